"""British doors: named houses, firms at a number, flats in blocks, floors, ranges; and uk_address_matcher.

    python -m benchmarks.verdicts.british [--matcher PYTHON] [--results FOLDER]

Register and cases are made up and lie beside this file. A case is right where the record meant is the match and what is
to be done is what the case says; a case of which no record is meant is right where nothing is accepted and no unit or
house is named that was not typed. `--matcher` names
an interpreter that has uk_address_matcher, which is then asked beside. Prints a table and writes it.
"""

from __future__ import annotations

import argparse
import csv
import json
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import addrkit
from addrkit.gazetteer.build import build_gazetteer
from benchmarks.shared.provenance import RESULTS, provenance, write_result

HERE = Path(__file__).parent
REGISTER, CASES = HERE / "british_register.csv", HERE / "british_cases.csv"
PACKAGES = ("duckdb", "rapidfuzz", "pyarrow")


@dataclass(frozen=True, slots=True)
class Case:
    """An address as somebody typed it."""

    kind: str
    typed: str
    meant: str
    """The id of its record; empty where the register has none."""
    action: str


@dataclass(frozen=True, slots=True)
class Told:
    """What was said of a case."""

    match: str
    accepted: bool
    said: str
    """The action and the reasons."""

    def names(self, case: Case) -> bool:
        """Whether the record meant is the one named; where none is, whether nothing is accepted."""
        return self.match == case.meant if case.meant else not self.accepted

    def is_wrong(self, case: Case) -> bool:
        """Whether something was accepted that was not meant, or that was to be asked about."""
        return self.accepted and (self.match != case.meant or case.action != "accept")


def cases() -> list[Case]:
    """All cases."""
    with CASES.open(encoding="utf-8", newline="") as lines:
        return [Case(**row) for row in csv.DictReader(lines)]


def by_addrkit(rows: Sequence[Case], folder: Path) -> list[Told]:
    """What addrkit says, with the register as a complete gazetteer."""
    build_gazetteer([REGISTER], folder / "gb.gaz", country="GB", coverage="complete")
    verdicts = addrkit.open(folder / "gb.gaz").verify_many([each.typed for each in rows], country="GB")
    return [
        Told(
            verdict.match.id if verdict.match else "",
            verdict.action == "accept",
            ";".join((verdict.action, *verdict.reasons)),
        )
        for verdict in verdicts
    ]


def by_matcher(rows: Sequence[Case], python: Path) -> list[Told]:
    """What uk_address_matcher says in another interpreter: it names a match or none, and has no verdict."""
    command = [str(python), str(HERE / "british_matcher.py"), str(REGISTER)]
    texts = json.dumps([each.typed for each in rows])
    said = subprocess.run(command, input=texts, capture_output=True, text=True, check=True).stdout
    return [Told(each, bool(each), "") for each in json.loads(said.splitlines()[-1])]


def table(rows: Sequence[Case], ways: Mapping[str, Sequence[Told]]) -> str:
    """All figures as Markdown, with what went wrong."""
    lines = [
        "# British doors",
        "",
        f"| kind | cases | {' | '.join(ways)} |",
        "|---|---|" + "---|" * len(ways),
    ]
    for kind in (*dict.fromkeys(each.kind for each in rows), "all"):
        of_kind = [at for at, each in enumerate(rows) if kind in (each.kind, "all")]
        right = [str(sum(told[at].names(rows[at]) for at in of_kind)) for told in ways.values()]
        lines.append(f"| {kind} | {len(of_kind)} | {' | '.join(right)} |")
    for name, told in ways.items():
        wrong = sum(each.is_wrong(case) for each, case in zip(told, rows, strict=True))
        lines += ["", f"{name}: wrongly accepted {wrong}.", ""]
        for each, case in zip(told, rows, strict=True):
            as_wanted = not each.said or each.said.split(";")[0] == case.action
            if not each.names(case) or not as_wanted:
                lines.append(
                    f"- {case.typed}: {each.match or 'none'} for {case.meant or 'none'} ({each.said})"
                )
    return "\n".join([*lines, ""])


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--matcher", type=Path, help="an interpreter with uk_address_matcher")
    parser.add_argument("--results", type=Path, default=RESULTS, help="where to write")
    given = parser.parse_args(arguments)
    rows = cases()
    ways: dict[str, Sequence[Told]] = {}
    with tempfile.TemporaryDirectory() as folder:
        ways["addrkit"] = by_addrkit(rows, Path(folder))
    if given.matcher:
        ways["uk_address_matcher"] = by_matcher(rows, given.matcher)
    text = table(rows, ways)
    print(text)
    figures: dict[str, Any] = {
        name: {
            "named rightly": sum(each.names(case) for each, case in zip(told, rows, strict=True)),
            "wrongly accepted": sum(each.is_wrong(case) for each, case in zip(told, rows, strict=True)),
        }
        for name, told in ways.items()
    }
    result = {"benchmark": "british", **provenance(PACKAGES), "cases": len(rows), "figures": figures}
    write_result(given.results, "british", result, text)


if __name__ == "__main__":
    main()
