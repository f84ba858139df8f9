"""Two streets that cross: what a word for a corner, "and" or a slash leads to is of the crossing."""

from __future__ import annotations

from addrkit.parsing.rules.cut import FREE, Cut
from addrkit.parsing.rules.lexicon import road_words
from addrkit.parsing.tagger.parts import FOUND, Parts, take

_CORNER = 3
"""Letters of a word for a corner, at least."""


def join_crossings(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Give a crossing its second street, in place; a street is told."""
    _corner(cut, labels, parts)
    _bracketed_corner(cut, labels, parts)
    _rest_of_crossing(cut, labels, parts)
    _numbered_crossing(cut, labels, parts)
    _crossing(cut, labels, parts)


def _corner(cut: Cut, labels: list[str], parts: Parts) -> None:
    """What a word for a corner leads to, right behind the street, is of the crossing: "Gen. Luna St. cor. Anda"."""
    first, end, sure = parts["street"]
    if end >= len(labels) or cut.breaks(end) or labels[end] not in ("suburb", "building", "district", FREE):
        return
    word = cut.tokens[end].folded
    if not cut.role(end, "crossing") or len(word) < _CORNER or word in cut.lexicon.small_words:
        return
    name = labels[end]
    start, stop, other = parts.get(name, (end, end, 0.0))
    last = next((at for at in range(end + 1, len(labels) + 1) if cut.breaks(at)), end)
    if last > end + 1 and set(labels[end:last]) == {name} and (name == FREE or start == end):
        parts.pop(name, None)
        if stop > last:
            take(labels, parts, name, last, stop, other)
        take(labels, parts, "street", first, last, min(sure, FOUND))


def _bracketed_corner(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A corner in brackets, and what stands before it, are one crossing: "Santa Fe (esquina Agüero)"."""
    first, end, sure = parts["street"]
    if cut.role(first, "crossing") and "(" in cut.tokens[first].gap and labels[first - 1] == FREE:
        start = first - 1
        while start and labels[start - 1] == FREE and not cut.breaks(start):
            start -= 1
        if cut.breaks(start) and cut.barred.isdisjoint(range(start, first)):
            take(labels, parts, "street", start, end, sure)
        return
    name = labels[end] if end < len(labels) else FREE
    start, stop, _ = parts.get(name, (0, 0, 0.0))
    corner = (
        start == end and cut.role(start, "crossing") and "(" in cut.tokens[start].gap and cut.breaks(stop)
    )
    if corner and name in ("suburb", "building") and "house_number" not in parts:
        del parts[name]
        take(labels, parts, "street", first, stop, sure)


def _rest_of_crossing(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A name behind the "and" that ends a street is of the crossing: "Arrufo entre Mitre y Belgrano"."""
    first, end, sure = parts["street"]
    stop = end
    while stop < len(labels) and labels[stop] == FREE and not cut.breaks(stop) and stop not in cut.barred:
        stop += 1
    joined = cut.tokens[end - 1].folded in road_words("joining") and end - first > 2
    if joined and stop > end and cut.breaks(stop) and "house_number" not in parts:
        take(labels, parts, "street", first, stop, sure)


def _numbered_crossing(cut: Cut, labels: list[str], parts: Parts) -> None:
    """The number of the road that another street meets is of the crossing: "Weber Rd at FM | 3009"."""
    first, end, sure = parts["street"]
    start, stop, _ = parts.get("house_number", (0, 0, 0.0))
    if start != end or cut.breaks(end) or cut.tokens[end - 1].folded not in road_words("numbered"):
        return
    inner = range(first + 1, end - 1)
    joined = any(
        cut.tokens[at].folded in road_words("joining") or "&" in cut.tokens[at].gap
        for at in (*inner, end - 1)
    )
    if joined and stop - start == 1 and cut.breaks(stop):
        del parts["house_number"]
        take(labels, parts, "street", first, stop, sure)


def _crossing(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A second street behind a slash, where no door is told, is of the crossing: "Ecke Schillerstr. / Goethestr."."""
    first, end, sure = parts["street"]
    name = labels[end] if end < len(labels) else FREE
    start, stop, _ = parts.get(name, (0, 0, 0.0))
    if "house_number" in parts or name not in ("suburb", "building", "district") or start != end:
        return
    if (
        cut.tokens[start].gap == "/"
        and cut.breaks(stop)
        and any(cut.role(at, "street") for at in range(start, stop))
    ):
        del parts[name]
        take(labels, parts, "street", first, stop, min(sure, FOUND))
