"""What is counted of the answers: shares with the interval that chance alone explains."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from addrkit.evaluate.measures import Share, share
from addrkit.evaluate.quality import DOORS


@dataclass(frozen=True, slots=True)
class MeasuredAnswer:
    """What a verifier said of one row."""

    record_id: str
    """Empty where it named no record."""
    granularity: str
    """How far it was confirmed, in the words of addrkit."""
    accepted: bool
    """Whether it may be used without asking."""

    @property
    def names_door(self) -> bool:
        """Whether a door was confirmed."""
        return self.granularity in DOORS


def found(
    answers: Sequence[MeasuredAnswer], truths: Sequence[Collection[str]], seed: int
) -> dict[str, Share]:
    """How often the record meant was named, and what was accepted; `truths` has the right ids of each row."""
    pairs = list(zip(answers, truths, strict=True))
    named = [answer for answer, truth in pairs if answer.record_id in truth]
    accepted = [answer for answer in answers if answer.accepted]
    right = [answer for answer in named if answer.names_door]
    return {
        "premise@1": share(len(right), len(pairs), seed),
        "id@1": share(len(named), len(pairs), seed),
        "accepted": share(len(accepted), len(pairs), seed),
        "precision of accepted": share(sum(answer.accepted for answer in right), len(accepted), seed),
    }


def not_there(answers: Sequence[MeasuredAnswer], seed: int) -> dict[str, Share]:
    """What was said of rows whose door is not in the gazetteer."""
    return {
        "accepted": share(sum(answer.accepted for answer in answers), len(answers), seed),
        "granularity premise or unit": share(
            sum(answer.names_door for answer in answers), len(answers), seed
        ),
    }
