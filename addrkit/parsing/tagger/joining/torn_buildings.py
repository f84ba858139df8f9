"""Buildings that the tagger tore: their last words, their numbers, the streets and units beside them."""

from __future__ import annotations

from itertools import pairwise

from addrkit.parsing.rules.cut import FREE, LINK, Cut
from addrkit.parsing.rules.lexicon import road_words
from addrkit.parsing.tagger.parts import FOUND, LEFT, Parts, take

_ELSE = ("unit", "number", "po_box", "city", "district", "region", "known_city", "crossing")
"""Roles of words that are of no building's name."""


def join_torn_buildings(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Mend the labels of a text's words and its components, in place."""
    _tower_behind_unit(cut, labels, parts)
    if "building" in parts:
        _particle_in_unit(cut, labels, parts)
        _unit_by_word(cut, labels, parts)
        _town_of_building(cut, labels, parts)
        _type_in_building(cut, labels, parts)
        _street_in_building(cut, labels, parts)
    else:
        _building_for_street(cut, labels, parts)
        _building_behind_street(cut, labels, parts)
    _name_for_city(cut, labels, parts)
    if "building" in parts:
        _rest_of_building(cut, labels, parts)
        _parts_in_building(cut, labels, parts)
        _number_of_house(cut, labels, parts)
        _number_behind_building(cut, labels, parts)


def _particle_in_unit(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A unit that a small word ends, right before a name, is of that name: "Ofc. of | the Clerk"."""
    if not {"unit", "building"} <= parts.keys():
        return
    (first, end, _), (start, stop, sure) = parts["unit"], parts["building"]
    led = end == start and not cut.breaks(end) and cut.tokens[end - 1].folded in cut.lexicon.small_words
    if led and end - first > 1 and not any(cut.tokens[at].digits for at in range(first, end)):
        del parts["unit"]
        take(labels, parts, "building", first, stop, sure)


def _unit_by_word(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A name that a unit's word begins, right behind a unit, is of that: "شقة 12 | الدور الثالث"."""
    if not {"unit", "building"} <= parts.keys():
        return
    (first, end, sure), (start, stop, _) = parts["unit"], parts["building"]
    worded = cut.role(start, "unit") == 1 and not any(cut.role(at, "building") for at in range(start, stop))
    if end == start and stop - start == 2 and worded and not cut.breaks(start):
        del parts["building"]
        take(labels, parts, "unit", first, stop, sure)


def _tower_behind_unit(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A tower with its number between commas, behind a flat, is of the unit: "Flat 7B, Tower | 3, Orchid Gardens"."""
    if not {"unit", "house_number"} <= parts.keys() or not cut.number_first:
        return
    (first, end, sure), (start, stop, _) = parts["unit"], parts["house_number"]
    left = start == end + 1 and labels[end] in (FREE, LINK) and stop - start == 1
    worded = left and (cut.role(end, "unit") == 1 or cut.role(end, "building") == 1)
    if (
        worded
        and cut.breaks(end)
        and not cut.breaks(start)
        and cut.breaks(stop)
        and not cut.role(end, "number")
    ):
        del parts["house_number"]
        take(labels, parts, "unit", first, stop, sure)


def _building_for_street(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A name of houses or streets behind a flat, and without a door, is a house's: "Apt B3, Brookside Gardens"."""
    if not {"unit", "street", "suburb"} <= parts.keys() or not parts.keys().isdisjoint(
        ("building", "house_number")
    ):
        return
    first, end, sure = parts["street"]
    both = cut.role(end - 1, "street") == 1 and cut.role(end - 1, "building") == 1
    alone = parts["unit"][1] == first and parts["suburb"][0] == end and cut.breaks(first) and cut.breaks(end)
    if both and alone and end - first > 1 and cut.number_first:
        del parts["street"]
        take(labels, parts, "building", first, end, min(sure, FOUND))


def _town_of_building(cut: Cut, labels: list[str], parts: Parts) -> None:
    """The town's name between a building and a street is of the building: "HOTEL KÖLN | HEUMARKT 20 KÖLN"."""
    if not {"building", "street", "city"} <= parts.keys() or cut.number_first:
        return
    (first, end, sure), (start, stop, other) = parts["building"], parts["street"]
    size = cut.role(start, "known_city")
    behind = end == start and 0 < size < stop - start and not cut.breaks(start)
    named = cut.folded(start, start + size) == cut.folded(*parts["city"][:2])
    if behind and named and any(cut.role(at, "building") for at in range(first, end)):
        take(labels, parts, "building", first, start + size, sure)
        take(labels, parts, "street", start + size, stop, other)


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


def _name_for_city(cut: Cut, labels: list[str], parts: Parts) -> None:
    """In a country that is one city no other name is a town: "Great World City | West Tower", "316A Sembawang"."""
    if not cut.lexicon.country.one_city or "city" not in parts:
        return
    first, end, sure = parts["city"]
    if cut.role(first, "known_city") or cut.role(first, "country"):
        return
    start, stop, other = parts.get("building", (end, end, sure))
    if "street" not in parts and parts.get("house_number", (0, 0, 0.0))[1] == first > 0:
        del parts["city"]
        take(labels, parts, "street", first, end, min(sure, FOUND))
    elif (stop == first and not cut.breaks(first)) or (start == end and not cut.breaks(end)):
        del parts["city"]
        take(labels, parts, "building", min(first, start), max(end, stop), min(sure, other))
    elif "building" not in parts and "unit" in parts:
        del parts["city"]
        take(labels, parts, "building", first, end, min(sure, FOUND))


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
    if not {"building", "unit", "house_number"} <= parts.keys():
        return
    first, end, sure = parts["building"]
    start, stop, _ = parts["house_number"]
    if "street" in parts and (parts["street"][1] > first or not cut.breaks(stop)):
        return
    worded = end - first > 1 and cut.role(end - 1, "building") == 1 and cut.role(end - 1, "number") == 0
    if worded and start == end and stop - start == 1 and not cut.breaks(start) and cut.number_first:
        del parts["house_number"]
        take(labels, parts, "building", first, stop, sure)
