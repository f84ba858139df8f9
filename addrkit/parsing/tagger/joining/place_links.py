"""Small words before a place, as in a sentence: "12 rue Haute à Paris", "Hauptstraße 5 in 10115 Berlin"."""

from __future__ import annotations

from typing import Final

from addrkit.parsing.rules.cut import FREE, LINK, Cut
from addrkit.parsing.tagger.parts import Parts, release

_ENDING: Final = ("house_number", "unit", "street", "building", "suburb", "city")
"""Components whose last word, or the only one, such a word was held for."""
_PLACES: Final = ("postcode", "city", "suburb")
_BEFORE: Final = frozenset({"house_number", "street", "unit", "building", "po_box"})


def join_place_links(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Such a word is of no component: not of the number or the flat before it, nor of the town behind it."""
    links = cut.lexicon.country.place_links
    if not links:
        return
    for at in range(1, len(labels) - 1):
        token = cut.tokens[at]
        if cut.text[token.start : token.end] not in links or cut.breaks(at + 1) or token.joined:
            continue
        if not _is_before_its_place(cut, labels, parts, at) or _may_be_a_letter(cut, labels, at):
            continue
        if labels[at] in (FREE, LINK) or release(labels, parts, at):
            labels[at] = LINK


def _is_before_its_place(cut: Cut, labels: list[str], parts: Parts, at: int) -> bool:
    """Whether a place begins right behind a word, a door or a street stands before it, and it is of no known name."""
    name = labels[at + 1]
    if name not in _PLACES or _BEFORE.isdisjoint(labels[:at]):
        return False
    if name == "postcode" and cut.role(at, "region"):
        return False  # "Fort Wayne in 46802"
    first, end, _ = parts[name]
    if labels[at] == name:
        return first == at and cut.role(at, "known_city") != end - first
    own = labels[at] in (FREE, LINK) or (labels[at] in _ENDING and parts[labels[at]][1] == at + 1)
    return first == at + 1 and own


def _may_be_a_letter(cut: Cut, labels: list[str], at: int) -> bool:
    """Whether it may be the letter of a number or of a flat: "via Roma 5 a Torino"."""
    token = cut.tokens[at]
    written = cut.text[token.start : token.end]
    return len(written) == 1 and written.isascii() and labels[at] in ("house_number", "unit")
