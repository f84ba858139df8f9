"""Doors: the record under an entry that fits the number, the unit and the postcode that were typed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from addrkit.compare.evidence import NumberRelation, UnitRelation
from addrkit.gazetteer.schema import BUILDING, PLACE
from addrkit.gazetteer.store import Door, Entry, Gazetteer
from addrkit.locale.country import Country, compared_postcode
from addrkit.locale.numbers import (
    WIDEST_RANGE,
    HouseNumber,
    house_number,
    is_bare_unit,
    same_unit,
    unit_key,
)
from addrkit.locale.text import fold
from addrkit.parsing.query import Query

MOST = 400
"""Doors of one number that are looked at; a tower may have thousands of units."""


class FoundDoor(NamedTuple):
    """The door that fits best, and how well."""

    door: Door | None
    number: NumberRelation
    unit: UnitRelation
    alike: int
    """How many doors fit as well."""
    neighbours: bool = False
    """Whether an absent number lies between others."""
    nearest: int | None = None
    """How far an absent number is from the nearest one that is there."""
    same_side: bool = False
    """Whether that one is even or odd as the absent one is."""


def find_door(
    gazetteer: Gazetteer, entry: Entry, query: Query, conventions: Country | None, known: frozenset[str]
) -> FoundDoor:
    """The door of a street, a building or a place that a query means; `known` are the entry's postcodes."""
    number, unit, building, postcodes = (
        query.number,
        query.value("unit"),
        query.value("building"),
        query.postcodes,
    )
    if entry.kind == PLACE:
        if number is not None and number.number and _is_in_no_street(query, entry):
            numbered = _some(gazetteer.doors_at(entry, number.number))
            same = [door for door in numbered if _same_number(number, _read(door), conventions)]
            if same:
                return _best(same, "exact", unit, building, postcodes, conventions)
        return FoundDoor(
            _with_postcode(gazetteer, entry, postcodes, known, conventions), "no_numbers", "neither", 1
        )
    if entry.kind == BUILDING and number is None:
        doors = [
            gazetteer.door(row)
            for row in range(entry.first_door, min(entry.last_door, entry.first_door + MOST))
        ]
        return _best(doors, "exact", unit, building, postcodes, conventions)
    if number is None or not number.number:
        numbers = gazetteer.numbers(entry)
        bare = _some(gazetteer.doors_at(entry, 0)) if len(numbers) and numbers[0] == 0 else []
        if number is not None:
            spelled = [door for door in bare if _same_suffix(number, _read(door), conventions)]
            if spelled and number.suffix:
                return _best(spelled, "exact", unit, building, postcodes, conventions)
        has_numbers = len(numbers) > 0 and int(numbers[-1]) > 0
        called = [door for door in bare if _is_called(door, building)]
        named = [] if has_numbers else [door for door in bare if door.building == entry.name]
        if number is None and (called or named):
            return _best(called or named, "exact", unit, building, postcodes, conventions)
        relation: NumberRelation = "not_given" if has_numbers else "no_numbers"
        return FoundDoor(bare[0] if bare else None, relation, "neither", max(len(bare), 1))
    here = _some(gazetteer.doors_at(entry, number.number))
    exact = [door for door in here if _same_number(number, _read(door), conventions)]
    if unit and not any(door.unit for door in here):
        # Registers without units write them into the number: "15-p594".
        joined = _suffix_of_unit(number, unit)
        spelled = [door for door in here if joined and _plain_suffix(_read(door)) == joined]
        if spelled:
            return _best(spelled, "exact", None, building, postcodes, conventions)._replace(unit="in_number")
        if exact and joined and is_bare_unit(unit) and any(_read(door).suffix for door in here):
            return _best(exact, "exact", unit, building, postcodes, conventions)._replace(unit="other")
    if exact:
        return _best(exact, "exact", unit, building, postcodes, conventions)
    if number.suffix == "" or number.last is not None:
        within = here if _has_ranges(here) else []
        ranges = [door for door in within if _read(door).last is not None]
        ranges += [
            door
            for door, read in gazetteer.ranges_below(entry, number.number, WIDEST_RANGE)
            if _holds(door, read, number.number, conventions)
            and _has_ranges(_some(gazetteer.doors_at(entry, read.number)))
        ]
        whole = [door for door in within if number.last is not None and not _read(door).suffix]
        if ranges or whole:
            return _best(ranges or whole, "range", unit, building, postcodes, conventions)
    if here:
        return _best(here, "suffix", unit, building, postcodes, conventions)
    known_numbers: memoryview[int] = gazetteer.numbers(entry).data
    first = bisect_left(known_numbers, 1)
    if first == len(known_numbers):
        return FoundDoor(None, "no_numbers", "neither", 1)
    between = known_numbers[first] < number.number < known_numbers[-1]
    place = bisect_left(known_numbers, number.number, first)
    around = [
        known_numbers[each] for each in range(max(place - 1, first), min(place + 1, len(known_numbers)))
    ]
    nearest = min(around, key=lambda each: abs(each - number.number))
    apart = abs(nearest - number.number)
    return FoundDoor(None, "absent", "neither", 1, between, apart, apart % 2 == 0)


def _holds(door: Door, read: HouseNumber, number: int, conventions: Country | None) -> bool:
    """Whether a number lies in a door's range, or is one of its two numbers."""
    if conventions and conventions.two_numbers and "/" in (door.house_number or ""):
        return number in (read.number, read.last)
    return read.holds(number)


def _has_ranges(doors: Iterable[Door]) -> bool:
    """Whether second numbers of doors with one number end ranges; of "3-37" beside "3-101" they name flats."""
    seconds = {
        read.last or read.suffix
        for read in map(_read, doors)
        if read.last is not None or read.suffix[:1].isdigit()
    }
    return len(seconds) <= 1


def _some(doors: Iterable[Door]) -> list[Door]:
    return list(islice(doors, MOST))


def _is_in_no_street(query: Query, entry: Entry) -> bool:
    """Whether no street was typed, or the village as if it were one: its doors are numbered without streets."""
    street = query.value("street")
    places = (entry.suburb, entry.city, entry.district, *entry.other_cities)
    if street is None:
        return True
    folded = fold(street)
    return any(place and fold(place) == folded for place in places)


def _with_postcode(
    gazetteer: Gazetteer,
    entry: Entry,
    postcodes: tuple[str, ...],
    known: frozenset[str],
    conventions: Country | None,
) -> Door | None:
    """The record of a place that has a typed postcode; its only record, if it has one; never a numbered door."""
    if entry.last_door - entry.first_door == 1:
        only = gazetteer.door(entry.first_door)
        return None if only.house_number else only
    if not postcodes or known.isdisjoint(postcodes):
        return None
    for row in gazetteer.rows_at(entry, 0)[:MOST]:
        postcode = gazetteer.door_postcode(row)
        if postcode and compared_postcode(postcode, conventions) in postcodes:
            return gazetteer.door(row)
    return None


def _read(door: Door) -> HouseNumber:
    return house_number(door.house_number or "")


def _same_number(one: HouseNumber, other: HouseNumber, conventions: Country | None) -> bool:
    return one.number == other.number and (one.last == other.last) and _same_suffix(one, other, conventions)


def _same_suffix(one: HouseNumber, other: HouseNumber, conventions: Country | None) -> bool:
    """Whether two suffixes are one: "bis" is written "b" in some registers."""
    first, second = one.suffix, other.suffix
    if first == second or first.replace("-", "") == second.replace("-", ""):
        return True
    if conventions is None or not first or not second:
        return False
    longer, shorter = (first, second) if len(first) > len(second) else (second, first)
    return longer in conventions.number_suffixes and shorter == longer[0]


def _suffix_of_unit(number: HouseNumber, unit: str) -> str:
    return number.suffix.replace("-", "") + unit_key(unit) if number.last is None else ""


def _plain_suffix(number: HouseNumber) -> str:
    return number.suffix.replace("-", "") if number.last is None else ""


def _best(
    doors: list[Door],
    relation: NumberRelation,
    unit: str | None,
    building: str | None,
    postcodes: tuple[str, ...],
    conventions: Country | None,
) -> FoundDoor:
    with_units = [door for door in doors if door.unit]
    unit_relation: UnitRelation
    if unit:
        matching = [door for door in with_units if same_unit(unit, door.unit or "")]
        unit_relation = "equal" if matching else ("other" if with_units else "no_units")
        bare = [door for door in doors if not door.unit]
        doors = matching or bare or doors
    elif with_units and len(with_units) == len(doors):
        unit_relation = "not_given"
    else:
        unit_relation = "neither"
        doors = [door for door in doors if not door.unit] or doors
    ranked = sorted(
        doors, key=lambda door: (-_fit(door, building, postcodes, conventions), not door.postcode, door.row)
    )
    best = _fit(ranked[0], building, postcodes, conventions)
    # Doors of one number that differ in the unit only are one building; so is one that tells no postcode.
    codes = {
        compared_postcode(door.postcode, conventions)
        for door in ranked
        if door.postcode and _fit(door, building, postcodes, conventions) == best
    }
    return FoundDoor(ranked[0], relation, unit_relation, max(len(codes), 1))


def _fit(door: Door, building: str | None, postcodes: tuple[str, ...], conventions: Country | None) -> int:
    """How many of postcode and building speak for a door."""
    fit = 0
    if door.postcode and compared_postcode(door.postcode, conventions) in postcodes:
        fit += 2
    return fit + _is_called(door, building)


def _is_called(door: Door, building: str | None) -> bool:
    return bool(building and door.building) and fold(building or "") == fold(door.building or "")
