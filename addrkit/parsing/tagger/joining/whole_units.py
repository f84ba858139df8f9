"""Units that the tagger cut short: a side behind a storey ("Second Floor Left 30 …"), storey and side as "2/L"."""

from __future__ import annotations

from addrkit.locale.unit_words import sides, unit_words
from addrkit.parsing.rules.cut import FREE, Cut
from addrkit.parsing.rules.number import is_ordinal
from addrkit.parsing.tagger.parts import FOUND, Parts, release, take

_PLACES = ("suburb", "city")
_CENTRE = "centre"


def mend_units(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Mend the labels of a text's words and its components, in place."""
    if "unit" in parts:
        _side_behind(cut, labels, parts)
    elif cut.lexicon.country.unit_shorthands and "house_number" in parts:
        _storey_and_side(cut, labels, parts)


def _side_behind(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A side right behind a unit is of it, and a storey before another: "2nd Floor Left", "1st 2nd Floor Flat"."""
    first, end, sure = parts["unit"]
    if first and labels[first - 1] == FREE and not cut.breaks(first):
        first -= is_ordinal(cut.tokens[first - 1].folded) and is_ordinal(cut.tokens[first].folded)
        take(labels, parts, "unit", first, end, sure)
    if end >= len(labels) or cut.breaks(end):
        return
    word, label = cut.tokens[end].folded, labels[end]
    said = unit_words(cut.lexicon.country).get(word)
    if said is None or said.kind not in sides():
        return
    # "Centro" is a quarter of half the towns there are.
    alone = (
        said.kind != _CENTRE and label in parts and label in _PLACES and parts[label][:2] == (end, end + 1)
    )
    if label == FREE or alone:
        if alone:
            del parts[label]
        take(labels, parts, "unit", first, end + 1, sure)


def _storey_and_side(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A storey with a letter for its side, before or behind the number: "2/L 3 Park Road", "3 2/L Park Road"."""
    first, end, sure = parts["house_number"]
    if end - first == 3 and _is_side(cut, first + 1) and cut.tokens[end - 1].digits:
        take(labels, parts, "unit", first, first + 2, FOUND)
        parts["house_number"] = (first + 2, end, sure)
        return
    behind = end - first == 2 and end < len(labels) and _is_side(cut, end) and not cut.tokens[end - 1].joined
    if behind and release(labels, parts, end):
        parts["house_number"] = (first, first + 1, sure)
        take(labels, parts, "unit", first + 1, end + 1, FOUND)


def _is_side(cut: Cut, at: int) -> bool:
    """Whether a letter behind a slash is a side: the L of "2/L"."""
    token = cut.tokens[at]
    short = f"f{token.folded}" in cut.lexicon.country.unit_shorthands
    return short and token.gap == "/" and cut.tokens[at - 1].folded.isdigit()
