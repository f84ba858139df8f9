"""Streets and buildings that the tagger tore at the wrong word, told by their types and the separators between."""

from __future__ import annotations

import re

from addrkit.parsing.rules.cut import FREE, LINK, Cut
from addrkit.parsing.tagger.parts import FOUND, LEFT, Parts, release, take

_CODE = 3
"""Signs of a part of a house, at most."""
_ORDINAL = re.compile(r"\d{1,3}(?:e|eme|ieme|er|ere|st|nd|rd|th)")
_ELSE = ("unit", "number", "po_box", "city", "district", "region", "known_city", "crossing")
"""Roles of words that are of no building's name."""


def join_torn_names(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Mend the labels of a text's words and its components, in place."""
    if "street" not in parts:
        return
    if "unit" in parts:
        _unit_in_street(cut, labels, parts)
        _number_in_unit(cut, labels, parts)
    if cut.number_first:
        _number_in_street(cut, labels, parts)
        _ordinal_behind_number(cut, labels, parts)
        _village_for_street(cut, labels, parts)
        _place_behind_street(cut, labels, parts)
    elif cut.lexicon.country.number_parts:
        _part_of_number(cut, labels, parts)
    _particle_of_street(cut, labels, parts)
    _head_by_hyphen(cut, labels, parts)
    _rest_of_street(cut, labels, parts)


def _number_in_street(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A number between a name and a street's type is the door's: "Lotissement Les Pins | 4 | impasse des Geais"."""
    if (
        "street" not in parts
        or not parts.keys().isdisjoint(("house_number", "suburb"))
        or not cut.number_first
    ):
        return
    first, end, sure = parts["street"]
    if cut.lexicon.country.type_position != "first":
        return
    for at in range(first + 2, end - 2):
        named = all(cut.tokens[each].folded.isalpha() for each in (*range(first, at), *range(at + 1, end)))
        typed = cut.role(at + 1, "street") == 1 and not cut.role(at + 1, "number_end")
        if cut.tokens[at].folded.isdigit() and named and typed and not cut.breaks(at + 1):
            take(labels, parts, "suburb", first, at, LEFT)
            take(labels, parts, "house_number", at, at + 1, min(sure, FOUND))
            take(labels, parts, "street", at + 1, end, sure)
            return


def _ordinal_behind_number(cut: Cut, labels: list[str], parts: Parts) -> None:
    """An ordinal behind a comma, right before a street, is of its name: "418, | 4e Rang Ouest"."""
    if not {"street", "house_number"} <= parts.keys() or not cut.number_first:
        return
    (first, end, sure), (start, stop, other) = parts["house_number"], parts["street"]
    ordinal = _ORDINAL.fullmatch(cut.tokens[end - 1].folded) is not None
    if end == start and end - first == 2 and ordinal and cut.breaks(end - 1) and not cut.breaks(end):
        take(labels, parts, "street", end - 1, stop, other)
        parts["house_number"] = (first, end - 1, sure)


def _unit_in_street(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A unit's word with its letter or number at the end of a street, right before a unit, is of that.

    "QNM 18 | conjunto B casa 12"
    """
    if not {"unit", "street"} <= parts.keys():
        return
    (first, end, sure), (start, stop, other) = parts["street"], parts["unit"]
    at = end - 2
    coded = end == start and at - first >= 2 and not cut.breaks(start) and cut.role(at, "unit") == 1
    last = cut.tokens[end - 1].folded
    numbered = cut.tokens[at - 1].digits and (cut.tokens[end - 1].digits or len(last) == 1)
    if coded and numbered and not cut.breaks(end - 1):
        take(labels, parts, "street", first, at, sure)
        take(labels, parts, "unit", at, stop, other)


def _number_in_unit(cut: Cut, labels: list[str], parts: Parts) -> None:
    """An announced number that ends a block's is the door's where none is told: "B Blok | No:12/9"."""
    if "house_number" in parts or not {"unit", "street"} <= parts.keys() or cut.number_first:
        return
    first, end, sure = parts["unit"]
    at = next((at for at in range(first + 2, end - 1) if cut.role(at, "number") == 1), end)
    if at == end or cut.role(at, "unit") or not cut.lexicon.country.suburbs_open:
        return
    if all(cut.tokens[each].digits for each in range(at + 1, end)):
        take(labels, parts, "unit", first, at, sure)
        labels[at] = LINK
        take(labels, parts, "house_number", at + 1, end, min(sure, FOUND))


def _part_of_number(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A word for a part of a house with its letter, behind the number, is no town: "д. 50, | литер Б"."""
    if "house_number" not in parts:
        return
    first, end, sure = parts["house_number"]
    name = labels[end] if end < len(labels) else FREE
    start, stop, _ = parts.get(name, (0, 0, 0.0))
    if name not in ("city", "suburb") or start != end or stop - start != 2:
        return
    worded = cut.tokens[start].folded in cut.lexicon.country.number_parts
    if worded and len(cut.tokens[stop - 1].folded) <= _CODE:
        del parts[name]
        take(labels, parts, "house_number", first, stop, sure)


def _village_for_street(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A name without a type between a house and a post town is a village: "Manor Farm, Chipping Warden, Banbury"."""
    told = {"building", "street", "city"} <= parts.keys() and parts.keys().isdisjoint(
        ("house_number", "suburb")
    )
    if not told or not cut.number_first or cut.lexicon.country.type_position != "last":
        return
    (first, end, sure), (_, behind, _) = parts["street"], parts["building"]
    start, stop, _ = parts["city"]
    known = max(cut.role(start, "town"), cut.role(start, "known_city")) == stop - start
    between = behind == first and cut.breaks(first) and end == start and cut.breaks(end)
    plain = not any(
        cut.tokens[at].digits or cut.role(at, "street") or (at > first and cut.breaks(at))
        for at in range(first, end)
    )
    if between and known and plain and "unit" not in parts:
        del parts["street"]
        take(labels, parts, "suburb", first, end, min(sure, FOUND))


def _particle_of_street(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A word behind a particle that ends a street is of it: "شارع البطل أحمد عبد | العزيز المهندسين"."""
    if "street" not in parts or cut.lexicon.country.type_position != "first":
        return
    first, end, sure = parts["street"]
    led = end - first > 1 and cut.tokens[end - 1].folded in cut.lexicon.country.particles
    name = labels[end] if end < len(labels) else FREE
    if not led or cut.breaks(end) or name not in ("suburb", "city", "building"):
        return
    start, stop, _ = parts.get(name, (0, 0, 0.0))
    if start == end and stop - start > 1 and release(labels, parts, end):
        take(labels, parts, "street", first, end + 1, sure)


def _head_by_hyphen(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A word that a hyphen joins to a street is of it, and not of the town before: "Самара Ново-Садовая"."""
    if "street" not in parts or "city" not in parts:
        return
    first, end, sure = parts["street"]
    start, stop, _ = parts["city"]
    joined = stop == first and cut.tokens[first].joined and cut.tokens[first].gap == "-"
    if joined and stop - start > 1 and not cut.tokens[first - 1].joined and release(labels, parts, first - 1):
        take(labels, parts, "street", first - 1, end, sure)


def _place_behind_street(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A name behind a comma is no more of the street where types stand first: "7 rue Basse, Le Bourg, 24290"."""
    if "street" not in parts or cut.lexicon.country.type_position != "first" or not cut.number_first:
        return
    first, end, sure = parts["street"]
    at = next((at for at in range(first + 1, end) if cut.breaks(at) and cut.tokens[at].gap == ","), end)
    plain = all(
        cut.tokens[each].folded.isalpha() and not cut.role(each, "crossing") for each in range(at, end)
    )
    if at == end or not plain or not cut.role(first, "street") or "house_number" not in parts:
        return
    small = cut.tokens[at].folded in cut.lexicon.small_words  # "Le Bourg"
    typed = cut.role(at, "street") or (cut.role(end - 1, "street") and not small)
    name = "building" if cut.role(at, "building") and cut.role(at, "unit") else "suburb"  # "Résidence"
    if cut.breaks(end) and (name == "building" or not typed):
        take(labels, parts, "street", first, at, sure)
        labels[at:end] = [FREE] * (end - at)
        if name not in parts:
            take(labels, parts, name, at, end, LEFT)


def _rest_of_street(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Words that end a way off the street, and that no component holds, are of it: "Ajao Road, Off Adeniyi | Jones"."""
    if "street" not in parts or cut.lexicon.country.type_position != "last":
        return
    first, end, sure = parts["street"]
    at = next((at for at in range(first + 1, end) if cut.breaks(at)), end)
    stop = end
    while stop < len(labels) and labels[stop] == FREE and stop not in cut.barred and not cut.breaks(stop):
        if not cut.tokens[stop].folded.isalpha() or cut.marks[stop]:
            return
        stop += 1
    if at < end < stop and cut.breaks(stop) and not any(cut.role(each, "street") for each in range(at, end)):
        take(labels, parts, "street", first, stop, sure)
