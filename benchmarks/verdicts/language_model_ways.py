"""One row verified without a language model and with each of some."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from time import process_time

import numpy as np
from numpy.typing import NDArray

from addrkit.errors import ModelError
from addrkit.gazetteer.own_encoder import encoder_of
from addrkit.judge.decide import Ranked, record_of
from addrkit.judge.llm.adviser import Adviser
from addrkit.judge.llm.budget import Budget
from addrkit.judge.llm.model import LanguageModel
from addrkit.judge.llm.question import Question, question_of
from addrkit.judge.passes import verify_all, with_the_language_model
from addrkit.judge.policy import Policy
from addrkit.judge.readings import Reading, Stages
from addrkit.judge.score.score import Matcher
from addrkit.judge.standing import is_advised
from addrkit.parsing.parser import Parser
from addrkit.parsing.query import Query, Row, queries_of
from addrkit.retrieve.candidates import Candidate
from addrkit.retrieve.search import search
from addrkit.train.llm.questions import Lesson, lesson_of
from addrkit.train.matcher.hidden import HidingGazetteer
from addrkit.types import Verification
from benchmarks.verdicts.language_model_sets import AskedAbout, Register

TOGETHER = 256


@dataclass(frozen=True, slots=True)
class Advised:
    """What was said of a row with a model's answer."""

    verdict: Verification
    likely: float | None
    """The probability of what is so: of the records meant, or of none; None where nothing was found or known."""


@dataclass(frozen=True, slots=True)
class Answered:
    """One row, the verdict without a model and that with each of some models."""

    row: Row
    truth: frozenset[str]
    asked: bool
    among: bool
    """Whether a record meant is among the candidates."""
    off: Advised
    by: tuple[Advised, ...]


class _Kept:
    """A model that remembers its answers, and how long a processor worked on them."""

    def __init__(self, model: LanguageModel) -> None:
        self.name, self.weighing = model.name, model.weighing
        self._model = model
        self._known: dict[Question, NDArray[np.float64]] = {}
        self.seconds: list[float] = []

    def answer(self, question: Question) -> NDArray[np.float64]:
        if question not in self._known:
            begun = process_time()
            self._known[question] = self._model.answer(question)
            self.seconds.append(process_time() - begun)
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
    """Asks some models about the rows of one set."""

    def __init__(
        self, parser: Parser, matcher: Matcher, policy: Policy, models: Sequence[LanguageModel]
    ) -> None:
        self._parser, self._matcher, self._policy = parser, matcher, policy
        self._models = [_Kept(each) for each in models]
        self.lessons: list[Lesson] = []
        """The questions that were asked, with their answers."""

    @property
    def milliseconds(self) -> list[float | None]:
        """What a question took each model on the average: time of a processor."""
        return [
            round(1000 * sum(each.seconds) / len(each.seconds), 1) if each.seconds else None
            for each in self._models
        ]

    def answered(self, register: Register, *, taken_out: bool) -> Iterator[Answered]:
        """The verdicts on every row; where `taken_out`, with the streets that are meant taken out of what is found."""
        advisers = [Adviser(partial(_same, each), "auto", Budget(), _unheard) for each in self._models]
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
            advised = []
            for stages.adviser in advisers:
                advised.append(with_the_language_model(judged, stages))
            stages.adviser = None
            for at, ((row, _), each) in enumerate(zip(kept, judged, strict=True)):
                truth = row.truth if not taken_out else frozenset()
                asked = any(at in some for some in advised)
                # Where a door alone was taken out, its street is right and none of the ids is.
                known = truth if row.truth else None
                if asked and known is not None:
                    self._learn(each.best, truth, row)
                by = tuple(_advised(each.best, some.get(at), known) for some in advised)
                among = any(record_of(one).id in truth for _, one in each.best.ranked)
                yield Answered(row.row, truth, asked, among, _advised(each.best, None, known), by)

    def _entries(self, register: Register) -> dict[str, int]:
        wanted = frozenset().union(*(each.truth for each in register.rows))
        return {
            identity: register.gazetteer.entry_of(row)
            for row, identity in enumerate(register.gazetteer.ids())
            if identity in wanted
        }

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


def _same(model: _Kept) -> LanguageModel:
    return model


def _unheard(trouble: str) -> None:
    raise ModelError(trouble)


def _advised(off: Reading, advised: Reading | None, truth: frozenset[str] | None) -> Advised:
    """The verdict that stands, and how likely what is so was with the answer, if there is one."""
    stands = advised if advised is not None and is_advised(off, advised) else off
    return Advised(stands.verdict, likely((advised or off).ranked, truth))


def likely(ranked: Ranked, truth: frozenset[str] | None) -> float | None:
    """The probability of the records that are meant; where none of the candidates is, that of none."""
    if not ranked or truth is None:
        return None
    meant = [chance for chance, each in ranked if record_of(each).id in truth]
    return sum(meant) if meant else 1 - sum(chance for chance, _ in ranked)
