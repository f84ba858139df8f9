"""What a language model adds in doubt, on addresses as people typed them.

    ADDRKIT_DATA=DATA python -m benchmarks.verdicts.language_model --fr FR.gaz --us US.gaz [--models NAME ...]

Asks each model about the rows in the band of the policy, as they are, and every fifth with the street that is
meant taken out of the candidates. Compares the likeliest answer without the model, by the model alone, and by both.
Prints a table and writes it, with all figures, to benchmarks/results.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, process_time
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from addrkit.compare.compare import Compared, compare
from addrkit.evaluate.measures import RESAMPLES
from addrkit.gazetteer.store import Gazetteer, open_gazetteer
from addrkit.index.encoder import load_encoder
from addrkit.judge.decide import rank_streets
from addrkit.judge.llm.model import LanguageModel, Weighing
from addrkit.judge.llm.opening import open_model
from addrkit.judge.llm.question import question_of
from addrkit.judge.policy import load_policy
from addrkit.judge.score import load_matcher
from addrkit.locale.text import fold
from addrkit.parsing.parser import open_parser
from addrkit.parsing.query import query_of
from addrkit.retrieve.search import search
from addrkit.train.llm.questions import Lesson, lesson_of
from addrkit.train.llm.weighing import WITHOUT, probabilities
from benchmarks.shared.provenance import RESULTS, provenance, write_result

SEED = 20261127
PACKAGES = ("numpy", "onnxruntime", "tokenizers", "torch", "transformers", "peft")
SCORER = (
    "a question is right if the likeliest answer, `none` among them, is the street meant, or `none` where it is not"
    " there; loss: mean negative log probability of the right answer: less is better; intervals: 95 % paired percentile"
    " bootstrap over questions; taken out: the streets meant are removed from the candidates of every fifth row,"
    " by a hash of its text"
)


WAYS = ("without", "which", "both")
"""The matcher; it with the model's choice among the candidates alone; both, as the adviser weighs them."""


@dataclass(frozen=True, slots=True)
class TypedQuestion:
    """An address as somebody typed it, and the streets that are meant."""

    raw: str
    country: str
    streets: frozenset[tuple[str, str]]
    """Number and street as one folded text, and the postcode."""

    def means(self, compared: Compared) -> bool:
        """Whether a candidate is on a street that is meant, in a postcode of it."""
        name = fold(compared.ready.entry.name or "")
        return any(
            (line == name or line.endswith(f" {name}"))
            and (not compared.ready.postcodes or fold(code) in compared.ready.postcodes)
            for line, code in self.streets
        )


def french(data: Path, name: str, *, all_rows: bool = False) -> list[TypedQuestion]:
    """The rows of `fr_pairs` with a truth, or all of them."""
    return [
        TypedQuestion(
            row["raw"],
            "FR",
            frozenset((fold(each["address"]), each["postcode"]) for each in row["truth"]),
        )
        for row in _rows(data / "fr_pairs" / f"{name}.jsonl.gz")
        if all_rows or row["truth"]
    ]


def american(data: Path) -> list[TypedQuestion]:
    """The rows of `us_pairs`."""
    return [
        TypedQuestion(
            row["raw"],
            "US",
            frozenset((fold(each["address1"]), each["postcode"]) for each in row["truth"]),
        )
        for row in _rows(data / "us_pairs" / "pairs.jsonl.gz")
        if row["truth"]
    ]


def _rows(file: Path) -> list[dict[str, Any]]:
    try:
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            return [json.loads(line) for line in lines]
    except OSError:
        raise SystemExit(
            f"language_model: there is no {file.name}: set ADDRKIT_DATA to the folder of data"
        ) from None


def questions(
    rows: Sequence[TypedQuestion], gazetteer: Gazetteer, *, removed: bool
) -> tuple[list[Lesson], int]:
    """The questions about rows in the band, and how many rows are in the band."""
    policy, matcher = load_policy(), load_matcher()
    parser, encoder = open_parser("compact"), load_encoder()
    queries = [query_of(row.raw, parser, row.country) for row in rows]
    found: list[Lesson] = []
    asked = 0
    for first in range(0, len(rows), 256):
        some = slice(first, first + 256)
        candidates = search(queries[some], [gazetteer], encoder)
        if removed:
            meant = [
                {(gazetteer, each.candidate.entry) for each in compare(query, proposed) if row.means(each)}
                for row, query, proposed in zip(rows[some], queries[some], candidates, strict=True)
            ]
            candidates = search(queries[some], [gazetteer], encoder, meant)
        for row, query, proposed in zip(rows[some], queries[some], candidates, strict=True):
            compared = compare(query, proposed)
            if removed:
                compared = [each for each in compared if not row.means(each)]
            (ranked,) = rank_streets([compared], matcher)
            if not ranked or not policy.ask_from <= ranked[0][0] < policy.ask_to:
                continue
            asked += 1
            lesson = lesson_of(question_of(query.text, ranked), [row.means(each) for _, each in ranked])
            if lesson is not None:
                found.append(lesson)
    return found, asked


def measured(
    lessons: Sequence[Lesson], answers: Sequence[NDArray[np.float64]], weighing: Weighing
) -> dict[str, Any]:
    """Right answers and loss in each of `WAYS`; what both add, with intervals."""
    ways = dict(zip(WAYS, (WITHOUT, Weighing(weighing.which, 0.0), weighing), strict=True))
    right: dict[str, NDArray[np.float64]] = {}
    loss: dict[str, NDArray[np.float64]] = {}
    for name, way in ways.items():
        told = [probabilities(lesson, answer, way) for lesson, answer in zip(lessons, answers, strict=True)]
        right[name] = np.array(
            [np.argmax(one) == lesson.answer % len(one) for one, lesson in zip(told, lessons, strict=True)],
            float,
        )
        loss[name] = np.array([-one[lesson.answer] for one, lesson in zip(told, lessons, strict=True)])
    found: dict[str, Any] = {"questions": len(lessons)}
    for measure, each in (("right", right), ("loss", loss)):
        found[measure] = {name: round(float(values.mean()), 4) for name, values in each.items()}
        found[f"{measure} added"] = interval(each["both"] - each["without"])
    found["wrong to right"] = int((right["both"] > right["without"]).sum())
    found["right to wrong"] = int((right["both"] < right["without"]).sum())
    return found


def interval(differences: NDArray[np.float64]) -> dict[str, float]:
    """The mean of paired differences, with a bootstrap interval."""
    random = np.random.default_rng(SEED)
    drawn = random.choice(differences, (RESAMPLES, len(differences))).mean(axis=1)
    low, high = np.percentile(drawn, (2.5, 97.5))
    return {
        "value": round(float(differences.mean()), 4),
        "low": round(float(low), 4),
        "high": round(float(high), 4),
    }


def asked_of(
    model: LanguageModel, lessons: Sequence[Lesson]
) -> tuple[list[NDArray[np.float64]], dict[str, float]]:
    """A model's answers, and what one costs."""
    model.answer(lessons[0].question)
    wall, used, took = perf_counter(), process_time(), []
    answers = []
    for lesson in lessons:
        begun = perf_counter()
        answers.append(model.answer(lesson.question))
        took.append(perf_counter() - begun)
    return answers, {
        "milliseconds": round(1000 * (perf_counter() - wall) / len(lessons), 1),
        "milliseconds_p95": round(1000 * float(np.percentile(took, 95)), 1),
        "processor_milliseconds": round(1000 * (process_time() - used) / len(lessons), 1),
    }


def table(result: dict[str, Any]) -> str:
    """All figures as Markdown."""
    lines = [
        "# What a language model adds in doubt",
        "",
        "| rows | of | in the band | share |",
        "|---|---|---|---|",
    ]
    lines += [
        f"| {name} | {each['rows']:,} | {each['asked']:,} | {each['share']:.4f} |"
        for name, each in result["sets"].items()
    ]
    lines += [
        "",
        _row("model", "rows", "questions", *WAYS, "added [95 %]", "wrong to right : right to wrong"),
    ]
    lines.append(_row(*["---"] * (5 + len(WAYS))))
    for measure in ("right", "loss"):
        for model, figures in result["models"].items():
            for name, each in figures["sets"].items():
                shares = [f"{each[measure][way]:.3f}" for way in WAYS]
                gains = [_gain(each[f"{measure} {gain}"]) for gain in ("added",)]
                changed = f"{each['wrong to right']} : {each['right to wrong']}" if measure == "right" else ""
                lines.append(
                    _row(model, f"{name}: {measure}", str(each["questions"]), *shares, *gains, changed)
                )
    lines += ["", "| model | ms a question | 95 % under | processor ms |", "|---|---|---|---|"]
    for model, figures in result["models"].items():
        cost = figures["cost"]
        lines.append(
            f"| {model} | {cost['milliseconds']} | {cost['milliseconds_p95']} | {cost['processor_milliseconds']} |"
        )
    return "\n".join([*lines, ""])


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _gain(each: dict[str, float]) -> str:
    return f"{each['value']:+.3f} [{each['low']:+.3f}, {each['high']:+.3f}]"


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--fr", type=Path, required=True, help="a gazetteer of fr_ban and fr_bano")
    parser.add_argument("--us", type=Path, required=True, help="the default gazetteer united-states")
    parser.add_argument("--models", nargs="+", default=["cross-encoder", "smollm2"])
    parser.add_argument("--results", type=Path, default=RESULTS, help="where to write")
    given = parser.parse_args()
    about = provenance(PACKAGES)
    data = Path(os.environ.get("ADDRKIT_DATA", "."))
    sources: dict[str, tuple[Callable[[], list[TypedQuestion]], Path]] = {
        "fr everyday": (lambda: french(data, "everyday"), given.fr),
        "fr hard": (lambda: french(data, "hard"), given.fr),
        "us": (lambda: american(data), given.us),
    }
    sets: dict[str, list[Lesson]] = {}
    counts: dict[str, dict[str, float]] = {}
    for name, (read, folder) in sources.items():
        gazetteer = open_gazetteer(folder)
        every = read()
        fifth = [row for row in every if crc32(row.raw.encode()) % 5 == 0]
        for label, rows, removed in ((name, every, False), (f"{name}, taken out", fifth, True)):
            sets[label], asked = questions(rows, gazetteer, removed=removed)
            counts[label] = {"rows": len(rows), "asked": asked, "share": round(asked / len(rows), 4)}
    # Most of those without a truth lie where the gazetteer ends.
    whole = french(data, "everyday", all_rows=True)
    _, asked = questions(whole, open_gazetteer(given.fr), removed=False)
    counts["fr everyday, with and without a truth"] = {
        "rows": len(whole),
        "asked": asked,
        "share": round(asked / len(whole), 4),
    }
    sets["all as they are"] = [each for name in sources for each in sets[name]]
    sets["all taken out"] = [each for name in sources for each in sets[f"{name}, taken out"]]
    sets["all, 1 in 5 taken out"] = sets["all taken out"] + [
        each for each in sets["all as they are"] if crc32(each.typed.encode()) % 5
    ]
    models = {}
    for name in given.models:
        model = open_model(name)
        different = list({each.question: each for some in sets.values() for each in some}.values())
        answers, cost = asked_of(model, different)
        known = {each.question: answer for each, answer in zip(different, answers, strict=True)}
        figures = {}
        for label, some in sets.items():
            if some:
                told = [known[each.question] for each in some]
                figures[label] = measured(some, told, model.weighing)
        weighing = model.weighing
        models[name] = {
            "weighing": {"which": weighing.which, "whether": weighing.whether},
            "cost": cost,
            "sets": figures,
        }
    result = {
        "benchmark": "language model",
        **about,
        "seed": SEED,
        "scorer": SCORER,
        "sets": counts,
        "models": models,
    }
    text = table(result)
    print(text)
    write_result(given.results, "language-model", result, text)


if __name__ == "__main__":
    main()
