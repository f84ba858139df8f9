"""Verdicts without a language model beside those with one, on every set, in one run.

    ADDRKIT_DATA=DATA python -m benchmarks.verdicts.language_model [--only SET]... [--work FOLDER] [--field FOLDER]
        [--dutch NL.gaz] [--model NAME] [--rows N] [--fit]

Every row is verified without a model; where the model may be asked, its one answer is weighed as it is now (`auto`)
and as it was up to commit 16d0368 (`before`). The same again with every street that is meant taken out of what is
found. `--work` keeps gazetteers and questions; `--fit` fits the two weights to the questions that are kept there, on
half of them, and verifies nothing. Prints a table and writes it with all figures.
"""

from __future__ import annotations

import argparse
import math
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, Literal

import numpy as np

from addrkit.datasets.french_records import DataError, data_folder
from addrkit.evaluate.measures import RESAMPLES
from addrkit.judge.llm.opening import open_model
from addrkit.judge.policy import load_policy
from addrkit.judge.score import load_matcher
from addrkit.locale.text import fold
from addrkit.parsing.parser import open_parser
from addrkit.train.llm.questions import read_lessons, write_lessons
from addrkit.types import Verification
from benchmarks.shared.provenance import RESULTS, provenance, write_result
from benchmarks.verdicts.language_model_fit import fitted_on_half
from benchmarks.verdicts.language_model_sets import NAMES, registers
from benchmarks.verdicts.language_model_ways import Answered, Asker

SEED = 20261129
PACKAGES = ("numpy", "onnxruntime", "tokenizers")
SCORER = (
    "right: the match is a record meant; moved: rows whose number is not on the street found without the model, and "
    "which have another street with it, and how many of these are right; loss: mean negative log of the score's "
    "probability of what is so, of the rows asked by auto; taken out: what is found wrongly where nothing was; "
    "intervals: 95 % percentile bootstrap over rows, paired"
)
LEAST: Final = 1e-4
_NUMBER: Final = frozenset({"house_number_not_found", "house_number_suffix_not_found"})
Way = Literal["auto", "before"]


@dataclass(frozen=True, slots=True)
class RowAnswers:
    """One row, without a model and in one way with one."""

    right: tuple[bool, bool]
    accepted: tuple[bool, bool]
    score: tuple[float, float]
    asked: bool
    moved: bool
    found: bool
    """Whether there is a match with the model where there is none without."""


def paired(rows: Sequence[Answered], way: Way) -> list[RowAnswers]:
    """What was said of each row."""
    return [_paired(each, each.auto if way == "auto" else each.before) for each in rows]


def _paired(row: Answered, other: Verification) -> RowAnswers:
    off = row.off
    return RowAnswers(
        (_right(row, off), _right(row, other)),
        (off.action == "accept", other.action == "accept"),
        (off.score, other.score),
        row.asked,
        bool(_NUMBER.intersection(off.reasons)) and _street(off) != _street(other),
        off.match is None and other.match is not None,
    )


def _right(row: Answered, verdict: Verification) -> bool:
    return verdict.match is not None and verdict.match.id in row.truth


def _street(verdict: Verification) -> str:
    return fold(verdict.match.components.street or "") if verdict.match else ""


def measured(pairs: Sequence[RowAnswers], gone: Sequence[RowAnswers]) -> dict[str, Any]:
    """The figures of one set in one way."""
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
        "loss of the asked": [_loss(asked, at) for at in (0, 1)],
        "taken out": [len(gone), sum(each.found for each in gone)],
    }


def _share_right(pairs: Sequence[RowAnswers], at: int) -> float | None:
    accepted = [each for each in pairs if each.accepted[at]]
    return round(sum(each.right[at] for each in accepted) / len(accepted), 4) if accepted else None


def _interval(change: Sequence[int]) -> list[float]:
    drawn = np.random.default_rng(SEED).choice(change, (RESAMPLES // 10, len(change))).mean(axis=1)
    return [round(float(each), 4) for each in (np.mean(change), *np.percentile(drawn, (2.5, 97.5)))]


def _loss(asked: Sequence[RowAnswers], at: int) -> float | None:
    told = [each.score[at] if each.right[at] else 1 - each.score[at] for each in asked]
    return round(-sum(math.log(max(each, LEAST)) for each in told) / len(told), 3) if told else None


def table(sets: dict[str, dict[str, Any]]) -> str:
    """All figures as Markdown."""
    lines = ["# A language model beside none", ""]
    head = ["set", "rows", "asked", "way", *next(iter(sets.values()))["auto"], "ms a question"]
    lines += [f"| {' | '.join(head)} |", "|---" * len(head) + "|"]
    for name, figures in sets.items():
        for way in ("auto", "before"):
            cells = [
                " / ".join(map(str, each)) if isinstance(each, list) else each
                for each in figures[way].values()
            ]
            first = (
                [name, figures["rows"], figures["asked"]]
                if way == "auto"
                else ["", "", figures["asked before"]]
            )
            row = [*first, way, *cells, figures["ms a question"] if way == "auto" else ""]
            lines.append(f"| {' | '.join(map(str, row))} |")
    told = (
        "Two figures in a cell are without and with the model; of `right gained` the mean and its interval; of `moved` "
        "how many, and how many of them are right; of `taken out` the rows, and those with a wrong match that had none."
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
    parser.add_argument("--rows", type=int, default=1_500, help="of a set, at most")
    parser.add_argument("--fit", action="store_true", help="fit the weights to the questions kept in --work")
    parser.add_argument("--show", action="store_true", help="print the rows that change")
    parser.add_argument("--results", type=Path, default=RESULTS, help="where to write")
    given = parser.parse_args(arguments)
    about = provenance(PACKAGES)
    model = open_model(given.model)
    names = given.only or NAMES
    with tempfile.TemporaryDirectory() as folder:
        work = given.work or Path(folder)
        if given.fit:
            kept = {name: work / f"questions-{name.replace(' ', '-')}.jsonl" for name in names}
            print(
                fitted_on_half(
                    {name: read_lessons(file) for name, file in kept.items() if file.exists()}, model
                )
            )
            return
        sets: dict[str, dict[str, Any]] = {}
        every: dict[str, list[Answered]] = {}
        try:
            for name in names:
                print(name, file=sys.stderr, flush=True)
                asker = Asker(open_parser("compact"), load_matcher(), load_policy(), model)
                rows: list[Answered] = []
                gone: list[Answered] = []
                for each in registers(name, data_folder(), work, given.field, given.dutch, given.rows):
                    rows += asker.answered(each, taken_out=False)
                    gone += asker.answered(replace(each, rows=each.rows[: given.rows // 5]), taken_out=True)
                if not rows:
                    continue
                write_lessons(work / f"questions-{name.replace(' ', '-')}.jsonl", asker.lessons)
                every[name] = rows
                sets[name] = figures_of(rows, gone, asker)
                if given.show:
                    show(rows)
        except DataError as error:
            raise SystemExit(f"language_model: {error}") from None
    total = [each for some in every.values() for each in some]
    sets["all"] = figures_of(total, [], None)
    text = table(sets)
    print(text)
    result = {"benchmark": "language model", **about, "seed": SEED, "scorer": SCORER, "sets": sets}
    write_result(given.results, "language-model", result, text)


def figures_of(rows: Sequence[Answered], gone: Sequence[Answered], asker: Asker | None) -> dict[str, Any]:
    """The figures of one set in both ways."""
    return {
        "rows": len(rows),
        "asked": sum(each.asked for each in rows),
        "asked before": sum(each.asked_before for each in rows),
        "ms a question": asker.milliseconds if asker else None,
        "auto": measured(paired(rows, "auto"), paired(gone, "auto")),
        "before": measured(paired(rows, "before"), paired(gone, "before")),
    }


def show(rows: Sequence[Answered]) -> None:
    """Print the rows whose match is another with the model."""
    for row in rows:
        if _right(row, row.off) != _right(row, row.auto):
            print(
                "lost" if _right(row, row.off) else "gained",
                repr(row.row),
                f"{row.off.formatted!r} -> {row.auto.formatted!r}",
                ";".join(row.off.reasons),
            )


if __name__ == "__main__":
    main()
