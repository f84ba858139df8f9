"""Retrieval: from a query to the entries of the gazetteers that it may mean.

Two ways in, because each finds what the other misses: vectors find what is misspelt, words and postcodes find
what is written right, however long the rest is. The parser's reading helps and never shuts anything out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from addrkit.gazetteer.schema import PLACE
from addrkit.gazetteer.store import Gazetteer
from addrkit.index.encoder import Encoder
from addrkit.index.vectors import BY_REGION_FROM
from addrkit.parsing.query import Query
from addrkit.retrieve.at_postcode import streets_at_postcode
from addrkit.retrieve.by_building import streets_of_building
from addrkit.retrieve.by_words import PLACES, search_words
from addrkit.retrieve.candidates import Candidate, EntryHit, Hits, has_like_street, in_order, is_weak
from addrkit.retrieve.glued_types import words_written_otherwise
from addrkit.retrieve.in_town import streets_in_town
from addrkit.retrieve.regions import streets_of_region
from addrkit.retrieve.searched import searched_words
from addrkit.retrieve.texts import place_words_of, query_words

NEAREST = 10
"""Entries taken by vector from each gazetteer."""
CERTAIN = 0.75
"""Confidence from which an inferred country narrows the search."""
UNSEEN = 0.02
"""How far the cosine of an entry that vectors did not find is taken to lie below the last one they found."""
LIKE = 0.7
"""Cosine from which an entry of another country is shown beside it. Streets that were meant, given with another
country, have .73 to .91; the nearest to streets that no gazetteer has, .55."""


class Shard(NamedTuple):
    """A gazetteer, or the run of its entries that lies in one country."""

    gazetteer: Gazetteer
    first: int
    last: int
    """The last entry of the run, excluded."""
    country: str | None = None
    """The country, where the run is one's."""


class _Asked(NamedTuple):
    """Queries with what they are looked up by."""

    queries: Sequence[Query]
    streets: NDArray[np.float32]
    places: NDArray[np.float32]
    words: Sequence[frozenset[str]]
    otherwise: Sequence[Mapping[str, str]]
    """Of unknown words those that they are if a street's type is written apart or joined."""


def search(
    queries: Sequence[Query],
    gazetteers: Sequence[Gazetteer],
    encoder: Encoder,
    without: Sequence[Collection[tuple[Gazetteer, int]]] | None = None,
) -> list[list[Candidate]]:
    """The candidates of each query, the likeliest first, each entry once.

    Where nothing in the query's country is like it, what is like it in others is among them. `without` has for each
    query the entries that are not to be found: to learn and to measure what is said where a street is not there.
    """
    vectors = encoder.encode_words([*map(query_words, queries), *map(place_words_of, queries)])
    asked = _Asked(
        queries,
        vectors[: len(queries)],
        vectors[len(queries) :],
        [searched_words(query) for query in queries],
        [words_written_otherwise(query) for query in queries],
    )
    shards = [shards_for(query, gazetteers) for query in queries]
    found = _search(asked, shards)
    _leave_out(found, without)
    elsewhere = {
        number: others
        for number, hits in enumerate(found)
        if is_weak(hits) and (others := _others(shards[number], gazetteers))
    }
    for number, hits in enumerate(found):
        like_street = has_like_street(hits)
        if not like_street:
            _add_streets_in_town(hits, queries[number], shards[number])
        if not like_street or _may_lack_its_street(queries[number]):
            _add_streets_at_postcode(hits, queries[number], shards[number])
            _add_streets_of_building(hits, queries[number], shards[number])
    for number, hits in _elsewhere(asked, elsewhere).items():
        found[number] |= hits
    _leave_out(found, without)
    return [in_order(hits) for hits in found]


def _leave_out(found: Sequence[Hits], without: Sequence[Collection[tuple[Gazetteer, int]]] | None) -> None:
    for hits, gone in zip(found, without or (), strict=False):
        for each in gone:
            hits.pop(each, None)


def shards_for(query: Query, gazetteers: Sequence[Gazetteer]) -> list[Shard]:
    """What can answer a query: the country's runs if it is known, every gazetteer if not."""
    certain = query.country_certain or query.parsed.country_confidence >= CERTAIN
    if query.country and certain:
        runs = [
            Shard(gazetteer, cover.first_entry, cover.last_entry, cover.country or None)
            for gazetteer in gazetteers
            for cover in gazetteer.manifest.coverage
            if cover.country in ("", query.country)
        ]
        if runs or query.country_certain:
            return runs
    return [Shard(gazetteer, 0, len(gazetteer)) for gazetteer in gazetteers]


def _others(shards: Sequence[Shard], gazetteers: Sequence[Gazetteer]) -> list[Shard]:
    """The gazetteers, or what of them was not searched."""
    searched: dict[Gazetteer, list[tuple[int, int]]] = {}
    for shard in shards:
        searched.setdefault(shard.gazetteer, []).append((shard.first, shard.last))
    others = []
    for gazetteer in gazetteers:
        start = 0
        for first, last in sorted(searched.get(gazetteer, [])):
            if start < first:
                others.append(Shard(gazetteer, start, first))
            start = last
        if start < len(gazetteer):
            others.append(Shard(gazetteer, start, len(gazetteer)))
    return others


def _add_streets_in_town(hits: Hits, query: Query, shards: Sequence[Shard]) -> None:
    for shard in shards:
        for entry, likeness in streets_in_town(query, shard.gazetteer, (shard.first, shard.last)):
            known = hits.get((shard.gazetteer, entry))
            if known is None:
                hits[shard.gazetteer, entry] = EntryHit(0.0, False, likeness, 0.0)
            else:
                known.likeness = max(known.likeness, likeness)


def _may_lack_its_street(query: Query) -> bool:
    """Whether a house may be told by its name or its postcode rather than by its street."""
    return query.value("street") is None or query.value("building") is not None


def _add_streets_at_postcode(hits: Hits, query: Query, shards: Sequence[Shard]) -> None:
    for shard in shards:
        for entry in streets_at_postcode(query, shard.gazetteer, (shard.first, shard.last)):
            hits.setdefault((shard.gazetteer, entry), EntryHit(0.0, False, 0.0, 0.0)).at_postcode = True


def _add_streets_of_building(hits: Hits, query: Query, shards: Sequence[Shard]) -> None:
    for shard in shards:
        for entry in streets_of_building(query, shard.gazetteer, (shard.first, shard.last)):
            hits.setdefault((shard.gazetteer, entry), EntryHit(0.0, False, 0.0, 0.0)).at_postcode = True


def _elsewhere(asked: _Asked, shards: Mapping[int, Sequence[Shard]]) -> dict[int, Hits]:
    """What is like some queries in shards that were not searched before."""
    found: dict[int, Hits] = {}
    numbers = list(shards)
    for shard, members in _by_shard(shards.values()).items():
        here = [numbers[member] for member in members]
        cosines, entries = shard.gazetteer.vectors.nearest(
            asked.streets[here], NEAREST, (shard.first, shard.last)
        )
        like = np.where(cosines >= LIKE, entries, -1)
        some = np.flatnonzero((like >= 0).any(axis=1))
        if not len(some):
            continue
        members = [here[row] for row in some.tolist()]
        for number, hits in zip(
            members, _hits(asked, shard, members, cosines[some], like[some]), strict=True
        ):
            found.setdefault(number, {}).update((key, hit) for key, hit in hits.items() if hit.cosine >= LIKE)
    return found


def _search(asked: _Asked, shards: Sequence[Sequence[Shard]]) -> list[Hits]:
    found: list[Hits] = [{} for _ in asked.queries]
    for shard, members in _by_shard(shards).items():
        cosines = np.empty((len(members), NEAREST), np.float32)
        entries = np.empty((len(members), NEAREST), np.int64)
        for streets, rows in _by_region(asked.queries, shard, members).items():
            cosines[rows], entries[rows] = _nearest(
                shard, streets, asked.streets[[members[row] for row in rows]]
            )
        for member, hits in zip(members, _hits(asked, shard, members, cosines, entries), strict=True):
            found[member] |= hits
        _add_places(found, shard, members, asked.places)
    return found


def _by_region(
    queries: Sequence[Query], shard: Shard, members: Sequence[int]
) -> dict[tuple[int, int] | None, list[int]]:
    """The places of members by the streets of the region that each names; None where it names none for sure."""
    if shard.country is None or shard.last - shard.first < BY_REGION_FROM:
        return {None: list(range(len(members)))}
    found: dict[tuple[int, int] | None, list[int]] = {}
    for at, member in enumerate(members):
        streets = streets_of_region(queries[member], shard.gazetteer, (shard.first, shard.last))
        found.setdefault(streets, []).append(at)
    return found


def _nearest(
    shard: Shard, streets: tuple[int, int] | None, vectors: NDArray[np.float32]
) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """The nearest entries of a shard, or of some of its streets and all that is no street."""
    nearest = shard.gazetteer.vectors.nearest
    if streets is None:
        return nearest(vectors, NEAREST, (shard.first, shard.last))
    places = shard.gazetteer.place_run(shard.first, shard.last)
    cosines, entries = nearest(vectors, NEAREST, streets)
    if places is None:
        return cosines, entries
    more = nearest(vectors, NEAREST, (places[0], shard.last))
    cosines, entries = np.hstack([cosines, more[0]]), np.hstack([entries, more[1]])
    order = np.argsort(-cosines, axis=1, kind="stable")[:, :NEAREST]
    return np.take_along_axis(cosines, order, axis=1), np.take_along_axis(entries, order, axis=1)


def _by_shard(shards: Iterable[Sequence[Shard]]) -> dict[Shard, list[int]]:
    members: dict[Shard, list[int]] = {}
    for number, each in enumerate(shards):
        for shard in each:
            members.setdefault(shard, []).append(number)
    return members


def _hits(
    asked: _Asked,
    shard: Shard,
    members: Sequence[int],
    cosines: NDArray[np.float32],
    entries: NDArray[np.int64],
) -> list[Hits]:
    """For each member the entries of a shard that vectors found, and those that words find."""
    gazetteer = shard.gazetteer
    are_places = gazetteer.kinds(np.maximum(entries, 0)) == PLACE
    by_words = search_words(
        [asked.words[member] for member in members],
        gazetteer,
        (shard.first, shard.last),
        entries,
        [asked.otherwise[member] for member in members],
    )
    found: list[Hits] = []
    for row in zip(by_words, entries.tolist(), cosines.tolist(), are_places.tolist(), strict=True):
        hits: Hits = {}
        words, near, likenesses, kinds = row
        least = 0.0
        for entry, cosine, share, is_one in zip(near, likenesses, words.shares_of_known, kinds, strict=True):
            if entry >= 0:
                least = cosine
                if (key := (gazetteer, entry)) not in hits:
                    hits[key] = EntryHit(cosine, is_one, cosine, share)
        unseen = max(least - UNSEEN, 0.0)
        for entry, share, is_one in zip(words.entries, words.shares, words.are_places, strict=True):
            if (key := (gazetteer, entry)) not in hits:
                hits[key] = EntryHit(0.0, is_one, unseen, share)
        found.append(hits)
    return found


def _add_places(found: Sequence[Hits], shard: Shard, members: list[int], places: NDArray[np.float32]) -> None:
    """The places that are nearest to what a query says of the place."""
    gazetteer = shard.gazetteer
    run = gazetteer.place_run(shard.first, shard.last)
    if run is None or run == (shard.first, shard.last):
        return
    cosines, entries = gazetteer.vectors.nearest(places[members], PLACES, run)
    for member, row, row_cosines in zip(members, entries.tolist(), cosines.tolist(), strict=True):
        for entry, cosine in zip(row, row_cosines, strict=True):
            if entry < 0:
                continue
            hit = found[member].get((gazetteer, entry))
            if hit is None:
                # Its cosine is of another text, so it does not tell where it stands among the streets.
                found[member][gazetteer, entry] = EntryHit(cosine, True, 0.0, 0.0)
            elif hit.cosine == 0.0:
                hit.cosine, hit.is_place = cosine, True
