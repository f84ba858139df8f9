"""What is counted while addresses are typed, and how it is printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.suggest.typing import FIRST

SEED = 20261127
AFTER = (3, 6, 9, 12, 15, 20)
"""Characters after which it is counted what is among the first five."""
RESAMPLES = 2_000

Interval = tuple[float, float, float]
"""A mean, and the ends of its 95 % bootstrap interval."""


@dataclass(slots=True)
class TypingTally:
    """What happened to the addresses of one country."""

    doors: dict[int, list[float]] = field(default_factory=lambda: {after: [] for after in AFTER})
    either: dict[int, list[float]] = field(default_factory=lambda: {after: [] for after in AFTER})
    reciprocal: dict[int, list[float]] = field(default_factory=lambda: {after: [] for after in AFTER})
    saved: list[float] = field(default_factory=list)
    """Of each address, in the order in which they were drawn."""
    found: list[float] = field(default_factory=list)

    def add(self, after: int, door: int | None, street: int | None) -> None:
        """Count the ranks after so many characters."""
        best = min(door or FIRST + 1, street or FIRST + 1)
        self.doors[after].append(float(door is not None))
        self.either[after].append(float(best <= FIRST))
        self.reciprocal[after].append(1 / best if best <= FIRST else 0.0)

    def to_dict(self) -> dict[str, Any]:
        """The means; keystrokes saved with its 95 % bootstrap interval over addresses."""
        return {
            "addresses": len(self.saved),
            "keystrokes saved": [round(each, 4) for each in interval(np.array(self.saved))],
            "found": round(float(np.mean(self.found)), 4),
            "after": {
                after: {
                    "address in five": round(float(np.mean(self.doors[after])), 4),
                    "street in five": round(float(np.mean(self.either[after])), 4),
                    "mean reciprocal rank": round(float(np.mean(self.reciprocal[after])), 4),
                }
                for after in AFTER
            },
        }


def interval(values: NDArray[np.float64]) -> Interval:
    """The mean over addresses, with its 95 % bootstrap interval."""
    draws = np.random.default_rng(SEED).choice(values, (RESAMPLES, len(values))).mean(axis=1)
    low, high = np.percentile(draws, (2.5, 97.5))
    return float(values.mean()), float(low), float(high)


def paired(ours: TypingTally, theirs: TypingTally) -> dict[str, Any]:
    """Keystrokes saved with one less with the other, of the same addresses: those that both typed first."""
    count = min(len(ours.saved), len(theirs.saved))
    one, other = np.array(ours.saved[:count]), np.array(theirs.saved[:count])
    return {
        "addresses": count,
        "addrkit": round(float(one.mean()), 4),
        "other": round(float(other.mean()), 4),
        "difference": [round(each, 4) for each in interval(one - other)],
    }


def quantiles(times: Sequence[float]) -> dict[str, float]:
    """Milliseconds."""
    p50, p95, p99 = np.percentile(times, (50, 95, 99))
    return {"p50": round(float(p50), 2), "p95": round(float(p95), 2), "p99": round(float(p99), 2)}


def header() -> list[str]:
    """The first rows of the table."""
    after = " | ".join(f"after {after}" for after in AFTER)
    return [
        f"| | gazetteer | typed | addresses | keystrokes saved | {after} |",
        "|" + "---|" * (5 + len(AFTER)),
    ]


def line(name: str, country: str, kind: str, figures: dict[str, Any]) -> str:
    """One row of the table."""
    saved, low, high = figures["keystrokes saved"]
    shares = " | ".join(
        f"{each['address in five']:.2f}/{each['street in five']:.2f}/{each['mean reciprocal rank']:.2f}"
        for each in figures["after"].values()
    )
    start = f"| {name} | {country} | {kind} | {figures['addresses']:,} |"
    return f"{start} {saved:.1%} [{low:.1%}, {high:.1%}] | {shares} |"


PAIRED_HEADER = [
    "| beside | gazetteer | typed | addresses | addrkit | the other | addrkit less the other |",
    "|" + "---|" * 7,
]


def paired_line(name: str, country: str, kind: str, figures: dict[str, Any]) -> str:
    """One row of the table of differences."""
    mean, low, high = (100 * each for each in figures["difference"])
    return (
        f"| {name} | {country} | {kind} | {figures['addresses']:,} | {figures['addrkit']:.1%} | "
        f"{figures['other']:.1%} | {mean:+.1f} [{low:+.1f}, {high:+.1f}] |"
    )
