"""The names of a part between commas, each of which ends with a word of its kind: "Om Apartments Hill Road"."""

from __future__ import annotations

from typing import Final, NamedTuple

from addrkit.parsing.pasted.phrases import phrase_at, phrases
from addrkit.parsing.rules.cut import FREE, Cut
from addrkit.parsing.rules.number import is_ordinal

EITHER: Final = "either"
"""A name that ends with a word of buildings and of quarters: "Raja Park"."""
UNKNOWN: Final = "unknown"


class Part(NamedTuple):
    """A part between commas, or a piece of one; of a kind that is not understood where `kind` is empty."""

    kind: str
    first: int
    end: int


def names_of(cut: Cut, first: int, end: int) -> list[Part]:
    """The names of a part, each of which ends with a word of its kind: "Om Apartments | Hill Road | Indira Nagar"."""
    found: list[Part] = []
    begun = at = first
    while at < end:
        kind, stop = _ending(cut, begun, at, end)
        if not kind:
            at += 1
            continue
        found.append(Part(kind, begun, stop))
        begun = at = stop
    if begun < end:
        found.append(Part(_kind(cut, begun, end), begun, end))
    last = found[-1].kind
    # "Godrej Garden | City": a word that tells nothing goes on with the name, but behind a street it is a quarter.
    told = last not in (UNKNOWN, FREE) or (last == UNKNOWN and found[-2:-1] and found[-2].kind == "street")
    goes_on = last == UNKNOWN and not cut.role(found[-1].first, "city")
    if goes_on and found[-2:-1] and found[-2].kind == "suburb":
        found[-2:] = [Part("suburb", found[-2].first, end)]  # "Tyagi Vihar | Nangloi"
        told = True
    if told and all(each.kind != FREE for each in found):
        return found
    return [Part(_kind(cut, first, end), first, end)]


def _ending(cut: Cut, begun: int, at: int, end: int) -> tuple[str, int]:
    """The kind of the name that ends with the word here, and where; empty where the name goes on."""
    for kind in ("street", "suburb", "building"):
        stop = at + cut.role(at, kind)
        if stop == at or stop > end:
            continue
        behind = number_behind(cut, stop, end)
        if behind > stop and kind != "building":
            return kind, behind
        placed = cut.role(at, "building") or cut.role(at, "suburb")
        if kind == "street" and at > begun and stop + 1 == end and not placed and _says_which(cut, stop):
            return kind, end
        if at == begun or (stop < end and _goes_on(cut, stop)):
            continue
        if kind == "suburb" and stop < end and cut.role(stop, "direction") == 1:
            stop += 1
        told = _kind(cut, begun, stop)
        if told != FREE:
            return told, stop
    return "", at


def _says_which(cut: Cut, at: int) -> bool:
    """Whether a word by itself says which of two streets it is: "Nehru Road | Extension", "Ring Road | East"."""
    return cut.role(at, "suburb") == 1 or cut.role(at, "direction") == 1


def _goes_on(cut: Cut, at: int) -> bool:
    """Whether a word goes on with the name before it: "Station | Road", "Park | Villa"; not "Villa | Station Road"."""
    typed = cut.role(at, "street")
    if typed:
        # "Om Apartments | Street No 8"
        return number_behind(cut, at + typed, len(cut.tokens)) == at + typed
    named = max(cut.role(at, "building"), cut.role(at, "suburb"))
    return (
        named > 0
        and not cut.role(at + named, "street")
        and number_behind(cut, at + named, len(cut.tokens)) == at + named
    )


def _kind(cut: Cut, first: int, end: int) -> str:
    """What the words of a name tell it to be."""
    if _is_street(cut, first, end):
        return "street"
    building = [at for at in range(first + 1, end) if cut.role(at, "building") == end - at]
    quarter = _is_quarter(cut, first, end)
    if building and not (quarter and _is_numbered(cut, first, end)):
        return EITHER if quarter or cut.role(building[-1], "street") else "building"
    if quarter:
        return "suburb"
    # "Godrej Garden City", "Park Place": the word of a building within a name tells nothing of all of it.
    words = (at for at in range(first, end) if not cut.role(at, "building"))
    inside = any(cut.role(at, role) for at in words for role in ("street", "unit", "number", "district"))
    return FREE if inside or _is_numbered(cut, first, end) else UNKNOWN


def _is_street(cut: Cut, first: int, end: int) -> bool:
    """Whether a name ends with a street's type, perhaps with a number behind it: "Hill Road", "Street No 8"."""
    last = _before_number(cut, first, end)
    typed = [
        at for at in range(first, last) if cut.role(at, "street") and at + cut.role(at, "street") <= last
    ]
    if not typed or typed[-1] + cut.role(typed[-1], "street") != last:
        return False
    named = typed[-1] > first or last < end
    # "Raja Park", "Salt Lake Sector": what buildings and quarters are called by is no street's type there.
    other = cut.role(typed[-1], "building") or cut.role(typed[-1], "suburb")
    return named and not (other and last == end)


def _is_quarter(cut: Cut, first: int, end: int) -> bool:
    """Whether a name has a quarter's word: "Santosh Nagar", "BSK 2nd Stage", "Ward No 12", "Andheri East"."""
    last = _before_number(cut, first, end)
    worded = any(cut.role(at, "suburb") and at + cut.role(at, "suburb") == last for at in range(first, last))
    leads = cut.role(first, "suburb") == 1 and end - first > 1  # "Village Rampur", "Post Sadar"
    endings = cut.lexicon.country.suburb_endings
    glued = bool(endings) and cut.tokens[end - 1].folded.endswith(endings)  # "Janakpuri", "Daryaganj"
    return worded or leads or glued or (end - first > 1 and cut.role(end - 1, "direction") == 1)


def _is_numbered(cut: Cut, first: int, end: int) -> bool:
    return any(cut.tokens[at].digits for at in range(first, end))


def number_behind(cut: Cut, at: int, end: int) -> int:
    """Where the number of a street or a quarter ends whose word stands before: "Gali | No 6", "Sector | 17-C"."""
    value = at
    while value < end and cut.role(value, "number") == 1 and not cut.tokens[value].digits:
        value += 1
    if value >= end or not cut.tokens[value].digits or is_ordinal(cut.tokens[value].folded):
        return at
    value += 1
    while value < end and cut.tokens[value].joined and cut.tokens[value].gap in ("-", "/"):
        value += 1
    return value


def _before_number(cut: Cut, first: int, end: int) -> int:
    """Where a name ends without the number behind its word: "Sector 9", "Gali No 6", "Sector 17-C"."""
    at = end - 1
    while at > first and cut.tokens[at].gap in ("-", "/") and cut.tokens[at].joined:
        at -= 1
    if at <= first or not cut.tokens[at].digits or is_ordinal(cut.tokens[at].folded):
        return end
    while at - 1 > first and cut.role(at - 1, "number") == 1:
        at -= 1
    return at


def opens_landmark(cut: Cut, at: int) -> bool:
    """Whether what else stands there is told from this word on: "Om Apts | opp HDFC Bank"."""
    phrase = phrase_at(cut.tokens, at, cut.text, phrases(cut.lexicon.country.code))
    return phrase is not None and phrase.kind == "landmark"


def landmark_end(cut: Cut, at: int, end: int) -> int:
    """Where a landmark ends that begins here: behind the word of what stands there, "near Hanuman Temple | Adyar"."""
    words = (each + cut.role(each, "building") for each in range(at + 1, end) if cut.role(each, "building"))
    return next((stop for stop in words if stop < end and not _goes_on(cut, stop)), end)
