"""Verdicts without a language model beside those with one, or with each of two, on every set, in one run.

    ADDRKIT_DATA=DATA python -m benchmarks.verdicts.language_model [--only SET]... [--work FOLDER] [--field FOLDER]
        [--dutch NL.gaz] [--model NAME] [--beside NAME] [--rows N] [--fit]

Every row is verified without a model; where a model may be asked, its answer is weighed in. The same again with every
street that is meant taken out of what is found. `--work` keeps gazetteers and questions; `--fit` fits the two weights
to the questions that are kept there, on half of them, and verifies nothing. Prints a table and writes it with all
figures.
"""

from __future__ import annotations

import argparse
import math
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import numpy as np

from addrkit.datasets.french_records import DataError, data_folder
from addrkit.evaluate.measures import RESAMPLES
from addrkit.judge.llm.cross_encoder import KIND
from addrkit.judge.llm.opening import open_model
from addrkit.judge.policy import load_policy
from addrkit.judge.score.score import load_matcher
from addrkit.locale.text import fold
from addrkit.parsing.parser import open_parser
from addrkit.train.llm.questions import read_lessons, write_lessons
from addrkit.types import Verification
from benchmarks.shared.provenance import RESULTS, provenance, write_result
from benchmarks.verdicts.language_model_fit import fitted_on_half
from benchmarks.verdicts.language_model_sets import NAMES, registers
from benchmarks.verdicts.language_model_ways import Advised, Answered, Asker

SEED = 20261129
PACKAGES = ("numpy", "onnxruntime", "tokenizers")
SCORER = (
    "right: the match is a record meant; moved: rows whose number is not on the street found without the model, and "
    "which have another street with it, and how many of these are right; loss of the score: mean negative log of the "
    "score's probability of what is so, of the rows asked about; loss of the question: the same of the probability of "
    "the records meant among the candidates, or of none; gone: the same where the street was taken out; taken out: "
    "streets found wrongly where none was; intervals: 95 % percentile bootstrap over rows, paired"
)
LEAST: Final = 1e-4
_NUMBER: Final = frozenset({"house_number_not_found", "house_number_suffix_not_found"})


@dataclass(frozen=True, slots=True)
class RowAnswers:
    """One row, without a model and with one."""

    right: tuple[bool, bool]
    accepted: tuple[bool, bool]
    score: tuple[float, float]
    likely: tuple[float | None, float | None]
    asked: bool
    moved: bool
    found: bool
    """Whether there is a street with the model where there is none without."""


def paired(rows: Sequence[Answered], model: int) -> list[RowAnswers]:
    """What was said of each row."""
    return [_paired(each, each.by[model]) for each in rows]


def _paired(row: Answered, by: Advised) -> RowAnswers:
    off, other = row.off.verdict, by.verdict
    return RowAnswers(
        (_right(row, off), _right(row, other)),
        (off.action == "accept", other.action == "accept"),
        (off.score, other.score),
        (row.off.likely, by.likely),
        row.asked,
        bool(_NUMBER.intersection(off.reasons)) and _street(off) != _street(other),
        bool(_street(other)) and not _street(off),
    )


def _right(row: Answered, verdict: Verification) -> bool:
    return verdict.match is not None and verdict.match.id in row.truth


def _street(verdict: Verification) -> str:
    return fold(verdict.match.components.street or "") if verdict.match else ""


def measured(pairs: Sequence[RowAnswers], gone: Sequence[RowAnswers]) -> dict[str, Any]:
    """The figures of one set with one model."""
    gain = [each.right[1] - each.right[0] for each in pairs]
    asked = [each for each in pairs if each.asked]
    moved = [each for each in pairs if each.moved]
    return {
        "right to wrong": sum(each < 0 for each in gain),
        "wrong to right": sum(each > 0 for each in gain),
        "right gained": _interval(gain),
        "accepted": [sum(each.accepted[at] for each in pairs) for at in (0, 1)],
        "right among accepted": [_share_right(pairs, at) for at in (0, 1)],
        "moved": [len(moved), sum(each.right[1] for each in moved)],
        "loss of the score": [_loss_of_score(asked, at) for at in (0, 1)],
        "loss of the question": [_loss(asked, at) for at in (0, 1)],
        "gone": [_loss([each for each in gone if each.asked], at) for at in (0, 1)],
        "taken out": [len(gone), sum(each.found for each in gone)],
    }


def _share_right(pairs: Sequence[RowAnswers], at: int) -> float | None:
    accepted = [each for each in pairs if each.accepted[at]]
    return round(sum(each.right[at] for each in accepted) / len(accepted), 4) if accepted else None


def _interval(change: Sequence[int]) -> list[float]:
    drawn = np.random.default_rng(SEED).choice(change, (RESAMPLES // 10, len(change))).mean(axis=1)
    return [round(float(each), 4) for each in (np.mean(change), *np.percentile(drawn, (2.5, 97.5)))]


def _loss_of_score(asked: Sequence[RowAnswers], at: int) -> float | None:
    return _mean_loss([each.score[at] if each.right[at] else 1 - each.score[at] for each in asked])


def _loss(asked: Sequence[RowAnswers], at: int) -> float | None:
    return _mean_loss([chance for each in asked if (chance := each.likely[at]) is not None])


def _mean_loss(told: Sequence[float]) -> float | None:
    return round(-sum(math.log(max(each, LEAST)) for each in told) / len(told), 3) if told else None


def table(sets: dict[str, dict[str, Any]]) -> str:
    """All figures as Markdown."""
    models = list(next(iter(sets.values()))["models"])
    lines = ["# A language model beside none", ""]
    head = ["set", "rows", "asked", "within reach", "model", *next(iter(sets.values()))["models"][models[0]]]
    lines += [f"| {' | '.join(head)} |", "|---" * len(head) + "|"]
    for name, figures in sets.items():
        for model in models:
            cells = [
                " / ".join(map(str, each)) if isinstance(each, list) else each
                for each in figures["models"][model].values()
            ]
            first = (
                [name, figures["rows"], figures["asked"], figures["within reach"]]
                if model == models[0]
                else [""] * 4
            )
            lines.append(f"| {' | '.join(map(str, [*first, model, *cells]))} |")
    told = (
        "Within reach: rows asked about that are wrong and have a candidate that is right. Two figures in a cell are "
        "without and with the model; of `right gained` the mean and its interval; of `moved` how many, and how many of "
        "them are right; of `taken out` the rows, and those with a wrong street that had none."
    )
    return "\n".join([*lines, "", told, ""])


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--only", action="append", default=[], choices=NAMES, help="of all sets, this")
    parser.add_argument("--work", type=Path, help="where gazetteers and questions are kept")
    parser.add_argument("--field", type=Path, help="a folder with cases.jsonl and ref/")
    parser.add_argument("--dutch", type=Path, help="a gazetteer to make Dutch rows of")
    parser.add_argument("--model", help="cross-encoder, smollm2, a folder")
    parser.add_argument("--beside", help="another, measured in the same run")
    parser.add_argument("--rows", type=int, default=1_500, help="of a set, at most")
    parser.add_argument("--fit", action="store_true", help="fit the weights to the questions kept in --work")
    parser.add_argument("--show", action="store_true", help="print the rows that change")
    parser.add_argument("--results", type=Path, default=RESULTS, help="where to write")
    given = parser.parse_args(arguments)
    about = provenance(PACKAGES)
    named = [given.model or KIND, *([given.beside] if given.beside else [])]
    models = {Path(each).name: open_model(each) for each in named}
    names = given.only or NAMES
    with tempfile.TemporaryDirectory() as folder:
        work = given.work or Path(folder)
        if given.fit:
            kept = {name: work / f"questions-{name.replace(' ', '-')}.jsonl" for name in names}
            print(
                fitted_on_half(
                    {name: read_lessons(file) for name, file in kept.items() if file.exists()},
                    models[Path(named[0]).name],
                )
            )
            return
        sets: dict[str, dict[str, Any]] = {}
        every: list[Answered] = []
        every_gone: list[Answered] = []
        try:
            for name in names:
                print(name, file=sys.stderr, flush=True)
                asker = Asker(open_parser("compact"), load_matcher(), load_policy(), list(models.values()))
                rows: list[Answered] = []
                gone: list[Answered] = []
                for each in registers(name, data_folder(), work, given.field, given.dutch, given.rows):
                    rows += asker.answered(each, taken_out=False)
                    gone += asker.answered(replace(each, rows=each.rows[: given.rows // 5]), taken_out=True)
                if not rows:
                    continue
                write_lessons(work / f"questions-{name.replace(' ', '-')}.jsonl", asker.lessons)
                every += rows
                every_gone += gone
                sets[name] = figures_of(rows, gone, list(models), asker.milliseconds)
                if given.show:
                    show(rows)
        except DataError as error:
            raise SystemExit(f"language_model: {error}") from None
    sets["all"] = figures_of(every, every_gone, list(models), [None] * len(models))
    text = table(sets)
    print(text)
    result = {"benchmark": "language model", **about, "seed": SEED, "scorer": SCORER, "sets": sets}
    write_result(given.results, "language-model", result, text)


def figures_of(
    rows: Sequence[Answered],
    gone: Sequence[Answered],
    models: Sequence[str],
    milliseconds: Sequence[float | None],
) -> dict[str, Any]:
    """The figures of one set with each model."""
    return {
        "rows": len(rows),
        "asked": sum(each.asked for each in rows),
        "within reach": sum(
            each.asked and each.among and not _right(each, each.off.verdict) for each in rows
        ),
        "models": {
            name: {**measured(paired(rows, at), paired(gone, at)), "ms a question": milliseconds[at]}
            for at, name in enumerate(models)
        },
    }


def show(rows: Sequence[Answered]) -> None:
    """Print the rows whose match is another with the first model."""
    for row in rows:
        off, by = row.off.verdict, row.by[0].verdict
        if _right(row, off) != _right(row, by):
            print(
                "lost" if _right(row, off) else "gained",
                repr(row.row),
                f"{off.formatted!r} -> {by.formatted!r}",
                ";".join(off.reasons),
            )


if __name__ == "__main__":
    main()
