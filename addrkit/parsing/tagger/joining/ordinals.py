"""Quarters and storeys that a number before their word tells: "2-й мкр", "3 подъезд", "9e arrondissement"."""

from __future__ import annotations

import re

from addrkit.parsing.rules.cut import FREE, LINK, Cut
from addrkit.parsing.tagger.parts import FOUND, LEFT, Parts, release, take

_ORDINAL = re.compile(r"\d{1,2}(?:e|er|re|ere|eme)")
"""An ordinal where the number of a door stands before its street."""
_ENDING = 2
"""Letters of what makes an ordinal of a number, at most."""


def join_ordinals(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Mend the labels of a text's words and its components, in place."""
    if cut.lexicon.country.type_position != "first":
        return
    for at in range(1, len(labels)):
        told = not cut.number_first or _ORDINAL.fullmatch(cut.tokens[at - 1].folded)
        # A letter that is short for a quarter is a flat's behind a storey: "5º B".
        if told and len(cut.tokens[at].folded) > 1 and cut.role(at, "suburb") and not cut.breaks(at):
            _quarter(cut, labels, parts, at)
        if not cut.number_first and cut.role(at, "unit") and not cut.breaks(at):
            _storey(cut, labels, parts, at)


def _number_before(cut: Cut, at: int) -> int:
    """Where the number right before a word begins, with its ending: "2-й"; the word's own place where none does."""
    first = at - 1
    ending = cut.tokens[first]
    if (
        first
        and ending.joined
        and ending.gap == "-"
        and ending.folded.isalpha()
        and len(ending.folded) <= _ENDING
    ):
        first -= 1
    return first if cut.tokens[first].digits and not cut.tokens[first].joined else at


def _quarter(cut: Cut, labels: list[str], parts: Parts, at: int) -> None:
    """A number, a word for a quarter and then a separator are the quarter; the number is no door's."""
    first, end = _number_before(cut, at), at + cut.role(at, "suburb")
    closed = cut.breaks(end) or (cut.number_first and labels[end] == "city" != labels[end - 1])
    if first == at or not closed or (first and cut.role(first - 1, "number") == 1):
        return
    opened = cut.breaks(first) or bool(labels[first - 1]) or cut.role(first - 1, "town") > 0
    start, stop, sure = parts.get("suburb", (first, end, FOUND))
    if not opened or (stop < first or start > end):
        return
    words = range(first, end)
    if first and labels[first] and labels[first - 1] == labels[first]:
        words = words[::-1]
    if not all(release(labels, parts, word) for word in words):
        return
    take(labels, parts, "suburb", min(start, first), max(stop, end), min(sure, FOUND))
    if "house_number" not in parts:
        _announced_door(cut, labels, parts, end)


def _announced_door(cut: Cut, labels: list[str], parts: Parts, at: int) -> None:
    """The number behind a quarter that a word announces is the door's."""
    number = at + cut.role(at, "number") if at < len(labels) else at
    if at < number < len(labels) and cut.tokens[number].digits and labels[number] == FREE:
        take(labels, parts, "house_number", number, number + 1, LEFT)


def _storey(cut: Cut, labels: list[str], parts: Parts, at: int) -> None:
    """A number, a word for a storey or an entrance and then a separator are a unit, or go on with one."""
    first, end = _number_before(cut, at), at + cut.role(at, "unit")
    free = all(labels[word] in (FREE, LINK, "suburb") for word in range(first, end))
    if (
        first == at
        or not cut.breaks(end)
        or not free
        or any(word in cut.barred for word in range(first, end))
    ):
        return
    start, stop, sure = parts.get("unit", (first, first, LEFT))
    if stop != first or not all(release(labels, parts, word) for word in range(first, end)):
        return
    if cut.breaks(first) or "unit" in parts:
        take(labels, parts, "unit", start, end, sure)
