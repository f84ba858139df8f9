"""The second of two numbers by its cells: figures that few rows have, each a little more than the first of its row."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from addrkit.columns.abbreviated import may_say
from addrkit.columns.candidates import ColumnCandidate, ColumnGroup
from addrkit.columns.direct import GUESSED, Meaning
from addrkit.columns.kinds import are_additions
from addrkit.columns.likely import may_number, steps
from addrkit.columns.names import tokens
from addrkit.columns.sample import Sample

_NEAR, _FAR = 6, 20
"""Columns from a number to the last of its house: where few rows show it, and where several do."""
_SEVERAL = 3
_FARTHEST = 98
"""From a number to the last of its house."""
_PAIRS = (
    ("i", "f"),
    ("ini", "fin"),
    ("d", "h"),
    ("desde", "hasta"),
    ("de", "a"),
    ("od", "do"),
    ("von", "bis"),
    ("from", "to"),
    ("lo", "hi"),
    ("low", "high"),
    ("1", "2"),
    ("inicial", "final"),
    ("inf", "sup"),
    ("bas", "haut"),
    ("kezdo", "zaro"),
    ("start", "end"),
    ("min", "max"),
    ("first", "last"),
    ("s", "e"),
    ("l", "h"),
)
"""What the names of the first and of the last of two numbers end with."""
_OF_NUMBERS = ("number", "number_of_house", "house")
_BESIDE = frozenset({"number_last", "number_full", "number_orientation", "number_block"})
"""What a number has instead."""


def second_numbers(
    columns: Sequence[str], group: ColumnGroup, passed: Collection[int], rows: Sample
) -> list[ColumnCandidate]:
    """The only column behind the number whose cells, filled in some rows alone, are the last number of the house.

    >>> rows = Sample("ab", [["12", "14"], ["7", ""], ["31", "35"], ["8", ""]])
    >>> number = ColumnCandidate(0, "a", Meaning("house_number"))
    >>> [each.name for each in second_numbers("ab", ColumnGroup("", (number,)), (), rows)]
    ['b']
    """
    numbers = [each.place for each in group.candidates if each.meaning.field == "house_number"]
    if len(numbers) != 1 or any(each.meaning.field in _BESIDE for each in group.candidates):
        return []
    taken = {*passed, *(each.place for each in group.candidates)}
    behind = range(numbers[0] + 1, min(numbers[0] + _FAR + 1, len(columns)))
    some = [
        at
        for at in behind
        if at not in taken
        and may_number(columns[at])
        and _are_last(rows.pairs(numbers[0], at), _SEVERAL if at - numbers[0] > _NEAR else 1)
    ]
    return (
        [ColumnCandidate(some[0], columns[some[0]], Meaning("number_last", group.name, rank=GUESSED))]
        if len(some) == 1
        else []
    )


def numbers_of_pairs(columns: Sequence[str], rows: Sample) -> dict[int, Meaning]:
    """What columns mean that are the first and the last of two numbers, with the letters of each, as their ends say.

    >>> names = ["NUMPOST_I", "LLEPOST_I", "NUMPOST_F", "LLEPOST_F"]
    >>> rows = Sample(names, [["0012", "B", "0014", ""], ["0007", "", "0007", ""]])
    >>> {names[at]: each.field for at, each in numbers_of_pairs(names, rows).items()}
    {'NUMPOST_I': 'house_number', 'NUMPOST_F': 'number_last', 'LLEPOST_I': 'number_suffix'}
    """
    ends = {
        (tokens(name)[:-1], tokens(name)[-1]): at for at, name in enumerate(columns) if len(tokens(name)) > 1
    }
    for low, high in _PAIRS:
        pairs = [
            (at, ends[stem, high]) for (stem, end), at in ends.items() if end == low and (stem, high) in ends
        ]
        numbers = [
            pair
            for pair in pairs
            if may_say(columns[pair[0]], _OF_NUMBERS) and _are_ranges(rows.pairs(*pair))
        ]
        if len(numbers) != 1:
            continue
        found = {numbers[0][0]: Meaning("house_number"), numbers[0][1]: Meaning("number_last")}
        letters = [
            pair
            for pair in pairs
            if pair not in numbers and any(are_additions(rows.texts(at)) for at in pair)
        ]
        for at, field in zip(
            letters[0] if len(letters) == 1 else (), ("number_suffix", "number_last_suffix"), strict=False
        ):
            if are_additions(rows.texts(at)):
                found[at] = Meaning(field)
        return found
    return {}


def _are_ranges(pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether two numbers of houses stand in all rows, or only the first, and the last is a little more in some."""
    far = steps((one, two) for one, two in pairs if two)
    return bool(far) and min(far) >= 0 and 0 < max(far) <= _FARTHEST


def _are_last(pairs: Sequence[tuple[str, str]], least: int) -> bool:
    """Whether in few rows a number follows that ends what the first begins."""
    told = [(one, two) for one, two in pairs if one and two]
    far = steps(told) if least <= len(told) < len(pairs) else []
    return bool(far) and all(0 < each <= _FARTHEST for each in far)
