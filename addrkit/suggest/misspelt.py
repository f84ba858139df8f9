"""The entries of one gazetteer that may be meant by words with slips."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from addrkit.gazetteer.store import Gazetteer
from addrkit.index.columns import distinct
from addrkit.locale.terms import word_terms
from addrkit.locale.text import folded_words
from addrkit.suggest.as_looked_up import as_looked_up
from addrkit.suggest.hits import OUT_OF_ORDER, Entries, Hit, Ranking, within
from addrkit.suggest.lookup import Lookup
from addrkit.suggest.names import NameIndex
from addrkit.suggest.order import stray_numbers
from addrkit.suggest.postings import Rows
from addrkit.suggest.reading import TypedReading
from addrkit.suggest.slips import SlipIndex, slips_allowed
from addrkit.suggest.town_names import OTHER_TOWN, TownNames
from addrkit.suggest.typed import TypedToken

SLIP = -3.0
"""Added to the score for each slip."""
MISSING = -7.0
"""Added to the score for each word that the entry does not explain."""
UNTYPED = -4.0
"""The same of a word for a type of streets where the entry's name has none: registers leave it out."""
BEHIND = 0.01
"""How much less an entry scores that lacks a word than one that has all."""
FEW = 5_000
"""Entries of the second rarest word up to which they are looked at where words may be misspelt."""
STARTS = 8
"""Corrected first words whose place at the beginning of names is looked at."""
SURE_FROM = 5
"""Letters of a word from which one with a slip is enough beside others that are unknown, if nothing says street."""
TELLING = 0.6
"""Share of the weight of a name's most telling word from which another tells as well."""


class _MeantWords(NamedTuple):
    """The known words that typed ones may be."""

    words: frozenset[int]
    runs: tuple[tuple[int, int], ...]
    """Runs of several of them: those that begin as typed."""

    @classmethod
    def of(cls, meant: Iterable[Sequence[tuple[int, Rows]]]) -> _MeantWords:
        """Made of the forms that each typed word may stand for, listed by the number of slips."""
        runs = [run for forms in meant for _, rows in forms for run in rows]
        words = frozenset(first for first, last in runs if last == first + 1)
        return cls(words, tuple(run for run in runs if run[1] > run[0] + 1))


class MisspeltFinder:
    """One gazetteer as it is asked where words may be misspelt."""

    def __init__(
        self,
        gazetteer: Gazetteer,
        names: NameIndex,
        lookup: Lookup,
        slips: SlipIndex,
        towns: TownNames,
        ranking: Ranking,
    ) -> None:
        self.gazetteer = gazetteer
        self.names = names
        self.lookup = lookup
        self.slips = slips
        self._towns = towns
        self._ranking = ranking
        self._telling = lru_cache(maxsize=lookup.kept)(self._telling_words)

    def find(
        self, reading: TypedReading, run: tuple[int, int], near: tuple[float, float] | None
    ) -> list[Hit]:
        """The entries whose names hold the typed words, where words may be misspelt and some of several unknown."""
        words = as_looked_up(reading.words, self.lookup)
        meant = [self._meant(word) for word in words]
        entries = self._holding_any(meant, run)
        if not len(entries):
            return []
        total = np.zeros(len(entries))
        missing = np.zeros(len(entries), np.int64)
        types = self.lookup.street_types
        is_address = reading.number is not None or any(word.folded in types for word in words)
        told = np.full(len(entries), is_address)
        for word, forms in zip(words, meant, strict=True):
            unexplained = UNTYPED if word.folded in types else MISSING
            cost = np.full(len(entries), unexplained)
            for slips, rows in sorted(forms, reverse=True):
                held = self.lookup.hold(rows, entries) if slips else self.lookup.hold_most(word, entries)
                cost[held] = SLIP * slips
                if not slips or len(word.folded) >= SURE_FROM:
                    told |= held
            missing += cost == unexplained
            total += cost
        # "7 rue henri dunant" may be of a register that has the name alone.
        first = 1 if len(words) > 1 and words[0].folded in types else 0
        begin = self._begin_as_meant(meant[0], words[0], entries)
        if first:
            begin |= self._begin_as_meant(meant[first], words[first], entries)
        total += np.where(begin, 0.0, OUT_OF_ORDER)
        total += np.where(self._towns.hold(words, entries), 0.0, OTHER_TOWN) + stray_numbers(words, reading)
        whole = missing == 0
        found = self._ranking.best(reading, entries[whole], total[whole], near)
        kept = ~whole & told & (missing <= 2 * len(words) // 3)
        lacking = self._ranking.best(reading, entries[kept], total[kept], near)
        # However large the town is, what explains every word comes before it; but not by slip upon slip.
        most = max(found[0].score, MISSING) - BEHIND if found else float("inf")
        scores = (hit.score + self._of_other_type(hit.entry, words) for hit in lacking)
        found += [replace(hit, score=min(score, most)) for hit, score in zip(lacking, scores, strict=True)]
        beside: dict[int, tuple[int, ...]] = {}
        known: dict[tuple[int, ...], _MeantWords] = {}
        named: list[Hit] = []
        towns = self.gazetteer.towns(np.array([hit.entry for hit in found], np.int64)).tolist()
        for hit, town in zip(found, towns, strict=True):
            if town not in beside:
                beside[town] = self._beside_the_town(hit.entry, words)
            own = beside[town]
            if own not in known:
                known[own] = _MeantWords.of(meant[at] for at in own)
            if self._is_named(hit.entry, known[own]):
                named.append(hit)
        return named

    def _of_other_type(self, entry: int, words: Sequence[TypedToken]) -> float:
        """The penalty of an entry whose name has another type of streets than the one typed: one that is not there is
        a word like others then.
        """
        types = self.lookup.street_types
        name = frozenset(folded_words(self.gazetteer.name_of(entry)[1]))
        said = [frozenset(self.lookup.spellings(word.folded)) for word in words if word.folded in types]
        own = (name & types).difference(*said)
        return MISSING - UNTYPED if own and any(map(name.isdisjoint, said)) else 0.0

    def _beside_the_town(self, entry: int, words: Sequence[TypedToken]) -> tuple[int, ...]:
        """The places of the words that are not those of an entry's town, where its name has several."""
        town = folded_words(self.gazetteer.entry(entry).city or "")
        folded = [word.folded for word in words]
        for first in range(len(words) - len(town) + 1 if len(town) > 1 else 0):
            if folded[first : first + len(town)] == town:
                return (*range(first), *range(first + len(town), len(words)))
        return tuple(range(len(words)))

    def _is_named(self, entry: int, meant: _MeantWords) -> bool:
        """Whether a telling word of an entry's own name was typed, be it misspelt.

        "Valencia St, San Francisco" does not offer another street of San Francisco, not even Francisco Street.
        """
        rows = self._telling(entry)
        if not rows or not meant.words.isdisjoint(rows):
            return True
        return any(first <= row < last for first, last in meant.runs for row in rows)

    def _telling_words(self, entry: int) -> frozenset[int]:
        """The known words that are telling ones of an entry's own name, in any spelling."""
        index = self.gazetteer.words
        named = folded_words(self.gazetteer.name_of(entry)[1])
        # "Vila" tells which Vila no more than "street" does.
        words = [word for word in named if word not in self.lookup.level_words] or named
        weights = [min(map(index.weight, self.lookup.spellings(word))) for word in words]
        telling = [
            word
            for word, weight in zip(words, weights, strict=True)
            if weight >= TELLING * max(weights) and not word.isdigit()
        ]
        forms = {form for word in telling for form in (*self.lookup.spellings(word), *word_terms(word))}
        # A telling word that is not among the known ones is none that was typed.
        known = (row for form in forms if (row := index.row(form)) is not None)
        return frozenset(known) or (frozenset((-1,)) if telling else frozenset())

    def _meant(self, word: TypedToken) -> list[tuple[int, Rows]]:
        """The known words that may be meant by a typed one, by the number of slips."""
        forms: list[tuple[int, Rows]] = [(0, self.lookup.of(word))]
        if len(word.folded) == 1 and word.finished and word.folded.isalpha():
            forms.append((1, self.lookup.rows(word.folded, False)))
        # A code with another letter is another code: "EC1A" is not the beginning of Ecatepec.
        allowed = slips_allowed(word.folded) if not word.has_digit else 0
        if allowed:
            near = self.slips.near(word.folded, word.finished, allowed)
            for slips in range(1, allowed + 1):
                rows = tuple((row, row + 1) for row, count in near if count == slips)
                if rows:
                    forms.append((slips, rows))
        return [(slips, rows) for slips, rows in forms if rows]

    def _holding_any(self, meant: Sequence[Sequence[tuple[int, Rows]]], run: tuple[int, int]) -> Entries:
        """The entries of a run that hold one of the two rarest words; of the second, only if it is rare enough."""
        counted = sorted(
            (sum(self.lookup.count(rows) for _, rows in forms), at) for at, forms in enumerate(meant) if forms
        )
        found = [
            self.lookup.entries(rows)
            for rank, (count, at) in enumerate(counted[:2])
            if rank == 0 or count <= FEW
            for _, rows in meant[at]
        ]
        return within(distinct(np.concatenate(found)), run) if found else np.zeros(0, np.int64)

    def _begin_as_meant(
        self, forms: Sequence[tuple[int, Rows]], word: TypedToken, entries: Entries
    ) -> NDArray[np.bool_]:
        """Which names begin with the first word, or with what it may be meant for."""
        begin = self.names.named(entries, self.names.run(word.folded, False))
        for slips, rows in forms:
            for first, _ in rows[: STARTS if slips else 0]:
                meant = self.gazetteer.words.word(first)
                begin |= self.names.named(entries, self.names.run(meant, False))
        return begin
