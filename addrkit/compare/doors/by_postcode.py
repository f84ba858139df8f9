"""Doors that their postcode tells without their street: a named house, a number, or the only door there."""

from __future__ import annotations

from addrkit.compare.doors.asked import SAME_NAME, AskedDoor, called, leads_with_unit
from addrkit.compare.doors.choice import FoundDoor, choose
from addrkit.compare.doors.found import MOST, Street
from addrkit.compare.doors.numbers import with_number
from addrkit.compare.entry import compared_words
from addrkit.compare.names import street_type
from addrkit.gazetteer.doors import Door
from addrkit.locale.building_names import name_words
from addrkit.locale.country import compared_postcode


def door_at_postcode(street: Street, places: tuple[tuple[str, ...], ...]) -> FoundDoor | None:
    """The door on a street of which the query names the postcode and not the street; None if none fits.

    `places` are the names of the towns and suburbs that the street lies in: what was taken for a street may be one.
    """
    asked = street.asked
    typed = asked.query.value("street") is not None
    # Beside a street that was typed only a name tells the door, and most streets have no named ones.
    doors = [] if typed and not street.gazetteer.named_doors(street.entry, 1) else _there(street)
    if not doors:
        return None
    found = _by_name(street, doors, places)
    if found is not None:
        return found._replace(implied="street")
    if typed:
        return None
    if asked.number is not None:
        same = street.found
        there = same.number == "exact" and same.door is not None and _is_there(street, same.door)
        return same._replace(implied="street") if there else None
    whole = asked.conventions is not None and asked.conventions.postcode_of_premise
    if whole and len(doors) == 1 and not asked.unit and not asked.names:
        return choose(doors, "exact", asked, None)._replace(implied="door")
    return None


def _there(street: Street) -> list[Door]:
    """The doors of a street that have a postcode which was typed."""
    entry, asked = street.entry, street.asked
    if street.postcodes.isdisjoint(asked.postcodes):
        return []
    doors = [
        street.gazetteer.door(row)
        for row in range(entry.first_door, min(entry.last_door, entry.first_door + MOST))
    ]
    return [door for door in doors if _is_there(street, door)]


def _is_there(street: Street, door: Door) -> bool:
    """Whether a door has a postcode that was typed, be it the only one of its street."""
    if len(street.postcodes) == 1:
        return True
    asked = street.asked
    return (
        door.postcode is not None and compared_postcode(door.postcode, asked.conventions) in asked.postcodes
    )


def _by_name(street: Street, doors: list[Door], places: tuple[tuple[str, ...], ...]) -> FoundDoor | None:
    """The doors of a building that was named, be it as the street."""
    asked, typed_street = street.asked, street.asked.query.value("street")
    names = asked.names
    if not names or typed_street is not None:
        words = compared_words(typed_street, asked.conventions)
        if names and not any(set(words) <= set(place) for place in places):
            # A street was typed beside the name, and it is not this one.
            names = ()
        names = (*names, *asked.loose_names)
    fits = [called(door.building, names, asked.conventions) for door in doors]
    best = max((fit for fit, _ in fits), default=0)
    if not best:
        return None
    kind = street_type(compared_words(typed_street, asked.conventions), asked.conventions)
    doors = [
        door
        for door, (fit, _) in zip(doors, fits, strict=True)
        # "1 place de la Mairie" is no street of the building "Mairie".
        if fit == best and (fit == SAME_NAME or kind is None or kind in _words(door, asked))
    ]
    if not doors:
        return None
    unit = asked.unit
    if asked.number is not None:
        numbered = with_number(asked.number, doors, asked.conventions)
        flats = [door for door in doors if leads_with_unit(asked.number, door.unit, asked.conventions)]
        if not numbered and not flats:
            return None
        doors, unit = (numbered, unit) if numbered else (flats, flats[0].unit)
    found = choose(doors, "exact", asked, unit, names)
    told = {(door.house_number, door.building) for door in doors}
    return found._replace(alike=max(found.alike, len(told)))


def _words(door: Door, asked: AskedDoor) -> tuple[str, ...]:
    """The words of the building's name, as they are compared."""
    return name_words(door.building or "", asked.conventions)
