"""A linear chain over words: the likeliest labels, how sure they are, and the next likeliest ones.

Forward-backward and Viterbi (Rabiner 1989, doi:10.1109/5.18626) over many texts at once; Viterbi with a list of
paths (Seshadri and Sundberg 1994, doi:10.1109/26.275300) over one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Odds:
    """The scores of a chain as odds, of which the greatest is 1."""

    steps: NDArray[np.float64]
    backwards: NDArray[np.float64]
    """The steps with their sides changed."""
    staying: NDArray[np.float64]
    """From each label to itself."""
    begins: NDArray[np.float64]
    ends: NDArray[np.float64]


@dataclass(frozen=True)
class TagChain:
    """What follows what: scores in nats, added to the words' own."""

    steps: Floats
    """(labels, labels): from one label to the next."""
    begins: Floats
    ends: Floats

    @cached_property
    def odds(self) -> _Odds:
        """The same as odds."""
        steps, begins, ends = (
            np.exp((each - each.max()).astype(np.float64)) for each in (self.steps, self.begins, self.ends)
        )
        return _Odds(steps, np.ascontiguousarray(steps.T), np.diagonal(steps), begins, ends)


@dataclass(frozen=True, slots=True)
class Marginals:
    """Probabilities over many texts, (texts, words, labels)."""

    single: Floats
    """That a word has a label."""
    double: Floats
    """That a word and the next one both have a label; zero behind the last word."""


def best_paths(scores: Floats, sizes: NDArray[np.intp], chain: TagChain) -> NDArray[np.intp]:
    """The likeliest label of each word, (texts, words); words behind a text's size are of no meaning."""
    texts, length, labels = scores.shape
    longest = int(sizes.max())
    back = np.empty((longest, texts, labels), np.intp)
    best = chain.begins + scores[:, 0]
    tops = np.zeros((texts, length), np.intp)
    finals = np.argmax(best + chain.ends, 1)
    ending = set(sizes.tolist())
    for at in range(1, longest):
        through = best[:, :, None] + chain.steps
        through.argmax(1, out=back[at])
        best = through.max(1) + scores[:, at]
        if at + 1 in ending:
            last = sizes == at + 1
            finals[last] = np.argmax(best[last] + chain.ends, 1)
    every = np.arange(texts)
    label = finals
    for at in range(longest - 1, -1, -1):
        inside = at < sizes
        tops[:, at] = np.where(inside, label, 0)
        if at:
            label = np.where(inside, back[at, every, label], label)
    return tops


def surest_paths(
    scores: Floats, sizes: NDArray[np.intp], single: Floats, chain: TagChain
) -> NDArray[np.intp]:
    """What `best_paths` finds, by how probable each label of each word is.

    Where the doubts about a text's words add up to less than half, the likeliest label of each word makes a path
    that is more probable than all others together. Only other texts need be gone through.
    """
    tops: NDArray[np.intp] = single.argmax(2)
    doubts = np.where(np.arange(single.shape[1]) < sizes[:, None], 1 - single.max(2), 0)
    doubted = np.flatnonzero(doubts.sum(1) >= _DOUBTED)
    if len(doubted):
        tops[doubted] = best_paths(scores[doubted], sizes[doubted], chain)
    return tops


_DOUBTED = 0.45
"""Less than half, for probabilities that are added up lose a little."""


def marginals(scores: Floats, sizes: NDArray[np.intp], chain: TagChain) -> Marginals:
    """How probable each label of each word is; zero behind the longest text."""
    texts, length, labels = scores.shape
    longest = int(sizes.max())
    odds = chain.odds
    heights = np.ascontiguousarray(scores[:, :longest].transpose(1, 0, 2)).reshape(longest, texts, 1, labels)
    heights = np.exp(heights - heights.max(3, keepdims=True)).astype(np.float64)
    alpha, beta = np.empty_like(heights), np.empty_like(heights)
    # Lists of views: to cut one out of an array takes as long as to add one up.
    here, before, behind = list(heights), list(alpha), list(beta)
    np.multiply(here[0], odds.begins, out=before[0])
    for at in range(1, longest):
        now = np.matmul(before[at - 1], odds.steps, out=before[at])
        now *= here[at]
        if at % _SCALED == 0:
            now /= now.sum(2, keepdims=True)
    behind[-1][...] = odds.ends
    ending = set(sizes.tolist())
    for at in range(longest - 2, -1, -1):
        now = np.matmul(here[at + 1] * behind[at + 1], odds.backwards, out=behind[at])
        if at % _SCALED == 0:
            now /= now.sum(2, keepdims=True)
        if at + 1 in ending:
            now[sizes == at + 1] = odds.ends
    single = alpha * beta
    single /= single.sum(3, keepdims=True)
    double = np.zeros_like(heights)
    after = heights[1:] * beta[1:]
    total = (alpha[:-1] * (after @ odds.backwards)).sum(3, keepdims=True)
    np.divide(alpha[:-1] * odds.staying * after, total, out=double[:-1], where=total > 0)
    double[np.arange(longest)[:, None] >= sizes - 1] = 0
    return Marginals(_by_text(single, length), _by_text(double, length))


def _by_text(found: NDArray[np.float64], length: int) -> Floats:
    """What was found of (words, texts, 1, labels) as (texts, words, labels), zeros up to a length."""
    longest, texts, _, labels = found.shape
    whole = np.zeros((texts, length, labels), np.float32)
    whole[:, :longest] = found[:, :, 0].transpose(1, 0, 2)
    return whole


_SCALED = 8
"""Words after which odds are made to add up to 1 again: over 50 words they fall below what a double can hold."""


def list_paths(scores: Floats, chain: TagChain, count: int) -> list[tuple[tuple[int, ...], float]]:
    """The likeliest paths through one text, (words, labels), best first, each with its score in nats."""
    length, labels = scores.shape
    best = np.full((count, labels), -np.inf, np.float32)
    best[0] = chain.begins + scores[0]
    back = np.zeros((length, count, labels), np.intp)
    every = np.arange(labels)
    for at in range(1, length):
        through = (best[:, :, None] + chain.steps).reshape(count * labels, labels)
        tops = np.argpartition(-through, count, 0)[:count]
        tops = tops[np.argsort(-through[tops, every], 0, kind="stable"), every]
        back[at] = tops
        best = through[tops, every] + scores[at]
    flat = (best + chain.ends).ravel()
    found = []
    for final in np.argsort(-flat, kind="stable")[:count]:
        if not np.isfinite(flat[final]):
            continue
        state = int(final)
        path = [state % labels]
        for at in range(length - 1, 0, -1):
            state = int(back[at, state // labels, state % labels])
            path.append(state % labels)
        found.append((tuple(reversed(path)), float(flat[final])))
    return found
