"""Explaining a verdict: every stage's findings as rows of a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from addrkit.compare.compare import Compared
from addrkit.judge.coverage import is_complete
from addrkit.judge.decide import record_of
from addrkit.judge.features import features, plausible, rival_words, words_held
from addrkit.judge.place import place_likelihood, says_something
from addrkit.judge.score import Matcher
from addrkit.parsing.query import Query
from addrkit.types import Verification

SHOWN = 3
"""Candidates that are shown."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """A verification and what led to it."""

    verification: Verification
    rows: tuple[tuple[str, str, str], ...]
    """Stage, name, value."""

    def to_rows(self) -> list[tuple[str, str, str]]:
        """Stage, name and value of every finding, in the order of the stages."""
        return list(self.rows)


def explain(
    query: Query, compared: Sequence[Compared], matcher: Matcher, verdict: Verification
) -> Explanation:
    """Lay out what each stage found."""
    rows = [("parse", "country", query.country or "")]
    rows += [
        ("parse", name, f"{part.value} ({part.confidence:.2f})")
        for name, part in query.parsed.components.items()
    ]
    rows.append(("retrieve", "candidates", str(len(compared))))
    streets = plausible(compared)
    chances = matcher.probabilities(features(streets))
    ranked = [
        (float(chances[place]), streets[place]) for place in np.argsort(-chances, kind="stable")[:SHOWN]
    ]
    places = sorted(
        (
            (place_likelihood(each, matcher.places), each)
            for each in compared
            if each.ready.is_place and says_something(each.evidence)
        ),
        key=lambda pair: -pair[0],
    )[:1]
    held = words_held(streets)
    for chance, each in [*ranked, *places]:
        record = record_of(each)
        stage = f"compare {record.id}"
        shown = ", ".join(value for name, value in record.components.items() if name != "country")
        rows.append((stage, "record", shown))
        rows.append((stage, "likely", f"{chance:.3f}"))
        rows.append((stage, "complete there", "yes" if is_complete(each) else "no"))
        rows += [(stage, name, value) for name, value in each.evidence.named()]
        if not each.ready.is_place:
            rows.append((stage, "rival_words", f"{rival_words(each.evidence, held):.3f}"))
    if len(ranked) > 1:
        rows.append(("judge", "gap to the runner-up", f"{ranked[0][0] - ranked[1][0]:.3f}"))
    rows += [
        ("judge", "action", verdict.action),
        ("judge", "granularity", verdict.granularity),
        ("judge", "score", f"{verdict.score:.3f}"),
        ("judge", "reasons", ", ".join(verdict.reasons)),
    ]
    return Explanation(verdict, tuple(rows))
