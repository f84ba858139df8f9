"""A language model whose answers are waited for so long and no longer: for whoever has somebody waiting."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from typing import Final

import numpy as np
from numpy.typing import NDArray

from addrkit.errors import ModelError
from addrkit.judge.llm.model import LanguageModel
from addrkit.judge.llm.question import Question

LATE: Final = "a language model did not answer in time"


class TooLateError(ModelError):
    """An answer that was not waited for. The next may be in time."""


class Patient:
    """A language model that has so long for an answer, waiting for its turn included. Safe to share between threads.

    One question is worked on at a time: a model that falls behind would only take the processors from the rest.
    """

    def __init__(self, model: LanguageModel, seconds: float) -> None:
        self.name, self.weighing = model.name, model.weighing
        self._model = model
        self._seconds = seconds
        self._worker = ThreadPoolExecutor(1, "addrkit-llm")

    def answer(self, question: Question) -> NDArray[np.float64]:
        """The log probability of each option, then of none of them. Raises TooLateError, and ModelError as it does."""
        asked: Future[NDArray[np.float64]] = self._worker.submit(self._model.answer, question)
        try:
            return asked.result(self._seconds)
        except TimeoutError:
            asked.cancel()
            raise TooLateError(LATE) from None
