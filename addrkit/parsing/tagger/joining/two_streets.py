"""Of two names of streets the one right before the number is the street: "Darbystraße 7D, Falkenhagener Feld"."""

from __future__ import annotations

from addrkit.parsing.rules.cut import FREE, Cut
from addrkit.parsing.tagger.parts import FOUND, Parts, take

_WORDS = 4
"""Words of a street's name before its number, at most."""


def join_two_streets(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Take the words before the number for the street, and what was held for it for a quarter, in place."""
    if cut.number_first or not {"street", "house_number"} <= parts.keys():
        return
    (first, end, sure), (number, behind, _) = parts["street"], parts["house_number"]
    start = number
    while start > 0 and number - start < _WORDS and labels[start - 1] == FREE and not cut.breaks(start):
        start -= 1
    if start == number or first < behind or cut.breaks(number) or start in cut.barred:
        return
    typed = any(cut.role(at, "street") for at in range(start, number))
    if not typed or not all(cut.tokens[at].folded.isalpha() for at in range(start, number)):
        return
    take(labels, parts, "street", start, number, min(sure, FOUND))
    if "suburb" not in parts:
        take(labels, parts, "suburb", first, end, min(sure, FOUND))
    else:
        labels[first:end] = [FREE] * (end - first)
