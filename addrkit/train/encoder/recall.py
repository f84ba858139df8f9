"""How often an encoder finds a street or place that training has not seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

import faiss
import numpy as np

from addrkit.index.encoder import Encoder
from addrkit.train.encoder.entries import TrainingEntry, split_of
from addrkit.train.encoder.pairs import typed_query
from addrkit.train.noise.noise import EVERYDAY, HARD, NoiseRates

SEED = 7
MOST_ENTRIES = 50_000
MOST_QUERIES = 1_000


@dataclass(frozen=True, slots=True)
class Recall:
    """The share of queries whose street or place comes first, and is among the first ten."""

    noise: str
    """everyday or hard."""
    queries: int
    entries: int
    first: float
    ten: float


def recalls(entries: Sequence[TrainingEntry], encoder: Encoder) -> list[Recall]:
    """Recall for the held-out streets and places among all, everyday and hard.

    At most a thousand queries among at most 50,000 entries; the search is exact. Entries with one text are one.
    Nothing if no entry is held out: of very few entries none may be.
    """
    random = Random(SEED)  # noqa: S311
    unseen = [entry for entry in entries if split_of(entry) == "test"]
    asked = random.sample(unseen, min(len(unseen), MOST_QUERIES))
    others = random.sample(entries, min(len(entries), MOST_ENTRIES))
    texts = list(dict.fromkeys(entry.text for entry in (*asked, *others)))
    if not asked:
        return []
    index = faiss.IndexFlatIP(encoder.dimensions)
    index.add(encoder.encode(texts))
    return [
        _recall(name, rates, asked, texts, index, encoder)
        for name, rates in (("everyday", EVERYDAY), ("hard", HARD))
    ]


def _recall(
    noise: str,
    rates: NoiseRates,
    asked: Sequence[TrainingEntry],
    texts: Sequence[str],
    index: faiss.Index,
    encoder: Encoder,
) -> Recall:
    random = Random(SEED)  # noqa: S311
    queries = encoder.encode([typed_query(entry, rates, random) for entry in asked])
    _, nearest = index.search(queries, min(10, len(texts)))
    hits = np.array(
        [[texts[place] == entry.text for place in row] for row, entry in zip(nearest, asked, strict=True)]
    )
    return Recall(noise, len(asked), len(texts), float(hits[:, 0].mean()), float(hits.any(axis=1).mean()))
