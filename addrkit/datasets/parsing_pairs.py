"""Addresses as people wrote them beside the register's record: what of the text is which part of the record.

French, American, Canadian, German and Singaporean pairs of the data folder. A part is where its words, abbreviations
written out, stand in the text; a row whose number or street does not stand there is left out, and other parts that do
not are not compared.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from addrkit.datasets.parsing_sets import LabelledText
from addrkit.locale.country import Country, country
from addrkit.locale.text import words

REGISTERS = {"pairs_de": "DE", "pairs_ca": "CA", "pairs_sg": "SG"}
_FRENCH_PLACES = {"city": "city", "postcode": "postcode"}
_AMERICAN_PLACES = {**_FRENCH_PLACES, "region": "state"}
"""Parts to the keys that they have in the records of a set."""
_LINE = re.compile(r"(\d+(?:bis|ter|quater|[A-Z])?)\s+(.+)")
_GOES_ON = re.compile(r"\s?(?:[-/&+\u2013]|(?:bis|ter|quater|[a-d])\b)", re.IGNORECASE)
"""Behind a number: it is longer than the record's."""
_RANGE = ("-", "/", "&", "+", "\u2013")
_PARTS = ("house_number", "street", "city", "postcode", "region")
_NEEDED = ("house_number", "street")
_LONGER = 3
"""Words that a part may have in the text beyond those of the record."""


def strangers(data: Path) -> Iterator[tuple[str, LabelledText]]:
    """The name of a set and a labelled text of it, for all sets."""
    for text, record in _with_truths(data / "fr_pairs" / "everyday.jsonl.gz", "address", _FRENCH_PLACES):
        yield from _labelled("fr_pairs", "FR", text, record)
    for text, record in _with_truths(data / "us_pairs" / "pairs.jsonl.gz", "address1", _AMERICAN_PLACES):
        yield from _labelled("us_pairs", "US", text, record)
    for name, code in REGISTERS.items():
        for text, record in _registered(data / name):
            yield from _labelled(name, code, text, record)


def _labelled(
    name: str, code: str, text: str, record: Mapping[str, str]
) -> Iterator[tuple[str, LabelledText]]:
    found = spans(text, record, country(code))
    if all(part in found for part in _NEEDED) and not _is_longer(text, found["house_number"]):
        yield name, LabelledText(text, code, found, tuple(found), True)


def _is_longer(text: str, number: str) -> bool:
    """Whether more of a number stands beside that of the record: "3-5", "12 bis"."""
    before, _, behind = text.partition(number)
    return bool(_GOES_ON.match(behind)) or before.rstrip().endswith(_RANGE)


def spans(text: str, record: Mapping[str, str], here: Country) -> dict[str, str]:
    """The parts of a record that stand in a text, as they are written there.

    >>> from addrkit.locale.country import country
    >>> spans("Albrechtstr. 20, Berlin", {"street": "Albrechtstraße", "house_number": "20"}, country("DE"))
    {'house_number': '20', 'street': 'Albrechtstr.'}
    """
    typed = words(text)
    found: dict[str, str] = {}
    for part in _PARTS:
        meant = here.contracted(record.get(part, ""))
        if not meant:
            continue
        for first in range(len(typed)):
            for end in range(first + 1, min(first + len(meant) + _LONGER, len(typed)) + 1):
                written = text[typed[first].start : typed[end - 1].end]
                if here.contracted(written) == meant:
                    pointed = text[typed[end - 1].end : typed[end - 1].end + 1] == "."
                    found.setdefault(part, written + ("." if pointed and part == "street" else ""))
    return found


def _with_truths(file: Path, line: str, places: Mapping[str, str]) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Texts with the first record that each may mean: its number and street from one line, its places by their keys."""
    for row in _json_lines(file):
        for truth in row["truth"][:1]:
            found = _LINE.fullmatch(truth[line])
            if found:
                number, street = found.groups()
                named = {part: truth[key] for part, key in places.items()}
                yield row["raw"], {"house_number": number, "street": street, **named}


def _json_lines(file: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _registered(folder: Path) -> Iterator[tuple[str, Mapping[str, str]]]:
    with gzip.open(folder / "reference.csv.gz", "rt", encoding="utf-8") as lines:
        register = {row["id"]: row for row in csv.DictReader(lines)}
    queries = io.StringIO((folder / "queries.csv").read_text("utf-8"))
    for row in csv.DictReader(queries):
        first = re.split(r"[|; ]", row["true_ids"])[0]
        if first in register:
            yield row["address"], register[first]
