"""What a report tells, gathered row by row in memory that does not grow with the rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from addrkit.batch.report.outcomes import Outcome, outcome_of, problem_of
from addrkit.batch.report.points import Points

EXAMPLES = 40
"""Rows of each outcome, country and kind of problem that are kept to show."""
MOST_ROWS = 1_500
"""Rows that are kept in all."""
MOST_CORRECTED = 300
"""Accepted rows that are kept because they were corrected."""
MOST_KINDS = 10_000
"""Kinds of rows that are counted apart; there are some hundreds."""
TYPED, KEY = 300, 80
"""Characters of what was typed, and of a row's key, that are kept."""


@dataclass(frozen=True, slots=True)
class Kind:
    """Rows that are alike for whoever has to deal with them."""

    outcome: Outcome
    country: str
    """ISO 3166-1 alpha-2; empty where nobody knows."""
    problem: str
    """The reason that tells most."""


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row that is shown."""

    number: int
    """From 1, the header not counted."""
    key: str
    typed: str
    proposed: str
    kind: Kind
    reasons: tuple[str, ...]
    score: float | None
    error: str


@dataclass(slots=True)
class Tally:
    """Grows with every row."""

    country: str = ""
    """Where a row does not tell its own."""
    kinds: Counter[Kind] = field(default_factory=Counter)
    granularities: Counter[tuple[str, str]] = field(default_factory=Counter)
    """By country and how far the row was confirmed."""
    rows: list[ShownRow] = field(default_factory=list)
    corrected: list[ShownRow] = field(default_factory=list)
    """The first of the rows that were corrected and accepted."""
    corrections: Counter[str] = field(default_factory=Counter)
    """Rows that were corrected and accepted, by what was corrected."""
    corrected_rows: int = 0
    points: Points = field(default_factory=Points)
    _number: int = 0
    _kept: Counter[Kind] = field(default_factory=Counter)
    _kept_corrections: Counter[tuple[str, ...]] = field(default_factory=Counter)

    def add(self, typed: str, key: str, answer: Mapping[str, Any]) -> None:
        """Count one row, and keep it if it is among the first of its kind."""
        self._number += 1
        outcome = outcome_of(answer)
        country = str(answer["addr_country"] or self.country)[:2]
        kind = Kind(outcome, country, "" if outcome == "ship" else problem_of(answer))
        if kind in self.kinds or len(self.kinds) < MOST_KINDS:
            self.kinds[kind] += 1
        else:
            kind = Kind(outcome, "", "")
            self.kinds[kind] += 1
        self.granularities[country, str(answer["addr_granularity"])] += 1
        self.points.add(answer["addr_lat"], answer["addr_lon"], outcome)
        if outcome == "ship":
            self._add_corrected(typed, key, kind, answer)
        elif self._kept[kind] < EXAMPLES and len(self.rows) < MOST_ROWS:
            self._kept[kind] += 1
            self.rows.append(self._shown(typed, key, kind, answer))

    def _add_corrected(self, typed: str, key: str, kind: Kind, answer: Mapping[str, Any]) -> None:
        what = tuple(sorted(code for code in answer["addr_reasons"] if code.endswith("_corrected")))
        if not what:
            return
        self.corrected_rows += 1
        self.corrections.update(what)
        if self._kept_corrections[what] < EXAMPLES and len(self.corrected) < MOST_CORRECTED:
            self._kept_corrections[what] += 1
            self.corrected.append(self._shown(typed, key, kind, answer))

    def _shown(self, typed: str, key: str, kind: Kind, answer: Mapping[str, Any]) -> ShownRow:
        return ShownRow(
            number=self._number,
            key=_cut(key, KEY),
            typed=_cut(typed, TYPED),
            # Without a record it is what was typed, set anew; and nobody proposes what has to be typed again.
            proposed=_cut(str(answer["addr_formatted"] or ""), TYPED)
            if answer["addr_id"] and kind.outcome != "retype"
            else "",
            kind=kind,
            reasons=tuple(answer["addr_reasons"]),
            score=_number(answer["addr_score"]),
            error=_cut(str(answer["addr_error"] or ""), TYPED),
        )

    @property
    def outcomes(self) -> Counter[Outcome]:
        """Rows by outcome."""
        found: Counter[Outcome] = Counter()
        for kind, count in self.kinds.items():
            found[kind.outcome] += count
        return found


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[:most] + " …"


def _number(value: object) -> float | None:
    """A score, also as the text that an interrupted run has written."""
    try:
        return float(value) if isinstance(value, (int, float, str)) and value != "" else None
    except ValueError:
        return None
