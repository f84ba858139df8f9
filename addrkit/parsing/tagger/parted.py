"""The stretches of a line whose names stand apart by commas, as in India: "Flat 12, Om Villa, Hill Road, Vashi".

What stands before the town is read part by part: doors by their words and signs, names by the words that they end with.
A name that no word tells is the building behind the door where another name follows, else the quarter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from addrkit.parsing.rules.cut import FREE, LINK, Cut
from addrkit.parsing.tagger.opened import listed_district
from addrkit.parsing.tagger.parted_doors import (
    PARCEL,
    door_at,
    is_listed,
    parcel_at,
    parcel_value,
    side_end,
    storey_at,
)
from addrkit.parsing.tagger.parted_names import EITHER, UNKNOWN, Part, landmark_end, names_of, opens_landmark
from addrkit.parsing.tagger.parts import FOUND, LEFT
from addrkit.parsing.tagger.worded import Stretch

_TAIL: Final = frozenset({"city", "region", "postcode", "district", "country"})
_DOORS: Final = frozenset({"unit", "house_number"})
_BETWEEN: Final = frozenset({*_DOORS, LINK, FREE, "suburb"})
"""What may stand between two quarters that are not one."""
STOREYED: Final = "storeyed"
"""A name that no word tells, right behind a storey: the quarter, where a house by itself is told."""
_BESIDE = "beside"
"""What else stands there: of no component."""


def stretches_by_commas(cut: Cut, labels: list[str]) -> list[Stretch]:
    """The stretches before the town, in their order; none where a part is not understood."""
    end = _town(cut, labels)
    edges = [at for at in range(end) if cut.breaks(at) and not is_listed(cut, at)]
    if not edges:
        return []
    parts = [
        part
        for first, stop in zip(edges, (*edges[1:], end), strict=True)
        for part in _read(cut, labels, first, stop)
    ]
    if any(part.kind == FREE for part in parts):
        return []
    parts = _one_number(cut, _numbered_quarters(cut, parts))
    if "city" not in labels[end:] and sum(part.kind not in (*_DOORS, LINK, _BESIDE) for part in parts) > 1:
        last = parts[-1]
        parts[-1] = last._replace(kind="city") if last.kind == UNKNOWN else last
    found = _one_quarter(_settled(cut, parts))
    return found if _is_whole(found) else []


def _town(cut: Cut, labels: Sequence[str]) -> int:
    """Where the town and what stands behind it begin; 0 where none is told."""
    at = len(labels)
    while at and (labels[at - 1] in _TAIL or labels[at - 1] == LINK):
        at -= 1
    worded = any(cut.role(each, "district") for each in range(at, len(labels)))
    worded = worded or listed_district(cut, at, len(labels)) > 0
    while not worded and at < len(labels) and labels[at] == "district":
        at += 1  # "Kandivali East, Mumbai"
    return at if not {"city", "district"}.isdisjoint(labels[at:]) else 0


def _read(cut: Cut, labels: Sequence[str], first: int, end: int) -> Iterator[Part]:
    """The door that a part begins with, the name behind it, and the storey that ends it."""
    if any(cut.role(at, "landmark_end") == end - at for at in range(first + 1, end)):
        yield Part(_BESIDE, first, end)
        return
    landmark = next((at for at in range(first, end) if opens_landmark(cut, at)), end)
    if landmark < end:
        yield from _read(cut, labels, first, landmark) if landmark > first else ()
        behind = landmark_end(cut, landmark, end)
        yield Part(_BESIDE, landmark, behind)
        if behind < end:
            yield from _read(cut, labels, behind, end)
        return
    parcel = next((at for at in range(first, end) if parcel_at(cut, at, end)), end)
    if parcel < end:
        behind = parcel_at(cut, parcel, end)
        yield from _read(cut, labels, first, parcel) if parcel > first else ()
        yield Part(PARCEL, parcel, behind)
        if behind < end:
            yield from _read(cut, labels, behind, end)
        return
    if cut.role(first, "no_number") == end - first:
        yield Part(_BESIDE, first, end)
        return
    if side_end(cut, first, end) == end:
        yield Part("unit", first, end)
        return
    at = first
    while at < end:
        door = door_at(cut, labels, at, end)
        if door is None:
            break
        yield from door
        at = door[-1].end
    if at == end:
        return
    storey = next((each for each in range(at + 1, end) if storey_at(cut, each, end) == end), end)
    names = names_of(cut, at, storey)
    if at > first and names[0].kind == UNKNOWN and storey_at(cut, first, end) == at:
        names[0] = names[0]._replace(kind=STOREYED)
    yield from names
    if storey < end:
        yield Part("unit", storey, end)


def _numbered_quarters(cut: Cut, parts: Sequence[Part]) -> list[Part]:
    """The parts with a block or a phase behind a quarter's name as the quarter's: "Kotla Vihar, Ph-1"."""
    found: list[Part] = []
    for part in parts:
        behind = (
            found and found[-1].kind == "suburb" and part.kind == "unit" and cut.role(part.first, "suburb")
        )
        found.append(part._replace(kind="suburb") if behind else part)
    return found


def _one_number(cut: Cut, parts: list[Part]) -> list[Part]:
    """The parts with one number of the door: of the land register where no other is; of two the one that says more."""
    numbers = [at for at, part in enumerate(parts) if part.kind == "house_number"]
    first = next(iter(parts), Part(FREE, 0, 0))
    coded = first.kind == "unit" and not cut.role(first.first, "unit") and not storey_at(cut, *first[1:])
    if not numbers and coded and any(part.kind == PARCEL for part in parts):
        parts, numbers = [first._replace(kind="house_number"), *parts[1:]], [0]
    found: list[Part] = []
    for part in parts:
        if part.kind != PARCEL:
            found.append(part)
        elif numbers or any(each.kind == "house_number" for each in found):
            found.append(part._replace(kind=_BESIDE))
        else:
            value = parcel_value(cut, part.first)
            found += [Part(LINK, part.first, value), Part("house_number", value, part.end)]
    if len(numbers) > 1 and _says_all(cut, parts, numbers[0]):
        kept = parts[numbers[0]]
        found = [
            each._replace(kind=_BESIDE) if each.kind == "house_number" and each != kept else each
            for each in found
        ]
    return found


def _says_all(cut: Cut, parts: Sequence[Part], at: int) -> bool:
    """Whether a number is surely the house's, so that a plot's behind it is another: "RZ-8A, Plot No 8"."""
    announced = at > 0 and parts[at - 1].kind == LINK
    return announced or not cut.tokens[parts[at].first].digits


def _settled(cut: Cut, parts: Sequence[Part]) -> list[Stretch]:
    """The parts as stretches, those that no word told by where they stand."""
    names = [part for part in parts if part.kind not in (*_DOORS, LINK, _BESIDE)]
    building = any(part.kind == "building" for part in names)
    units = [part for part in parts if part.kind == "unit"]
    unit = bool(units)
    numbers = [part for part in parts if part.kind == "house_number"]
    door = unit or bool(numbers)
    # A house by itself has storeys: "Plot No 61, 1st Floor, Rajdhani Park".
    housed = bool(numbers) and all(storey_at(cut, each.first, each.end) for each in units)
    found: list[Stretch] = []
    for part in parts:
        if len(numbers) == 2 and part == numbers[0] and _is_a_flat(parts, part):
            found.append(Stretch("unit", part.first, part.end, LEFT))
            continue
        name, sure = part.kind, FOUND
        if part.kind == STOREYED:
            name, sure = ("suburb" if housed else "building"), LEFT
        elif part.kind in (UNKNOWN, EITHER):
            opens = not building and names[0] == part
            more = len(names) > 1 or (unit and part.kind == UNKNOWN and part.end - part.first > 1)
            # A number and one word is as likely a quarter's.
            long = (unit or part.end - part.first > 1) and not (housed and unit and part.kind == EITHER)
            name, sure = ("building" if opens and door and more and long else "suburb"), LEFT
        found.append(Stretch(FREE if name == _BESIDE else name, part.first, part.end, sure))
    return found


def _is_a_flat(parts: Sequence[Part], number: Part) -> bool:
    """Whether a number that no word announces is a flat's, of the tower behind it: "1001, Tower 3, Om Villa, C-7"."""
    at = parts.index(number)
    behind = parts[at + 1] if at + 1 < len(parts) else None
    announced = at > 0 and parts[at - 1].kind == LINK
    return behind is not None and not announced and behind.kind in ("unit", "building")


def _one_quarter(found: Sequence[Stretch]) -> list[Stretch]:
    """The stretches with one quarter: of those that doors stand between the last, which is the nearest to the town."""
    last = len(found)
    while last and found[last - 1].name != "suburb":
        last -= 1
    first = last
    while first and found[first - 1].name == "suburb":
        first -= 1
    before = [at for at in range(first) if found[at].name == "suburb"]
    if not before or any(each.name not in _BETWEEN for each in found[before[0] : first]):
        return list(found)
    return [each._replace(name=FREE) if at in before else each for at, each in enumerate(found)]


def _is_whole(found: Sequence[Stretch]) -> bool:
    """Whether each component but the unit is one stretch."""
    for name in ("house_number", "building", "street", "suburb"):
        runs = [each for each in found if each.name == name]
        if any(one.end != other.first for one, other in pairwise(runs)):
            return False
        if name in ("house_number", "building") and len(runs) > 1:
            return False
    return True
