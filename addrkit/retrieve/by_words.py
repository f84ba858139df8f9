"""The way in by words: the entries that share the most telling words and postcodes with a query.

Queries are answered many at once: the postings of all their words are added up by one sort, because a call of numpy
for each word of each query took longer than the sums.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from addrkit.gazetteer.schema import PLACE
from addrkit.gazetteer.store import Gazetteer
from addrkit.index.columns import run_of
from addrkit.index.words import WordIndex
from addrkit.locale.terms import WHOLE_PLACE

STREETS = 8
"""Streets taken by words from each gazetteer."""
PLACES = 5
"""Places taken by words."""
POSTINGS = 1_500
"""Entries of its rarest words that are looked at for one query: bounds its time. With 30,000 no more streets are
found in six sets of 1,500 made queries but two in the hard American ones."""
TELLING = 1.5
"""Weight under which a frequent word is not looked at: more than a fifth of all entries have it."""
CROSSED = 20_000
"""Entries of a frequent word that are looked through for those that have the query's other words too."""
A_DOOR = 1e-10
"""What a door counts for beside a share: next to nothing."""
_AT_ONCE = 64
"""Queries whose postings are added up at once: of more they no longer fit into the processor's cache."""


class WordHits(NamedTuple):
    """Entries of one query and which share of its words, by how telling these are, each explains: [0, 1]."""

    entries: list[int]
    shares: list[float]
    are_places: list[bool]
    shares_of_known: list[float]
    """The shares of the entries that were known before."""


class _Chosen(NamedTuple):
    """Which words of a query are looked at, and how."""

    rare: list[tuple[NDArray[np.int32], float]]
    """The entries of each of its rarest words, with the word's weight."""
    frequent: list[tuple[str, float]]
    """The other words that tell, with their weights."""
    total: float
    """The weight of all its words."""


def search_words(
    searched: Sequence[frozenset[str]],
    gazetteer: Gazetteer,
    run: tuple[int, int],
    known: NDArray[np.int64],
    otherwise: Sequence[Mapping[str, str]] = (),
) -> list[WordHits]:
    """For each query the entries of a run that share the most telling words with it, and the places among them.

    `known` has a row a query: entries found otherwise, whose shares are told as well; -1 where there are fewer.
    `otherwise` has for each query what an unknown word of it is, if its type is written apart or joined.
    """
    if otherwise:
        pairs = zip(searched, otherwise, strict=True)
        searched = [_as_known(words, others, gazetteer.words) for words, others in pairs]
    found: list[WordHits] = []
    for start in range(0, len(searched), _AT_ONCE):
        stop = start + _AT_ONCE
        found += _search_some(searched[start:stop], gazetteer, run, known[start:stop])
    return found


def _search_some(
    searched: Sequence[frozenset[str]], gazetteer: Gazetteer, run: tuple[int, int], known: NDArray[np.int64]
) -> list[WordHits]:
    chosen = [_chosen(each, gazetteer, run) for each in searched]
    bits_of_entry = len(gazetteer).bit_length()
    found = _gathered(chosen, bits_of_entry)
    sums_of_known = _sums_of_known(found, known, bits_of_entry)
    _add_frequent(chosen, gazetteer, found, known, sums_of_known)
    totals: NDArray[np.float32] = np.array([each.total for each in chosen], np.float32)
    of_known = np.where(known >= 0, sums_of_known / totals[:, None], np.float32(0))
    best = _best(found, totals, gazetteer)
    return [
        WordHits(
            streets[0] + places[0],
            streets[1] + places[1],
            [False] * len(streets[0]) + [True] * len(places[0]),
            row,
        )
        for streets, places, row in zip(
            best[: len(chosen)], best[len(chosen) :], of_known.tolist(), strict=True
        )
    ]


def _as_known(searched: frozenset[str], others: Mapping[str, str], index: WordIndex) -> frozenset[str]:
    """The words of a query, each that is unknown as the one that is known if its type is written otherwise."""
    unknown = [word for word in searched & others.keys() if not index.frequency(word)]
    known = {word: others[word] for word in unknown if index.frequency(others[word])}
    return (searched - known.keys()).union(known.values()) if known else searched


def _chosen(searched: frozenset[str], gazetteer: Gazetteer, run: tuple[int, int]) -> _Chosen:
    index = gazetteer.words
    by_frequency = sorted([(index.frequency(word), word) for word in searched])
    weights = [index.weight_of(frequency) for frequency, _ in by_frequency]
    rare: list[tuple[NDArray[np.int32], float]] = []
    frequent: list[tuple[str, float]] = []
    left = POSTINGS
    only_towns = True
    for at, ((frequency, word), weight) in enumerate(zip(by_frequency, weights, strict=True)):
        if frequency and (frequency <= left or not rare):
            postings = _within(index.entries(word), run, len(gazetteer))[:POSTINGS]
            if len(postings):
                rare.append((postings, weight))
                left -= len(postings)
                only_towns &= word.startswith(WHOLE_PLACE)
        elif frequency and only_towns:
            postings = _within(index.entries(word), run, len(gazetteer))[:CROSSED]
            # A word that is frequent in another country only leaves the turn to the next.
            if len(postings):
                only_towns = False
                rare.append((_crossed(postings, by_frequency[at + 1 :], index, left), weight))
        elif frequency and weight >= TELLING:
            frequent.append((word, weight))
    return _Chosen(rare, frequent, sum(weights) or 1.0)


def _crossed(
    postings: NDArray[np.int32], others: Sequence[tuple[int, str]], index: WordIndex, most: int
) -> NDArray[np.int32]:
    """The entries of a frequent word, narrowed to those that also have other words of the query, the rarest of these
    first, until few are left.
    """
    for _, word in others:
        if len(postings) <= most:
            break
        held = postings[index.hold(word, postings)]
        postings = held if len(held) else postings
    return postings[:most]


class _Found(NamedTuple):
    """Entries of many queries, one after the other; of each query ascending."""

    starts: list[int]
    """Where the entries of each query begin; at the end, where all end."""
    rows: NDArray[np.int64]
    """The query of each."""
    keys: NDArray[np.int64]
    """The query and the entry in one number, ascending."""
    entries: NDArray[np.int32]
    sums: NDArray[np.float32]
    """Of the weights of the query's words that each has."""


def _gathered(chosen: Sequence[_Chosen], bits_of_entry: int) -> _Found:
    """The entries of the rare words and the sum of the weights of those that each has."""
    lists = [postings for each in chosen for postings, _ in each.rare]
    weights = np.array([weight for each in chosen for _, weight in each.rare], np.float32)
    words_of = np.array([len(each.rare) for each in chosen], np.int64)
    sizes = np.array([len(each) for each in lists], np.int64)
    owners = np.repeat(np.arange(len(chosen)), words_of)
    # Sorted by query, entry and word in one number, whose weights then follow each other.
    bits = max(len(lists), 1).bit_length()
    flat = np.concatenate([*lists, np.zeros(0, np.int32)]).astype(np.int64)
    keys = np.repeat(owners << (bits_of_entry + bits) | np.arange(len(lists)), sizes) | flat << bits
    # Runs that ascend already, which a stable sort only merges.
    keys.sort(kind="stable")
    places = keys >> bits
    fresh = np.ones(len(keys), bool)
    np.not_equal(places[1:], places[:-1], out=fresh[1:])
    firsts = np.flatnonzero(fresh)
    of_each = weights[keys & ((1 << bits) - 1)]
    sums = np.add.reduceat(of_each, firsts) if len(firsts) else np.zeros(0, np.float32)
    places = places[firsts]
    rows = places >> bits_of_entry
    starts = np.searchsorted(rows, np.arange(len(chosen) + 1)).tolist()
    entries = (places & ((1 << bits_of_entry) - 1)).astype(np.int32)
    return _Found(starts, rows, places, entries, sums)


def _sums_of_known(found: _Found, known: NDArray[np.int64], bits_of_entry: int) -> NDArray[np.float32]:
    """The sum of the weights of the rare words that each known entry has, a row a query."""
    if not len(found.keys):
        return np.zeros(known.shape, np.float32)
    asked = (np.arange(len(known))[:, None] << bits_of_entry) | np.maximum(known, 0)
    at = np.minimum(np.searchsorted(found.keys, asked), len(found.keys) - 1)
    return np.where(found.keys[at] == asked, found.sums[at], np.float32(0))


def _add_frequent(
    chosen: Sequence[_Chosen],
    gazetteer: Gazetteer,
    found: _Found,
    known: NDArray[np.int64],
    sums_of_known: NDArray[np.float32],
) -> None:
    """Add the weights of frequent words. They find nothing by themselves: they tell among what rarer ones found."""
    asking: dict[tuple[str, float], list[int]] = {}
    for number, each in enumerate(chosen):
        for pair in each.frequent:
            asking.setdefault(pair, []).append(number)
    there = np.maximum(known, 0).astype(np.int32)
    for (word, weight), rows in asking.items():
        hold, added = gazetteer.words.hold, np.float32(weight)
        runs = [slice(found.starts[row], found.starts[row + 1]) for row in rows]
        held = hold(word, np.concatenate([found.entries[run] for run in runs]))
        first = 0
        for run in runs:
            end = first + run.stop - run.start
            found.sums[run] += added * held[first:end]
            first = end
        sums_of_known[rows] += added * hold(word, there[rows])


def _best(
    found: _Found, totals: NDArray[np.float32], gazetteer: Gazetteer
) -> list[tuple[list[int], list[float]]]:
    """The streets of each query of the greatest shares, and then the places of each."""
    shares = found.sums / totals[found.rows]
    are_places = gazetteer.kinds(found.entries) == PLACE
    best = []
    for wanted, some in ((STREETS, np.flatnonzero(~are_places)), (PLACES, np.flatnonzero(are_places))):
        best += _greatest(found.entries[some], shares[some], found.rows[some], len(totals), wanted, gazetteer)
    return best


def _greatest(
    entries: NDArray[np.int32],
    shares: NDArray[np.float32],
    rows: NDArray[np.int64],
    count: int,
    wanted: int,
    gazetteer: Gazetteer,
) -> list[tuple[list[int], list[float]]]:
    """The `wanted` entries of each query that have the greatest shares, with these, the greatest first; of two that are
    equal, the one with more doors first.
    """
    worth = shares + A_DOOR * gazetteer.door_count(entries)
    kept = []
    for first, end in pairwise(np.searchsorted(rows, np.arange(count + 1)).tolist()):
        if end - first > wanted:
            some, least = worth[first:end], end - first - wanted
            parted = some.copy()
            parted.partition(least)
            kept.append((some >= parted[least]).nonzero()[0] + first)
        else:
            kept.append(np.arange(first, end))
    chosen = np.concatenate(kept)
    chosen = chosen[np.lexsort((-worth[chosen], rows[chosen]))]
    told, how = entries[chosen].tolist(), shares[chosen].tolist()
    return [
        (told[first : min(end, first + wanted)], how[first : min(end, first + wanted)])
        for first, end in pairwise(np.searchsorted(rows[chosen], np.arange(count + 1)).tolist())
    ]


def _within(postings: NDArray[np.int32], run: tuple[int, int], entries: int) -> NDArray[np.int32]:
    if run == (0, entries):
        return postings
    first, last = run_of(postings, *run)
    return postings[first:last]
