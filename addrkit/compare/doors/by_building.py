"""Doors that their building's name tells without their street: "Flat 204, Lotus Residency, HSR Layout, Bengaluru"."""

from __future__ import annotations

from addrkit.compare.doors.asked import SAME_NAME, called
from addrkit.compare.doors.choice import FoundDoor, choose
from addrkit.compare.doors.found import MOST, Street
from addrkit.compare.doors.numbers import with_number
from addrkit.locale.text import fold
from addrkit.locale.unit_likeness import same_unit


def door_of_building(street: Street) -> FoundDoor | None:
    """The door of a building that was named on a street that was not; None where the street has none of that name."""
    asked = street.asked
    if asked.query.value("street") is not None or not asked.names:
        return None
    named = street.gazetteer.named_doors(street.entry, MOST)
    doors = [door for door in named if called(door.building, asked.names, asked.conventions)[0] == SAME_NAME]
    if not doors:
        return None
    unit = asked.unit
    if asked.number is not None:
        numbered = with_number(asked.number, doors, asked.conventions)
        if not numbered:
            flats = [door for door in doors if same_unit(asked.written, door.unit or "", asked.conventions)]
            if not flats or unit:
                return None
            unit = asked.written
        doors = numbered or doors
    found = choose(doors, "exact", asked, unit)
    told = {(door.house_number, fold(door.building or "")) for door in doors}
    return found._replace(alike=max(found.alike, len(told)), implied="street")
