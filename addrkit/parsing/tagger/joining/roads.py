"""Roads and blocks that go by a number, which is no door's and no flat's: "Township Rd 45", "SQS 308 Bloco C"."""

from __future__ import annotations

from string import digits

from addrkit.parsing.rules.cut import FREE, LINK, Cut
from addrkit.parsing.rules.number import is_numbered
from addrkit.parsing.tagger.parts import FOUND, Parts, take

_CODED = 3
"""Words of a road's class, its number and its door."""


def join_roads(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Give a road or a block its number back, in place."""
    if "street" not in parts:
        _road_and_door(cut, labels, parts)
        _state_road(cut, labels, parts)
        _state_road_alone(cut, labels, parts)
        return
    _region_behind_road(cut, labels, parts)
    _coded_road(cut, labels, parts)
    _number_of_road(cut, labels, parts)
    _number_of_block(cut, labels, parts)
    _door_behind_code(cut, labels, parts)
    _number_of_street(cut, labels, parts)
    _numbered_lane(cut, labels, parts)
    _left_number(cut, labels, parts)
    _second_way(cut, labels, parts)


def _coded_road(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A number that a hyphen joins to letters, before the "&" of a crossing, is a road's: "US-1 & Ocean Blvd"."""
    if "house_number" not in parts or not cut.number_first:
        return
    (start, stop, _), (first, end, sure) = parts["house_number"], parts["street"]
    letters = start - 1
    coded = letters >= 0 and labels[letters] == FREE and cut.tokens[letters].folded.isalpha()
    joined = stop - start == 1 and cut.tokens[start].joined and cut.tokens[start].gap == "-"
    if coded and joined and stop == first and cut.tokens[first].gap == "&" and letters not in cut.barred:
        del parts["house_number"]
        take(labels, parts, "street", letters, end, sure)


def _road_and_door(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Letters and a number that a hyphen joins, before another number: the road and its door: "N-340 176, Marbella"."""
    first, end, sure = parts.get("house_number", (0, 0, 0.0))
    if cut.number_first or end < _CODED or first > 1 or labels[0] not in (FREE, LINK, "house_number"):
        return
    letters, number, door = cut.tokens[:_CODED]
    coded = letters.folded.isalpha() and len(letters.folded) < _CODED and number.joined and number.gap == "-"
    if coded and number.digits and door.digits and not door.joined and end == _CODED and cut.breaks(end):
        take(labels, parts, "street", 0, 2, min(sure, FOUND))
        take(labels, parts, "house_number", 2, end, sure)


def _state_road(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A region's code and a number that no word calls a box are a road: "LOT 3-A OH 16, Newport Beach OH"."""
    first, end, sure = parts.get("po_box", (0, 0, 0.0))
    coded = end - first == 2 and cut.role(first, "region") == 1 and not cut.role(first, "po_box")
    if coded and _is_name(cut, first + 1):
        del parts["po_box"]
        take(labels, parts, "street", first, end, min(sure, FOUND))


def _state_road_alone(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A region's code and a number of at most three digits that are all of the text are a road: "CA 72"."""
    if len(cut.tokens) != _CODED - 1 or "region" not in parts or not cut.number_first:
        return
    _, end, sure = parts["region"]
    if (
        end == 1
        and len(cut.tokens[0].folded) < _CODED
        and len(cut.tokens[1].folded) <= _CODED
        and _is_name(cut, 1)
    ):
        parts.clear()
        take(labels, parts, "street", 0, 2, min(sure, FOUND))


def _region_behind_road(cut: Cut, labels: list[str], parts: Parts) -> None:
    """The code with which a road of a region begins is the region where it stands behind: "1210 IA 10 W IA"."""
    first, end, sure = parts["street"]
    code = cut.tokens[first].folded
    last = end - 1
    if "region" in parts or last - first < _CODED - 1 or cut.role(first, "region") != 1:
        return
    if cut.tokens[last].folded == code and len(code) < _CODED and cut.tokens[first + 1].digits:
        take(labels, parts, "street", first, last, sure)
        take(labels, parts, "region", last, end, min(sure, FOUND))


def _number_of_road(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A mere number behind a road that bears one is no flat and no door: "1025 Township Rd 45", "Township Rd 45"."""
    if "house_number" not in parts or not cut.number_first:
        return
    first, end, sure = parts["street"]
    for name in ("unit", "house_number"):
        start, stop, _ = parts.get(name, (0, 0, 0.0))
        if start == end and stop - start == 1 and _is_name(cut, start) and is_numbered(cut, end - 1):
            del parts[name]
            take(labels, parts, "street", first, stop, min(sure, FOUND))
            return


def _number_of_block(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A number behind a block's letters, where doors stand behind streets, is the block's: "SHIS QI 5 conj 3"."""
    if "house_number" not in parts or cut.number_first:
        return
    first, end, sure = parts["street"]
    start, stop, _ = parts["house_number"]
    coded = any(cut.role(at, "street") == end - at for at in range(first, end)) and is_numbered(cut, end - 1)
    if start == end and coded and _is_name(cut, start):
        del parts["house_number"]
        take(labels, parts, "street", first, stop, min(sure, FOUND))


def _door_behind_code(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A number behind a road's code, where doors stand behind streets, is the door's: "SS114 3"."""
    first, end, sure = parts["street"]
    if "house_number" in parts or cut.number_first or end - first != 2:
        return
    code, number = cut.tokens[first].folded, cut.tokens[end - 1]
    coded = 1 < len(code.rstrip(digits)) < len(code) and code.rstrip(digits).isalpha()
    if coded and number.folded.isdigit() and not number.joined and not cut.breaks(end - 1):
        take(labels, parts, "street", first, end - 1, sure)
        take(labels, parts, "house_number", end - 1, end, min(sure, FOUND))


def _number_of_street(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A number behind a street's name, where a unit stands before, is the street's: "C-12-08, ..., Jln Cempaka 2"."""
    if not {"house_number", "unit"} <= parts.keys() or not cut.lexicon.country.streets_numbered:
        return
    first, end, sure = parts["street"]
    start, stop, _ = parts["house_number"]
    lettered = parts["unit"][1] <= first and any(token.gap == "-" for token in cut.tokens[: parts["unit"][1]])
    if start == end and lettered and cut.role(first, "street") and _is_name(cut, start):
        del parts["house_number"]
        take(labels, parts, "street", first, stop, min(sure, FOUND))


def _is_name(cut: Cut, at: int) -> bool:
    """Whether a number stands right behind the word before it, with no sign of a flat."""
    token = cut.tokens[at]
    return token.digits and not cut.breaks(at) and "#" not in token.gap


def _numbered_lane(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A word for a lane has its number and the road's name before it: "Pangyoro 235 beon-gil 12"."""
    first, end, sure = parts["street"]
    hyphened = end - first == 2 and cut.tokens[end - 1].joined and cut.tokens[end - 1].gap == "-"
    if first < 2 or not (end - first == 1 or hyphened) or cut.role(end - 1, "street") != 1:
        return
    if cut.role(end - 1, "compound") or cut.role(end - 1, "glued"):
        return
    number, name = first - 1, labels[first - 2]
    plain = labels[number] == FREE and cut.tokens[number].folded.isdigit() and not cut.breaks(first)
    whole = name == FREE or parts.get(name, (0, 0, 0.0))[:2] == (number - 1, number)
    named = cut.tokens[number - 1].folded.isalpha() and number - 1 not in cut.barred
    if plain and whole and named and name in (FREE, "building", "suburb") and not cut.breaks(number):
        parts.pop(name, None)
        take(labels, parts, "street", number - 1, end, min(sure, FOUND))


def _left_number(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A number left right behind a street's name, where a word announces the door's: "Jl. Anggrek 3 ... No. 8"."""
    if "house_number" not in parts or cut.number_first or cut.lexicon.country.type_position != "first":
        return
    first, end, sure = parts["street"]
    number = parts["house_number"][0]
    if end >= len(labels) or labels[end] != FREE or end in cut.barred or not _is_name(cut, end):
        return
    announced = number > end and cut.role(number - 1, "number") == 1
    if announced and cut.tokens[end].folded.isdigit() and not cut.tokens[end + 1].joined:
        take(labels, parts, "street", first, end + 1, sure)


def _second_way(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A numbered way in a part of its own right behind another one is of the street: "4th Main, 9th Cross"."""
    first, end, sure = parts["street"]
    stop = end + 1
    while stop < len(labels) and not cut.breaks(stop):
        stop += 1
    if (
        stop > len(labels)
        or not cut.breaks(end)
        or not all(_is_numbered_way(cut, *each) for each in ((first, end), (end, stop)))
    ):
        return
    held = next((each for each in labels[end:stop] if each != FREE), FREE)
    start, last, other = parts.get(held, (end, stop, sure))
    if held not in (FREE, "suburb", "city") or start != end or not {FREE, held}.issuperset(labels[end:stop]):
        return
    parts.pop(held, None)
    take(labels, parts, "street", first, stop, sure)
    if last > stop:
        take(labels, parts, held, stop, last, other)


def _is_numbered_way(cut: Cut, first: int, end: int) -> bool:
    """Whether words are an ordinal and types of streets alone: "9th Cross", "5th Cross Road"."""
    begins = end - first > 1 and cut.tokens[first].digits and not cut.tokens[first].folded.isdigit()
    return begins and all(cut.role(at, "street") for at in range(first + 1, end))
