"""How fast this checkout verifies beside another one, by turns on the same rows.

    python -m benchmarks.running.paired ROWS COUNTRY GAZETTEER OTHER-CHECKOUT OTHER-GAZETTEER [--runs 3] [--rows 1000]

ROWS is a text file with an address a line. Each run is a process of its own, first of the other checkout, then of this
one: it opens the gazetteer, verifies a hundred rows that are not counted, then the rows with `kit.verify_many`, and a
third of them again with `kit.verify`, one by one. Times are those that a core worked. The gazetteers hold the same
records, each in the format of its checkout.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.shared.provenance import RESULTS, ROOT, provenance, write_result

PACKAGES = ("numpy", "faiss-cpu", "rapidfuzz", "pyarrow")
WARM = 100
_WORK = """
import gc, json, sys, time
import addrkit
file, country, folder, count, warm = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]), int(sys.argv[5])
rows = [line.rstrip("\\n") for line in open(file, encoding="utf-8")]
kit = addrkit.open(folder)
list(kit.verify_many(rows[count:count + warm], country=country))
# As a batch does it: what verification makes has no cycles to be looked for.
gc.freeze()
gc.set_threshold(50_000)
clock = time.process_time
begun = clock()
found = list(kit.verify_many(rows[:count], country=country))
together = clock() - begun
alone = []
for row in rows[: count // 3]:
    begun = clock()
    kit.verify(row, country=country)
    alone.append(clock() - begun)
alone.sort()
accepted = sum(each.action == "accept" for each in found)
print(json.dumps([len(found) / together, alone[len(alone) // 2] * 1e3, alone[len(alone) * 99 // 100] * 1e3, accepted]))
"""
FIGURES = ("rows a core second", "one by one, p50 ms", "one by one, p99 ms", "accepted")


def measured(checkout: Path, arguments: list[str]) -> list[float]:
    """The figures of one run of a checkout."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(checkout),
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-c", _WORK, *arguments]
    ended = subprocess.run(
        command, cwd=checkout, env=environment, capture_output=True, text=True, check=False
    )
    if ended.returncode:
        raise SystemExit(f"paired: {checkout}: {ended.stderr.strip().splitlines()[-1]}")
    found: list[float] = json.loads(ended.stdout)
    return found


def main() -> None:
    """Measure by turns, print and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("typed", type=Path)
    parser.add_argument("country")
    parser.add_argument("gazetteer", type=Path)
    parser.add_argument("other", type=Path)
    parser.add_argument("other_gazetteer", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--rows", type=int, default=1_000)
    parser.add_argument("--results", type=Path, default=RESULTS, help="where to write")
    options = parser.parse_args()
    about = provenance(PACKAGES)
    sides = {
        "other": (options.other.resolve(), options.other_gazetteer),
        "this": (ROOT, options.gazetteer),
    }
    runs: dict[str, list[list[float]]] = {name: [] for name in sides}
    for _ in range(options.runs):
        for name, (checkout, gazetteer) in sides.items():
            asked = [str(options.typed.resolve()), options.country, str(gazetteer.resolve())]
            runs[name].append(measured(checkout, [*asked, str(options.rows), str(WARM)]))
    figures: dict[str, Any] = {}
    for at, figure in enumerate(FIGURES):
        told = {name: round(median(run[at] for run in found), 2) for name, found in runs.items()}
        ratios = [this[at] / other[at] for this, other in zip(runs["this"], runs["other"], strict=True)]
        figures[figure] = {**told, "ratio of each pair": [round(each, 3) for each in ratios]}
        print(f"{figure:24}{told['other']:>10,}{told['this']:>10,}   {figures[figure]['ratio of each pair']}")
    result = {
        "benchmark": "paired",
        **about,
        "country": options.country,
        "rows": options.rows,
        "figures": figures,
    }
    write_result(options.results, f"paired-{options.country.lower()}", result)


if __name__ == "__main__":
    main()
