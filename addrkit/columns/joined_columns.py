"""Columns that belong to one that is proposed: lines that count on from it, and the kinds of its streets."""

from __future__ import annotations

import re
from collections.abc import Sequence

from addrkit.columns.likely import are_several_types
from addrkit.columns.sample import Sample

_COUNTED = re.compile(r"(.*\D0?)(\d)(\W?)")


def with_kinds(name: str, columns: Sequence[str], rows: Sample) -> str:
    """A column of names of streets, with that of their kinds right beside it, as `--map` takes them.

    >>> with_kinds("b", ["a", "b"], Sample(["a", "b"], [["ul.", "Nowa"], ["al.", "Adama"]]))
    'a+b'
    """
    if name not in columns:
        return name
    at = columns.index(name)
    for beside in (at - 1, at + 1):
        cells = rows.texts(beside) if 0 <= beside < len(columns) else []
        if are_several_types(cells) and not rows.has_words(at, beside):
            return "+".join(columns[one] for one in sorted((at, beside)))
    return name


def joined_lines(name: str, columns: Sequence[str]) -> str:
    """A column of lines, with those that count on from it, as `--map` takes them.

    >>> joined_lines("Fac_Mor", ["Fac_Mor", "Fac_Mor2", "Fac_Cp"])
    'Fac_Mor+Fac_Mor2'
    """
    if name not in columns:
        return name
    return "+".join(columns[at] for at in with_siblings((columns.index(name),), columns))


def with_siblings(places: tuple[int, ...], columns: Sequence[str]) -> tuple[int, ...]:
    """The column of a line, with those whose names count on from its own: "LINE(0)" and "LINE(1)", "MOR" and "MOR2"."""
    if len(places) > 1:
        return places
    name = columns[places[0]]
    first = _COUNTED.fullmatch(name)
    stem, number, end = (first[1], int(first[2]), first[3]) if first else (name, 1, "")
    more = [
        at
        for at, found in enumerate(map(_COUNTED.fullmatch, columns))
        if found
        and (found[1].rstrip("_ -"), found[3]) == (stem.rstrip("_ -"), end)
        and int(found[2]) > number
    ]
    return (*places, *more)
