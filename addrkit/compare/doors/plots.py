"""Doors that are plots and houses by themselves: their number was typed as a unit, or their block as a part of one."""

from __future__ import annotations

from collections.abc import Sequence

from addrkit.compare.doors.asked import AskedDoor
from addrkit.compare.doors.choice import FoundDoor, choose
from addrkit.compare.doors.found import Street
from addrkit.gazetteer.doors import Door
from addrkit.locale.unit_likeness import IDENTICAL, alike
from addrkit.locale.unit_words import words_of_houses
from addrkit.locale.units import Code, Unit, codes_of, unit_of


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
    return codes_of(plot.parts) + plot.bare


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


def number_within_the_unit(street: Street) -> FoundDoor | None:
    """The last code of a unit is the house's number, and the others its block: "Blok K/3" is no. 3 of Blok K."""
    asked = street.asked
    typed = unit_of(asked.unit or "", asked.conventions)
    codes = _codes(typed)
    if len(codes) < 2 or not codes[-1].isdecimal() or len(typed.parts) > 1:
        return None
    words = {kind for kind, _ in typed.parts}
    fits = [
        door
        for door in street.plain(int(codes[-1]))
        if _holds(unit_of(door.unit or "", asked.conventions), words, codes[:-1])
    ]
    return choose(fits, "exact", asked, fits[0].unit) if fits else None


def _holds(known: Unit, words: set[str], code: Code) -> bool:
    """Whether a door's unit is the block of a code, be it typed with the block's word or with none."""
    kinds = {kind for kind, _ in known.parts}
    return len(known.parts) == 1 and not known.bare and _codes(known) == code and words <= kinds


def number_of_the_unit(street: Street) -> FoundDoor | None:
    """What was typed for the number is the flat's, in a building that has none: "Tower Amethyst lantai 8 no 12"."""
    asked = street.asked
    if street.here or not any(door.unit for door in street.bare):
        return None
    found = choose(street.bare, "exact", asked, f"{asked.unit}, {asked.written}")
    return found._replace(unit="in_number") if found.unit == "equal" else None
