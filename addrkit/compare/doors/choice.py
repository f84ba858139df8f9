"""One of the doors that have a number: by its unit, its building's name, its postcode and its spelling."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from addrkit.compare.doors.asked import SAME_NAME, AskedDoor, Named, called
from addrkit.compare.doors.worded_units import of_its_word
from addrkit.compare.evidence import Implied, NumberRelation, PartRelation, UnitRelation
from addrkit.gazetteer.doors import Door
from addrkit.locale.country import compared_postcode
from addrkit.locale.text import fold
from addrkit.locale.unit_forms import is_in_a_row, with_its_side
from addrkit.locale.unit_likeness import alike, contains, lacks_parts
from addrkit.locale.unit_words import FLOOR
from addrkit.locale.units import Unit, is_part_of_unit, unit_of


class FoundDoor(NamedTuple):
    """The door that fits best, and how well."""

    door: Door | None
    number: NumberRelation
    unit: UnitRelation
    alike: int
    """How many doors fit as well."""
    building: PartRelation = "neither"
    """The name that was typed beside the door's."""
    implied: Implied = "nothing"
    partly: bool = False
    """Whether only some of the numbers of a range that was typed are doors."""
    neighbours: bool = False
    """Whether an absent number lies between others."""
    nearest: int | None = None
    """How far an absent number is from the nearest one that is there."""
    same_side: bool = False
    """Whether that one is even or odd as the absent one is."""


def choose(
    doors: Sequence[Door],
    relation: NumberRelation,
    asked: AskedDoor,
    unit: str | None,
    names: Sequence[Named] | None = None,
) -> FoundDoor:
    """The door among some of one number that is meant.

    The doors of a building that was named stand before others, and then the unit that was typed decides. Without
    a unit that fits, the answer is the building, never another of its units; a plain record stands before a named one.
    """
    named = asked.names if names is None else names
    found = _chosen(doors, relation, asked, unit, named)
    if found.building == "not_known" and any(door.building for door in doors):
        # The plain record, at a number where others are named, and none of them as was typed.
        return found._replace(building="other")
    return found


def _chosen(
    doors: Sequence[Door],
    relation: NumberRelation,
    asked: AskedDoor,
    unit: str | None,
    named: Sequence[Named],
) -> FoundDoor:
    doors, fit, name = _of_the_building(doors, asked, named)
    if unit is None and name is not None and name.unit != asked.written:
        unit = name.unit
    if name is not None and name.behind is not None:
        unit = name.behind
    if name is not None and name.block is not None:
        unit = f"{unit}, {name.block}" if unit else name.block
    if not unit:
        return _without_unit(doors, relation, asked, fit, bool(named))
    with_units = [door for door in doors if door.unit]
    fitting, words = _with_the_unit(with_units, unit, asked)
    if fitting:
        told = {unit_of(_whole_unit(door, asked), asked.conventions) for door in fitting}
        found = _first(fitting, relation, "equal", asked, fit, bool(named))
        return found._replace(alike=max(found.alike, len(told), words, _names_left_open(fitting, fit)))
    if not with_units:
        ground = unit_of(unit, asked.conventions).is_ground
        return _first(doors, relation, "neither" if ground else "no_units", asked, fit, bool(named))
    typed = unit_of(unit, asked.conventions)
    fuller = [door for door in with_units if lacks_parts(typed, unit_of(door.unit or "", asked.conventions))]
    if fuller:
        return _first(fuller, relation, "not_given", asked, fit, bool(named))
    holding = [door for door in with_units if contains(typed, unit_of(door.unit or "", asked.conventions))]
    plain = [door for door in doors if not door.unit and (fit or not door.building)]
    if len(holding) == 1 or plain:
        within = holding if len(holding) == 1 else plain
        return _first(within, relation, "other", asked, fit, bool(named))
    found = _first(doors, relation, "other", asked, fit, bool(named))
    return found._replace(door=_building_of(doors, found.door))


def _without_unit(
    doors: Sequence[Door], relation: NumberRelation, asked: AskedDoor, fit: int, named: bool
) -> FoundDoor:
    plain = [door for door in doors if not door.unit]
    if not plain:
        return _first(doors, relation, "not_given", asked, fit, named)
    # Where some doors of a number are units and a named one is not, the number itself is known by its units.
    if len(plain) < len(doors) and not fit and not named and all(door.building for door in plain):
        units = [door for door in doors if door.unit and not door.building]
        if units:
            return _first(units, relation, "not_given", asked, fit, named)
    found = _first(plain, relation, "neither", asked, fit, named)
    if found.door is not None and found.door.building:
        found = found._replace(alike=max(found.alike, _names_left_open(plain, fit)))
    return found


def _names_left_open(doors: Sequence[Door], fit: int) -> int:
    """How many names doors of one number have where nothing says which is meant: "Marina Heights" of two towers."""
    if fit == SAME_NAME or not all(door.building for door in doors):
        return 1
    return len({fold(door.building or "") for door in doors})


def _of_the_building(
    doors: Sequence[Door], asked: AskedDoor, named: Sequence[Named]
) -> tuple[Sequence[Door], int, Named | None]:
    """The doors of the building that was named, if any has that name, and how well it fits; else all of them."""
    if not named or not any(door.building for door in doors):
        return doors, 0, None
    fits = [called(door.building, named, asked.conventions) for door in doors]
    best = max(fit for fit, _ in fits)
    if not best:
        return doors, 0, None
    name = next(name for fit, name in fits if fit == best)
    return [door for door, (fit, _) in zip(doors, fits, strict=True) if fit == best], best, name


def _with_the_unit(doors: Sequence[Door], unit: str, asked: AskedDoor) -> tuple[Sequence[Door], int]:
    """The doors of a unit: as it is written, else of its parts, else of its code; and how many words are left open."""
    spelled = fold(unit)
    same = [door for door in doors if fold(door.unit or "") == spelled and unit]
    if same:
        exact = [door for door in same if door.unit == unit]
        return exact or same, 1
    typed = unit_of(unit, asked.conventions)
    known = [unit_of(_whole_unit(door, asked), asked.conventions) for door in doors]
    grades = [alike(typed, each, asked.conventions) for each in known]
    if not any(grades):
        sided = with_its_side(typed, known, asked.conventions)
        grades = [
            int(is_in_a_row(typed, each) or (sided is not None and alike(sided, each, asked.conventions) > 0))
            for each in known
        ]
    best = max(grades, default=0)
    if not best:
        return [], 1
    fitting = [door for grade, door in zip(grades, doors, strict=True) if grade == best]
    rivals = [
        door
        for grade, door, each in zip(grades, doors, known, strict=True)
        if grade or _is_the_storey(typed, each)
    ]
    if len(rivals) == 1:
        return fitting, 1
    worded, words = of_its_word(rivals, unit, asked.conventions)
    return [door for door in fitting if door in worded] or worded, words


def _is_the_storey(typed: Unit, known: Unit) -> bool:
    """Whether a bare number may be that of a whole storey: "1" beside Piso 1."""
    return typed.is_code and not known.bare and known.parts == ((FLOOR, typed.bare),)


def _whole_unit(door: Door, asked: AskedDoor) -> str:
    """A door's unit, with what its register has as a building's name and is a block: "Tower 3"."""
    unit = door.unit or ""
    if door.building and is_part_of_unit(door.building, asked.conventions):
        return f"{unit}, {door.building}"
    return unit


def the_building_of(found: FoundDoor, doors: Sequence[Door]) -> FoundDoor:
    """What was found without the id of any unit, where all doors are units and none of them was named."""
    if found.unit != "not_given":
        return found
    return found._replace(door=_building_of(doors, found.door))


def _building_of(doors: Sequence[Door], best: Door | None) -> Door | None:
    """The record of a building whose doors all are units: what they share, without the id of any."""
    if best is None:
        return None
    shared = {door.building for door in doors}
    return best._replace(unit=None, building=best.building if len(shared) == 1 else None, of_many=True)


def _first(
    doors: Sequence[Door],
    relation: NumberRelation,
    unit: UnitRelation,
    asked: AskedDoor,
    fit: int,
    named: bool,
) -> FoundDoor:
    """The first of some doors: by postcode, without a name that nobody typed, by its spelling, as it is stored."""
    if len(doors) == 1:
        return FoundDoor(doors[0], relation, unit, 1, _building(doors[0], fit, named))
    conventions, spelled = asked.conventions, fold(asked.written)

    def rank(door: Door) -> tuple[bool, bool, bool, bool, bool, int]:
        there = bool(door.postcode) and compared_postcode(door.postcode or "", conventions) in asked.postcodes
        return (
            not there,
            bool(door.building) and not fit,
            fold(door.house_number or "") != spelled,
            # "1a" stands before "1A", and "21Í" before "21I", where both are there.
            (door.house_number or "") != asked.written,
            not door.postcode,
            door.row,
        )

    ranked = sorted(doors, key=rank)
    first = ranked[0]
    best = rank(first)[:2]
    # Doors of one number that differ in the unit only are one building; so is one that tells no postcode.
    codes = {
        compared_postcode(door.postcode, conventions)
        for door in ranked
        if door.postcode and rank(door)[:2] == best
    }
    return FoundDoor(first, relation, unit, max(len(codes), 1), _building(first, fit, named))


def _building(door: Door, fit: int, named: bool) -> PartRelation:
    if fit:
        return "equal"
    if not named:
        return "not_typed" if door.building else "neither"
    return "other" if door.building else "not_known"
