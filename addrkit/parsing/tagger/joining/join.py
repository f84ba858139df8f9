"""Streets, numbers and units that the tagger tore apart or ran together, mended by the country data."""

from __future__ import annotations

import re

from addrkit.parsing.rules.cut import FREE, LINK, Cut
from addrkit.parsing.tagger.parts import FOUND, Parts, release, take

LETTERS = 3
"""Letters of a road's class at most: "A-62", "RN 7"."""
_TELLING = ("unit", "number", "building", "po_box", "suburb", "city", "known_city", "district")
"""Roles of words that are rather something else than a part of a street's name."""
_NAMES = ("city", "suburb", "building")
"""What the head of a hyphened name may have been held for."""
_REACH = 4
"""Words between a number and its street that are still of the street, at most."""
_IDENTIFIER = re.compile(r"\d{1,5}[a-z]?|[a-z]\d{0,4}")


def join(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Mend the labels of a text's words and its components, in place."""
    if "house_number" not in parts:
        _number_in_suburb(cut, labels, parts)
    for mend in _OF_NUMBERS:
        if "house_number" in parts:
            mend(cut, labels, parts)
    _hyphened_street(cut, labels, parts)


def _without_announcing(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Words that only announce a number are of no component: "H # 210", "Plot No 24", "House 1482"."""
    first, end, sure = parts["house_number"]
    while end - first > 1 and not cut.tokens[first].digits and cut.role(first, "number") == 1:
        if cut.tokens[first + 1].joined and cut.tokens[first + 1].gap != "#":
            break  # "H-15"
        labels[first] = LINK
        first += 1
    parts["house_number"] = (first, end, sure)
    place = first - 1
    while place >= 0 and labels[place] in (FREE, LINK) and not cut.breaks(place + 1):
        if not any(cut.role(place - more, "number") > more for more in (0, 1, 2)):
            break
        labels[place] = LINK
        place -= 1
    start, stop, _ = parts.get("building", (0, 0, 0.0))
    alone = stop == first and stop - start == 1 and not cut.breaks(first)
    if alone and any(cut.role(start, role) == 1 for role in ("number", "building")):
        del parts["building"]
        labels[start] = LINK


def _direction_of_street(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A direction between a number and its street is of the street: "131 E 1st Ave"."""
    first, end, sure = parts["house_number"]
    start, stop, other = parts.get("street", (0, 0, 0.0))
    last = end - 1
    if start != end or end - first < 2 or not cut.number_first or cut.breaks(end):
        return
    if cut.role(last, "direction") == 1 and not cut.tokens[last].joined and not cut.tokens[last].digits:
        parts["house_number"] = (first, last, sure)
        take(labels, parts, "street", last, stop, other)


def _letter_of_unit(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A letter before a unit word that has none behind it is of the unit: "No:9 A Blok D:12"."""
    first, end, sure = parts["house_number"]
    start, stop, other = parts.get("unit", (0, 0, 0.0))
    last = cut.tokens[end - 1]
    if (
        start != end
        or end - first < 2
        or len(last.folded) > 1
        or last.digits
        or last.joined
        or cut.breaks(end)
    ):
        return
    behind = end + cut.role(end, "unit")
    if end < behind < stop and cut.role(behind, "unit"):
        take(labels, parts, "unit", end - 1, stop, other)
        parts["house_number"] = (first, end - 1, sure)


def _road_with_number(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A road's own number behind its class is of the street: "Carretera A-62 110"."""
    first, end, sure = parts["house_number"]
    start, stop, other = parts.get("street", (0, 0, 0.0))
    if stop != first or end - first < 2 or cut.number_first:
        return
    road, letters = cut.tokens[first], cut.tokens[first - 1]
    classed = len(letters.folded) <= LETTERS and letters.folded.isalpha() and road.gap == "-" and road.joined
    if classed and stop - start > 1 and not cut.tokens[first + 1].joined:
        take(labels, parts, "street", start, first + 1, other)
        parts["house_number"] = (first + 1, end, sure)


def _lettered_road(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A number joined to a letter behind a street's type is of the name: "Rua T-37"."""
    first, end, _ = parts["house_number"]
    start, stop, sure = parts.get("street", (0, 0, 0.0))
    if stop != first or end - first != 1 or stop - start < 2 or cut.number_first:
        return
    number, letter = cut.tokens[first], cut.tokens[first - 1].folded
    typed = cut.role(first - 2, "street") and len(letter) < LETTERS and letter.isalpha()
    if typed and number.joined and number.gap == "-" and number.folded.isdigit():
        del parts["house_number"]
        take(labels, parts, "street", start, end, sure)


def _whole_street(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Words between a street and its number are of the street: "Ulica Ivana Roba 3"."""
    if "street" not in parts:
        return
    number, behind, _ = parts["house_number"]
    first, end, sure = parts["street"]
    if end < number <= end + _REACH and not cut.number_first:
        between = range(end, number)
    elif behind < first <= behind + _REACH and cut.number_first:
        between = range(behind, first)
    else:
        return
    if any(labels[at] != FREE or not cut.tokens[at].folded.isalpha() or at in cut.barred for at in between):
        return
    if any(cut.breaks(at) for at in (*between, between.stop)):
        return
    if any(not cut.marks[at].keys().isdisjoint(("unit", "number", "building", "po_box")) for at in between):
        return
    take(labels, parts, "street", min(first, between.start), max(end, between.stop), sure)


def _street_to_postcode(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Names between a street and a postcode, where its type stands first, are of it: "Rue Du Capitaine Ferber"."""
    if not {"street", "postcode"} <= parts.keys() or cut.lexicon.country.type_position != "first":
        return
    first, end, sure = parts["street"]
    stop = parts["postcode"][0]
    between = range(end, stop)
    if not 0 < len(between) < _REACH or not cut.role(first, "street"):
        return
    free = all(
        labels[at] == FREE and cut.tokens[at].folded.isalpha() and not cut.breaks(at) for at in between
    )
    if free and all(cut.marks[at].keys().isdisjoint(_TELLING) for at in between):
        take(labels, parts, "street", first, stop, min(sure, FOUND))


def _hyphened_street(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Words that hyphens join to a street are of it: "Schmidt-Ott-Str."."""
    if "street" not in parts:
        return
    first, end, sure = parts["street"]
    start = first
    while start and cut.tokens[start].joined and cut.tokens[start].gap == "-":
        # "Gottfried-Wilhelm-Str.": the tagger may have held its head for a place.
        loose = labels[start - 1] in (FREE, *_NAMES) and not cut.role(start - 1, "known_city")
        if not cut.tokens[start - 1].folded.isalpha() or not loose or not release(labels, parts, start - 1):
            break
        start -= 1
    if start < first:
        take(labels, parts, "street", start, end, sure)


def _unit_in_street(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A unit with its number between the door and the street: "123 Unit 4 Main St"."""
    if "street" not in parts or "unit" in parts or not cut.number_first:
        return
    first, end, sure = parts["street"]
    length = cut.role(first, "unit")
    behind = first + length + 1
    if not length or parts["house_number"][1] != first or behind >= end - 1:
        return
    told = cut.tokens[behind - 1].folded
    typed = any(cut.role(at, "street") for at in range(behind + 1, end))
    if cut.role(behind - 1, "direction") and told.isalpha():
        return  # "223 Lower W 7th Ave"
    if _IDENTIFIER.fullmatch(told) and typed and not cut.breaks(behind - 1):
        take(labels, parts, "unit", first, behind, min(sure, FOUND))
        take(labels, parts, "street", behind, end, sure)


def _box_of_house(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Where the country's word for a flat is also that for a box, it is a flat behind a door: "16 box2"."""
    if "po_box" not in parts or "unit" in parts or "street" not in parts:
        return
    first, end, sure = parts["po_box"]
    if parts["house_number"][1] == first and cut.role(first, "unit"):
        del parts["po_box"]
        take(labels, parts, "unit", first, end, max(sure, FOUND))


def _number_of_building(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A number that ends a building's part, with no street behind it, is of its name: "Boulevard Plaza Tower 1"."""
    if "building" not in parts or not cut.number_first or "street" in parts:
        return
    first, end, sure = parts["building"]
    start, stop, _ = parts["house_number"]
    closed = start == end and stop - start == 1 and not cut.breaks(start) and cut.breaks(stop)
    if closed and end - first > 1 and cut.role(end - 1, "building"):
        del parts["house_number"]
        take(labels, parts, "building", first, stop, sure)


def _village(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A name without a street's type that is the town's as well is a village: "Nová Lesná 345, 059 86 Nová Lesná"."""
    if not {"street", "city"} <= parts.keys() or "suburb" in parts or cut.number_first:
        return
    (first, end, sure), (start, stop, _) = parts["street"], parts["city"]
    named = [token.folded for token in cut.tokens[first:end]]
    if named != [token.folded for token in cut.tokens[start:stop]]:
        return
    if not any(cut.role(at, "street") for at in range(first, end)):
        del parts["street"]
        take(labels, parts, "suburb", first, end, min(sure, FOUND))


def _number_in_suburb(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A village's door that was taken for a part of its name: "Dolenja vas 21, 1410 Zagorje ob Savi"."""
    if not {"suburb", "postcode"} <= parts.keys() or "street" in parts or cut.number_first:
        return
    first, end, sure = parts["suburb"]
    named = all(token.folded.isalpha() for token in cut.tokens[first : end - 1])
    numbered = named and cut.tokens[end - 1].digits and not cut.role(first, "suburb")
    if first == 0 and end - first > 1 and numbered and cut.breaks(end) and parts["postcode"][0] >= end:
        take(labels, parts, "house_number", end - 1, end, min(sure, FOUND))
        parts["suburb"] = (first, end - 1, sure)


_OF_NUMBERS = (
    _without_announcing,
    _direction_of_street,
    _letter_of_unit,
    _road_with_number,
    _lettered_road,
    _whole_street,
    _street_to_postcode,
    _unit_in_street,
    _box_of_house,
    _number_of_building,
    _village,
)
"""In their order; none is asked where a house number is no longer told."""
