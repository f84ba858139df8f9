"""What every language model here does: say how likely each option of a question is, and that it is none of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Protocol

import numpy as np
from numpy.typing import NDArray

from addrkit.judge.llm.question import Question
from addrkit.model_folder import SHIPPED, ModelFolder, ModelKind

LANGUAGE_MODEL: Final = ModelKind("language model", "llm", 2)
FOLDERS: Final = SHIPPED / "llm"
"""The folder of the models that come with addrkit, a folder each."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """How an answer weighs beside the matcher's score; fitted on held-out questions.

    A model that was asked which candidate is meant knows that better than whether any is: it learned "none" from
    streets that were taken out, and people write what no taken-out street is like.
    """

    which: float
    """In [0, 1]: how much of the choice among the candidates is the model's, as far as it says that one is meant."""
    whether: float
    """From 0 on: how much its odds of some against none move those of the matcher."""


UNFITTED: Final = Weighing(0.5, 0.25)
"""For a model that was not fitted to addresses: half of the choice is its own, and a quarter of its word on whether any
candidate is meant counts."""


def weighed(
    log_odds: NDArray[np.float64], answer: NDArray[np.float64], weighing: Weighing
) -> NDArray[np.float64]:
    """The log odds of each option against none, with the model's answer weighed in.

    `log_odds` are the matcher's of each option against none, `answer` the model's log probabilities of each option,
    then of none. What a model tells of candidates that it takes for none of them is left by the way: its choice counts
    as much as it says that there is one.

    >>> odds = np.log([1.0, 1.0])
    >>> np.exp(weighed(odds, np.log([0.75, 0.25, 1e-9]), Weighing(which=1.0, whether=0.0))).round(3).tolist()
    [1.5, 0.5]
    >>> np.exp(weighed(odds, np.log([2e-9, 1e-9, 1.0]), Weighing(which=1.0, whether=0.0))).round(3).tolist()
    [1.0, 1.0]
    """
    some = np.logaddexp.reduce(log_odds)
    told = log_softmax(answer[:-1])
    meant = np.logaddexp.reduce(answer[:-1])
    which = weighing.which * np.exp(meant)
    shared = log_softmax((1 - which) * (log_odds - some) + which * told)
    moved = weighing.whether * (meant - answer[-1])
    return np.asarray(some + moved + shared)


class LanguageModel(Protocol):
    """A model that answers questions."""

    name: str
    weighing: Weighing

    def answer(self, question: Question) -> NDArray[np.float64]:
        """The log probability of each option, then of none of them.

        Raises ModelError if there is no answer that can be used.
        """
        ...


def log_softmax(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Log probabilities of logits.

    >>> [round(float(each), 3) for each in log_softmax(np.array([0.0, 0.0]))]
    [-0.693, -0.693]
    """
    return np.asarray(values - np.logaddexp.reduce(values))


def open_language_model(folder: Path) -> tuple[ModelFolder, Weighing]:
    """A model of ours. Raises ModelError if it is missing, damaged or of another version."""
    model = LANGUAGE_MODEL.open(folder)
    with model.checked():
        return model, Weighing(**{name: float(value) for name, value in model.config["weighing"].items()})


def write_config(folder: Path, kind: str, weighing: Weighing, note: dict[str, Any]) -> None:
    """Write the configuration of a model; `note` says how it was trained."""
    config = {
        "kind": kind,
        "weighing": {
            "which": round(weighing.which, 4),
            "whether": round(weighing.whether, 4),
        },
        "training": note,
    }
    LANGUAGE_MODEL.write(folder, config)
