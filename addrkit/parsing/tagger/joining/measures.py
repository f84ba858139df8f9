"""Numbers that are no door's but a measure's: the width of a road, "100 Feet Road", a distance on one, "Km 12, s/n"."""

from __future__ import annotations

from addrkit.parsing.rules.cut import FREE, LINK, Cut
from addrkit.parsing.rules.lexicon import road_words
from addrkit.parsing.tagger.parts import FOUND, Parts, release, take

_BESIDE = (FREE, LINK, "street", "house_number")
"""What the words of a number may have been held for."""
_FAR = 3
"""Words of a distance at most: "km 12.5"."""


def join_measures(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Mend the labels of a text's words and its numbers, in place."""
    for mend in (_measured_road, _distance, _no_number_and_distance):
        if {"street", "house_number"} <= parts.keys():
            mend(cut, labels, parts)


def _measured_road(cut: Cut, labels: list[str], parts: Parts) -> None:
    """The number before a measure that begins a road's name is of the road: "12, 100 Feet Road"."""
    first, end, sure = parts["street"]
    start, stop, other = parts["house_number"]
    measured = cut.tokens[first].folded in road_words("measures") and end - first > 1
    # "100 Ft. Lauderdale Beach Blvd" is a fort's: a road by its measure has no other name where places are all named.
    named = any(not cut.role(at, "street") and not cut.role(at, "direction") for at in range(first + 1, end))
    measured = measured and not (named and not cut.lexicon.country.suburbs_open)
    if stop != first or not measured or not cut.tokens[stop - 1].folded.isdigit() or cut.breaks(first):
        return
    take(labels, parts, "street", stop - 1, end, sure)
    if stop - start > 1:
        parts["house_number"] = (start, stop - 1, other)
        return
    del parts["house_number"]
    _door_before(cut, labels, parts, start)


def _door_before(cut: Cut, labels: list[str], parts: Parts, end: int) -> None:
    """What opens the text before such a road, and is a mere number, is the door's: "#12, 80 Feet Road"."""
    number = cut.tokens[0]
    name = labels[0]
    if end and number.digits and cut.breaks(1) and name in (FREE, "unit") and release(labels, parts, 0):
        take(labels, parts, "house_number", 0, 1, FOUND)


def _distance(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A distance before the word for no number is the door's: "Rodovia BR 101, Km 12, s/n"."""
    if "no_number" not in cut.roles:
        return
    first, end, sure = parts["house_number"]
    bare = next((at for at in range(first, end) if cut.role(at, "no_number") == end - at), end)
    start = next((at for at in range(max(bare - _FAR, 0), bare) if cut.role(at, "milepost") == 1), bare)
    if bare == end or start == bare or not all(cut.tokens[at].digits for at in range(start + 1, bare)):
        return
    if start + 1 == bare or any(
        labels[at] not in (FREE, LINK, "street", "house_number") for at in range(start, bare)
    ):
        return
    street, stop, other = parts["street"]
    if start <= street or stop > bare:
        return
    if stop > start:
        parts["street"] = (street, start, other)
    take(labels, parts, "house_number", start, end, min(sure, FOUND))


def _no_number_and_distance(cut: Cut, labels: list[str], parts: Parts) -> None:
    """The word for no number is whole, and a distance behind it is of the door: "Rod. SC 401, s/n, Km 5"."""
    street, stop, other = parts["street"]
    first, end, sure = parts["house_number"]
    at = next((at for at in range(street + 1, end) if cut.role(at, "no_number")), end)
    last = at + cut.role(at, "no_number")
    if (
        at == end
        or stop > last
        or any(labels[each] not in _BESIDE for each in range(at, min(last, len(labels))))
    ):
        return
    far = last
    if cut.role(last, "milepost") == 1:
        far += 1
        while (
            far < len(labels)
            and cut.tokens[far].digits
            and far - last < _FAR
            and not (far > last + 1 and cut.breaks(far))
        ):
            far += 1
    if far == last + 1 or any(labels[each] not in _BESIDE for each in range(last, far)):
        far = last
    if stop > at:
        parts["street"] = (street, at, other)
    if min(first, at) < max(end, far) and (at, far) != (first, end):
        take(labels, parts, "house_number", min(first, at) if first >= stop else at, max(end, far), sure)
