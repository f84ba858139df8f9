"""Doors whose unit is in their number, and numbers that were typed as a unit."""

from __future__ import annotations

from typing import Final

import regex

from addrkit.compare.doors.asked import AskedDoor
from addrkit.compare.doors.choice import FoundDoor, choose
from addrkit.compare.doors.found import Street
from addrkit.compare.doors.numbers import (
    plain_suffix,
    read,
    sign_of_a_unit_before,
    with_number,
)
from addrkit.gazetteer.doors import Door
from addrkit.locale.numbers import arabic, house_number
from addrkit.locale.unit_words import FLAT
from addrkit.locale.units import is_bare_unit, unit_key, unit_of


def unit_in_the_number(street: Street) -> FoundDoor | None:
    """Registers without units write them into the number: "15-p594"; some before it: "1/45" in Australia."""
    asked, number = street.asked, street.asked.leading
    before = _before_the_number(street)
    if before:
        return choose(before, "exact", asked, None)._replace(unit="in_number")
    if not asked.unit or any(door.unit for door in street.here):
        return None
    joined = ""
    if number.last is None:
        joined = plain_suffix(number, asked.conventions) + unit_key(asked.unit, asked.conventions)
    spelled = [door for door in street.here if joined and arabic(_joined_suffix(street, door)) == joined]
    bare = is_bare_unit(asked.unit, asked.conventions)
    if spelled and (bare or not street.exact or _may_stand_beside(asked, joined)):
        return choose(spelled, "exact", asked, None)._replace(unit="in_number")
    # A mere letter is no unit: 101A beside 101 says nothing of the flats in 101.
    lettered = bare and any(len(_joined_suffix(street, door)) > 1 for door in street.here)
    if street.exact and joined and (lettered or spelled or (bare and _adds_to_numbers(street))):
        return choose(street.exact, "exact", asked, asked.unit)._replace(unit="other")
    return None


def _before_the_number(street: Street) -> list[Door]:
    """The doors whose number is the typed unit and number, as the country writes them beside one another."""
    asked = street.asked
    sign = sign_of_a_unit_before(asked.conventions)
    if not sign or not asked.unit:
        return []
    whole = f"{unit_key(asked.unit, asked.conventions)}{sign}{asked.written}".lower().replace(" ", "")
    doors = street.at(house_number(whole).number)
    return [door for door in doors if not door.unit and _unspaced(door) == whole]


def _unspaced(door: Door) -> str:
    return (door.house_number or "").lower().replace(" ", "")


def _may_stand_beside(asked: AskedDoor, joined: str) -> bool:
    """Whether a unit may be of the number where the plain number is a door as well.

    So "1 hoog" of no. 67 is 67-1, and "Flat A" of no. 4 is 4A in Great Britain; "int. 3" of no. 16 is not 16/3.
    """
    if asked.conventions is not None and asked.conventions.lettered_flats:
        return True
    flat = any(kind == FLAT for kind, _ in unit_of(asked.unit or "", asked.conventions).parts)
    return not flat and not joined.isalpha()


def _adds_to_numbers(street: Street) -> bool:
    """Whether a bare code behind a number belongs to the number, where the register holds all numbers with codes."""
    conventions = street.asked.conventions
    return (
        conventions is not None
        and conventions.number_position == "after"
        and not conventions.bare_unit_line
        and street.gazetteer.is_complete_in(street.entry.country)
    )


def unit_before_the_number(street: Street) -> FoundDoor | None:
    """The unit stands before the number: "910 7380" in Canada."""
    asked = street.asked
    cut = asked.unit_and_number
    if cut is None:
        return None
    doors = with_number(cut[1], street.at(cut[1].number), asked.conventions)
    return choose(doors, "exact", asked, cut[0]) if doors else None


def unit_before_a_comma(street: Street) -> FoundDoor | None:
    """A comma parts a unit that is there from the number behind it: "308, 4000 Hillsboro Pike".

    A blank parts one with a letter: "2B 5 Kings Road".
    Where the number stands behind the street, it is so in Latin letters alone: "3-507, 130 Dongnimmun-ro".
    """
    asked, here = street.asked, street.asked.conventions
    cut = _BEFORE_COMMA.fullmatch(asked.written) or _LETTERED_BEFORE.fullmatch(asked.written)
    if cut is None or here is None:
        return None
    if here.number_position != "before" and not (here.latin_lines and asked.query.text.isascii()):
        return None
    number = house_number(cut[2])
    doors = with_number(number, street.at(number.number), here)
    found = choose(doors, "exact", asked, cut[1]) if doors else None
    return found if found is not None and found.unit == "equal" else None


_LETTERED_BEFORE: Final = regex.compile(r"\s*#?(\d{1,4}\p{L})\s+(\d+\p{L}?)\s*")
_BEFORE_COMMA: Final = regex.compile(r"\s*#?(\d{1,5}(?:-\d{1,5})?\p{L}?)\s*,\s*(\d+\p{L}?)\s*")


def _joined_suffix(street: Street, door: Door) -> str:
    """What follows a door's number, joined; of a range nothing, unless its sign parts a unit: "5-12" in Riga."""
    known, conventions = read(door), street.asked.conventions
    if known.last is None:
        return plain_suffix(known, conventions)
    return str(known.last) if conventions is not None and _PARTED in conventions.bare_unit_line else ""


_PARTED: Final = "{house_number}-{unit}"
