"""What became of a batch, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from addrkit.batch.report.tally import Tally


@dataclass(slots=True)
class Summary:
    """Counts that grow with every row."""

    rows: int = 0
    errors: int = 0
    """Rows with `addr_error`."""
    actions: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    """Each reason once a row, however often it is given."""
    tally: Tally = field(default_factory=Tally)
    """What a report tells."""
    resumed: int = 0
    """Rows taken over from an interrupted run."""
    seconds: float = 0.0
    """Time from the first row to the last, without what was taken over."""

    @property
    def rate(self) -> float:
        """Rows a second."""
        return (self.rows - self.resumed) / self.seconds if self.seconds > 0 else 0.0

    def add(self, typed: str, answer: Mapping[str, Any], key: str = "") -> None:
        """Count one row; `key` is what its table calls it."""
        self.rows += 1
        self.errors += bool(answer["addr_error"])
        self.actions[answer["addr_action"]] += 1
        self.reasons.update(set(answer["addr_reasons"]))
        self.tally.add(typed, key, answer)
