"""The adviser: asks a language model in doubt, within a budget, and weighs its answer into the score.

It may raise a score and lower it; what is accepted without asking a person is decided without it (`never_alone`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from threading import Lock
from time import perf_counter
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from addrkit.errors import ModelError
from addrkit.judge.decide import Ranked
from addrkit.judge.llm.asking import can_know
from addrkit.judge.llm.budget import Budget
from addrkit.judge.llm.model import LanguageModel, Weighing, weighed
from addrkit.judge.llm.patience import TooLateError
from addrkit.judge.llm.question import Asked, question_of
from addrkit.judge.llm.telling import Narrator, sentence_of
from addrkit.judge.policy import Policy
from addrkit.judge.score.score import shares
from addrkit.locale.text import fold
from addrkit.parsing.query import Query
from addrkit.types import Reason, Record, Verification

Mode = Literal["auto", "off", "always"]
_SETTLED: Final = ("accept", "add_unit")
_OTHER_TYPE: Final[Reason] = "street_type_conflict"
_NUMBER: Final = frozenset({"house_number_not_found", "house_number_suffix_not_found"})
FAILURES: Final = 3
"""Answers in a row that fail before the model is asked no more."""
ASKED: Final[Reason] = "language_model"
"""The reason that says that an answer weighs in the score."""


@dataclass
class Adviser:
    """A language model that is asked about some rows. Safe to share between threads."""

    load: Callable[[], LanguageModel | None]
    """Loads the model when it is first needed; None where there is none to load and nobody asked for one."""
    mode: Mode
    budget: Budget
    say: Callable[[str], None]
    """Is told once what is wrong with the model."""
    asked: int = 0
    """Questions so far."""
    seconds: float = 0.0
    """What they took."""
    _model: LanguageModel | None = None
    _over: bool = False
    _told: bool = False
    _failed: int = 0
    _lock: Lock = field(default_factory=Lock, repr=False)

    def advise(self, query: Query, ranked: Ranked, policy: Policy) -> Ranked | None:
        """The candidates ranked again with the model's answer; None if it was not asked or did not answer."""
        if not ranked or self._over or not self._in_doubt(ranked[0][0], policy):
            return None
        if self.mode != "always" and not can_know(query, ranked):
            return None
        model = self._ready()
        if model is None:
            return None
        asked = question_of(query.text, ranked)
        begun = perf_counter()
        try:
            answer = model.answer(asked.question)
        except TooLateError:
            # Whoever is busy now may be quicker the next time.
            self._count(perf_counter() - begun)
            return None
        except ModelError as error:
            self._count(perf_counter() - begun, str(error))
            return None
        self._count(perf_counter() - begun)
        return ranked_again(ranked, asked, answer, model.weighing)

    def sentence(self, typed: str, verdict: Verification) -> str | None:
        """One sentence about a verdict that a person reads; None where the model cannot say one, or does not."""
        model: object = self._ready()
        if not isinstance(model, Narrator):
            return None
        begun = perf_counter()
        trouble = None
        try:
            return sentence_of(model, typed, verdict) or None
        except ModelError as error:
            trouble = str(error)
            return None
        finally:
            self._count(perf_counter() - begun, trouble)

    def ready(self) -> bool:
        """Whether there is a model to ask; loads it if need be."""
        return self._ready() is not None

    @property
    def left(self) -> Budget:
        """What may still be spent."""
        return self.budget.left(self.asked, self.seconds)

    def share(self, parties: int) -> Budget:
        """Divide what is left of the budget equally among `parties`: keep one part, return that of each other."""
        with self._lock:
            part = self.left.shared(parties)
            self.budget = part.left(-self.asked, -self.seconds)
            return part

    def tell(self, trouble: str) -> None:
        """Say what is wrong with the model, if nothing was said yet."""
        with self._lock:
            if self._told:
                return
            self._told = True
        self.say(trouble)

    def _in_doubt(self, best: float, policy: Policy) -> bool:
        return self.mode == "always" or policy.ask_from <= best < policy.ask_to

    def _ready(self) -> LanguageModel | None:
        trouble = None
        with self._lock:
            if self._over or self.left.spent:
                return None
            if self._model is None:
                try:
                    self._model = self.load()
                except ModelError as error:
                    trouble = f"no language model is asked: {error}"
                self._over = self._model is None
        if trouble:
            self.tell(trouble)
        return self._model

    def _count(self, seconds: float, trouble: str | None = None) -> None:
        with self._lock:
            self.asked += 1
            self.seconds += seconds
            self._failed = self._failed + 1 if trouble else 0
            self._over = self._over or self._failed >= FAILURES
        if trouble:
            self.tell(f"rows are verified without a language model: {trouble}")


def ranked_again(ranked: Ranked, asked: Asked, answer: NDArray[np.float64], weighing: Weighing) -> Ranked:
    """The candidates with the model's answer weighed in; what was not asked about keeps the odds that it had."""
    odds = np.array(asked.log_odds)
    options = [
        [at for at, option in enumerate(asked.option_of) if option == number]
        for number in range(len(asked.question.options))
    ]
    before = np.array([np.logaddexp.reduce(odds[members]) for members in options])
    after = weighed(before, answer, weighing)
    for members, old, new in zip(options, before, after, strict=True):
        # Candidates that read alike share what their option has as they did.
        odds[members] += new - old
    chances = shares(odds)
    order = np.argsort(-chances, kind="stable").tolist()
    return [(float(chances[place]), ranked[place][1]) for place in order]


def may_stand(before: Verification, advised: Verification) -> bool:
    """Whether a verdict with a language model's say may stand in place of the one without it.

    It takes no match away, nor a street for the town alone, and nothing from what a person need not be asked about,
    unless its score is too low for that with the answer (`low_score` says so). That a number is somewhere else says
    nothing of which street was meant, so it puts a number on no other street than the one that was typed: only off a
    street of another type onto one of the very type that was typed.
    """
    if before.match is None:
        return True
    if advised.match is None or (_has_street(before.match) and not _has_street(advised.match)):
        return False
    if before.action in _SETTLED and advised.action != before.action:
        return advised.match.id == before.match.id and "low_score" in advised.reasons
    same_street = fold(before.match.components.street or "") == fold(advised.match.components.street or "")
    if same_street or not _NUMBER.intersection(before.reasons):
        return True
    return _OTHER_TYPE in before.reasons and _OTHER_TYPE not in advised.reasons


def _has_street(record: Record) -> bool:
    """Whether a record is more than a place."""
    return bool(record.components.street or record.components.building)


def never_alone(advised: Verification, unadvised: Verification) -> Verification:
    """The verdict with a language model's say, never accepted where it would not be without it.

    It may turn a `fix` into a `confirm`. An `accept`, or an `add_unit`, stands only if the same record gets it
    without the model.
    """
    action = advised.action
    if action in _SETTLED and not (unadvised.action == action and unadvised.match == advised.match):
        action = "confirm"
    return replace(advised, action=action, reasons=(*advised.reasons, ASKED))
