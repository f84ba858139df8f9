"""The ways into a gazetteer, written from its entries: names in order, words and vectors."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from addrkit.gazetteer.by_name import write_by_name
from addrkit.gazetteer.entry_columns import EntryColumns, read_entry_columns
from addrkit.gazetteer.entry_words import words_of_entries
from addrkit.gazetteer.schema import NONE
from addrkit.index.encoder import Encoder
from addrkit.index.entry_text import entry_text
from addrkit.index.vectors import BY_REGION_FROM, Run, training_size, write_no_vectors, write_vectors
from addrkit.index.words_written import write_words

BATCH = 20_000
SEED = 20261122
PREFIX_AT_LEAST = 2
"""Characters that the postcodes of a street must share to enter its text."""

Report = Callable[[str, int, int | None], None]


def write_indexes(folder: Path, encoder: Encoder | None, report: Report) -> None:
    """Write `by_name.arrow`, `words.arrow`, `postings.arrow` and `vectors.faiss` beside the entries.

    Without an encoder the last one is empty.
    """
    columns = read_entry_columns(folder)
    write_by_name(folder, columns)
    report("indexing words", 0, len(columns))
    forms: dict[str, set[str]] = {}
    write_words(folder, words_of_entries(columns, forms), len(columns), forms)
    if encoder is None:
        write_no_vectors(folder / "vectors.faiss")
        return
    owners = np.concatenate([np.arange(len(columns)), columns.other_names[0]]).astype(np.int64)
    names = np.concatenate([columns.name, columns.other_names[1]]).astype(np.int64)
    count = len(owners)
    size = training_size(count)
    chosen = np.sort(np.random.default_rng(SEED).choice(count, size, replace=False))
    report("training the index", 0, None)
    sample = encoder.encode(_entry_texts(columns, owners[chosen], names[chosen]))

    def batches() -> Iterator[tuple[NDArray[np.int64], NDArray[np.float32]]]:
        for first in range(0, count, BATCH):
            report("embedding", first, count)
            some = slice(first, first + BATCH)
            yield owners[some], encoder.encode(_entry_texts(columns, owners[some], names[some]))

    write_vectors(folder / "vectors.faiss", batches(), sample, _runs(columns))


def _runs(columns: EntryColumns) -> list[Run]:
    """The runs of entries of one country and kind; of large ones, of each region."""
    together = (np.diff(columns.country) == 0) & (np.diff(columns.kind) == 0)
    edges = [0, *(np.flatnonzero(~together) + 1).tolist(), len(columns)]
    regions = np.flatnonzero(np.diff(columns.region) != 0) + 1
    runs: list[Run] = []
    for first, last in pairwise(edges):
        inner = (
            regions[(regions > first) & (regions < last)] if last - first >= BY_REGION_FROM else regions[:0]
        )
        runs += pairwise([first, *inner.tolist(), last])
    return runs


def _entry_texts(columns: EntryColumns, entries: NDArray[np.int64], names: NDArray[np.int64]) -> list[str]:
    found = []
    for entry, name in zip(entries.tolist(), names.tolist(), strict=True):
        suburb, city, region, postcode = (
            columns.text(int(column[entry]))
            for column in (columns.suburb, columns.city, columns.region, columns.postcode)
        )
        if postcode is None:
            doors = slice(int(columns.first_door[entry]), int(columns.first_door[entry + 1]))
            codes = np.unique(columns.door_postcode[doors])
            postcode = _shared_prefix([columns.texts[int(code)] for code in codes if code != NONE])
        found.append(entry_text(columns.text(name), suburb, city, region, postcode))
    return found


def _shared_prefix(postcodes: Sequence[str]) -> str | None:
    """What several postcodes begin with, if that is long enough to tell anything.

    >>> _shared_prefix(["9711AB", "9711AC", "9712AA"]), _shared_prefix(["101", "600"])
    ('971', None)
    """
    if not postcodes:
        return None
    low, high = min(postcodes), max(postcodes)
    shared = 0
    while shared < min(len(low), len(high)) and low[shared] == high[shared]:
        shared += 1
    return low[:shared].rstrip(" -") if shared >= PREFIX_AT_LEAST else None
