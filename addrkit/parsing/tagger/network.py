"""The tagger: what each word of an address is, and how sure that is. Only numpy is needed here.

A word's vector is the sum of learned rows for its letters and for its place, convolutions let it see its
neighbours, and a linear chain decides over all words together. `addrkit.train.parser.train` learns the weights.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from addrkit.index.kept_arrays import room_for
from addrkit.model_folder import SHIPPED, ModelKind
from addrkit.parsing.tagger.chain import Floats, TagChain, list_paths, marginals, surest_paths
from addrkit.parsing.tagger.features import (
    ENDS,
    LABELS,
    WordContext,
    country_row,
    end_rows,
    place_rows,
    word_rows,
)
from addrkit.quickly_made import quickly_made

PARSER: Final = ModelKind("parser", "parser", 1)
DEFAULT_FOLDER: Final = SHIPPED / "parser"
_KEPT = 16_000
"""Words, and as many places, whose sums are kept: at 80 dimensions at most 5 MB each."""
_SIZES = (4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 512, 1024)
"""Texts are padded to these numbers of words, alone or among others: so a text has one answer."""
_AT_ONCE = 64
_LONGEST_READ = 48
"""Words of a text by which its country is named."""


@quickly_made
@dataclass(frozen=True, slots=True)
class Tagged:
    """What the tagger makes of one text."""

    labels: tuple[int, ...]
    """For each word the place of its label in LABELS."""
    single: Floats
    """(words, labels): how probable each label of each word is."""
    double: Floats
    """(words, labels): how probable it is that a word and the next both have the label."""
    scores: Floats
    """(words, labels), in nats, for the chain."""


class _Sums:
    """Sums of rows by key, kept in one growing table."""

    def __init__(
        self, width: int, rows_of: Callable[[Any], list[int]], table: Callable[[list[int]], Floats]
    ) -> None:
        self._row_of: dict[Hashable, int] = {}
        self._held = np.empty((0, width), np.float32)
        self._rows_of = rows_of
        self._table = table

    def of(self, keys: Sequence[Hashable]) -> Floats:
        """One row a key."""
        row_of = self._row_of
        if len(keys) > _KEPT:
            return np.concatenate([self.of(keys[:_KEPT]), self.of(keys[_KEPT:])])
        if len(row_of) + len(keys) > _KEPT:
            row_of.clear()
        numbers = []
        for key in keys:
            number = row_of.get(key)
            if number is None:
                number = len(row_of)
                self._held = room_for(number + 1, self._held, number)
                self._held[number] = self._table(self._rows_of(key))
                row_of[key] = number
            numbers.append(number)
        found: Floats = self._held[numbers]
        return found


class Tagger:
    """Labels the words of texts that the rules have cut; one may be shared by several threads."""

    def __init__(self, weights: Mapping[str, NDArray[Any]], config: Mapping[str, Any]) -> None:
        wide = {
            name: np.ascontiguousarray(value, np.float32)
            for name, value in weights.items()
            if not name.startswith(("words", "naming"))
        }
        self.config = config
        self.chain = TagChain(wide["steps"], wide["begins"], wide["ends"])
        self._first = (wide["first.weight"], wide["first.bias"])
        self._whole = (wide["whole.weight"], wide["whole.bias"])
        self._last = (wide["last.weight"], wide["last.bias"])
        self._dilations = tuple(int(each) for each in config["dilations"])
        self._layers = [
            (wide[f"layers.{at}.weight"], wide[f"layers.{at}.bias"]) for at in range(len(self._dilations))
        ]
        self._kernel = int(config["first_kernel"])
        self.width = int(config["width"])
        self._lock = Lock()
        rows, scales = weights["words"], weights["words.scales"].astype(np.float32)
        self._words = _Sums(
            self.width, word_rows, lambda found: scales[found] @ rows[found].astype(np.float32)
        )
        self.names = tuple(config["countries"])
        naming, naming_scales = weights["naming"], weights["naming.scales"].astype(np.float32)
        self._naming = (
            weights["naming.weight"].astype(np.float32),
            weights["naming.bias"].astype(np.float32),
        )
        self._naming_words = _Sums(
            naming.shape[1], word_rows, lambda found: naming_scales[found] @ naming[found].astype(np.float32)
        )
        table = wide["places"]
        self._places = _Sums(self.width, place_rows, lambda found: table[found].sum(0))
        self._from_start = np.stack([table[end_rows(at, last=False)] for at in range(ENDS)])
        self._from_end = np.stack([table[end_rows(at, last=True)] for at in range(ENDS)])
        self._table = table

    def tag(
        self,
        words: Sequence[Sequence[str]],
        seen: Sequence[Sequence[WordContext]],
        countries: Sequence[str | None],
    ) -> list[Tagged]:
        """The labels of each text, of its folded words and what is seen of each; no text may be empty.

        `countries` are those whose conventions the rules followed.
        """
        found: list[Tagged | None] = [None] * len(words)
        groups: dict[int, list[int]] = defaultdict(list)
        for number, some in enumerate(words):
            groups[next((each for each in _SIZES if each >= len(some)), len(some))].append(number)
        for length, members in groups.items():
            for start in range(0, len(members), _AT_ONCE):
                chunk = members[start : start + _AT_ONCE]
                sizes = np.array([len(words[each]) for each in chunk])
                sums = self._sums(
                    [word for each in chunk for word in words[each]],
                    [place for each in chunk for place in seen[each]],
                )
                vectors = self._vectors(sums, [countries[each] for each in chunk], sizes, length)
                for number, tagged in zip(chunk, self._tag(vectors, sizes), strict=True):
                    found[number] = tagged
        return [each for each in found if each is not None]

    def _tag(self, vectors: Floats, sizes: NDArray[np.intp]) -> list[Tagged]:
        scores = self._scores(vectors, sizes)
        sure = marginals(scores, sizes, self.chain)
        paths = surest_paths(scores, sizes, sure.single, self.chain)
        return [
            Tagged(tuple(path[:size]), single[:size], double[:size], some[:size])
            for path, single, double, some, size in zip(
                paths.tolist(), sure.single, sure.double, scores, sizes.tolist(), strict=True
            )
        ]

    def _sums(self, words: Sequence[str], seen: Sequence[WordContext]) -> Floats:
        with self._lock:
            sums: Floats = self._words.of(words) + self._places.of(seen)
        return sums

    def _vectors(
        self, sums: Floats, countries: Sequence[str | None], sizes: NDArray[np.intp], length: int
    ) -> Floats:
        at = np.arange(length)
        inside = at < sizes[:, None]
        vectors = np.zeros((len(sizes), length, self.width), np.float32)
        vectors[inside] = sums
        vectors += self._from_start[np.minimum(at, ENDS - 1)]
        vectors += self._from_end[np.minimum(np.maximum(sizes[:, None] - 1 - at, 0), ENDS - 1)]
        vectors += self._table[[country_row(code) for code in countries]][:, None]
        vectors[~inside] = 0
        return vectors

    def _scores(self, vectors: Floats, sizes: NDArray[np.intp]) -> Floats:
        inside = (np.arange(vectors.shape[1]) < sizes[:, None])[:, :, None].astype(np.float32)
        hidden = _positive(_window(vectors, self._kernel, 1), *self._first)
        hidden *= inside
        mean = hidden.sum(1, keepdims=True) / np.maximum(sizes, 1)[:, None, None].astype(np.float32)
        hidden += _positive(mean, *self._whole)
        hidden *= inside
        for layer, dilation in zip(self._layers, self._dilations, strict=True):
            hidden += _positive(_window(hidden, 3, dilation), *layer)
            hidden *= inside
        weight, bias = self._last
        scores: Floats = hidden @ weight + bias
        return scores

    def countries(self, words: Sequence[Sequence[str]]) -> Floats:
        """How probable each country of `names` is, by a text's folded words alone; (texts, countries)."""
        found = np.empty((len(words), len(self.names)), np.float32)
        weight, bias = self._naming
        for number, some in enumerate(words):
            with self._lock:
                total = self._naming_words.of(some[:_LONGEST_READ]).sum(0)
            scores = total / np.sqrt(np.float32(max(len(some[:_LONGEST_READ]), 1))) @ weight + bias
            heights = np.exp(scores - scores.max())
            found[number] = heights / heights.sum()
        return found

    def others(self, tagged: Tagged, count: int) -> list[tuple[tuple[int, ...], float]]:
        """The likeliest labels of one text and the next likeliest, each with its share of their probability."""
        paths = list_paths(tagged.scores, self.chain, count)
        worth = np.exp(np.array([score for _, score in paths]) - paths[0][1])
        return [(path, float(share)) for (path, _), share in zip(paths, worth / worth.sum(), strict=True)]


def _window(vectors: Floats, size: int, dilation: int) -> Floats:
    """Each word's vector beside its neighbours', zeros beyond the ends."""
    texts, length, width = vectors.shape
    found = np.zeros((texts, length, size * width), np.float32)
    for at in range(size):
        away = (at - size // 2) * dilation
        first, last = max(-away, 0), min(length - away, length)
        if first < last:
            beside = found[:, first:last, at * width : (at + 1) * width]
            beside[...] = vectors[:, first + away : last + away]
    return found


def _positive(vectors: Floats, weight: Floats, bias: Floats) -> Floats:
    """What a layer makes of vectors, below zero cut off; in place, for these arrays are large."""
    found: Floats = vectors @ weight
    found += bias
    return np.maximum(found, 0, out=found)


@cache
def shipped_tagger() -> Tagger:
    """The tagger that comes with addrkit. Raises ModelError if it is missing or damaged."""
    return load_tagger(DEFAULT_FOLDER)


def load_tagger(folder: Path | None = None) -> Tagger:
    """The tagger in a folder; without one, the tagger that comes with addrkit.

    Raises ModelError if it is missing, damaged or of another version.
    """
    if folder is None:
        return shipped_tagger()
    model = PARSER.open(folder)
    if model.config.get("labels") != list(LABELS):
        raise model.outdated("it tells other components")
    weights = model.weights()
    with model.checked():
        return Tagger(weights, model.config)
