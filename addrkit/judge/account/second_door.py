"""A second number that was held for a unit: "8, 10 rue de la Paix", "Heerstraße 49 | 75"."""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

from addrkit.compare.compare import Compared
from addrkit.locale.country import Country
from addrkit.parsing.query import Query
from addrkit.types import ParsedComponent

_MOST: Final = 40
"""Doors of one number that are looked at."""
_BARE: Final = re.compile(r"\d{1,5}\s?[A-Za-z]?(?:bis|ter|quater)?", re.IGNORECASE)
"""A number with no word or sign that says it is a flat's."""
_PARTED: Final = re.compile(r"\s*[;|]\s*")
"""What parts a number from another and no number from its flat."""
_BEFORE: Final = re.compile(r"\s*[,;|]\s*")
_AT_THE_NUMBER: Final = re.compile(r"\s*[,;|/()-]+\s*")


def is_a_number_beside(query: Query, chosen: Compared) -> bool:
    """Whether a bare number beside the door's is a door as well, or no flat of a country that writes flats so.

    A flat that the register has is one, however it is written, and so is what stands in a cell for flats.
    """
    held = query.parsed.components
    unit, number = held.get("unit"), held.get("house_number")
    if unit is None or number is None or chosen.evidence.door.unit == "equal":
        return False
    if _BARE.fullmatch(unit.value) is None:
        return False
    parted_by_a_comma = query.text[unit.end : number.start].strip() == ","
    if parted_by_a_comma and unit.value.isdecimal() and _is_a_door(unit.value, chosen):
        return True
    return "unit" not in query.given and _is_no_flat(query, unit, number)


def _is_a_door(number: str, chosen: Compared) -> bool:
    doors = chosen.candidate.gazetteer.doors_at(chosen.ready.entry, int(number))
    return any(door.house_number == number for door in islice(doors, _MOST))


def _is_no_flat(query: Query, unit: ParsedComponent, number: ParsedComponent) -> bool:
    """Whether nobody in the country writes a flat so: a bare number before the door's, or with a bar between."""
    conventions = query.conventions
    before = unit.end <= number.start
    between = query.text[unit.end : number.start] if before else query.text[number.end : unit.start]
    if _PARTED.fullmatch(between):
        return True
    if conventions is None or (before and _leads(conventions)):
        return False
    if before and _BEFORE.fullmatch(between):
        return True
    french = conventions.number_position == "before" and conventions.type_position == "first"
    return french and (not before or _AT_THE_NUMBER.fullmatch(between) is not None)


def _leads(conventions: Country) -> bool:
    """Whether the country writes a bare flat before its number: "5/12 High Street"."""
    return 0 <= conventions.bare_unit_line.find("{unit}") < conventions.bare_unit_line.find("{house_number}")
