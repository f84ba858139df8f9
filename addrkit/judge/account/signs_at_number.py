"""Signs at a house number that are no letters and yet say something: "40Ⓐ" is 40 A, "~40" and "40?" are not sure."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from addrkit.parsing.query import Query

_DOUBT_BEFORE: Final = re.compile(r"[~∼≈≃≅±?¿<>≤≥][ (\[]*$")
_DOUBT_BEHIND: Final = re.compile(r"[ (\[]{0,2}[?¿±~∼≈]")
_NEAR: Final = 4
"""Characters before a number that are looked at."""


def says_more_at_number(query: Query) -> bool:
    """Whether a sign at the house number doubts it, or is a letter or a digit in a ring or in brackets."""
    number = query.parsed.components.get("house_number")
    if number is None:
        return False
    text = query.text
    if _DOUBT_BEFORE.search(text, max(number.start - _NEAR, 0), number.start):
        return True
    if _DOUBT_BEHIND.match(text, number.end):
        return True
    behind = text[number.end : number.end + 2].strip()[:1]
    return not behind.isascii() and not behind.isalnum() and _is_letter(behind)


def _is_letter(sign: str) -> bool:
    """Whether a sign stands for one letter or for digits: "Ⓐ", "⒜", "🄰", "②"."""
    return unicodedata.normalize("NFKC", sign).strip("()").isalnum()
