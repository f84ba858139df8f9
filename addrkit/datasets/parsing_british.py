"""British addresses of public registers as libpostal cuts them, where that is plausible.

    ADDRKIT_DATA=... LIBPOSTAL_DATA_DIR=... python -m addrkit.datasets.parsing_british OUT.jsonl [--sure]

With `--sure`, as the present parser cuts those that it is sure of: a model that goes on from it should not forget
them. Otherwise kept are texts whose postcode libpostal finds as the register has it, of which every word has a
component and no component reaches over a comma.
"""

from __future__ import annotations

import argparse
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from addrkit.locale.text import squeeze
from addrkit.parsing.compact import CompactParser
from addrkit.parsing.libpostal.parser import LibpostalParser

COUNT = 45_000
SURE_COUNT = 14_000
SURE = 0.8
_COLUMNS = {
    "edubase": (2, 3),
    "general-dental-practices": (2, 3),
    "general-medical-practices": (2, 3),
    "pharmacy": (2, 3),
    "end-of-life-vehicles": (2, 3),
    "gambling-commission": (2, 3),
    "charity-commission": (2, 3),
    "companies-house": (2, 3),
    "vehicle-testing-stations": (1, 2),
    "civil-marriage-venues": (1, 2),
    "jobcentre": (2, 3),
}
"""Folders to the columns of text and postcode."""
_NATIONS = {"england", "scotland", "wales", "northern ireland"}


def texts(data: Path) -> list[tuple[str, str]]:
    """Texts without postcode, and postcodes."""
    found = []
    for name, (text, postcode) in _COLUMNS.items():
        folder = data / "uk_messy" / "bulk" / name
        file = next(each for each in (folder / "addresses.tsv", folder / "sample.tsv") if each.exists())
        for line in file.read_text("utf-8").split("\n"):
            cells = line.split("\t")
            if len(cells) > postcode and cells[postcode].strip():
                found.append((" ".join(cells[text].strip(" ,").split()), cells[postcode].strip()))
    return found


def plausible(parser: LibpostalParser, text: str, postcode: str) -> dict[str, str] | None:
    """The components of a text; None where libpostal is not to be trusted with it."""
    parsed = parser.parse(text, "GB")
    parts = {name: part.value for name, part in parsed.components.items()}
    if parsed.unmatched or squeeze(parts.get("postcode", "")) != squeeze(postcode):
        return None
    if "city" not in parts or not {"street", "building"} & parts.keys():
        return None
    if any("," in value for name, value in parts.items() if name != "unit"):
        return None
    if "region" in parts and parts["region"].lower() not in _NATIONS:
        if "district" in parts:
            return None
        # libpostal calls some counties states.
        parts["district"] = parts.pop("region")
    return parts


def sure_of(wanted: int = SURE_COUNT) -> Iterator[dict[str, Any]]:
    """Texts of which the present parser gives every word to a component, none with a confidence below SURE."""
    random, parser = Random(5), CompactParser()  # noqa: S311
    rows = texts(Path(os.environ["ADDRKIT_DATA"]))
    random.shuffle(rows)
    whole = [
        re.sub(r"\s+", " ", before) + random.choice((", ", " ", ", ")) + code
        for before, code in rows[:wanted]
    ]
    for text, parsed in zip(whole, parser.parse_many(whole, ["GB"] * len(whole), others=False), strict=True):
        parts = parsed.components
        if parts and not parsed.unmatched and min(part.confidence for part in parts.values()) >= SURE:
            yield {
                "text": text,
                "country": "GB",
                "components": {name: part.value for name, part in parts.items()},
            }


def cut_by_libpostal() -> Iterator[dict[str, Any]]:
    """Texts as libpostal cuts them, where that is plausible."""
    random, parser = Random(3), LibpostalParser()  # noqa: S311
    rows = texts(Path(os.environ["ADDRKIT_DATA"]))
    random.shuffle(rows)
    for before, postcode in rows[:COUNT]:
        text = re.sub(r"\s+", " ", before) + random.choice((", ", " ", ", ")) + postcode
        parts = plausible(parser, text, postcode)
        if parts:
            yield {"text": text, "country": "GB", "components": parts}


def main() -> None:
    """Write the texts with their components."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("out", type=Path)
    options.add_argument("--sure", action="store_true")
    given = options.parse_args()
    with given.out.open("w", encoding="utf-8") as file:
        for row in sure_of() if given.sure else cut_by_libpostal():
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
