"""Doors whose unit is in their number, and numbers that were typed as a unit."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Final

import regex

from addrkit.compare.doors.asked import AskedDoor
from addrkit.compare.doors.choice import FoundDoor, choose
from addrkit.compare.doors.found import Street
from addrkit.compare.doors.numbers import (
    is_unit_before,
    number_and_unit,
    plain_suffix,
    read,
    with_number,
)
from addrkit.gazetteer.doors import Door
from addrkit.locale.numbers import arabic, house_number
from addrkit.locale.unit_words import FLAT, words_of_houses
from addrkit.locale.units import IDENTICAL, Code, Unit, alike, is_bare_unit, unit_key, unit_of


def unit_in_the_number(street: Street) -> FoundDoor | None:
    """Registers without units write them into the number: "15-p594"."""
    asked, number = street.asked, street.asked.leading
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


def unit_before_the_number(street: Street) -> FoundDoor | None:
    """The unit stands before the number: "910 7380" in Canada."""
    asked = street.asked
    cut = asked.unit_and_number
    if cut is None:
        return None
    doors = with_number(cut[1], street.at(cut[1].number), asked.conventions)
    return choose(doors, "exact", asked, cut[0]) if doors else None


def unit_before_a_comma(street: Street) -> FoundDoor | None:
    """A comma parts a unit that is there from the number behind it: "308, 4000 Hillsboro Pike"."""
    asked = street.asked
    cut = _BEFORE_COMMA.fullmatch(asked.written)
    if cut is None or asked.conventions is None or asked.conventions.number_position != "before":
        return None
    number = house_number(cut[2])
    doors = with_number(number, street.at(number.number), asked.conventions)
    found = choose(doors, "exact", asked, cut[1]) if doors else None
    return found if found is not None and found.unit == "equal" else None


_BEFORE_COMMA: Final = regex.compile(r"\s*#?(\d{1,5}\p{L}?)\s*,\s*(\d+\p{L}?)\s*")


def number_of_a_plot(street: Street) -> FoundDoor | None:
    """What was typed as a unit is the house's number, in whatever order: "Blk 3 Lot 5" is Lot 5 Block 3."""
    asked = street.asked
    announced = asked.announced
    if asked.number is not None and not unit_of(announced, asked.conventions).parts:
        # The number alone tells where such a door would be.
        doors = _named_by_words([*street.bare, *street.here])
        written = {asked.written, announced} if doors else set()
    else:
        written = {asked.written, announced}
        numbers = {int(sign) for sign in _codes(_plot(asked, announced)) if sign.isdecimal()}
        there = (door for number in sorted(numbers) if number for door in street.at(number))
        doors = _named_by_words([*street.bare, *there])
    plots = [_plot(asked, number) for number in written]
    fits = [
        door
        for door in doors
        if any(_is_plot(unit_of(door.house_number or "", asked.conventions), plot) for plot in plots)
    ]
    return choose(fits, "exact", asked, None)._replace(unit="in_number") if fits else None


def _named_by_words(doors: Sequence[Door]) -> list[Door]:
    """The doors whose number does not begin with a digit: "Lot 5 Block 3"."""
    return [door for door in doors if door.house_number and not door.house_number[0].isdigit()]


def _plot(asked: AskedDoor, number: str) -> Unit:
    return unit_of(f"{asked.unit or ''} {number}".strip(), asked.conventions)


def _is_plot(known: Unit, typed: Unit) -> bool:
    """Whether two plots are one: of the same parts, or of the same codes behind the same words ("Blok C/3")."""
    if alike(known, typed) == IDENTICAL:
        return True
    kinds = [[kind for kind, _ in each.parts] for each in (known, typed)]
    return bool(kinds[0]) and kinds[0] == kinds[1] and _codes(known) == _codes(typed)


def _codes(plot: Unit) -> Code:
    return (*chain.from_iterable(code for _, code in plot.parts), *plot.bare)


def number_of_a_house(street: Street) -> FoundDoor | None:
    """A house by itself that was typed as a unit is the house of that number: "Villa 12, Street 5"."""
    asked = street.asked
    unit = unit_of(asked.unit or "", asked.conventions)
    if unit.bare or len(unit.parts) != 1:
        return None
    kind, code = unit.parts[0]
    if kind not in words_of_houses() or len(code) != 1 or not code[0].isdecimal():
        return None
    doors = street.plain(int(code[0]))
    return choose(doors, "exact", asked, None)._replace(unit="in_number") if doors else None


def _joined_suffix(street: Street, door: Door) -> str:
    """What follows a door's number, joined; of a range nothing, unless its sign parts a unit: "5-12" in Riga."""
    known, conventions = read(door), street.asked.conventions
    if known.last is None:
        return plain_suffix(known, conventions)
    return str(known.last) if conventions is not None and _PARTED in conventions.bare_unit_line else ""


_PARTED: Final = "{house_number}-{unit}"
