"""Comparing words: which words of the query stand for which words of an entry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

ALIKE = 0.72
"""Likeness under which two words are not taken for one. Of one-slip pairs in the registers 98 % lie above."""
SHORT = 3
"""Letters up to which a word must be the same: slips in short words make other words."""
ABBREVIATED = 0.8
"""Likeness of a word and its beginning of at least three letters ("prof" and "professor")."""
INITIAL = 0.6
"""Likeness of a word and its first letter ("J" and "John")."""


class Match(NamedTuple):
    """A share in [0, 1] and the places of the query's words that stand for it."""

    share: float
    places: tuple[int, ...]


class WordTable:
    """The likeness of each word of a query with each word of its candidates, computed once in one call."""

    def __init__(self, query: Sequence[str], others: Iterable[str]) -> None:
        self.query = tuple(query)
        self._columns = {word: column for column, word in enumerate(dict.fromkeys(others))}
        self._rows = [_row(column) for column in self._likeness().T.tolist()]
        self._begun: dict[str, list[tuple[int, str]]] = {}
        for place, word in enumerate(self.query):
            if not word.isdigit():
                self._begun.setdefault(word[0], []).append((place, word))
        self._alike: dict[str, tuple[tuple[int, float], ...]] = {}

    def _likeness(self) -> NDArray[np.float32]:
        others = list(self._columns)
        if not others or not self.query:
            return np.zeros((len(self.query), len(others)), np.float32)
        table: NDArray[np.float32] = process.cdist(
            self.query, others, scorer=fuzz.ratio, score_cutoff=ALIKE * 100, dtype=np.float32
        )
        return table / np.float32(100)

    def alike(self, word: str) -> tuple[tuple[int, float], ...]:
        """The places of query words that may stand for a word, and how like it they are, best first."""
        known = self._alike.get(word)
        if known is None:
            known = self._alike[word] = self._find_alike(word)
        return known

    def _find_alike(self, word: str) -> tuple[tuple[int, float], ...]:
        found = [
            (place, likeness)
            for place, likeness in self._rows[self._columns[word]]
            if likeness == 1.0 or not _must_be_same(word, self.query[place])
        ]
        if not found or found[0][1] < ABBREVIATED:
            found.extend((place, share) for place, share in self._shortened(word))
            found.sort(key=lambda pair: -pair[1])
        return tuple(found)

    def _shortened(self, word: str) -> Iterable[tuple[int, float]]:
        for place, typed in self._begun.get(word[0], ()):
            if len(typed) < len(word) and word.startswith(typed):
                if len(typed) >= SHORT:
                    yield place, ABBREVIATED
                elif len(typed) == 1 and len(word) > SHORT:
                    yield place, INITIAL

    def cover(
        self, words: Sequence[str], weights: Mapping[str, float], excluded: frozenset[int] = frozenset()
    ) -> Match:
        """The weighted share of some words that the query has; each query word stands for one of them."""
        total = sum(weights[word] for word in words)
        if not total:
            return Match(0.0, ())
        taken: set[int] = set()
        share = 0.0
        for word in sorted(words, key=lambda each: -weights[each]):
            for place, likeness in self.alike(word):
                if place not in taken and place not in excluded:
                    taken.add(place)
                    share += weights[word] * likeness
                    break
        return Match(share / total, tuple(sorted(taken)))


def _row(likeness: list[float]) -> list[tuple[int, float]]:
    found = [(place, share) for place, share in enumerate(likeness) if share]
    found.sort(key=lambda pair: -pair[1])
    return found


def _must_be_same(one: str, other: str) -> bool:
    """Whether likeness is not enough: numbers, and words too short to carry a slip."""
    if min(len(one), len(other)) <= SHORT:
        return True
    return any(map(str.isdigit, one)) or any(map(str.isdigit, other))
