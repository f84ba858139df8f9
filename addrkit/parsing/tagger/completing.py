"""What a path of labels leaves open, mended by what the country data know."""

from __future__ import annotations

from collections.abc import Sequence

from addrkit.locale.numbers import LONGEST_DOOR
from addrkit.parsing.rules.cut import FREE, LINK, Cut
from addrkit.parsing.tagger.doors import initial_of_the_street, number_behind_the_street
from addrkit.parsing.tagger.parts import FOUND, Parts, take

_BOTH = 2
_SHORTEST = 2
"""Digits of what no country has for a postcode."""
_FEW = 3
"""Digits that are no postcode where it has five or more."""
_CODE = 3
"""Letters of a region's code at most."""


def complete(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Mend the labels of a text's words and its components, in place."""
    for mend in _MENDS:
        mend(cut, labels, parts)


def is_stretch(labels: Sequence[str], name: str, first: int, end: int) -> bool:
    """Whether the words from `first` up to `end`, and not those beside them, have the label.

    >>> is_stretch(["city", "city", ""], "city", 0, 2), is_stretch(["city", "city", ""], "city", 0, 1)
    (True, False)
    """
    return (
        labels[first:end] == [name] * (end - first)
        and (first == 0 or labels[first - 1] != name)
        and (end == len(labels) or labels[end] != name)
    )


def _number_street(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A number on a street that looks like a postcode, and is none to the rules, or stands apart from the town."""
    if "house_number" in parts or not {"street", "postcode"} <= parts.keys():
        return
    first, end, sure = parts["postcode"]
    follows = parts["street"][1] == first and not cut.breaks(first)
    beside_town = "city" in parts and not cut.number_first
    door = is_door(cut, first, end) and cut.lexicon.postcode_first and not cut.number_first
    told = beside_town or door or is_stretch(cut.labels, "house_number", first, end)
    if follows and cut.breaks(end) and told:
        parts["house_number"] = (first, end, min(sure, FOUND))
        del parts["postcode"]
        labels[first:end] = ["house_number"] * (end - first)


def is_door(cut: Cut, first: int, end: int) -> bool:
    """Whether one word may be a door's number: at most four digits."""
    word = cut.tokens[first].folded
    return end - first == 1 and word.isdigit() and len(word) <= LONGEST_DOOR


def _no_postcode(cut: Cut, labels: list[str], parts: Parts) -> None:
    """What no postcode of the country can be is none: a word, one or two digits, three where five are written.

    Right behind a street it is of its name, "Woodlands Drive 75"; apart from it, its number.
    """
    if "postcode" not in parts:
        return
    first, end, sure = parts["postcode"]
    folded = cut.folded(first, end, "")
    if cut.lexicon.is_postcode(folded) or not _cannot_be_postcode(cut, folded):
        return
    del parts["postcode"]
    start, stop, sure = parts.get("street", (0, 0, 0.0))
    if stop and "house_number" not in parts and cut.breaks(first) and is_door(cut, first, end):
        take(labels, parts, "house_number", first, end, min(sure, FOUND))
        return
    of_street = stop == first and not cut.breaks(first)
    labels[first:end] = ["street" if of_street else FREE] * (end - first)
    if of_street:
        parts["street"] = (start, end, sure)


def _cannot_be_postcode(cut: Cut, folded: str) -> bool:
    digits = sum(sign.isdigit() for sign in folded)
    if len(folded) <= _SHORTEST and folded.isdigit():
        return True
    if not cut.lexicon.digits_only or folded.startswith(cut.lexicon.country.code.lower()):
        return False
    return digits * 2 <= len(folded) or (
        folded.isdigit() and digits <= _FEW and not cut.lexicon.short_postcode
    )


def _complete_unit(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A number that the tagger parted from its unit word, where a separator follows: "Unit 7, Mill Lane"."""
    if "unit" not in parts or "house_number" not in parts:
        return
    (first, end, sure), (number, stop, _) = parts["unit"], parts["house_number"]
    worded = not any(token.digits for token in cut.tokens[first:end])
    if end == number and worded and cut.breaks(stop) and is_stretch(cut.labels, "unit", first, stop):
        del parts["house_number"]
        parts["unit"] = (first, stop, sure)
        labels[first:stop] = ["unit"] * (stop - first)


def _complete_region(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A region of which the tagger gave the first words, behind a separator, to what stands before: "Chiang Mai"."""
    if "region" not in parts:
        return
    first, end, sure = parts["region"]
    for at in range(max(end - 4, 1), first):
        start, stop, trust = parts.get(labels[at], (at, 0, 0.0))
        if cut.role(at, "region") == end - at and cut.breaks(at) and start < at and stop == first:
            parts[labels[at]] = (start, at, trust)
            parts["region"] = (at, end, sure)
            labels[at:first] = ["region"] * (first - at)
            return


def _find_postcode(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A postcode that the tagger left and that words announce: "PIN code: 411001"."""
    if "postcode" in parts or not cut.barred:
        return
    for first, end in cut.spans("postcode"):
        if first - 1 in cut.barred and cut.labels[first - 1] == LINK and set(labels[first:end]) == {FREE}:
            labels[first:end] = ["postcode"] * (end - first)
            parts["postcode"] = (first, end, FOUND)


def _name_region(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A district that the country lists among its regions is the region: Irish counties."""
    if "district" not in parts or "region" in parts:
        return
    first, end, sure = parts["district"]
    written = cut.folded(first, end)
    if written in cut.lexicon.country.regions:
        parts["region"] = (first, end, sure)
        del parts["district"]
        labels[first:end] = ["region"] * (end - first)


def _find_city(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A well-known city that no component holds is the city: "Singapore", though it also names the country."""
    if "city" in parts or not parts:
        return
    for at, roles in enumerate(cut.marks):
        end = at + roles.get("known_city", 0)
        if end > at and all(label in (FREE, "country") for label in labels[at:end]):
            if "country" in labels[at:end]:
                del parts["country"]
            labels[at:end] = ["city"] * (end - at)
            parts["city"] = (at, end, FOUND)
            return


def _street_named_as_place(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A place's name right before the door's number, with another behind, is the street's: "Santa Fe 1000, CABA".

    So it is where the number might be a postcode, which the country writes before its town: "Rivadavia 4500, ...".
    """
    if "street" in parts or cut.number_first or not cut.lexicon.postcode_first:
        return
    number = "house_number" if "house_number" in parts else "postcode"
    name = next((name for name in ("region", "city") if name in parts and not parts[name][0]), "")
    if not name or number not in parts:
        return
    (first, end, sure), (start, stop, other) = parts[name], parts[number]
    behind = any(parts[each][0] >= stop for each in ("city", "region") if each in parts)
    if start != end or cut.breaks(end) or not behind:
        return
    short = stop - start == 1 and len(cut.tokens[start].folded) <= LONGEST_DOOR
    door = short and cut.tokens[start].folded.isdigit() and cut.breaks(stop)
    if door or (number == "house_number" and name == "region"):
        del parts[name], parts[number]
        take(labels, parts, "street", first, end, min(sure, FOUND))
        take(labels, parts, "house_number", start, stop, min(other, FOUND))


def _name_city(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A region that shares its name with a well-known city is the city where no other is named: "5th av ny"."""
    if "region" not in parts:
        return
    first, end, sure = parts["region"]
    coded = end - first == 1 and len(cut.tokens[first].folded) <= _CODE
    # "28013 Madrid": where the postcode stands before the town, that is what follows it.
    follows = cut.lexicon.postcode_first and "postcode" in parts and parts["postcode"][1] == first
    # "Nam Từ Liêm, HN": where districts are written, a code that is a city's is the city.
    city = cut.lexicon.districts_written or (follows and cut.role(first, "known_city"))
    within = () if coded and city else ("suburb", "district")
    if not parts.keys().isdisjoint(("city", *within)):
        return
    known = cut.role(first, "known_city") == end - first or (follows and not cut.breaks(first))
    beside = coded and "postcode" in parts and not (follows and cut.role(first, "known_city"))
    if cut.lexicon.eastern or not known or beside:
        return
    parts["city"] = (first, end, min(sure, FOUND))
    del parts["region"]
    labels[first:end] = ["city"] * (end - first)


def _one_city(cut: Cut, labels: list[str], parts: Parts) -> None:
    """In a country of one city the last words of a street are no town: "Jalan Teck Whye"."""
    if not {"street", "city"} <= parts.keys() or not cut.lexicon.country.one_city:
        return
    (start, stop, sure), (first, end, _) = parts["street"], parts["city"]
    if stop == first and not cut.breaks(first) and cut.role(first, "known_city") != end - first:
        del parts["city"]
        parts["street"] = (start, end, sure)
        labels[first:end] = ["street"] * (end - first)


def _announced_place(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A word that only announces a place is of the place behind it, and none itself: "Svfél. Árborg"."""
    for name in ("suburb", "district"):
        if name not in parts:
            continue
        first, end, _ = parts[name]
        announces = any(cut.role(first, role) == end - first for role in ("suburb", "district"))
        if not announces or cut.role(first, "glued"):
            continue
        behind = labels[end] if end < len(labels) else FREE
        if behind in ("city", "district", "suburb", "region") and not cut.breaks(end):
            _, stop, sure = parts[behind]
            del parts[name]
            parts[behind] = (first, stop, sure)
            labels[first:end] = [behind] * (end - first)


def _unit_and_number(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Two numbers with a blank between, where a mere number may be the unit: "910 7380 Elmbridge Way"."""
    if "house_number" not in parts or not cut.number_first:
        return
    first, end, sure = parts["house_number"]
    if not cut.lexicon.unit_joint or end - first != _BOTH:
        return
    start, stop, _ = parts.get("unit", (0, 0, 0.0))
    if any(token.digits for token in cut.tokens[start:stop]):
        return
    second = cut.tokens[first + 1]
    numbers = all(token.folded.isdigit() for token in cut.tokens[first:end])
    if numbers and not second.joined and not second.breaks and not second.gap:
        labels[start:stop] = [FREE] * (stop - start)
        parts["unit"], parts["house_number"] = (first, first + 1, sure), (first + 1, end, sure)
        labels[first] = "unit"


_MENDS = (
    _number_street,
    _no_postcode,
    _complete_unit,
    _complete_region,
    _find_postcode,
    _name_region,
    _find_city,
    _street_named_as_place,
    _name_city,
    _one_city,
    _announced_place,
    _unit_and_number,
    initial_of_the_street,
    number_behind_the_street,
)
