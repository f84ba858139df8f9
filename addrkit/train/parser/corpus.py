"""A corpus for the parser's tagger: labelled texts as arrays, and padded batches of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from addrkit.parsing.tagger.features import (
    LABELS,
    PLACE_ROWS,
    WORD_ROWS,
    WordContext,
    country_row,
    end_rows,
    place_rows,
    word_rows,
)
from addrkit.train.parser.examples import ParserExample

HELD_OUT = 3
"""Per cent of the streets that are kept for calibration; nothing is learned from them."""
_BATCH = 256
_WORD_FEATURES = 12


@dataclass(frozen=True, slots=True)
class Corpus:
    """Examples as arrays: words, places and labels of all texts one after the other."""

    words: list[str]
    places: list[WordContext]
    word: NDArray[np.int32]
    """For each word of the texts its place in `words`."""
    place: NDArray[np.int32]
    label: NDArray[np.int8]
    offsets: NDArray[np.int64]
    """Where each text begins; one more for the end."""
    countries: list[str]
    given: list[bool]
    guesses: list[tuple[str | None, float]]
    """What the rules take each text's country for, and how sure they are."""

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def seen_as(self, number: int) -> str | None:
        """The country whose conventions the rules followed in one text."""
        return self.countries[number] if self.given[number] else self.guesses[number][0]

    def gold(self, number: int) -> list[int]:
        """The labels of one text."""
        found: list[int] = self.label[self.offsets[number] : self.offsets[number + 1]].tolist()
        return found

    def held_out(self) -> NDArray[np.bool_]:
        """Which texts are of streets that are kept for calibration."""
        street = LABELS.index("street")
        kept = np.zeros(len(self), bool)
        for number in range(len(self)):
            first, last = self.offsets[number], self.offsets[number + 1]
            inside = self.label[first:last] == street
            some = self.word[first:last][inside] if inside.any() else self.word[first:last]
            name = " ".join(self.words[each] for each in some)
            kept[number] = crc32(name.encode()) % 100 < HELD_OUT
        return kept


def gathered(some: Iterable[ParserExample]) -> Corpus:
    """Examples as one corpus."""
    words: dict[str, int] = {}
    places: dict[WordContext, int] = {}
    word: list[int] = []
    place: list[int] = []
    label: list[int] = []
    offsets = [0]
    countries: list[str] = []
    given: list[bool] = []
    guesses: list[tuple[str | None, float]] = []
    for each in some:
        word += [words.setdefault(one, len(words)) for one in each.words]
        place += [places.setdefault(one, len(places)) for one in each.places]
        label += each.labels
        offsets.append(len(word))
        countries.append(each.country)
        given.append(each.given)
        guesses.append((each.guess, each.certainty))
    return Corpus(
        list(words),
        list(places),
        np.array(word, np.int32),
        np.array(place, np.int32),
        np.array(label, np.int8),
        np.array(offsets, np.int64),
        countries,
        given,
        guesses,
    )


class Batches:
    """A corpus as padded rows of features."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._words = _padded([word_rows(word) for word in corpus.words], _WORD_FEATURES, WORD_ROWS)
        rows = [place_rows(place) for place in corpus.places]
        self._places = _padded(rows, max(map(len, rows)), PLACE_ROWS)
        self._country = np.array([country_row(corpus.seen_as(at)) for at in range(len(corpus))])
        longest = int(np.diff(corpus.offsets).max())
        self._starts = np.array([end_rows(at, last=False) for at in range(longest)])
        self._ends = np.array([end_rows(at, last=True) for at in range(longest)])
        self.sizes = np.diff(corpus.offsets)

    def of(self, numbers: NDArray[np.int64]) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any], NDArray[Any]]:
        """Word rows, place rows, labels and which words are there, for some texts."""
        length, texts = int(self.sizes[numbers].max()), len(numbers)
        words = np.full((texts, length, _WORD_FEATURES), WORD_ROWS, np.int64)
        places = np.full((texts, length, self._places.shape[1] + 3), PLACE_ROWS, np.int64)
        labels = np.zeros((texts, length), np.int64)
        there = np.zeros((texts, length), bool)
        corpus = self._corpus
        for at, number in enumerate(numbers):
            first, last = corpus.offsets[number], corpus.offsets[number + 1]
            size = last - first
            words[at, :size] = self._words[corpus.word[first:last]]
            places[at, :size, 3:] = self._places[corpus.place[first:last]]
            places[at, :size, 0] = self._country[number]
            places[at, :size, 1] = self._starts[:size]
            places[at, :size, 2] = self._ends[:size][::-1]
            labels[at, :size] = corpus.label[first:last]
            there[at, :size] = True
        return words, places, labels, there

    def order(self, numbers: NDArray[np.int64], random: np.random.Generator) -> list[NDArray[np.int64]]:
        """Batches of texts of like length, in random order."""
        mixed = random.permutation(numbers)
        found: list[NDArray[np.int64]] = []
        for start in range(0, len(mixed), _BATCH * 40):
            some = mixed[start : start + _BATCH * 40]
            some = some[np.argsort(self.sizes[some], kind="stable")]
            found += [some[at : at + _BATCH] for at in range(0, len(some), _BATCH)]
        return [found[at] for at in random.permutation(len(found))]


def _padded(rows: Sequence[Sequence[int]], width: int, padding: int) -> NDArray[np.int64]:
    table = np.full((len(rows), width), padding, np.int64)
    for at, row in enumerate(rows):
        table[at, : min(len(row), width)] = row[:width]
    return table
