"""Boxes, flats, floors, entrances: cut out before the house number is read."""

from __future__ import annotations

import re

from addrkit.parsing.rules.cut import FREE, Cut

_IDENTIFIER = re.compile(r"\d{1,5}[a-z]{0,2}|[a-z]\d{1,5}[a-z]?|[a-z]|[ivx]{1,4}|ph[a-z0-9]{0,2}")
_LETTERED = re.compile(r"[a-z]\d{1,5}[a-z]?")
_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th|o|a|er|eme|e|ra|ro|do|da|to|mo)?")
_ELISIONS = ("'", "\u2019")
_BOX_END = re.compile(r"[a-z]{0,3}\d[\da-z]{0,8}|[a-z]")


def take_boxes(cut: Cut) -> None:
    """PO boxes, rural routes and private bags with their numbers."""
    place = 0
    if "po_box" not in cut.roles:
        return
    while place < len(cut.tokens):
        length = cut.role(place, "po_box")
        if not length or not cut.is_free(place):
            place += 1
            continue
        end = _box_end(cut, place + length)
        if end > place + length or (cut.breaks(place) and cut.breaks(end)):
            last = cut.spans("po_box")
            if not last or last[-1][1] == place:
                cut.take("po_box", place, end, sure=end > place + length)
        place = max(end, place + 1)


def _box_end(cut: Cut, at: int) -> int:
    """The end of the box's number: "12", "X 12", "10 20 30", "2 Box 140"."""
    if cut.role(at, "number") and cut.is_free(at) and not cut.breaks(at):
        at += cut.role(at, "number")
    start = at
    while cut.is_free(at) and not cut.breaks(at):
        token = cut.tokens[at]
        if not _BOX_END.fullmatch(token.folded):
            break
        grouped = token.digits and len(token.folded) <= 3 and len(cut.tokens[at - 1].folded) <= 3
        hyphened = token.joined and token.gap == "-"
        if at > start and not grouped and not hyphened:
            break
        letter_alone = at == start and len(token.folded) == 1
        numbered = cut.is_free(at + 1) and cut.tokens[at + 1].digits
        if not token.digits and not (letter_alone and (numbered or cut.breaks(at + 1))):
            break
        at += 1
    return at


def take_units(cut: Cut) -> None:
    """What a unit word names, with its number before or after it; and what "#" marks."""
    place = 0
    worded = not cut.roles.isdisjoint(("unit", "number"))
    while place < len(cut.tokens):
        if not cut.labels[place]:
            found = _unit_at(cut, place, worded=worded)
            if found is not None:
                first, end, sure = found
                cut.take("unit", first, end, sure=sure)
                place = end
                continue
        place += 1
    _join(cut)


def _unit_at(cut: Cut, at: int, *, worded: bool) -> tuple[int, int, bool] | None:
    """The unit that begins there; `worded` says whether the text has any word for a unit or a number."""
    marked = _marked(cut, at)
    if marked > at:
        return at, marked, True
    if not worded:
        return None
    length = cut.role(at, "unit")
    if not length and cut.number_first and cut.breaks(at) and _number_earlier(cut, at):
        length = cut.role(at, "number")  # "205 Linden Ponds Way, No. 421"
        return _numbered(cut, at, at + length) if length else None
    if not length:
        return None
    after = at + length
    continued = at > 0 and cut.labels[at - 1] == "unit"
    if cut.role(at, "number") >= length and not continued and not _other_number(cut, after):
        return None  # "Lot 5, Jalan Ampang": the only number is the door
    if cut.role(at, "suburb") >= length and at > 0 and cut.breaks(at) and _number_earlier(cut, at):
        return None  # "P. 3" after the street is a ward, before it a room
    if _is_street_name(cut, at, after):
        return None
    before = _identifier_before(cut, at)
    if before is not None:
        end = after
        while cut.role(end, "unit") and cut.is_free(end) and not cut.breaks(end):
            end = _identifier_after(cut, end + cut.role(end, "unit"))
        return before, end, True
    end = _identifier_after(cut, after)
    if end > after:
        return at, end, True
    return _alone(cut, at, after)


def _numbered(cut: Cut, at: int, after: int) -> tuple[int, int, bool] | None:
    end = _identifier_after(cut, after)
    return (at, end, False) if end > after and cut.breaks(end) else None


def _marked(cut: Cut, at: int) -> int:
    """The end of a unit that needs no word: "#08-1234", or "A-12-3" in a part of its own; else `place`."""
    token = cut.tokens[at]
    hashed = cut.number_first and token.start > 0 and cut.text[token.start - 1] == "#"
    lettered = len(token.folded) == 1 and token.folded.isalpha() and cut.breaks(at)
    if not hashed and not lettered:
        return at
    end = at + 1
    while (
        cut.is_free(end) and cut.tokens[end].joined and cut.tokens[end].gap == "-" and cut.tokens[end].digits
    ):
        end += 1
    if hashed:
        return end if end > at + 1 or _number_earlier(cut, at) else at
    return end if end > at + 1 and cut.breaks(end) else at


def _is_street_name(cut: Cut, place: int, after: int) -> bool:
    """Whether the unit word is part of a street's or a place's name: "Tower Bridge Road", "Front St"."""
    if cut.breaks(after) or not cut.is_free(after):
        return False
    following = cut.tokens[after]
    if following.digits or len(following.folded) == 1 or _LETTERED.fullmatch(following.folded):
        return False
    return bool(cut.role(after, "street")) or bool(
        cut.role(after + 1, "street") and not cut.breaks(after + 1)
    )


def _identifier_before(cut: Cut, at: int) -> int | None:
    """Where "3rd", "3º", "2." begins, if such a word stands directly before the unit word."""
    first = at - 1
    if not cut.is_free(first) or cut.breaks(at):
        return None
    token = cut.tokens[first]
    gap = cut.tokens[at].gap
    if cut.role(first, "street_word") and not token.digits:
        return first
    if not token.digits or not _ORDINAL.fullmatch(token.folded):
        return None
    if gap == "." and not cut.number_first and not cut.breaks(first) and not _number_earlier(cut, first):
        return None  # "Stræde 3. st.": the door, and then the floor
    ordinal = not token.folded.isdigit() or gap == "." or _has_ordinal_sign(cut, first)
    if ordinal and not _is_suffixed_door(cut, first):
        return first
    # "5 3 OG": two bare numbers, the second belongs to the floor.
    if first > 0 and cut.tokens[first - 1].digits and cut.is_free(first - 1) and len(token.folded) <= 2:
        return first
    if cut.tokens[first].breaks and first > 0 and len(token.folded) <= 2 and not cut.breaks(at):
        nothing_follows = cut.breaks(at + cut.role(at, "unit"))
        return first if nothing_follows else None
    return None


def _number_earlier(cut: Cut, first: int) -> bool:
    return any(cut.tokens[at].digits and cut.is_free(at) for at in range(first))


def _other_number(cut: Cut, at: int) -> bool:
    """Whether a number stands elsewhere than right here, apart from the parts of this one."""
    end = at + 1
    while end < len(cut.tokens) and cut.tokens[end].joined:
        end += 1
    return any(
        token.digits and cut.is_free(other) and not at <= other < end and not _of_place(cut, other)
        for other, token in enumerate(cut.tokens)
    )


def _of_place(cut: Cut, at: int) -> bool:
    """Whether a word for a suburb or a district stands before that number: "RT 05", "Quận 1"."""
    return at > 0 and bool(cut.role(at - 1, "suburb") or cut.role(at - 1, "district"))


def _has_ordinal_sign(cut: Cut, at: int) -> bool:
    token = cut.tokens[at]
    raw = cut.text[token.start : token.end + 1]
    return any(sign in raw for sign in "ºª°")


def _is_suffixed_door(cut: Cut, at: int) -> bool:
    """Whether "12a" or "12e" is a door: one letter that could be a suffix, after a street."""
    token = cut.tokens[at]
    return (
        token.folded[-1].isalpha()
        and token.folded[:-1].isdigit()
        and not _has_ordinal_sign(cut, at)
        and not cut.breaks(at)
        and at > 0
        and cut.is_free(at - 1)
        and token.folded[-1] != "e"
    )


def _identifier_after(cut: Cut, at: int) -> int:
    """The end of "4", "4B", "No. 4", "A-12", "3 izq" after a unit word; `place` itself if none follows."""
    end = at
    if cut.role(end, "number") and cut.is_free(end) and not cut.breaks(end) and not cut.breaks(end + 1):
        end += cut.role(end, "number")
    if not cut.is_free(end) or cut.breaks(end):
        return at
    token = cut.tokens[end]
    if cut.text[token.end : token.end + 1] in _ELISIONS:
        return at  # "Porte d'Italie"
    if not _IDENTIFIER.fullmatch(token.folded) and not (token.digits and len(token.folded) <= 6):
        return at
    if token.folded.isalpha() and (
        cut.role(end, "street_word") or (cut.role(end, "street") and len(token.folded) > 1)
    ):
        return at
    end += 1
    while (
        cut.is_free(end)
        and cut.tokens[end].joined
        and cut.tokens[end].gap in ("-", "/", "")
        and len(cut.tokens[end].folded) <= 4
    ):
        end += 1
    if (
        cut.is_free(end)
        and not cut.breaks(end)
        and len(cut.tokens[end].folded) == 1
        and cut.tokens[end].folded.isalpha()
        and cut.breaks(end + 1)
    ):
        end += 1
    return end


def _alone(cut: Cut, at: int, after: int) -> tuple[int, int, bool] | None:
    """Unit words that fill their part of the text or end it behind the door: "..., rear", "12 st. th"."""
    while cut.role(after, "unit") and cut.is_free(after) and not cut.breaks(after):
        after += cut.role(after, "unit")
    opens = cut.breaks(at) or cut.labels[at - 1] == "unit" or _behind_door(cut, at)
    closes = cut.breaks(after) or cut.labels[after] == "unit"
    return (at, after, False) if at > 0 and opens and closes else None


def _behind_door(cut: Cut, at: int) -> bool:
    return not cut.number_first and cut.tokens[at - 1].digits and cut.is_free(at - 1)


def _join(cut: Cut) -> None:
    """Units with nothing but signs between them are one; of others the longest stays."""
    spans = cut.spans("unit")
    if len(spans) < 2:
        return
    best = max(spans, key=lambda span: (span[1] - span[0], -span[0]))
    for first, end in spans:
        if (first, end) != best:
            for at in range(first, end):
                cut.labels[at] = FREE if cut.tokens[at].folded.isalpha() else "note"
