"""Parts of the street of a place whose names say little behind the word for it: "Site_Name" beside "Site_Num"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from addrkit.columns.candidates import ColumnCandidate
from addrkit.columns.direct import Meaning
from addrkit.columns.fields import LINES
from addrkit.columns.kinds import are_directions
from addrkit.columns.likely import are_several_types
from addrkit.columns.names import known_names, tokens
from addrkit.columns.sample import Sample

_NUMBERS = frozenset({"house_number", "number_beside_street"})


def with_parts_of_places(
    columns: Sequence[str], found: Sequence[ColumnCandidate], rows: Sample
) -> list[ColumnCandidate]:
    """The candidates of a register, and the street's parts that cells tell behind the word for the place.

    >>> names = ["Site_Num", "Site_Name", "Site_Suf"]
    >>> rows = Sample(names, [["12", "King", "St"], ["500", "Ponce", "Blvd"]])
    >>> number = ColumnCandidate(0, "Site_Num", Meaning("house_number", "site"))
    >>> [each.meaning.field for each in with_parts_of_places(names, [number], rows)]
    ['house_number', 'street_base', 'street_type']
    """
    known = known_names()
    for group in known.placed:
        some = [each for each in found if each.meaning.group == group]
        numbers = [each for each in some if each.meaning.field in _NUMBERS]
        if len(numbers) != 1 or any(each.meaning.field in LINES for each in some):
            continue
        taken = {each.place for each in found}
        left = [
            at
            for at, name in enumerate(columns)
            if at not in taken
            and len(tokens(name)) > 1
            and known.same_groups.get(first := tokens(name)[0], first) == group
        ]
        names = [
            at for at in left if not known.naming.isdisjoint(tokens(columns[at])) and _are_names(rows, at)
        ]
        if len(names) != 1:
            continue
        [street] = names
        parts = {street: "street_base"} | {at: field for at in left if (field := _part(rows, at, street))}
        house = replace(numbers[0], meaning=replace(numbers[0].meaning, field="house_number"))
        more = [
            ColumnCandidate(at, columns[at], Meaning(field, group)) for at, field in sorted(parts.items())
        ]
        return [*(house if each is numbers[0] else each for each in found), *more]
    return list(found)


def _are_names(rows: Sample, at: int) -> bool:
    cells = rows.texts(at)
    return sum(any(map(str.isalpha, cell)) for cell in cells) * 2 > len(cells)


def _part(rows: Sample, at: int, street: int) -> str:
    """The part of a street that cells beside it are; empty for others."""
    cells = rows.texts(at)
    if are_directions(cells):
        return "street_predirection" if at < street else "street_postdirection"
    return "street_type" if are_several_types(cells) else ""
