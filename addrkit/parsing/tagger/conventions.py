"""What is settled by convention after the tagger has decided: where a number ends, what a street takes with it."""

from __future__ import annotations

from addrkit.parsing.rules.cut import FREE, LINK, Cut
from addrkit.parsing.rules.lexicon import is_word
from addrkit.parsing.tagger.parts import LEFT, Parts, take

_SHORT = 3
"""Letters of a word that only introduces a number, at most: "n", "nr"."""
_LONG_NUMBER = 6
"""Digits that no door has: a customer's number at a parcel station."""
_WORDS = 3
"""Words of a street at least, of which the last is rather its door."""


def settle(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Mend labels and parts, in place."""
    _number_road(cut, labels, parts)
    _part_flat(cut, labels, parts)
    _end_number(cut, labels, parts)
    _begin_milepost(cut, labels, parts)
    _find_number(cut, labels, parts)
    _end_street(cut, labels, parts)
    _leave_former_number(cut, labels, parts)
    _end_crossing(cut, labels, parts)
    _keep_saint(cut, labels, parts)
    _leave_persons(cut, labels, parts)
    _leave_customer(cut, labels, parts)


def _number_road(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A road that bears a number is no box: "SP72 74A, 23822 Bellano"."""
    if "po_box" not in parts or {"street", "house_number"} & parts.keys():
        return
    first, end, sure = parts["po_box"]
    road = cut.tokens[first].folded
    worded = any(cut.role(at, "po_box") for at in range(first, end))
    if worded or road.isalpha() or not road[0].isalpha() or cut.number_first:
        return
    del parts["po_box"]
    parts["street"] = (first, first + 1, sure)
    labels[first] = "street"
    if end > first + 1:
        parts["house_number"] = (first + 1, end, sure)
        labels[first + 1 : end] = ["house_number"] * (end - first - 1)


def _part_flat(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Number and flat with the country's sign between them: "Brīvības iela 55-12"."""
    if "house_number" not in parts or "unit" in parts or not cut.lexicon.flat_joint:
        return
    first, end, sure = parts["house_number"]
    if end - first != 2 or not (cut.tokens[first].digits and cut.tokens[first + 1].folded.isdigit()):
        return
    if cut.tokens[first + 1].gap == cut.lexicon.flat_joint:
        parts["house_number"] = (first, first + 1, sure)
        parts["unit"] = (first + 1, end, sure)
        labels[first + 1] = "unit"


def _end_number(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A word behind a number that is none of its suffixes: "82 esq.", "7 Rear Prospect St"."""
    if "house_number" not in parts:
        return
    first, end, sure = parts["house_number"]
    last = cut.tokens[end - 1].folded
    if end - first < 2 or not cut.tokens[first].digits or not last.isalpha() or len(last) < _SHORT:
        return
    hyphened = cut.tokens[end - 1].joined and cut.tokens[end - 1].gap == "-"  # "182 III-achter"
    if hyphened or any(cut.role(at, "number_end") >= end - at for at in range(first + 1, end)):
        return
    parts["house_number"] = (first, end - 1, sure)
    labels[end - 1] = FREE
    if "street" in parts and parts["street"][0] == end and not cut.breaks(end):
        parts["street"] = (end - 1, *parts["street"][1:])
        labels[end - 1] = "street"


def _begin_milepost(cut: Cut, labels: list[str], parts: Parts) -> None:
    """The word of a distance that was left before its number: "Milepost 204"."""
    if "house_number" not in parts:
        return
    first, end, sure = parts["house_number"]
    if first and labels[first - 1] in (FREE, LINK) and cut.role(first - 1, "milepost") == 1:
        parts["house_number"] = (first - 1, end, sure)
        labels[first - 1] = "house_number"


def _find_number(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A number that the rules found for a street, and the tagger left: among the keys of JSON for instance."""
    if "house_number" in parts or parts.keys().isdisjoint(("street", "suburb")):
        return
    for first, end in cut.spans("house_number"):
        if set(labels[first:end]) == {FREE} and cut.barred.isdisjoint(range(first, end)):
            take(labels, parts, "house_number", first, end, LEFT)
            return


def _end_street(cut: Cut, labels: list[str], parts: Parts) -> None:
    """What only introduces a number, "Via Po n. 18", or is the number, "avinguda diagonal 6", is no street."""
    if "street" not in parts:
        return
    first, end, sure = parts["street"]
    last = cut.tokens[end - 1]
    if end - first > 1 and cut.role(end - 1, "number") > 1:
        number = end - 1 + cut.role(end - 1, "number")
        if number == parts.get("house_number", (0, 0, 0.0))[0] and labels[end] in (FREE, LINK):
            parts["street"] = (first, end - 1, sure)  # "ngõ 82 số nhà 5"
            labels[end - 1 : number] = [LINK] * (number - end + 1)
    elif end - first > 1 and "house_number" in parts and parts["house_number"][0] == end:
        introduces = len(last.folded) <= _SHORT and cut.role(end - 1, "number") == 1
        if introduces and last.folded.isalpha():
            parts["street"] = (first, end - 1, sure)
            labels[end - 1] = LINK
    elif end - first >= _WORDS and "house_number" not in parts and last.folded.isdigit():
        door = cut.labels[end - 1] == "house_number" and cut.labels[end - 2] == "street"
        classed = cut.folded(first, end - 1) in cut.lexicon.country.road_classes  # "Strada Provinciale 19"
        if door and cut.breaks(end) and not cut.number_first and not last.joined and not classed:
            parts["street"] = (first, end - 1, sure)
            parts["house_number"] = (end - 1, end, sure)
            labels[end - 1] = "house_number"


def _leave_former_number(cut: Cut, labels: list[str], parts: Parts) -> None:
    """The number that a house had once begins no street: "34 (Old No. 12), Kamaraj Street"."""
    first, end, sure = parts.get("street", (0, 0, 0.0))
    number = parts.get("house_number", (0, 0, 0.0))[1]
    if not first < end or number != first or cut.tokens[first].folded not in cut.lexicon.country.former_words:
        return
    at = first + 1
    while at < end and cut.role(at, "number") and not cut.tokens[at].digits:
        at += 1
    if at + 1 < end and cut.tokens[at].digits:
        parts["street"] = (at + 1, end, sure)
        labels[first : at + 1] = [FREE] * (at + 1 - first)


def _end_crossing(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A crossing that names the door's street again says where that is: "1340 Coffee Rd Orangeburg Ave & Coffee Rd"."""
    if not {"street", "house_number"} <= parts.keys():
        return
    first, end, sure = parts["street"]
    words = [token.folded for token in cut.tokens[first:end]]
    for size in range(2, len(words) // 2 + 1):
        joined = cut.tokens[end - size].gap.strip() in ("&", "+", "/") or (
            cut.role(end - size - 1, "crossing") == 1
        )
        if joined and words[:size] == words[-size:]:
            parts["street"] = (first, first + size, sure)
            labels[first + size : end] = [FREE] * (end - first - size)
            return


def _keep_saint(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A saint's name goes with the word for saint: "RD-PT CROIX ST BENOIT"."""
    if not {"street", "suburb"} <= parts.keys() or cut.lexicon.country.type_position != "first":
        return
    first, end, sure = parts["street"]
    start, stop, other = parts["suburb"]
    if start == end and not cut.breaks(end) and is_word(cut.tokens[end - 1].folded, "saints"):
        parts["street"] = (first, stop, min(sure, other))
        labels[start:stop] = ["street"] * (stop - start)
        del parts["suburb"]


def _leave_persons(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A name that a title stands before is no building: "Mr. Abdullah Al Muraikhi"."""
    if "building" not in parts:
        return
    first, end, _ = parts["building"]
    named = any(cut.role(at, "building") for at in range(first, end))
    if end - first > 1 and not named and is_word(cut.tokens[first].folded, "titles"):
        labels[first:end] = [FREE] * (end - first)
        del parts["building"]


def _leave_customer(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A customer's number beside a parcel station, and a name before that, are no door on a street."""
    if "po_box" in parts:
        start, stop, sure = parts["po_box"]
        last = cut.tokens[stop - 1]
        if stop - start > 1 and last.breaks and last.folded.isdigit() and len(last.folded) >= _LONG_NUMBER:
            parts["po_box"] = (start, stop - 1, sure)
            labels[stop - 1] = FREE
    if not {"po_box", "house_number"} <= parts.keys():
        return
    first, end, _ = parts["house_number"]
    if end - first != 1 or len(cut.tokens[first].folded) < _LONG_NUMBER or parts["po_box"][0] != end:
        return
    for name in ("house_number", "street"):
        if name in parts and parts[name][1] <= end:
            start, stop, _ = parts.pop(name)
            labels[start:stop] = [FREE] * (stop - start)
