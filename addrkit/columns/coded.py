"""Codes of places, and the column of their names beside them: "OTT" and "OTTN", "KOD_OBEC" and "KOD_OBEC_NAZ"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from addrkit.columns.candidates import ColumnCandidate
from addrkit.columns.direct import GUESSED
from addrkit.columns.elsewhere import are_codes
from addrkit.columns.names import known_names, plain
from addrkit.columns.sample import Sample

_PLACES = frozenset({"city", "city_or_district", "city_or_suburb", "suburb", "district", "region"})
_LETTER = "n"
"""What names are told by: "OTTN"."""


def names_of_codes(
    columns: Sequence[str], found: Sequence[ColumnCandidate], passed: frozenset[int], rows: Sample
) -> list[ColumnCandidate]:
    """The candidates; for one of a place that holds codes the column that is called like it and a name."""
    read = passed | {each.place for each in found}
    kept = []
    for each in found:
        named = _named(columns, each, read, rows)
        if named is None:
            kept.append(each)
        else:
            kept.append(
                replace(each, place=named, name=columns[named], meaning=replace(each.meaning, rank=GUESSED))
            )
    return kept


def _named(columns: Sequence[str], each: ColumnCandidate, read: frozenset[int], rows: Sample) -> int | None:
    cells = [cell.strip() for cell in rows.texts(each.place)]
    if (
        each.meaning.field not in _PLACES
        or not cells
        or not (are_codes(cells) or all(map(str.isdigit, cells)))
    ):
        return None
    ends = {plain(each.name) + end for end in (_LETTER, *known_names().naming)}
    beside = [
        at
        for at, name in enumerate(columns)
        if at not in read and plain(name) in ends and any(map(str.isalpha, "".join(rows.texts(at))))
    ]
    return beside[0] if len(beside) == 1 else None
