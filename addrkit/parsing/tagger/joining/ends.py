"""What stands at the end of a name and is not of it, or is: zones, lists of letters, brackets, hyphens."""

from __future__ import annotations

from addrkit.locale.telling_words import several_words
from addrkit.parsing.rules.cut import FREE, LINK, Cut
from addrkit.parsing.rules.lexicon import road_words
from addrkit.parsing.tagger.parts import FOUND, LEFT, Parts, release, take

_CODE = 3
"""Letters of a region's code at most."""
_ZONE = 2
"""Digits of a town's postal zone, at most."""


def join_ends(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Mend the edges of components, in place."""
    _announced_as_postcode(cut, labels, parts)
    _storey_in_number(cut, labels, parts)
    _floor_as_box(cut, labels, parts)
    _box_as_building(cut, labels, parts)
    _number_of_box(cut, labels, parts)
    _joined_to_box(cut, labels, parts)
    _letters_of_unit(cut, labels, parts)
    _two_districts(cut, labels, parts)
    if "city" in parts:
        _bracketed_direction(cut, labels, parts)
        _bracketed_quarter(cut, labels, parts)
        _hyphened_town(cut, labels, parts)
        _street_in_city(cut, labels, parts)
        _street_behind_box(cut, labels, parts)
    _zone_for_number(cut, labels, parts)
    _quarter_for_city(cut, labels, parts)


def _announced_as_postcode(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A number that a word announces as the door's, and that is no postcode, is the door's: "مبنى 2233"."""
    if "postcode" not in parts or "house_number" in parts:
        return
    first, end, sure = parts["postcode"]
    announced = first and cut.role(first - 1, "number") == 1 and not cut.breaks(first)
    if announced and end - first == 1 and not cut.lexicon.is_postcode(cut.tokens[first].folded.upper()):
        if parts.get("building", (0, 0, 0.0))[:2] == (first - 1, first):
            del parts["building"]
            labels[first - 1] = LINK
        del parts["postcode"]
        take(labels, parts, "house_number", first, end, min(sure, FOUND))


def _box_as_building(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A word for a box with its code is no building: "Paczkomat WAW12A"."""
    if "building" not in parts or "po_box" in parts:
        return
    first, end, sure = parts["building"]
    size = cut.role(first, "po_box")
    coded = any(sign.isdigit() for sign in cut.tokens[end - 1].folded)
    if size and end - first == size + 1 and coded and not cut.role(first, "building"):
        del parts["building"]
        take(labels, parts, "po_box", first, end, min(sure, FOUND))


def _number_of_box(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A number right behind a box's word is of it, and no postcode, flat or door: "Case Postale | 81392"."""
    if "po_box" not in parts:
        return
    first, end, sure = parts["po_box"]
    name = labels[end] if end < len(labels) else FREE
    start, stop, _ = parts.get(name, (0, 0, 0.0))
    bare = not any(cut.tokens[at].digits for at in range(first, end)) and start == end and not cut.breaks(end)
    numbered = bare and cut.role(first, "po_box") and all(cut.tokens[at].digits for at in range(start, stop))
    whole = name == "postcode" and cut.lexicon.is_postcode(cut.folded(start, stop, "").upper())
    if numbered and name in ("postcode", "unit", "house_number") and not whole and cut.breaks(stop):
        del parts[name]
        take(labels, parts, "po_box", first, stop, sure)


def _joined_to_box(cut: Cut, labels: list[str], parts: Parts) -> None:
    """What hyphens join to a box's code is of it: "Freepost RTHX-ABCD-EFGH"."""
    if "po_box" not in parts:
        return
    first, end, sure = parts["po_box"]
    name = labels[end] if end < len(labels) else FREE
    start, stop, _ = parts.get(name, (0, 0, 0.0))
    coded = start == end and all(cut.tokens[at].joined for at in range(start + 1, stop)) and stop - start > 1
    if name == "suburb" and coded and not cut.breaks(start) and cut.breaks(stop):
        del parts[name]
        take(labels, parts, "po_box", first, stop, sure)
        return
    while end < len(labels) and cut.tokens[end].joined and cut.tokens[end].gap == "-":
        whole = parts.get("postcode", (0, 0, 0.0))[:2] == (end, end + 1)
        if whole and cut.lexicon.is_postcode(cut.tokens[end].folded.upper()):
            return  # "P.O. Box 1234-00100"
        if not release(labels, parts, end):
            return
        take(labels, parts, "po_box", first, end + 1, sure)
        end += 1


def _letters_of_unit(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A second letter that a word joins to a unit's is of it: "loja A e B Centro"."""
    if not {"unit", "suburb"} <= parts.keys():
        return
    (first, end, sure), (start, stop, other) = parts["unit"], parts["suburb"]
    if start != end or stop - start < 2 or cut.breaks(start):
        return
    joined = cut.tokens[start].folded in several_words(cut.lexicon.country.code)
    letters = all(len(cut.tokens[at].folded) == 1 for at in (end - 1, start + 1))
    if joined and letters and not cut.breaks(start + 1):
        del parts["suburb"]
        take(labels, parts, "unit", first, start + 2, sure)
        if stop > start + 2:
            take(labels, parts, "suburb", start + 2, stop, other)


def _two_districts(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Two names with a comma between, before the region, are quarter and town: "Xoco, Benito Juárez, 03330 CDMX"."""
    if "region" not in parts or not parts.keys().isdisjoint(("city", "suburb")) or "district" not in parts:
        return
    first, end, sure = parts["district"]
    edges = [at for at in range(first + 1, end) if cut.breaks(at)]
    within = cut.lexicon.districts_written and not cut.lexicon.postcode_first
    if len(edges) != 1 or within or cut.lexicon.eastern:
        return
    if not any(cut.role(at, "district") for at in range(first, end)):
        del parts["district"]
        take(labels, parts, "suburb", first, edges[0], min(sure, FOUND))
        take(labels, parts, "city", edges[0], end, min(sure, FOUND))


def _bracketed_quarter(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A name in brackets behind a well-known town is a quarter of it: "Berlin (Kreuzberg)"."""
    first, end, sure = parts["city"]
    if "suburb" in parts:
        return
    at = next((at for at in range(first + 1, end) if "(" in cut.tokens[at].gap), end)
    if at == end or cut.role(first, "known_city") != at - first or _tells(cut, at):
        return
    if not _tells_town_apart(cut, first, at, end):
        take(labels, parts, "city", first, at, sure)
        take(labels, parts, "suburb", at, end, LEFT)


def _tells_town_apart(cut: Cut, first: int, at: int, end: int) -> bool:
    """Whether what stands in brackets is of the town's whole name: "Frankfurt (Oder)", "Mülheim (Ruhr)"."""
    towns = cut.lexicon.country.city_aliases
    bare, whole = cut.folded(first, at), cut.folded(first, end)
    if whole in towns or whole in towns.values():
        return True
    named = towns.get(bare, "").split()
    return bool(named) and all(token.folded in named for token in cut.tokens[at:end])


def _tells(cut: Cut, at: int) -> bool:
    """Whether a word is of no quarter's name: a region, a direction by its letter ("Thane (W)")."""
    return bool(cut.role(at, "region")) or (
        len(cut.tokens[at].folded) == 1 and cut.role(at, "direction") == 1
    )


def _bracketed_direction(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A direction in brackets behind a town is of its name and no region: "Thane (W)"."""
    first, end, sure = parts["city"]
    start, stop, _ = parts.get("region", (0, 0, 0.0))
    bracketed = start == end and stop - start == 1 and "(" in cut.tokens[start].gap
    if bracketed and not cut.role(start, "region") and cut.role(start, "direction") == 1:
        del parts["region"]
        take(labels, parts, "city", first, stop, sure)


def _hyphened_town(cut: Cut, labels: list[str], parts: Parts) -> None:
    """What a hyphen joins to a town is no part of the street behind it: "Brno-střed Veveří 102"."""
    if "street" not in parts:
        return
    first, end, sure = parts["city"]
    start, stop, other = parts["street"]
    joined = start == end and cut.tokens[start].joined and cut.tokens[start].gap == "-"
    if joined and stop - start > 1 and not cut.tokens[start + 1].joined and not cut.role(start, "street"):
        take(labels, parts, "city", first, end + 1, sure)
        take(labels, parts, "street", start + 1, stop, other)


def _street_behind_box(cut: Cut, labels: list[str], parts: Parts) -> None:
    """What ends as only streets do, between a box and its town, is a street: "RMB 1210 Murray Valley Hwy Corryong"."""
    if "po_box" not in parts or "house_number" in parts or cut.lexicon.country.type_position != "last":
        return
    start, box, other = parts["po_box"]
    number = max((at for at in range(start, box) if cut.tokens[at].digits), default=box - 1) + 1
    words = cut.lexicon.country.abbreviations
    stop = next((at for at in range(number, len(labels)) if cut.breaks(at)), len(labels))
    ends = [at for at in range(number + 1, stop) if words.get(cut.tokens[at].folded) in road_words("ending")]
    if not ends or not set(labels[number:stop]) <= {FREE, "po_box", "street", "city", "region", "postcode"}:
        return
    end = ends[0] + 1
    first, last, sure = parts["city"]
    if ("street" in parts and parts["street"][1] != end) or first < number:
        return
    if first < end < last:
        parts["city"] = (end, last, sure)
    elif first < end:
        return
    parts["po_box"] = (start, min(box, number), other)
    take(labels, parts, "street", number, end, LEFT)


def _zone_for_number(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A short number that ends the text behind a city, where no street is told, is its zone: "..., Lima 39"."""
    if "house_number" not in parts or "street" in parts:
        return
    first, end, _ = parts["house_number"]
    zone = end - first == 1 and end == len(labels) and len(cut.tokens[first].folded) <= _ZONE
    if not zone or not cut.tokens[first].folded.isdigit() or cut.breaks(first) or "unit" not in parts:
        return
    for name in ("city", "region"):
        start, stop, sure = parts.get(name, (0, 0, 0.0))
        if stop == first and cut.role(start, "known_city") == stop - start:
            del parts["house_number"]
            take(labels, parts, name, start, end, sure)


def _quarter_for_city(cut: Cut, labels: list[str], parts: Parts) -> None:
    """What a word for a quarter begins is no town before a region that is a city's name: "AAHH Los Olivos Lima 39"."""
    if "suburb" in parts or not {"city", "region"} <= parts.keys():
        return
    (first, end, sure), (start, stop, other) = parts["city"], parts["region"]
    announced = (
        cut.role(first, "suburb") == 1 and not cut.role(first, "city") and not cut.role(first, "known_city")
    )
    zoned = stop - start > 1 and cut.tokens[stop - 1].digits and cut.role(start, "known_city")
    coded = stop - start == 1 and len(cut.tokens[start].folded) <= _CODE
    city = cut.role(start, "known_city") == stop - start and not coded
    if announced and end - first > 1 and end == start and (zoned or city):
        del parts["region"]
        take(labels, parts, "suburb", first, end, min(sure, FOUND))
        take(labels, parts, "city", start, stop, other)


def _storey_in_number(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A number behind a comma with the ending of an ordinal is a storey: "пр. Науки, 14, 3-й поверх, офіс 305"."""
    if "house_number" not in parts or cut.number_first:
        return
    first, end, sure = parts["house_number"]
    at = end - 1
    ordinal = end < len(labels) and cut.tokens[end].joined and cut.tokens[end].gap == "-"
    if at == first or not cut.breaks(at) or not ordinal or not cut.tokens[end].folded.isalpha():
        return
    start, stop, other = parts.get("unit", (end + 1, end + 1, sure))
    if start > end and set(labels[end:start]) <= {FREE} and cut.barred.isdisjoint(range(at, start)):
        take(labels, parts, "house_number", first, at, sure)
        take(labels, parts, "unit", at, stop, other)


def _floor_as_box(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A letter and a number right behind a unit are a floor and no box: "pal. B sc. C p. 4 int. 16"."""
    if not {"unit", "po_box"} <= parts.keys():
        return
    (first, end, sure), (start, stop, _) = parts["unit"], parts["po_box"]
    letter = len(cut.tokens[start].folded) == 1 and stop - start == _ZONE
    if start != end or not letter or cut.breaks(start):
        return
    del parts["po_box"]
    labels[start:stop] = [FREE] * (stop - start)
    while stop + 1 < len(labels) and labels[stop : stop + 2] == [FREE, FREE] and cut.role(stop, "unit") == 1:
        if cut.breaks(stop) or not cut.tokens[stop + 1].digits:
            break
        stop += 2
    take(labels, parts, "unit", first, stop, sure)


def _street_in_city(cut: Cut, labels: list[str], parts: Parts) -> None:
    """What ends as streets do, behind a comma before the town, is a street: "Erf 1234, Hoofweg, Betty's Bay"."""
    if "street" in parts:
        return
    first, end, sure = parts["city"]
    at = next((at for at in range(first + 1, end) if cut.breaks(at)), end)
    if at < end and cut.role(at - 1, "compound") and not cut.role(first, "known_city"):
        take(labels, parts, "city", at, end, sure)
        take(labels, parts, "street", first, at, min(sure, LEFT))
