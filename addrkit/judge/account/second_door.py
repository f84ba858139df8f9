"""A second door that was held for a unit: "8, 10 rue de la Paix"."""

from __future__ import annotations

from itertools import islice
from typing import Final

from addrkit.compare.compare import Compared
from addrkit.parsing.query import Query

_MOST: Final = 40
"""Doors of one number that are looked at."""


def is_a_number_beside(query: Query, chosen: Compared) -> bool:
    """Whether a bare number before the door's, with a comma between, is a door as well, and no flat that is known."""
    held = query.parsed.components
    unit, number = held.get("unit"), held.get("house_number")
    if unit is None or number is None or not unit.value.isdecimal() or unit.end > number.start:
        return False
    if query.text[unit.end : number.start].strip() != "," or chosen.evidence.door.unit == "equal":
        return False
    doors = chosen.candidate.gazetteer.doors_at(chosen.ready.entry, int(unit.value))
    return any(door.house_number == unit.value for door in islice(doors, _MOST))
