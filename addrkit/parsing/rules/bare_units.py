"""Units that no word announces, told by their place behind the door: "5, 3º B", "12 A 4", "12 Main St 4B"."""

from __future__ import annotations

import re

from addrkit.parsing.rules.cut import Cut
from addrkit.parsing.rules.number import is_ordinal

_LETTERED = re.compile(r"[a-z]\d{2,5}")
_ORDINAL_SIGNS = "ºª°"


def take_bare_unit(cut: Cut) -> None:
    """The unit behind the house number or the street, where none was found by its word."""
    if cut.has("unit") or not cut.has("house_number"):
        return
    door_end = cut.spans("house_number")[0][1]
    place = max([door_end, *(end for _, end in cut.spans("street")[:1])])
    if not cut.is_free(place):
        return
    end = _end(cut, place, behind_door=place == door_end)
    if end > place:
        cut.take("unit", place, end, sure=False)


def _end(cut: Cut, at: int, *, behind_door: bool) -> int:
    """Where a unit that begins here ends; `place` itself if none does."""
    token = cut.tokens[at]
    if prefix := cut.role(at, "number"):
        return at + prefix + 1 if _goes_on(cut, at + prefix) and cut.tokens[at + prefix].digits else at
    if token.gap.endswith("#"):
        return _hyphened_end(cut, at + 1)
    if token.digits:
        return _numbered_end(cut, at, behind_door=behind_door)
    if behind_door and not cut.number_first and _LETTERED.fullmatch(token.folded):
        return at + 1  # "Storgata 5 H0301"
    staircase = behind_door and len(token.folded) == 1 and token.folded.isalpha()
    return at + 2 if staircase and _goes_on(cut, at + 1) and cut.tokens[at + 1].digits else at


def _numbered_end(cut: Cut, at: int, *, behind_door: bool) -> int:
    token = cut.tokens[at]
    raw = cut.text[token.start : token.end + 1]
    if any(sign in raw for sign in _ORDINAL_SIGNS) or (is_ordinal(token.folded) and token.folded < "4"):
        side = _goes_on(cut, at + 1) and len(cut.tokens[at + 1].folded) <= 2
        return at + 2 if side and cut.tokens[at + 1].folded.isalpha() else at + 1
    if is_ordinal(token.folded) or len(token.folded) > 5:
        return at
    if cut.breaks(at + 1):
        named = not behind_door and not cut.lexicon.has_regions and not cut.breaks(at)
        if named:
            cut.take("street", at, at + 1, sure=cut.sure.get("street", False))
        return at if named else at + 1
    letter = _goes_on(cut, at + 1) and len(cut.tokens[at + 1].folded) == 1
    return at + 2 if letter and cut.tokens[at + 1].folded.isalpha() and cut.breaks(at + 2) else at


def _hyphened_end(cut: Cut, end: int) -> int:
    while cut.is_free(end) and cut.tokens[end].gap == "-" and cut.tokens[end].joined:
        end += 1
    return end


def _goes_on(cut: Cut, at: int) -> bool:
    return cut.is_free(at) and not cut.breaks(at)
