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

    steps: Floats
    backwards: Floats
    """The steps with their sides changed."""
    staying: Floats
    """From each label to itself."""
    begins: Floats
    ends: Floats


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
        steps, begins, ends = (np.exp(each - each.max()) for each in (self.steps, self.begins, self.ends))
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


def marginals(scores: Floats, sizes: NDArray[np.intp], chain: TagChain) -> Marginals:
    """How probable each label of each word is; zero behind the longest text."""
    texts, length, labels = scores.shape
    longest = int(sizes.max())
    heights = scores[:, :longest]
    heights = np.exp(heights - heights.max(2, keepdims=True))
    odds = chain.odds
    alpha = np.empty((longest, texts, labels), np.float32)
    beta = np.empty((longest, texts, labels), np.float32)
    now = heights[:, 0] * odds.begins
    alpha[0] = now / now.sum(1, keepdims=True)
    for at in range(1, longest):
        now = (alpha[at - 1][:, None, :] @ odds.steps)[:, 0] * heights[:, at]
        alpha[at] = now / now.sum(1, keepdims=True)
    beta[longest - 1] = odds.ends
    for at in range(longest - 2, -1, -1):
        after = heights[:, at + 1] * beta[at + 1]
        now = (after[:, None, :] @ odds.backwards)[:, 0]
        now /= now.sum(1, keepdims=True)
        beta[at] = np.where((at + 1 < sizes)[:, None], now, odds.ends)
    alpha = alpha.transpose(1, 0, 2)
    beta = beta.transpose(1, 0, 2)
    single = np.zeros((texts, length, labels), np.float32)
    inside = single[:, :longest]
    np.multiply(alpha, beta, out=inside)
    inside /= inside.sum(2, keepdims=True)
    double = np.zeros_like(single)
    after = heights[:, 1:] * beta[:, 1:]
    total = (alpha[:, :-1] * (after @ odds.backwards)).sum(2, keepdims=True)
    np.divide(alpha[:, :-1] * odds.staying * after, total, out=double[:, : longest - 1], where=total > 0)
    double[np.arange(length) >= (sizes - 1)[:, None]] = 0
    return Marginals(single, double)


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
