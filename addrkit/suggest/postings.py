"""In which entries the known words of a gazetteer occur, as lists and as flags."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from addrkit.bounds import OF_GAZETTEER_KEPT
from addrkit.gazetteer.store import Gazetteer
from addrkit.index.columns import distinct
from addrkit.index.kept_arrays import kept_arrays

Rows = tuple[tuple[int, int], ...]
"""Runs of known words."""
FEW = 20_000
"""Entries up to which a word's are kept as a list; beyond, as one flag for each entry of the gazetteer."""


class Postings:
    """In which entries of a gazetteer its known words occur; kept for all who look there."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._words = gazetteer.words
        self.count = lru_cache(maxsize=OF_GAZETTEER_KEPT)(self._count)
        self._list = kept_arrays.keep(self._read)
        self._flags = kept_arrays.keep(self._flag)

    def _count(self, rows: Rows) -> int:
        """In how many entries these words occur, those with two of them counted twice."""
        return sum(int(self._words.frequencies(slice(*run)).sum()) for run in rows)

    def entries(self, rows: Rows) -> NDArray[np.int64]:
        """The entries in which any of these words occurs, ascending, each once."""
        if self.count(rows) > FEW:
            return np.flatnonzero(np.unpackbits(self._flags(rows), count=len(self._gazetteer)))
        return self._list(rows)

    def hold(self, rows: Rows, entries: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Which of some entries hold any of these words."""
        if self.count(rows) > FEW:
            flags = self._flags(rows)[entries >> 3]
            return np.asarray(flags << (entries & 7).astype(np.uint8) & np.uint8(128), bool)
        known = self._list(rows)
        if not len(known):
            return np.zeros(len(entries), bool)
        places = np.minimum(np.searchsorted(known, entries), len(known) - 1)
        return np.asarray(known[places] == entries)

    def _read(self, rows: Rows) -> NDArray[np.int64]:
        return distinct(self._words.entries_of_rows(_places(rows)).astype(np.int64))

    def _flag(self, rows: Rows) -> NDArray[np.uint8]:
        """A flag for each entry, eight in a byte: of all that is kept while people type, these would be the most."""
        flags = np.zeros(len(self._gazetteer), bool)
        flags[self._words.entries_of_rows(_places(rows))] = True
        return np.packbits(flags)

    def all_of(self, every: Sequence[Rows], run: tuple[int, int]) -> NDArray[np.int64]:
        """The entries of a run that hold a word of each kind."""
        ordered = sorted(every, key=self.count)
        if not ordered or not self.count(ordered[0]):
            return np.zeros(0, np.int64)
        found = self.entries(ordered[0])
        if run != (0, len(self._gazetteer)):
            found = found[np.searchsorted(found, run[0]) : np.searchsorted(found, run[1])]
        for rows in ordered[1:]:
            if not len(found):
                break
            found = found[self.hold(rows, found)]
        return found


def _places(rows: Rows) -> NDArray[np.int64]:
    return np.concatenate([np.arange(*run) for run in rows] or [np.zeros(0, np.int64)])
