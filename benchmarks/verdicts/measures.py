"""What is counted of scored answers: recall at a precision, calibration, and what is said of doors that are gone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from addrkit.evaluate import measures
from addrkit.evaluate.measures import Share, share


@dataclass(frozen=True, slots=True)
class Scored:
    """One answer to one row."""

    score: float
    accepted: bool
    names_door: bool
    """Whether a door was confirmed."""
    right: bool
    """Whether that door is one of the ids meant, or has the address that is meant."""
    right_id: bool
    """Whether it is one of the ids meant."""
    removed: bool
    """Whether the door meant was taken out."""
    meant: bool
    """Whether the match is the record meant, confirmed or not: what the score is the probability of."""
    offered: bool = False
    """Whether an alternative is the record meant."""


def measured(answers: Sequence[Scored], seed: int) -> dict[str, Share | float]:
    """The figures of one set."""
    kept = [each for each in answers if not each.removed]
    gone = [each for each in answers if each.removed]
    accepted = [each for each in answers if each.accepted]
    return {
        "premise@1": share(sum(each.right for each in kept), len(kept), seed),
        "premise@1, by id": share(sum(each.right_id for each in kept), len(kept), seed),
        "the door meant first, or offered beside it": share(
            sum(each.meant or each.offered for each in kept), len(kept), seed
        ),
        "recall at 99 % precision": recall_at(answers, 0.99),
        "recall at 95 % precision": recall_at(answers, 0.95),
        "accepted": share(sum(each.accepted for each in kept), len(kept), seed),
        "precision of accepted": share(sum(each.right for each in accepted), len(accepted), seed),
        "precision of accepted, by id": share(sum(each.right_id for each in accepted), len(accepted), seed),
        "door taken out: accepted": share(sum(each.accepted for each in gone), len(gone), seed),
        "door taken out: a door confirmed": share(sum(each.names_door for each in gone), len(gone), seed),
        "calibration error": calibration_error(answers),
        "calibration error, doors not confirmed being wrong": calibration_error(
            [replace(each, meant=each.right) for each in answers]
        ),
    }


def recall_at(answers: Sequence[Scored], precision: float) -> float:
    """Of the rows whose door is there, the largest share that is right above a score at which so many are right.

    >>> from dataclasses import replace
    >>> good = Scored(0.9, True, True, True, True, False, True)
    >>> recall_at([good, replace(good, score=0.5, right=False)], 0.99)
    0.5
    """
    wanted = sum(not each.removed for each in answers)
    if not wanted:
        return float("nan")
    ordered = sorted((each for each in answers if each.names_door), key=lambda each: -each.score)
    best = right = 0
    for at, each in enumerate(ordered, 1):
        right += each.right
        last = at == len(ordered) or ordered[at].score < each.score
        if last and right >= precision * at:
            best = right
    return best / wanted


def calibration_error(answers: Sequence[Scored]) -> float:
    """The expected calibration error of the scores.

    >>> calibration_error([Scored(1.0, True, True, True, True, False, True)] * 4)
    0.0
    """
    return measures.calibration_error([each.score for each in answers], [each.meant for each in answers])


def reliability(answers: Sequence[Scored]) -> list[tuple[float, float, int]]:
    """For each bin that has rows: its mean score, the share that is right, and its rows."""
    found = measures.reliability([each.score for each in answers], [each.meant for each in answers])
    return [(each.score, each.right, each.rows) for each in found]


def plain(figures: dict[str, Share | float]) -> dict[str, Any]:
    """The figures as JSON takes them."""
    return {
        name: value.to_dict() if isinstance(value, Share) else round(value, 4)
        for name, value in figures.items()
    }
