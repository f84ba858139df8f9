"""Units beside what was taken for a street or a house of its own, and hamlets that were taken for units."""

from __future__ import annotations

import re

from addrkit.locale.telling_words import several_words
from addrkit.locale.unit_words import FLOOR, unit_words
from addrkit.parsing.rules.cut import FREE, Cut
from addrkit.parsing.tagger.parts import FOUND, Parts, take

_CODE = re.compile(r"\d{1,2}[a-z]|\d{1,4}|\d{3,4}[a-z]|[a-z]\d{0,2}")
"""A flat's: "23b", "1203", "b"."""
_FEWEST = 2
"""Words of what ends a list of numbers, at least: "6 & 7"."""
_COUNTED = 4
"""Numbers of a door with its room."""
_AROUND_A_FLAT = frozenset({FLOOR, "block"})


def join_beside_units(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Mend the labels of a text's words and its components, in place."""
    if "unit" not in parts:
        _unit_before_place(cut, labels, parts)
    if "unit" not in parts:
        _room_in_number(cut, labels, parts)
    if "unit" in parts:
        _other_unit(cut, labels, parts)
        _last_of_units(cut, labels, parts)
        _estate_of_units(cut, labels, parts)
        _side_of_unit(cut, labels, parts)
        _code_before_unit(cut, labels, parts)
        _hamlet_for_unit(cut, labels, parts)


def _unit_before_place(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A unit's word that is a part by itself behind the door is no place's: "200, Cobertura, Copacabana"."""
    first = parts.get("house_number", (0, 0))[1]
    name = labels[first] if 0 < first < len(labels) else FREE
    start, end, sure = parts.get(name, (0, 0, 0.0))
    size = cut.role(first, "unit") if name in ("suburb", "city") and start == first else 0
    if size and first + size < end and cut.breaks(first) and cut.breaks(first + size):
        take(labels, parts, name, first + size, end, sure)
        take(labels, parts, "unit", first, first + size, FOUND)


def _other_unit(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A number that was left behind a unit and a word for "and" is of it: "Locales 101 | y 102, Bogotá"."""
    first, end, sure = parts["unit"]
    last = end + 1
    if last >= len(labels) or labels[end] != FREE or cut.tokens[end].folded not in several_words():
        return
    numbers = cut.tokens[end - 1].digits and cut.tokens[last].digits and labels[last] == FREE
    if numbers and cut.breaks(last + 1) and not (cut.breaks(end) or cut.breaks(last)):
        take(labels, parts, "unit", first, last + 1, sure)


def _last_of_units(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A number that a small word joins to a unit's is a unit's: "Units 1 and 2 Mill Road", "Unit 3 & 4 Mill Road"."""
    (first, end, sure), (start, stop, other) = parts["unit"], parts.get("house_number", (0, 0, 0.0))
    listed = start == end and cut.breaks(start) and _ends_list(cut, first, start, stop)
    if start != end or (cut.breaks(start) and not listed):
        return
    several, units = several_words(), cut.lexicon.country.unit_words
    led, head = cut.tokens[start].folded in several, cut.tokens[first].folded
    last = start + led
    if listed:
        last = stop - 1  # "Units 5, 6 and 7 Mill Road"
    elif not led and cut.tokens[start].gap.strip() != "&" and cut.tokens[end - 1].folded not in several:
        if end - first > 1 or head[-1:] != "s" or not {head, head[:-1]} <= units.keys():
            return
        last = stop - 1  # "Units 7-9 Mill Road"
    if last < stop and cut.tokens[last].digits:
        del parts["house_number"]
        take(labels, parts, "unit", first, last + 1, sure)
        if last + 1 < stop:
            take(labels, parts, "house_number", last + 1, stop, other)


def _ends_list(cut: Cut, unit: int, first: int, end: int) -> bool:
    """Whether two numbers with a word or a sign for "and" end the list that begins behind several units' word."""
    if cut.tokens[unit].folded[-1:] != "s" or end - first < _FEWEST:
        return False
    *_, one, last = range(first, end)
    if cut.tokens[one].folded in several_words():
        one -= 1
    elif cut.tokens[last].gap.strip() != "&":
        return False
    return cut.tokens[one].digits and cut.tokens[last].digits and not cut.breaks(last)


def _estate_of_units(cut: Cut, labels: list[str], parts: Parts) -> None:
    """An estate right behind its units is a building where no number is told: "Units 5-7 Riverside Business Park"."""
    if "street" not in parts or not parts.keys().isdisjoint(("house_number", "building")):
        return
    start, stop, sure = parts["street"]
    kind = any(cut.role(stop - size, "building") == size for size in (1, 2, 3))
    ends = kind and stop - start > 2 and cut.breaks(stop)
    if cut.number_first and ends and parts["unit"][1] == start and not cut.breaks(start):
        del parts["street"]
        take(labels, parts, "building", start, stop, min(sure, FOUND))


def _side_of_unit(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A direction by itself right behind a unit is its side, and no building: "Level 3 East, 100 Creek Street".

    So is a storey in a part of its own: "شقة 5، الدور الثالث".
    """
    if "building" not in parts:
        return
    (first, end, sure), (start, stop, _) = parts["unit"], parts["building"]
    if start != end or not cut.breaks(stop):
        return
    side = not cut.breaks(start) and cut.role(start, "direction") == stop - start
    if side or _is_a_storey(cut, start, stop):
        del parts["building"]
        take(labels, parts, "unit", first, stop, sure)


def _is_a_storey(cut: Cut, first: int, end: int) -> bool:
    """Whether the words are a storey's word and the one that says which."""
    size = cut.role(first, "unit")
    if not 0 < size == end - first - 1 or cut.role(end - 1, "building"):
        return False
    said = unit_words(cut.lexicon.country).get(cut.folded(first, first + size))
    return said is not None and said.kind == FLOOR


def _code_before_unit(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A code that opens a text, right before a storey or a block, is the flat: "1203, 12th Floor, 88 Hill Road"."""
    first, end, sure = parts["unit"]
    if not cut.number_first or first not in (1, 2) or set(labels[:first]) != {FREE} or not cut.breaks(first):
        return
    known = unit_words(cut.lexicon.country)
    kinds = {said.kind for token in cut.tokens[first:end] if (said := known.get(token.folded)) is not None}
    code = "".join(token.folded for token in cut.tokens[:first])
    glued = first == 1 or cut.tokens[1].joined
    if kinds and kinds <= _AROUND_A_FLAT and glued and _CODE.fullmatch(code) and "house_number" in parts:
        take(labels, parts, "unit", 0, end, min(sure, FOUND))


def _room_in_number(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Where doors are counted by a town's part, block and house, a fourth number is a room's: "3-14-5-203 Daizawa"."""
    first, end, sure = parts.get("house_number", (0, 0, 0.0))
    joined = all(cut.tokens[at].joined and cut.tokens[at].gap == "-" for at in range(first + 1, end))
    digits = all(token.digits for token in cut.tokens[first:end])
    if cut.lexicon.country.town_part and end - first == _COUNTED and joined and digits:
        parts["house_number"] = (first, end - 1, sure)
        take(labels, parts, "unit", end - 1, end, sure)


def _hamlet_for_unit(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A word for a unit that is one for a street as well, and its number, are the door: "Hof 12, 5360 St. Wolfgang"."""
    if cut.number_first or not parts.keys().isdisjoint(
        ("street", "house_number", "building", "suburb", "po_box")
    ):
        return
    first, end, sure = parts["unit"]
    numbered = end - first == 2 and cut.tokens[first + 1].digits and not cut.tokens[first + 1].joined
    if first == 0 and numbered and cut.breaks(end) and cut.role(0, "street") == 1:
        del parts["unit"]
        take(labels, parts, "street", 0, 1, min(sure, FOUND))
        take(labels, parts, "house_number", 1, 2, min(sure, FOUND))
