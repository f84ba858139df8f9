"""The way in by words: the entries that share the most telling words and postcodes with a query."""

from __future__ import annotations

from threading import local
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from addrkit.gazetteer.schema import PLACE
from addrkit.gazetteer.store import Gazetteer
from addrkit.query import Query
from addrkit.retrieve.words import place_term, word_terms
from addrkit.storage import run_of

STREETS = 8
"""Streets taken by words from each gazetteer."""
PLACES = 5
"""Places taken by words."""
POSTINGS = 1_500
"""Entries of its rarest words that are looked at for one query: bounds its time. With 30,000 no more streets are
found in six sets of 1,500 made queries but two in the hard American ones."""
TELLING = 1.5
"""Weight under which a frequent word is not looked at: more than a fifth of all entries have it."""
LOOKED_AT = 256
"""Entries that frequent words tell between."""
A_DOOR = 1e-10
"""What a door counts for beside a share: next to nothing."""
AREA_FROM = 2
"""Characters of the shortest area of a postcode that is looked up, beside a lone letter ("M" of "M1 5QA")."""
AREA_DIGITS = 4
"""Digits that a postcode of digits alone is shortened to: the Netherlands' and others' areas have four."""
_NOT_SEARCHED = frozenset({"house_number", "unit", "po_box", "country"})


class WordHits(NamedTuple):
    """Entries and which share of the query's words, by how telling these are, each explains: [0, 1]."""

    entries: list[int]
    shares: list[float]
    are_places: list[bool]
    shares_of_known: list[float]
    """The same for the entries that were known before."""


def search_words(
    searched: frozenset[str], gazetteer: Gazetteer, run: tuple[int, int], known: NDArray[np.int64]
) -> WordHits:
    """The entries of a run that share the most telling words, and the places among them.

    `known` are entries found otherwise, whose shares are told as well.
    """
    index = gazetteer.words
    by_frequency = sorted((index.frequency(word), word) for word in searched)
    weights = {word: index.weight_of(frequency) for frequency, word in by_frequency}
    total = sum(weights.values()) or 1.0
    scores = _scratch(len(gazetteer))
    rare: list[NDArray[np.int32]] = []
    frequent: list[str] = []
    left = POSTINGS
    for frequency, word in by_frequency:
        if frequency and (frequency <= left or not rare):
            postings = _within(index.entries(word), run, len(gazetteer))[:POSTINGS]
            if len(postings):
                rare.append(postings)
                scores[postings] += weights[word]
                left -= len(postings)
        elif frequency and weights[word] >= TELLING:
            frequent.append(word)
    touched = np.concatenate(rare) if rare else np.zeros(0, np.int32)
    found = _unique_heaviest(touched, scores)
    entries = np.concatenate([found, known[known >= 0].astype(np.int32)])
    sums = scores[entries]
    scores[touched] = 0.0
    for word in frequent:
        # A frequent word finds nothing by itself; it tells among the entries that the rarer ones found.
        sums += np.float32(weights[word]) * index.hold(word, entries)
    shares = sums / np.float32(total)
    is_place = gazetteer.kinds(found) == PLACE
    # Of equal shares, the entries with more doors.
    order = np.argsort(-shares[: len(found)] - A_DOOR * gazetteer.door_count(found), kind="stable")
    places_here = is_place[order]
    chosen = np.concatenate([order[~places_here][:STREETS], order[places_here][:PLACES]])
    of_known = np.zeros(len(known), np.float32)
    of_known[known >= 0] = shares[len(found) :]
    return WordHits(
        found[chosen].tolist(), shares[chosen].tolist(), is_place[chosen].tolist(), of_known.tolist()
    )


def searched_words(query: Query) -> frozenset[str]:
    """The query's words as its country contracts them, and its postcodes with the areas they lie in."""
    conventions = query.conventions
    found = set()
    for word, label in zip(query.words, query.labels, strict=True):
        if label in _NOT_SEARCHED:
            continue
        for term in word_terms(word.folded):
            # Entries are indexed under both forms; the contracted one finds them all.
            found.add(conventions.contract(term) if conventions else term)
    for name in ("city", "suburb"):
        value = query.value(name)
        if value:
            found.add(place_term(value, conventions))
    for postcode in query.postcodes:
        found.add(postcode)
        if postcode.isdigit():
            found.add(postcode[:AREA_DIGITS])
        else:
            found.update(postcode[:length] for length in range(AREA_FROM, len(postcode)))
            if postcode[:1].isalpha() and postcode[1:2].isdigit():
                found.add(postcode[:1])
    return frozenset(found)


def _within(postings: NDArray[np.int32], run: tuple[int, int], entries: int) -> NDArray[np.int32]:
    if run == (0, entries):
        return postings
    first, last = run_of(postings, *run)
    return postings[first:last]


def _unique_heaviest(touched: NDArray[np.int32], scores: NDArray[np.float32]) -> NDArray[np.int32]:
    """Each entry once, of many only those of the greatest weight."""
    if len(touched) > 2 * LOOKED_AT:
        chosen = np.argpartition(-scores[touched], 2 * LOOKED_AT)[: 2 * LOOKED_AT]
        touched = touched[chosen]
    ordered = np.sort(touched)
    fresh = np.ones(len(ordered), bool)
    np.not_equal(ordered[1:], ordered[:-1], out=fresh[1:])
    return ordered[fresh]


_held = local()


def _scratch(size: int) -> NDArray[np.float32]:
    """A zeroed array of at least a size, this thread's own; whoever writes to it zeroes it again."""
    held: NDArray[np.float32] | None = getattr(_held, "scores", None)
    if held is None or len(held) < size:
        held = np.zeros(size, np.float32)
        _held.scores = held
    return held
