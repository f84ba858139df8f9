"""Trains the encoder: contrastive learning on streets and places, on a CPU in minutes.

Each query of a batch must be nearer to its own entry than to all other entries of the batch (InfoNCE: van den
Oord et al. 2018, arXiv:1807.03748). After a third and two thirds of the steps the encoder looks up its own
mistakes, and half the runs that batches are made of are drawn among them (ANCE: Xiong et al. 2020,
arXiv:2007.00808).
"""

from __future__ import annotations

import logging
import signal
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from multiprocessing import get_context
from pathlib import Path
from random import Random

import faiss
import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from addrkit.errors import InputError
from addrkit.index.encoder import Encoder, TermTable, load_encoder, load_table, word_ngrams
from addrkit.locale.text import words
from addrkit.train.encoder.card import EncoderLesson, write_card
from addrkit.train.encoder.entries import TrainingEntry, read_entries, split_of
from addrkit.train.encoder.pairs import PairBatches, group_of, query_for
from addrkit.train.encoder.recall import recalls
from addrkit.train.encoder.weights import quantised, refuse_to_overwrite, write_weights, written_whole

log = logging.getLogger(__name__)

Integers = NDArray[np.int64]
Progress = Callable[[str, int, int | None], None]
"""Told the stage of the work, how much of it is done, and the total if it is known."""


@dataclass(frozen=True, slots=True)
class EncoderRecipe:
    """Everything that decides what comes out, but for the data."""

    seed: int = 20261122
    dimensions: int = 128
    buckets: int = 1 << 17
    steps: int = 1500
    batch: int = 2048
    temperature: float = 0.05
    """Of the softmax over the entries of a batch."""
    rate: float = 0.01
    """Adam's learning rate at the beginning; it falls to nothing along a half cosine."""
    entries_per_group: int = 120_000
    """At most so many streets, or a thirtieth as many places, of one country."""
    mined: int = 150_000
    """Entries whose mistakes are looked up, after a third and after two thirds of the steps."""


TUNING = EncoderRecipe(steps=300, rate=0.003)
"""For an encoder that has learned already: fewer steps, and smaller ones."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Texts as numbers: n-grams of words, and words of texts; queries first, then their entries."""

    rows: Integers
    """Rows of the table that the batch needs."""
    grams: Integers
    """Places in `rows`, word after word."""
    gram_starts: Integers
    words: Integers
    """Numbers of words, text after text."""
    word_starts: Integers


def train_encoder(
    inputs: Sequence[Path],
    output: Path,
    recipe: EncoderRecipe = EncoderRecipe(),
    *,
    start: Path | None = None,
    workers: int = 1,
    progress: Progress | None = None,
) -> EncoderLesson:
    """Train an encoder on gazetteers, or CSV files with the contract's columns, and write it to a folder.

    The folder gets the weights, the configuration, a model card and what sentence-transformers needs; it appears
    whole or not at all, and takes the place of an older encoder there. `start` is an encoder's folder whose
    weights are tuned further: its dimensions and rows are taken over. The same inputs, recipe, torch version and
    number of torch threads give the same vectors, whatever the number of workers.

    Raises UsageError if `output` is a folder that holds something else, InputError if an input cannot be read or
    has no streets or places, GazetteerError if a folder is no gazetteer, and ModelError if `start` is no encoder.
    """
    refuse_to_overwrite(output)
    with written_whole(output) as folder:
        learner, lesson = _lesson(inputs, recipe, start, workers, progress or _silent)
        write_weights(learner.table(), folder, asdict(learner.recipe) | {"start": lesson.start})
        write_card(lesson, folder)
    return lesson


def _silent(_stage: str, _done: int, _total: int | None) -> None:
    """Nobody watches."""


def _lesson(
    inputs: Sequence[Path], recipe: EncoderRecipe, start: Path | None, workers: int, report: Progress
) -> tuple[Learner, EncoderLesson]:
    report("reading", 0, None)
    began = load_encoder(start)
    table = None if start is None else load_table(start)[0]
    if table is not None:
        buckets, dimensions = table.weights.shape
        recipe = replace(recipe, buckets=buckets, dimensions=dimensions)
    everything = read_entries(inputs)
    entries = sample([entry for entry in everything if split_of(entry) == "train"], recipe)
    if len(entries) < 2:
        raise InputError("there is nothing to learn from: the inputs have no streets and no places")
    log.info("learning from %d streets and places", len(entries))
    learner = _taught(entries, recipe, table, workers, report)
    report("measuring", 0, None)
    return learner, EncoderLesson(
        inputs=inputs,
        groups=Counter(map(group_of, entries)),
        steps=recipe.steps,
        seed=recipe.seed,
        dimensions=recipe.dimensions,
        buckets=recipe.buckets,
        start=began.fingerprint if start else None,
        before=recalls(everything, began),
        after=recalls(everything, learner.encoder()),
    )


def _taught(
    entries: Sequence[TrainingEntry],
    recipe: EncoderRecipe,
    table: TermTable | None,
    workers: int,
    report: Progress,
) -> Learner:
    batches = PairBatches(entries, recipe.seed)
    learner = Learner(recipe, table)
    third = recipe.steps // 3
    for first, last in ((0, third), (third, 2 * third), (2 * third, recipe.steps)):
        if first:
            report("looking up mistakes", first, recipe.steps)
            batches.mistakes = find_mistakes(entries, learner.encoder(), recipe)
        for step, batch in enumerate(_prepared(batches, recipe, range(first, last), workers), first):
            report("learning", step, recipe.steps)
            learner.step(batch)
    return learner


def sample(entries: Sequence[TrainingEntry], recipe: EncoderRecipe) -> list[TrainingEntry]:
    """Entries so that no country has more than the recipe allows."""
    random = Random(recipe.seed)  # noqa: S311
    groups: dict[str, list[TrainingEntry]] = {}
    for entry in entries:
        groups.setdefault(group_of(entry), []).append(entry)
    chosen: list[TrainingEntry] = []
    for name, members in sorted(groups.items()):
        most = recipe.entries_per_group if name.endswith("streets") else recipe.entries_per_group // 30
        chosen += random.sample(members, min(most, len(members)))
    return chosen


class Learner:
    """The table while it is learned, with Adam's moments; only the rows that a batch touches are updated."""

    def __init__(self, recipe: EncoderRecipe, start: TermTable | None = None) -> None:
        self.recipe = recipe
        shape = (recipe.buckets, recipe.dimensions)
        if start is None:
            self._table = torch.randn(shape, generator=torch.Generator().manual_seed(recipe.seed)) * 0.1
        else:
            self._table = torch.from_numpy(start.rows(np.arange(recipe.buckets)))
        self._mean = torch.zeros(shape)
        self._square = torch.zeros(shape)
        self._steps = 0
        self._loss = 0.0

    def step(self, batch: Batch) -> None:
        """Learn from one batch."""
        recipe = self.recipe
        rows = torch.from_numpy(batch.rows)
        leaf = self._table[rows].requires_grad_()
        texts = functional.normalize(_embedded(leaf, batch))
        queries, entries = texts.chunk(2)
        likeness = queries @ entries.T / recipe.temperature
        loss = functional.cross_entropy(likeness, torch.arange(len(queries)))
        torch.autograd.backward(loss)
        self._loss = 0.98 * self._loss + 0.02 * loss.item() if self._steps else loss.item()
        self._steps += 1
        if leaf.grad is not None:
            self._update(rows, leaf.detach(), leaf.grad)
        if self._steps % 100 == 0:
            log.info("step %d of %d, loss %.4f", self._steps, recipe.steps, self._loss)

    def _update(self, rows: torch.Tensor, values: torch.Tensor, slope: torch.Tensor) -> None:
        """Adam (Kingma and Ba 2014, arXiv:1412.6980) for some rows."""
        done = self._steps / self.recipe.steps
        rate = self.recipe.rate * min(1.0, self._steps / 50) * 0.5 * (1 + np.cos(np.pi * min(done, 1.0)))
        mean = self._mean[rows].mul_(0.9).add_(slope, alpha=0.1)
        square = self._square[rows].mul_(0.99).addcmul_(slope, slope, value=0.01)
        self._mean[rows] = mean
        self._square[rows] = square
        correction = (1 - 0.99**self._steps) ** 0.5 / (1 - 0.9**self._steps)
        self._table[rows] = values.addcdiv_(mean, square.sqrt_().add_(1e-9), value=-float(rate * correction))

    def table(self) -> TermTable:
        """What was learned, in eight bits a weight."""
        return quantised(self._table.numpy())

    def encoder(self) -> Encoder:
        """The encoder as it is now."""
        return Encoder(self.table(), "in training")


def _embedded(leaf: torch.Tensor, batch: Batch) -> torch.Tensor:
    grams, gram_starts, numbers, word_starts = (
        torch.from_numpy(each) for each in (batch.grams, batch.gram_starts, batch.words, batch.word_starts)
    )
    of_words = functional.embedding_bag(grams, leaf, gram_starts, mode="sum")
    return functional.embedding_bag(numbers, of_words, word_starts, mode="sum")


@lru_cache(maxsize=200_000)
def _ngrams(word: str, buckets: int) -> Integers:
    return np.array(word_ngrams(word, buckets), np.int64)


def as_batch(texts: Sequence[str], buckets: int) -> Batch:
    """Texts as numbers, each word only once."""
    split = [[word.folded for word in words(text)] for text in texts]
    number_of = {
        word: number for number, word in enumerate(dict.fromkeys(word for text in split for word in text))
    }
    grams = [_ngrams(word, buckets) for word in number_of]
    rows, places = np.unique(np.concatenate(grams), return_inverse=True)
    return Batch(
        rows,
        places.astype(np.int64),
        _starts([len(each) for each in grams]),
        np.array([number_of[word] for text in split for word in text], np.int64),
        _starts([len(text) for text in split]),
    )


def _starts(lengths: Sequence[int]) -> Integers:
    return np.concatenate(([0], np.cumsum(lengths)[:-1])).astype(np.int64)


_batches: PairBatches | None = None


def _have(batches: PairBatches) -> None:
    # The parent ends its workers; an interrupt that reached them as well would print a traceback each.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    global _batches  # noqa: PLW0603 - what a worker process works on
    _batches = batches


def _prepare(task: tuple[int, int, int]) -> Batch:
    step, size, buckets = task
    if _batches is None:
        raise RuntimeError("the worker was started without batches")
    queries, texts = _batches.pairs(step, size)
    return as_batch(queries + texts, buckets)


def _prepared(batches: PairBatches, recipe: EncoderRecipe, steps: range, workers: int) -> Iterator[Batch]:
    """The batches of some steps, made ahead by other processes."""
    tasks = ((step, recipe.batch, recipe.buckets) for step in steps)
    with get_context().Pool(workers, _have, (batches,)) as pool:
        yield from pool.imap(_prepare, tasks)


def find_mistakes(
    entries: Sequence[TrainingEntry], encoder: Encoder, recipe: EncoderRecipe
) -> list[list[int]]:
    """For some entries: themselves and the entries nearest to a noisy query for them."""
    random = Random(recipe.seed + 1)  # noqa: S311
    vectors = encoder.encode([entry.text for entry in entries])
    quantizer = faiss.IndexFlatIP(recipe.dimensions)
    cells = max(1, int(len(entries) ** 0.5))
    index = faiss.IndexIVFFlat(quantizer, recipe.dimensions, cells, faiss.METRIC_INNER_PRODUCT)
    index.train(vectors[random.sample(range(len(entries)), min(len(entries), 40 * cells))])
    index.add(vectors)
    index.nprobe = 8
    chosen = random.sample(range(len(entries)), min(recipe.mined, len(entries)))
    queries = encoder.encode([query_for(entries[place], (), random) for place in chosen])
    _, nearest = index.search(queries, 8)
    return [
        [place, *(int(each) for each in row if each not in (place, -1))]
        for place, row in zip(chosen, nearest, strict=True)
    ]
