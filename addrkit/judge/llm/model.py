"""What every language model here does: say how likely each option of a question is, and that it is none of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Protocol

import numpy as np
from numpy.typing import NDArray

from addrkit.judge.llm.question import Question
from addrkit.model_folder import SHIPPED, ModelFolder, ModelKind

LANGUAGE_MODEL: Final = ModelKind("language model", "llm", 1)
FOLDERS: Final = SHIPPED / "llm"
"""The folder of the models that come with addrkit, a folder each."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """How an answer weighs beside the matcher's score; fitted on held-out questions.

    A candidate's log odds against none of them become `scale` times the matcher's, plus `weight` times the
    model's, plus `shift`.
    """

    scale: float
    weight: float
    shift: float


UNFITTED: Final = Weighing(1.0, 0.5, 0.0)
"""For a model that was not fitted to addresses: its answer counts half."""


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
            "scale": round(weighing.scale, 4),
            "weight": round(weighing.weight, 4),
            "shift": round(weighing.shift, 4),
        },
        "training": note,
    }
    LANGUAGE_MODEL.write(folder, config)
