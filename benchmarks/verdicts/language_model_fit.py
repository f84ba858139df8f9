"""The two weights of a language model, fitted to questions that were kept: on half of them, told of the other half."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from addrkit.judge.llm.model import LanguageModel, Weighing
from addrkit.train.llm.questions import Lesson
from addrkit.train.llm.weighing import MOST_WHETHER, WITHOUT, probabilities

WHICH = tuple(each / 10 for each in range(11))
WHETHER = (0.0, MOST_WHETHER / 2, MOST_WHETHER)
AT_LEAST = 5
"""Wrong answers made right for each right one made wrong."""

Asked = Sequence[tuple[Lesson, NDArray[np.float64]]]


@dataclass(frozen=True, slots=True)
class Fit:
    """What a weighing does to the questions of some sets."""

    gained: int
    lost: int
    loss: float
    harmed: bool
    """Whether a set has fewer right choices than without."""

    @property
    def may_be(self) -> bool:
        """Whether it gains enough, and harms no set."""
        return not self.harmed and self.gained >= AT_LEAST * self.lost


def fit_of(sets: Mapping[str, Asked], weighing: Weighing) -> Fit:
    """The choices made right and wrong among the candidates, where one is meant; the loss of all questions."""
    gained = lost = 0
    harmed = False
    likely: list[float] = []
    counts: list[float] = []
    for asked in sets.values():
        here = [0, 0]
        for lesson, answer in asked:
            told = probabilities(lesson, answer, weighing)
            likely.append(float(told[lesson.answer]))
            counts.append(lesson.counts)
            if lesson.answer >= 0:
                plain = int(np.argmax(probabilities(lesson, answer, WITHOUT)[:-1])) == lesson.answer
                now = int(np.argmax(told[:-1])) == lesson.answer
                here[0] += now and not plain
                here[1] += plain and not now
        gained, lost = gained + here[0], lost + here[1]
        harmed |= here[1] > here[0]
    return Fit(gained, lost, -float(np.average(likely, weights=counts)), harmed)


def fitted_on_half(lessons: Mapping[str, Sequence[Lesson]], model: LanguageModel) -> str:
    """The weighing with the most right choices of those that may be, then the least loss, and what each half says."""
    told = {name: [(each, model.answer(each.question)) for each in some] for name, some in lessons.items()}
    halves = {
        fold: {name: [pair for pair in some if pair[0].fold == fold] for name, some in told.items()}
        for fold in ("tune", "test")
    }
    halves = {fold: {name: some for name, some in sets.items() if some} for fold, sets in halves.items()}
    ways = [Weighing(which, whether) for which, whether in product(WHICH, WHETHER)]
    fits = {each: fit_of(halves["tune"], each) for each in ways}
    plain = fits[WITHOUT]
    allowed = [each for each in ways if fits[each].may_be and fits[each].loss <= plain.loss]
    best = max(
        allowed, key=lambda each: (fits[each].gained - fits[each].lost, -fits[each].loss), default=WITHOUT
    )
    lines = [f"which {best.which}, whether {best.whether}"]
    for fold, sets in halves.items():
        now, before = fit_of(sets, best), fit_of(sets, WITHOUT)
        size = sum(map(len, sets.values()))
        lines.append(
            f"{fold}: {size} questions; choices made right {now.gained}, made wrong {now.lost}; "
            f"loss {before.loss:.4f} -> {now.loss:.4f}"
        )
    return "\n".join(lines)
