"""The readings of a query: one way to read it, with what was found for it and the verdict; and the stages that read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from addrkit.compare.compare import Compared, compare
from addrkit.compare.query_words import QueryWords
from addrkit.gazetteer.own_encoder import encoder_of
from addrkit.gazetteer.store import Gazetteer
from addrkit.index.encoder import Encoder
from addrkit.judge.decide import Ranked, rank_streets
from addrkit.judge.llm.adviser import Adviser
from addrkit.judge.policy import Policy
from addrkit.judge.score.score import Matcher
from addrkit.judge.verdict import judge
from addrkit.parsing.parser import Parser
from addrkit.parsing.query import Query
from addrkit.quickly_made import quickly_made
from addrkit.retrieve.candidates import Candidate
from addrkit.retrieve.search import search
from addrkit.types import Verification

_AT_ONCE = 64
"""Queries that are compared before they are ranked and judged: enough to make numpy's own cost small."""


@quickly_made
@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a query, with the candidates found and the verdict reached."""

    how: str
    """What was done to read it so: "as typed", "as an address of FR"."""
    query: Query
    candidates: int
    """How many streets and places were found for it."""
    ranked: Ranked
    """The streets and buildings that are worth a score, the likeliest first."""
    places: Callable[[], Sequence[Compared]]
    """Compares the places. They wait until they are asked for: where a street decides, nobody asks."""
    verdict: Verification


@quickly_made
@dataclass(frozen=True, slots=True)
class Judged:
    """A query with every reading of it that was tried."""

    readings: tuple[Reading, ...]
    """In the order in which they were tried."""
    winner: int = 0
    """The index of the reading whose verdict stands."""

    @property
    def best(self) -> Reading:
        """The reading whose verdict stands."""
        return self.readings[self.winner]

    def tried(self, reading: Reading, *, wins: bool) -> Judged:
        """The readings so far and one more."""
        return Judged((*self.readings, reading), len(self.readings) if wins else self.winner)


class Stages:
    """Retrieve, compare and judge on open gazetteers, with the models and the policy to do it by."""

    def __init__(
        self,
        gazetteers: Sequence[Gazetteer],
        parser: Parser,
        matcher: Matcher,
        policy: Policy,
        adviser: Adviser | None = None,
    ) -> None:
        """Raises GazetteerError if a gazetteer was built with an encoder that is not here."""
        self.gazetteers = tuple(gazetteers)
        self.parser = parser
        self.matcher = matcher
        self.policy = policy
        self.adviser = adviser
        self._shards = _by_encoder(self.gazetteers)

    def read(self, queries: Sequence[Query], how: Sequence[str]) -> list[Reading]:
        """The queries judged, each a reading; `how` says of each in what way it was read."""
        found = self.candidates(queries)
        readings: list[Reading] = []
        for start in range(0, len(queries), _AT_ONCE):
            stop = start + _AT_ONCE
            readings += self._read_some(queries[start:stop], how[start:stop], found[start:stop])
        return readings

    def _read_some(
        self, queries: Sequence[Query], how: Sequence[str], found: Sequence[Sequence[Candidate]]
    ) -> list[Reading]:
        tables: list[dict[str | None, QueryWords]] = [{} for _ in queries]
        compared = [
            compare(query, [each for each in some if not each.is_place], words)
            for query, some, words in zip(queries, found, tables, strict=True)
        ]
        all_ranked = rank_streets(compared, self.matcher)
        readings = []
        for way, query, some, words, ranked in zip(how, queries, found, tables, all_ranked, strict=True):
            localities = [each for each in some if each.is_place]
            verdict = self._judge(query, ranked, partial(compare, query, localities, words))
            # What the words of a query are like is many small things: they go when it is judged.
            words.clear()
            readings.append(
                Reading(way, query, len(some), ranked, partial(compare, query, localities), verdict)
            )
        return readings

    def ranked_otherwise(self, reading: Reading, ranked: Ranked, how: str) -> Reading:
        """A reading of the same query and candidates, judged with another ranking of the streets."""
        verdict = self._judge(reading.query, ranked, reading.places)
        return replace(reading, how=how, ranked=ranked, verdict=verdict)

    def candidates(self, queries: Sequence[Query]) -> list[list[Candidate]]:
        """What the gazetteers hold that each query may mean."""
        found: list[list[Candidate]] = [[] for _ in queries]
        for encoder, gazetteers in self._shards:
            for candidates, more in zip(found, search(queries, gazetteers, encoder), strict=True):
                candidates.extend(more)
        return found

    def _judge(self, query: Query, ranked: Ranked, places: Callable[[], Sequence[Compared]]) -> Verification:
        return judge(query, ranked, places, self.gazetteers, self.matcher, self.policy)


def _by_encoder(gazetteers: Sequence[Gazetteer]) -> tuple[tuple[Encoder, tuple[Gazetteer, ...]], ...]:
    """The gazetteers by the encoder that their vectors were made with. Raises GazetteerError."""
    found: dict[str, tuple[Encoder, tuple[Gazetteer, ...]]] = {}
    for each in gazetteers:
        encoder, others = found.get(each.manifest.encoder) or (encoder_of(each), ())
        found[each.manifest.encoder] = (encoder, (*others, each))
    return tuple(found.values())
