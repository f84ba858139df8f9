"""Fits the parser's confidences once more, on whole answers: after all that mends what the tagger tells.

    python -m addrkit.datasets.parsing_recalibration ROWS.jsonl [--model FOLDER] [--write]

A line of ROWS is an address as it is cut: `text`, `country`, `components` and, where the truth knows only some of them,
`compared`. What the tagger is unsure of is often mended by the country's data behind it, so a component is right more
often than the tagger knows. One line for each component, log-odds to log-odds, is fitted on the rows of odd number; the
calibration errors before and after are those of the others. Only the tables of confidences change, never a weight, and
of text in an East Asian script nothing is read here: it has shares of its own.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from addrkit.evaluate.measures import calibration_error
from addrkit.locale.text import fold, is_cjk
from addrkit.parsing.compact import CompactParser
from addrkit.parsing.tagger.network import DEFAULT_FOLDER, PARSER, load_tagger
from addrkit.parsing.tagger.parts import FOUND, LEFT

_FEWEST = 60
"""Components of a kind on the odd rows, at least, for a line of its own."""
_NEAR = 1e-4
_TIED = 2.0
"""How strongly a line is held to what is told already, in components."""
_STEPS = 60
_GAIN = 0.002
"""By how much the error must fall for a table to be changed."""
KINDS = ("given", "guessed")


class ToldComponent(NamedTuple):
    """One component of an answer."""

    odd: bool
    """Whether its row counts for the fit."""
    sure: float
    right: bool


Line = tuple[float, float]
"""What is added to log-odds, and what they are multiplied by first."""


def told(
    rows: Sequence[Mapping[str, Any]], parser: CompactParser, kind: str
) -> dict[str, list[ToldComponent]]:
    """The components of all answers, by name."""
    found: dict[str, list[ToldComponent]] = defaultdict(list)
    kept = [(at, row) for at, row in enumerate(rows) if not is_cjk(row["text"])]
    countries = [row["country"] if kind == "given" else None for _, row in kept]
    answers = parser.parse_many([row["text"] for _, row in kept], countries, others=False)
    for (at, row), answer in zip(kept, answers, strict=True):
        truth = row["components"]
        for name, part in answer.components.items():
            # What was found behind the tagger has a confidence of its own.
            if name in row.get("compared", (name,)) and part.confidence not in (FOUND, LEFT):
                right = fold(part.value) == fold(truth.get(name, ""))
                found[name].append(ToldComponent(bool(at % 2), part.confidence, right))
    return found


def line_of(some: Sequence[ToldComponent]) -> Line:
    """The line that makes their confidences most probable, tied to the one that changes nothing.

    >>> line_of([]) == (0.0, 1.0)
    True
    """
    odds = _log_odds(np.array([each.sure for each in some]))
    right = np.array([each.right for each in some], float)
    seen = np.column_stack((np.ones_like(odds), odds))
    line = rest = np.array([0.0, 1.0])
    for _ in range(_STEPS):
        likely = 1 / (1 + np.exp(-seen @ line))
        slope = seen.T @ (right - likely) - _TIED * (line - rest)
        bend = (seen * (likely * (1 - likely))[:, None]).T @ seen + _TIED * np.eye(2)
        line = line + np.linalg.solve(bend, slope)
    return float(line[0]), float(line[1])


def moved(sure: Sequence[float], line: Line) -> list[float]:
    """Confidences along a line.

    >>> [round(each, 3) for each in moved([0.5, 0.9], (0.0, 1.0))]
    [0.5, 0.9]
    """
    odds = line[0] + line[1] * _log_odds(np.array(sure, float))
    found: list[float] = (1 / (1 + np.exp(-odds))).tolist()
    return found


def changed(config: dict[str, Any], kind: str, name: str, line: Line) -> None:
    """The tables of one component along a line, in place."""
    by_signs = config["calibration_by_signs"][kind].get(name)
    if by_signs:
        weights = [line[1] * each for each in by_signs]
        weights[-1] += line[0]
        config["calibration_by_signs"][kind][name] = [round(each, 4) for each in weights]
        return
    for key, (xs, ys) in config["calibration"][kind].items():
        if key == name or key.startswith(f"{name},"):
            config["calibration"][kind][key] = [xs, [round(each, 5) for each in moved(ys, line)]]


def main() -> None:
    """Fit, print the errors, and write the tables if that is asked for."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("rows", type=Path)
    options.add_argument("--model", type=Path, default=DEFAULT_FOLDER)
    options.add_argument("--write", action="store_true", help="change the model's config.json")
    given = options.parse_args()
    rows = [json.loads(line) for line in given.rows.read_text("utf-8").splitlines()]
    tagger = load_tagger(given.model)
    parser, config = CompactParser(tagger), deepcopy(dict(tagger.config))
    for kind in KINDS:
        for name, some in sorted(told(rows, parser, kind).items()):
            fit, rest = [each for each in some if each.odd], [each for each in some if not each.odd]
            if len(fit) < _FEWEST or not rest:
                continue
            line = line_of(fit)
            sure, right = [each.sure for each in rest], [each.right for each in rest]
            before, after = calibration_error(sure, right), calibration_error(moved(sure, line), right)
            worth = before - after > _GAIN
            print(
                f"{kind} {name}: {len(rest)} kept aside, error {before:.3f} -> {after:.3f}",
                "" if worth else "(left as it is)",
            )
            if worth:
                changed(config, kind, name, line)
    if given.write:
        PARSER.write(given.model, config)


def _log_odds(sure: np.ndarray[Any, np.dtype[np.float64]]) -> np.ndarray[Any, np.dtype[np.float64]]:
    bounded = np.clip(sure, _NEAR, 1 - _NEAR)
    found: np.ndarray[Any, np.dtype[np.float64]] = np.log(bounded / (1 - bounded))
    return found


if __name__ == "__main__":
    main()
