"""The stretches of a line whose names stand apart by commas, as in India: "Flat 12, Om Villa, Hill Road, Vashi".

What stands before the town is read part by part: doors by their words and signs, names by the words that they end with.
A name that no word tells is the building behind the door where another name follows, else the quarter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from addrkit.locale.unit_words import GROUND, unit_words
from addrkit.parsing.rules.cut import FREE, LINK, Cut
from addrkit.parsing.rules.number import is_ordinal
from addrkit.parsing.tagger.opened import listed_district
from addrkit.parsing.tagger.parted_names import EITHER, UNKNOWN, Part, landmark_end, names_of, opens_landmark
from addrkit.parsing.tagger.parts import FOUND, LEFT
from addrkit.parsing.tagger.worded import Stretch

_TAIL: Final = frozenset({"city", "region", "postcode", "district", "country"})
_DOORS: Final = frozenset({"unit", "house_number"})
_FLOORS_AND_BLOCKS: Final = frozenset({"floor", "block", "wing"})
_BESIDE = "beside"
"""What else stands there: of no component."""
_SIGNS = 4
"""Signs of a code's piece at most: the "112" of "4-7-112/A"."""


def stretches_by_commas(cut: Cut, labels: list[str]) -> list[Stretch]:
    """The stretches before the town, in their order; none where a part is not understood."""
    end = _town(cut, labels)
    edges = [at for at in range(end) if cut.breaks(at)]
    if not edges:
        return []
    parts = [
        part
        for first, stop in zip(edges, (*edges[1:], end), strict=True)
        for part in _read(cut, labels, first, stop)
    ]
    if any(part.kind == FREE for part in parts):
        return []
    if "city" not in labels[end:] and sum(part.kind not in (*_DOORS, LINK, _BESIDE) for part in parts) > 1:
        last = parts[-1]
        parts[-1] = last._replace(kind="city") if last.kind == UNKNOWN else last
    found = _settled(cut, parts)
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
    at = first
    while at < end:
        door = _door(cut, labels, at, end)
        if door is None:
            break
        yield from door
        at = door[-1].end
    if at == end:
        return
    storey = next((each for each in range(at + 1, end) if _storey(cut, each, end) == end), end)
    yield from names_of(cut, at, storey)
    if storey < end:
        yield Part("unit", storey, end)


def _door(cut: Cut, labels: Sequence[str], at: int, end: int) -> list[Part] | None:
    """The unit or the number that begins here: "Flat No 503", "H.No. 4-7-112/A", "2nd Floor", "A Wing", "#1423"."""
    storey = _storey(cut, at, end)
    if storey:
        return [Part("unit", at, storey)]
    unit, number = cut.role(at, "unit"), cut.role(at, "number")
    value = at + max(unit, number)
    while at < value < end and cut.role(value, "number") and not cut.tokens[value].digits:
        value += cut.role(value, "number")
    stop = _code_end(cut, value, end)
    if stop == value or (value == at and not _stands_for_a_door(cut, labels, at, stop, end)):
        return None
    if unit > number:
        return [Part("unit", at, stop)]
    if cut.role(at, "milepost"):
        return [Part("house_number", at, stop)]
    if value > at:
        return [Part(LINK, at, value), Part("house_number", value, stop)]
    name = labels[at] if labels[at] in _DOORS else "house_number"
    return [Part(name, at, stop)]


def _stands_for_a_door(cut: Cut, labels: Sequence[str], at: int, stop: int, end: int) -> bool:
    """Whether a code that no word announces is a door's: not the "12th" of a cross, nor the "80" of 80 Feet Road."""
    if is_ordinal(cut.tokens[at].folded):
        return False
    return stop == end or (labels[at] in _DOORS and labels[stop - 1] in _DOORS)


def _storey(cut: Cut, at: int, end: int) -> int:
    """Where a storey, a wing or a block ends that begins here with its number or letter; 0 where none does."""
    known = unit_words(cut.lexicon.country)
    for size in (1, 2):
        stop = at + size
        if stop > end or stop > len(cut.tokens):
            break
        said = known.get(cut.tokens[stop - 1].folded)
        if said is None or said.kind not in _FLOORS_AND_BLOCKS:
            continue
        code = cut.tokens[at].folded
        ordinal = is_ordinal(code) or code in cut.lexicon.country.number_words
        told = ordinal if said.kind == "floor" else len(code) == 1 and code.isalpha()
        if size > 1 and told:
            return stop
    size = cut.role(at, "unit")
    named = known.get(cut.folded(at, at + size)) if size > 1 else None
    return at + size if named is not None and named.kind == GROUND else 0


def _code_end(cut: Cut, at: int, end: int) -> int:
    """Where a code ends that begins here: "4-7-112/A", "B-12", "1187"; where it begins if none does."""
    if at >= end or not _is_coded(cut, at, end):
        return at
    # "B 203 Shyam Kutir"
    at += 2 if cut.breaks(at) and _is_letter_before_number(cut, at, end) else 1
    while at < end and cut.tokens[at].gap in ("-", "/") and len(cut.tokens[at].folded) <= _SIGNS:
        at += 1
    return at


def _is_coded(cut: Cut, at: int, end: int) -> bool:
    """Whether a word has a digit, or is a letter by itself that one follows or that ends its part."""
    word = cut.tokens[at].folded
    if any(map(str.isdigit, word)):
        return True
    joined = at + 1 < end and cut.tokens[at + 1].gap in ("-", "/") and cut.tokens[at + 1].digits
    return (len(word) <= _SIGNS and joined) or (cut.breaks(at) and _is_letter_before_number(cut, at, end))


def _is_letter_before_number(cut: Cut, at: int, end: int) -> bool:
    """Whether a letter by itself stands before a number: the block of "B 203"."""
    word, behind = cut.tokens[at].folded, at + 1
    lone = len(word) == 1 and word.isalpha() and not cut.role(at, "number") and not cut.role(at, "unit")
    return lone and behind < end and cut.tokens[behind].folded.isdigit()


def _settled(cut: Cut, parts: Sequence[Part]) -> list[Stretch]:
    """The parts as stretches, those that no word told by where they stand."""
    names = [part for part in parts if part.kind not in (*_DOORS, LINK, _BESIDE)]
    building = any(part.kind == "building" for part in names)
    unit = any(part.kind == "unit" for part in parts)
    door = unit or any(part.kind == "house_number" for part in parts)
    numbers = [part for part in parts if part.kind == "house_number"]
    found: list[Stretch] = []
    for part in parts:
        if len(numbers) == 2 and part == numbers[0] and _is_a_flat(parts, part):
            found.append(Stretch("unit", part.first, part.end, LEFT))
            continue
        name, sure = part.kind, FOUND
        if part.kind in (UNKNOWN, EITHER):
            opens = not building and names[0] == part
            more = len(names) > 1 or (unit and part.kind == UNKNOWN and part.end - part.first > 1)
            # A number and one word is as likely a quarter's.
            long = unit or part.end - part.first > 1
            name, sure = ("building" if opens and door and more and long else "suburb"), LEFT
        found.append(Stretch(FREE if name == _BESIDE else name, part.first, part.end, sure))
    return found


def _is_a_flat(parts: Sequence[Part], number: Part) -> bool:
    """Whether a number that no word announces is a flat's, of the tower behind it: "1001, Tower 3, Om Villa, C-7"."""
    at = parts.index(number)
    behind = parts[at + 1] if at + 1 < len(parts) else None
    announced = at > 0 and parts[at - 1].kind == LINK
    return behind is not None and not announced and behind.kind in ("unit", "building")


def _is_whole(found: Sequence[Stretch]) -> bool:
    """Whether each component but the unit is one stretch."""
    for name in ("house_number", "building", "street", "suburb"):
        runs = [each for each in found if each.name == name]
        if any(one.end != other.first for one, other in pairwise(runs)):
            return False
        if name in ("house_number", "building") and len(runs) > 1:
            return False
    return True
