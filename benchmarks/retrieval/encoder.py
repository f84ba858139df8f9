"""Measures how often the encoder finds the street or place that is meant, beside character TF-IDF.

    python benchmarks/retrieval/encoder.py MODEL CSV... [--pairs FR_PAIRS] [--queries 1000] [--no-tfidf]

MODEL is an encoder's folder, CSV the files of `prepare_training_data.py`, FR_PAIRS the folder with real
French queries. The queries mean streets of the test split, which training has not seen; the index holds all
entries of the country, at most 120,000 (all places of the world together). Search is exact.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

import faiss
import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer

from addrkit.index.encoder import Encoder, load_encoder
from addrkit.locale.text import fold
from addrkit.train.encoder.entries import TrainingEntry, read_entries, split_of
from addrkit.train.encoder.pairs import group_of
from addrkit.train.noise.noise import EVERYDAY, HARD, NoiseRates, noisy_text
from addrkit.types import Address

SEED = 7
MOST_ENTRIES = 120_000
GROUPS = ("FR streets", "NL streets", "DE streets", "IS streets", "US streets", "JP streets", "places")

Ranks = Callable[[Sequence[str], Sequence[str]], NDArray[np.intp]]
"""From queries and the texts of entries to the ten nearest entries of each query."""


def by_encoder(encoder: Encoder) -> Ranks:
    """Exact search by inner product."""

    def ranks(queries: Sequence[str], texts: Sequence[str]) -> NDArray[np.intp]:
        index = faiss.IndexFlatIP(encoder.dimensions)
        index.add(encoder.encode(texts))
        return np.asarray(index.search(encoder.encode(queries), 10)[1], np.intp)

    return ranks


def by_tfidf(queries: Sequence[str], texts: Sequence[str]) -> NDArray[np.intp]:
    """Character 3-grams of folded text, TF-IDF, cosine."""
    vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 3), preprocessor=fold, dtype=np.float32)
    entries = vectorizer.fit_transform(texts).T.tocsr()
    wanted = vectorizer.transform(queries)
    found = np.zeros((len(queries), 10), np.intp)
    for start in range(0, len(queries), 100):
        scores = (wanted[start : start + 100] @ entries).toarray()
        best = np.argpartition(-scores, 10, axis=1)[:, :10]
        order = np.argsort(-np.take_along_axis(scores, best, 1), axis=1, kind="stable")
        found[start : start + 100] = np.take_along_axis(best, order, 1)
    return found


def recalls(found: NDArray[np.intp], texts: Sequence[str], truths: Sequence[set[str]]) -> tuple[float, float]:
    """Recall at 1 and at 10; an entry with the same text as the true one is as good."""
    hits = [[texts[place] in truth for place in row] for row, truth in zip(found, truths, strict=True)]
    return sum(row[0] for row in hits) / len(hits), sum(any(row) for row in hits) / len(hits)


def indexed(entries: Sequence[TrainingEntry]) -> dict[str, list[TrainingEntry]]:
    """The entries of each group that is measured; the test split is kept whole."""
    groups: dict[str, list[TrainingEntry]] = defaultdict(list)
    for entry in entries:
        name = group_of(entry)
        groups["places" if name.endswith("places") else name].append(entry)
    random = Random(SEED)  # noqa: S311
    chosen = {}
    for name in GROUPS:
        members = groups.get(name, [])
        held_out = [entry for entry in members if split_of(entry) == "test"]
        others = [entry for entry in members if split_of(entry) != "test"]
        most = max(0, MOST_ENTRIES - len(held_out))
        chosen[name] = held_out + random.sample(others, min(most, len(others)))
    return chosen


def noisy_queries(
    entries: Sequence[TrainingEntry], rates: NoiseRates, count: int
) -> tuple[list[str], list[set[str]]]:
    """Queries for entries of the test split without their house numbers, and the texts they mean."""
    random = Random(SEED)  # noqa: S311
    held_out = [entry for entry in entries if split_of(entry) == "test"]
    chosen = random.sample(held_out, min(count, len(held_out)))
    queries = [noisy_text(_typed(entry, random), rates, random) for entry in chosen]
    meant = defaultdict(set)
    for entry in entries:
        meant[_meaning(entry)].add(entry.text)
    return queries, [meant[_meaning(entry)] for entry in chosen]


def _meaning(entry: TrainingEntry) -> tuple[str | None, ...]:
    """What makes two entries one: a place is its name, whichever of its postcodes the entry has."""
    here = entry.address
    code = entry.shared_postcode if here.street or here.suburb else None
    return here.country, here.street, here.suburb, here.city, here.region, code


def _typed(entry: TrainingEntry, random: Random) -> Address:
    code = random.choice(entry.postcodes) if entry.postcodes else None
    return replace(entry.address, house_number=None, postcode=code)


def french_pairs(file: Path, entries: Sequence[TrainingEntry]) -> tuple[list[str], list[set[str]]]:
    """Real queries, the leading number cut off, and the texts of the entries that they mean."""
    place_of = {
        _street_key(e.address.street, e.address.city, (e.postcodes or ("",))[0]): e.text for e in entries
    }
    number = re.compile(r"^\s*\d+(?:\s*[-/,à]\s*\d+)*\s*(?:bis|ter|quater|[a-d])?\b[\s,]*", re.IGNORECASE)
    queries, truths = [], []
    for line in gzip.decompress(file.read_bytes()).decode("utf-8").splitlines():
        row = json.loads(line)
        texts = set()
        for truth in row["truth"]:
            street = re.sub(
                r"^\d+\s*(?:bis|ter|quater|[a-z]{1,2})?\s+", "", truth["address"], flags=re.IGNORECASE
            )
            found = place_of.get(_street_key(street, truth["city"], truth["postcode"]))
            texts |= {found} if found else set()
        if texts:
            queries.append(number.sub("", row["raw"]))
            truths.append(texts)
    return queries, truths


def _street_key(street: str | None, city: str | None, code: str) -> tuple[str, str, str]:
    return fold(street or ""), fold(city or ""), code[:2]


def main() -> None:
    """Print one line for each group and kind of noise."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("model", type=Path)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--pairs", type=Path)
    parser.add_argument("--queries", type=int, default=1000)
    parser.add_argument("--no-tfidf", action="store_true")
    options = parser.parse_args()
    methods: dict[str, Ranks] = {"encoder": by_encoder(load_encoder(options.model))}
    if not options.no_tfidf:
        methods["tfidf"] = by_tfidf
    groups = indexed(read_entries(options.files))
    tasks = [
        (f"{name}, {noise}", groups[name], *noisy_queries(groups[name], rates, options.queries))
        for name in GROUPS
        for noise, rates in (("everyday", EVERYDAY), ("hard", HARD))
        if groups[name]
    ]
    if options.pairs:
        french = groups["FR streets"]
        tasks += [
            (f"real, {name}", french, *french_pairs(options.pairs / f"{name}.jsonl.gz", french))
            for name in ("everyday", "hard")
        ]
    for name, entries, queries, truths in tasks:
        texts = [entry.text for entry in entries]
        cells = [f"{name:24} {len(texts):8,} entries {len(queries):6,} queries"]
        for method, ranks in methods.items():
            first, ten = recalls(ranks(queries, texts), texts, truths)
            cells.append(f"{method} {first:.3f} / {ten:.3f}")
        print("   ".join(cells), flush=True)


if __name__ == "__main__":
    main()
