"""Numbers that stand for a name beside them, and are none of houses: "ROAD_NO" beside "ROAD_NAME"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from addrkit.columns.candidates import ColumnCandidate
from addrkit.columns.kinds import are_doors
from addrkit.columns.sample import Sample

_NUMBERS = frozenset({"house_number", "number_full", "number_beside_street"})
_LETTERS = 0.8
"""Of the cells of a column of names those that have letters."""


def without_numbers_of_names(
    columns: Sequence[str], found: Sequence[ColumnCandidate], rows: Sample
) -> list[ColumnCandidate]:
    """The candidates of a register without numbers that each have one name of their own, where others are of houses.

    >>> from addrkit.columns.direct import Meaning
    >>> rows = Sample("abc", [["7", "High Road", "12"], ["7", "High Road", "14"], ["9", "Low Road", "12"]])
    >>> some = [ColumnCandidate(0, "a", Meaning("house_number")), ColumnCandidate(2, "c", Meaning("house_number"))]
    >>> [each.name for each in without_numbers_of_names("abc", some, rows)]
    ['c']
    """
    numbers = [each for each in found if each.meaning.field in _NUMBERS and rows.texts(each.place)]
    buildings = [each for each in found if each.meaning.field == "building"]
    if len(numbers) + len(buildings) < 2:
        return list(found)
    named = [at for at in range(len(columns)) if _are_names(rows.texts(at))]
    coded = [each for each in numbers if any(rows.twins(at, each.place) for at in named)]
    left = [each for each in numbers if each not in coded] or buildings
    if len(left) != 1 or not coded or not _are_numbers(left[0], coded, rows):
        return list(found)
    [number] = left
    house = replace(number, meaning=replace(number.meaning, field="house_number"))
    return [house if each is number else each for each in found if each not in coded]


def _are_numbers(each: ColumnCandidate, coded: Sequence[ColumnCandidate], rows: Sample) -> bool:
    """Whether a column has numbers of houses in most rows that have others."""
    full = not rows.is_sparse(each.place, [one.place for one in coded])
    return full and are_doors([cell.strip() for cell in rows.texts(each.place)])


def _are_names(cells: Sequence[str]) -> bool:
    return bool(cells) and sum(any(map(str.isalpha, cell)) for cell in cells) >= _LETTERS * len(cells)
