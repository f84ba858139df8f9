"""The vectors of a gazetteer's entries in FAISS, and the search for the nearest."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from addrkit.errors import GazetteerError

FLAT_UP_TO = 30_000
"""Entries up to which every vector is compared; above it, the nearest lists of an inverted file."""
TRAINING = 40
"""Vectors a list that the inverted file is trained on; FAISS asks for at least 39."""
LISTS_SEARCHED = 24
SEED = 20261122


def list_count(entries: int) -> int:
    """How many lists an inverted file of so many entries has: about 4 times the square root (FAISS wiki).

    >>> list_count(1_000_000), list_count(40_000)
    (4096, 512)
    """
    wanted = 2 ** round(np.log2(max(4 * entries**0.5, 1)))
    while wanted > 1 and wanted * TRAINING > entries:
        wanted //= 2
    return int(wanted)


def write_vectors(
    file: Path,
    batches: Iterable[tuple[NDArray[np.int64], NDArray[np.float32]]],
    sample: NDArray[np.float32],
    count: int,
) -> None:
    """Write an index of `count` unit vectors, each of an entry; an entry may have several.

    `batches` are pairs of entries and their vectors, `sample` trains the index. Each component takes a byte
    (scalar quantisation); inner product is the measure.
    """
    dimensions = sample.shape[1]
    if count <= FLAT_UP_TO:
        index: Any = faiss.IndexScalarQuantizer(
            dimensions, faiss.ScalarQuantizer.QT_8bit, faiss.METRIC_INNER_PRODUCT
        )
    else:
        lists = list_count(count)
        coarse = faiss.IndexFlatIP(dimensions)
        index = faiss.IndexIVFScalarQuantizer(
            coarse, dimensions, lists, faiss.ScalarQuantizer.QT_8bit, faiss.METRIC_INNER_PRODUCT
        )
        index.cp.seed = SEED
        index.cp.niter = 8
        index.cp.spherical = True
    index.train(sample)
    if count <= FLAT_UP_TO:
        index = _filled_flat(index, batches)
    else:
        for entries, vectors in batches:
            index.add_with_ids(vectors, entries)
    faiss.write_index(index, str(file))


def _filled_flat(index: Any, batches: Iterable[tuple[NDArray[np.int64], NDArray[np.float32]]]) -> Any:
    """A flat index with its vectors; entries are kept beside them only where they are not 0, 1, 2 and so on."""
    mapped = faiss.IndexIDMap(index)
    plain = True
    for entries, vectors in batches:
        first = int(index.ntotal)
        plain = plain and np.array_equal(entries, np.arange(first, first + len(entries)))
        mapped.add_with_ids(vectors, entries)
    return index if plain else mapped


def training_size(entries: int) -> int:
    """How many vectors the training of an index of so many entries takes."""
    return min(entries, max(20_000, TRAINING * list_count(entries)))


class VectorIndex:
    """Finds the entries whose vectors are nearest. Its length is the number of vectors."""

    def __init__(self, file: Path) -> None:
        try:
            self._index = faiss.read_index(str(file), faiss.IO_FLAG_MMAP)
        except RuntimeError as error:
            reason = "is damaged" if file.exists() else "is missing"
            raise GazetteerError(f"{file} {reason}: build the gazetteer again") from error
        self._inverted = isinstance(self._index, faiss.IndexIVF)

    def __len__(self) -> int:
        return int(self._index.ntotal)

    @property
    def dimensions(self) -> int:
        """Components of a vector."""
        return int(self._index.d)

    def nearest(
        self, vectors: NDArray[np.float32], limit: int, within: tuple[int, int] | None = None
    ) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        """The cosines and the entries nearest to each vector, best first; -1 where there are fewer.

        An entry that has several vectors may come several times. `within` keeps the search to a run of
        entries, its end excluded.
        """
        selector = faiss.IDSelectorRange(*within) if within is not None else None
        if self._inverted:
            options: Any = faiss.SearchParametersIVF(nprobe=LISTS_SEARCHED, sel=selector)  # type: ignore[call-arg]
        else:
            options = faiss.SearchParameters(sel=selector)  # type: ignore[call-arg]
        return self._index.search(np.ascontiguousarray(vectors), limit, params=options)
