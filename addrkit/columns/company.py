"""Names that other columns have to explain, and columns whose cells show that they are no part of an address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from addrkit.columns.groups import ColumnCandidate
from addrkit.columns.likely import is_street_type
from addrkit.columns.names import AMBIGUOUS, known_names, plain, tokens
from addrkit.columns.sample import Sample
from addrkit.columns.spelled import spellings

_MOST_WORDS = 4
"""Words of a name that another column is known by."""
_NUMBERED_LISTS = ("country", "region", "city")
"""Fields whose cells are names or short codes: mere numbers there are those of some list of a program's own."""
_DIGIT = re.compile(r"\d")
_OF_A_LIST = frozenset({"id", "nr", "key"})


def in_company(
    found: Iterable[ColumnCandidate], columns: Sequence[str], rows: Sample
) -> list[ColumnCandidate]:
    """The candidate columns, each with its one field among these columns; columns of no field are left out.

    A name such as "Kraj" is the country in Polish and the region in Czech: what stands beside it tells. Where nothing
    does, the column is not read.
    """
    kept = []
    for each in found:
        field = each.meaning.field
        if field.startswith(AMBIGUOUS):
            readings = known_names().ambiguous[field.removeprefix(AMBIGUOUS)]
            there = _names((*columns[: each.place], *columns[each.place + 1 :]))
            read = next((one for one, beside in readings if not beside or _any_there(beside, there)), None)
            if read is None:
                continue
            each = replace(each, meaning=replace(each.meaning, field=read))
        if not _is_something_else(each, rows):
            kept.append(_by_cells(each, rows))
    return kept


def _any_there(beside: frozenset[frozenset[str]], there: frozenset[str]) -> bool:
    return any(each <= there for each in beside)


def _by_cells(each: ColumnCandidate, rows: Sample) -> ColumnCandidate:
    """A candidate that its cells show to be of another field than its name says."""
    cells = rows.texts(each.place)
    field = each.meaning.field
    if cells and field == "number_suffix" and all(map(is_street_type, cells)):
        # What is added to a street, not to a number: "SUFFIX".
        field = "street_type"
    elif cells and field == "postcode_city" and not any(map(_DIGIT.search, cells)):
        # The town of a postcode alone: "ZIPCITY".
        field = "city"
    return each if field == each.meaning.field else replace(each, meaning=replace(each.meaning, field=field))


def _is_something_else(each: ColumnCandidate, rows: Sample) -> bool:
    """Whether the cells show that a column is of a program's own: how far an order is, or a number of a list."""
    shape = known_names().shapes.get(plain(each.name))
    if shape is not None and not all(shape.fullmatch(cell.strip()) for cell in rows.texts(each.place)):
        return True
    if each.meaning.field not in _NUMBERED_LISTS:
        return False
    cells = rows.texts(each.place)
    if not cells:
        return False
    if all(plain(cell) in known_names().stages for cell in cells):
        return True
    listed = each.meaning.field == "country" or _OF_A_LIST.intersection(tokens(each.name))
    return bool(listed) and all(cell.strip().isdigit() for cell in cells)


@lru_cache(1_000)
def _names(columns: tuple[str, ...]) -> frozenset[str]:
    """All that the columns may be called: their names, and stretches of the words of these."""
    found = set()
    for each in columns:
        found.add(plain(each))
        words = tokens(each)
        for text in spellings(each):
            found |= {plain(text), *text.split()}
        found |= {
            "".join(words[first:end])
            for first in range(len(words))
            for end in range(first + 1, min(len(words), first + _MOST_WORDS) + 1)
        }
    return frozenset(found)
