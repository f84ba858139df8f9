"""Names that begin as typed: one run of the names in their order, found by binary search."""

from __future__ import annotations

from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from addrkit.bounds import OF_GAZETTEER_KEPT
from addrkit.gazetteer.store import Gazetteer
from addrkit.locale.text import fold

BEHIND_LETTERS = "\U0010ffff"
BEHIND_BLANK = "!"
"""Sorts behind a blank and before every letter and digit."""
DEEPEST = 64
"""Characters up to which a run is looked for within that of one character less."""
NAMES_KEPT = 8_192
"""Names that are kept: each search begins with the same ones."""


class NameIndex:
    """The names of a gazetteer in their order."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._order = gazetteer.by_name
        self._name = lru_cache(maxsize=NAMES_KEPT)(self._read)
        self.run = lru_cache(maxsize=OF_GAZETTEER_KEPT)(self._run)

    def _read(self, at: int) -> str:
        return fold(self._gazetteer.name_of(int(self._order[at]))[1])

    def _run(self, begun: str, finished: bool) -> tuple[int, int]:
        """The run of names that begin with some folded words; the last one goes on unless it is `finished`."""
        low, high = 0, len(self._order)
        if 1 < len(begun) <= DEEPEST and not finished:
            # What begins with "ker" lies within what begins with "ke".
            low, high = self.run(begun[:-1], False)
        end = begun + (BEHIND_BLANK if finished else BEHIND_LETTERS)
        first = self._first_from(begun, low, high)
        return first, self._first_from(end, first, high)

    def same(self, name: str) -> tuple[int, int]:
        """The run of names that are some folded words and nothing more."""
        first, last = self.run(name, True)
        return first, self._first_from(name + " ", first, last)

    def _first_from(self, text: str, low: int, high: int) -> int:
        while low < high:
            middle = (low + high) // 2
            if self._name(middle) < text:
                low = middle + 1
            else:
                high = middle
        return low

    def entries(self, run: tuple[int, int]) -> NDArray[np.int64]:
        """The entries of a run of names, perhaps with repetitions."""
        return self._gazetteer.entries_named(self._order[run[0] : run[1]])

    def named(self, entries: NDArray[np.int64], run: tuple[int, int]) -> NDArray[np.bool_]:
        """Which of some entries have their first name in a run."""
        ranks = self._ranks[entries]
        return np.asarray((ranks >= run[0]) & (ranks < run[1]))

    @cached_property
    def _ranks(self) -> NDArray[np.int32]:
        """The place of each entry's first name in the order."""
        ranks = np.empty(len(self._order), np.int32)
        ranks[self._order] = np.arange(len(self._order), dtype=np.int32)
        return ranks[: len(self._gazetteer)]
