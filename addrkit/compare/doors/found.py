"""Doors: the record under an entry that fits the number, the unit, the building and the postcode that were typed.

The ways to find it stand in `ways`; those of ranges and of units in files of their own.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from addrkit.compare.doors.asked import AskedDoor, called, leads_with_unit
from addrkit.compare.doors.choice import FoundDoor, choose, the_building_of
from addrkit.compare.doors.numbers import (
    has_no_number,
    may_be_lettered,
    read,
    same_suffix,
    with_number,
)
from addrkit.compare.evidence import NumberRelation
from addrkit.gazetteer.doors import Door
from addrkit.gazetteer.entries import Entry
from addrkit.gazetteer.schema import BUILDING, PLACE, STREET
from addrkit.gazetteer.store import Gazetteer
from addrkit.locale.country import compared_postcode
from addrkit.locale.numbers import house_number
from addrkit.locale.text import fold, folded_words
from addrkit.locale.unit_likeness import same_unit
from addrkit.once import once
from addrkit.quickly_made import quickly_made

AT_ONE_NUMBER: Final = 10_000
"""Doors of one number that are looked at: a tower or a park may have thousands of units, and each may be meant."""
MOST: Final = 400
"""Other doors that are looked at one by one: of a building, of a place, or those that have a name."""


@quickly_made
@dataclass(frozen=True)
class Street:
    """An entry whose doors are looked at for a query."""

    gazetteer: Gazetteer
    entry: Entry
    asked: AskedDoor
    postcodes: frozenset[str]
    """Of the entry, as they are compared."""
    ways: tuple[Look, ...]
    """In which its doors are looked for."""

    @once
    def found(self) -> FoundDoor:
        """The door that the query means, by the first of the ways that finds one."""
        for look in self.ways:
            found = look(self)
            if found is not None:
                if found.building == "not_known" and self._has_the_building():
                    return found._replace(building="other")
                return found
        return _absent(self)

    def _has_the_building(self) -> bool:
        """Whether the building that was typed stands at another door of the street than the one found."""
        named = self.gazetteer.named_doors(self.entry, MOST)
        return any(called(door.building, self.asked.names, self.asked.conventions)[0] for door in named)

    @once
    def here(self) -> list[Door]:
        """The doors of the leading number that was typed."""
        number = self.asked.number
        return self.at(number.number) if number is not None and number.number else []

    @once
    def exact(self) -> list[Door]:
        """The doors with the whole number that was typed, letters included."""
        number = self.asked.number
        return with_number(number, self.here, self.asked.conventions) if number is not None else []

    @once
    def bare(self) -> list[Door]:
        """The doors without a number."""
        numbers = self.gazetteer.numbers(self.entry)
        return self.at(0) if len(numbers) and numbers[0] == 0 else []

    def at(self, number: int) -> list[Door]:
        """The doors of a leading number."""
        return _some(self.gazetteer.doors_at(self.entry, number))

    def plain(self, number: int) -> list[Door]:
        """The doors of a number without letters."""
        return [door for door in self.at(number) if not read(door).suffix and read(door).last is None]


def in_a_place(street: Street) -> FoundDoor | None:
    """A village whose doors are numbered without streets, or the place itself."""
    if street.entry.kind != PLACE:
        return None
    asked = street.asked
    if street.here and _is_in_no_street(asked, street.entry) and street.exact:
        return choose(street.exact, "exact", asked, asked.unit)
    return FoundDoor(_of_the_place(street), "no_numbers", "neither", 1)


def in_a_building(street: Street) -> FoundDoor | None:
    """A building or a farm that is an address by its name alone."""
    if street.entry.kind != BUILDING:
        return None
    first, last = street.entry.first_door, street.entry.last_door
    doors = [street.gazetteer.door(row) for row in range(first, min(last, first + MOST))]
    return choose(doors, "exact", street.asked, street.asked.unit)


def codes_of_a_unit(street: Street) -> FoundDoor | None:
    """The number is the block and the flat, where no house of the street has a number: "SQS 108, D, 302"."""
    numbers = street.gazetteer.numbers(street.entry)
    if (len(numbers) > 0 and int(numbers[-1]) > 0) or not any(door.unit for door in street.bare):
        return None
    codes = ", ".join(filter(None, (street.asked.written, street.asked.unit)))
    found = choose(street.bare, "exact", street.asked, codes)
    return found if found.unit == "equal" else None


def without_a_number(street: Street) -> FoundDoor | None:
    """No number was typed: a building on the street by its name, or the street."""
    asked, number = street.asked, street.asked.number
    if number is not None:
        spelled = [door for door in street.bare if _is_spelled_so(street, door)]
        if spelled:
            return choose(spelled, "exact", asked, asked.unit)
    numbers = street.gazetteer.numbers(street.entry)
    has_numbers = len(numbers) > 0 and int(numbers[-1]) > 0
    if number is None:
        found = _by_name(street)
        if found is not None:
            return found
        named = [] if has_numbers else [door for door in street.bare if door.building == street.entry.name]
        if named:
            return choose(named, "exact", asked, asked.unit)
        if asked.unit and any(door.unit for door in street.bare):
            # "Block 5 Lot 8" of a street whose houses have no numbers.
            plot = choose(street.bare, "exact", asked, asked.unit)
            if plot.unit == "equal":
                return plot
    relation: NumberRelation = "not_given" if has_numbers else "no_numbers"
    plain = [door for door in street.bare if not door.unit and not door.building] or street.bare
    return FoundDoor(plain[0] if plain else None, relation, "neither", max(len(street.bare), 1))


def number_of_the_name(street: Street) -> FoundDoor | None:
    """The number that was typed ends the street's own name, and no other was: "Calle 13" is not no. 13 of Calle 13."""
    number, query, name = str(street.asked.leading.number), street.asked.query, street.entry.name or ""
    if not name.endswith(number) or (own := folded_words(name))[1:][-1:] != [number]:
        return None
    typed = folded_words(query.value("street") or "")
    typed_once = [word.folded for word in query.words].count(own[-1]) == 1
    if street.entry.kind != STREET or not typed or len(typed) >= len(own) or not typed_once:
        return None
    return FoundDoor(None, "not_given", "neither", 1)


def exact(street: Street) -> FoundDoor | None:
    """The number is there as it was typed."""
    asked = street.asked
    if not street.exact:
        return None
    # "Plot 15" is the door that is written so, where there is a 15 beside it.
    spelled = fold(asked.announced)
    written = [door for door in street.exact if fold(door.house_number or "") == spelled]
    found = choose(written or street.exact, "exact", asked, asked.unit)
    doubtful = may_be_lettered(asked.leading, street.here, asked.conventions)
    return found._replace(alike=max(found.alike, 2)) if doubtful else found


def with_its_numbers_turned(street: Street) -> FoundDoor | None:
    """The two numbers of a house stand the other way round: "125/1690" is 1690/125."""
    first, _, second = street.asked.written.partition("/")
    turned = f"{second.strip()}/{first.strip()}"
    at = house_number(turned).number
    doors = [door for door in street.at(at) if door.house_number == turned] if at else []
    return choose(doors, "exact", street.asked, street.asked.unit) if doors else None


def number_of_a_unit(street: Street) -> FoundDoor | None:
    """The number is that of a flat in a building that was named: "24 Parry Court, Wenlock Park Estate"."""
    return None if street.here else _by_name(street)


def other_suffix(street: Street) -> FoundDoor | None:
    """The number is there with other letters, or without those that were typed."""
    if not street.here:
        return None
    return the_building_of(choose(street.here, "suffix", street.asked, street.asked.unit), street.here)


Look = Callable[[Street], FoundDoor | None]


def _absent(street: Street) -> FoundDoor:
    """A number that no door has: how near it is to the numbers of the street."""
    known: memoryview[int] = street.gazetteer.numbers(street.entry).data
    first = bisect_left(known, 1)
    if first == len(known) or street.asked.number is None:
        return FoundDoor(None, "no_numbers", "neither", 1)
    number = street.asked.number.number
    at = bisect_left(known, number, first)
    apart = min([abs(each - number) for each in known[max(at - 1, first) : at + 1]])
    return FoundDoor(
        None,
        "absent",
        "neither",
        1,
        neighbours=known[first] < number < known[-1],
        nearest=apart,
        same_side=apart % 2 == 0,
    )


def _by_name(street: Street) -> FoundDoor | None:
    """The doors of a building on the street whose name was typed, be it as part of the street or of the unit."""
    asked = street.asked
    named = street.gazetteer.named_doors(street.entry, MOST)
    # Most streets have no named doors, and what may be a name takes longer to read.
    names = (*asked.names, *asked.loose_names) if named else ()
    if not names:
        return None
    fits = [called(door.building, names, asked.conventions) for door in named]
    best = max((fit for fit, _ in fits), default=0)
    doors = [door for door, (fit, _) in zip(named, fits, strict=True) if fit == best]
    if not best:
        return None
    unit = asked.unit
    if asked.number is not None:
        fitting = [door for door in doors if _leads_with_unit(asked, door)]
        if not fitting:
            return None
        unit, doors = fitting[0].unit, fitting
    found = choose(doors, "exact", asked, unit, names)
    told = {(door.house_number, fold(door.building or "")) for door in doors}
    return found._replace(alike=max(found.alike, len(told)))


def _leads_with_unit(asked: AskedDoor, door: Door) -> bool:
    """Whether the number that was typed may be a door's unit: "36 Balfron Tower", "C-702 Raheja Classique"."""
    if leads_with_unit(asked.number, door.unit, asked.conventions):
        return True
    return bool(door.unit) and same_unit(asked.written, door.unit or "", asked.conventions)


def _is_spelled_so(street: Street, door: Door) -> bool:
    """Whether a door without a number is written as what was typed for one: "A", "s/n"."""
    number, conventions = street.asked.number, street.asked.conventions
    if number is None or not number.suffix:
        return False
    known = read(door)
    return same_suffix(number, known, conventions) or (
        has_no_number(number, conventions) and (has_no_number(known, conventions))
    )


def _some(doors: Iterable[Door]) -> list[Door]:
    return list(islice(doors, AT_ONE_NUMBER))


def _is_in_no_street(asked: AskedDoor, entry: Entry) -> bool:
    """Whether no street was typed, or the village as if it were one: its doors are numbered without streets."""
    street = asked.query.value("street")
    places: Sequence[str | None] = (entry.suburb, entry.city, entry.district, *entry.other_cities)
    if street is None:
        return True
    folded = fold(street)
    return any(place and fold(place) == folded for place in places)


def _of_the_place(street: Street) -> Door | None:
    """The record of a place that has a typed postcode; its only record, if it has one; never a numbered door."""
    gazetteer, entry, asked = street.gazetteer, street.entry, street.asked
    if entry.last_door - entry.first_door == 1:
        only = gazetteer.door(entry.first_door)
        return None if only.house_number else only
    if not asked.postcodes or street.postcodes.isdisjoint(asked.postcodes):
        return None
    for row in gazetteer.rows_at(entry, 0)[:MOST]:
        postcode = gazetteer.door_postcode(row)
        if postcode and compared_postcode(postcode, asked.conventions) in asked.postcodes:
            return gazetteer.door(row)
    return None
