"""Half the addresses that people typed, as labels for `addrkit train matcher --labels`.

    ADDRKIT_DATA=DATA python -m addrkit.datasets.label_pairs LABELS.csv

The halves are split by street: what is measured on the other half tells how the score does on streets that it was not
calibrated on.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections.abc import Iterable
from pathlib import Path
from zlib import crc32

from addrkit.datasets.american_records import american_pairs
from addrkit.datasets.french_records import DataError, Pair, data_folder, read_pairs
from addrkit.evaluate.labelled import ABSENT, SEVERAL

_NUMBER = re.compile(r"^\d+(?:bis|ter|quater)?")


def is_held_out(pair: Pair) -> bool:
    """Whether a pair is one to measure on: half the streets are."""
    streets = sorted(f"{_NUMBER.sub('', line)} {postcode}" for line, postcode in pair.addresses)
    return crc32(streets[0].encode()) % 2 == 1 if streets else True


def labels(data: Path) -> Iterable[tuple[str, str, str]]:
    """Text, country and ids of the pairs to calibrate on."""
    found = [
        ("FR", pair)
        for name in ("everyday", "hard")
        for pair in read_pairs(data / "fr_pairs" / f"{name}.jsonl.gz")
    ]
    found += [("US", pair) for pair in american_pairs(data)]
    for country, pair in found:
        if not is_held_out(pair):
            yield pair.raw, country, SEVERAL.join(sorted(pair.truth)) or ABSENT


def main() -> None:
    """Write the labels."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("output", type=Path)
    options = parser.parse_args()
    try:
        rows = list(labels(data_folder()))
    except DataError as error:
        raise SystemExit(f"label_pairs: {error}") from None
    with options.output.open("w", encoding="utf-8", newline="") as output:
        writer = csv.writer(output)
        writer.writerow(("address", "country", "truth"))
        writer.writerows(rows)


if __name__ == "__main__":
    main()
