"""Doors: the record under an entry that fits the number, the unit, the building and the postcode that were typed.

The ways to find it are tried in their order, each a small case; the first that finds a door wins.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final, NamedTuple

from addrkit.compare.asked_door import AskedDoor, called, leads_with_unit
from addrkit.compare.door_choice import FoundDoor, choose, the_building_of
from addrkit.compare.door_numbers import (
    are_ranges,
    has_no_number,
    holds,
    is_range,
    number_and_unit,
    plain_suffix,
    read,
    same_suffix,
    second_numbers,
    with_number,
)
from addrkit.compare.evidence import NumberRelation
from addrkit.gazetteer.schema import BUILDING, PLACE, STREET
from addrkit.gazetteer.store import Door, Entry, Gazetteer
from addrkit.locale.country import compared_postcode
from addrkit.locale.number_lists import number_list
from addrkit.locale.numbers import WIDEST_RANGE, house_number
from addrkit.locale.text import fold, folded_words
from addrkit.locale.units import IDENTICAL, alike, is_bare_unit, says_unit, unit_key, unit_of
from addrkit.once import once

AT_ONE_NUMBER: Final = 10_000
"""Doors of one number that are looked at: a tower or a park may have thousands of units, and each may be meant."""
MOST: Final = 400
"""Other doors that are looked at one by one: of a building, of a place, or those that have a name."""


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
                return found
        return _absent(self)

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


def unit_in_the_number(street: Street) -> FoundDoor | None:
    """Registers without units write them into the number: "15-p594"."""
    asked, number = street.asked, street.asked.leading
    if not asked.unit or any(door.unit for door in street.here):
        return None
    joined = ""
    if number.last is None:
        joined = plain_suffix(number, asked.conventions) + unit_key(asked.unit, asked.conventions)
    spelled = [door for door in street.here if joined and _joined_suffix(street, door) == joined]
    bare = is_bare_unit(asked.unit, asked.conventions)
    # "Flat A" of no. 4 may be no. 4A, where both are doors; "1 hoog" of no. 67 is 67-1.
    lettered_flats = asked.conventions is not None and asked.conventions.lettered_flats
    if spelled and (bare or lettered_flats or not street.exact or not joined.isalpha()):
        return choose(spelled, "exact", asked, None)._replace(unit="in_number")
    # A mere letter is no unit: 101A beside 101 says nothing of the flats in 101.
    lettered = bare and any(len(_joined_suffix(street, door)) > 1 for door in street.here)
    if street.exact and joined and (lettered or spelled or (bare and _adds_to_numbers(street))):
        return choose(street.exact, "exact", asked, asked.unit)._replace(unit="other")
    return None


def _adds_to_numbers(street: Street) -> bool:
    """Whether a mere code behind a number is of the number, and the register has all numbers with what is added."""
    conventions = street.asked.conventions
    return (
        conventions is not None
        and conventions.number_position == "after"
        and not conventions.bare_unit_line
        and street.gazetteer.is_complete_in(street.entry.country)
    )


def exact(street: Street) -> FoundDoor | None:
    """The number is there as it was typed."""
    if not street.exact:
        return None
    return choose(street.exact, "exact", street.asked, street.asked.unit)


def with_its_numbers_turned(street: Street) -> FoundDoor | None:
    """The two numbers of a house stand the other way round: "125/1690" is 1690/125."""
    first, _, second = street.asked.written.partition("/")
    turned = f"{second.strip()}/{first.strip()}"
    at = house_number(turned).number
    doors = [door for door in street.at(at) if door.house_number == turned] if at else []
    return choose(doors, "exact", street.asked, street.asked.unit) if doors else None


def number_with_its_unit(street: Street) -> FoundDoor | None:
    """The number holds its unit: "3D" is Flat D of no. 3, "303/100" box 100 of no. 303 in Belgium."""
    asked = street.asked
    plain = [door for door in street.here if not read(door).suffix and read(door).last is None]
    if any(door.unit for door in plain):
        found = choose(plain, "exact", asked, asked.leading.suffix)
        if found.unit == "equal":
            return found
    cut = number_and_unit(asked.written, asked.conventions)
    if cut is not None:
        doors = with_number(cut[0], street.here, asked.conventions)
        if doors:
            return choose(doors, "exact", asked, cut[1])
    return None


def unit_before_the_number(street: Street) -> FoundDoor | None:
    """The unit stands before the number: "910 7380" in Canada."""
    asked = street.asked
    cut = asked.unit_and_number
    if cut is None:
        return None
    doors = with_number(cut[1], street.at(cut[1].number), asked.conventions)
    return choose(doors, "exact", asked, cut[0]) if doors else None


def number_of_a_unit(street: Street) -> FoundDoor | None:
    """The number is that of a flat in a building that was named: "24 Parry Court, Wenlock Park Estate"."""
    return None if street.here else _by_name(street)


def within_a_range(street: Street) -> FoundDoor | None:
    """The number lies in the range of a door, or is the second one of a house that has two."""
    asked, number = street.asked, street.asked.leading
    conventions = asked.conventions
    ranges = [
        door
        for door in street.here
        if read(door).second is not None and holds(door, number.number, conventions)
    ]
    if ranges and not are_ranges(street.here):
        ranges = []
    ranges += [
        door
        for door, known in street.gazetteer.ranges_below(street.entry, number.number, WIDEST_RANGE)
        if holds(door, number.number, conventions) and are_ranges(street.at(known.number))
    ]
    if not ranges and conventions is not None and conventions.two_numbers:
        ranges = [
            door
            for door in street.gazetteer.doors_of_two_numbers(street.entry)
            if "/" in (door.house_number or "") and number.number in second_numbers(door)
        ]
    if not ranges:
        return None
    told = {(read(door).number, read(door).second) for door in ranges}
    # Of several ranges the one that ends at the number, then the narrowest.
    best = min(told, key=lambda ends: (ends[1] != number.number, (ends[1] or 0) - ends[0]))
    chosen = [door for door in ranges if (read(door).number, read(door).second) == best]
    found = choose(chosen, "range", asked, asked.unit)
    return found._replace(alike=max(found.alike, len(told)))


def over_a_list(street: Street) -> FoundDoor | None:
    """Several numbers were typed: the first of them that is a door; in part, where any of them is none."""
    asked = street.asked
    listed = number_list(asked.written)
    if listed is None:
        return None
    ends = [
        with_number(each, street.at(each.number), asked.conventions) for run in listed.runs for each in run
    ]
    found = next((doors for doors in ends if doors), None)
    if found is None:
        return None
    return choose(found, "span", asked, asked.unit)._replace(partly=not all(ends))


def over_several_doors(street: Street) -> FoundDoor | None:
    """A range was typed: it lies in a door's range, or its ends are doors, or at least some numbers of it are."""
    asked = street.asked
    first, last = asked.leading.number, asked.leading.second
    if last is None:
        return None
    ranged = [door for door in street.here if read(door).second is not None]
    ranged += [door for door, _ in street.gazetteer.ranges_below(street.entry, first, WIDEST_RANGE)]
    around = [
        door for door in ranged if holds(door, first, asked.conventions) and (read(door).second or 0) >= last
    ]
    if around and are_ranges(street.at(read(around[0]).number)):
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


def other_suffix(street: Street) -> FoundDoor | None:
    """The number is there with other letters, or without those that were typed."""
    if not street.here:
        return None
    return the_building_of(choose(street.here, "suffix", street.asked, street.asked.unit), street.here)


Look = Callable[[Street], FoundDoor | None]


def number_of_a_plot(street: Street) -> FoundDoor | None:
    """What was typed as a unit is the house's number, in whatever order: "Blk 3 Lot 5" is Lot 5 Block 3."""
    asked = street.asked
    plot = unit_of(asked.unit or "", asked.conventions)
    numbers = {int(sign) for _, code in plot.parts for sign in code if sign.isdecimal()}
    doors = [*street.bare, *(door for number in sorted(numbers) if number for door in street.at(number))]
    fits = [
        door
        for door in doors
        if door.house_number
        and says_unit(door.house_number, asked.conventions)
        and alike(unit_of(door.house_number, asked.conventions), plot) == IDENTICAL
    ]
    return choose(fits, "exact", asked, None)._replace(unit="in_number") if fits else None


class Way(NamedTuple):
    """A way to find a door."""

    look: Look
    may: Callable[[AskedDoor], bool]
    """Whether it can find the door that is asked for on any street."""


WAYS: Final = (
    Way(in_a_place, lambda asked: True),
    Way(in_a_building, lambda asked: asked.number is None),
    Way(number_of_a_plot, lambda asked: asked.number is None and asked.unit is not None),
    Way(without_a_number, lambda asked: not asked.leading.number),
    Way(number_of_the_name, lambda asked: asked.number is not None and asked.is_plain),
    Way(unit_in_the_number, lambda asked: asked.number is not None and asked.unit is not None),
    Way(exact, lambda asked: asked.number is not None),
    Way(with_its_numbers_turned, lambda asked: asked.has_two_numbers),
    Way(number_with_its_unit, lambda asked: asked.leading.suffix != "" and not asked.unit),
    Way(unit_before_the_number, lambda asked: asked.unit_and_number is not None),
    Way(number_of_a_unit, lambda asked: asked.number is not None and not asked.unit),
    Way(within_a_range, lambda asked: asked.number is not None and asked.is_plain),
    Way(over_a_list, lambda asked: asked.number is not None and asked.is_list),
    Way(over_several_doors, lambda asked: is_range(asked.leading, asked.written, asked.conventions)),
    Way(other_suffix, lambda asked: asked.number is not None),
)
"""The ways to find a door, in the order in which they are tried."""


def ways_to(asked: AskedDoor) -> tuple[Look, ...]:
    """The ways that may find a door, in their order: a plain number is found by few of them."""
    return tuple([way.look for way in WAYS if way.may(asked)])


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
    names = (*asked.names, *asked.loose_names)
    named = street.gazetteer.named_doors(street.entry, MOST) if names else []
    if not named:
        return None
    fits = [called(door.building, names, asked.conventions) for door in named]
    best = max((fit for fit, _ in fits), default=0)
    doors = [door for door, (fit, _) in zip(named, fits, strict=True) if fit == best]
    if not best:
        return None
    unit = asked.unit
    if asked.number is not None:
        fitting = [door for door in doors if leads_with_unit(asked.number, door.unit, asked.conventions)]
        if not fitting:
            return None
        unit, doors = fitting[0].unit, fitting
    found = choose(doors, "exact", asked, unit, names)
    told = {(door.house_number, fold(door.building or "")) for door in doors}
    return found._replace(alike=max(found.alike, len(told)))


def _is_spelled_so(street: Street, door: Door) -> bool:
    """Whether a door without a number is written as what was typed for one: "A", "s/n"."""
    number, conventions = street.asked.number, street.asked.conventions
    if number is None or not number.suffix:
        return False
    known = read(door)
    return same_suffix(number, known, conventions) or (
        has_no_number(number, conventions) and (has_no_number(known, conventions))
    )


def _joined_suffix(street: Street, door: Door) -> str:
    known = read(door)
    return plain_suffix(known, street.asked.conventions) if known.last is None else ""


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
