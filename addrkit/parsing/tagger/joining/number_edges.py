"""Where a door's number ends and a street's name begins, told by the street's type."""

from __future__ import annotations

from addrkit.parsing.rules.cut import FREE, LINK, Cut
from addrkit.parsing.rules.lexicon import road_words
from addrkit.parsing.tagger.parts import FOUND, LEFT, Parts, take


def join_number_edges(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Mend the labels of a text's words, its number and its street, in place."""
    for mend in (
        _numbered_street,
        _type_in_number,
        _type_for_number,
        _name_before_street,
        _number_of_building,
        _number_of_street,
    ):
        if "house_number" in parts:
            mend(cut, labels, parts)
    _street_as_building(cut, labels, parts)


def join_side_of_the_city(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A direction right behind a number of two is of it, where streets go by numbers: "Transversal 5 # 19-40 Sur"."""
    _direction_behind(cut, labels, parts)
    first, end, sure = parts.get("house_number", (0, 0, 0.0))
    if end - first < 2 or end >= len(labels) or labels[end] != FREE or cut.breaks(end):
        return
    directed = cut.role(end, "direction") == 1 and len(cut.tokens[end].folded) > 2
    if directed and cut.tokens[end - 1].gap == "-" and cut.lexicon.country.type_position == "first":
        take(labels, parts, "house_number", first, end + 1, sure)


def _direction_behind(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A direction in short right behind a number is the street's, and no quarter: "Hidalgo 120 Pte, Centro".

    A component is one stretch, so that it is of none.
    """
    end = parts.get("house_number", (0, 0, 0.0))[1]
    name = labels[end] if 0 < end < len(labels) else FREE
    start, stop, sure = parts.get(name, (0, 0, 0.0))
    if (
        name not in ("suburb", "building", "city")
        or start != end
        or parts.get("street", (0, 0))[1] != end - 1
    ):
        return
    here = cut.lexicon.country
    short = here.directionals.get(cut.tokens[end].folded)
    if here.type_position != "first" or short in (None, cut.tokens[end].folded) or cut.breaks(end):
        return
    labels[end] = FREE
    del parts[name]
    if stop > end + 1:
        take(labels, parts, name, end + 1, stop, sure)


def _numbered_street(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A number that a hyphen parts from the door's, before a mere type, names the street: "10123 - 99 Street NW"."""
    first, end, sure = parts["house_number"]
    start, stop, other = parts.get("street", (0, 0, 0.0))
    name = end - 1
    if start != end or name == first or not cut.number_first or cut.tokens[name].gap != "-":
        return
    rest = range(start + 1, stop)
    bare = cut.role(start, "street") == 1 and cut.tokens[start].folded in road_words("by_number")
    if bare and cut.tokens[name].folded.isdigit() and all(cut.role(at, "direction") for at in rest):
        parts["house_number"] = (first, name, sure)
        take(labels, parts, "street", name, stop, min(other, FOUND))


def _type_in_number(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A letter with a point that is a street's type is no part of the number before it: "Lt 12 C. Roble"."""
    first, end, sure = parts["house_number"]
    start, stop, other = parts.get("street", (0, 0, 0.0))
    letter = cut.tokens[end - 1]
    short = cut.lexicon.country.type_position == "first" and cut.role(end - 1, "street") == 1
    if start == end and end - first > 1 and short and not letter.joined and cut.tokens[end].gap == ".":
        parts["house_number"] = (first, end - 1, sure)
        take(labels, parts, "street", end - 1, stop, other)


def _type_for_number(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A street's type alone is no number, and the name behind it is the street's: "Mz 59 Lt 12 C. Alcatraces"."""
    first, end, _ = parts["house_number"]
    name = labels[end] if end < len(labels) else FREE
    start, stop, sure = parts.get(name, (0, 0, 0.0))
    typed = cut.role(first, "street") == end - first == 1 and cut.lexicon.country.type_position == "first"
    if typed and "street" not in parts and name == "suburb" and start == end and not cut.breaks(start):
        del parts["house_number"], parts["suburb"]
        take(labels, parts, "street", first, stop, min(sure, FOUND))


def _name_before_street(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A name that breaks off at the word with which the street begins is of it: "12 Te Awe Awe Street"."""
    if not {"building", "street"} <= parts.keys() or not cut.number_first:
        return
    (_, behind, _), (first, end, _) = parts["house_number"], parts["building"]
    start, stop, sure = parts["street"]
    between = behind == first and end == start and not any(cut.breaks(at) for at in range(first, start + 1))
    if between and cut.tokens[end - 1].folded == cut.tokens[start].folded:
        del parts["building"]
        take(labels, parts, "street", first, stop, sure)


def _number_of_building(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A number at the end of a name, with a comma before the door's, is of the name: "École 42, 96 bd Bessières".

    So is a shop's own number, and "centers" in its name is no street: "Camera Centers-1749, 26601 Aliso Creek Road".
    """
    first, end, sure = parts["house_number"]
    own = first + 1
    listed = end > own and cut.tokens[first].digits and "," in cut.tokens[own].gap and cut.tokens[own].digits
    if not listed or not cut.number_first or cut.breaks(first):
        return
    start = first
    while start and labels[start - 1] in (FREE, "building") and not cut.marks[start - 1].keys() & _NO_NAMES:
        start -= 1
        if cut.breaks(start):
            break
    if start == first or parts.get("building", (start, first, LEFT))[1] != first:
        return
    if any(cut.tokens[at].folded.isalpha() for at in range(start, first)):
        parts["house_number"] = (own, end, sure)
        take(labels, parts, "building", start, own, LEFT)


def _number_of_street(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A number before a street that has another behind it is the street's own: "20 Stycznia 1920 Roku | 9/3"."""
    if cut.number_first or "street" not in parts:
        return
    (first, end, sure), (start, stop, other) = parts["house_number"], parts["street"]
    if first or end != start or cut.breaks(start) or stop >= len(labels) or cut.breaks(stop):
        return
    last = stop
    while last < len(labels) and cut.tokens[last].digits and labels[last] == FREE and not cut.breaks(last):
        last += 1
    if stop < last and cut.breaks(last) and cut.role(stop, "number") != 1:
        take(labels, parts, "street", first, stop, other)
        take(labels, parts, "house_number", stop, last, min(sure, FOUND))


_NO_NAMES = frozenset({"unit", "number", "po_box"})
"""Roles of words that are of no building's name."""


def _street_as_building(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A name right before an announced number, where no street is told, is a street: "U Stadionu č.ev. 14"."""
    if not {"building", "house_number"} <= parts.keys() or "street" in parts or cut.number_first:
        return
    (first, end, sure), (number, _, _) = parts["building"], parts["house_number"]
    between = range(end, number)
    announced = between and cut.role(end, "number") == len(between) and not cut.breaks(end)
    if not announced or any(labels[at] not in (FREE, LINK) for at in between) or not cut.breaks(first):
        return
    if not any(cut.role(at, "building") for at in range(first, end)):
        del parts["building"]
        take(labels, parts, "street", first, end, min(sure, LEFT))
