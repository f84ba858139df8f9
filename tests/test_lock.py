"""The lock holds what pyproject.toml asks for, each package with hashes."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
LOCKED = re.compile(
    r"^([A-Za-z0-9_.-]+)(?:\[[^]]*\])?==(\S+)[^\n]*\\\n((?: +--hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)",
    re.MULTILINE,
)


def test_every_package_that_is_asked_for_is_locked_in_its_range() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = [*project["dependencies"]]
    for extra in ("dev", "bench", "serve"):
        asked += project["optional-dependencies"][extra]
    found = {
        name: version for name, version, _ in LOCKED.findall((ROOT / "requirements.lock").read_text("utf-8"))
    }
    for each in map(Requirement, asked):
        name = canonicalize_name(each.name)
        assert name in found, f"{name} is not locked: make lock"
        assert each.specifier.contains(found[name]), f"{name} {found[name]} is out of range: make lock"
