"""What every language model here does: say how likely each option of a question is, and that it is none of them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Protocol

import numpy as np
from numpy.typing import NDArray

from addrkit.errors import ModelError
from addrkit.judge.llm.question import Question

FORMAT_VERSION: Final = 1
CONFIG: Final = "config.json"
SHIPPED: Final = Path(__file__).parents[2] / "models" / "llm"
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


def read_config(folder: Path) -> tuple[dict[str, Any], Weighing]:
    """The configuration of a model of ours. Raises ModelError if it is missing, damaged or of another version."""
    try:
        config: dict[str, Any] = json.loads((folder / CONFIG).read_text("utf-8"))
        if config["format_version"] != FORMAT_VERSION:
            raise ModelError(f"the language model at {folder} is of another version: train it again")
        return config, Weighing(**{name: float(value) for name, value in config["weighing"].items()})
    except OSError:
        raise ModelError(f"there is no language model at {folder}: install addrkit again") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise ModelError(f"the language model at {folder} is damaged: install addrkit again") from None


def write_config(folder: Path, kind: str, weighing: Weighing, note: dict[str, Any]) -> None:
    """Write the configuration of a model; `note` says how it was trained."""
    config = {
        "format_version": FORMAT_VERSION,
        "kind": kind,
        "weighing": {
            "scale": round(weighing.scale, 4),
            "weight": round(weighing.weight, 4),
            "shift": round(weighing.shift, 4),
        },
        "training": note,
    }
    part = folder / f"{CONFIG}.part"
    part.write_text(json.dumps(config, indent=1) + "\n", "utf-8")
    part.replace(folder / CONFIG)
