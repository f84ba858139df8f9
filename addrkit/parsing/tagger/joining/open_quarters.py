"""Lines of quarters that no word tells, between street and town: "Worli, Bandra East Mumbai", "Ward No. 7"."""

from __future__ import annotations

from addrkit.parsing.rules.cut import FREE, Cut
from addrkit.parsing.tagger.joining.landmarks import landmark_words
from addrkit.parsing.tagger.joining.listed_districts import listed_town
from addrkit.parsing.tagger.parts import FOUND, LEFT, Parts, release, take

_ENDING_STREET = ("building", "suburb", "street", "unit", "landmark_end", "po_box")
"""Roles of a word before which no street's name begins."""


_CODE = 4
"""Signs of what a slash joins to a number, less than: "29/6/E1"."""

_CHAIN = 3
"""Numbers that make a chain, which no unit's ends: "2-4-108/7 | /B2/5"."""


def join_open_quarters(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Mend the labels of a text's words and its components, in place."""
    if not cut.lexicon.country.suburbs_open:
        return
    _rest_of_number(cut, labels, parts)
    _two_numbers(cut, labels, parts)
    _lettered_unit(cut, labels, parts)
    _letter_before_number(cut, labels, parts)
    _initials(cut, labels, parts)
    _district_word(cut, labels, parts)
    _numbered_quarter(cut, labels, parts)
    _building_in_street(cut, labels, parts)
    _quarter_in_street(cut, labels, parts)
    _whole_street(cut, labels, parts)
    _quarter_before_town(cut, labels, parts)
    _side_of_quarter(cut, labels, parts)
    _part_of_none(cut, labels, parts)


def _rest_of_number(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Numbers that hyphens join are one: "47-9 | -7"."""
    first, end, sure = parts.get("house_number", (0, 0, 0.0))
    holders = (FREE, "street", "unit") if end - first >= _CHAIN else (FREE, "street")
    stop = end
    while 0 < stop < len(labels) and cut.tokens[stop].joined and cut.tokens[stop].gap in "-/":
        token = cut.tokens[stop]
        coded = token.digits or (len(token.folded) < _CODE and token.gap == "/")
        if not coded or labels[stop] not in holders or not release(labels, parts, stop):
            return
        stop += 1
    if stop == end:
        return
    take(labels, parts, "house_number", first, stop, sure)
    start, last, _ = parts.get("street", (0, 0, 0.0))
    if start == stop and cut.role(start, "street") == last - start:
        del parts["street"]
        labels[start:last] = [FREE] * (last - start)


def _two_numbers(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A second number behind a comma is the flat's: "3-6-147/A, 103"."""
    first, end, sure = parts.get("house_number", (0, 0, 0.0))
    last = end - 1
    if first < last and cut.breaks(last) and cut.tokens[last].digits and "unit" not in parts:
        take(labels, parts, "house_number", first, last, sure)
        take(labels, parts, "unit", last, end, min(sure, LEFT))


def _lettered_unit(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A letter and a number that a hyphen joins are one unit: "G-3 Asha Apartment"."""
    first, end, _ = parts.get("house_number", (0, 0, 0.0))
    start, stop, sure = parts.get("unit", (0, 0, 0.0))
    letter = end - first == 1 and start == end and cut.tokens[first].folded.isalpha()
    if letter and cut.tokens[start].joined and cut.tokens[start].gap == "-":
        del parts["house_number"]
        take(labels, parts, "unit", first, stop, sure)


def _letter_before_number(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A lone letter before the number is no street but of the number: "A 1/33"."""
    first, end, _ = parts.get("street", (0, 0, 0.0))
    start, stop, sure = parts.get("house_number", (0, 0, 0.0))
    lone = end - first == 1 and len(cut.tokens[first].folded) == 1 and cut.tokens[first].folded.isalpha()
    if lone and start == end and cut.breaks(first) and not cut.breaks(start):
        del parts["street"]
        take(labels, parts, "house_number", first, stop, min(sure, FOUND))


def _initials(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A letter right before a street's initial is one too: "Asha Complex B | P Road"."""
    first, end, _ = parts.get("house_number", (0, 0, 0.0))
    start, stop, sure = parts.get("street", (0, 0, 0.0))
    if end - first != 1 or start != end or cut.breaks(start) or not first:
        return
    if all(len(cut.tokens[at].folded) == 1 and cut.tokens[at].folded.isalpha() for at in (first, start)):
        del parts["house_number"]
        take(labels, parts, "street", first, stop, min(sure, FOUND))


def _district_word(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A district's word before the town begins the district, at a quarter's end too: "Bhandup West. Dist | Thane"."""
    first, end, sure = parts.get("suburb", (0, 0, 0.0))
    start, stop, _ = parts.get("city", (0, 0, 0.0))
    begun, until, surely = parts.get("district", (0, 0, 0.0))
    if 0 < until == start and cut.role(until - 1, "district") == 1 and not cut.breaks(start):
        # "Tal Maval, Dist | Pune"
        del parts["city"]
        take(labels, parts, "district", begun, stop, surely)
        return
    at = end - 1
    named = first < at and end == start and cut.role(at, "district") == 1 and not cut.role(at, "suburb")
    told = cut.breaks(at) or "." in cut.tokens[at].gap
    if named and "district" not in parts and told and not cut.breaks(start):
        del parts["city"]
        take(labels, parts, "suburb", first, at, sure)
        take(labels, parts, "district", at, stop, FOUND)


def _numbered_quarter(cut: Cut, labels: list[str], parts: Parts) -> None:
    """The number behind a quarter's word is the quarter's: "Ward No. 7", "Sector No 5"."""
    first, end, _ = parts.get("house_number", (0, 0, 0.0))
    for at in range(len(labels) - 2):
        size = cut.role(at, "suburb")
        value = at + size + cut.role(at + size, "number")
        if (
            not size
            or value == at + size
            or cut.breaks(at + size)
            or not cut.tokens[min(value, len(labels) - 1)].digits
        ):
            continue
        if labels[at] not in (FREE, "suburb") or not (first <= value < end and end == value + 1):
            continue
        del parts["house_number"]
        labels[at : value + 1] = [FREE] * (value + 1 - at)
        start, stop, sure = parts.get("suburb", (at, at, LEFT))
        if stop in (at, at + size) or start == at:
            stop = value + 1
        elif start != value + 1:
            return
        street, until, _ = parts.get("street", (0, 0, 0.0))
        if street == stop < until and cut.breaks(stop) and cut.breaks(until) and "suburb" not in parts:
            del parts["street"]
            stop = until
        take(labels, parts, "suburb", min(start, at), stop, min(sure, FOUND))
        return


def _building_in_street(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A comma tells a building from a street, and one name is not both: "Asha Chawl, S V Road", "Sri | Ram Apts"."""
    first, end, sure = parts.get("street", (0, 0, 0.0))
    comma = next((at for at in range(first + 1, end) if cut.breaks(at)), end)
    ended = comma < end and comma - first > 1 and cut.role(comma - 1, "building") == 1
    if ended and "building" not in parts and cut.role(end - 1, "street") and comma < end - 1:
        take(labels, parts, "street", comma, end, sure)
        take(labels, parts, "building", first, comma, min(sure, FOUND))
        return
    start, stop, other = parts.get("building", (0, 0, 0.0))
    one = 0 < end == start and cut.breaks(first) and not any(cut.breaks(at) for at in range(first + 1, stop))
    if one and cut.breaks(stop) and not any(cut.role(at, "street") for at in range(first, end)):
        del parts["street"]
        take(labels, parts, "building", first, stop, min(sure, other))


def _quarter_in_street(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A part with no type behind a street's is a quarter: "17th Cross, | 2nd Stage", "Gali 2, | Raja Park"."""
    first, end, sure = parts.get("street", (0, 0, 0.0))
    comma = next((at for at in range(first + 1, end) if cut.breaks(at)), end)
    numbered = cut.role(first, "street") and cut.tokens[comma - 1].digits
    ended = any(cut.role(at, "street") == comma - at for at in range(first, comma))
    if comma == end or not (numbered or ended) or any(cut.role(at, "street") for at in range(comma, end)):
        return
    start, stop, other = parts.get("suburb", (end, end, LEFT))
    if start == end and not any(cut.breaks(at) for at in range(comma + 1, end)):
        take(labels, parts, "street", first, comma, sure)
        take(labels, parts, "suburb", comma, stop, min(other, FOUND))


def _whole_street(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A street's name begins behind the building or the separator before it: "Asha Compound Kurla | Andheri Road"."""
    first, end, sure = parts.get("street", (0, 0, 0.0))
    if not any(cut.role(at, "street") == end - at for at in range(first + 1, end)):
        return
    opening = landmark_words(cut.lexicon.country.code)
    begun = first
    while begun and not cut.breaks(begun):
        word = begun - 1
        token = cut.tokens[word]
        if (
            labels[word] not in (FREE, "suburb", "building")
            or word in cut.barred
            or not token.folded.isalpha()
        ):
            break
        if any(cut.role(word, role) for role in _ENDING_STREET):
            break
        if token.folded in opening:
            return
        begun = word
    holder = labels[first - 1] if first else FREE
    start, stop, _ = parts.get(holder, (begun - 1, first, 0.0))
    if begun < first and stop == first and start < begun and {*labels[begun:first]} == {holder}:
        if holder != FREE:
            take(labels, parts, holder, start, begun, parts[holder][2])
        take(labels, parts, "street", begun, end, min(sure, FOUND))


def _quarter_before_town(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A listed town that ends a longer name is the town, and what stands before it is the quarter: "Powai Mumbai"."""
    first, end, sure = parts.get("city", (0, 0, 0.0))
    if cut.role(first, "city") or listed_town(cut, first, end) == end - first:
        return
    at = next((at for at in range(first + 1, end) if listed_town(cut, at, end) == end - at), end)
    if at < end and not any(cut.role(each, "direction") for each in range(at, end)):
        take(labels, parts, "city", at, end, max(sure, FOUND))
        labels[first:at] = [FREE] * (at - first)
        _add(labels, parts, first, at)


def _side_of_quarter(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A name that ends with a side and is no listed town is a quarter: "Goregaon West 400062", "Bhandup (W)"."""
    first, end, _ = parts.get("city", (0, 0, 0.0))
    sided = end - first > 1 and cut.role(end - 1, "direction") == 1
    if sided and not cut.role(first, "city") and not listed_town(cut, first, end):
        del parts["city"]
        labels[first:end] = [FREE] * (end - first)
        _add(labels, parts, first, end)


def _add(labels: list[str], parts: Parts, first: int, end: int) -> None:
    """Have words be of the quarter: of the one before them, or alone."""
    start, stop, sure = parts.get("suburb", (first, first, LEFT))
    if stop == first:
        take(labels, parts, "suburb", start, end, min(sure, FOUND))


def _part_of_none(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A part of its own right before the town's that nothing holds is the quarter: ", Raja Park, Jaipur"."""
    end = parts.get("city", (0, 0, 0.0))[0]
    if end < 2 or "suburb" in parts or not cut.breaks(end):
        return
    first = end - 1
    while first and not cut.breaks(first):
        first -= 1
    named = all(
        labels[at] == FREE and at not in cut.barred and cut.tokens[at].folded.isalpha()
        for at in range(first, end)
    )
    if first and named and cut.tokens[first].folded not in landmark_words(cut.lexicon.country.code):
        take(labels, parts, "suburb", first, end, LEFT)
