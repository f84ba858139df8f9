"""Batches of questions: of like length, so that little is padded, the options of each in a new order every time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random
from typing import NamedTuple

from addrkit.judge.llm.question import Question
from addrkit.train.llm.questions import Lesson

SORTED = 32
"""Batches among which questions are sorted by length."""
LEFT_OUT = 0.25
"""Share of the wrong options that are left out of a question each time, so that no question is learned by heart."""


class Drawn(NamedTuple):
    """A question as it is learned from once."""

    question: Question
    answer: int
    """The place of the answer; that after the last option stands for none."""
    counts: float


def batches(lessons: Sequence[Lesson], size: int, steps: int, random: Random) -> Iterator[list[Drawn]]:
    """As many batches, each lesson as often as any other."""
    made = 0
    while True:
        order = list(lessons)
        random.shuffle(order)
        for first in range(0, len(order), size * SORTED):
            some = sorted(order[first : first + size * SORTED], key=_length)
            runs = [some[at : at + size] for at in range(0, len(some), size)]
            random.shuffle(runs)
            for run in runs:
                if made == steps:
                    return
                made += 1
                yield [drawn(lesson, random) for lesson in run]


def drawn(lesson: Lesson, random: Random) -> Drawn:
    """A lesson with its options in a new order, some of the wrong ones left out."""
    every = list(range(len(lesson.options)))
    random.shuffle(every)
    order = [place for place in every if place == lesson.answer or random.random() >= LEFT_OUT] or every[:1]
    answer = order.index(lesson.answer) if lesson.answer >= 0 else len(order)
    return Drawn(
        Question(lesson.typed, tuple(lesson.options[place] for place in order)), answer, lesson.counts
    )


def _length(lesson: Lesson) -> int:
    return len(lesson.typed) + sum(map(len, lesson.options))


def rate(step: int, steps: int, *, warm: int) -> float:
    """What the learning rate is multiplied by: up in `warm` steps, then down to nothing in a straight line."""
    return min(1.0, (step + 1) / warm) * (1.0 - step / steps)
