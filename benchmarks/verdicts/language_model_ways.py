"""One row verified without a language model, with it as it is weighed now, and as it was weighed up to 16d0368."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from addrkit.gazetteer.own_encoder import encoder_of
from addrkit.judge.decide import Ranked, record_of
from addrkit.judge.llm.adviser import Adviser, never_alone
from addrkit.judge.llm.budget import Budget
from addrkit.judge.llm.model import LanguageModel
from addrkit.judge.llm.question import Asked, Question, question_of
from addrkit.judge.passes import Judged, Reading, Stages, is_advised, verify_all, with_the_language_model
from addrkit.judge.policy import Policy
from addrkit.judge.score import Matcher, shares
from addrkit.parsing.parser import Parser
from addrkit.parsing.query import Query, Row, queries_of
from addrkit.retrieve.candidates import Candidate
from addrkit.retrieve.search import search
from addrkit.train.llm.questions import Lesson, lesson_of
from addrkit.train.matcher.hidden import HidingGazetteer
from addrkit.types import Verification
from benchmarks.verdicts.language_model_sets import AskedAbout, Register

TOGETHER = 256
BEFORE_SCALE, BEFORE_WEIGHT, BEFORE_SHIFT = 0.7508, 0.4025, 0.461
"""The one weighing of the cross-encoder at 16d0368: of the matcher's log odds, of the model's, and what was added."""


@dataclass(frozen=True, slots=True)
class Answered:
    """One row and the three verdicts on it."""

    row: Row
    truth: frozenset[str]
    off: Verification
    auto: Verification
    before: Verification
    asked: bool
    asked_before: bool


class _Kept:
    """A model that remembers its answers, and what they took."""

    def __init__(self, model: LanguageModel) -> None:
        self.name, self.weighing = model.name, model.weighing
        self._model = model
        self._known: dict[Question, NDArray[np.float64]] = {}
        self.seconds: list[float] = []

    def answer(self, question: Question) -> NDArray[np.float64]:
        if question not in self._known:
            begun = perf_counter()
            self._known[question] = self._model.answer(question)
            self.seconds.append(perf_counter() - begun)
        return self._known[question]


class _TakenOut(Stages):
    """The stages over a gazetteer that does not find the streets of some queries."""

    def __init__(self, gazetteer: HidingGazetteer, *models: object) -> None:
        super().__init__([gazetteer], *models)  # type: ignore[arg-type]
        self.hidden: dict[str, set[tuple[HidingGazetteer, int]]] = {}

    def candidates(self, queries: Sequence[Query]) -> list[list[Candidate]]:
        without = [self.hidden.get(each.text, set()) for each in queries]
        return search(queries, self.gazetteers, encoder_of(self.gazetteers[0]), without)


class Asker:
    """Asks one model about the rows of one set."""

    def __init__(self, parser: Parser, matcher: Matcher, policy: Policy, model: LanguageModel) -> None:
        self._parser, self._matcher, self._policy = parser, matcher, policy
        self._model = _Kept(model)
        self.lessons: list[Lesson] = []
        """The questions that were asked, with their answers."""

    @property
    def milliseconds(self) -> float | None:
        """What a question took, on the average."""
        took = self._model.seconds
        return round(1000 * sum(took) / len(took), 1) if took else None

    def answered(self, register: Register, *, taken_out: bool) -> Iterator[Answered]:
        """The verdicts on every row; where `taken_out`, with the streets that are meant taken out of what is found."""
        adviser = Adviser(lambda: self._model, "auto", Budget(), lambda _: None)
        stages = _TakenOut(register.gazetteer, self._parser, self._matcher, self._policy)
        entries = self._entries(register) if taken_out else {}
        rows = sorted(
            (each for each in register.rows if each.truth or not taken_out), key=lambda each: each.country
        )
        by_country = [list(some) for _, some in groupby(rows, key=lambda each: each.country)]
        for some in (part for rows in by_country for part in _parts(rows)):
            country = some[0].country
            read = queries_of([each.row for each in some], self._parser, country)
            kept = [(row, query) for row, query in zip(some, read, strict=True) if isinstance(query, Query)]
            stages.hidden = {
                query.text: {(register.gazetteer, entries[each]) for each in row.truth if each in entries}
                for row, query in kept
            }
            judged = verify_all([query for _, query in kept], stages)
            stages.adviser = adviser
            advised = with_the_language_model(judged, stages)
            stages.adviser = None
            for at, ((row, _), each) in enumerate(zip(kept, judged, strict=True)):
                truth = row.truth if not taken_out else frozenset()
                if at in advised:
                    self._learn(each.best, truth, row)
                yield self._three(row, truth, each, advised.get(at), stages)

    def _entries(self, register: Register) -> dict[str, int]:
        wanted = frozenset().union(*(each.truth for each in register.rows))
        return {
            identity: register.gazetteer.entry_of(row)
            for row, identity in enumerate(register.gazetteer.ids())
            if identity in wanted
        }

    def _three(
        self, row: AskedAbout, truth: frozenset[str], judged: Judged, advised: Reading | None, stages: Stages
    ) -> Answered:
        off = judged.best
        auto = advised.verdict if advised is not None and is_advised(off, advised) else off.verdict
        before = self._before(off, stages)
        return Answered(
            row.row,
            truth,
            off.verdict,
            auto,
            before or off.verdict,
            advised is not None,
            before is not None,
        )

    def _before(self, off: Reading, stages: Stages) -> Verification | None:
        """As 16d0368 did it: asked wherever the first candidate is in the band, one weight for both questions."""
        if not off.ranked or not self._policy.ask_from <= off.ranked[0][0] < self._policy.ask_to:
            return None
        asked = question_of(off.query.text, off.ranked)
        ranked = mixed_before(off.ranked, asked, self._model.answer(asked.question))
        return never_alone(stages.ranked_otherwise(off, ranked, "before").verdict, off.verdict)

    def _learn(self, off: Reading, truth: frozenset[str], row: AskedAbout) -> None:
        asked = question_of(off.query.text, off.ranked)
        ids = [record_of(each).id for _, each in off.ranked]
        lesson = lesson_of(asked, [each in truth for each in ids])
        if lesson is not None:
            fold = "test" if row.held_out else "tune"
            self.lessons.append(replace(lesson, country=row.country, fold=fold))


def _parts(rows: Sequence[AskedAbout]) -> Iterator[Sequence[AskedAbout]]:
    for first in range(0, len(rows), TOGETHER):
        yield rows[first : first + TOGETHER]


def mixed_before(ranked: Ranked, asked: Asked, answer: NDArray[np.float64]) -> Ranked:
    """The candidates with the answer mixed in by one weight, as it was done up to 16d0368."""
    odds = np.array(
        [
            matcher
            if option is None
            else BEFORE_SCALE * matcher + BEFORE_WEIGHT * float(answer[option] - answer[-1]) + BEFORE_SHIFT
            for matcher, option in zip(asked.log_odds, asked.option_of, strict=True)
        ]
    )
    chances = shares(odds)
    return [(float(chances[at]), ranked[at][1]) for at in np.argsort(-chances, kind="stable").tolist()]
