"""Buildings that are all of a text or begin it, and what brackets and apostrophes part from a name."""

from __future__ import annotations

from addrkit.parsing.pasted.phrases import bracket_words
from addrkit.parsing.rules.cut import FREE, Cut
from addrkit.parsing.tagger.parts import FOUND, LEFT, Parts, take

_APOSTROPHES = ("'", "\u2019", "\u2018")
_QUOTES = ('"', "'", "\u201c", "\u201d", "\u201e", "\u00ab", "\u00bb", "\u2018", "\u2019")
_NAMES = frozenset({"city", "building", "street", "suburb"})
_NAMED = 2
"""Words of a name's part in brackets at most: "Road 11 (New)", and not "Pennsylvania Ave (The White House)"."""
_KEPT_IN_BRACKETS = ("country", "region", "postcode", "city", "house_number", "po_box")
"""Components that square brackets may hold: others are what somebody notes beside the address."""


def join_venues(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Mend the labels of a text's words and its components, in place."""
    _venue_alone(cut, labels, parts)
    _venue_before_city(cut, labels, parts)
    _behind_apostrophe(cut, labels, parts)
    _ends_at_bracket(cut, labels, parts)
    _named_before_bracket(cut, labels, parts)
    _note_in_brackets(cut, labels, parts)
    _in_square_brackets(cut, labels, parts)


def _venue_alone(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A text of one name that a building's word begins or ends is a building: "University of Hawaii at Hilo"."""
    count = len(labels)
    if count < 2 or not parts or not parts.keys() <= _NAMES or any(cut.breaks(at) for at in range(1, count)):
        return
    if any(token.digits for token in cut.tokens) or cut.barred:
        return
    small = cut.lexicon.small_words
    begins = cut.role(0, "building") == 1 and cut.tokens[1].folded in small and not cut.role(0, "street")
    ends = cut.role(count - 1, "building") == 1 and cut.role(count - 1, "street") == 0
    if (begins or (ends and cut.lexicon.country.type_position == "last")) and not _is_place(cut, 0, count):
        parts.clear()
        take(labels, parts, "building", 0, count, LEFT)


def _is_place(cut: Cut, first: int, end: int) -> bool:
    return any(cut.role(first, role) == end - first for role in ("known_city", "town", "region"))


def _venue_before_city(cut: Cut, labels: list[str], parts: Parts) -> None:
    """What begins a text without a street and ends with a building's word is no quarter: "Hilo Library Hilo"."""
    if not {"suburb", "city"} <= parts.keys() or not parts.keys().isdisjoint(
        ("building", "street", "house_number")
    ):
        return
    first, end, sure = parts["suburb"]
    worded = cut.role(end - 1, "building") == 1 and cut.role(end - 1, "suburb") == 0
    if first == 0 and end > 1 and worded and not any(cut.breaks(at) for at in range(1, end)):
        del parts["suburb"]
        take(labels, parts, "building", first, end, min(sure, FOUND))


def _behind_apostrophe(cut: Cut, labels: list[str], parts: Parts) -> None:
    """What stands before a building's first word, which an apostrophe joins, is of its name: "Dr. O'Brien's Clinic"."""
    if "building" not in parts:
        return
    first, end, sure = parts["building"]
    start = first
    joined = False
    while start and labels[start - 1] == FREE and start - 1 not in cut.barred and not cut.breaks(start):
        joined |= cut.tokens[start].gap in _APOSTROPHES and cut.tokens[start].joined
        start -= 1
    named = all(cut.tokens[at].folded.isalpha() for at in range(start, first))
    if joined and named and (cut.breaks(start) or labels[start - 1] != FREE):
        take(labels, parts, "building", start, end, sure)


def _ends_at_bracket(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A name ends where a bracket opens, but for a crossing: "Pine St (use side door)", "Water St [SE corner]"."""
    for name in ("street", "building"):
        first, end, sure = parts.get(name, (0, 0, 0.0))
        at = next((at for at in range(first + 1, end) if _opens(cut, at)), end)
        if at == end:
            continue
        # "Road 11 (New)" is a name; square brackets are never of one.
        square = "[" in cut.tokens[at].gap
        closed = any(_closes(cut, each) for each in range(at + 1, min(end, at + _NAMED) + 1))
        street = name == "street" and (cut.role(at, "crossing") or cut.role(at, "street"))
        quoted = cut.tokens[at].gap[:1] in _QUOTES  # "\"Le Moulin\" (réservation conseillée)"
        if square or quoted or not (closed or street):
            parts[name] = (first, at, sure)
            labels[at:end] = [FREE] * (end - at)


def _note_in_brackets(cut: Cut, labels: list[str], parts: Parts) -> None:
    """What brackets hold is no quarter and no house if it tells what to do: "(door on Mercer)", "(weekdays only)"."""
    for name in ("suburb", "building"):
        first, end, _ = parts.get(name, (0, 0, 0.0))
        if not end or "(" not in cut.tokens[first].gap:
            continue
        closed = end == len(labels) or ")" in cut.tokens[end].gap
        if closed and not {token.folded for token in cut.tokens[first:end]}.isdisjoint(bracket_words()):
            del parts[name]
            labels[first:end] = [FREE] * (end - first)


def _named_before_bracket(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A house is not what brackets hold, but the name in quotation marks before them: ""Chez l'Ami" (côté cour)"."""
    first, end, sure = parts.get("building", (0, 0, 0.0))
    if not end or "(" not in cut.tokens[first].gap:
        return
    at = next((at for at in range(first + 1, end) if ")" in cut.tokens[at].gap), end)
    if at < end:  # "(reception), 'Te Whare'"
        parts["building"] = (at, end, sure)
        labels[first:at] = [FREE] * (at - first)
        return
    quoted = cut.tokens[0].gap[-1:] in _QUOTES and cut.tokens[first].gap[:1] in _QUOTES
    closed = end == len(labels) or ")" in cut.tokens[end].gap
    if quoted and closed and first and set(labels[:first]) == {FREE} and cut.barred.isdisjoint(range(first)):
        labels[first:end] = [FREE] * (end - first)
        take(labels, parts, "building", 0, first, min(sure, FOUND))


def _opens(cut: Cut, at: int) -> bool:
    return "(" in cut.tokens[at].gap or "[" in cut.tokens[at].gap


def _closes(cut: Cut, at: int) -> bool:
    return at == len(cut.tokens) or ")" in cut.tokens[at].gap or "]" in cut.tokens[at].gap


def _in_square_brackets(cut: Cut, labels: list[str], parts: Parts) -> None:
    """What square brackets hold is a note beside the address, if no unit and no place: "[the old mill], Oxford"."""
    for name, (first, end, _) in list(parts.items()):
        if name in _KEPT_IN_BRACKETS or "[" not in cut.tokens[first].gap:
            continue
        closed = end == len(labels) or "]" in cut.tokens[end].gap
        if closed and not (name == "unit" and any(cut.role(at, "unit") for at in range(first, end))):
            del parts[name]
            labels[first:end] = [FREE] * (end - first)
