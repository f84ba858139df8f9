"""How a language model's answer weighs beside the matcher's score, fitted on questions held out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from addrkit.judge.llm.model import Weighing, log_softmax, open_language_model, weighed, write_config
from addrkit.judge.llm.opening import open_model
from addrkit.judge.llm.question import Question
from addrkit.train.llm.questions import Lesson

WITHOUT: Final = Weighing(0.0, 0.0)
MOST_WHETHER: Final = 0.2
"""What a model's word on whether any candidate is meant may weigh: streets that were taken out teach it another "none"
than people write. On made questions more would fit; on typed rows held out more makes what is so less likely."""


def probabilities(lesson: Lesson, answer: NDArray[np.float64], weighing: Weighing) -> NDArray[np.float64]:
    """The log probability of each option, then of none, as the adviser makes it of a model's answer."""
    return log_softmax(np.append(weighed(np.array(lesson.log_odds), answer, weighing), 0.0))


def fit_weighing(lessons: Sequence[Lesson], answers: Sequence[NDArray[np.float64]]) -> Weighing:
    """The weighing under which the right answers are likeliest.

    A model that only misleads gets no weight.
    """
    from scipy.optimize import minimize

    counts = [each.counts for each in lessons]

    def loss(values: NDArray[np.float64]) -> float:
        weighing = Weighing(*values.tolist())
        likely = [
            probabilities(lesson, answer, weighing)[lesson.answer]
            for lesson, answer in zip(lessons, answers, strict=True)
        ]
        return -float(np.average(likely, weights=counts))

    bounds = [(0.0, 1.0), (0.0, MOST_WHETHER)]
    found = minimize(loss, np.array([0.5, MOST_WHETHER / 2]), method="L-BFGS-B", bounds=bounds)
    return Weighing(*(float(value) for value in found.x))


def fitted(
    lessons: Sequence[Lesson], answer: Callable[[Question], NDArray[np.float64]]
) -> tuple[Weighing, dict[str, Any]]:
    """A model's weighing, fitted on the tune streets, and its quality on the test streets for its card."""
    told = {
        name: (some, [answer(each.question) for each in some])
        for name, some in ((name, [one for one in lessons if one.fold == name]) for name in ("tune", "test"))
    }
    weighing = fit_weighing(*told["tune"])
    return weighing, {"test": quality(*told["test"], {"without": WITHOUT, "both": weighing})}


def weigh_again(folder: Path, lessons: Sequence[Lesson]) -> dict[str, float]:
    """Fit the weighing of the model in a folder again, as when the matcher has changed; returns its quality."""
    config = open_language_model(folder)[0].config
    weighing, note = fitted(lessons, open_model(str(folder)).answer)
    write_config(folder, config["kind"], weighing, {**config["training"], **note})
    return dict(note["test"])


def quality(
    lessons: Sequence[Lesson], answers: Sequence[NDArray[np.float64]], ways: Mapping[str, Weighing]
) -> dict[str, float]:
    """How often the likeliest answer is right, and the mean negative log likelihood, by each of some weighings."""
    found: dict[str, float] = {"questions": len(lessons)}
    counts = [each.counts for each in lessons]
    for name, each in ways.items():
        told = [probabilities(lesson, answer, each) for lesson, answer in zip(lessons, answers, strict=True)]
        right = [
            int(np.argmax(one)) == lesson.answer % len(one) for one, lesson in zip(told, lessons, strict=True)
        ]
        likely = [one[lesson.answer] for one, lesson in zip(told, lessons, strict=True)]
        found[f"right_{name}"] = round(float(np.average(right, weights=counts)), 4)
        found[f"loss_{name}"] = round(-float(np.average(likely, weights=counts)), 4)
    return found
