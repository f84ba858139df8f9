"""Streets and buildings that the tagger tore at the wrong word, told by their types and the separators between."""

from __future__ import annotations

import re
from itertools import pairwise

from addrkit.parsing.rules.cut import FREE, LINK, Cut
from addrkit.parsing.rules.lexicon import road_words
from addrkit.parsing.tagger.parts import FOUND, LEFT, Parts, release, take

_ORDINAL = re.compile(r"\d{1,3}(?:e|eme|ieme|er|ere|st|nd|rd|th)")
_ELSE = ("unit", "number", "po_box", "city", "district", "region", "known_city", "crossing")
"""Roles of words that are of no building's name."""


def join_torn_names(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Mend the labels of a text's words and its components, in place."""
    _number_in_street(cut, labels, parts)
    _ordinal_behind_number(cut, labels, parts)
    _unit_by_word(cut, labels, parts)
    _type_in_building(cut, labels, parts)
    _unit_in_street(cut, labels, parts)
    _street_in_building(cut, labels, parts)
    _particle_of_street(cut, labels, parts)
    _head_by_hyphen(cut, labels, parts)
    _building_behind_street(cut, labels, parts)
    _name_for_city(cut, labels, parts)
    _rest_of_building(cut, labels, parts)
    _parts_in_building(cut, labels, parts)
    _place_behind_street(cut, labels, parts)
    _rest_of_street(cut, labels, parts)
    _number_of_house(cut, labels, parts)
    _number_behind_building(cut, labels, parts)


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


def _unit_by_word(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A name that a unit's word begins, right behind a unit, is of that: "شقة 12 | الدور الثالث"."""
    if not {"unit", "building"} <= parts.keys():
        return
    (first, end, sure), (start, stop, _) = parts["unit"], parts["building"]
    worded = cut.role(start, "unit") == 1 and not any(cut.role(at, "building") for at in range(start, stop))
    if end == start and stop - start == 2 and worded and not cut.breaks(start):
        del parts["building"]
        take(labels, parts, "unit", first, stop, sure)


def _type_in_building(cut: Cut, labels: list[str], parts: Parts) -> None:
    """What a street's type begins, right before the street, is of it and no building: "os. Bolesława | Chrobrego"."""
    if not {"building", "street"} <= parts.keys() or cut.lexicon.country.type_position != "first":
        return
    (first, end, sure), (start, stop, other) = parts["building"], parts["street"]
    typed = cut.role(first, "street") == 1 and not cut.role(first, "building")
    plain = not any(cut.role(at, "building") or cut.role(at, "street") for at in range(first + 1, stop))
    if typed and plain and end == start and cut.breaks(first) and not cut.breaks(start):
        del parts["building"]
        take(labels, parts, "street", first, stop, min(sure, other, FOUND))


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


def _street_in_building(cut: Cut, labels: list[str], parts: Parts) -> None:
    """What ends with a street's type before a building's name is a street: "ahi evran cad | özgür apt"."""
    if "street" in parts or "building" not in parts or cut.lexicon.country.type_position != "last":
        return
    first, end, sure = parts["building"]
    words = cut.lexicon.country.abbreviations
    if any(cut.breaks(at) for at in range(first + 1, end)):
        return
    for at in range(first + 1, end - 2):
        kind = words.get(cut.tokens[at].folded, cut.tokens[at].folded)
        typed = cut.role(at, "street") == 1 and not cut.role(at, "building") and kind in road_words("ending")
        if typed and cut.role(end - 1, "building") == 1 and cut.lexicon.country.suburbs_open:
            take(labels, parts, "street", first, at + 1, min(sure, FOUND))
            take(labels, parts, "building", at + 1, end, sure)
            return


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


def _name_for_city(cut: Cut, labels: list[str], parts: Parts) -> None:
    """In a country that is one city no other name is a town: "Great World City | West Tower"."""
    if not cut.lexicon.country.one_city or "city" not in parts:
        return
    first, end, sure = parts["city"]
    if cut.role(first, "known_city") or cut.role(first, "country"):
        return
    start, stop, other = parts.get("building", (end, end, sure))
    if (stop == first and not cut.breaks(first)) or (start == end and not cut.breaks(end)):
        del parts["city"]
        take(labels, parts, "building", min(first, start), max(end, stop), min(sure, other))
    elif "building" not in parts and "unit" in parts:
        del parts["city"]
        take(labels, parts, "building", first, end, min(sure, FOUND))


def _building_behind_street(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A word of houses behind a street's name begins a building's: "chemin des Vignes | Résidence Les Oliviers"."""
    if "building" in parts or "street" not in parts or cut.lexicon.country.type_position != "first":
        return
    first, end, sure = parts["street"]
    if not cut.role(first, "street") or not cut.number_first:
        return
    for at in range(first + 2, end - 1):
        behind_name = cut.tokens[at - 1].folded not in cut.lexicon.small_words and not cut.breaks(at)
        if behind_name and cut.role(at, "building") == 1 and cut.role(at, "unit") == 1:
            take(labels, parts, "street", first, at, sure)
            take(labels, parts, "building", at, end, LEFT)
            return


def _rest_of_building(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Words that end a building's part, and that no component holds, are of its name: "Paya Lebar | Square"."""
    if "building" not in parts:
        return
    first, end, sure = parts["building"]
    stop = end
    while stop < len(labels) and labels[stop] == FREE and stop not in cut.barred and not cut.breaks(stop):
        number = cut.tokens[stop].folded.isdigit() and stop == end and "house_number" in parts
        if not (number or cut.tokens[stop].folded.isalpha()):
            return
        if not cut.marks[stop].keys().isdisjoint(_ELSE):
            return
        stop += 1
        if number:
            break
    opened = cut.breaks(first) or labels[first - 1] in ("unit", "house_number")
    numbered = stop > end and cut.tokens[stop - 1].digits
    behind = labels[stop] if stop < len(labels) else FREE
    street = behind == "street" and cut.role(stop, "street") > 0
    street = street or (numbered and behind in ("suburb", "city") and cut.role(end - 1, "building") == 1)
    if stop > end and opened and (cut.breaks(stop) or street):
        take(labels, parts, "building", first, stop, sure)


def _parts_in_building(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Parts between commas that were taken for one building are told apart by their words."""
    if "building" not in parts or "street" in parts or cut.lexicon.country.type_position == "ending":
        return
    first, end, sure = parts["building"]
    edges = [first, *(at for at in range(first + 1, end) if cut.breaks(at)), end]
    if len(edges) < 3:
        return
    last = cut.lexicon.country.type_position == "last"
    told = []
    for start, stop in pairwise(edges):
        word = stop - 1 if last else start
        kinds = [name for name in ("building", "street", "suburb") if cut.role(word, name) == 1]
        told.append((kinds[0] if kinds and stop - start > 1 else "", start, stop))
    names = [name for name, _, _ in told]
    apart = "street" in names and len(set(names)) == len(names) and "" not in names
    if apart and parts.keys().isdisjoint(set(names) - {"building"}):
        del parts["building"]
        for name, start, stop in told:
            take(labels, parts, name, start, stop, min(sure, FOUND))


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


def _number_of_house(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A number behind a word of houses that announces the door's is that, and no building: "عمارة 14 شقة 3 شارع"."""
    if "house_number" in parts or "building" not in parts or parts.keys().isdisjoint(("street", "suburb")):
        return
    first, end, sure = parts["building"]
    announced = cut.role(first, "number") == 1 and cut.role(first, "building") == 1
    if announced and end - first == 2 and cut.tokens[first + 1].digits:
        del parts["building"]
        labels[first] = LINK
        take(labels, parts, "house_number", first + 1, end, min(sure, FOUND))


def _number_behind_building(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A number behind a building's word, where no street is told, is of its name: "Khalidiyah Village Bldg | 4"."""
    if "street" in parts or not {"building", "unit", "house_number"} <= parts.keys():
        return
    first, end, sure = parts["building"]
    start, stop, _ = parts["house_number"]
    worded = end - first > 1 and cut.role(end - 1, "building") == 1 and cut.role(end - 1, "number") == 0
    if worded and start == end and stop - start == 1 and not cut.breaks(start) and cut.number_first:
        del parts["house_number"]
        take(labels, parts, "building", first, stop, sure)
