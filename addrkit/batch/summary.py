"""What became of a batch, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

MAX_DOUBTFUL = 200
"""Rows that a summary keeps to show; a report of more is not read."""


@dataclass(frozen=True, slots=True)
class DoubtfulRow:
    """A row that somebody should look at."""

    number: int
    """From 1, the header not counted."""
    typed: str
    answer: Mapping[str, Any]


@dataclass(slots=True)
class Summary:
    """Counts that grow with every row."""

    rows: int = 0
    errors: int = 0
    """Rows with `addr_error`."""
    actions: Counter[str] = field(default_factory=Counter)
    granularities: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    """Each reason once a row, however often it is given."""
    doubtful: list[DoubtfulRow] = field(default_factory=list)
    """The first rows that are not accepted."""
    resumed: int = 0
    """Rows taken over from an interrupted run."""
    seconds: float = 0.0
    """Time from the first row to the last, without what was taken over."""

    @property
    def rate(self) -> float:
        """Rows a second."""
        return (self.rows - self.resumed) / self.seconds if self.seconds > 0 else 0.0

    def add(self, typed: str, answer: Mapping[str, Any]) -> None:
        """Count one row."""
        self.rows += 1
        self.errors += bool(answer["addr_error"])
        self.actions[answer["addr_action"]] += 1
        self.granularities[answer["addr_granularity"]] += 1
        self.reasons.update(set(answer["addr_reasons"]))
        if answer["addr_action"] != "accept" and len(self.doubtful) < MAX_DOUBTFUL:
            self.doubtful.append(DoubtfulRow(self.rows, typed, answer))
