"""Fine-tuning SmolLM2 to answer doubtful questions by letter, with a low-rank adapter (LoRA, Hu et al. 2021).

Only the letter's logits are learned from, so only the last position is unembedded; the lower layers stay as they
are, so that nothing flows back through them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random
from typing import Any

import torch
from safetensors.torch import load_file, save_file

from addrkit.judge.llm.local import KIND, LocalModel, letter_id, prompt_tokens, smollm2
from addrkit.judge.llm.model import write_config
from addrkit.judge.llm.prompt import INSTRUCTION, letters
from addrkit.judge.llm.question import LETTERS, NONE
from addrkit.train.encoder.weights import written_whole
from addrkit.train.llm.batches import Drawn, batches
from addrkit.train.llm.fine_tuning import TuningRecipe, device_here, fine_tune, mean_loss
from addrkit.train.llm.questions import Lesson
from addrkit.train.llm.weighing import WITHOUT, fitted

ADAPTER_WEIGHTS = "adapter_model.safetensors"


@dataclass(frozen=True, slots=True)
class LlmRecipe(TuningRecipe):
    """How it is fine-tuned; as it stands, on a processor."""

    steps: int = 1_500
    batch: int = 8
    learning_rate: float = 5e-4
    warm: int = 40
    weight_decay: float = 0.0
    rank: int = 8
    first_layer: int = 10
    """Layers under it have no adapter."""
    options: int = 5
    """Options of the longest question that is learned from; longer prompts take longer."""
    held_out: int = 600
    """Questions that the weighing is fitted on, and as many that it is measured on."""


ON_GPU = LlmRecipe(steps=1_000, batch=64, warm=100, options=8)
"""How it is fine-tuned where there is a graphics card: five times the questions."""


def train_llm(
    lessons: Sequence[Lesson], output: Path, recipe: LlmRecipe, report: Callable[[str], None] = print
) -> dict[str, float]:
    """Fine-tune, fit the weighing and write the adapter; returns the quality on the test streets."""
    return finish(fit_llm(lessons, recipe, report), lessons, output, recipe, asdict(recipe))


def fit_llm(lessons: Sequence[Lesson], recipe: LlmRecipe, report: Callable[[str], None] = print) -> Any:
    """Fine-tune on the questions of the train streets, on a graphics card where there is one."""
    torch.manual_seed(recipe.seed)
    model, tokenizer = smollm2()
    model = adapted(model.to(device_here(), torch.bfloat16), recipe)
    trained = [each for each in model.parameters() if each.requires_grad]
    chosen = [each for each in lessons if each.fold == "train" and len(each.options) <= recipe.options]
    drawn = batches(chosen, recipe.batch, recipe.steps, Random(recipe.seed))  # noqa: S311 - no secret
    fine_tune(trained, drawn, lambda batch: batch_loss(model, tokenizer, batch), recipe, report, every=25)
    return model.cpu()


def adapted(model: Any, recipe: LlmRecipe) -> Any:
    """A model with a new adapter on its upper layers."""
    from peft import LoraConfig, get_peft_model

    upper = list(range(recipe.first_layer, model.config.num_hidden_layers))
    parts = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]
    config = LoraConfig(
        r=recipe.rank, lora_alpha=2 * recipe.rank, target_modules=parts, layers_to_transform=upper
    )
    return get_peft_model(model, config)


def batch_loss(model: Any, tokenizer: Any, batch: Sequence[Drawn]) -> torch.Tensor:
    """The mean negative log likelihood of the right letters, among those that may be answered.

    Each question as much as it counts.
    """
    prompts = [prompt_tokens(tokenizer, each.question, INSTRUCTION) for each in batch]
    longest = max(map(len, prompts))
    # What stands behind a prompt is not seen from its end, so the padding needs no mask.
    tokens = torch.tensor([each + [0] * (longest - len(each)) for each in prompts])
    ends = torch.tensor([len(each) - 1 for each in prompts])
    ids = torch.tensor([letter_id(tokenizer, letter) for letter in LETTERS + NONE])
    answerable = torch.tensor(
        [[letter in letters(each.question) for letter in LETTERS + NONE] for each in batch]
    )
    answers = torch.tensor([(LETTERS + NONE).index(letters(each.question)[each.answer]) for each in batch])
    tokens, ends, ids = (each.to(model.device) for each in (tokens, ends, ids))
    hidden = model(input_ids=tokens, output_hidden_states=True, logits_to_keep=1).hidden_states[-1]
    last = hidden[torch.arange(len(batch), device=model.device), ends]
    logits = torch.nn.functional.linear(last, model.get_output_embeddings().weight[ids]).float()
    return mean_loss(logits, answerable, answers, batch)


def finish(
    model: Any, lessons: Sequence[Lesson], output: Path, recipe: LlmRecipe, note: dict[str, Any]
) -> dict[str, float]:
    """Write an adapter in sixteen bits with its weighing; returns the quality on the test streets."""
    random = Random(recipe.seed)  # noqa: S311 - no secret
    tune, test = (
        random.sample(some, min(len(some), recipe.held_out))
        for some in ([each for each in lessons if each.fold == fold] for fold in ("tune", "test"))
    )
    with written_whole(output) as part:
        model.save_pretrained(str(part))
        weights = load_file(part / ADAPTER_WEIGHTS)
        save_file({name: each.half() for name, each in weights.items()}, part / ADAPTER_WEIGHTS)
        (part / "README.md").unlink(missing_ok=True)
        write_config(part, KIND, WITHOUT, {})
        small = LocalModel.load(str(part))
        weighing, fit = fitted([*tune, *test], small.answer)
        write_config(part, KIND, weighing, {**note, **fit})
    return dict(fit["test"])
