"""The place that was typed beside an entry's: its town, its suburb, its region."""

from __future__ import annotations

from rapidfuzz import fuzz

from addrkit.compare.entry import ReadyEntry, Town
from addrkit.compare.evidence import CityRelation, RegionRelation
from addrkit.compare.names import numbered_otherwise
from addrkit.compare.query_words import QueryWords
from addrkit.compare.words import Match, Weights
from addrkit.locale.terms import place_words
from addrkit.locale.text import fold
from addrkit.parsing.query import Query

HELD = 0.7
"""Share of a name from which its words count as explained by it."""
CONTAINED = 0.95
"""Likeness of a town and a longer name that holds it whole ("Paris" in "Paris 2e Arrondissement")."""
SURPLUS = 0.3
"""What a place loses in likeness where no word of the town typed is its own: "same as billing" is not Same."""


def suburb_likeness(covered: Match, ready: ReadyEntry, words: QueryWords) -> float:
    """Likeness of the suburb: one that was typed must be it wholly, for "West Park" is not "Park".

    But for the word for its kind, and for what lies within it: "RT 3/RW 5, Kel. Kramat" is Kramat.
    """
    if not words.suburb or not ready.suburb or set(words.suburb) == set(ready.suburb):
        return covered.share
    said = {words.suburb, words.plain_suburb}
    if not said.isdisjoint(ready.town.other_suburbs):
        return 1.0
    return min(covered.share, max(fuzz.ratio("".join(each), "".join(ready.suburb)) / 100 for each in said))


def town_fit(
    query: QueryWords,
    town: Town,
    weights: Weights,
    named: frozenset[int],
    is_place: bool,
) -> tuple[float, tuple[int, ...], CityRelation]:
    """How like the query's town and the entry's places are, the words that say so, and which place it is."""
    best: tuple[float, CityRelation] = (0.0, "none")
    said: set[int] = set()
    for place, role in zip(town.places, town.place_roles, strict=True):
        # Of the words that are spoken for, only those matter that could stand for one of the place's.
        spoken_for = named & query.table.may_stand_for(place)
        share, words = query.remembered(_place_fit, place, weights, spoken_for)
        # A town and its district may both be typed.
        said.update(words)
        if is_place and query.city and query.city != place:
            share *= 1 - SURPLUS * (1 - query.table.within(query.city, (*place, *town.region_words)))
        if share > best[0]:
            best = (share, role)
    return best[0], tuple(sorted(said)), best[1]


def _place_fit(
    query: QueryWords, place: tuple[str, ...], weights: Weights, named: frozenset[int]
) -> tuple[float, tuple[int, ...]]:
    """How like the query's town and one name of a place are, and the words that say so."""
    match = query.table.cover(place, weights, query.below | named)
    share, words = match.share, match.places if match.share >= HELD else ()
    for typed in (query.city, query.suburb):
        if typed:
            whole = query.table.within(typed, place)
            if whole * CONTAINED > share:
                held = frozenset(range(len(query.labels))) & query.in_place
                share, words = whole * CONTAINED, tuple(sorted(held)) if whole >= HELD else words
            joined = fuzz.ratio("".join(typed), "".join(place)) / 100
            if joined > max(share, HELD) and not numbered_otherwise(typed, place):
                share, words = joined, tuple(sorted(query.in_place))
    return share, words


def region_relation(
    query: Query, ready: ReadyEntry, words: QueryWords
) -> tuple[RegionRelation, tuple[int, ...]]:
    """What the region that was typed is to the entry's, and the words that say so."""
    typed = query.value("region")
    if typed is None:
        return "not_given", ()
    places = words.in_region
    if ready.region is None:
        # "Tainan" was read as the region, and is the record's city.
        is_town = place_words(typed, words.conventions) in ready.places
        return ("equal", places) if is_town else ("unknown", ())
    code = words.conventions.region(typed) if words.conventions else None
    if code == ready.region:
        return "equal", places
    if words.conventions is not None and fold(typed) in words.conventions.names:
        # Hong Kong is a region and the whole.
        return "unknown", places
    match = words.table.cover(ready.region_words, ready.weights)
    if match.share >= HELD and set(match.places) & set(places):
        return "equal", places
    return "other" if code is not None else "unknown", ()
