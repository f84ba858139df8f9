"""What the language models have in common while they are fine-tuned: the steps, and the loss of a batch."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import torch

from addrkit.train.llm.batches import Drawn, rate


@dataclass(frozen=True, slots=True)
class TuningRecipe:
    """How a model is fine-tuned."""

    steps: int
    batch: int
    learning_rate: float
    warm: int
    """Steps until the learning rate is reached."""
    weight_decay: float
    seed: int = 7


def device_here() -> torch.device:
    """The graphics card where there is one, else the processor."""
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def fine_tune(
    trained: Sequence[torch.nn.Parameter],
    drawn: Iterable[Sequence[Drawn]],
    loss_of: Callable[[Sequence[Drawn]], torch.Tensor],
    recipe: TuningRecipe,
    report: Callable[[str], None],
    *,
    every: int,
) -> None:
    """Take a step a batch, in sixteen bits where that is enough; the loss is told `every` so many steps."""
    optimizer = torch.optim.AdamW(trained, lr=recipe.learning_rate, weight_decay=recipe.weight_decay)
    losses = []
    for step, batch in enumerate(drawn):
        for group in optimizer.param_groups:
            group["lr"] = recipe.learning_rate * rate(step, recipe.steps, warm=recipe.warm)
        with torch.autocast(trained[0].device.type, dtype=torch.bfloat16):
            loss = loss_of(batch)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(trained, 1.0)
        optimizer.step()
        losses.append(loss.detach())
        if step % every == every - 1:
            report(f"step {step + 1} of {recipe.steps}: loss {torch.stack(losses[-every:]).mean():.4f}")


def mean_loss(
    logits: torch.Tensor, answerable: torch.Tensor, answers: torch.Tensor, batch: Sequence[Drawn]
) -> torch.Tensor:
    """The mean negative log likelihood of the right answers among those that may be given, each as much as it counts.

    `logits` and `answerable` have a row a question and a column an answer; `answers` has the right column of each.
    """
    device = logits.device
    chosen = logits.masked_fill(~answerable.to(device), -torch.inf)
    losses = torch.nn.functional.cross_entropy(chosen, answers.to(device), reduction="none")
    counts = torch.tensor([each.counts for each in batch], device=device)
    return (losses * counts).sum() / counts.sum()
