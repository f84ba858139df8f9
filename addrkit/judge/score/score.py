"""The score: a calibrated probability for each candidate that it is the address meant.

Gradient-boosted trees weigh the evidence for each candidate by itself. A conditional logit with a null option
(McFadden 1974) makes probabilities of them: a candidate's is its share of the odds of all, "none of them" having
the odds 1. So rivals lower each other's score by themselves, and a lone weak candidate loses to "none". A slope
and a shift, fitted on streets held out, calibrate the whole (Platt 1999). What is likely of a street or a place
becomes the score of an answer in `addrkit.judge.score.answer`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from addrkit.bounds import OF_GAZETTEER_KEPT
from addrkit.judge.score.answer import ANSWER_FEATURES, AnswerWeights
from addrkit.judge.score.features import AGAINST, DECISIVE, EITHER_WAY, FEATURES, OF_THE_NUMBER
from addrkit.judge.score.forest import Forest
from addrkit.judge.score.place import PLACE_FEATURES
from addrkit.model_folder import SHIPPED, ModelKind

MATCHER: Final = ModelKind("matcher", "matcher", 3)
ALIKE: Final = 1.5
"""Difference of log odds, house number apart, up to which two candidates fit alike, so that it may decide."""
SLIGHT: Final = 0.02
"""Difference of likenesses that says nothing."""
OUTDONE: Final = 2.0
"""Log odds that a candidate loses to a rival that is no worse in anything and better in what decides: an equal
postcode beside one that is near, the street's own type, a house number that exists there."""
DEFAULT_FOLDER: Final = SHIPPED / "matcher"
_NUMBER = np.array([name in OF_THE_NUMBER for name in FEATURES])
_NUMBER_PLACES = np.flatnonzero(_NUMBER)
_NUMBER_COLUMNS: frozenset[int] = frozenset(_NUMBER_PLACES.tolist())
_SIGNS = np.array([0.0 if name in EITHER_WAY else -1.0 if name in AGAINST else 1.0 for name in FEATURES])
_DECISIVE = np.array([name in DECISIVE for name in FEATURES])


@dataclass(frozen=True)
class Matcher:
    """What makes a score of evidence."""

    forest: Forest
    slope: float
    """What the trees' log odds are multiplied by."""
    shift: float
    """What is added to them then."""
    places: AnswerWeights
    """Of what speaks for a place (`PLACE_FEATURES`)."""
    answers: AnswerWeights
    """Of what an answer's score depends on (`ANSWER_FEATURES`)."""
    fingerprint: str = ""
    """Of the folder that it was read from: two matchers that differ have two."""
    _kept: dict[bytes, tuple[float, float]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """What the trees said of the rows that were asked for last."""

    def probabilities(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """The probability of each candidate; what they lack to 1 is that of none of them.

        `rows` has one row a candidate, one column a feature. The house number counts only among candidates
        that fit alike without it: it never moves an address to a street that fits worse.
        """
        return self.probabilities_of_many([rows])[0]

    def probabilities_of_many(
        self, groups: Sequence[NDArray[np.float64]], complete: Sequence[Sequence[bool]] | None = None
    ) -> list[NDArray[np.float64]]:
        """The probabilities for the candidates of many queries, in the queries' order; the trees run once over all.

        `complete` says of each candidate whether its register holds every door there is.
        """
        filled = [group for group in groups if len(group)]
        if not filled:
            return [np.zeros(0) for _ in groups]
        sizes = np.array([len(group) for group in filled])
        firsts = np.cumsum(sizes) - sizes
        rows = np.concatenate(filled)
        without_number, whole = self._calibrated(self._by_trees(rows)).T
        alike = without_number >= np.repeat(np.maximum.reduceat(without_number, firsts), sizes) - ALIKE
        alike &= (rows[:, _NUMBER_PLACES] != 0).any(axis=1)
        odds_of = np.where(alike, whole, without_number)
        if len(rows) > len(filled):
            # Somebody has a rival.
            known = (
                np.array([each for some in complete or () for each in some], bool)
                if complete
                else alike & False
            )
            weighed = np.where(_NUMBER & ~alike[:, None], 0.0, rows)
            odds_of -= OUTDONE * outdone(weighed, odds_of, firsts, sizes, known)
        likely = _shares(odds_of, firsts, sizes)
        found = (likely[first : first + size] for first, size in zip(firsts, sizes, strict=True))
        return [next(found) if len(group) else np.zeros(0) for group in groups]

    def _by_trees(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """The log odds of each candidate, its house number apart and as a whole; (candidates, 2).

        What speaks for most of them was said of others before, such as that a street is there in every word.
        """
        data, width = rows.tobytes(), rows.shape[1] * rows.itemsize
        keys = [data[start : start + width] for start in range(0, len(data), width)]
        kept = self._kept
        found = [kept.get(key) for key in keys]
        new = [at for at, odds in enumerate(found) if odds is None]
        if new:
            begun = self.forest.begun(rows[new], _NUMBER_COLUMNS)
            without = begun.without()
            numbered = (begun.rows[:, _NUMBER_PLACES] != 0).any(axis=1)
            whole = without.copy()
            whole[numbered] = begun.whole(numbered)
            odds_of_new = zip(without.tolist(), whole.tolist(), strict=True)
            if len(kept) + len(new) > OF_GAZETTEER_KEPT:
                kept.clear()
            for at, odds in zip(new, odds_of_new, strict=True):
                found[at] = kept[keys[at]] = odds
        return np.array(found)

    def log_odds(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """The calibrated log odds of each candidate against none of them."""
        return self._calibrated(self.forest.log_odds(rows))

    def _calibrated(self, log_odds: NDArray[np.float64]) -> NDArray[np.float64]:
        return log_odds * self.slope + self.shift


def outdone(
    rows: NDArray[np.float64],
    log_odds: NDArray[np.float64],
    firsts: NDArray[np.int64],
    sizes: NDArray[np.int64],
    complete: NDArray[np.bool_],
) -> NDArray[np.bool_]:
    """For each candidate, whether the likeliest of its query outdoes it: that one is no worse in any feature, and
    better in one that decides.

    The candidates of a query are `sizes` rows from one of `firsts` on.
    """
    tops = np.flatnonzero(log_odds == np.repeat(np.maximum.reduceat(log_odds, firsts), sizes))
    leaders = tops[np.searchsorted(tops, firsts)]
    better = (rows[np.repeat(leaders, sizes)] - rows) * _SIGNS
    decided = (better[:, _DECISIVE] > 0).any(axis=1)
    decided |= complete & (better[:, _NUMBER] > 0).any(axis=1)
    outdone_rows: NDArray[np.bool_] = decided & (better >= -SLIGHT).all(axis=1)
    return outdone_rows


def shares(log_odds: NDArray[np.float64]) -> NDArray[np.float64]:
    """The probability of each candidate: its odds, divided by the sum of all odds and of 1, the odds of "none of them".

    >>> shares(np.array([0.0])).tolist()
    [0.5]
    """
    return _shares(log_odds, np.zeros(1, np.int64), np.array([len(log_odds)]))


def _shares(
    log_odds: NDArray[np.float64], firsts: NDArray[np.int64], sizes: NDArray[np.int64]
) -> NDArray[np.float64]:
    """As `shares`, for the candidates of many queries; none is without any."""
    tops = np.maximum(np.maximum.reduceat(log_odds, firsts), 0.0)
    odds = np.exp(log_odds - np.repeat(tops, sizes))
    found: NDArray[np.float64] = odds / np.repeat(np.add.reduceat(odds, firsts) + np.exp(-tops), sizes)
    return found


@cache
def shipped_matcher() -> Matcher:
    """The matcher that comes with addrkit. Raises ModelError if it is missing or damaged."""
    return load_matcher(DEFAULT_FOLDER)


def load_matcher(folder: Path | None = None) -> Matcher:
    """The matcher in a folder; without one, the matcher that comes with addrkit.

    Raises ModelError if it is missing, damaged or of another version.
    """
    if folder is None:
        return shipped_matcher()
    model = MATCHER.open(folder)
    config = model.config
    if config.get("features") != list(FEATURES):
        raise model.outdated("it weighs other evidence")
    arrays = model.weights()
    with model.checked():
        forest = Forest(**arrays, baseline=float(config["baseline"]))
        forest.refuse_unsound(len(FEATURES))
        return Matcher(
            forest,
            float(config["slope"]),
            float(config["shift"]),
            AnswerWeights({name: float(config["places"][name]) for name in PLACE_FEATURES}),
            AnswerWeights({name: float(config["answers"][name]) for name in ANSWER_FEATURES}),
            model.fingerprint,
        )


def save_matcher(folder: Path, matcher: Matcher, note: dict[str, Any]) -> None:
    """Write a matcher; `note` says how it was trained. Raises InputError if it cannot be written."""
    forest = matcher.forest
    arrays = {
        name: getattr(forest, name) for name in ("roots", "feature", "threshold", "left", "right", "value")
    }
    config = {
        "features": list(FEATURES),
        "baseline": forest.baseline,
        "slope": round(matcher.slope, 5),
        "shift": round(matcher.shift, 5),
        "places": {name: round(matcher.places.weights[name], 4) for name in PLACE_FEATURES},
        "answers": {name: round(matcher.answers.weights[name], 4) for name in ANSWER_FEATURES},
        "training": note,
    }
    MATCHER.write(folder, config, arrays)
