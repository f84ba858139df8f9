"""One word a thing: what the names of classes and modules promise a reader."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parents[1]
MIRROR = "addrkit/serve/models.py"
"""The service's documents repeat the values of `addrkit.types` under their names, on purpose."""

CLASS = re.compile(r"^ *class (\w+)[(:]", re.MULTILINE)


def test_no_two_classes_have_one_name_but_where_the_service_mirrors_the_library() -> None:
    found = defaultdict(list)
    for folder in ("addrkit", "benchmarks"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for name in CLASS.findall(path.read_text("utf-8")):
                found[name].append(path.relative_to(ROOT).as_posix())
    twice = {
        name: paths
        for name, paths in found.items()
        if len(paths) > 1 and not (len(paths) == 2 and MIRROR in paths)
    }
    assert twice == {}


def test_a_place_is_a_locality_and_no_position() -> None:
    counted = re.compile(r"for place(, .*)? in (enumerate|range|reversed\(range)\(")
    found = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for folder in ("addrkit", "benchmarks")
        for path in sorted((ROOT / folder).rglob("*.py"))
        for line in path.read_text("utf-8").splitlines()
        if counted.search(line)
    ]
    assert found == []
