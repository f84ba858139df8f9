"""Whole addresses in one column, cut by the parser while a gazetteer is built."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pyarrow as pa

from addrkit.gazetteer.refusal import SHOWN, Refusal
from addrkit.parsing.parser import open_parser
from addrkit.types import COMPONENTS

DOUBTED = "an address that the parser cut with doubt (kept as it was cut)"
SURE = 0.6
"""Confidence below which a component is doubted."""
_BEHIND = ("city", "region", "postcode")
"""What stands behind a line, where other columns hold it."""


def cut(
    texts: pa.Array, given: Mapping[str, pa.Array], country: str | None, file: str, first: int
) -> tuple[dict[str, pa.Array], list[Refusal]]:
    """The components of addresses; what other columns give stays. And what the parser doubts, counted.

    `first` is the number of the first row.
    """
    rows = texts.to_pylist()
    columns = {name: column.to_pylist() for name, column in given.items() if name in COMPONENTS}
    places = [at for at, text in enumerate(rows) if text]
    behind = [
        ", ".join(filter(None, (columns[name][place] for name in _BEHIND if name in columns)))
        for place in places
    ]
    asked = [
        f"{rows[place]}, {rest}" if rest else str(rows[place])
        for place, rest in zip(places, behind, strict=True)
    ]
    codes = [(columns["country"][place] if "country" in columns else None) or country for place in places]
    parsed = open_parser().parse_many(asked, _codes(codes), others=False)
    found: dict[str, list[str | None]] = {
        name: list(columns.get(name) or [None] * len(rows)) for name in COMPONENTS if name != "country"
    }
    doubted, shown = 0, (0, "")
    for place, each in zip(places, parsed, strict=True):
        text = str(rows[place])
        own = {
            name: part
            for name, part in each.components.items()
            if part.end <= len(text) or name not in columns
        }
        for name, part in own.items():
            if name in found and not found[name][place]:
                found[name][place] = part.value
        if each.unmatched or any(part.confidence < SURE for part in own.values()) or not own:
            doubted += 1
            shown = shown if shown[0] else (first + place, text[:SHOWN])
    made = {name: pa.array(values, pa.string()) for name, values in found.items()}
    return made, [Refusal(DOUBTED, doubted, file, *shown, kept=True)] if doubted else []


def _codes(codes: Sequence[str | None]) -> list[str | None]:
    from addrkit.locale.country_names import country_of_cell

    return [None if code is None else country_of_cell(code) for code in codes]
