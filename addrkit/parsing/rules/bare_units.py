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


def _end(cut: Cut, place: int, *, behind_door: bool) -> int:
    """Where a unit that begins here ends; `place` itself if none does."""
    token = cut.tokens[place]
    if prefix := cut.role(place, "number"):
        return (
            place + prefix + 1
            if _goes_on(cut, place + prefix) and cut.tokens[place + prefix].digits
            else place
        )
    if token.gap.endswith("#"):
        return _hyphened_end(cut, place + 1)
    if token.digits:
        return _numbered_end(cut, place, behind_door=behind_door)
    if behind_door and not cut.number_first and _LETTERED.fullmatch(token.folded):
        return place + 1  # "Storgata 5 H0301"
    staircase = behind_door and len(token.folded) == 1 and token.folded.isalpha()
    return place + 2 if staircase and _goes_on(cut, place + 1) and cut.tokens[place + 1].digits else place


def _numbered_end(cut: Cut, place: int, *, behind_door: bool) -> int:
    token = cut.tokens[place]
    raw = cut.text[token.start : token.end + 1]
    if any(sign in raw for sign in _ORDINAL_SIGNS) or (is_ordinal(token.folded) and token.folded < "4"):
        side = _goes_on(cut, place + 1) and len(cut.tokens[place + 1].folded) <= 2
        return place + 2 if side and cut.tokens[place + 1].folded.isalpha() else place + 1
    if is_ordinal(token.folded) or len(token.folded) > 5:
        return place
    if cut.breaks(place + 1):
        named = not behind_door and not cut.lexicon.has_regions and not cut.breaks(place)
        if named:
            cut.take("street", place, place + 1, sure=cut.sure.get("street", False))
        return place if named else place + 1
    letter = _goes_on(cut, place + 1) and len(cut.tokens[place + 1].folded) == 1
    return place + 2 if letter and cut.tokens[place + 1].folded.isalpha() and cut.breaks(place + 2) else place


def _hyphened_end(cut: Cut, end: int) -> int:
    while cut.is_free(end) and cut.tokens[end].gap == "-" and cut.tokens[end].joined:
        end += 1
    return end


def _goes_on(cut: Cut, place: int) -> bool:
    return cut.is_free(place) and not cut.breaks(place)
