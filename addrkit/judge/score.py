"""The score: a calibrated probability for each candidate that it is the address meant.

A conditional logit with a null option (McFadden 1974): each candidate has an odds, exp(weights . features), "none
of them" has the odds 1, and a candidate's probability is its share of all odds. So rivals lower each other's
score by themselves, and a lone weak candidate loses to "none". One temperature calibrates the whole.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from addrkit.errors import ModelError
from addrkit.judge.features import FEATURES, OF_THE_NUMBER

FORMAT_VERSION: Final = 1
ALIKE: Final = 1.0
"""Difference of log odds, house number apart, up to which two candidates fit alike, so that it may decide."""
_NUMBER = np.array([name in OF_THE_NUMBER for name in FEATURES])
DEFAULT_FILE = Path(__file__).parents[1] / "models" / "matcher" / "matcher.json"


@dataclass(frozen=True)
class Matcher:
    """The weights of the score."""

    weights: NDArray[np.float64]
    """One a feature, in the order of `FEATURES`, divided by the temperature already."""
    bias: float

    def probabilities(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """The probability of each candidate; what they lack to 1 is that of none of them.

        `rows` has one row a candidate, one column a feature.
        """
        if not len(rows):
            return np.zeros(0)
        logits = rows @ np.where(_NUMBER, 0.0, self.weights) + self.bias
        fits = logits >= logits.max() - ALIKE
        logits = logits + np.where(fits, rows @ np.where(_NUMBER, self.weights, 0.0), 0.0)
        top = max(float(logits.max()), 0.0)
        odds = np.exp(logits - top)
        return odds / (odds.sum() + np.exp(-top))


@cache
def load_matcher(file: Path = DEFAULT_FILE) -> Matcher:
    """The matcher in a file; without one, the matcher that comes with addrkit.

    Raises ModelError if it is missing, damaged or of another version.
    """
    try:
        found: dict[str, Any] = json.loads(file.read_text("utf-8"))
        if found["format_version"] != FORMAT_VERSION or found["features"] != list(FEATURES):
            raise ModelError(f"{file} is of another version: install addrkit again, or train the matcher again")
        temperature = float(found["temperature"])
        weights = np.array([float(found["weights"][name]) for name in FEATURES]) / temperature
        return Matcher(weights, float(found["bias"]) / temperature)
    except OSError as error:
        raise ModelError(f"there is no matcher at {file}: install addrkit again") from error
    except (ValueError, KeyError, TypeError) as error:
        raise ModelError(f"{file} is damaged: install addrkit again") from error


def save_matcher(
    file: Path, weights: NDArray[np.float64], bias: float, temperature: float, note: dict[str, Any]
) -> None:
    """Write a matcher; `note` says how it was trained."""
    text = json.dumps(
        {
            "format_version": FORMAT_VERSION,
            "features": list(FEATURES),
            "weights": {name: round(float(weight), 5) for name, weight in zip(FEATURES, weights, strict=True)},
            "bias": round(bias, 5),
            "temperature": round(temperature, 4),
            "training": note,
        },
        indent=1,
    )
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text + "\n", "utf-8")
