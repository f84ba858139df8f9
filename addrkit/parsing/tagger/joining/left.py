"""Names that the tagger left of no component, told by what stands beside them: buildings, towers, numbers of blocks."""

from __future__ import annotations

from addrkit.parsing.rules.cut import FREE, LINK, Cut
from addrkit.parsing.tagger.parts import LEFT, Parts, take

_MOST = 4
"""Words of a name that is left, at most."""
_ELSE = (
    "crossing",
    "number",
    "number_end",
    "direction",
    "unit",
    "po_box",
    "suburb",
    "district",
    "city",
    "region",
)
"""Roles of words that are of no building's name."""


def join_left(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Give names that were left to their component, in place."""
    if "unit" in parts:
        _tower_before_unit(cut, labels, parts)
        _number_behind_block(cut, labels, parts)
    if "street" not in parts and "house_number" not in parts:
        _street_by_its_type(cut, labels, parts)
    if "building" not in parts and "city" in parts:
        _building_for_town(cut, labels, parts)
    if "building" not in parts:
        _building_before_unit(cut, labels, parts)
        _worded_before_unit(cut, labels, parts)
        _building_that_ends(cut, labels, parts)
        _building_that_begins(cut, labels, parts)


def _tower_before_unit(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A tower with its number right before a flat is of the unit: "1 Raffles Place Tower 2 #44-08"."""
    first, end, sure = parts["unit"]
    start = first - 2
    if start < 0 or labels[start:first] != [FREE, FREE] or cut.breaks(start + 1) or cut.breaks(first):
        return
    worded = cut.role(start, "unit") == 1 or cut.role(start, "building") == 1
    if worded and cut.tokens[start + 1].digits and cut.barred.isdisjoint(range(start, first)):
        take(labels, parts, "unit", start, end, sure)


def _number_behind_block(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A block's announced number is of the unit, where the door has another: "Blok C No.15-16, Jl. ... No.1"."""
    first, end, sure = parts["unit"]
    number = end + 1
    if "house_number" not in parts or number >= len(labels) or cut.breaks(end) or cut.breaks(number):
        return
    announced = cut.role(end, "number") == 1 and labels[end] in (FREE, LINK)
    if not announced or labels[number] != FREE or not cut.tokens[number].digits or number in cut.barred:
        return
    stop = number + 1
    while stop < len(labels) and labels[stop] == FREE and cut.tokens[stop].joined and cut.tokens[stop].digits:
        stop += 1
    take(labels, parts, "unit", first, stop, sure)


def _building_before_unit(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A name between the door and its floor is a building's: "5-10-1 GYRE 3F", "Weena 505 Delftse Poort toren A"."""
    if not {"house_number", "unit"} <= parts.keys() or cut.number_first:
        return
    first, end = parts["house_number"][1], parts["unit"][0]
    if (
        not 0 < end - first <= _MOST
        or set(labels[first:end]) != {FREE}
        or any(at in cut.barred for at in range(first, end))
    ):
        return
    named = all(
        cut.tokens[at].folded.isalpha() and len(cut.tokens[at].folded) > 1 for at in range(first, end)
    )
    if named and all(cut.marks[at].keys().isdisjoint(_ELSE) for at in range(first, end)):
        take(labels, parts, "building", first, end, LEFT)


def _worded_before_unit(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A name that a building's word ends, between the street and a unit, is one: "... Sok. Metropol Sitesi A Blok"."""
    if not {"street", "unit"} <= parts.keys() or "building" in parts:
        return
    first, end = parts["street"][1], parts["unit"][0]
    left = 1 < end - first <= _MOST and set(labels[first:end]) == {FREE} and not cut.breaks(end)
    if left and cut.role(end - 1, "building") == 1 and cut.barred.isdisjoint(range(first, end)):
        take(labels, parts, "building", first, end, LEFT)


def _building_that_ends(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A part that ends the text with a building's word is one: "..., NY 10001 - Empire State Building"."""
    end = first = len(labels)
    while first and labels[first - 1] == FREE and first - 1 not in cut.barred:
        first -= 1
        if cut.breaks(first):
            break
    if end - first < 2 or not cut.breaks(first) or not cut.role(end - 1, "building") or not first:
        return
    if all(cut.tokens[at].folded.isalpha() and not cut.breaks(at) for at in range(first + 1, end)):
        take(labels, parts, "building", first, end, LEFT)


def _building_that_begins(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A name by itself before the street and its number is a building's: "Rijksmuseum, Museumstraat 1, Norg"."""
    if not labels or labels[0] != FREE or not {"street", "house_number"} <= parts.keys():
        return
    end = cut.part_end(0)
    if end != min(parts["street"][0], parts["house_number"][0]) or set(labels[:end]) != {FREE}:
        return
    if ":" in cut.tokens[end].gap:
        return  # "Send mail to: 14 Cedar St"
    named = all(
        cut.tokens[at].folded.isalpha() and len(cut.tokens[at].folded) > 1 and at not in cut.barred
        for at in range(end)
    )
    if named and all(cut.marks[at].keys().isdisjoint(_ELSE) for at in range(end)):
        take(labels, parts, "building", 0, end, LEFT)


def _street_by_its_type(cut: Cut, labels: list[str], parts: Parts) -> None:
    """What the rules took for the street by its type, up to a crossing, is it: "Blvd. Ávila Camacho entre A y B"."""
    for first, end in cut.spans("street"):
        end = next((at for at in range(first + 1, end) if cut.role(at, "crossing")), end)
        typed = 0 < cut.role(first, "street") < end - first and cut.lexicon.country.type_position == "first"
        if typed and set(labels[first:end]) == {FREE} and cut.barred.isdisjoint(range(first, end)):
            take(labels, parts, "street", first, end, LEFT)
            return


def _building_for_town(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A first part that a building's word ends is no town before its street: "Linden House, 12 Park Road"."""
    first, end, sure = parts["city"]
    street = parts.get("street", (0, 0, 0.0))[0]
    named = first == 0 and end > 1 and cut.role(end - 1, "building") == 1 and not cut.role(0, "known_city")
    if named and street >= end and cut.number_first and not any(cut.breaks(at) for at in range(1, end)):
        del parts["city"]
        take(labels, parts, "building", first, end, min(sure, LEFT))
