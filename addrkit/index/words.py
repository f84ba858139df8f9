"""The words of a gazetteer: which entries a folded word or a postcode occurs in, and how telling it is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import log1p
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from addrkit.bounds import OF_GAZETTEER_KEPT
from addrkit.index.columns import TextColumn, number_column, open_table, spans
from addrkit.index.kept_arrays import kept_arrays

WORDS: Final = ("word", "start", "frequency")
"""In alphabetical order; from row `start` on the postings hold the `frequency` entries in which a word occurs. A word
of one entry has no rows: its `start` is the entry. Where runs are shorter, `frequency` is 0 and `start` leads to the
number of runs and that of entries, and then to pairs of a first entry and a number of entries."""
WORDS_OF_3: Final = ("word", "start", "length", "frequency")
"""In format 3: `length` rows of the postings from `start` on; fewer than `frequency` are runs, nothing before them."""
POSTINGS: Final = ("entry",)
SIGNPOST_EVERY = 64
"""Words of which one is kept in memory, to find the others by."""
LAST = "\U0010ffff"
"""Sorts behind every letter."""
LONGEST_KEPT = 65_536
"""Entries up to which runs are kept written out."""
MANY = 512
"""Entries of a word from which it is told by a bit for each entry of the gazetteer which of them have it: of half a
million entries 60 kB."""


@dataclass(frozen=True, slots=True)
class WordsOf:
    """Texts of entries cut into words, each distinct text once."""

    entries: NDArray[np.int64]
    """The entry of each text."""
    texts: NDArray[np.int64]
    """Which of `words` are each text's."""
    words: Sequence[Sequence[str]]


class PostingRange(NamedTuple):
    """Where a word's entries are found."""

    start: int
    length: int
    """Rows of the postings; fewer than entries are runs, none is the one entry `start`."""
    frequency: int


class WordIndex:
    """Looks words up in a gazetteer's memory-mapped index."""

    def __init__(self, folder: Path, entries: int) -> None:
        table = open_table(folder / "words.arrow", WORDS, WORDS_OF_3)
        self._words = TextColumn(table.column("word"))
        self._starts, self._counts = number_column(table, "start"), number_column(table, "frequency")
        self._lengths = number_column(table, "length") if "length" in table.column_names else None
        """Of format 3 alone."""
        postings = open_table(folder / "postings.arrow", POSTINGS)
        self._postings: NDArray[np.int32] = number_column(postings, "entry")
        # Views give Python's own numbers, in half the time that numpy's take.
        self._cells = (self._starts.data, self._counts.data)
        self._entries = max(entries, 1)
        self._count = len(self._words)
        self.find = lru_cache(maxsize=OF_GAZETTEER_KEPT)(self._find)
        self.weight_of = lru_cache(maxsize=OF_GAZETTEER_KEPT)(self._weight_of)
        self._kept_runs = kept_arrays.keep(self._written_out)
        self._kept_bits = kept_arrays.keep(self._bits)

    @cached_property
    def _signposts(self) -> list[str]:
        """Every `SIGNPOST_EVERY`-th word: the way to the others, from the first look-up on."""
        return self._words.every(SIGNPOST_EVERY)

    def _find(self, word: str) -> PostingRange:
        """Where a word's entries are found; nowhere if it is unknown."""
        # To read a word out of the file takes longer than to compare it, so the way there is kept in memory.
        first = max(bisect_right(self._signposts, word) - 1, 0) * SIGNPOST_EVERY
        place = self._words.first_from(word, first, min(first + SIGNPOST_EVERY, self._count))
        if place == self._count or self._words[place] != word:
            return PostingRange(0, 0, 0)
        return self._at(place)

    def _at(self, at: int) -> PostingRange:
        starts, counts = self._cells
        start, count = starts[at], counts[at]
        if self._lengths is not None:
            return PostingRange(start, int(self._lengths[at]), count)
        if count == 0:
            return PostingRange(start + 2, 2 * int(self._postings[start]), int(self._postings[start + 1]))
        return PostingRange(start, count if count > 1 else 0, count)

    def frequency(self, word: str) -> int:
        """In how many entries a word occurs."""
        return self.find(word).frequency

    def entries(self, word: str) -> NDArray[np.int32]:
        """The entries in which a word occurs, ascending."""
        return self._of(self.find(word))

    def _of(self, found: PostingRange) -> NDArray[np.int32]:
        if found.length == found.frequency:
            return self._postings[found.start : found.start + found.length]
        if not found.length:
            return np.array([found.start], np.int32)
        return self._kept_runs(found) if found.frequency <= LONGEST_KEPT else self._written_out(found)

    def _written_out(self, found: PostingRange) -> NDArray[np.int32]:
        runs = self._postings[found.start : found.start + found.length]
        firsts, lengths = runs[0::2], runs[1::2]
        before = np.cumsum(lengths) - lengths
        return (np.repeat(firsts - before, lengths) + np.arange(found.frequency)).astype(np.int32)

    def _bits(self, found: PostingRange) -> NDArray[np.uint8]:
        """A bit for each entry of the gazetteer, set where the word occurs in it."""
        held = np.zeros(self._entries, bool)
        held[self._of(found)] = True
        return np.packbits(held, bitorder="little")

    def hold(self, word: str, entries: NDArray[np.int32]) -> NDArray[np.bool_]:
        """Which of some entries a word occurs in; the shape is theirs."""
        found = self.find(word)
        if not found.frequency:
            return np.zeros(entries.shape, bool)
        if found.frequency >= MANY:
            bits = self._kept_bits(found)[entries >> 3] >> (entries & 7).astype(np.uint8)
            return np.asarray(bits & 1, bool)
        if not found.length:
            return np.asarray(entries == found.start)
        written = self._postings[found.start : found.start + found.length]
        if found.length == found.frequency:
            places = np.minimum(np.searchsorted(written, entries.astype(written.dtype)), len(written) - 1)
            return np.asarray(written[places] == entries)
        firsts, lengths = written[0::2], written[1::2]
        runs = np.maximum(np.searchsorted(firsts, entries.astype(firsts.dtype), "right") - 1, 0)
        within = entries - firsts[runs].astype(np.int64)
        return np.asarray((within >= 0) & (within < lengths[runs]))

    def word(self, row: int) -> str:
        """A known word by its place."""
        return self._words[row]

    def rows(self, prefix: str) -> tuple[int, int]:
        """The run of known words that begin with a prefix, the last one excluded."""
        return self._first_from(prefix), self._first_from(prefix + LAST)

    def row(self, word: str) -> int | None:
        """The place of a word among the known ones; None if it is unknown."""
        place = self._first_from(word)
        return place if place < self._count and self._words[place] == word else None

    def _first_from(self, text: str) -> int:
        first = max(bisect_right(self._signposts, text) - 1, 0) * SIGNPOST_EVERY
        return self._words.first_from(text, first, min(first + SIGNPOST_EVERY, self._count))

    def frequencies(self, rows: NDArray[np.int64] | slice) -> NDArray[np.int64]:
        """In how many entries each of some words occurs."""
        counts = self._counts[rows].astype(np.int64)
        if self._lengths is not None:
            return counts
        in_runs = counts == 0
        counts[in_runs] = self._postings[self._starts[rows][in_runs].astype(np.int64) + 1]
        return counts

    def entries_of_rows(self, rows: NDArray[np.int64]) -> NDArray[np.int32]:
        """The entries of some words by their places, in no order, perhaps with repetitions."""
        starts, counts = self._starts[rows].astype(np.int64), self._counts[rows].astype(np.int64)
        alone = np.zeros(0, np.int64)
        if self._lengths is None:
            alone = starts[counts == 1]
            starts, counts = starts[counts != 1], counts[counts != 1]
        # Words that are contracted to one share its entries.
        starts, first = np.unique(starts, return_index=True)
        counts = counts[first]
        if self._lengths is None:
            listed = counts > 0
            blocks = starts[~listed]
            where = spans(blocks + 2, 2 * self._postings[blocks].astype(np.int64))
        else:
            lengths = self._lengths[rows].astype(np.int64)[first]
            listed = lengths == counts
            where = spans(starts[~listed], lengths[~listed])
        runs = self._postings[where]
        return np.concatenate(
            [
                alone.astype(np.int32),
                self._postings[spans(starts[listed], counts[listed])],
                spans(runs[0::2].astype(np.int64), runs[1::2].astype(np.int64)).astype(np.int32),
            ]
        )

    def letters(self, width: int) -> NDArray[np.uint8]:
        """The first `width` bytes of every word, one row a place in the word, zeros behind its end."""
        return self._words.leading_bytes(width)

    def weight(self, word: str) -> float:
        """How telling a word is: its inverse document frequency, at least .1; unknown words weigh most."""
        return self.weight_of(self.find(word).frequency)

    def _weight_of(self, frequency: int) -> float:
        """How telling a word is that occurs in so many entries.

        Robertson and Sparck Jones's smoothed IDF, ln(1 + (N - n + .5) / (n + .5)).
        """
        return max(0.1, log1p((self._entries - frequency + 0.5) / (frequency + 0.5)))


def place_in(ordered: Sequence[str], word: str) -> int | None:
    """Where a word stands among words in order; None where it is none of them."""
    place = bisect_left(ordered, word)
    return place if place < len(ordered) and ordered[place] == word else None
