"""Numbers that hold the unit behind a sign: "303/100", "No:5/14", "15к2-48"; and those whose thousands are parted."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import regex

from addrkit.bounds import NAMES_KEPT
from addrkit.compare.doors.choice import FoundDoor, choose
from addrkit.compare.doors.found import Street
from addrkit.compare.doors.numbers import (
    has_no_number,
    is_unit_before,
    number_and_unit,
    read,
    with_number,
)
from addrkit.gazetteer.schema import PLACE
from addrkit.locale.country import Country
from addrkit.locale.numbers import house_number
from addrkit.locale.text import fold


def number_with_its_unit(street: Street) -> FoundDoor | None:
    """The number holds its unit: "3D" is Flat D of no. 3, "303/100" box 100 of no. 303 in Belgium."""
    asked = street.asked
    plain = [door for door in street.here if not read(door).suffix and read(door).last is None]
    if any(door.unit for door in plain) and not is_unit_before(asked.written, asked.conventions):
        found = choose(plain, "exact", asked, asked.leading.suffix)
        if found.unit == "equal":
            return found
    cut = number_and_unit(asked.written, asked.conventions)
    doors = with_number(cut[0], street.here, asked.conventions) if cut is not None else []
    if cut is None or not doors:
        return None
    found = choose(doors, "exact", asked, cut[1])
    # "7/9" is flat 9 of no. 7 where that is known, and else nos. 7 to 9.
    return found if asked.leading.last is None or found.unit == "equal" else None


def room_in_a_place(street: Street) -> FoundDoor | None:
    """The last number is a room's in a town whose doors are numbered without streets: "緑が丘7-3-101"."""
    is_door = street.entry.kind == PLACE and street.here and not street.exact
    return number_and_flat(street) if is_door and street.asked.query.value("street") is None else None


def number_and_flat(street: Street) -> FoundDoor | None:
    """The last number is a flat's that is there, with what else was typed of the unit: "B Blok No:5/14".

    Where it may as well be the number of another door, it is so only in countries that write flats like this.
    """
    asked = street.asked
    cut = _NUMBER_AND_FLAT.fullmatch(asked.written)
    if cut is None or asked.conventions is None or is_unit_before(asked.written, asked.conventions):
        return None
    second = asked.leading.second
    if second is not None and not asked.conventions.flats_numbered_through and street.at(second):
        return None
    doors = with_number(house_number(cut[1]), street.here, asked.conventions)
    flat = f"{asked.unit}, {cut[2]}" if asked.unit else cut[2]
    found = choose(doors, "exact", asked, flat) if any(door.unit for door in doors) else None
    return found if found is not None and found.unit == "equal" else None


_NUMBER_AND_FLAT: Final = regex.compile(r"\s*(\d.*?)\s*[-/]\s*(\d+\s?\p{L}?)\s*")


def distance_without_a_number(street: Street) -> FoundDoor | None:
    """A distance beside the word for no number is the unit of a door without one, or its number: "s/n, Km 5"."""
    asked = street.asked
    far = _distance_beside_none(asked.written, asked.conventions)
    if far is None:
        return None
    numbered = with_number(house_number(far), street.here, asked.conventions)
    for doors, unit in ((street.bare, far), (numbered, asked.unit)):
        found = choose(doors, "exact", asked, unit) if doors else None
        if found is not None and (found.unit == "equal" or doors is numbered):
            return found
    return None


@lru_cache(maxsize=NAMES_KEPT)
def _distance_beside_none(written: str, conventions: Country | None) -> str | None:
    """The distance in what was typed for a number, if the rest of it says that there is none."""
    found = _DISTANCE.search(written)
    if conventions is None or found is None or fold(found[1]) not in conventions.milepost_words:
        return None
    rest = house_number(f"{written[: found.start()]} {written[found.end() :]}".strip(" ,.-"))
    return found[0] if has_no_number(rest, conventions) else None


_DISTANCE: Final = regex.compile(r"(\p{L}{2,})\.?\s*\d+(?:[.,+]\d+)?")


def number_in_thousands(street: Street) -> FoundDoor | None:
    """A point parts the thousands of the number: "1.020"."""
    asked = street.asked
    doors = street.plain(int(asked.written.replace(".", "")))
    return choose(doors, "exact", asked, asked.unit) if doors else None


def has_thousands(written: str) -> bool:
    """Whether a number may have a point before its last three digits.

    >>> has_thousands("1.020"), has_thousands("12.5"), has_thousands("1020")
    (True, False, False)
    """
    return _THOUSANDS.fullmatch(written) is not None


_THOUSANDS: Final = regex.compile(r"[1-9]\d{0,2}\.\d{3}")
