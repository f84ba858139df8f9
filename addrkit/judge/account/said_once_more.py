"""The house number said once more, where the house has a unit of that number: no. 4, unit "4", beside bus 4."""

from __future__ import annotations

from itertools import islice
from typing import Final

from addrkit.compare.compare import Compared
from addrkit.locale.text import squeeze
from addrkit.locale.units import unit_key
from addrkit.parsing.query import Query

_MOST: Final = 400
"""Doors of a number that are looked at."""


def may_be_its_unit_of_that_number(query: Query, chosen: Compared) -> bool:
    """Whether the number stands there again, which may be the unit's, of a house that was found without one."""
    number = query.value("house_number")
    if number is None or query.number is None or chosen.evidence.door.unit not in ("neither", "no_units"):
        return False
    first, _, second = number.partition(" ")
    plain = squeeze(first if first == second else number)
    again = [query.text[each.start : each.end] for each in query.parsed.asides if each.kind == "repeated"]
    if first != second and plain not in map(squeeze, again):
        return False
    doors = chosen.candidate.gazetteer.doors_at(chosen.ready.entry, query.number.number)
    units = (door.unit for door in islice(doors, _MOST) if door.unit)
    return any(unit_key(unit, query.conventions) == plain for unit in units)
