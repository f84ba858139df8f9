"""Numbers of a grid that the tagger took for words of the street: "N88W16415 Main St", "1N250 Main St"."""

from __future__ import annotations

import re
from typing import Final

from addrkit.parsing.rules.cut import Cut
from addrkit.parsing.tagger.parts import FOUND, Parts, take

_WHOLE: Final = re.compile(r"(?:[nsew]\d{1,5}|\d{1,3})[nsew]\d{1,5}")
"""Both coordinates in one word."""
_PAIR: Final = (re.compile(r"[ns]\d{1,5}"), re.compile(r"[ew]\d{1,5}"))


def join_grid_numbers(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Give the door such words at the head of a street, in place, where a number stands before its street."""
    if not cut.number_first or not cut.lexicon.country.directionals:
        return
    if "street" not in parts or "house_number" in parts:
        return
    first, end, sure = parts["street"]
    size = _words(cut, first)
    if size and first + size < end and cut.tokens[first + size].folded.isalpha():
        take(labels, parts, "street", first + size, end, sure)
        take(labels, parts, "house_number", first, first + size, min(sure, FOUND))


def _words(cut: Cut, at: int) -> int:
    """How many words the number has that begins there; 0 for none."""
    word = cut.tokens[at].folded
    if _WHOLE.fullmatch(word):
        return 1
    following = cut.tokens[at + 1].folded if at + 1 < len(cut.tokens) else ""
    pairs = ((word, following), (following, word))
    return 2 if any(all(map(re.Pattern.fullmatch, _PAIR, each)) for each in pairs) else 0
