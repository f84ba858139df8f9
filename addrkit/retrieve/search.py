"""Retrieval: from a query to the entries of the gazetteers that it may mean.

Two ways in, because each finds what the other misses: vectors find what is misspelt, words and postcodes find
what is written right, however long the rest is. The parser's reading helps and never shuts anything out.
"""

from __future__ import annotations

from collections.abc import Sequence
from threading import local
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from addrkit.gazetteer.schema import PLACE
from addrkit.gazetteer.store import Gazetteer
from addrkit.query import Query
from addrkit.retrieve.encoder import Encoder
from addrkit.retrieve.texts import query_text
from addrkit.retrieve.words import place_term, word_terms

NEAREST = 10
"""Entries taken by vector from each gazetteer."""
BY_WORDS = 8
"""Entries taken by words from each gazetteer."""
PLACES = 5
"""Places taken by words, and again by vector."""
POSTINGS = 30_000
"""Postings that one query may read in one gazetteer: bounds its time."""
TELLING = 1.5
"""Weight under which a frequent word is not looked at: more than a fifth of all entries have it."""
CERTAIN = 0.75
"""Confidence from which an inferred country narrows the search."""
AREA_FROM = 2
"""Characters of the shortest area of a postcode that is looked up, beside a lone letter ("M" of "M1 5QA")."""
TIED = 16
"""Times as many entries as are wanted that are looked at where weights tie."""
AREA_DIGITS = 4
"""Digits that a postcode of digits alone is shortened to: the Netherlands' and others' areas have four."""
_NOT_SEARCHED = frozenset({"house_number", "unit", "po_box", "country"})


class Candidate(NamedTuple):
    """An entry proposed for a query."""

    gazetteer: Gazetteer
    entry: int
    cosine: float
    """Between the query's and the entry's vectors; 0 if it was found by words alone."""


class Shard(NamedTuple):
    """A gazetteer, or the run of its entries that lies in one country."""

    gazetteer: Gazetteer
    first: int
    last: int
    """The last entry of the run, excluded."""


def search(
    queries: Sequence[Query], gazetteers: Sequence[Gazetteer], encoder: Encoder
) -> list[list[Candidate]]:
    """The candidates of each query, in no particular order, each entry once."""
    found: list[dict[tuple[Gazetteer, int], Candidate]] = [{} for _ in queries]
    shards = [shards_for(query, gazetteers) for query in queries]
    streets = encoder.encode([query_text(query.parsed) for query in queries])
    places = encoder.encode([place_text(query) for query in queries])
    for shard, members in _by_shard(shards).items():
        _search_vectors(shard, members, streets, places, found)
        for member in members:
            for entry in _search_words(queries[member], shard):
                key = (shard.gazetteer, entry)
                found[member].setdefault(key, Candidate(shard.gazetteer, entry, 0.0))
    return [list(each.values()) for each in found]


def shards_for(query: Query, gazetteers: Sequence[Gazetteer]) -> list[Shard]:
    """What can answer a query: the country's runs if it is known, every gazetteer if not."""
    certain = query.country_certain or query.parsed.country_confidence >= CERTAIN
    if query.country and certain:
        runs = [
            Shard(gazetteer, cover.first_entry, cover.last_entry)
            for gazetteer in gazetteers
            for cover in gazetteer.manifest.coverage
            if cover.country in ("", query.country)
        ]
        if runs or query.country_certain:
            return runs
    return [Shard(gazetteer, 0, len(gazetteer)) for gazetteer in gazetteers]


def search_vectors_near(query: Query, shard: Shard, encoder: Encoder, limit: int) -> list[int]:
    """The entries of one shard that are nearest to a query by vector."""
    vector = encoder.encode([query_text(query.parsed)])
    within = None if (shard.first, shard.last) == (0, len(shard.gazetteer)) else (shard.first, shard.last)
    _, entries = shard.gazetteer.vectors.nearest(vector, limit, within)
    return [entry for entry in entries[0].tolist() if entry >= 0]


def place_text(query: Query) -> str:
    """What the query says about the place alone."""
    parts = (query.value(name) for name in ("suburb", "city", "district", "region", "postcode"))
    return " ".join(part for part in parts if part)


def _by_shard(shards: list[list[Shard]]) -> dict[Shard, list[int]]:
    members: dict[Shard, list[int]] = {}
    for number, each in enumerate(shards):
        for shard in each:
            members.setdefault(shard, []).append(number)
    return members


def _search_vectors(
    shard: Shard,
    members: list[int],
    streets: NDArray[np.float32],
    places: NDArray[np.float32],
    found: list[dict[tuple[Gazetteer, int], Candidate]],
) -> None:
    gazetteer = shard.gazetteer
    searches = [(streets, (shard.first, shard.last), NEAREST)]
    run = gazetteer.place_run(shard.first, shard.last)
    if run is not None and run != (shard.first, shard.last):
        searches.append((places, run, PLACES))
    for vectors, (first, last), limit in searches:
        within = None if (first, last) == (0, len(gazetteer)) else (first, last)
        cosines, entries = gazetteer.vectors.nearest(vectors[members], limit, within)
        for member, row, row_cosines in zip(members, entries.tolist(), cosines.tolist(), strict=True):
            for entry, cosine in zip(row, row_cosines, strict=True):
                if entry >= 0:
                    found[member].setdefault((gazetteer, entry), Candidate(gazetteer, entry, float(cosine)))


def _search_words(query: Query, shard: Shard) -> list[int]:
    """The entries, and the places, that share the most telling words with a query."""
    index = shard.gazetteer.words
    runs = []
    for word in _searched_words(query):
        postings = index.entries(word)
        first, last = np.searchsorted(postings, (shard.first, shard.last))
        if first < last:
            runs.append((index.weight(word), postings[first:last]))
    if not runs:
        return []
    runs.sort(key=lambda pair: len(pair[1]))
    scores = _scratch(len(shard.gazetteer))
    touched: list[NDArray[np.int32]] = []
    frequent: list[tuple[float, NDArray[np.int32]]] = []
    left = POSTINGS
    for weight, postings in runs:
        left -= len(postings)
        if left >= 0 or not touched:
            kept = postings[:POSTINGS]
            touched.append(kept[scores[kept] == 0.0])
            scores[kept] += weight
        elif weight >= TELLING:
            frequent.append((weight, postings))
    entries = np.concatenate(touched)
    for weight, postings in frequent:
        # A frequent word finds nothing by itself; it tells among the entries that the rarer ones found.
        places = np.minimum(np.searchsorted(postings, entries), len(postings) - 1)
        scores[entries[postings[places] == entries]] += weight
    weights = scores[entries]
    scores[entries] = 0.0
    is_place = shard.gazetteer.kinds(entries) == PLACE
    return [
        *_heaviest(shard.gazetteer, entries[~is_place], weights[~is_place], BY_WORDS),
        *_heaviest(shard.gazetteer, entries[is_place], weights[is_place], PLACES),
    ]


def _searched_words(query: Query) -> set[str]:
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
    return found


def _heaviest(
    gazetteer: Gazetteer,
    entries: NDArray[np.int32],
    weights: NDArray[np.float32],
    limit: int,
) -> list[int]:
    """The entries of the greatest weight, of equals those with more doors."""
    most = limit * TIED
    if len(entries) > most:
        chosen = np.argpartition(-weights, most)[:most]
        entries, weights = entries[chosen], weights[chosen]
    order = np.lexsort((-gazetteer.door_count(entries), -weights))
    ordered = entries[order].tolist()
    return [int(entry) for entry in ordered[:limit]]


_held = local()


def _scratch(size: int) -> NDArray[np.float32]:
    """A zeroed array of at least a size, this thread's own; whoever writes to it zeroes it again."""
    held: NDArray[np.float32] | None = getattr(_held, "scores", None)
    if held is None or len(held) < size:
        held = np.zeros(size, np.float32)
        _held.scores = held
    return held
