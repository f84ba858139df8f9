"""The quality of verdicts: how often they are right, and how far their actions and scores can be trusted.

>>> right = JudgedRow("IS", frozenset({"a"}), "a", "premise", True, 0.98)
>>> absent = JudgedRow("IS", frozenset(), "b", "premise", False, 0.4)
>>> found = quality([right, absent])
>>> found.shares["premise@1"].value, found.shares["absent, accepted"].value
(1.0, 0.0)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from addrkit.evaluate.measures import (
    BINS,
    Bin,
    Share,
    Threshold,
    calibration_error,
    reliability,
    share,
    threshold_for,
)
from addrkit.types import Verification

SEED = 20261127
DOORS = frozenset({"premise", "unit"})
"""The granularities that name a door."""
PRECISIONS = (0.99, 0.95)
"""What is asked of the answers above a threshold."""


@dataclass(frozen=True, slots=True)
class JudgedRow:
    """What was said of one row, and what is right."""

    country: str | None
    """Of the answer."""
    truth: frozenset[str]
    """The ids of the right records; empty if no gazetteer has it."""
    record: str | None
    granularity: str
    accepted: bool
    score: float

    @property
    def names_truth(self) -> bool:
        """Whether the record named is a right one."""
        return self.record in self.truth

    @property
    def confirms_truth(self) -> bool:
        """Whether it is, and the door was confirmed."""
        return self.names_truth and self.granularity in DOORS


def judged(verification: Verification, truth: frozenset[str]) -> JudgedRow:
    """One verdict beside its truth."""
    match = verification.match
    return JudgedRow(
        country=verification.address.country,
        truth=truth,
        record=match.id if match else None,
        granularity=verification.granularity,
        accepted=verification.action == "accept",
        score=verification.score,
    )


@dataclass(frozen=True, slots=True)
class Quality:
    """The figures of some rows."""

    rows: int
    shares: dict[str, Share]
    thresholds: dict[float, Threshold | None]
    """By precision: the score from which the named records are so often right."""
    recalls: dict[float, Share]
    """By precision: the right records found from that score on, of the rows that have one."""
    calibration_error: float
    """Of `score`, over all rows with a match."""
    reliability: list[Bin]

    def to_dict(self) -> dict[str, Any]:
        """All figures, as JSON takes them."""
        return {
            "rows": self.rows,
            **{name: each.to_dict() for name, each in self.shares.items()},
            **{
                f"recall at {precision:.0%} precision": {
                    **self.recalls[precision].to_dict(),
                    "from_score": round(found.score, 4) if found else None,
                }
                for precision, found in self.thresholds.items()
            },
            "calibration_error": round(self.calibration_error, 4) if self.reliability else None,
            "calibration_bins": BINS,
            "reliability": [
                {"rows": each.rows, "score": round(each.score, 4), "right": round(each.right, 4)}
                for each in self.reliability
            ],
        }


def quality(rows: Sequence[JudgedRow], seed: int = SEED) -> Quality:
    """The figures of rows whose truth is known; `seed` is that of the intervals."""
    there = [row for row in rows if row.truth]
    absent = [row for row in rows if not row.truth]
    accepted = [row for row in rows if row.accepted]
    named = [row for row in rows if row.record is not None]
    scores, right = [row.score for row in named], [row.names_truth for row in named]
    shares = {
        "premise@1": share(sum(row.confirms_truth for row in there), len(there), seed),
        "record@1": share(sum(row.names_truth for row in there), len(there), seed),
        "accepted": share(sum(row.accepted for row in there), len(there), seed),
        "precision of accepted": share(sum(row.confirms_truth for row in accepted), len(accepted), seed),
        "absent, accepted": share(sum(row.accepted for row in absent), len(absent), seed),
        "absent, claimed to the door": share(
            sum(row.granularity in DOORS for row in absent), len(absent), seed
        ),
    }
    thresholds = {precision: threshold_for(precision, scores, right) for precision in PRECISIONS}
    return Quality(
        rows=len(rows),
        shares=shares,
        thresholds=thresholds,
        recalls={
            precision: share(found.found if found else 0, len(there), seed)
            for precision, found in thresholds.items()
        },
        calibration_error=calibration_error(scores, right),
        reliability=reliability(scores, right),
    )


def by_country(rows: Sequence[JudgedRow]) -> dict[str, list[JudgedRow]]:
    """The rows by the country of the answer, the most frequent first; without one last, as "??"."""
    found: dict[str, list[JudgedRow]] = {}
    for row in rows:
        found.setdefault(row.country or "??", []).append(row)
    return dict(sorted(found.items(), key=lambda pair: (pair[0] == "??", -len(pair[1]))))
