"""Flats, floors and sides that the tagger took for something else, told by the country's words."""

from __future__ import annotations

import re

from addrkit.parsing.rules.cut import FREE, Cut
from addrkit.parsing.tagger.parts import LEFT, Parts, take

_FLOOR = re.compile(r"\d{1,2}f")
_SHORT = 4
"""Signs of what a hyphen joins to a unit, at most: "4-B"."""


def join_units(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Give a unit its words back, in place."""
    if "house_number" in parts:
        _side_alone(cut, labels, parts)
    _left_unit(cut, labels, parts)
    _joined_to_unit(cut, labels, parts)
    _building_before_unit(cut, labels, parts)
    _word_of_unit(cut, labels, parts)


def _side_alone(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A mere word of units right behind the door is no quarter: "Rúa do Vilar 31 baixo"."""
    if "unit" in parts or cut.number_first:
        return
    behind = parts["house_number"][1]
    for name in ("suburb", "building"):
        first, end, _ = parts.get(name, (0, 0, 0.0))
        if first == behind and cut.role(first, "unit") == end - first:
            del parts[name]
            take(labels, parts, "unit", first, end, LEFT)
            return


def _left_unit(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A unit that the rules found by its word, and the tagger left: "..., Tokyo Station Hotel 3F"."""
    if "unit" in parts:
        return
    floors = [(at, at + 1) for at, token in enumerate(cut.tokens) if _FLOOR.fullmatch(token.folded)]
    for first, end in (*cut.spans("unit"), *floors):
        numbered = any(token.digits for token in cut.tokens[first:end]) and cut.breaks(end)
        door = any(cut.role(first, role) for role in ("number", "parcel"))
        if (
            numbered
            and not door
            and set(labels[first:end]) == {FREE}
            and cut.barred.isdisjoint(range(first, end))
        ):
            take(labels, parts, "unit", first, end, LEFT)
            return


def _joined_to_unit(cut: Cut, labels: list[str], parts: Parts) -> None:
    """What a hyphen joins to a unit is of it: "int 4-B"."""
    if "unit" not in parts:
        return
    first, end, sure = parts["unit"]
    stop = end
    while stop < len(labels) and labels[stop] == FREE and cut.tokens[stop].joined:
        if cut.tokens[stop].gap not in ("-", "/") or len(cut.tokens[stop].folded) > _SHORT:
            break
        stop += 1
    if stop > end:
        take(labels, parts, "unit", first, stop, sure)


def _building_before_unit(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A name between the door and its floor, where streets have no names, is a building's: "5-10-1 GYRE 3F"."""
    if "building" in parts or not {"house_number", "unit"} <= parts.keys() or not cut.lexicon.streets_unnamed:
        return
    first, end = parts["house_number"][1], parts["unit"][0]
    named = 0 < end - first <= _SHORT and set(labels[first:end]) == {FREE}
    if named and all(cut.tokens[at].folded.isalpha() for at in range(first, end)):
        take(labels, parts, "building", first, end, LEFT)


def _word_of_unit(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A unit's word that ends what stands before its number is of the unit: "Linh Đàm phòng 1208"."""
    if "unit" not in parts:
        return
    first, end, sure = parts["unit"]
    name = labels[first - 1] if first else FREE
    start, stop, other = parts.get(name, (0, 0, 0.0))
    if name not in ("suburb", "building") or stop != first or stop - start < 2 or cut.breaks(first):
        return
    if cut.tokens[first].digits and cut.role(first - 1, "unit") == 1 and not cut.role(first - 1, name):
        take(labels, parts, name, start, first - 1, other)
        take(labels, parts, "unit", first - 1, end, sure)
