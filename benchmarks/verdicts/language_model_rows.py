"""Verdicts without a language model beside those with one, row by row, on addresses as they were typed.

    ADDRKIT_DATA=DATA python -m benchmarks.verdicts.language_model_rows [--only SET]... [--made NAME=GAZETTEER]...
        [--work FOLDER] [--model NAME]

`--made` adds random doors of a gazetteer, each as somebody may type it. Prints a table and writes it.
"""

from __future__ import annotations

import argparse
import math
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from addrkit.datasets.french_records import DataError, data_folder
from addrkit.evaluate.measures import RESAMPLES
from addrkit.gazetteer.store import open_gazetteer
from addrkit.judge.llm.opening import LlmSettings
from addrkit.judge.policy import load_policy
from addrkit.judge.score import load_matcher
from addrkit.kit import AddressKit
from addrkit.locale.text import fold
from addrkit.parsing.parser import open_parser
from addrkit.types import Verification
from benchmarks.shared.provenance import RESULTS, provenance, write_result
from benchmarks.verdicts.pair_sets import SETS, PairSet, RowAsTyped, pair_set
from benchmarks.verdicts.sets import made_sets

SEED = 20261129
PACKAGES = ("numpy", "onnxruntime", "tokenizers")
SCORER = (
    "right: the match is a record meant; asked: rows about which the model was asked; moved: rows whose number is not "
    "on the street of the verdict without the model, and which the model put on another; loss: mean negative log of the"
    " score's probability of what is so, of the rows asked; intervals: 95 % percentile bootstrap over rows, paired"
)
LEAST = 1e-4
_NUMBER = frozenset({"house_number_not_found", "house_number_suffix_not_found"})


@dataclass(frozen=True, slots=True)
class RowAnswers:
    """One row, without a model and with one."""

    right: tuple[bool, bool]
    accepted: tuple[bool, bool]
    score: tuple[float, float]
    asked: bool
    moved: bool


def paired(
    rows: Sequence[RowAsTyped], off: Sequence[Verification], auto: Sequence[Verification]
) -> list[RowAnswers]:
    """What was said of each row."""
    found = []
    for row, one, other in zip(rows, off, auto, strict=True):
        both = (one, other)
        streets = [fold(each.match.components.street or "") if each.match else "" for each in both]
        found.append(
            RowAnswers(
                tuple(each.match is not None and each.match.id in row.truth for each in both),  # type: ignore[arg-type]
                tuple(each.action == "accept" for each in both),  # type: ignore[arg-type]
                (one.score, other.score),
                "language_model" in other.reasons or one.to_dict() != other.to_dict(),
                bool(_NUMBER.intersection(one.reasons)) and streets[0] != streets[1],
            )
        )
    return found


def measured(pairs: Sequence[RowAnswers], questions: int, seconds: float) -> dict[str, Any]:
    """The figures of one set."""
    asked = [each for each in pairs if each.asked]
    gain = [each.right[1] - each.right[0] for each in pairs]
    return {
        "rows": len(pairs),
        "asked": questions,
        "right to wrong": sum(each < 0 for each in gain),
        "wrong to right": sum(each > 0 for each in gain),
        "right gained": _interval(gain),
        "accepted": [sum(each.accepted[way] for each in pairs) for way in (0, 1)],
        "right and accepted": [
            sum(each.accepted[way] and each.right[way] for each in pairs) for way in (0, 1)
        ],
        "numbers moved": sum(each.moved for each in pairs),
        "loss of the asked": [_loss(asked, way) for way in (0, 1)],
        "ms a question": round(1000 * seconds / questions, 1) if questions else None,
    }


def _interval(change: Sequence[int]) -> list[float]:
    drawn = np.random.default_rng(SEED).choice(change, (RESAMPLES // 10, len(change))).mean(axis=1)
    return [round(float(each), 4) for each in (np.mean(change), *np.percentile(drawn, (2.5, 97.5)))]


def _loss(asked: Sequence[RowAnswers], way: int) -> float | None:
    told = [each.score[way] if each.right[way] else 1 - each.score[way] for each in asked]
    return round(-sum(math.log(max(each, LEAST)) for each in told) / len(told), 4) if told else None


def compared(rows: PairSet, model: str | None) -> dict[str, Any]:
    """The figures of one set; only rows that are not settled without a model are verified with it."""
    gazetteers = [open_gazetteer(rows.gazetteer)]
    plain = AddressKit(gazetteers, open_parser("compact"), load_matcher(), load_policy())
    off = list(plain.verify_many([row.text for row in rows.rows], rows.country))
    advised = AddressKit(
        gazetteers,
        open_parser("compact"),
        load_matcher(),
        load_policy(),
        LlmSettings("auto", model),
        say=_say,
    )
    open_rows = [at for at, each in enumerate(off) if each.action not in ("accept", "add_unit")]
    again = advised.verify_many([rows.rows[at].text for at in open_rows], rows.country)
    auto = list(off)
    for at, verdict in zip(open_rows, again, strict=True):
        auto[at] = verdict
    adviser = advised.adviser
    return measured(
        paired(rows.rows, off, auto), adviser.asked if adviser else 0, adviser.seconds if adviser else 0.0
    )


def made(name: str, gazetteer: Path, most: int) -> list[PairSet]:
    """Random doors of a gazetteer as somebody may type them."""
    return [
        PairSet(
            each.name,
            each.country,
            gazetteer,
            tuple(RowAsTyped(row.text, row.truth) for row in each.rows[:most]),
        )
        for each in made_sets(gazetteer, name)
    ]


def table(figures: dict[str, dict[str, Any]]) -> str:
    """All figures as Markdown."""
    names = list(next(iter(figures.values())))
    lines = ["# A language model beside none, row by row", "", f"| set | {' | '.join(names)} |"]
    lines.append("|---" * (len(names) + 1) + "|")
    for name, each in figures.items():
        cells = [
            " / ".join(map(str, cell)) if isinstance(cell, list) else str(cell) for cell in each.values()
        ]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(
        [
            *lines,
            "",
            "Two figures in a cell are without and with the model; three are a gain and its interval.",
            "",
        ]
    )


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--only", action="append", default=[], choices=SETS, help="of all sets, this")
    parser.add_argument("--made", action="append", default=[], metavar="COUNTRY=GAZETTEER")
    parser.add_argument("--made-rows", type=int, default=500, help="of each made set")
    parser.add_argument("--work", type=Path, help="where gazetteers are kept")
    parser.add_argument("--model", help="cross-encoder, smollm2, a folder")
    parser.add_argument("--results", type=Path, default=RESULTS, help="where to write")
    given = parser.parse_args(arguments)
    about = provenance(PACKAGES)
    figures: dict[str, dict[str, Any]] = {}
    with tempfile.TemporaryDirectory() as folder:
        try:
            for name in given.only or SETS:
                _say(name)
                figures[name] = compared(
                    pair_set(name, data_folder(), given.work or Path(folder)), given.model
                )
        except DataError as error:
            raise SystemExit(f"language_model_rows: {error}") from None
    for each in given.made:
        country, _, gazetteer = each.partition("=")
        for rows in made(country, Path(gazetteer), given.made_rows):
            _say(rows.name)
            figures[rows.name] = compared(rows, given.model)
    text = table(figures)
    print(text)
    result = {"benchmark": "language model, rows", **about, "seed": SEED, "scorer": SCORER, "sets": figures}
    write_result(given.results, "language-model-rows", result, text)


if __name__ == "__main__":
    main()
