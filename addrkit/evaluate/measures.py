"""What is counted of answers: shares with the interval that chance explains, and how far scores can be trusted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

RESAMPLES = 10_000
BINS = 15
CHANCE_DRAWS = 200
"""Times that outcomes are drawn to tell what a calibration error is by chance."""
"""Bins of scores, of equal width, as Guo et al. 2017 (On Calibration of Modern Neural Networks) have them. Every
calibration error that addrkit tells has these."""


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many rows."""

    hits: int
    rows: int
    low: float
    """The lower end of the 95 % bootstrap interval."""
    high: float

    @property
    def value(self) -> float:
        """In [0, 1]; not a number where there are no rows."""
        return self.hits / self.rows if self.rows else float("nan")

    def __str__(self) -> str:
        """As a table shows it."""
        if not self.rows:
            return "no rows"
        return f"{self.value:.4f} [{self.low:.4f}, {self.high:.4f}] {self.hits:,}/{self.rows:,}"

    def to_dict(self) -> dict[str, Any]:
        """The fields and the value; None stands for what no row tells."""
        known = self.rows > 0
        return {
            "value": round(self.value, 4) if known else None,
            "low": round(self.low, 4) if known else None,
            "high": round(self.high, 4) if known else None,
            "hits": self.hits,
            "rows": self.rows,
        }


def share(hits: int, rows: int, seed: int) -> Share:
    """A share with its 95 % percentile bootstrap interval.

    To draw `rows` rows with replacement and count the hits is one draw of the binomial distribution, so that
    is what is drawn. Where all rows are hits, or none, every draw says the same and the interval is a point.

    >>> str(share(90, 100, seed=1))[:6], share(5, 5, seed=1).low
    ('0.9000', 1.0)
    """
    if not rows:
        return Share(hits, rows, float("nan"), float("nan"))
    drawn = np.random.default_rng(seed).binomial(rows, hits / rows, RESAMPLES) / rows
    low, high = np.percentile(drawn, (2.5, 97.5))
    return Share(hits, rows, float(low), float(high))


@dataclass(frozen=True, slots=True)
class Threshold:
    """A score from which answers are as often right as was asked."""

    score: float
    found: int
    """Right answers with that score or more."""


def threshold_for(precision: float, scores: Sequence[float], right: Sequence[bool]) -> Threshold | None:
    """The lowest score from which answers are right in at least that share; None if there is none.

    >>> threshold_for(0.75, [0.9, 0.8, 0.7, 0.6, 0.5], [True, True, False, True, False])
    Threshold(score=0.6, found=3)
    """
    if not scores:
        return None
    order = np.argsort(-np.asarray(scores), kind="stable")
    sorted_scores = np.asarray(scores)[order]
    hits = np.cumsum(np.asarray(right, dtype=bool)[order])
    precise = hits / np.arange(1, len(order) + 1) >= precision
    # Rows of one score stand or fall together.
    last_of_score = np.append(sorted_scores[1:] != sorted_scores[:-1], True)
    found = np.flatnonzero(precise & last_of_score)
    if not len(found):
        return None
    return Threshold(float(sorted_scores[found[-1]]), int(hits[found[-1]]))


@dataclass(frozen=True, slots=True)
class Bin:
    """The answers whose scores lie close together."""

    rows: int
    score: float
    """Their mean score."""
    right: float
    """The share of them that is right."""


def reliability(scores: Sequence[float], right: Sequence[bool], bins: int = BINS) -> list[Bin]:
    """Answers by score, in bins of equal width, without the empty ones.

    >>> reliability([0.05, 0.95, 0.99], [False, True, True])
    [Bin(rows=1, score=0.05, right=0.0), Bin(rows=2, score=0.97, right=1.0)]
    """
    values, hits = np.asarray(scores, dtype=float), np.asarray(right, dtype=float)
    numbers = np.minimum((values * bins).astype(int), bins - 1)
    return [
        Bin(int(here.sum()), round(float(values[here].mean()), 6), float(hits[here].mean()))
        for number in range(bins)
        if (here := numbers == number).any()
    ]


def calibration_error(scores: Sequence[float], right: Sequence[bool], bins: int = BINS) -> float:
    """The expected calibration error: how far the mean score of a bin and its share of right answers lie apart.

    The mean of that over rows: Naeini et al. 2015, Obtaining Well Calibrated Probabilities Using Bayesian Binning.
    Not a number without rows.

    >>> round(calibration_error([0.5, 0.5, 1.0], [True, False, False]), 3)
    0.333
    """
    found = reliability(scores, right, bins)
    rows = sum(each.rows for each in found)
    return sum(each.rows * abs(each.score - each.right) for each in found) / rows if rows else float("nan")


def calibration_error_by_chance(scores: Sequence[float], seed: int, bins: int = BINS) -> float:
    """What the calibration error of so many scores is on average where each is exactly right.

    Outcomes are drawn with the scores as their probabilities. Not a number without rows.

    >>> 0.05 < calibration_error_by_chance([0.5] * 50, 1) < 0.08, calibration_error_by_chance([1.0, 0.0], 1)
    (True, 0.0)
    """
    if not len(scores):
        return float("nan")
    draws = np.random.default_rng(seed).random((CHANCE_DRAWS, len(scores))) < np.asarray(scores)
    return float(np.mean([calibration_error(scores, drawn.tolist(), bins) for drawn in draws]))
