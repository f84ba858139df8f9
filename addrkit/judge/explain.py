"""Explaining a verdict: every reading that was judged and what each stage found for it, as rows of a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from addrkit.judge.coverage import is_complete
from addrkit.judge.decide import record_of
from addrkit.judge.readings import Judged, Reading
from addrkit.judge.score.features import rival_words, words_held
from addrkit.judge.score.place import place_likelihood, says_something
from addrkit.judge.score.score import Matcher
from addrkit.types import Verification

SHOWN = 3
"""Candidates of a reading that are shown."""

Finding = tuple[str, str, str]
"""Stage, name, value."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """A verification and what led to it."""

    verification: Verification
    rows: tuple[Finding, ...]

    def to_rows(self) -> list[Finding]:
        """Stage, name and value of every finding, reading by reading; the reading whose verdict stands is last.

        Each reading begins with the row `parse reading`, which names it, and ends with `judge reading`, which says
        whether its verdict stands.
        """
        return list(self.rows)

    def to_dict(self) -> dict[str, Any]:
        """The verification, and the findings each with its stage, its name and its value."""
        findings = [dict(zip(("stage", "name", "value"), row, strict=True)) for row in self.rows]
        return {"verification": self.verification.to_dict(), "findings": findings}


def explain(judged: Judged, matcher: Matcher, said: str | None = None) -> Explanation:
    """Lay out what each stage found for each reading that was judged; `said` is a sentence of a language model."""
    passed_over = [each for index, each in enumerate(judged.readings) if index != judged.winner]
    rows: list[Finding] = []
    for reading in passed_over:
        rows += [*_rows(reading, matcher), ("judge", "reading", "passed over")]
    rows += [*_rows(judged.best, matcher), ("judge", "reading", "stands")]
    if said is not None:
        rows.insert(0, ("language model", "says", said))
    return Explanation(judged.best.verdict, tuple(rows))


def _rows(reading: Reading, matcher: Matcher) -> Iterator[Finding]:
    query, verdict = reading.query, reading.verdict
    yield ("parse", "reading", reading.how)
    yield ("parse", "country", query.country or "")
    for name, part in query.parsed.components.items():
        yield ("parse", name, f"{part.value} ({part.confidence:.2f})")
    yield ("retrieve", "candidates", str(reading.candidates))
    yield from _candidates(reading, matcher)
    if len(reading.ranked) > 1:
        yield ("judge", "gap to the runner-up", f"{reading.ranked[0][0] - reading.ranked[1][0]:.3f}")
    yield ("judge", "action", verdict.action)
    yield ("judge", "granularity", verdict.granularity)
    yield ("judge", "score", f"{verdict.score:.3f}")
    yield ("judge", "reasons", ", ".join(verdict.reasons))


def _candidates(reading: Reading, matcher: Matcher) -> Iterator[Finding]:
    """The evidence of the likeliest streets and buildings, and of the likeliest place."""
    held = words_held([each for _, each in reading.ranked])
    places = [
        (place_likelihood(each, matcher.places), each)
        for each in reading.places()
        if says_something(each.evidence)
    ]
    likeliest_place = sorted(places, key=lambda pair: -pair[0])[:1]
    for chance, each in [*reading.ranked[:SHOWN], *likeliest_place]:
        record = record_of(each)
        stage = f"compare {record.id}"
        shown = ", ".join(value for name, value in record.components.items() if name != "country")
        yield (stage, "record", shown)
        yield (stage, "likely", f"{chance:.3f}")
        yield (stage, "complete there", "yes" if is_complete(each) else "no")
        for name, value in each.evidence.named():
            yield (stage, name, value)
        if not each.ready.is_place:
            yield (stage, "rival_words", f"{rival_words(each.evidence, held):.3f}")
