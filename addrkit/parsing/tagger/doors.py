"""Doors that the path of labels cut wrongly: letters of the street's name, words in place of the number."""

from __future__ import annotations

from addrkit.parsing.rules.cut import FREE, Cut
from addrkit.parsing.tagger.parts import FOUND, Parts

_NUMBER_AND_LETTER = 2


def initial_of_the_street(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A letter with a point behind the number is an initial of the street's name: "22 A. Bonifacio Ave."."""
    if not cut.number_first or not {"house_number", "street"} <= parts.keys():
        return
    (first, end, sure), (start, stop, trust) = parts["house_number"], parts["street"]
    if end - first != _NUMBER_AND_LETTER or end != start or cut.breaks(start):
        return
    letter, name = cut.tokens[end - 1], cut.tokens[start]
    if letter.joined or not letter.folded.isalpha() or len(letter.folded) > 1 or name.gap != ".":
        return
    parts["house_number"], parts["street"] = (first, end - 1, sure), (end - 1, stop, trust)
    labels[end - 1] = "street"


def number_behind_the_street(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A number right behind the street is the door's, not what has no digit: "Amores 1322, Del Valle Sur, BJ"."""
    if cut.number_first or not {"house_number", "street"} <= parts.keys():
        return
    (first, end, sure), (_, stop, _) = parts["house_number"], parts["street"]
    if any(token.digits for token in cut.tokens[first:end]) or stop >= len(labels):
        return
    if labels[stop] == FREE and cut.tokens[stop].digits and not cut.breaks(stop):
        labels[first:end] = [FREE] * (end - first)
        labels[stop] = "house_number"
        parts["house_number"] = (stop, stop + 1, min(sure, FOUND))
