"""Names that a separator ends: a street that ran on into the town's part, a quarter on its own line, two languages."""

from __future__ import annotations

import re

from addrkit.locale.region_postcodes import region_has
from addrkit.locale.towns import towns_of
from addrkit.parsing.pasted.phrases import given_names
from addrkit.parsing.rules.cut import FREE, LINK, Cut
from addrkit.parsing.tagger.parts import FOUND, LEFT, Parts, take

_ROAD = re.compile(r"([a-z]{1,3})\d{1,4}(?:[a-z]|bis|ter)?")
"""A road's class and number in one word: "SP142", "SS131bis"."""
_TURNED = 2
"""Words behind a comma that are of the street before it at most: "GARCÉS, JOSÉ MARÍA", "RIO, DE LA"."""
_HEAD = 3
"""Words before a building's that the tagger left at most."""
_CODE = 3
"""Letters of a region's code at most."""
_TELLING = ("street", "unit", "number", "suburb", "direction", "crossing", "po_box", "milepost")
"""Roles of words that are no quarter's name."""


def join_between_separators(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Mend the labels of a text's words and its components, in place."""
    if cut.lexicon.eastern:
        return
    _town_behind_door(cut, labels, parts)
    _town_in_street(cut, labels, parts)
    _type_after_building(cut, labels, parts)
    _rest_of_street(cut, labels, parts)
    _quarter_in_street(cut, labels, parts)
    _turned_street(cut, labels, parts)
    _other_name_of_town(cut, labels, parts)
    _head_of_building(cut, labels, parts)
    _code_for_number(cut, labels, parts)
    _number_of_road_class(cut, labels, parts)
    _road_in_one_word(cut, labels, parts)
    _quarter_for_street(cut, labels, parts)


def _town_behind_door(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A name between a door and the postcode is the town, whatever its last word: "Dow Court 11, Hill Park 0820"."""
    if "city" in parts or not {"postcode", "street", "building", "house_number"} <= parts.keys():
        return
    (first, end, sure), (start, stop, other) = parts["building"], parts["street"]
    number, behind, _ = parts["house_number"]
    in_order = (first, end, behind, stop) == (0, number, start, parts["postcode"][0])
    typed = cut.lexicon.country.type_position == "last" and cut.role(end - 1, "street")
    if in_order and typed and end > 1 and not cut.breaks(number) and cut.breaks(start):
        del parts["building"]
        take(labels, parts, "street", first, end, min(sure, FOUND))
        take(labels, parts, "city", start, stop, min(other, FOUND))


def _town_in_street(cut: Cut, labels: list[str], parts: Parts) -> None:
    """What begins the town's part is of the town: "Hwy 50/89 Junction, South Lake | Tahoe, CA"."""
    if not {"street", "city"} <= parts.keys():
        return
    (first, end, sure), (start, stop, other) = parts["street"], parts["city"]
    if start != end or cut.breaks(start) or not cut.breaks(stop):
        return
    at = next((at for at in range(end - 1, first, -1) if cut.breaks(at)), first)
    if cut.tokens[at].gap.strip() != ",":
        return  # "Center Rd / Middle Rd"
    named = all(cut.tokens[each].folded.isalpha() for each in range(at, end))
    # "Main St, Old Mill Road | Springfield": what has a role of its own is of a town that is known so at most.
    plain = not any(
        cut.role(each, role) for each in range(at, end) for role in _TELLING if role != "direction"
    )
    known = cut.folded(at, stop) in towns_of(cut.lexicon.country.code)
    if first < at and named and (plain or known):
        take(labels, parts, "street", first, at, sure)
        take(labels, parts, "city", at, stop, min(other, FOUND))


def _type_after_building(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A type alone before the stroke of a crossing has its name before it: "Center School | Rd / Middle Rd"."""
    if not {"building", "street"} <= parts.keys() or cut.lexicon.country.type_position != "last":
        return
    (start, stop, _), (first, end, sure) = parts["building"], parts["street"]
    crossed = end - first > 1 and cut.tokens[first + 1].gap.strip() in ("/", "&", "@")
    if (
        stop == first
        and crossed
        and cut.role(first, "street")
        and cut.breaks(start)
        and not cut.breaks(first)
    ):
        del parts["building"]
        take(labels, parts, "street", start, end, min(sure, FOUND))


def _rest_of_street(cut: Cut, labels: list[str], parts: Parts) -> None:
    """What ends the part of a street without a number is of it: "Broadway | Market, London"."""
    first, end, sure = parts.get("street", (0, 0, 0.0))
    name = labels[end] if 0 < end < len(labels) else FREE
    if name not in ("suburb", "city") or "house_number" in parts or cut.breaks(end) or not cut.breaks(first):
        return
    start, stop, _ = parts[name]
    last = cut.lexicon.country.type_position == "last"
    ended = last and end - first > 1 and bool(cut.role(end - 1, "street"))
    plain = (
        start == end
        and cut.breaks(stop)
        and not any(cut.marks[at].keys() - {"street"} for at in range(end, stop))
    )
    if not plain or ended or any(cut.breaks(at) for at in range(start + 1, stop)):
        return
    # A town stands there as a rule, and a quarter where no town is told: not so behind a type alone.
    bare = cut.role(first, "street") == end - first and not last
    town = cut.folded(start, stop) in towns_of(cut.lexicon.country.code)
    torn = end - first == 1 or len(cut.tokens[end - 1].folded) == 1  # "Calle Orfeón F | Caball"
    placed = name == "suburb" and "city" in parts and stop - start == 1 and torn
    if not town and (bare or placed):
        del parts[name]
        take(labels, parts, "street", first, stop, min(sure, FOUND))


def _quarter_in_street(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A part before the street's is none of it: "Willoughby House, Barbican | Moor Lane"."""
    first, end, sure = parts.get("street", (0, 0, 0.0))
    at = next((at for at in range(first + 1, end) if cut.breaks(at) and cut.tokens[at].gap == ","), end)
    if at == end or not cut.breaks(first) or any(cut.breaks(each) for each in range(at + 1, end)):
        return
    place = end - 1 if cut.lexicon.country.type_position == "last" else at
    plain = all(cut.tokens[each].folded.isalpha() for each in range(first, at)) and not any(
        cut.role(each, role) for each in range(first, at) for role in _TELLING
    )
    if plain and cut.role(place, "street"):
        take(labels, parts, "street", at, end, sure)
        labels[first:at] = [FREE] * (at - first)
        if "suburb" not in parts:
            take(labels, parts, "suburb", first, at, LEFT)


def _turned_street(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A first name or an article behind a comma is the head of the street's name: "CALLE GARCES, JULIAN 70".

    Only as registers write it: the number right behind, and the postcode behind that.
    """
    if "street" not in parts or cut.number_first or cut.lexicon.country.type_position != "first":
        return
    first, end, sure = parts["street"]
    if end >= len(labels) or not cut.breaks(end) or not cut.role(first, "street"):
        return
    number = parts.get("house_number", (0, 0, 0.0))[0]
    stop = cut.part_end(end)
    at = number if end < number < stop else stop
    behind = number in (at, stop) and number < len(labels)
    if not (0 < at - end <= _TURNED and behind):
        return
    held = labels[end]
    loose = held in (FREE, LINK) or parts.get(held, (0, 0, 0.0))[:2] == (end, at)
    words = [token.folded for token in cut.tokens[end:at]]
    articles = all(word in cut.lexicon.small_words for word in words)
    plain = all(word.isalpha() and not cut.marks[end + each] for each, word in enumerate(words))
    named = plain and at == number and parts.get("postcode", (0, 0, 0.0))[0] == parts["house_number"][1]
    if held in (FREE, LINK, "suburb", "city", "building") and loose and (articles or named):
        if {*labels[end:at]} - {held}:
            return
        parts.pop(held, None)
        take(labels, parts, "street", first, at, min(sure, FOUND))


def _other_name_of_town(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A town's name in its other language, behind a stroke, is of it: "6000 Škocjan / San Canziano"."""
    if "city" not in parts:
        return
    first, end, sure = parts["city"]
    stroke = next((at for at in range(first + 1, end) if cut.tokens[at].gap.strip() == "/"), end)
    if end >= len(labels) or stroke > end or (stroke == end and cut.tokens[end].gap.strip() != "/"):
        return
    stop = end
    while stop < len(labels) and labels[stop] == FREE and (stop == stroke or not cut.breaks(stop)):
        if not cut.tokens[stop].folded.isalpha() or stop in cut.barred:
            return
        stop += 1
    if end < stop and cut.breaks(stop):
        take(labels, parts, "city", first, stop, sure)


def _head_of_building(cut: Cut, labels: list[str], parts: Parts) -> None:
    """What the tagger left at the head of a building's part is of its name: "Ft. | Lauderdale Beach Resort"."""
    if "building" not in parts:
        return
    first, end, sure = parts["building"]
    start = first
    while start and labels[start - 1] == FREE and not cut.breaks(start) and start - 1 not in cut.barred:
        start -= 1
    head = [token.folded for token in cut.tokens[start:first]]
    if not 0 < len(head) <= _HEAD or not cut.breaks(start) or not cut.breaks(end):
        return
    # "Embassy of | the United States": a word of a name, not of a person before it.
    worded = any(cut.role(at, "building") for at in range(start, end)) or any(
        cut.role(at, "street") or cut.tokens[at].folded in cut.lexicon.small_words
        for at in range(start, first)
    )
    if all(map(str.isalpha, head)) and head[0] not in given_names() and worded:
        take(labels, parts, "building", start, end, sure)


def _code_for_number(cut: Cut, labels: list[str], parts: Parts) -> None:
    """The region's postcode that begins a text without a town is no door: "05764 Finel Hollow Road, VT"."""
    if not cut.number_first or "city" in parts:
        return
    _region_in_street(cut, labels, parts)
    if "region" not in parts or "postcode" in parts:
        return
    first, end, sure = parts["region"]
    name = labels[0]
    start, stop, _ = parts.get(name, (0, 0, 0.0))
    token = cut.tokens[0]
    if name not in ("house_number", FREE) or not token.folded.isdigit() or (name and (start, stop) != (0, 1)):
        return
    region = cut.text[cut.tokens[first].start : cut.tokens[end - 1].end]
    written = cut.text[token.start : token.end]
    if cut.lexicon.is_postcode(written) and region_has(region, written, cut.lexicon.country.code):
        parts.pop(name, None)
        take(labels, parts, "postcode", 0, 1, min(sure, FOUND))


def _number_of_road_class(cut: Cut, labels: list[str], parts: Parts) -> None:
    """The number right behind a class of roads, which alone names none, is the road's: "Strada Provinciale 19"."""
    if not {"street", "house_number"} <= parts.keys():
        return
    (first, end, sure), (start, stop, _) = parts["street"], parts["house_number"]
    if start != end or stop - start != 1 or cut.breaks(start) or not cut.breaks(stop):
        return
    if cut.tokens[start].digits and cut.folded(first, end) in cut.lexicon.country.road_classes:
        del parts["house_number"]
        take(labels, parts, "street", first, stop, sure)


def _region_in_street(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A region's code between its postcode and a street is no word of that: "05770 VT | Delong Ln"."""
    if "region" in parts or not {"street", "postcode"} <= parts.keys():
        return
    (_, stop, _), (first, end, sure) = parts["postcode"], parts["street"]
    coded = cut.role(first, "region") == 1 and len(cut.tokens[first].folded) <= _CODE
    if stop != first or end - first <= _CODE - 1 or cut.breaks(first) or not coded:
        return
    written = cut.text[cut.tokens[stop - 1].start : cut.tokens[stop - 1].end]
    if region_has(cut.tokens[first].folded, written, cut.lexicon.country.code):
        take(labels, parts, "region", first, first + 1, min(sure, FOUND))
        take(labels, parts, "street", first + 1, end, sure)


def _road_in_one_word(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A road's class and number in one word, which is a part by itself, is the street: "SP142, 06019 Umbertide"."""
    if "street" in parts or not labels or not cut.breaks(1) or 0 in cut.barred:
        return
    road = _ROAD.fullmatch(cut.tokens[0].folded)
    name = labels[0]
    start, end, sure = parts.get(name, (0, 1, LEFT))
    if road and road[1] in cut.lexicon.country.road_classes and (start, end) == (0, 1) and name != "postcode":
        parts.pop(name, None)
        take(labels, parts, "street", 0, 1, min(sure, FOUND))


def _quarter_for_street(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A quarter with its word, right beside a door that no street is told of, is the street: "Barriada El Pino 9"."""
    if not cut.lexicon.country.quarters_as_streets or "street" in parts or "house_number" not in parts:
        return
    first, end, sure = parts.get("suburb", (0, 0, 0.0))
    number, behind, _ = parts["house_number"]
    worded = 0 < cut.role(first, "suburb") < end - first or 0 < cut.role(first, "street") < end - first
    whole = not any(cut.breaks(at) for at in range(first + 1, end))
    if worded and whole and (number == end or behind == first):
        del parts["suburb"]
        take(labels, parts, "street", first, end, min(sure, FOUND))
