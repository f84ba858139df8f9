"""Writing the words of a gazetteer; `addrkit.index.words` reads them and says in which form they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from heapq import merge
from pathlib import Path

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from addrkit.index.columns import distinct, spans, write_table
from addrkit.index.words import WordsOf, place_in


def write_words(
    folder: Path,
    tables: Iterable[WordsOf],
    entries: int,
    forms: Mapping[str, Set[str]],
) -> None:
    """Write the index from the words of entries, in any order.

    `forms`, which may fill while `tables` is read, tells what words are contracted to. One that is always
    contracted to another has no postings of its own: whoever looks it up finds the other's entries.
    """
    known: dict[str, int] = {}
    width = max(entries, 1)
    keys: list[NDArray[np.int64]] = []
    for table in tables:
        sizes = np.fromiter((len(each) for each in table.words), np.int64, len(table.words))
        flat = np.fromiter(
            (known.setdefault(word, len(known)) for each in table.words for word in each),
            np.int64,
            int(sizes.sum()),
        )
        counts = sizes[table.texts]
        words = flat[spans((np.cumsum(sizes) - sizes)[table.texts], counts)]
        keys.append(distinct(words * width + np.repeat(table.entries, counts)))
    aliases = {
        word: short
        for word, found in forms.items()
        if len(found) == 1 and (short := next(iter(found))) != word
    }
    ordered = sorted(known.keys() - aliases.keys())
    rank = np.full(max(len(known), 1), -1, np.int64)
    rank[[known[word] for word in ordered]] = np.arange(len(ordered))
    # Millions of words take gigabytes: each form of them goes when the next is made.
    known.clear()
    merged = np.concatenate(keys) if keys else np.empty(0, np.int64)
    keys.clear()
    merged = merged[rank[merged // width] >= 0]
    ranked = distinct(rank[merged // width] * width + merged % width)
    written, starts, counts = _coded(ranked // width, ranked % width, len(ordered))
    write_table(folder / "postings.arrow", {"entry": written.astype(np.int32)})
    shortened = sorted(
        (alias, place) for alias, word in aliases.items() if (place := place_in(ordered, word)) is not None
    )
    places = np.fromiter(
        (place for _, place in merge(zip(ordered, range(len(ordered)), strict=True), shortened)), np.int64
    )
    everything = list(merge(ordered, (alias for alias, _ in shortened)))
    write_table(
        folder / "words.arrow",
        {
            "word": pa.array(everything, pa.string()),
            "start": starts[places],
            "frequency": counts[places],
        },
    )


def _coded(
    ranks: NDArray[np.int64], entries: NDArray[np.int64], words: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Postings in the order of words and entries, as runs where that is shorter, those of one entry left out.

    Returns the rows to write, and for each word its `start` and its `frequency` (`WORDS`).
    """
    counts = np.bincount(ranks, minlength=words)
    begins = np.ones(len(ranks), bool)
    begins[1:] = (ranks[1:] != ranks[:-1]) | (entries[1:] != entries[:-1] + 1)
    heads = np.flatnonzero(begins)
    runs = np.bincount(ranks[heads], minlength=words)
    as_runs = (2 + 2 * runs < counts) & (counts > 1)
    alone = counts == 1
    lengths = np.where(as_runs, 2 + 2 * runs, np.where(alone, 0, counts))
    starts = np.cumsum(lengths) - lengths
    written = np.empty(int(lengths.sum()), np.int64)
    listed = ~as_runs[ranks] & ~alone[ranks]
    first_of_word = np.cumsum(counts) - counts
    written[(starts[ranks] + np.arange(len(ranks)) - first_of_word[ranks])[listed]] = entries[listed]
    written[starts[as_runs]], written[starts[as_runs] + 1] = runs[as_runs], counts[as_runs]
    sizes = np.diff(np.append(heads, len(ranks)))
    first_run = np.cumsum(runs) - runs
    owner = ranks[heads]
    in_runs = as_runs[owner]
    places = (starts[owner] + 2 + 2 * (np.arange(len(heads)) - first_run[owner]))[in_runs]
    written[places] = entries[heads][in_runs]
    written[places + 1] = sizes[in_runs]
    starts[alone] = entries[first_of_word[alone]]
    return written, starts, np.where(as_runs, 0, counts)
