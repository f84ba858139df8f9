"""Doors of ranges and lists: a number that lies in one, and several numbers that were typed."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import Final

from addrkit.compare.doors.choice import FoundDoor, choose
from addrkit.compare.doors.found import Street
from addrkit.compare.doors.numbers import (
    are_ranges,
    holds,
    numbers_of,
    read,
    same_suffix,
    with_number,
)
from addrkit.gazetteer.doors import Door
from addrkit.locale.number_lists import NumberList, number_list
from addrkit.locale.numbers import WIDEST_RANGE, HouseNumber


def within_a_range(street: Street) -> FoundDoor | None:
    """The number lies in the range of a door."""
    asked, number = street.asked, street.asked.leading
    conventions = asked.conventions
    ranges = [
        door
        for door in street.here
        if read(door).second is not None and holds(door, number.number, conventions)
    ]
    if ranges and not are_ranges(street.here, conventions):
        ranges = []
    ranges += [
        door
        for door, known in street.gazetteer.ranges_below(street.entry, number.number, WIDEST_RANGE)
        if holds(door, number.number, conventions) and are_ranges(street.at(known.number), conventions)
    ]
    if not ranges:
        return None
    told = {(read(door).number, read(door).second) for door in ranges}
    # Of several ranges the one that ends at the number, then the narrowest.
    best = min(told, key=lambda ends: (ends[1] != number.number, (ends[1] or 0) - ends[0]))
    chosen = [door for door in ranges if (read(door).number, read(door).second) == best]
    found = choose(chosen, "range", asked, asked.unit)
    return found._replace(alike=max(found.alike, len(told)))


def one_of_two_numbers(street: Street) -> FoundDoor | None:
    """The number, with its letter, is one of the two of a house: 125 of 1690/125, 3a of 2090/3a."""
    asked = street.asked
    doors = [
        door
        for door in street.gazetteer.doors_of_two_numbers(street.entry)
        if "/" in (door.house_number or "")
        and any(
            each.number == asked.leading.number and same_suffix(each, asked.leading, asked.conventions)
            for each in numbers_of(door)
        )
    ]
    if not doors:
        return None
    found = choose(doors, "range", asked, asked.unit)
    return found._replace(alike=max(found.alike, len({door.house_number for door in doors})))


def over_a_list(street: Street) -> FoundDoor | None:
    """Several numbers were typed: the first of them that is a door; in part, where any of them is none."""
    asked = street.asked
    listed = number_list(asked.written)
    if listed is None or (_JOINED in asked.written and _numbers_flats(street, listed.runs[0][0])):
        return None
    whole = _as_one_range(street, listed)
    if whole:
        return choose(whole, "exact", asked, asked.unit)
    ends = [
        with_number(each, street.at(each.number), asked.conventions) for run in listed.runs for each in run
    ]
    found = next((doors for doors in ends if doors), None)
    if found is None:
        return None
    return choose(found, "span", asked, asked.unit)._replace(partly=not all(ends))


def _as_one_range(street: Street, listed: NumberList) -> list[Door]:
    """The doors of a range that begins and ends as the list does: "43 to 45" is 43-45."""
    first, last = listed.runs[0][0], listed.runs[-1][1]
    if len({each for run in listed.runs for each in run}) > len((first, last)) or first.suffix or last.suffix:
        return []
    return [
        door
        for door in street.at(first.number)
        if not read(door).suffix and read(door).last == last.number != first.number
    ]


_JOINED: Final = "-"
_BLANK: Final = re.compile(r"\d+\s+\d+")


def _numbers_flats(street: Street, number: HouseNumber) -> bool:
    """Whether doors have a second number behind that one, so that a hyphen joins a flat's: 6B-36 and 6B-37."""
    behind = f"{number.suffix}-" if number.suffix else ""
    suffixes = (read(door).suffix for door in street.at(number.number))
    return any(each.startswith(behind) and each[len(behind) :][:1].isdigit() for each in suffixes)


def over_several_doors(street: Street) -> FoundDoor | None:
    """A range was typed: it lies in a door's range, or its ends are doors, or at least some numbers of it are."""
    asked = street.asked
    first, last = asked.leading.number, asked.leading.second
    if last is None or _BLANK.fullmatch(asked.written) or not are_ranges(street.here, asked.conventions):
        return None  # "5-20" beside 5-001, 5-002, 5-003 is a flat; "9 53" is no range.
    ranged = [door for door in street.here if read(door).second is not None]
    ranged += [door for door, _ in street.gazetteer.ranges_below(street.entry, first, WIDEST_RANGE)]
    around = [
        door for door in ranged if holds(door, first, asked.conventions) and (read(door).second or 0) >= last
    ]
    if around and are_ranges(street.at(read(around[0]).number), street.asked.conventions):
        return choose(around, "range", asked, asked.unit)
    ends = [street.plain(first), street.plain(last)]
    if all(ends):
        return choose(ends[0], "span", asked, asked.unit)
    step = 2 if (last - first) % 2 == 0 else 1
    # Of the numbers that are there, for a street has few of those that a wide range spans.
    known: memoryview[int] = street.gazetteer.numbers(street.entry).data
    there = dict.fromkeys(known[bisect_left(known, first) : bisect_right(known, last)])
    own = (street.plain(each) for each in there if (each - first) % step == 0)
    between = ends[0] or ends[1] or next((doors for doors in own if doors), [])
    if between:
        return choose(between, "span", asked, asked.unit)._replace(partly=True)
    return None
