"""The budget: how many questions may be asked, or how long all of them together may take."""

from __future__ import annotations

import re
from dataclasses import dataclass

from addrkit.errors import UsageError

_WRITTEN = re.compile(r"(\d+(?:\.\d+)?)\s*(ms|s|min)?")
_SECONDS = {"ms": 0.001, "s": 1.0, "min": 60.0}


@dataclass(frozen=True, slots=True)
class Budget:
    """What asking may cost; None is without bound."""

    questions: int | None = None
    seconds: float | None = None

    def left(self, questions: int, seconds: float) -> Budget:
        """What is left after so many questions that took so long."""
        return Budget(
            None if self.questions is None else max(self.questions - questions, 0),
            None if self.seconds is None else max(self.seconds - seconds, 0.0),
        )

    def shared(self, parties: int) -> Budget:
        """An equal part for each of several processes."""
        return Budget(
            None if self.questions is None else self.questions // parties,
            None if self.seconds is None else self.seconds / parties,
        )

    @property
    def spent(self) -> bool:
        """Whether nothing may be asked any more."""
        return (self.questions is not None and self.questions <= 0) or (
            self.seconds is not None and self.seconds <= 0
        )


def read_budget(text: str | None) -> Budget:
    """A budget as it is written: a number of questions, or a time with ms, s or min.

    Raises UsageError if it is neither.

    >>> read_budget("500"), read_budget("1500ms").seconds
    (Budget(questions=500, seconds=None), 1.5)
    """
    if text is None:
        return Budget()
    match = _WRITTEN.fullmatch(text.strip())
    if match is None or (match[2] is None and "." in match[1]):
        raise UsageError(
            f"--llm-budget {text[:40]!r} is neither a number of questions nor a time: 500, 800ms, 30s"
        )
    if match[2] is None:
        return Budget(questions=int(match[1]))
    return Budget(seconds=float(match[1]) * _SECONDS[match[2]])
