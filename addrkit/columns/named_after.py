"""Letters right behind a number, under its name and one word more: "num_interior_alf" behind "num_interior"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from addrkit.columns.candidates import ColumnCandidate
from addrkit.columns.kinds import are_additions, are_directions
from addrkit.columns.names import plain, tokens
from addrkit.columns.sample import Sample

_LETTERS_OF = {"house_number": "number_suffix", "unit": "unit_letter", "unit_number": "unit_letter"}
"""The field of what is added to a number."""


def letters_named_after(
    columns: Sequence[str], found: Sequence[ColumnCandidate], passed: Collection[int], rows: Sample
) -> list[ColumnCandidate]:
    """The columns of letters that are named after the number before them, where no name tells any.

    >>> from addrkit.columns.direct import Meaning
    >>> rows = Sample("ab", [["12", "B"], ["14", ""]])
    >>> some = [ColumnCandidate(0, "Unit", Meaning("unit"))]
    >>> [each.meaning.field for each in letters_named_after(["Unit", "Unit_Alf"], some, (), rows)]
    ['unit_letter']
    """
    there = {each.meaning.field for each in found}
    taken = {*passed, *(each.place for each in found)}
    letters: list[ColumnCandidate] = []
    for each in found:
        field, at = _LETTERS_OF.get(each.meaning.field, ""), each.place + 1
        if not field or field in there or "number_letter" in there or at >= len(columns) or at in taken:
            continue
        own, more = tokens(each.name), tokens(columns[at])
        cells = rows.texts(at)
        named = len(more) == len(own) + 1 and more[: len(own)] == own
        if named and are_additions(cells) and not are_directions(cells):
            letters.append(ColumnCandidate(at, columns[at], replace(each.meaning, field=field)))
    return letters


def numbers_that_are_letters(found: Sequence[ColumnCandidate], rows: Sample) -> list[ColumnCandidate]:
    """The candidates; a second number under the name of the first and more letters, with letters alone, is added to it.

    >>> from addrkit.columns.direct import Meaning
    >>> names = ["ADDRNUM", "ADDRNUMEXT"]
    >>> some = [ColumnCandidate(at, name, Meaning("house_number")) for at, name in enumerate(names)]
    >>> [each.meaning.field for each in numbers_that_are_letters(some, Sample(names, [["12", "1/2"], ["7", "B"]]))]
    ['house_number', 'number_suffix']
    """
    numbers = [each for each in found if each.meaning.field == "house_number"]
    letters = [
        each
        for each in numbers
        if any(each is not one and plain(each.name).startswith(plain(one.name)) for one in numbers)
        and are_additions(rows.texts(each.place))
    ]
    return [
        replace(each, meaning=replace(each.meaning, field="number_suffix")) if each in letters else each
        for each in found
    ]
