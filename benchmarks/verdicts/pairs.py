"""Addresses as people and offices typed them in five countries, against the registers that hold the records meant.

    ADDRKIT_DATA=DATA python -m benchmarks.verdicts.pairs [--only SET]... [--work FOLDER] [--show N]
        [--answers FILE] [--beside FILE]

Verifies every address, then the same with every door that is meant taken out of the register. `--work` keeps the
gazetteers that are built. `--answers` writes what was said of each row, without the row; `--beside` compares with such
a file, of another commit, row by row. Prints a table and writes it with all figures.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from addrkit.datasets.french_records import DataError, data_folder
from addrkit.evaluate.measures import (
    RESAMPLES,
    calibration_error,
    calibration_error_by_chance,
    reliability,
    share,
)
from addrkit.gazetteer.store import open_gazetteer
from addrkit.judge.policy import load_policy
from addrkit.judge.score.score import load_matcher
from addrkit.kit import AddressKit
from addrkit.parsing.parser import open_parser
from addrkit.train.matcher.hidden import HidingGazetteer
from addrkit.types import Address, Verification
from benchmarks.shared.provenance import RESULTS, provenance, write_result
from benchmarks.verdicts.pair_sets import SETS, PairSet, RowAsTyped, pair_set

SEED = 20261129
PACKAGES = ("numpy", "faiss-cpu", "rapidfuzz", "pyarrow")
SCORER = (
    "right: the match is one of the records meant, or the building that they are units of where the unit is not one "
    "of them; French rows: or one that is written as the truth is. Calibration error: expected, 15 equal bins, of all "
    "rows, a row whose door no register has being wrong; by chance: what scores that are exactly right would have on "
    "average, for there are only so many rows. Taken out: every door "
    "that a row means is hidden. Intervals: 95 % percentile bootstrap over rows, of differences paired"
)


@dataclass(frozen=True, slots=True)
class Said:
    """What was said of one row."""

    score: float
    accepted: bool
    right: bool
    known: bool
    """Whether the register has a record that is right."""


def said_of(
    rows: Sequence[RowAsTyped], verdicts: Sequence[Verification], houses: Mapping[str, Address]
) -> list[Said]:
    """The answers to the rows; `houses` are the addresses of the records that are meant, without their units."""
    return [
        Said(
            round(verdict.score, 4),
            verdict.action == "accept",
            is_right(row, verdict, houses),
            bool(row.truth),
        )
        for row, verdict in zip(rows, verdicts, strict=True)
    ]


def is_right(row: RowAsTyped, verdict: Verification, houses: Mapping[str, Address]) -> bool:
    """Whether the match is a record that is meant, or the building of which such records are the units."""
    match = verdict.match
    if match is None:
        return False
    if match.id in row.truth:
        return True
    building = match.components
    return building.unit is None and any(houses.get(each) == building for each in row.truth)


def houses_of(rows: PairSet) -> dict[str, Address]:
    """The addresses of all records that are meant, without their units."""
    gazetteer = open_gazetteer(rows.gazetteer)
    meant = frozenset().union(*(row.truth for row in rows.rows))
    numbers = [row for row, identity in enumerate(gazetteer.ids()) if identity in meant]
    records = [gazetteer.record_at(row)[1] for row in numbers]
    return {record.id: replace(record.components, unit=None) for record in records}


def verified(rows: PairSet, *, hidden: bool) -> list[Verification]:
    """The verdict on every row; where `hidden`, with the doors that are meant taken out."""
    gazetteer = HidingGazetteer(rows.gazetteer)
    if hidden:
        meant = frozenset().union(*(row.truth for row in rows.rows))
        gazetteer.hidden = frozenset(row for row, identity in enumerate(gazetteer.ids()) if identity in meant)
    kit = AddressKit([gazetteer], open_parser("compact"), load_matcher(), load_policy())
    return list(kit.verify_many([row.text for row in rows.rows], rows.country))


def measured(said: Sequence[Said], gone: Sequence[Said]) -> dict[str, Any]:
    """The figures of one set."""
    known = [each for each in said if each.known]
    accepted = [each for each in said if each.accepted]
    scores, right = [each.score for each in said], [each.right for each in said]
    return {
        "top-1": share(sum(each.right for each in known), len(known), SEED),
        "accepted": share(sum(each.accepted for each in known), len(known), SEED),
        "right among accepted": share(sum(each.right for each in accepted), len(accepted), SEED),
        "accepted, no record there": share(
            sum(each.accepted for each in said if not each.known), len(said) - len(known), SEED
        ),
        "accepted, doors taken out": share(sum(each.accepted for each in gone), len(gone), SEED),
        "calibration error": calibration_error(scores, right),
        "calibration error by chance": calibration_error_by_chance(scores, SEED),
        "bins": [asdict(each) for each in reliability(scores, right)],
    }


def beside(now: Sequence[Said], then: Sequence[Said]) -> dict[str, dict[str, float]]:
    """What came, or went, in shares of all rows, with paired intervals."""
    found = {}
    for name, change in {
        "right": [a.right - b.right for a, b in zip(now, then, strict=True)],
        "right and accepted": [
            (a.right and a.accepted) - (b.right and b.accepted) for a, b in zip(now, then, strict=True)
        ],
        "wrong and accepted": [
            (a.accepted and not a.right) - (b.accepted and not b.right)
            for a, b in zip(now, then, strict=True)
        ],
    }.items():
        drawn = np.random.default_rng(SEED).choice(change, (RESAMPLES // 10, len(change))).mean(axis=1)
        low, high = np.percentile(drawn, (2.5, 97.5))
        found[name] = {
            "value": round(float(np.mean(change)), 4),
            "low": round(float(low), 4),
            "high": round(float(high), 4),
        }
    return found


def table(figures: dict[str, dict[str, Any]]) -> str:
    """All figures as Markdown."""
    measures = [name for name in next(iter(figures.values())) if name not in ("bins", "beside")]
    lines = ["# Addresses as they were typed", "", f"| measure | {' | '.join(figures)} |"]
    lines.append("|---" * (len(figures) + 1) + "|")
    for name in measures:
        cells = [
            f"{each[name]:.4f}" if isinstance(each[name], float) else str(each[name])
            for each in figures.values()
        ]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    lines += ["", "Scores by bin: mean score, share that is right, rows.", ""]
    for name, each in figures.items():
        bins = " · ".join(f"{one['score']:.2f}: {one['right']:.2f} ({one['rows']:,})" for one in each["bins"])
        lines.append(f"- {name}: {bins}")
    for name, each in figures.items():
        if "beside" in each:
            told = ", ".join(
                f"{measure} {one['value']:+.4f} [{one['low']:+.4f}, {one['high']:+.4f}]"
                for measure, one in each["beside"].items()
            )
            lines.append(f"- {name}, beside the other commit: {told}")
    return "\n".join([*lines, ""])


def show(rows: PairSet, verdicts: Sequence[Verification], houses: Mapping[str, Address], most: int) -> None:
    """Print rows that are not right or not accepted, for somebody who looks for their kinds."""
    shown = 0
    for row, verdict in zip(rows.rows, verdicts, strict=True):
        right = is_right(row, verdict, houses)
        if (right and verdict.action == "accept") or not (row.truth or verdict.action == "accept"):
            continue
        if shown < most:
            print(
                "right" if right else "WRONG",
                verdict.action,
                f"{verdict.score:.3f}",
                f"{row.text!r} -> {verdict.formatted!r}",
                ";".join(verdict.reasons),
                verdict.unmatched or "",
            )
        shown += 1


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--only", action="append", default=[], choices=SETS, help="of all sets, this")
    parser.add_argument("--work", type=Path, help="where gazetteers are kept")
    parser.add_argument("--show", type=int, default=0, help="rows of each set that are printed")
    parser.add_argument("--answers", type=Path, help="a JSON file of what was said of each row")
    parser.add_argument("--beside", type=Path, help="such a file, to compare with")
    parser.add_argument("--results", type=Path, default=RESULTS, help="where to write")
    given = parser.parse_args(arguments)
    about = provenance(PACKAGES)
    then = json.loads(given.beside.read_text("utf-8")) if given.beside else {}
    figures: dict[str, dict[str, Any]] = {}
    answers = {}
    with tempfile.TemporaryDirectory() as folder:
        for name in given.only or SETS:
            print(name, file=sys.stderr, flush=True)
            try:
                rows = pair_set(name, data_folder(), given.work or Path(folder))
            except DataError as error:
                raise SystemExit(f"pairs: {error}") from None
            verdicts = verified(rows, hidden=False)
            houses = houses_of(rows)
            show(rows, verdicts, houses, given.show)
            said = said_of(rows.rows, verdicts, houses)
            figures[name] = measured(said, said_of(rows.rows, verified(rows, hidden=True), houses))
            answers[name] = [asdict(each) for each in said]
            if name in then:
                figures[name]["beside"] = beside(said, [Said(**each) for each in then[name]])
    if given.answers:
        given.answers.write_text(json.dumps(answers), "utf-8")
    text = table(figures)
    print(text)
    result = {"benchmark": "pairs", **about, "seed": SEED, "scorer": SCORER, "sets": _plain(figures)}
    print(f"written to {write_result(given.results, 'pairs', result, text)}", file=sys.stderr)


def _plain(value: Any) -> Any:
    if hasattr(value, "to_dict"):
        return value.to_dict()
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    return round(value, 5) if isinstance(value, float) else value


if __name__ == "__main__":
    main()
