"""The number of its district behind a town: "Paris 11e", "Budapest XII."."""

from __future__ import annotations

from addrkit.locale.numbered_districts import district_number, numbered_city
from addrkit.parsing.rules.cut import FREE, Cut
from addrkit.parsing.tagger.parts import FOUND, Parts, take

_OTHERS = ("unit", "postcode", "house_number", "suburb", "district", "region")
"""What such a number may have been taken for."""
_LEAST = 2
"""Words of a street before its town, at least: a type and a name."""


def join_numbered_towns(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Mend the labels of a text's words and its components, in place."""
    conventions = cut.lexicon.country
    if not conventions.numbered_cities:
        return
    _district_by_itself(cut, labels, parts)
    _behind_a_street(cut, labels, parts)
    _quarter_behind_the_number(cut, labels, parts)
    if "city" not in parts:
        _town_as_quarter(cut, labels, parts)
        return
    first, end, sure = parts["city"]
    if end >= len(labels):
        return
    name = cut.folded(first, end)
    if not numbered_city(name, conventions) or district_number(cut.tokens[end].folded, conventions) is None:
        return
    if labels[end] == "street" and not cut.breaks(end):
        _head_of_street(cut, labels, parts)
        return
    if _is_a_door(cut, labels, end) or not _stands_alone(cut, labels, parts, end):
        return
    behind = end + 1
    worded = behind < len(labels) and not cut.breaks(behind) and labels[behind] == FREE
    if worded and "district" not in parts and cut.tokens[behind].folded in conventions.district_words:
        take(labels, parts, "district", end, behind + 1, min(sure, FOUND))
        return
    take(labels, parts, "city", first, end + 1, min(sure, FOUND))


def _district_by_itself(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A number and a word for districts between commas are the district, and no house number: "7. Bezirk, Wien"."""
    conventions = cut.lexicon.country
    if "district" in parts or not conventions.district_words:
        return
    for at in range(len(labels) - 1):
        end = at + 2
        if cut.tokens[at + 1].folded not in conventions.district_words:
            continue
        if district_number(cut.tokens[at].folded, conventions) is None or not cut.breaks(at):
            continue
        if not cut.breaks(end):
            continue
        for name, (first, past, sure) in list(parts.items()):
            if first < end and at < past:
                del parts[name]
                if first < at:
                    take(labels, parts, name, first, at, sure)
        take(labels, parts, "district", at, end, FOUND)
        _city_that_is_a_region(cut, labels, parts)
        return


def _city_that_is_a_region(cut: Cut, labels: list[str], parts: Parts) -> None:
    """The city whose districts are told is one, though it is a region as well: Vienna."""
    if "city" in parts or "region" not in parts:
        return
    first, end, sure = parts["region"]
    if numbered_city(cut.folded(first, end), cut.lexicon.country):
        del parts["region"]
        take(labels, parts, "city", first, end, sure)


def _quarter_behind_the_number(cut: Cut, labels: list[str], parts: Parts) -> None:
    """The quarter that a hyphen joins to the town's number is one: "Praha 8-Karlín"."""
    first, end, sure = parts.get("city", (0, 0, 0.0))
    quarter = first + 2
    if quarter >= end or "suburb" in parts or cut.tokens[quarter].gap != "-":
        return
    conventions = cut.lexicon.country
    numbered = district_number(cut.tokens[first + 1].folded, conventions) is not None
    if numbered and numbered_city(cut.folded(first, first + 1), conventions):
        take(labels, parts, "city", first, quarter, sure)
        take(labels, parts, "suburb", quarter, end, min(sure, FOUND))


def _behind_a_street(cut: Cut, labels: list[str], parts: Parts) -> None:
    """The town is the end of what was held for the street: "3 quai Rambaud Lyon 2", but not "3 rue de Lyon"."""
    if "city" in parts or not {"street", "house_number"} <= parts.keys():
        return
    conventions = cut.lexicon.country
    first, end, sure = parts["street"]
    inside = numbered_city(cut.tokens[end - 2].folded, conventions) is not None
    town = end - 2 if inside else end - 1
    if town - first < _LEAST or parts["house_number"][0] >= first or town + 1 >= len(labels):
        return
    name, number, before = (cut.tokens[at].folded for at in (town, town + 1, town - 1))
    if before in conventions.particles or not numbered_city(name, conventions):
        return
    if district_number(number, conventions) is None or not (inside or _stands_alone(cut, labels, parts, end)):
        return
    take(labels, parts, "street", first, town, min(sure, FOUND))
    take(labels, parts, "city", town, town + 2, min(sure, FOUND))


def _is_a_door(cut: Cut, labels: list[str], at: int) -> bool:
    """Whether a house number has its street right behind it: "75002 Paris 8 Rue de la Paix"."""
    follows = at + 1 < len(labels) and labels[at + 1] == "street" and not cut.breaks(at + 1)
    return cut.number_first and labels[at] == "house_number" and follows


def _stands_alone(cut: Cut, labels: list[str], parts: Parts, at: int) -> bool:
    """Whether a word with no comma before it is a component by itself, which then is none any more, or none at all."""
    if cut.breaks(at):
        return False
    label = labels[at]
    if label in _OTHERS and parts.get(label, ())[:2] == (at, at + 1):
        del parts[label]
        return True
    return label == FREE


def _town_as_quarter(cut: Cut, labels: list[str], parts: Parts) -> None:
    """The town and its number that were taken for a quarter, where no town is told: "Wien 10, Favoritenstraße 88"."""
    first, end, sure = parts.get("suburb", (0, 0, 0.0))
    name = cut.folded(first, end - 1)
    conventions = cut.lexicon.country
    numbered = end and district_number(cut.tokens[end - 1].folded, conventions) is not None
    if numbered and numbered_city(name, conventions):
        del parts["suburb"]
        take(labels, parts, "city", first, end, sure)


def _head_of_street(cut: Cut, labels: list[str], parts: Parts) -> None:
    """The number begins what was taken for the street, whose door stands behind it: "Wien 10 Favoritenstraße 88"."""
    (begin, first, sure), (start, stop, other) = parts["city"], parts["street"]
    behind = "house_number" in parts and parts["house_number"][0] >= stop
    if start == first and stop - start > 1 and behind and not cut.number_first:
        take(labels, parts, "city", begin, start + 1, min(sure, FOUND))
        take(labels, parts, "street", start + 1, stop, other)
