"""The encoder: an address as a unit vector that is close to the vectors of its misspellings.

A text's vector is the sum of the vectors of its words, and a word's the sum of the vectors of its
character n-grams, which are looked up by hash in one table ("fastText" does the same: Bojanowski et al.
2017, arXiv:1607.04606). The table is learned by `addrkit.train.encoder.fit`. Only numpy is needed here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from addrkit.index.kept_arrays import room_for
from addrkit.locale.text import MAX_TEXT, folded_words, is_cjk
from addrkit.model_folder import CONFIG_FILE, SHIPPED, WEIGHTS_FILE, ModelKind

ENCODER: Final = ModelKind("encoder", "encoder", 1)
DEFAULT_FOLDER: Final = SHIPPED / "encoder"

LATIN_NGRAMS = (2, 4)
"""Shortest and longest n-gram of a word, its boundary marks counted; the whole word comes on top."""
CJK_NGRAMS = (1, 3)
"""The same for Chinese, Japanese and Korean runs, which have no marks: a run is several words."""
_LONGEST_WORD = 64
"""Characters of a word that count. The longest street name of the registers measured has 45."""
_LONGEST_CODE = 10
"""A word with digits counts by its beginnings up to this length too: "75011" is in "7501", and in "750"."""
_CACHED_WORDS = 20_000
"""Words whose vectors are kept: at 128 dimensions at most 10 MB."""
_CHUNK = 256
"""Texts that are encoded at once: enough to make numpy's own cost small."""


def word_ngrams(word: str, buckets: int) -> list[int]:
    """The rows of the table that a folded word's n-grams are hashed to.

    >>> len(word_ngrams("rue", 1000))  # <r ru ue e>, <ru rue ue>, <rue rue>, and the word itself
    10
    """
    if is_cjk(word):
        run = word[:MAX_TEXT]
        shortest, longest = CJK_NGRAMS
        grams = [run[at : at + n] for n in range(shortest, longest + 1) for at in range(len(run) - n + 1)]
        return [crc32(gram.encode()) % buckets for gram in grams]
    marked = f"<{word[:_LONGEST_WORD]}>"
    shortest, longest = LATIN_NGRAMS
    grams = [marked[at : at + n] for n in range(shortest, longest + 1) for at in range(len(marked) - n + 1)]
    grams.append("=" + marked)
    if not word.isalpha():
        grams += ["^" + word[:length] for length in range(LATIN_NGRAMS[1], min(len(word), _LONGEST_CODE) + 1)]
    return [crc32(gram.encode()) % buckets for gram in grams]


@dataclass(frozen=True, slots=True)
class TermTable:
    """The learned table, eight bits a weight: row r of n-gram vectors is `weights[r] * scales[r]`."""

    weights: NDArray[np.int8]
    scales: NDArray[np.float32]

    def rows(self, numbers: NDArray[np.intp]) -> NDArray[np.float32]:
        """The vectors of some rows."""
        return np.asarray(self.weights[numbers] * self.scales[numbers, None], np.float32)


class Encoder:
    """Turns texts into unit vectors; one may be shared by several threads.

    >>> encoder = load_encoder()
    >>> near, far = encoder.encode(["Laugarvegi, Reykjavik", "Hafnargata, Keflavík"])
    >>> entry = encoder.encode(["Laugavegur Reykjavík 101"])[0]
    >>> bool(entry @ near > entry @ far)
    True
    """

    def __init__(self, table: TermTable, fingerprint: str) -> None:
        self._table = table
        self._fingerprint = fingerprint
        self._lock = Lock()
        self._row_of: dict[str, int] = {}
        self._cached = np.empty((0, self.dimensions), np.float32)

    @property
    def dimensions(self) -> int:
        """The length of a vector."""
        return int(self._table.weights.shape[1])

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the weights, in hex: vectors of different fingerprints must not be compared."""
        return self._fingerprint

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One unit row a text, shape (len(texts), dimensions); zeros for a text without words.

        What follows the first `addrkit.locale.text.MAX_TEXT` characters of a text is ignored.
        """
        return self.encode_words([folded_words(text[:MAX_TEXT]) for text in texts])

    def encode_words(self, texts: Sequence[Sequence[str]]) -> NDArray[np.float32]:
        """The vectors of texts that are already cut into folded words."""
        vectors = np.zeros((len(texts), self.dimensions), np.float32)
        for start in range(0, len(texts), _CHUNK):
            chunk = texts[start : start + _CHUNK]
            with self._lock:
                vectors[start : start + len(chunk)] = self._sums(chunk)
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        np.divide(vectors, lengths, out=vectors, where=lengths > 0)
        return vectors

    def _sums(self, texts: Sequence[Sequence[str]]) -> NDArray[np.float32]:
        """The sum of the words' vectors, for each text."""
        self._remember({word for text in texts for word in text})
        filled = [at for at, text in enumerate(texts) if text]
        sums = np.zeros((len(texts), self.dimensions), np.float32)
        if filled:
            rows = [self._row_of[word] for place in filled for word in texts[place]]
            counts = np.array([len(texts[place]) for place in filled])
            sums[filled] = np.add.reduceat(self._cached[rows], np.cumsum(counts) - counts, axis=0)
        return sums

    def _remember(self, wanted: set[str]) -> None:
        """Have the vectors of these words in the cache; it is emptied where they do not fit in."""
        new = sorted(word for word in wanted if word not in self._row_of)
        if not new:
            return
        if len(self._row_of) + len(new) > _CACHED_WORDS:
            self._row_of.clear()
            new = sorted(wanted)
        self._cached = room_for(len(self._row_of) + len(new), self._cached, len(self._row_of))
        ngrams = [word_ngrams(word, len(self._table.weights)) for word in new]
        counts = np.array([len(each) for each in ngrams])
        numbers = np.array([number for each in ngrams for number in each], np.intp)
        first = len(self._row_of)
        self._cached[first : first + len(new)] = np.add.reduceat(
            self._table.rows(numbers), np.cumsum(counts) - counts, axis=0
        )
        self._row_of.update((word, first + at) for at, word in enumerate(new))


@cache
def shipped_encoder() -> Encoder:
    """The encoder that comes with addrkit. Raises ModelError if it is missing or damaged."""
    return load_encoder(DEFAULT_FOLDER)


def load_encoder(folder: Path | None = None) -> Encoder:
    """The encoder in a folder; without one, the encoder that comes with addrkit.

    The weights are mapped into memory, not read. Raises ModelError if a file is missing, damaged or of
    another version.
    """
    if folder is None:
        return shipped_encoder()
    table, config = load_table(folder)
    return Encoder(table, str(config["fingerprint"]))


def load_table(folder: Path) -> tuple[TermTable, Mapping[str, Any]]:
    """The table in an encoder's folder, mapped into memory, and its configuration. Raises ModelError."""
    model = ENCODER.open(folder)
    ngrams = {"latin_ngrams": list(LATIN_NGRAMS), "cjk_ngrams": list(CJK_NGRAMS)}
    if any(model.config.get(name) != value for name, value in ngrams.items()):
        raise model.outdated("it reads other n-grams")
    weights = model.weights(mapped=True)
    with model.checked(WEIGHTS_FILE):
        table = TermTable(weights["weights"], weights["scales"])
        if table.scales.shape != table.weights.shape[:1] or table.weights.ndim != 2:
            raise ValueError("shapes do not fit")
        types = (table.weights.dtype, table.scales.dtype)
        if types != (np.dtype(np.int8), np.dtype(np.float32)):
            raise ValueError("another type")
    with model.checked():
        shape = (model.config["buckets"], model.config["dimensions"])
        fingerprint = model.config["fingerprint"]
    if table.weights.shape != shape or not isinstance(fingerprint, str):
        raise model.damaged(f"{WEIGHTS_FILE} does not fit its {CONFIG_FILE}")
    return table, model.config


def fingerprint_of(weights: Path) -> str:
    """SHA-256 of a weights file, in hex."""
    return hashlib.sha256(weights.read_bytes()).hexdigest()
