"""What was found for a query, while it is looked for, and the candidates that are made of it."""

from __future__ import annotations

from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

from addrkit.gazetteer.store import Gazetteer

WORDS = 0.4
"""What the words that an entry explains count for beside its cosine, in the order of candidates."""
PLACES_FIRST = 2
"""Places that may stand before streets."""
STREETS_KEPT = 8
"""Streets and buildings of each gazetteer that are handed on: to compare one takes longer than to find it."""
REACH = 0.2
"""How far the score of a street that is handed on may lie under that of the first."""
SHARE_KEPT = 0.75
"""Of the share of the words that the first street has: from there on one is handed on however far it lies, for it may
have the words that the first one lacks."""
WEAK = 0.6
"""Cosine under which nothing in the query's country is like the query."""
STREET_LIKE = 0.7
"""Cosine under which no street is like the query, and those of its town are spelt out."""
SHARED = 0.5
"""Share of the words from which an entry is like the query whatever its cosine."""


class Candidate(NamedTuple):
    """An entry proposed for a query."""

    gazetteer: Gazetteer
    entry: int
    cosine: float
    """Between the query's and the entry's vectors; 0 if it was found by words alone."""
    is_place: bool = False
    """Whether it is a locality rather than a street or a building."""


@dataclass(slots=True)
class EntryHit:
    """A candidate while it is looked for."""

    cosine: float
    """Of the candidate that it becomes."""
    is_place: bool
    likeness: float
    """The cosine of the whole query; where it was found by words, what it is at most."""
    share: float
    """Of the query's words, by how telling they are."""
    at_postcode: bool = False
    """Whether it has the postcode that was typed where that names a few streets: it is handed on in any case."""


Hits = dict[tuple[Gazetteer, int], EntryHit]


def in_order(hits: Hits) -> list[Candidate]:
    """The likeliest first, without streets far behind it.

    Of places, which share their town's words with its streets, only some stand before streets.
    """
    first: list[Candidate] = []
    later: list[Candidate] = []
    streets: dict[Gazetteer, int] = {}
    places = 0
    least = shared = 0.0
    scored = [((hit.likeness + WORDS * hit.share) / (1 + WORDS), where, hit) for where, hit in hits.items()]
    scored.sort(key=itemgetter(0), reverse=True)
    for score, (gazetteer, entry), hit in scored:
        if hit.is_place:
            places += 1
            kept = first if places <= PLACES_FIRST else later
            kept.append(Candidate(gazetteer, entry, hit.cosine, True))
            continue
        if not streets:
            least, shared = score - REACH, hit.share * SHARE_KEPT or 1.0
        count = streets.get(gazetteer, 0)
        if not hit.at_postcode:
            if count >= STREETS_KEPT or (score < least and hit.share < shared):
                continue
            streets[gazetteer] = count + 1
        first.append(Candidate(gazetteer, entry, hit.cosine))
    return first + later


def is_weak(hits: Hits) -> bool:
    """Whether nothing that was found is like the query."""
    return all(hit.likeness < WEAK and hit.share < SHARED for hit in hits.values())


def has_like_street(hits: Hits) -> bool:
    """Whether a street or a building that was found is like the query."""
    return any(hit.likeness >= STREET_LIKE and not hit.is_place for hit in hits.values())
