"""From likelihoods to the score: how often an answer of a kind is the address meant.

A street may be right and still not be the address: its number may be missing. So the score of an answer is the
probability that its street or place is the one meant, times the probability that its door is, if its street is: each
a logistic regression, over how likely the street is and over what became of the number.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from addrkit.compare.evidence import Evidence

Found = Literal["exact", "range", "suffix", "absent", "street", "place"]
"""What of an address was found: its door; its door within a range; that number with another suffix; not the number,
or not the street, though the gazetteer has such there; the street, and no number was typed; the place, and the
gazetteer ends there or nothing finer was typed."""

OF_THE_STREET: Final = ("constant", "likely", "street", "place", "unexplained", "street_extra")
OF_THE_DOOR: Final = ("exact", "range", "suffix", "absent", "several")
ANSWER_FEATURES: Final = OF_THE_STREET + OF_THE_DOOR
MOST: Final = 8.0
"""Log odds beyond which a likelihood says nothing more."""


@dataclass(frozen=True)
class AnswerWeights:
    """A sum of named weights."""

    weights: Mapping[str, float]

    def log_odds(self, present: Mapping[str, float]) -> float:
        """The sum of what is present, each times its weight."""
        return self.log_odds_of(tuple(present), present)

    def log_odds_of(self, names: Sequence[str], present: Mapping[str, float]) -> float:
        """The same of those of some names that are present, in the names' order."""
        weights, total = self.weights, 0.0
        for name in names:
            if name in present:
                total += weights.get(name, 0.0) * present[name]
        return total


def answer_score(weights: AnswerWeights, present: Mapping[str, float]) -> float:
    """The probability that an answer is the address meant, by what `answer_features` says of it.

    >>> weights = AnswerWeights({"likely": 1.0, "suffix": -1.0})
    >>> round(answer_score(weights, {"likely": 8.0, "street": 1.0}), 3)
    1.0
    >>> round(answer_score(weights, {"likely": 8.0, "suffix": 1.0}), 3)
    0.269
    """
    found = probability(weights.log_odds_of(OF_THE_STREET, present))
    if present.keys().isdisjoint(OF_THE_DOOR):
        return found
    return found * probability(weights.log_odds_of(OF_THE_DOOR, present))


def answer_features(likelihood: float, found: Found, seen: Evidence) -> dict[str, float]:
    """What the score of an answer depends on, by name; `likelihood` is that of its street or place."""
    present = {"constant": 1.0, "likely": bounded_logit(likelihood), found: 1.0}
    if found != "place":
        present["unexplained"] = seen.words.unexplained
        present["street_extra"] = seen.street.extra
        if found in ("exact", "range", "suffix") and seen.door.alike > 1:
            present["several"] = math.log(seen.door.alike)
    return present


def probability(log_odds: float) -> float:
    """Log odds as a probability.

    >>> probability(0.0)
    0.5
    """
    return 1 / (1 + math.exp(-log_odds)) if log_odds > -500 else 0.0


def bounded_logit(likelihood: float) -> float:
    """A probability as log odds between -8 and 8.

    >>> bounded_logit(0.5), bounded_logit(1.0)
    (0.0, 8.0)
    """
    if likelihood <= 0.0 or likelihood >= 1.0:
        return MOST if likelihood >= 1.0 else -MOST
    return max(-MOST, min(MOST, math.log(likelihood / (1 - likelihood))))
