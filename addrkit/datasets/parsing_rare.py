"""Adds texts to a test file that hold the components that others hold few of, to test their confidences.

    ADDRKIT_DATA=... python -m addrkit.datasets.parsing_rare TEST.jsonl [--packages FOLDER]

Adds two sets to TEST.jsonl of `addrkit.datasets.parsing_training_data`: addresses of 33 countries composed with the
hand of names, forms and streets that nothing was calibrated on, and British surgeries and pharmacies before their
addresses, of registers that calibration has not read.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from addrkit.datasets.parsing_calibration import TEST, composed_texts, venues
from addrkit.types import COMPONENTS

SEED = 23
EACH = 150
"""Composed texts a country."""
_OTHER_VENUES = ("general-medical-practices", "pharmacy")
_NAMES = 1_500


def rare(data: Path, packages: Path | None) -> Iterator[dict[str, Any]]:
    """The rows of both sets."""
    random = Random(SEED)  # noqa: S311
    composed = composed_texts(packages, random, TEST, EACH)
    for text in composed:
        yield _row("composed_rare", text.text, text.country, text.spans, COMPONENTS)
    for text in venues(data, random, _OTHER_VENUES, _NAMES):
        yield _row("uk_venues", text.text, text.country, text.spans, ("building",))


def _row(
    name: str, text: str, country: str, spans: dict[str, tuple[int, int]], compared: tuple[str, ...]
) -> dict[str, Any]:
    components = {each: text[start:end] for each, (start, end) in spans.items()}
    return {"set": name, "text": text, "country": country, "components": components, "compared": compared}


def main() -> None:
    """Write the rows behind those that are there; a second run changes nothing."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("tests", type=Path)
    options.add_argument("--packages", type=Path)
    given = options.parse_args()
    rows = [json.loads(line) for line in given.tests.read_text("utf-8").splitlines()]
    kept = [row for row in rows if row["set"] not in ("composed_rare", "uk_venues")]
    added = list(rare(Path(os.environ["ADDRKIT_DATA"]), given.packages))
    with given.tests.open("w", encoding="utf-8") as file:
        for row in (*kept, *added):
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    print(f"{len(added)} rows")


if __name__ == "__main__":
    main()
