"""SmolLM2 in three ways beside the cross-encoder, on kept questions about real and made rows.

    python -m benchmarks.verdicts.language_model_tries --work FOLDER [--questions N]

`--work` is that of `benchmarks.verdicts.language_model`, which keeps its questions there. The ways: its adapter,
trained to answer with a letter; the same question put to SmolLM2 as it comes, with an explanation; how likely it finds
what was typed behind each known address (none: behind no address).
"""

from __future__ import annotations

import argparse
from pathlib import Path
from random import Random
from time import process_time
from typing import Any

import numpy as np
from numpy.typing import NDArray

from addrkit.judge.llm.local import LocalModel, smollm2
from addrkit.judge.llm.model import UNFITTED, LanguageModel, Weighing, log_softmax
from addrkit.judge.llm.opening import open_model
from addrkit.judge.llm.question import Question
from addrkit.train.llm.questions import Lesson, read_lessons
from addrkit.train.llm.weighing import WITHOUT, probabilities

SEED = 20261129
WEIGHINGS = (UNFITTED, Weighing(0.5, 0.1), Weighing(0.3, 0.0))


class Likelihood:
    """How likely a causal model finds what was typed, behind each known address."""

    name, weighing = "smollm2, by likelihood", UNFITTED

    def __init__(self, model: Any, tokenizer: Any) -> None:
        self._model, self._tokenizer = model, tokenizer

    def answer(self, question: Question) -> NDArray[np.float64]:
        """The log probability of each option, then of none of them."""
        told = [self._of(f"Address: {each}\nWritten again: ", question.typed) for each in question.options]
        return log_softmax(np.array([*told, self._of("Written: ", question.typed)]))

    def _of(self, before: str, typed: str) -> float:
        import torch

        first = self._tokenizer.encode(before, add_special_tokens=False)
        last = self._tokenizer.encode(typed, add_special_tokens=False)
        with torch.inference_mode():
            logits = self._model(input_ids=torch.tensor([[*first, *last]])).logits[0, len(first) - 1 : -1]
        return float(torch.log_softmax(logits.float(), -1)[range(len(last)), last].sum())


def measured(model: LanguageModel, lessons: list[Lesson]) -> dict[str, Any]:
    """What a model's answers do to the choice among the candidates, and to the loss of all questions."""
    begun = process_time()
    answers = [model.answer(each.question) for each in lessons]
    found: dict[str, Any] = {"processor ms": round(1000 * (process_time() - begun) / len(lessons), 1)}
    meant = [(each, answer) for each, answer in zip(lessons, answers, strict=True) if each.answer >= 0]
    found["right by itself"] = (
        f"{sum(int(np.argmax(a[:-1])) == each.answer for each, a in meant)} of {len(meant)}"
    )
    for way in (WITHOUT, *WEIGHINGS):
        told = [
            (each, probabilities(each, answer, way)) for each, answer in zip(lessons, answers, strict=True)
        ]
        right = sum(int(np.argmax(p[:-1])) == each.answer for each, p in told if each.answer >= 0)
        loss = -float(np.average([p[each.answer] for each, p in told]))
        name = "without" if way == WITHOUT else f"which {way.which}, whether {way.whether}"
        found[name] = f"{right} right, loss {loss:.3f}"
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--work", type=Path, required=True, help="where questions are kept")
    parser.add_argument("--questions", type=int, default=120, help="of all that are kept, so many by lot")
    given = parser.parse_args()
    kept = [each for file in sorted(given.work.glob("questions-*.jsonl")) for each in read_lessons(file)]
    if not kept:
        raise SystemExit(
            "language_model_tries: there are no questions: run benchmarks.verdicts.language_model first"
        )
    random = Random(SEED)  # noqa: S311 - no secret
    here = [each for each in kept if each.answer >= 0]
    gone = [each for each in kept if each.answer < 0]
    half = given.questions // 2
    some = [*random.sample(here, min(half, len(here))), *random.sample(gone, min(half, len(gone)))]
    print(f"{len(some)} questions, {sum(each.answer >= 0 for each in some)} with an answer")
    raw, tokenizer = smollm2()
    raw.eval()
    models: list[LanguageModel] = [
        open_model(None),
        open_model("smollm2"),
        LocalModel("smollm2, prompted", raw, tokenizer, UNFITTED),
        Likelihood(raw, tokenizer),
    ]
    for model in models:
        print(
            model.name,
            "; ".join(f"{name}: {value}" for name, value in measured(model, some).items()),
            flush=True,
        )


if __name__ == "__main__":
    main()
