"""Training the parser's tagger: texts with their components in, a folder that `addrkit.parsing.tagger` opens out.

Needs the extra `ml` (torch and scikit-learn); the model that it writes does not.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from addrkit.errors import InputError
from addrkit.parsing.tagger import CONFIG_FILE, FORMAT, FORMAT_VERSION, WEIGHTS_FILE, Tagger, load_tagger
from addrkit.parsing.tagger_features import (
    LABELS,
    PLACE_ROWS,
    WORD_ROWS,
    Place,
    country_row,
    end_rows,
    place_rows,
    word_rows,
)
from addrkit.train.parser_examples import Example, examples

SEED = 4
EPOCHS = 2
NAMING_EPOCHS = 2
HELD_OUT = 3
"""Per cent of the streets that are kept for calibration; nothing is learned from them."""
_BATCH = 256
_RATE = 3e-3
_WORD_FEATURES = 12
_FEWEST = 200

Report = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Corpus:
    """Examples as arrays: words, places and labels of all texts one after the other."""

    words: list[str]
    places: list[Place]
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


def train_parser(
    inputs: Sequence[Path],
    output: Path,
    *,
    epochs: int = EPOCHS,
    seed: int = SEED,
    processes: int = 1,
    start: Path | None = None,
    report: Report | None = None,
) -> Path:
    """Train a tagger on CSV files of components and JSON-lines files of labelled texts; returns `output`.

    Files with component columns are rendered as people write them; `addrkit.train.parser_examples` says what a
    line of JSON holds. `start` is the folder of a model to go on from, in smaller steps; which countries it tells
    stays as it is. `report` is called with lines of progress. The same inputs and seed make the same model on the
    same machine and number of threads. Raises InputError if a file cannot be read or the inputs hold fewer than 200
    texts; ModelError if there is no model to start from.
    """
    from safetensors.numpy import load_file

    from addrkit.train.parser_fit import fit
    from addrkit.train.parser_naming import fit_naming

    say = report or _silent
    corpus = gathered(examples(inputs, seed, processes))
    if len(corpus) < _FEWEST:
        raise InputError(f"{len(corpus)} texts are too few to train a parser: give at least {_FEWEST}")
    say(f"{len(corpus)} texts, {len(corpus.word)} words, {len(corpus.words)} of them different")
    if start is None:
        naming, countries = fit_naming(corpus, NAMING_EPOCHS, seed, say)
        weights = {**fit(corpus, epochs, seed, say), **naming}
    else:
        countries = load_tagger(start).config["countries"]
        known = load_file(start / WEIGHTS_FILE)
        naming = {name: value for name, value in known.items() if name.startswith("naming")}
        weights = {**fit(corpus, epochs, seed, say, known), **naming}
    config = {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "labels": list(LABELS),
        "seed": seed,
        "epochs": epochs,
        "texts": len(corpus),
        "countries": countries,
        **shape(),
    }
    config["calibration"] = calibration(Tagger(weights, config), corpus)
    write(output, weights, config)
    return output


def gathered(some: Iterable[Example]) -> Corpus:
    """Examples as one corpus."""
    words: dict[str, int] = {}
    places: dict[Place, int] = {}
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


def shape() -> dict[str, Any]:
    """The sizes of the model, as its configuration names them."""
    from addrkit.train.parser_model import DILATIONS, FIRST_KERNEL, HIDDEN, WIDTH

    return {"width": WIDTH, "hidden": HIDDEN, "first_kernel": FIRST_KERNEL, "dilations": list(DILATIONS)}


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


def calibration(tagger: Tagger, corpus: Corpus) -> dict[str, dict[str, list[list[float]]]]:
    """For each component the share of right stretches by the tagger's own probability, on held-out streets."""
    from addrkit.train.parser_calibration import curves, tellings

    return curves(tellings(tagger, corpus, np.flatnonzero(corpus.held_out()).tolist()))


def write(output: Path, weights: dict[str, NDArray[Any]], config: dict[str, Any]) -> None:
    """The model's files, each written beside and renamed; raises InputError where that fails."""
    from safetensors.numpy import save

    try:
        output.mkdir(parents=True, exist_ok=True)
        replace_file(output / WEIGHTS_FILE, save(weights))
        replace_file(output / CONFIG_FILE, (json.dumps(config) + "\n").encode())
    except OSError as error:
        raise InputError(f"cannot write the model to {output}: {error}") from error


def replace_file(file: Path, content: bytes) -> None:
    """Write a file beside and rename it."""
    handle, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    with os.fdopen(handle, "wb") as stream:
        stream.write(content)
    Path(name).chmod(0o644)
    Path(name).replace(file)


def _silent(_: str) -> None:
    return
