"""What a gazetteer of tens of millions of records costs to build: time, memory, disk.

    python -m benchmarks.running.many_records [--records 50000000] [--folder FOLDER] [--results FOLDER]

Writes made Dutch records as a register is ordered (a town after the other, twenty doors a street), builds a gazetteer
of them with the command line and verifies 200 of its addresses. Fifty million take an hour and 60 GB in FOLDER.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from addrkit.datasets.real_schemas import MadeDoor
from benchmarks.running.command import CommandError, addrkit_command, run_measured
from benchmarks.running.large_inputs import PACKAGES, SEED, confirmed, rounded
from benchmarks.shared.provenance import RESULTS, provenance, write_result

DOORS = 20
"""Of a street."""
STREETS = 80
"""Of a town."""
AT_ONCE = 50_000
"""Streets that are written at a time."""
SAMPLED = 200
_BEGINNINGS = (
    "b",
    "br",
    "d",
    "dr",
    "f",
    "g",
    "h",
    "k",
    "kl",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "st",
    "t",
    "v",
    "w",
    "z",
)
_VOWELS = ("a", "aa", "e", "ee", "ei", "i", "ie", "o", "oe", "oo", "u", "ui")
_ENDS = ("", "k", "l", "m", "n", "r", "s", "t", "nd", "rd")
_TYPES = ("straat", "weg", "laan", "plein", "kade", "hof", "pad", "dijk")


def names(count: int, syllables: int, random: np.random.Generator) -> pl.Series:
    """Made names that can be spoken."""
    parts = [
        pl.Series(np.asarray(choice)[random.integers(len(choice), size=count)])
        for _ in range(syllables)
        for choice in (_BEGINNINGS, _VOWELS, _ENDS)
    ]
    return pl.select(pl.concat_str(parts)).to_series()


def tables(records: int, seed: int) -> Iterator[pl.DataFrame]:
    """The records, some streets at a time."""
    random = np.random.default_rng(seed)
    streets = -(-records // DOORS)
    towns = names(-(-streets // STREETS), 2, random).str.to_titlecase()
    for first in range(0, streets, AT_ONCE):
        here = min(AT_ONCE, streets - first)
        number = np.arange(first, first + here)
        types = np.asarray(_TYPES)[random.integers(len(_TYPES), size=here)]
        code = number // 676 % 9000 + 1000
        letters = [f"{chr(65 + each // 26)}{chr(65 + each % 26)}" for each in (number % 676).tolist()]
        made = pl.DataFrame(
            {
                "street": pl.select(
                    pl.concat_str([names(here, 2, random).str.to_titlecase(), pl.Series(types)])
                ).to_series(),
                "city": towns[(number // STREETS).tolist()],
                "postcode": [f"{digits} {pair}" for digits, pair in zip(code.tolist(), letters, strict=True)],
                "lat": 51 + (number % 2000) / 1000,
                "lon": 4 + (number // 2000 % 2000) / 1000,
                "first": number * DOORS,
            }
        )
        doors = pl.DataFrame({"door": np.arange(DOORS)})
        yield (
            made.join(doors, how="cross", maintain_order="left_right")
            .with_columns(
                id=pl.format("r{}", pl.col("first") + pl.col("door")),
                house_number=pl.col("door") * 2 + 1,
                lat=(pl.col("lat") + pl.col("door") * 1e-5).round(7),
                country=pl.lit("NL"),
            )
            .drop("first", "door")
        )


def write(records: int, file: Path) -> list[MadeDoor]:
    """The records as CSV; returns some of them."""
    random = np.random.default_rng(SEED)
    kept: list[MadeDoor] = []
    parts = -(-records // (DOORS * AT_ONCE))
    with file.open("wb") as output:
        for at, table in enumerate(tables(records, SEED)):
            table.write_csv(output, include_header=at == 0)
            wanted = -(-SAMPLED // parts)
            for row in random.choice(table.height, size=min(wanted, table.height), replace=False).tolist():
                kept.append(_door(table.row(row, named=True)))
    return kept[:SAMPLED]


def _door(row: dict[str, Any]) -> MadeDoor:
    return MadeDoor(
        id=row["id"],
        number=str(row["house_number"]),
        street=row["street"],
        city=row["city"],
        postcode=row["postcode"],
    )


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--records", type=int, default=50_000_000)
    parser.add_argument("--folder", type=Path, help="where there is room")
    parser.add_argument("--results", type=Path, default=RESULTS, help="where to write")
    options = parser.parse_args()
    about = provenance(PACKAGES)
    try:
        with tempfile.TemporaryDirectory(dir=options.folder) as folder:
            work = Path(folder)
            print("many_records: writing", file=sys.stderr, flush=True)
            doors = write(options.records, work / "register.csv")
            gazetteer = work / "register.gaz"
            print("many_records: building", file=sys.stderr, flush=True)
            command = ("gazetteer", "build", work / "register.csv", "-o", gazetteer, "--coverage", "complete")
            cost = run_measured(addrkit_command(*command))
            size = sum(file.stat().st_size for file in gazetteer.iterdir())
            print("many_records: verifying", file=sys.stderr, flush=True)
            found = {
                "records": options.records,
                "build": rounded(cost),
                "records_per_second": round(options.records / cost.seconds),
                "records_per_processor_second": round(options.records / cost.processor_seconds),
                "peak_mb": round(cost.peak_bytes / 1e6),
                "peak_mb_without_mapped_files": round(cost.peak_own_bytes / 1e6),
                "bytes_per_record": round(size / options.records, 1),
                "verified": len(doors),
                "confirmed": round(confirmed(doors, "NL", gazetteer, work), 4),
            }
    except (OSError, CommandError) as error:
        raise SystemExit(f"many_records: {error}") from None
    text = "".join(f"{name}: {value}\n" for name, value in found.items() if name != "build")
    print(text, end="")
    result = {"benchmark": "many records", **about, "seed": SEED, "figures": found}
    name = f"many-records-{options.records // 1_000_000}m"
    print(f"written to {write_result(options.results, name, result)}", file=sys.stderr)


if __name__ == "__main__":
    main()
