"""Which FAISS index finds the streets that are meant, how fast and in how few bytes, by size.

    python -m benchmarks.retrieval.index GAZETTEER... [--rows N] [--results FOLDER]

Each gazetteer is one size; `--rows` adds one more, filled up with streets of the largest gazetteer in towns
where they do not lie. Queries are `addrkit.train.noise.noise.HARD` spellings of streets that were kept out of training.
One thread, processor time; vectors and queries are those of the encoder. Prints a table and writes it to FOLDER.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import faiss
import numpy as np
from numpy.typing import NDArray

from addrkit.gazetteer.entries import Entry
from addrkit.gazetteer.schema import STREET
from addrkit.gazetteer.store import Gazetteer
from addrkit.index.encoder import load_encoder
from addrkit.index.entry_text import entry_text
from addrkit.parsing.parser import open_parser
from addrkit.parsing.query import query_of
from addrkit.retrieve.texts import query_text
from addrkit.train.noise.noise import HARD
from benchmarks.retrieval.queries import sampled
from benchmarks.shared.provenance import RESULTS, provenance, write_result

SEED = 20261122
QUERIES = 1_000
SINGLE = 300
TOP, WIDER = 10, 40
IN_SEARCH = 20_000
"""Vectors that are encoded or added at once."""
PACKAGES = ("numpy", "faiss-cpu")

FLAT = ("SQ8", "SQ6", "SQ4", "RaBitQ", "HNSW32_SQ8")
FLAT_UP_TO = 100_000
"""Vectors up to which these are measured."""
ANY_SIZE = ("PQ64x4fs", "PQ32x4fs")
LISTS = ("IVF{lists},SQ8", "IVF{lists},SQ4", "IVF{lists},PQ64x4fs", "IVF{lists},RaBitQ")
LISTS_UP_TO = 1_000_000
PROBES = (24, 96)
LISTS_FROM = 10_000
"""Vectors from which lists are measured."""
TRAINED_ON = 40_960


@dataclass(frozen=True, slots=True)
class Measured:
    """One index at one size, searched in one way."""

    entries: int
    index: str
    lists_searched: int
    """0 where there are no lists."""
    exact_at_10: float
    """Share of the ten nearest vectors that are found."""
    street_at_10: float
    street_at_10_reranked: float
    """Of the forty nearest ranked by exact vectors."""
    street_at_10_exact: float
    """By exact vectors alone: what the index could reach."""
    single_ms: float
    batch_per_second: float
    bytes_per_vector: float
    build_seconds: float


class IndexedCorpus(NamedTuple):
    """Vectors of entries, and of queries that mean some of them."""

    vectors: NDArray[np.float32]
    queries: NDArray[np.float32]
    meant: NDArray[np.int64]


def list_count(count: int) -> int:
    """Lists of an inverted file: a power of two near 2 times the square root, or few enough to train."""
    return int(2 ** np.floor(np.log2(min(2 * count**0.5, min(count, TRAINED_ON) / 39))))


def text_of(gazetteer: Gazetteer, entry: Entry) -> str:
    """The text that an entry is embedded as."""
    postcodes = sorted(gazetteer.postcodes(entry))
    low, high = (postcodes[0], postcodes[-1]) if postcodes else ("", "")
    shared = next(
        (at for at, pair in enumerate(zip(low, high, strict=False)) if pair[0] != pair[1]), len(low)
    )
    return entry_text(
        entry.name, entry.suburb, entry.city, entry.region, low[:shared] if shared > 1 else None
    )


def corpus_of(gazetteer: Gazetteer, rows: int | None = None) -> IndexedCorpus:
    """A gazetteer's vectors and queries, filled up to `rows` with streets that do not exist."""
    encoder, parser, random = load_encoder(), open_parser(), Random(SEED)  # noqa: S311
    entries = [gazetteer.entry(number) for number in range(len(gazetteer))]
    texts = [text_of(gazetteer, entry) for entry in entries]
    streets = [entry for entry in entries if entry.kind == STREET]
    while rows is not None and len(texts) < rows:
        name, where = random.choice(streets), random.choice(streets)
        texts.append(text_of(gazetteer, where).replace(where.name or "", name.name or "", 1))
    asked = sampled(gazetteer, QUERIES, HARD, SEED)
    queries = [query_of(each.text, parser, entries[each.entry].country) for each in asked]
    return IndexedCorpus(
        encoder.encode(texts),
        encoder.encode([query_text(query.parsed) for query in queries]),
        np.array([each.entry for each in asked]),
    )


def measured(corpus: IndexedCorpus, recipe: str, folder: Path) -> Iterator[Measured]:
    """One index, searched in several ways."""
    count, dimensions = corpus.vectors.shape
    name = recipe.format(lists=list_count(count))
    start = time.process_time()
    built: Any = faiss.index_factory(dimensions, name, faiss.METRIC_INNER_PRODUCT)
    chosen = np.random.default_rng(SEED).choice(count, min(count, TRAINED_ON), replace=False)
    built.train(corpus.vectors[chosen])
    for first in range(0, count, IN_SEARCH):
        built.add(corpus.vectors[first : first + IN_SEARCH])
    seconds = time.process_time() - start
    file = folder / "index.faiss"
    faiss.write_index(built, str(file))
    del built
    index: Any = faiss.read_index(str(file), faiss.IO_FLAG_MMAP_IFC)
    index.search(corpus.queries[:64], TOP)
    exact = exact_nearest(corpus)
    ivf = faiss.try_extract_index_ivf(index)
    for probes in PROBES if ivf is not None else (0,):
        if ivf is not None:
            ivf.nprobe = probes
        elif name.startswith("HNSW"):
            index.hnsw.efSearch = 64
        start = time.process_time()
        wider = index.search(corpus.queries, WIDER)[1]
        batch = len(corpus.queries) / (time.process_time() - start)
        start = time.process_time()
        for row in corpus.queries[:SINGLE]:
            index.search(row[None], TOP)
        single = (time.process_time() - start) / min(SINGLE, len(corpus.queries))
        ten = wider[:, :TOP]
        yield Measured(
            count,
            name,
            probes,
            float(np.mean([len(np.intersect1d(*pair)) / TOP for pair in zip(ten, exact, strict=True)])),
            hits(ten, corpus.meant),
            hits(reranked(corpus, wider), corpus.meant),
            hits(exact, corpus.meant),
            single * 1e3,
            batch,
            file.stat().st_size / count,
            seconds,
        )


def exact_nearest(corpus: IndexedCorpus) -> NDArray[np.int64]:
    """The ten nearest by exact vectors."""
    return faiss.knn(corpus.queries, corpus.vectors, TOP, metric=faiss.METRIC_INNER_PRODUCT)[1]


def reranked(corpus: IndexedCorpus, found: NDArray[np.int64]) -> NDArray[np.int64]:
    """The first ten of what was found, by exact vectors."""
    cosines = np.einsum("qkd,qd->qk", corpus.vectors[found], corpus.queries)
    cosines[found < 0] = -1.0
    return np.take_along_axis(found, np.argsort(-cosines, axis=1), axis=1)[:, :TOP]


def hits(found: NDArray[np.int64], meant: NDArray[np.int64]) -> float:
    """Share of the queries whose street is among what was found."""
    return float((found == meant[:, None]).any(axis=1).mean())


def table(rows: Iterable[Measured]) -> str:
    """The rows in markdown."""
    head = (
        "| entries | index | lists searched | exact@10 | street@10 | of 40, re-ranked | all vectors | single ms "
        "| batch/s | bytes a vector | build s |\n|" + "---|" * 11 + "\n"
    )
    return head + "".join(
        f"| {row.entries:,} | {row.index} | {row.lists_searched or ''} | {row.exact_at_10:.3f} "
        f"| {row.street_at_10:.4f} | {row.street_at_10_reranked:.4f} | {row.street_at_10_exact:.4f} "
        f"| {row.single_ms:.2f} | {row.batch_per_second:,.0f} | {row.bytes_per_vector:.1f} "
        f"| {row.build_seconds:.1f} |\n"
        for row in rows
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gazetteers", nargs="+", type=Path)
    parser.add_argument("--rows", type=int, help="one more size: the last gazetteer filled up")
    parser.add_argument("--results", type=Path, default=RESULTS, help="where to write")
    options = parser.parse_args(arguments)
    faiss.omp_set_num_threads(1)
    about = provenance(PACKAGES)
    sizes = [partial(corpus_of, Gazetteer(folder)) for folder in options.gazetteers]
    if options.rows:
        sizes.append(partial(corpus_of, Gazetteer(options.gazetteers[-1]), options.rows))
    rows: list[Measured] = []
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            corpus = size()
            recipes = [each for each in FLAT if len(corpus.vectors) <= FLAT_UP_TO]
            recipes += ANY_SIZE
            recipes += [each for each in LISTS if LISTS_FROM <= len(corpus.vectors) <= LISTS_UP_TO]
            for recipe in recipes:
                for row in measured(corpus, recipe, Path(folder)):
                    rows.append(row)
                    print(table([row]).splitlines()[-1], file=sys.stderr, flush=True)
    text = table(rows)
    print(text)
    result = {"benchmark": "retrieval index", **about, "seed": SEED, "rows": [asdict(row) for row in rows]}
    write_result(options.results, "retrieval-index", result, text)


if __name__ == "__main__":
    main()
