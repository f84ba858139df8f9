"""The vectors of a gazetteer's entries in FAISS, and the search for the nearest.

The file is a JSON header led by its length in eight bytes, then FAISS indexes, one a block: a run of entries of one
country and kind, small runs together. Within a block every vector is compared. Lists of near vectors, as an inverted
file has them, lose one misspelt street in ten (docs/decisions/2026-11-22-faiss-by-size.md).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from addrkit.errors import GazetteerError

FORMAT = "addrkit-vectors"
FORMAT_VERSION = 1
BYTE_UP_TO = 2_048
"""Entries of a block up to which a component takes a byte (scalar quantisation); above it, pairs of components take
four bits (product quantisation). Measured at 3,319, 49,735 and 472,985 entries: a quarter of the bytes, ten times the
speed, and as many streets among the first ten."""
TOGETHER = 2_048
"""Entries that runs which follow each other are put together up to, for a search of a block costs time by itself."""
BY_REGION_FROM = 100_000
"""Entries of a country from which the streets of each region are a block: half a million take half a millisecond, and
most addresses of large countries name their region."""
TRAINING = 32_768
"""Vectors that the quantiser is trained on; 16 centroids a pair of components need few."""
SCALED_BY = 2_048
"""Vectors that tell by how much product quantisation shrinks a cosine."""
BITS = 4
WIDER = 8
"""Times as many entries as are wanted that are looked at where a run begins or ends within a block."""
_ONE_BY_ONE = 14
"""FAISS's way through a fast scan that takes one query after the other and keeps the best in heaps. It finds what way
12, several at once, finds, in three quarters of the time (FAISS 1.15; nine tenths with 1.13; from 4,860 entries to
486,080).
"""
SEED = 20261122
_HEADER = 8
"""Bytes that hold the length of the header."""

Run = tuple[int, int]
"""Entries that are neighbours; the last one excluded."""


def training_size(count: int) -> int:
    """How many vectors the training of an index of so many takes."""
    return min(count, TRAINING)


def blocks_of(runs: Iterable[Run]) -> list[Run]:
    """The runs, in their order, small ones put together.

    >>> blocks_of([(0, 10), (10, 30), (30, 9_000), (9_000, 9_005)])
    [(0, 30), (30, 9000), (9000, 9005)]
    """
    blocks: list[Run] = []
    for first, last in runs:
        small = last - first <= TOGETHER
        if small and blocks and blocks[-1][1] == first and last - blocks[-1][0] <= TOGETHER:
            blocks[-1] = (blocks[-1][0], last)
        else:
            blocks.append((first, last))
    return blocks


def write_vectors(
    file: Path,
    batches: Iterable[tuple[NDArray[np.int64], NDArray[np.float32]]],
    sample: NDArray[np.float32],
    runs: Sequence[Run],
) -> None:
    """Write an index of unit vectors, each of an entry; an entry may have several.

    `batches` are pairs of entries and their vectors: first each entry's own in the entries' order, then more of
    them in any order. `sample` trains the index. `runs` are the entries of one country and kind, which are
    searched together; they follow each other and hold all entries. Inner product is the measure.
    """
    quantiser = _quantiser(sample)
    blocks = [_Growing(run, quantiser) for run in blocks_of(runs)]
    firsts = np.array([block.first for block in blocks])
    for entries, vectors in batches:
        owners = np.searchsorted(firsts, entries, "right") - 1
        for number in np.unique(owners):
            here = owners == number
            blocks[number].add(entries[here], vectors[here])
    parts = [part for block in blocks for part in block.parts()]
    stored = [faiss.serialize_index(index) for _, index in parts]
    about_blocks = [{**about, "size": len(data)} for (about, _), data in zip(parts, stored, strict=True)]
    _write(file, sample.shape[1], about_blocks, stored)


def write_no_vectors(file: Path) -> None:
    """Write an index that finds nothing."""
    _write(file, 0, [], [])


def _write(file: Path, dimensions: int, blocks: Sequence[Mapping[str, Any]], stored: Sequence[Any]) -> None:
    header = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "dimensions": dimensions,
        "blocks": list(blocks),
    }
    text = json.dumps(header).encode()
    with file.open("wb") as output:
        output.write(len(text).to_bytes(_HEADER, "little") + text)
        for data in stored:
            output.write(data.data)


@dataclass(frozen=True, slots=True)
class _Quantiser:
    """What is learned from a sample: the two empty indexes, trained."""

    byte: Any
    product: Any
    """None where there are too few vectors to learn it."""
    scale: float
    """What a cosine by product quantisation is multiplied by, for it to be right on average."""


def _quantiser(sample: NDArray[np.float32]) -> _Quantiser:
    dimensions = sample.shape[1]
    byte = faiss.IndexScalarQuantizer(dimensions, faiss.ScalarQuantizer.QT_8bit, faiss.METRIC_INNER_PRODUCT)
    byte.train(sample)
    if len(sample) <= BYTE_UP_TO or dimensions % 2:
        return _Quantiser(byte, None, 1.0)
    product = faiss.IndexPQFastScan(dimensions, dimensions // 2, BITS, faiss.METRIC_INNER_PRODUCT)
    # FAISS types its C++ methods, not those that its Python module puts in their place.
    pq: Any = product.pq
    pq.cp.seed = SEED
    product.train(sample)
    some = sample[:SCALED_BY]
    decoded = pq.decode(pq.compute_codes(some))
    return _Quantiser(byte, product, 1 / max(float((some * decoded).sum(axis=1).mean()), 0.1))


class _Growing:
    """A block that is being filled."""

    def __init__(self, run: Run, quantiser: _Quantiser) -> None:
        self.first, self._last = run
        by_product = quantiser.product is not None and self._last - self.first > BYTE_UP_TO
        self._empty = quantiser.product if by_product else quantiser.byte
        self._scale = quantiser.scale if by_product else 1.0
        self._own = faiss.clone_index(self._empty)
        self._more: Any = None

    def add(self, entries: NDArray[np.int64], vectors: NDArray[np.float32]) -> None:
        """Add some; those that continue the entries' order need no numbers beside them."""
        following = self.first + int(self._own.ntotal)
        if following < self._last and np.array_equal(entries, np.arange(following, following + len(entries))):
            self._own.add(vectors)
            return
        if self._more is None:
            self._more = faiss.IndexIDMap(faiss.clone_index(self._empty))
        self._more.add_with_ids(vectors, entries)

    def parts(self) -> list[tuple[dict[str, Any], Any]]:
        """What the header says of each index, and the index."""
        about = {"first": self.first, "last": self._last, "scale": self._scale}
        parts = [({**about, "numbered": False}, self._own)]
        if self._more is not None:
            parts.append(({**about, "numbered": True}, self._more))
        return parts


@dataclass(frozen=True, slots=True)
class _Block:
    """One index of the file."""

    index: Any
    first: int
    last: int
    scale: float
    numbered: bool
    """Whether the index itself holds the entries' numbers; else they count from `first`."""
    selects: bool
    """Whether the index can keep to some entries by itself; the fast scan cannot."""

    def nearest(
        self, vectors: NDArray[np.float32], limit: int, within: Run
    ) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        first, last = within
        base = 0 if self.numbered else self.first
        whole = first <= self.first and last >= self.last
        if whole:
            cosines, entries = self.index.search(vectors, limit)
            if limit <= self.index.ntotal:
                return cosines * np.float32(self.scale), entries + base
        elif self.selects:
            selector = faiss.IDSelectorRange(first - base, last - base)
            options = faiss.SearchParameters(sel=selector)  # type: ignore[call-arg]
            cosines, entries = self.index.search(vectors, limit, params=options)
        else:
            cosines, entries = self.index.search(vectors, limit * WIDER)
        found = entries >= 0
        entries = np.where(found, entries + base, -1)
        found &= (entries >= max(first, self.first)) & (entries < min(last, self.last))
        return np.where(found, cosines * np.float32(self.scale), -np.inf), np.where(found, entries, -1)


class VectorIndex:
    """Finds the entries whose vectors are nearest. Its length is the number of vectors.

    Raises GazetteerError if the file is missing or damaged.
    """

    def __init__(self, file: Path) -> None:
        try:
            # The indexes read from the mapped file, which must live as long as they do.
            self._data = np.memmap(file, np.uint8, "r")
            start = _HEADER + int.from_bytes(self._data[:_HEADER].tobytes(), "little")
            header = json.loads(self._data[_HEADER:start].tobytes())
            if (header["format"], header["format_version"]) != (FORMAT, FORMAT_VERSION):
                raise ValueError("of another version")
            self._dimensions = int(header["dimensions"])
            self._blocks: list[_Block] = []
            for about in header["blocks"]:
                data = self._data[start : start + about["size"]]
                self._blocks.append(_opened(data, about, self._dimensions))
                start += about["size"]
        except (
            OSError,
            ValueError,
            KeyError,
            TypeError,
            AttributeError,
            OverflowError,
            RecursionError,
            MemoryError,
            RuntimeError,
        ) as error:
            reason = "is damaged" if file.exists() else "is missing"
            raise GazetteerError(f"{file} {reason}: build the gazetteer again") from error

    def __len__(self) -> int:
        return sum(int(block.index.ntotal) for block in self._blocks)

    @property
    def dimensions(self) -> int:
        """Components of a vector."""
        return self._dimensions

    def nearest(
        self, vectors: NDArray[np.float32], limit: int, within: Run | None = None
    ) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        """The cosines and the entries nearest to each vector, best first; -1 where there are fewer.

        An entry that has several vectors may come several times. `within` keeps the search to a run of
        entries, its end excluded.
        """
        first, last = within if within is not None else (0, np.iinfo(np.int64).max)
        asked = np.ascontiguousarray(vectors)
        found = [
            block.nearest(asked, limit, (first, last))
            for block in self._blocks
            if block.first < last and first < block.last and first < last
        ]
        if len(found) == 1 and found[0][0].shape[1] == limit:
            return found[0]
        cosines = np.concatenate(
            [each[0] for each in found] or [np.zeros((len(asked), 0), np.float32)], axis=1
        )
        entries = np.concatenate([each[1] for each in found] or [np.zeros((len(asked), 0), np.int64)], axis=1)
        if cosines.shape[1] < limit:
            missing = ((0, 0), (0, limit - cosines.shape[1]))
            cosines = np.pad(cosines, missing, constant_values=-np.inf)
            entries = np.pad(entries, missing, constant_values=-1)
        order = np.argsort(-cosines, axis=1, kind="stable")[:, :limit]
        return np.take_along_axis(cosines, order, axis=1), np.take_along_axis(entries, order, axis=1)


def _opened(data: NDArray[np.uint8], about: dict[str, Any], dimensions: int) -> _Block:
    if len(data) != about["size"]:
        raise ValueError("cut off")
    first, last, scale = about["first"], about["last"], about["scale"]
    if not (0 <= int(first) <= int(last) and isfinite(scale)):
        raise ValueError("no run of entries")
    reader = faiss.ZeroCopyIOReader(faiss.swig_ptr(data), data.size)  # type: ignore[attr-defined]
    index: Any = faiss.read_index(reader, faiss.IO_FLAG_MMAP_IFC)
    inner: Any = faiss.downcast_index(index.index) if about["numbered"] else index
    by_product = isinstance(inner, faiss.IndexFastScan)
    if inner.d != dimensions or inner.metric_type != faiss.METRIC_INNER_PRODUCT or not _fits(inner):
        raise ValueError("of other vectors")
    if about["numbered"] and not index.ntotal == index.id_map.size() == inner.ntotal:
        raise ValueError("numbers that do not fit")
    if by_product:
        inner.implem = _ONE_BY_ONE
    return _Block(
        index=index,
        first=about["first"],
        last=about["last"],
        scale=about["scale"],
        numbered=about["numbered"],
        selects=not by_product,
    )


def _fits(index: Any) -> bool:
    """Whether an index holds as many codes as it says, made as they are here: FAISS would read beyond them."""
    if isinstance(index, faiss.IndexPQFastScan):
        pairs = index.d // 2
        made = (index.M, index.nbits, index.pq.centroids.size()) == (pairs, BITS, index.d << BITS)
        # FAISS types its C++ members in part only.
        held: Any = index
        room = held.codes.size() == held.ntotal2 * held.M2 // 2
        return made and room and 0 <= held.ntotal <= held.ntotal2 and pairs <= index.M2 <= pairs + 1
    if isinstance(index, faiss.IndexScalarQuantizer):
        made = (index.sq.qtype, index.code_size, index.sq.trained.size()) == (
            faiss.ScalarQuantizer.QT_8bit,
            index.d,
            2 * index.d,
        )
        return made and index.ntotal >= 0 and index.codes.size() == index.ntotal * index.code_size
    return False
