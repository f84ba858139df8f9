"""How far scores and actions can be trusted, where one true door in five is not in the gazetteer.

    ADDRKIT_DATA=DATA python -m benchmarks.verdicts.compare GAZETTEERS [--only KIND]... [--by-hand] [--plot FILE]

GAZETTEERS is a folder that holds fr.gaz, us.gaz, nl.gaz, de.gaz and iceland.gaz; what is not there is left out. The
rows are real ones of France and the United States, and made ones of all five. `--by-hand` measures libpostal with
rapidfuzz beside it. Prints a table and writes it with all figures; `--plot` draws scores against shares that are right.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from addrkit.datasets.french_records import DataError, data_folder, written
from addrkit.evaluate.measures import Share
from addrkit.judge.policy import load_policy
from addrkit.judge.score.score import load_matcher
from addrkit.kit import AddressKit
from addrkit.parsing.parser import open_parser
from addrkit.types import Record, Verification
from benchmarks.shared.provenance import RESULTS, provenance, write_result
from benchmarks.verdicts.measures import Scored, measured, plain, reliability
from benchmarks.verdicts.sets import SEED, RowSet, SetRow, american_sets, french_sets, made_sets

PACKAGES = ("numpy", "faiss-cpu", "rapidfuzz", "pyarrow", "pypostal-multiarch", "matplotlib")
SCORER = (
    "right: granularity premise or unit, and the record is one of the ids meant or has number, street and postcode as "
    "the truth writes them; by id: the first only. A row whose door is taken out has no right answer; all figures but "
    "premise@1, accepted and recall count such rows in. Recall at a precision: the largest share of the rows whose "
    "door is there that is right above one score, where that share of all doors named above it is right. Calibration "
    "error: expected, 15 equal bins, of all rows, by whether the match is the record meant, confirmed or not. Held "
    "out: streets whose labels the score was not calibrated on. Made rows: random doors through the noise model, "
    "everyday and hard. Intervals: 95 % percentile bootstrap"
)


KINDS = ("french", "american", "IS", "NL", "DE", "US", "FR")
"""Real rows of two countries, made ones of five."""
_FILES = {"IS": "iceland", "NL": "nl", "DE": "de", "US": "us", "FR": "fr"}


def sets_of(kind: str, gazetteers: Path, data: Path) -> Iterator[RowSet]:
    """The sets of a kind, if its gazetteer is there."""
    file = gazetteers / f"{_FILES.get(kind) or ('fr' if kind == 'french' else 'us')}.gaz"
    if not file.is_dir():
        return
    if kind == "french":
        yield from french_sets(file, data)
    elif kind == "american":
        yield from american_sets(file, data)
    else:
        yield from made_sets(file, kind)


def by_addrkit(rows: RowSet) -> list[Scored]:
    """What addrkit says of each row."""
    kit = AddressKit([rows.gazetteer], open_parser("compact"), load_matcher(), load_policy())
    verdicts = kit.verify_many([row.text for row in rows.rows], rows.country)
    return [_scored(row, verdict) for row, verdict in zip(rows.rows, verdicts, strict=True)]


def _scored(row: SetRow, verdict: Verification) -> Scored:
    match = verdict.match
    names_door = verdict.granularity in ("premise", "unit") and match is not None
    by_id = match is not None and match.id in row.truth
    there = not row.removed
    meant = there and match is not None and _is_meant(row, match)
    offered = there and any(_is_meant(row, each.record) for each in verdict.alternatives)
    return Scored(
        verdict.score,
        verdict.action == "accept",
        names_door,
        names_door and meant,
        names_door and there and by_id,
        row.removed,
        meant,
        offered,
    )


def _is_meant(row: SetRow, record: Record) -> bool:
    here = record.components
    line = written(f"{here.house_number or ''} {here.street or ''}", here.postcode or "")
    return record.id in row.truth or line in row.addresses


def by_hand(rows: RowSet) -> list[Scored]:
    """What libpostal and rapidfuzz say of each row."""
    from benchmarks.verdicts.by_hand_libpostal import THRESHOLD, indexed

    index = indexed(rows.gazetteer, rows.country)
    found = []
    for row in rows.rows:
        score, door = index.answer(row.text)
        right = door in row.truth and not row.removed
        named = door is not None
        found.append(
            Scored(
                score if named else 0.0, named and score >= THRESHOLD, named, right, right, row.removed, right
            )
        )
    return found


def table(result: dict[str, Any], figures: dict[str, dict[str, dict[str, Share | float]]]) -> str:
    """Markdown: a section a set, a line a measure."""
    machine = result["machine"]
    lines = [
        f"# Verdicts, {result['date'][:10]}",
        "",
        f"addrkit {result['addrkit']} (commit {result['commit']}), encoder {result['encoder'][:12]}",
        f"matcher {result['matcher'][:12]}, seed {result['seed']}.",
        f"{machine['cores']} cores ({machine['processor']}), {machine['system']}, Python {machine['python']}.",
        "",
    ]
    for name, ways in figures.items():
        lines += [
            f"## {name} ({result['rows'][name]['all']:,} rows, {result['rows'][name]['removed']:,} without their door)",
            "",
            "| measure | " + " | ".join(ways) + " |",
            "|---" * (len(ways) + 1) + "|",
        ]
        for measure in next(iter(ways.values())):
            shown = [way[measure] for way in ways.values()]
            lines.append(
                f"| {measure} | "
                + " | ".join(str(each) if isinstance(each, Share) else f"{each:.4f}" for each in shown)
                + " |"
            )
        lines.append("")
    lines += [f"Scorer: {result['scorer']}.", ""]
    if "by_hand" in result:
        lines += [f"By hand: {result['by_hand']}.", ""]
    return "\n".join(lines)


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gazetteers", type=Path)
    parser.add_argument("--only", action="append", default=[], choices=KINDS, help="of all kinds, this")
    parser.add_argument("--by-hand", action="store_true")
    parser.add_argument("--plot", type=Path, help="an SVG to draw")
    parser.add_argument("--results", type=Path, default=RESULTS, help="where to write")
    options = parser.parse_args()
    figures: dict[str, dict[str, dict[str, Share | float]]] = {}
    counts, curves = {}, {}
    result: dict[str, Any] = {**provenance(PACKAGES), "seed": SEED, "scorer": SCORER}
    if options.by_hand:
        from benchmarks.verdicts.by_hand_libpostal import DESCRIPTION

        result["by_hand"] = DESCRIPTION
    try:
        data = data_folder()
        for rows in chain.from_iterable(
            sets_of(kind, options.gazetteers, data) for kind in options.only or KINDS
        ):
            print(rows.name, file=sys.stderr, flush=True)
            answers = by_addrkit(rows)
            figures[rows.name] = {"addrkit": measured(answers, SEED)}
            curves[rows.name] = reliability(answers)
            if options.by_hand:
                figures[rows.name]["by hand"] = measured(by_hand(rows), SEED)
            counts[rows.name] = {"all": len(answers), "removed": sum(each.removed for each in answers)}
    except DataError as error:
        raise SystemExit(f"verdicts: {error}") from None
    result |= {
        "rows": counts,
        "figures": {name: {way: plain(each) for way, each in ways.items()} for name, ways in figures.items()},
        "reliability": {name: [list(point) for point in curve] for name, curve in curves.items()},
    }
    text = table(result, figures)
    print(text)
    print(f"written to {write_result(options.results, 'verdicts', result, text)}", file=sys.stderr)
    if options.plot:
        from benchmarks.verdicts.plot import draw

        draw(curves, options.plot)


if __name__ == "__main__":
    main()
