"""Addresses as people and offices typed them, each set with the register that holds the record meant."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from addrkit.datasets.american_records import american_pairs
from addrkit.datasets.french_records import (
    DataError,
    Written,
    ids_at,
    read_pairs,
    register_records,
    write_records,
)
from addrkit.evaluate.labelled import known_ids
from addrkit.gazetteer.build import build_gazetteer
from addrkit.gazetteer.default import default_folder
from addrkit.gazetteer.store import open_gazetteer

Coverage = Literal["complete", "sample"]
SETS = ("fr everyday", "fr hard", "us", "de", "sg", "ca")
TRUTHS_BETWEEN = "|"
"""Between the ids of records that are equally right, in the sets of Berlin, Singapore and British Columbia."""
_LISTED: dict[str, Coverage] = {"de": "complete", "sg": "complete", "ca": "sample"}


@dataclass(frozen=True, slots=True)
class RowAsTyped:
    """An address as somebody typed it."""

    text: str
    truth: frozenset[str]
    """The ids of the records that are right; empty where the register has none."""


@dataclass(frozen=True, slots=True)
class PairSet:
    """Addresses of one kind against one register."""

    name: str
    country: str
    gazetteer: Path
    rows: tuple[RowAsTyped, ...]


def pair_set(name: str, data: Path, work: Path) -> PairSet:
    """One of `SETS`; its gazetteer is built in `work` unless it is there. Raises DataError if the data is not."""
    if name.startswith("fr "):
        return _french(name, data, work)
    if name == "us":
        pairs = [pair for pair in american_pairs(data) if pair.truth]
        folder = default_folder() / "united-states.gaz"
        return PairSet(name, "US", folder, tuple(RowAsTyped(each.raw, each.truth) for each in pairs))
    folder = data / f"pairs_{name}"
    country = name.upper()
    gazetteer = _built(work / f"{name}.gaz", [folder / "reference.csv.gz"], country, _LISTED[name])
    try:
        with (folder / "queries.csv").open(encoding="utf-8", newline="") as lines:
            rows = tuple(
                RowAsTyped(row["address"], frozenset(filter(None, row["true_ids"].split(TRUTHS_BETWEEN))))
                for row in csv.DictReader(lines)
            )
    except OSError as error:
        raise DataError(f"pairs_{name}/queries.csv of the data cannot be read: fetch it again") from error
    return PairSet(name, country, gazetteer, rows)


def _french(name: str, data: Path, work: Path) -> PairSet:
    """The pairs whose record the registers have; a record that is written as the truth is right as well."""
    pairs = [each for each in read_pairs(data / "fr_pairs" / f"{name[3:]}.jsonl.gz") if each.truth]
    records = work / "fr.csv"
    if not records.exists():
        write_records(records, register_records(data))
    gazetteer = _built(work / "fr.gaz", [records], "FR", "complete")
    addresses: frozenset[Written] = frozenset().union(*(pair.addresses for pair in pairs))
    alike = ids_at(records, addresses)
    known = known_ids([open_gazetteer(gazetteer)], frozenset().union(*(pair.truth for pair in pairs)))
    rows = tuple(
        RowAsTyped(pair.raw, pair.truth.union(*(alike.get(each, ()) for each in pair.addresses)))
        for pair in pairs
        if pair.truth & known
    )
    return PairSet(name, "FR", gazetteer, rows)


def _built(gazetteer: Path, inputs: Sequence[Path], country: str, coverage: Coverage) -> Path:
    if not gazetteer.is_dir():
        gazetteer.parent.mkdir(parents=True, exist_ok=True)
        build_gazetteer(inputs, gazetteer, country=country, coverage=coverage)
    return gazetteer
