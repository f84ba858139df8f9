"""What each way to ask a model adds to the matcher, on the questions that `language_model --work FOLDER` keeps.

    python -m benchmarks.verdicts.language_model_tries --work FOLDER [--questions N] [--way WAY]... [--model NAME]

Ways: the model of `--model`; SmolLM2 with its adapter, by letter; SmolLM2 as it is, prompted for a letter; and SmolLM2
as it is, asked how likely the typed text is after each known address (a noisy channel). Each is stretched and its
"none" shifted so that it fits half of the questions best, likewise the matcher, then weighed beside it; told of the
other half, with paired intervals. Questions without an answer count as rare as streets are missing. Milliseconds are
time of a processor.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import process_time
from typing import Any, Final, Protocol
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from addrkit.evaluate.measures import RESAMPLES
from addrkit.judge.llm import local
from addrkit.judge.llm.cross_encoder import KIND
from addrkit.judge.llm.model import UNFITTED, log_softmax
from addrkit.judge.llm.opening import open_model
from addrkit.judge.llm.prompt import EXPLAINED
from addrkit.judge.llm.question import Question
from addrkit.train.llm.questions import Lesson, read_lessons
from benchmarks.shared.provenance import RESULTS, provenance, write_result

SEED: Final = 20261129
PACKAGES = ("numpy", "onnxruntime", "tokenizers", "torch", "transformers")
GIVEN = "Address in the register: {}\nThe same address as a customer typed it: "
NOWHERE = "unknown"
Numbers = NDArray[np.float64]


class Answering(Protocol):
    """Whatever gives log probabilities of each option, then of none."""

    def answer(self, question: Question) -> Numbers:
        """The log probabilities."""
        ...


class Channel:
    """SmolLM2 as it is: how likely is what was typed, after each known address and after none?"""

    def __init__(self) -> None:
        import torch

        model, self._tokenizer = local.smollm2()
        model.eval()
        quantise: Any = torch.ao.quantization.quantize_dynamic
        self._model = quantise(model, {torch.nn.Linear}, dtype=torch.qint8)

    def answer(self, question: Question) -> Numbers:
        """Log probabilities of the text; they are no probabilities of the options before they are stretched."""
        return np.array([self._likely(question.typed, each) for each in (*question.options, NOWHERE)])

    def _likely(self, typed: str, known: str) -> float:
        import torch

        given, text = (
            self._tokenizer.encode(each, add_special_tokens=False) for each in (GIVEN.format(known), typed)
        )
        with torch.inference_mode():
            logits = self._model(input_ids=torch.tensor([given + text]), logits_to_keep=len(text) + 1).logits
        told = torch.log_softmax(logits[0, :-1].float(), -1)
        return float(told[torch.arange(len(text)), torch.tensor(text)].sum())


def prompted() -> Answering:
    """SmolLM2 as it is, told in full what is wanted."""
    import torch

    model, tokenizer = local.smollm2()
    model.eval()
    quantise: Any = torch.ao.quantization.quantize_dynamic
    small = quantise(model, {torch.nn.Linear}, dtype=torch.qint8)
    return local.LocalModel("prompted", small, tokenizer, UNFITTED, EXPLAINED)


WAYS: Final[dict[str, Callable[[], Answering]]] = {
    "letters": lambda: open_model(local.KIND),
    "prompted": prompted,
    "channel": Channel,
}


@dataclass(frozen=True, slots=True)
class Tried:
    """What was made of some questions: whether the likeliest answer was right, and the loss."""

    right: Numbers
    loss: Numbers


def odds(values: Numbers) -> Numbers:
    """Log odds of each option against none, which comes last."""
    return np.asarray(values[:-1] - values[-1])


def fitted(lessons: Sequence[Lesson], parts: Sequence[Sequence[Numbers]]) -> Numbers:
    """One weight for each kind of odds and a shift of none, under which the right answers are likeliest."""
    from scipy.optimize import minimize

    counts = [each.counts for each in lessons]

    def loss(values: Numbers) -> float:
        likely = [mixed(values, some)[each.answer] for each, some in zip(lessons, parts, strict=True)]
        return -float(np.average(likely, weights=counts))

    start = np.array([1.0 / len(parts[0])] * len(parts[0]) + [0.0])
    return np.asarray(minimize(loss, start, method="Nelder-Mead").x)


def mixed(values: Numbers, parts: Sequence[Numbers]) -> Numbers:
    """The log probability of each option, then of none."""
    some = sum((weight * each for weight, each in zip(values[:-1], parts, strict=True)), np.array(values[-1]))
    return log_softmax(np.append(some, 0.0))


def told(lessons: Sequence[Lesson], parts: Sequence[Sequence[Numbers]], values: Numbers) -> Tried:
    """The right answers and the losses under some weights."""
    every = [mixed(values, some) for some in parts]
    return Tried(
        np.array(
            [int(np.argmax(one)) == each.answer % len(one) for one, each in zip(every, lessons, strict=True)],
            float,
        ),
        np.array([-one[each.answer] for one, each in zip(every, lessons, strict=True)]),
    )


def beside(lessons: Sequence[Lesson], answers: Sequence[Numbers]) -> dict[str, Any]:
    """The figures of one way."""
    matcher = [np.array(each.log_odds) for each in lessons]
    model = [odds(each) for each in answers]
    halves = [[at for at, each in enumerate(lessons) if each.fold == fold] for fold in ("tune", "test")]
    found: dict[str, Tried] = {}
    for name, kinds in (("matcher", [matcher]), ("model", [model]), ("both", [matcher, model])):
        parts = list(zip(*kinds, strict=True))
        tune, test = (([lessons[at] for at in some], [parts[at] for at in some]) for some in halves)
        found[name] = told(*test, values=fitted(*tune))
    counts = np.array([lessons[at].counts for at in halves[1]])
    figures: dict[str, Any] = {"questions": len(counts)}
    for name, each in found.items():
        figures[name] = [
            round(float(np.average(some, weights=counts)), 3) for some in (each.right, each.loss)
        ]
    figures["right gained"] = interval(found["both"].right - found["matcher"].right, counts)
    figures["loss saved"] = interval(found["matcher"].loss - found["both"].loss, counts)
    return figures


def interval(change: Numbers, counts: Numbers) -> list[float]:
    """The weighted mean of a change and its 95 % percentile bootstrap."""
    drawn = np.random.default_rng(SEED).integers(0, len(change), (RESAMPLES // 10, len(change)))
    means = (change * counts)[drawn].sum(axis=1) / counts[drawn].sum(axis=1)
    mean = np.average(change, weights=counts)
    return [round(float(each), 3) for each in (mean, *np.percentile(means, (2.5, 97.5)))]


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--work", type=Path, required=True, help="where questions are kept")
    parser.add_argument("--questions", type=int, default=400, help="at most")
    parser.add_argument("--way", action="append", default=[], choices=tuple(WAYS), help="of all ways, this")
    parser.add_argument("--model", help="a folder; without it the cross-encoder")
    parser.add_argument("--results", type=Path, default=RESULTS, help="where to write")
    given = parser.parse_args(arguments)
    kept = [each for file in sorted(given.work.glob("questions-*.jsonl")) for each in read_lessons(file)]
    lessons = sorted(kept, key=lambda each: crc32(repr(each).encode()))[: given.questions]
    if not lessons:
        raise SystemExit("language_model_tries: no questions in --work: run language_model with it first")
    first = Path(given.model).name if given.model else KIND
    ways = {first: lambda: open_model(given.model), **{each: WAYS[each] for each in given.way or WAYS}}
    sets: dict[str, dict[str, Any]] = {}
    for name, load in ways.items():
        model = load()
        begun = process_time()
        answers = [model.answer(each.question) for each in lessons]
        took = round(1000 * (process_time() - begun) / len(lessons), 1)
        sets[name] = {**beside(lessons, answers), "ms a question": took}
        print(name, sets[name], flush=True)
    head = ["way", *next(iter(sets.values()))]
    lines = ["# Ways to ask a language model", "", f"| {' | '.join(head)} |", "|---" * len(head) + "|"]
    for name, figures in sets.items():
        cells = [
            " / ".join(map(str, each)) if isinstance(each, list) else str(each) for each in figures.values()
        ]
        lines.append(f"| {' | '.join([name, *cells])} |")
    lines += [
        "",
        "Of matcher, model and both: right / loss; of what is gained and saved: the mean and its interval.",
        "",
    ]
    write_result(
        given.results,
        "language-model-tries",
        {"benchmark": "language model tries", **provenance(PACKAGES), "seed": SEED, "ways": sets},
        "\n".join(lines),
    )


if __name__ == "__main__":
    main()
