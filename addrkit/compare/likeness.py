"""How like the street that was typed and the name of an entry are, by their words and as a whole."""

from __future__ import annotations

from rapidfuzz import fuzz

from addrkit.compare.entry import ReadyEntry, joined_name
from addrkit.compare.names import apart_from_type, plain_types, with_type_apart
from addrkit.compare.query_words import QueryWords
from addrkit.gazetteer.schema import BUILDING
from addrkit.gazetteer.store import Gazetteer

NEGLIGIBLE = 0.03
"""Share of the typed street under which what a name lacks of it is nothing."""
LACKING = 0.5
"""What the words of the typed street that a name lacks take of its likeness by words."""


def joined_likeness(words: QueryWords, ready: ReadyEntry) -> float:
    """Likeness of the parsed street and the entry's name as a whole."""
    if not ready.joined:
        return 0.0
    if ready.entry.kind == BUILDING:
        return max((fuzz.ratio(each, ready.joined) / 100 for each in words.named_joined if each), default=0.0)
    if not words.street_joined:
        return 0.0
    whole = max(fuzz.ratio(words.street_joined, ready.joined), fuzz.ratio(words.street_plain, ready.plain))
    if words.street_type is None and ready.made_of.street_type in plain_types(words.conventions):
        apart = joined_name(apart_from_type(ready.name, ready.made_of.street_type), words.conventions)
        # "5 12" is no Calle 5: what is a number alone needs the type.
        if not apart.isdecimal():
            whole = max(whole, fuzz.ratio(words.street_joined, apart))
    return whole / 100


def is_itself(words: QueryWords, ready: ReadyEntry) -> bool:
    """Whether the street that was typed is the entry's in every word, its type in one word with the name or apart."""
    here = words.conventions
    if here is None or not here.suffixes:
        return words.street == ready.name
    return with_type_apart(words.street, here) == with_type_apart(ready.name, here)


def extra_share(
    words: QueryWords, had: tuple[int, ...], said: frozenset[int], ready: ReadyEntry, gazetteer: Gazetteer
) -> float:
    """Share of the parsed street, by how telling its words are, that neither the name nor the building accounts for."""
    if not words.in_street or not ready.name or ready.entry.kind == BUILDING:
        return 0.0
    return words.unheld(tuple(sorted({*had, *said})) if said else had, gazetteer)


def name_likeness(words: QueryWords, ready: ReadyEntry) -> float:
    """Likeness by words or as a whole, whichever is more."""
    match = words.table.cover(ready.name, ready.weights, words.in_no_name)
    extra = extra_share(words, match.places, frozenset(), ready, ready.gazetteer)
    return whole_likeness(match.share, extra, joined_likeness(words, ready))


def whole_likeness(share: float, extra: float, text: float) -> float:
    """Likeness of two names, of which one has a `share` of the other's words and lacks `extra` of the typed ones."""
    return max(share * (1 - LACKING * extra), text)
