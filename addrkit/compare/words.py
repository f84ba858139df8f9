"""Comparing words: which words of the query stand for which words of an entry."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from rapidfuzz import fuzz, process

from addrkit.bounds import NAMES_KEPT, OF_GAZETTEER_KEPT

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


class Weights(dict[str, float]):
    """How telling each word is in one gazetteer, worked out once. Two are the same only if they are one object.

    >>> weights = Weights(lambda word: len(word) / 2)
    >>> weights["kerk"], weights
    (2.0, {'kerk': 2.0})
    """

    def __init__(self, find: Callable[[str], float]) -> None:
        super().__init__()
        self._find = find
        # Kept here, not in the module: what finds weights holds its gazetteer.
        self.heaviest_first = lru_cache(maxsize=OF_GAZETTEER_KEPT)(self._heaviest_first)

    def __missing__(self, word: str) -> float:
        """Work it out and keep it; what people type has no end, so all are forgotten where they are too many."""
        if len(self) >= NAMES_KEPT:
            self.clear()
        found = self[word] = self._find(word)
        return found

    def _heaviest_first(self, words: tuple[str, ...]) -> tuple[float, tuple[tuple[str, float], ...]]:
        """The weight of all words together, then each word with its weight, the heaviest first."""
        weighted = [(word, self[word]) for word in words]
        total = sum([weight for _, weight in weighted])
        weighted.sort(key=itemgetter(1), reverse=True)
        return total, tuple(weighted)

    __hash__ = object.__hash__  # type: ignore[assignment]


class WordTable:
    """The likeness of each word of a query with each word of its candidates, computed in one call for many."""

    def __init__(self, query: Sequence[str], others: Iterable[str] = ()) -> None:
        self.query = tuple(query)
        self._same: dict[str, list[tuple[int, float]]] = {}
        self._begun: dict[str, list[tuple[int, str]]] = {}
        for at, word in enumerate(self.query):
            self._same.setdefault(word, []).append((at, 1.0))
            if not word.isdigit():
                self._begun.setdefault(word[0], []).append((at, word))
        self._known: set[str] = set()
        self._rows: dict[str, list[tuple[int, float]]] = {}
        self._alike: dict[str, tuple[tuple[int, float], ...]] = {}
        # Candidates share towns, so that what was said of one often serves the next.
        self._stand_ins: dict[tuple[str, ...], frozenset[int]] = {}
        self._towns: dict[tuple[tuple[str, ...], tuple[str, ...]], float] = {}
        if others:
            self.meet(others)

    def meet(self, others: Iterable[str]) -> None:
        """Compare with more words of candidates: none is asked about before it was met."""
        new = [word for word in dict.fromkeys(others) if word not in self._known]
        self._known.update(new)
        self._rows.update(self._likenesses([word for word in new if not _must_be_itself(word)]))

    def _likenesses(self, others: list[str]) -> dict[str, list[tuple[int, float]]]:
        """The places of query words and their likenesses, best first, of each word that is like any."""
        found: dict[str, list[tuple[int, float]]] = {}
        places = [at for at, word in enumerate(self.query) if not _must_be_itself(word)]
        if not others or not places:
            return found
        for at in places:
            likely = process.extract(
                self.query[at], others, scorer=fuzz.ratio, score_cutoff=ALIKE * 100, limit=None
            )
            for word, percent, _ in likely:
                found.setdefault(word, []).append((at, percent / 100))
        for each in found.values():
            if len(each) > 1:
                each.sort(key=lambda pair: -pair[1])
        return found

    def alike(self, word: str) -> tuple[tuple[int, float], ...]:
        """The places of query words that may stand for a word, and how like it they are, best first."""
        known = self._alike.get(word)
        if known is None:
            known = self._alike[word] = self._find_alike(word)
        return known

    def _find_alike(self, word: str) -> tuple[tuple[int, float], ...]:
        found = (self._same if _must_be_itself(word) else self._rows).get(word, ())
        begun = self._begun.get(word[0]) if not found or found[0][1] < ABBREVIATED else None
        if begun is None:
            return tuple(found)
        return tuple(sorted([*found, *_shortened(word, begun)], key=lambda pair: -pair[1]))

    def cover(
        self, words: tuple[str, ...], weights: Weights, excluded: frozenset[int] = frozenset()
    ) -> Match:
        """The weighted share of some words that the query has; each query word stands for one of them."""
        total, ordered = weights.heaviest_first(words)
        if not total:
            return Match(0.0, ())
        taken: set[int] = set()
        share = 0.0
        known = self._alike
        for word, weight in ordered:
            alike = known.get(word)
            for place, likeness in self.alike(word) if alike is None else alike:
                if place not in taken and place not in excluded:
                    taken.add(place)
                    share += weight * likeness
                    break
        return Match(share / total, tuple(sorted(taken)) if len(taken) > 1 else tuple(taken))

    def may_stand_for(self, words: tuple[str, ...]) -> frozenset[int]:
        """The places of query words that may stand for any of some words."""
        known = self._stand_ins.get(words)
        if known is None:
            known = frozenset(place for word in words for place, _ in self.alike(word))
            self._stand_ins[words] = known
        return known

    def within(self, typed: tuple[str, ...], place: tuple[str, ...]) -> float:
        """Share of the typed words that are words of a place, be it with a slip."""
        known = self._towns.get((typed, place))
        if known is None:
            best = dict.fromkeys(typed, 0.0)
            for word in place:
                for position, likeness in self.alike(word):
                    here = self.query[position]
                    if here in best:
                        best[here] = max(best[here], likeness)
            known = self._towns[typed, place] = sum(best.values()) / len(best)
        return known


def _shortened(word: str, begun: Iterable[tuple[int, str]]) -> Iterator[tuple[int, float]]:
    """The typed words that are the beginning of a word, with their likeness; `begun` share its first letter."""
    for place, typed in begun:
        if len(typed) < len(word) and word.startswith(typed):
            if len(typed) >= SHORT:
                yield place, ABBREVIATED
            elif len(typed) == 1 and len(word) > SHORT:
                yield place, INITIAL


@lru_cache(maxsize=NAMES_KEPT)
def _must_be_itself(word: str) -> bool:
    """Whether likeness is not enough for a word to stand for it: a number, and one too short to carry a slip."""
    return len(word) <= SHORT or (not word.isalpha() and any(map(str.isdigit, word)))
