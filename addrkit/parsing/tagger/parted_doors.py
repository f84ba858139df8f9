"""The doors of a part between commas: units, storeys, numbers, and those of the land register."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from addrkit.locale.unit_words import FLOOR, GROUND, UnitWord, parts_of_house, sides, unit_words
from addrkit.parsing.rules.cut import LINK, Cut
from addrkit.parsing.rules.number import is_ordinal
from addrkit.parsing.tagger.parted_names import Part, number_behind

PARCEL: Final = "parcel"
"""A number of the land register: the door's only where no other is written."""
_DOORS: Final = frozenset({"unit", "house_number"})
_FLOORS_AND_BLOCKS: Final = frozenset({"floor", "block", "wing"})
_SIGNS = 4
"""Signs of a code's piece at most: the "112" of "4-7-112/A"."""
_LETTERS = 3
"""Letters before a number at most that are of it: "HIG 45", "RZF 41/29"."""
_JOINTS: Final = ("-", "/", "\\")


def door_at(cut: Cut, labels: Sequence[str], at: int, end: int) -> list[Part] | None:
    """The unit or the number that begins here: "Flat No 503", "H.No. 4-7-112/A", "2nd Floor", "A Wing", "#1423"."""
    storey = storey_at(cut, at, end)
    if storey:
        return [Part("unit", at, storey)]
    unit, number = cut.role(at, "unit"), cut.role(at, "number")
    value = at + max(unit, number)
    while at < value < end and cut.role(value, "number") and not cut.tokens[value].digits:
        value += cut.role(value, "number")
    stop = _code_end(cut, value, end, opens=value > at or cut.breaks(at))
    if stop == value or (value == at and not _stands_for_a_door(cut, labels, at, stop, end)):
        return None
    if unit > number:
        return [Part("unit", at, stop)]
    if cut.role(at, "milepost"):
        return [Part("house_number", at, stop)]
    if value > at:
        return [Part(LINK, at, value), Part("house_number", value, stop)]
    name = labels[at] if labels[at] in _DOORS and labels[at] == labels[stop - 1] else "house_number"
    return [Part(name, at, stop)]


def _stands_for_a_door(cut: Cut, labels: Sequence[str], at: int, stop: int, end: int) -> bool:
    """Whether a code that no word announces is a door's: not the "12th" of a cross, nor the "80" of 80 Feet Road."""
    if is_ordinal(cut.tokens[at].folded):
        return False
    if stop == end or (labels[at] in _DOORS and labels[stop - 1] in _DOORS):
        return True
    # "RZ-26 | Ground Floor", "WZ 309 | Gali No 2"
    street = stop + cut.role(stop, "street")
    return storey_at(cut, stop, end) > 0 or (street > stop and number_behind(cut, street, end) > street)


def storey_at(cut: Cut, at: int, end: int) -> int:
    """Where a storey, a wing or a block ends that begins here with its number or letter, or its side; 0 for none."""
    stop = _storey(cut, at, end)
    return side_end(cut, stop, end) or stop if stop else 0


def _storey(cut: Cut, at: int, end: int) -> int:
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
    stop = at + cut.role(at, "unit")
    if stop == at or stop > end:
        return 0
    phrase = cut.folded(at, stop)
    named = known.get(phrase)
    if named is not None and named.kind == GROUND and stop - at > 1:
        return stop
    says = named is not None and (_is_storey(named, known) or phrase in parts_of_house())
    return stop if says and cut.breaks(at) and stop == end else 0


def _is_storey(said: UnitWord, known: Mapping[str, UnitWord]) -> bool:
    """Whether a short form stands for a storey: "FF" for the first floor."""
    *ordinal, word = said.kind.split(" ")
    floor = known.get(word)
    return said.kind == GROUND or (bool(ordinal) and floor is not None and floor.kind == FLOOR)


def side_end(cut: Cut, at: int, end: int) -> int:
    """Where the side of a storey or a house ends that is told here: "Back Side"; 0 where none is."""
    known = unit_words(cut.lexicon.country)
    for size in (2, 1):
        said = known.get(cut.folded(at, at + size)) if at + size <= end else None
        if said is not None and said.kind in sides():
            return at + size
    return 0


def parcel_at(cut: Cut, at: int, end: int) -> int:
    """Where a number of the land register ends that its word announces here: "Kh No 35/14,16,17"; 0 where none does."""
    if not cut.role(at, PARCEL):
        return 0
    value = parcel_value(cut, at)
    stop = _code_end(cut, value, end, opens=True)
    return stop if stop > value else 0


def parcel_value(cut: Cut, at: int) -> int:
    """Where the number begins that the word here announces."""
    value = at + cut.role(at, PARCEL)
    while cut.role(value, "number") and not cut.tokens[value].digits:
        value += cut.role(value, "number")
    return value


def _code_end(cut: Cut, at: int, end: int, *, opens: bool) -> int:
    """Where a code or a list of codes ends that begins here: "4-7-112/A", "B-12", "A2 and A3"; there if none does.

    `opens`: a letter or letters by themselves may begin it, "B 203", "HIG 45".
    """
    stop = _one_code(cut, at, end, opens=opens)
    while at < stop < end:
        token = cut.tokens[stop]
        if _is_lettered(cut, at, stop, end):
            return stop + 1
        goes_on = token.gap == "&" or is_listed(cut, stop)
        more = stop + (0 if goes_on else cut.role(stop, "crossing"))
        further = _one_code(cut, more, end, opens=False) if goes_on or more > stop else more
        if further == more or is_ordinal(cut.tokens[more].folded):
            break
        stop = further
    return stop


def is_listed(cut: Cut, at: int) -> bool:
    """Whether a number goes on with those before it, no blank between: "35/14,16"; not with a flat's, "Flat 3,45"."""
    token = cut.tokens[at]
    if not (at and token.gap == "," and token.joined and token.digits):
        return False
    start = at - 1
    while start and not (cut.breaks(start) and not is_listed(cut, start)):
        start -= 1
    flat = cut.role(start, "unit") and not cut.role(start, "number")
    return not flat and any(map(str.isdigit, cut.tokens[at - 1].folded))


def _is_lettered(cut: Cut, at: int, stop: int, end: int) -> bool:
    """Whether a letter by itself is of the number before it: "Plot No 42 B", not "4 A Wing"."""
    letter, behind = cut.tokens[stop], stop + 1
    if len(letter.folded) != 1 or not letter.folded.isalpha() or letter.gap or cut.breaks(stop):
        return False
    ends = behind == end or storey_at(cut, behind, end) or parcel_at(cut, behind, end)
    return (
        bool(ends)
        and not cut.role(stop, "unit")
        and cut.tokens[stop - 1].digits
        and not storey_at(cut, stop, end)
    )


def _one_code(cut: Cut, at: int, end: int, *, opens: bool) -> int:
    if at >= end:
        return at
    lettered = opens and _is_before_number(cut, at, end)
    if not lettered and not _is_coded(cut, at, end):
        return at
    at += 1
    if lettered:
        at += 1  # "B | 203 Shyam Kutir"
    while at < end and (_is_joined(cut, at) or _is_slashed(cut, at, end)):
        at += 1
    return at


def _is_joined(cut: Cut, at: int) -> bool:
    return cut.tokens[at].gap in _JOINTS and len(cut.tokens[at].folded) <= _SIGNS


def _is_slashed(cut: Cut, at: int, end: int) -> bool:
    """Whether a letter goes on with the code before it by a slash: "RZ-26 | P/60"."""
    letter = len(cut.tokens[at].folded) == 1 and not cut.breaks(at) and cut.tokens[at].folded.isalpha()
    behind = at + 1
    return letter and behind < end and cut.tokens[behind].gap == "/" and cut.tokens[behind].digits


def _is_coded(cut: Cut, at: int, end: int) -> bool:
    """Whether a word has a digit, or is of some letters that a sign joins to one."""
    word, behind = cut.tokens[at].folded, at + 1
    if any(map(str.isdigit, word)):
        return True
    if len(word) > _SIGNS or behind >= end or cut.tokens[behind].gap not in _JOINTS:
        return False
    return any(map(str.isdigit, cut.tokens[behind].folded))


def _is_before_number(cut: Cut, at: int, end: int) -> bool:
    """Whether letters by themselves stand before a number and are of it: the block of "B 203", "HIG 45"."""
    word, behind = cut.tokens[at].folded, at + 1
    if behind >= end or cut.breaks(behind) or not word.isalpha():
        return False
    code = cut.tokens[behind]
    if len(word) == 1:
        return code.folded.isdigit() and not cut.role(at, "number") and not cut.role(at, "unit")
    known = bool(cut.marks[at]) or word in cut.lexicon.country.road_classes
    return len(word) <= _LETTERS and not known and _is_coded(cut, behind, end) and not is_ordinal(code.folded)
