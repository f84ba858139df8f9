"""A column that has the whole number, whatever it is called, beside one with its figures: "E1234" and "1234"."""

from __future__ import annotations

from collections.abc import Sequence

from addrkit.columns.candidates import ColumnCandidate, ColumnGroup
from addrkit.columns.direct import GUESSED, Meaning
from addrkit.columns.sample import Sample

_NEAR = 3
"""Columns from a number to the whole one."""
_MOST = 4
"""Letters and figures that are added to a number."""


def whole_number_by_cells(
    columns: Sequence[str], group: ColumnGroup, passed: frozenset[int], rows: Sample
) -> list[ColumnCandidate]:
    """The only column near that of the number that holds it in all rows, in some with a letter more."""
    numbers = [each for each in group.candidates if each.meaning.field == "house_number"]
    if len(numbers) != 1 or any(each.meaning.field == "number_full" for each in group.candidates):
        return []
    [number] = numbers
    taken = {*passed, *(each.place for each in group.candidates)}
    near = range(max(number.place - _NEAR, 0), min(number.place + _NEAR + 1, len(columns)))
    whole = [at for at in near if at not in taken and is_whole_number(rows, at, number.place)]
    if len(whole) != 1:
        return []
    return [ColumnCandidate(whole[0], columns[whole[0]], Meaning("number_full", group.name, rank=GUESSED))]


def is_whole_number(rows: Sample, at: int, number: int) -> bool:
    """Whether a column holds the number in all rows, and a little more in some; a figure more is another number."""
    pairs = [(whole.strip(), part.strip()) for whole, part in rows.pairs(at, number) if whole or part]
    return any(whole != part for whole, part in pairs) and all(_goes_on(*pair) for pair in pairs)


def _goes_on(whole: str, part: str) -> bool:
    if not part or not part.isdigit():
        return whole == part
    before, found, behind = whole.partition(part)
    short = len(before) + len(behind) <= _MOST and not (before and behind)
    return bool(found) and short and not before[-1:].isdigit() and not behind[:1].isdigit()
