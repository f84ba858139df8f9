"""The doors of a street while a number is typed: buildings in the order of their numbers, and units in theirs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np
import regex

from addrkit.compare.doors.numbers import is_short_for, same_suffix
from addrkit.gazetteer.entries import Entry
from addrkit.gazetteer.kept import kept_with_gazetteer
from addrkit.gazetteer.store import Gazetteer
from addrkit.index.columns import run_of
from addrkit.locale.conventions import Country
from addrkit.locale.country import country
from addrkit.locale.numbers import LONGEST_NUMBER, WIDEST_RANGE, HouseNumber, house_number
from addrkit.locale.text import fold, squeeze, words
from addrkit.locale.unit_likeness import same_unit
from addrkit.locale.units import unit_key
from addrkit.suggest.typed import WRITTEN_OUT

MOST = 1_000
"""Buildings with one number that are looked at."""
KEPT = 256
"""Numbers of streets whose buildings are kept."""
_PARTED = regex.compile(r"(?<=\d)[a-z]+(?=\d|[a-z]$)")
_PIECES = regex.compile(r"\d+|\D+")


class Premise(NamedTuple):
    """A building: a run of doors that share a house number, or without one a name."""

    first: int
    last: int
    """The last row of the run, excluded."""
    exact: bool
    """Whether its number is the one that was typed, letters and all."""
    as_written: bool = True
    """Whether its letters are not a short form of those that were typed: 12 B for "12 bis"."""
    is_named: bool = False
    """Whether it has a name besides its number; known of those that were found by their number."""

    @property
    def rows(self) -> range:
        """The rows of its doors."""
        return range(self.first, self.last)


def premises(gazetteer: Gazetteer, entry: Entry, most: int) -> list[Premise]:
    """The buildings of an entry in the order of their numbers, those without a number last; at most so many."""
    first = entry.first_door + run_of(gazetteer.numbers(entry), 0, 1)[1]
    found = [Premise(low, high, False) for low, high in gazetteer.building_runs(first, entry.last_door, most)]
    if len(found) < most:
        without = gazetteer.building_runs(entry.first_door, first, most - len(found))
        found += [Premise(low, high, False) for low, high in without]
    return found


def premises_with(
    gazetteer: Gazetteer, entry: Entry, written: str, *, finished: bool, most: int
) -> list[Premise]:
    """The buildings whose number begins as typed: the number itself, then with letters, then longer ones.

    A number that is finished does not go on: "1 " is not the beginning of 10.
    """
    typed = house_number(written)
    if not typed.number:
        return []
    numbers = gazetteer.numbers(entry)
    found: list[Premise] = []
    low, high = run_of(numbers, typed.number, typed.number + 1)
    here = country(entry.country) if entry.country else None
    whole, short = (_with_parts_in_short(each, here) for each in spellings(written))
    for building in _buildings(gazetteer, entry.first_door + low, entry.first_door + high):
        known = _with_parts_in_short(building.number, here)
        said = known == whole or _is_said_so(typed, building.read, here)
        in_short = known == short or is_short_for(typed, building.read, here)
        if known.startswith(whole) or said or in_short:
            exact = said or in_short
            found.append(
                Premise(building.first, building.last, exact, said or not in_short, building.is_named)
            )
    # A lot or a shop that shares the number is told by its name: the number by itself is the door without one.
    found.sort(key=lambda each: (not each.exact, not each.as_written, each.is_named, each.first))
    if not finished and written.isdigit() and written[:1] != "0":
        for first, last in _going_on(numbers, typed.number):
            if len(found) >= most:
                break
            runs = gazetteer.building_runs(
                entry.first_door + first, entry.first_door + last, most - len(found)
            )
            found += [Premise(low, high, False) for low, high in runs]
    return found[:most]


def _is_said_so(typed: HouseNumber, known: HouseNumber, here: Country | None) -> bool:
    """Whether a number is the one that was typed, though its letters are said in a word: 7-BS for "7 bis"."""
    return bool(typed.suffix and known.suffix) and same_suffix(typed, known, here)


def _with_parts_in_short(squeezed: str, here: Country | None) -> str:
    """A number with one word for each part of a house: registers have "31 к1" for "31 корпус 1"."""
    if here is None or not here.number_parts or squeezed.isdigit():
        return squeezed
    short: str = _PARTED.sub(lambda found: here.number_parts.get(found.group(), found.group()), squeezed)
    return short


class _Building(NamedTuple):
    first: int
    last: int
    number: str
    """Squeezed."""
    read: HouseNumber
    is_named: bool


@kept_with_gazetteer(KEPT)
def _buildings(gazetteer: Gazetteer, first: int, last: int) -> tuple[_Building, ...]:
    """The buildings of a run of doors; those of a number are asked for again at each key that follows it."""
    found = []
    for low, high in gazetteer.building_runs(first, last, MOST):
        door = gazetteer.door(low)
        written = door.house_number or ""
        found.append(_Building(low, high, squeeze(written), house_number(written), door.building is not None))
    return tuple(found)


def premises_around(gazetteer: Gazetteer, entry: Entry, number: int) -> Iterator[Premise]:
    """The buildings whose number is a range that holds a number: "1-5" for 3."""
    for door, read in gazetteer.ranges_below(entry, number, WIDEST_RANGE):
        if read.last is not None and number <= read.last and (number - read.number) % 2 == 0:
            yield Premise(door.row, door.row + 1, False)


def premises_of_two_numbers(
    gazetteer: Gazetteer, entry: Entry, written: str, *, finished: bool
) -> list[Premise]:
    """Where houses have two numbers, those whose second is the one typed, or begins so: 1690/125 for 125."""
    if not entry.country or not country(entry.country).two_numbers:
        return []
    typed = squeeze(written)
    found = []
    for door in gazetteer.doors_of_two_numbers(entry):
        _, _, second = (door.house_number or "").partition("/")
        known = squeeze(second)
        if known == typed or (not finished and typed and known.startswith(typed)):
            found.append(Premise(door.row, door.row + 1, known == typed))
    return sorted(found, key=lambda each: not each.exact)


def spellings(written: str) -> tuple[str, str]:
    """A house number squeezed, as written and with letters that are written out in short.

    >>> spellings("12 bis"), spellings("12a")
    (('12bis', '12b'), ('12a', '12a'))
    """
    whole, suffix = squeeze(written), house_number(written).suffix
    return whole, whole[: -len(suffix) + 1] if suffix in WRITTEN_OUT else whole


def _going_on(numbers: np.typing.NDArray[np.generic], begun: int) -> Iterator[tuple[int, int]]:
    """The runs of numbers that begin with the digits of one and are longer: 1 goes on to 10-19, 100-199."""
    low, high = begun * 10, begun * 10 + 10
    while low < 10**LONGEST_NUMBER:
        first, last = run_of(numbers, low, high)
        if first < last:
            yield first, last
        if first == len(numbers):
            return
        low, high = low * 10, high * 10


def units(gazetteer: Gazetteer, entry: Entry, rows: Iterable[int], written: str) -> list[int]:
    """Those of a building's rows whose unit begins as typed, in natural order, the building itself first."""
    typed = fold(written)
    here_it_is = country(entry.country) if entry.country else None
    key = unit_key(written, here_it_is) if typed else ""
    found: list[tuple[tuple[tuple[int, int | str], ...], int]] = []
    for row in rows:
        unit = gazetteer.door(row).unit
        if unit is None:
            if not typed:
                found.append(((), row))
            continue
        folded = [word.folded for word in words(unit)]
        here = unit_key(unit, here_it_is)
        begins = here.startswith(key) or " ".join(folded).startswith(typed) or typed in folded
        if typed and not begins and not same_unit(written, unit, here_it_is):
            continue
        found.append((_natural(here), row))
    return [row for _, row in sorted(found)]


def _natural(key: str) -> tuple[tuple[int, int | str], ...]:
    """Digits by their value: 2 before 10.

    >>> sorted(["10", "2", "2b", "a"], key=_natural)
    ['2', '2b', '10', 'a']
    """
    return tuple((0, int(piece)) if piece.isdecimal() else (1, piece) for piece in _PIECES.findall(key))
