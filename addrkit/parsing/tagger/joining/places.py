"""Places that the tagger tore apart or ran together: quarters, towns, regions, the country."""

from __future__ import annotations

from addrkit.parsing.rules.cut import FREE, Cut
from addrkit.parsing.tagger.joining.announced import join_announced
from addrkit.parsing.tagger.joining.higher_places import is_town
from addrkit.parsing.tagger.joining.join import LETTERS
from addrkit.parsing.tagger.parts import FOUND, LEFT, Parts, take

_AREA = 2
"""Digits of a town's postal district at most: "Lima 27"."""


def join_places(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Mend the labels of a text's words and its places, in place."""
    _places(cut, labels, parts)
    _numbered_place(cut, labels, parts)
    _left_suburb(cut, labels, parts)
    _whole_suburb(cut, labels, parts)
    _number_of_estate(cut, labels, parts)
    _find_building(cut, labels, parts)


def _is(cut: Cut, name: str, role: str, parts: Parts) -> bool:
    """Whether all words of a component are one entry of the country data with that role."""
    first, end, _ = parts[name]
    return cut.role(first, role) == end - first


def _direction_of_city(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A direction behind a separator, right before the town, is of its name: "Marine Dr, West Vancouver"."""
    first, end, sure = parts["city"]
    before = labels[first - 1] if first else FREE
    if before not in ("street", "suburb") or cut.breaks(first) or cut.role(first - 1, "direction") != 1:
        return
    start, stop, other = parts.get(before, (0, 0, 0.0))
    if stop == first and start < first - 1 and cut.breaks(first - 1):
        parts[before] = (start, first - 1, other)
        take(labels, parts, "city", first - 1, end, sure)


def _places(cut: Cut, labels: list[str], parts: Parts) -> None:
    if "city" in parts:
        _direction_of_city(cut, labels, parts)
        join_announced(cut, labels, parts, "city")
    elif "suburb" in parts and "city" in cut.roles:
        join_announced(cut, labels, parts, "suburb")
    if "city" in parts:
        _joined_city(cut, labels, parts)
        _quarter(cut, labels, parts)
        _city_in_region(cut, labels, parts)
        _region_behind_city(cut, labels, parts)
        _suburb_before_city(cut, labels, parts)
        _area_of_city(cut, labels, parts)
    elif "region" in parts and "district" not in parts and "suburb" in parts:
        _region_of_suburb(cut, labels, parts)
    if "city" not in parts:
        _city_in_building(cut, labels, parts)


def _numbered_place(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A part that is the letter of a ward or a district with its number glued on is that: "P5, Q1, HCM"."""
    for at, token in enumerate(cut.tokens):
        if labels[at] != FREE or token.digits or not token.folded[-1].isdigit() or at in cut.barred:
            continue
        letter = token.folded.rstrip("0123456789")
        for name, words in (
            ("district", cut.lexicon.country.district_words),
            ("suburb", cut.lexicon.country.suburb_words),
        ):
            if letter in words and name not in parts and cut.breaks(at) and cut.breaks(at + 1):
                take(labels, parts, name, at, at + 1, LEFT)
                break


def _left_suburb(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Words that no component holds and that a word for a quarter begins: "Vill- Bishanpur, Dist- Sitamarhi"."""
    if "suburb" in parts or "suburb" not in cut.roles:
        return
    first = end = 0
    for start in range(len(labels)):
        begins = labels[start] == FREE and (start == 0 or cut.breaks(start)) and cut.role(start, "suburb")
        if not begins or (end and end != start):
            continue
        stop = start
        while stop < len(labels) and labels[stop] == FREE and stop not in cut.barred:
            stop += 1
            if cut.breaks(stop):
                break
        if stop - start > begins:
            first, end = (first if end else start), stop
    if end:
        take(labels, parts, "suburb", first, end, LEFT)


def _whole_suburb(cut: Cut, labels: list[str], parts: Parts) -> None:
    """The words behind an announced quarter, up to what follows, are of it: "Perum Bumi Asri Blok D"."""
    if "suburb" not in parts:
        return
    first, end, sure = parts["suburb"]
    stop = end
    while (
        stop < len(labels)
        and labels[stop] == FREE
        and not cut.breaks(stop)
        and cut.tokens[stop].folded.isalpha()
    ):
        stop += 1
    if (
        stop > end
        and cut.role(first, "suburb")
        and stop < len(labels)
        and labels[stop] == "unit"
        and not cut.breaks(stop)
    ):
        take(labels, parts, "suburb", first, stop, sure)


def _number_of_estate(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A number between an estate's name and the word of a unit is the estate's: "Citra Garden 2 Blok A5"."""
    if "unit" not in parts:
        return
    first, end, sure = parts["unit"]
    name = labels[first - 1] if first else FREE
    start, stop, other = parts.get(name, (0, 0, 0.0))
    if name not in ("building", "suburb") or stop != first or cut.breaks(first) or end - first < 3:
        return
    if cut.tokens[first].folded.isdigit() and cut.role(first + 1, "unit") and not cut.breaks(first + 1):
        take(labels, parts, name, start, first + 1, other)
        take(labels, parts, "unit", first + 1, end, sure)


def _joined_city(cut: Cut, labels: list[str], parts: Parts) -> None:
    """One well-known name that was parted between city and region: "New Delhi"."""
    if "region" not in parts:
        return
    (first, end, sure), (start, stop, _) = parts["city"], parts["region"]
    coded = stop - start == 1 and len(cut.tokens[start].folded) <= LETTERS
    if start == end and not cut.breaks(start) and not coded and cut.role(first, "known_city") == stop - first:
        del parts["region"]
        take(labels, parts, "city", first, stop, max(sure, FOUND))


def _quarter(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A quarter before the name that a city shares with its region: "Palermo, Buenos Aires"."""
    if "region" not in parts or "suburb" in parts or not _is(cut, "region", "known_city", parts):
        return
    (first, end, sure), (start, stop, other) = parts["city"], parts["region"]
    if _is(cut, "city", "quarter", parts) and end <= start:
        del parts["region"]
        take(labels, parts, "suburb", first, end, min(sure, FOUND))
        take(labels, parts, "city", start, stop, min(other, FOUND))


def _city_in_region(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A well-known town before a name that is a region's too: "Al Ain, Abu Dhabi"."""
    if "region" in parts or "suburb" not in parts or not _is(cut, "city", "region", parts):
        return
    (first, end, sure), (start, stop, other) = parts["suburb"], parts["city"]
    if end == start and cut.breaks(start) and _is(cut, "suburb", "known_city", parts):
        del parts["suburb"]
        take(labels, parts, "city", first, end, min(sure, FOUND))
        take(labels, parts, "region", start, stop, min(other, FOUND))


def _region_behind_city(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A region that ends what was taken for a town: "Петрозаводск Карелия"; its code is looked at elsewhere."""
    if "region" in parts or not cut.lexicon.has_regions:
        return
    first, end, sure = parts["city"]
    at = next((at for at in range(first + 1, end) if cut.role(at, "region") == end - at), end)
    town = at < end and is_town(cut, first, at)
    if town and len(cut.tokens[at].folded) > LETTERS and cut.tokens[at].gap != "/":
        take(labels, parts, "city", first, at, sure)
        take(labels, parts, "region", at, end, min(sure, FOUND))


def _suburb_before_city(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A word for a quarter before a well-known town, with no separator between: "Centro Curitiba"."""
    if "suburb" in parts:
        return
    first, end, sure = parts["city"]
    if end - first < 2 or not cut.role(first, "suburb") or cut.role(first, "known_city") == end - first:
        return
    for at in range(first + 1, end):
        if cut.role(at, "known_city") == end - at:
            take(labels, parts, "suburb", first, at, min(sure, FOUND))
            take(labels, parts, "city", at, end, sure)
            return


def _area_of_city(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A postal district's number behind a well-known town or its region is of it: "Lima 27", "Praha 4"."""
    for name in ("city", "region"):
        if name not in parts:
            continue
        first, end, sure = parts[name]
        if end >= len(labels) or labels[end] != FREE or cut.breaks(end) or not cut.breaks(end + 1):
            continue
        word = cut.tokens[end].folded
        if len(word) <= _AREA and word.isdigit() and _is(cut, name, "known_city", parts):
            take(labels, parts, name, first, end + 1, sure)


def _region_of_suburb(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A region that shares its name with a city is the city where only a quarter is named: "Shadipur, New Delhi"."""
    first, end, sure = parts["region"]
    if (
        _is(cut, "region", "known_city", parts)
        and sum(len(token.folded) for token in cut.tokens[first:end]) > _AREA
        and parts["suburb"][1] <= first
    ):
        del parts["region"]
        take(labels, parts, "city", first, end, max(sure, LEFT))


def _city_in_building(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A well-known town that begins what was taken for a building behind the door: "2090/3a PRAHA HVB BANK"."""
    if "building" not in parts or "house_number" not in parts:
        return
    first, end, sure = parts["building"]
    length = cut.role(first, "known_city")
    if length and length < end - first and first >= parts["house_number"][1]:
        take(labels, parts, "city", first, first + length, FOUND)
        take(labels, parts, "building", first + length, end, sure)


def _find_building(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A building that the rules found, and the tagger left: "Perum Griya Asri"."""
    if "building" in parts or "house_number" not in parts:
        return
    for first, end in cut.spans("building"):
        marked = any(cut.role(at, "building") for at in range(first, end))
        if marked and set(labels[first:end]) == {FREE} and cut.barred.isdisjoint(range(first, end)):
            take(labels, parts, "building", first, end, LEFT)
            return
