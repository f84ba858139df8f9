"""The way in by words: the entries that share the most telling words and postcodes with a query.

Queries are answered many at once: the postings of all their words are added up by one sort, because a call of numpy
for each word of each query took longer than the sums.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from addrkit.gazetteer.schema import PLACE
from addrkit.gazetteer.store import Gazetteer
from addrkit.index.columns import run_of
from addrkit.index.words import WordIndex
from addrkit.locale.terms import WHOLE_PLACE, place_term, place_words, word_terms
from addrkit.parsing.query import Query

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
AREA_FROM = 2
"""Characters of the shortest area of a postcode that is looked up, beside a lone letter ("M" of "M1 5QA")."""
AREA_DIGITS = 4
"""Digits that a postcode of digits alone is shortened to: the Netherlands' and others' areas have four."""
_NOT_SEARCHED = frozenset({"house_number", "unit", "po_box", "country"})


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
) -> list[WordHits]:
    """For each query the entries of a run that share the most telling words with it, and the places among them.

    `known` has a row a query: entries found otherwise, whose shares are told as well; -1 where there are fewer.
    """
    chosen = [_chosen(each, gazetteer, run) for each in searched]
    entries, sums, size = _gathered(chosen, known, len(gazetteer).bit_length())
    _add_frequent(chosen, gazetteer, entries, sums)
    totals: NDArray[np.float32] = np.array([[each.total] for each in chosen], np.float32)
    shares = np.asarray(np.divide(sums, totals), np.float32)
    found, of_known = np.ascontiguousarray(shares[:, :size]), shares[:, size:]
    there = found > -np.inf
    is_place = there & (gazetteer.kinds(entries[:, :size]) == PLACE)
    best = _best(np.concatenate([there ^ is_place, is_place]), found, (STREETS, PLACES), entries, gazetteer)
    of_known = np.where(known >= 0, of_known, np.float32(0))
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
    """The entries of a frequent word that have others of the query too, the rarest first, until few are left."""
    for _, word in others:
        if len(postings) <= most:
            break
        held = postings[index.hold(word, postings)]
        postings = held if len(held) else postings
    return postings[:most]


def _gathered(
    chosen: Sequence[_Chosen], known: NDArray[np.int64], bits_of_entry: int
) -> tuple[NDArray[np.int32], NDArray[np.float32], int]:
    """The entries of the rare words and the sum of the weights of those that each has.

    Both have a row a query: first the entries that were found, as many columns as the last number says, their sums
    -inf behind a query's last; then those that were known, their sums 0 where no rare word finds them.
    """
    lists = [postings for each in chosen for postings, _ in each.rare]
    weights = np.array([weight for each in chosen for _, weight in each.rare], np.float32)
    words_of = np.array([len(each.rare) for each in chosen], np.int64)
    sizes = np.array([len(each) for each in lists], np.int64)
    owners = np.repeat(np.arange(len(chosen)), words_of)
    # Sorted by query, entry and word in one number, whose weights then follow each other.
    bits = max(len(lists), 1).bit_length()
    flat = np.concatenate([*lists, np.zeros(0, np.int32)]).astype(np.int64)
    keys = np.repeat(owners << (bits_of_entry + bits) | np.arange(len(lists)), sizes) | flat << bits
    keys.sort()
    places = keys >> bits
    fresh = np.ones(len(keys), bool)
    np.not_equal(places[1:], places[:-1], out=fresh[1:])
    starts = np.flatnonzero(fresh)
    of_each = weights[keys & ((1 << bits) - 1)]
    sums = np.add.reduceat(of_each, starts) if len(starts) else np.zeros(0, np.float32)
    places = places[starts]
    rows = places >> bits_of_entry
    counts = np.bincount(rows, minlength=len(chosen))
    size = int(counts.max(initial=0))
    columns = np.arange(len(rows)) - np.repeat(np.cumsum(counts) - counts, counts)
    width = size + known.shape[1]
    entries = np.zeros((len(chosen), width), np.int32)
    table = np.full((len(chosen), width), -np.inf, np.float32)
    entries[rows, columns] = places & ((1 << bits_of_entry) - 1)
    table[rows, columns] = sums
    entries[:, size:] = np.maximum(known, 0)
    if len(places):
        asked = (np.arange(len(chosen))[:, None] << bits_of_entry) | np.maximum(known, 0)
        at = np.minimum(np.searchsorted(places, asked), len(places) - 1)
        table[:, size:] = np.where(places[at] == asked, sums[at], np.float32(0))
    else:
        table[:, size:] = 0
    return entries, table, size


def _add_frequent(
    chosen: Sequence[_Chosen],
    gazetteer: Gazetteer,
    entries: NDArray[np.int32],
    sums: NDArray[np.float32],
) -> None:
    """Add the weights of frequent words. They find nothing by themselves: they tell among what rarer ones found."""
    asking: dict[tuple[str, float], list[int]] = {}
    for number, each in enumerate(chosen):
        for pair in each.frequent:
            asking.setdefault(pair, []).append(number)
    for (word, weight), rows in asking.items():
        sums[rows] += np.float32(weight) * gazetteer.words.hold(word, entries[rows])


def _best(
    some: NDArray[np.bool_],
    shares: NDArray[np.float32],
    most: tuple[int, ...],
    entries: NDArray[np.int32],
    gazetteer: Gazetteer,
) -> list[tuple[list[int], list[float]]]:
    """Some entries of each row, of the greatest shares; of equal ones, those with more doors.

    `some` has all rows of `shares` once for each number of `most`, and says which entries of each are chosen from, up
    to that number.
    """
    count, width = shares.shape
    flat = np.flatnonzero(some)
    rows = flat // width
    here = flat % (count * width)
    values = shares.ravel()[here]
    counts = np.repeat(most, count)
    ends = np.cumsum(np.bincount(rows, minlength=len(some)))
    starts = np.append(0, ends[:-1])
    # The bits of positive floats ascend as they do. Sorted by row and share, the last that is wanted tells the rest.
    keys = (rows << _SHARE_BITS) | ((1 << _SHARE_BITS) - 1 - values.view(np.uint32).astype(np.int64))
    last = np.sort(keys)[np.minimum(starts + counts, np.maximum(ends, 1)) - 1] if len(keys) else keys
    chosen = np.flatnonzero(keys <= last[rows])
    rows, values, here = rows[chosen], values[chosen], here[chosen]
    found = entries.ravel()[here // width * entries.shape[1] + here % width]
    order = np.lexsort((-values - A_DOOR * gazetteer.door_count(found), rows))
    ends = np.cumsum(np.bincount(rows, minlength=len(some)))
    starts = np.append(0, ends[:-1])
    told, how = found[order].tolist(), values[order].tolist()
    return [
        (told[start : min(end, start + wanted)], how[start : min(end, start + wanted)])
        for start, end, wanted in zip(starts.tolist(), ends.tolist(), counts.tolist(), strict=True)
    ]


_SHARE_BITS = 32


def searched_words(query: Query) -> frozenset[str]:
    """The query's words as its country contracts them, and its postcodes with the areas they lie in."""
    conventions = query.conventions
    found = set()
    for word, label in zip(query.words, query.labels, strict=True):
        if label in _NOT_SEARCHED:
            continue
        plain = word_terms(word.folded)
        for term in plain if conventions is None else conventions.parted_all(plain):
            # Entries are indexed under both forms; the contracted one finds them all.
            found.add(conventions.contract(term) if conventions else term)
    for name in ("city", "suburb"):
        value = query.value(name)
        if value:
            found.add(place_term(value, conventions))
            # A town's other name ("NY") is not what its streets are indexed by.
            found.update(place_words(value, conventions))
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
