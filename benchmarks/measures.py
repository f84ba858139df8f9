"""What is counted of the answers: shares with the interval that chance alone explains."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

RESAMPLES = 10_000
DOORS = frozenset({"premise", "unit"})
"""The granularities that name a door."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a verifier said of one row."""

    record_id: str
    """Empty where it named no record."""
    granularity: str
    """How far it was confirmed, in the words of addrkit."""
    accepted: bool
    """Whether it may be used without asking."""

    @property
    def names_door(self) -> bool:
        """Whether a door was confirmed."""
        return self.granularity in DOORS


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


def found(answers: Sequence[Answer], truths: Sequence[Collection[str]], seed: int) -> dict[str, Share]:
    """How often the record meant was named, and what was accepted; `truths` has the right ids of each row."""
    pairs = list(zip(answers, truths, strict=True))
    named = [answer for answer, truth in pairs if answer.record_id in truth]
    accepted = [answer for answer in answers if answer.accepted]
    right = [answer for answer in named if answer.names_door]
    return {
        "premise@1": share(len(right), len(pairs), seed),
        "id@1": share(len(named), len(pairs), seed),
        "accepted": share(len(accepted), len(pairs), seed),
        "precision of accepted": share(sum(answer.accepted for answer in right), len(accepted), seed),
    }


def not_there(answers: Sequence[Answer], seed: int) -> dict[str, Share]:
    """What was said of rows whose door is not in the gazetteer."""
    return {
        "accepted": share(sum(answer.accepted for answer in answers), len(answers), seed),
        "granularity premise or unit": share(
            sum(answer.names_door for answer in answers), len(answers), seed
        ),
    }
