"""Signs at a house number that are no letters and yet say something: "40Ⓐ" is 40 A, "~40" and "40?" are not sure."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import Final

from addrkit.parsing.pasted.asides import masked
from addrkit.parsing.query import Query

_DOUBT: Final = "[~∼≈≃≅±?¿<>≤≥]"
_DOUBT_BEFORE: Final = re.compile(rf"{_DOUBT}[ (\[]*$")
_DOUBT_BEHIND: Final = re.compile(rf"[ (\[]{{0,2}}{_DOUBT}")
_DOUBT_WITHIN: Final = re.compile(_DOUBT)
_BEHIND_DIGIT: Final = re.compile(r"\d\s?([^\s\w\x00-\x7f])")
_APART: Final = frozenset({"postcode", "unit"})
"""Components of which a number is none beside the door's."""
_NEAR: Final = 4
"""Characters before a number that are looked at."""


def says_more_at_number(query: Query) -> bool:
    """Whether a sign at the house number doubts it, or is a letter or a digit in a ring or in brackets.

    So does the same number beside it with other zeros: "020 20 Oak Lane" says no number twice, "Street 1 #01-02" does.
    """
    number = query.parsed.components.get("house_number")
    if number is None:
        return False
    said = [
        "" if label in _APART else word.folded for word, label in zip(query.words, query.labels, strict=True)
    ]
    if any(
        one != other and one.isdecimal() and other.isdecimal() and one.lstrip("0") == other.lstrip("0")
        for one, other in pairwise(said)
    ):
        return True
    # "<b>1425 Myers Park Dr</b>" doubts nothing.
    text = masked(query.text, [each for each in query.parsed.asides if each.kind == "markup"])
    first = max(number.start - _NEAR, 0)
    if _DOUBT_BEFORE.search(text, first, number.start) or _DOUBT_BEHIND.match(text, number.end):
        return True
    if _DOUBT_WITHIN.search(text, number.start, number.end):
        return True
    behind = None if text.isascii() else _BEHIND_DIGIT.search(text, number.start, number.end + 2)
    return behind is not None and _is_letter(behind[1])


def _is_letter(sign: str) -> bool:
    """Whether a sign stands for one letter or for digits: "Ⓐ", "⒜", "🄰", "②"."""
    return unicodedata.normalize("NFKC", sign).strip("()").isalnum()
