"""The cross-encoder: MiniLM reads what was typed and all options at once, in eight bits, without torch.

The options follow the typed text in one sequence, each closed by a separator. The score of an option is read
at its separator, that of "none" at the beginning, so one pass compares all options with the text and with
each other (listwise, as Nogueira and Cho 2019 do it pair by pair).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from addrkit.errors import ModelError, heed_interrupt
from addrkit.judge.llm.model import FOLDERS, Weighing, log_softmax, open_language_model
from addrkit.judge.llm.question import Question

KIND: Final = "cross-encoder"
FOLDER: Final = FOLDERS / KIND
MODEL: Final = "model.onnx"
TOKENIZER: Final = "tokenizer.json"
TYPED_TOKENS: Final = 64
OPTION_TOKENS: Final = 40
"""Tokens that are read of each; eight options and the text stay within MiniLM's 512."""
START, SEPARATOR = 101, 102
"""BERT's [CLS] and [SEP]."""


@dataclass(frozen=True, slots=True)
class Sequenced:
    """A question as token ids."""

    tokens: list[int]
    segments: list[int]
    """0 for the typed text, 1 for the options."""
    ends: list[int]
    """Where the separator of each option stands."""


def sequenced(question: Question, encode: Callable[[str], Sequence[int]]) -> Sequenced:
    """A question as one sequence of tokens."""
    tokens = [START, *encode(question.typed)[:TYPED_TOKENS], SEPARATOR]
    segments = [0] * len(tokens)
    ends = []
    for option in question.options:
        tokens += [*encode(option)[:OPTION_TOKENS], SEPARATOR]
        ends.append(len(tokens) - 1)
    return Sequenced(tokens, segments + [1] * (len(tokens) - len(segments)), ends)


class CrossEncoder:
    """A cross-encoder in a folder. Safe to share between threads."""

    name = KIND

    def __init__(self, session: Any, encode: Callable[[str], Sequence[int]], weighing: Weighing) -> None:
        self._session = session
        self._encode = encode
        self.weighing = weighing

    @classmethod
    def load(cls, folder: Path = FOLDER) -> CrossEncoder:
        """The model in a folder; without one, that which comes with addrkit.

        Raises ModelError if it, or a package that it needs, is missing or damaged.
        """
        model, weighing = open_language_model(folder)
        try:
            import onnxruntime
            from tokenizers import Tokenizer
        except ImportError as error:
            heed_interrupt(error)
            missing = error.name or "onnxruntime and tokenizers"
            raise ModelError(
                f"the cross-encoder needs {missing}: pip install 'addrkit[llm]', or use --llm off"
            ) from None
        options = onnxruntime.SessionOptions()
        # Rows are verified in as many processes as there are processors.
        options.intra_op_num_threads = 1
        options.log_severity_level = 4
        try:
            tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
            session = onnxruntime.InferenceSession(
                str(folder / MODEL), options, providers=["CPUExecutionProvider"]
            )
        except Exception:  # noqa: BLE001 - the libraries raise bare exceptions of their own
            raise model.damaged(f"{MODEL} or {TOKENIZER} cannot be loaded") from None
        tokenizer.no_padding()
        tokenizer.no_truncation()
        return cls(session, lambda text: tokenizer.encode(text, add_special_tokens=False).ids, weighing)

    def answer(self, question: Question) -> NDArray[np.float64]:
        """The log probability of each option, then of none of them."""
        read = sequenced(question, self._encode)
        inputs = {
            "input_ids": np.array([read.tokens], np.int64),
            "token_type_ids": np.array([read.segments], np.int64),
            "attention_mask": np.ones((1, len(read.tokens)), np.int64),
        }
        (logits,) = self._session.run(None, inputs)
        return log_softmax(np.append(logits[0, read.ends, 0], logits[0, 0, 1]).astype(np.float64))
