"""One's own labels: addresses as they were typed, with the ids of the records that they mean."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from addrkit.compare.compare import compare
from addrkit.errors import InputError
from addrkit.index.encoder import Encoder
from addrkit.judge.features import plausible
from addrkit.parsing.parser import Parser
from addrkit.parsing.query import query_of
from addrkit.retrieve.search import search
from addrkit.train.matcher.examples import BATCH, Example, example_of, fold_of
from addrkit.train.matcher.hidden import HidingGazetteer

BETWEEN = "|"
"""Between the ids of one label."""
HIDE_EVERY = 5
"""One in so many labels is learned from once more with its door hidden."""


@dataclass(frozen=True, slots=True)
class Label:
    """An address and what it means."""

    text: str
    country: str | None
    ids: frozenset[str]
    """Of the records that are right; empty if none is."""


def read_labels(file: Path) -> list[Label]:
    """The labels of a CSV file with the columns `address`, `id` and, if they differ, `country`.

    `id` is that of the record meant, several with `|` between them, or nothing if no record is. Raises InputError if
    the file cannot be read or lacks a column.
    """
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            rows = csv.DictReader(lines)
            missing = {"address", "id"} - set(rows.fieldnames or ())
            if missing:
                raise InputError(f"{file} lacks the column {' and '.join(sorted(missing))}")
            return [
                Label(
                    row["address"] or "",
                    row.get("country") or None,
                    frozenset(filter(None, (row["id"] or "").split(BETWEEN))),
                )
                for row in rows
            ]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"cannot read the labels {file}: {str(error).splitlines()[0]}") from None


def label_examples(
    labels: Sequence[Label], gazetteers: Sequence[HidingGazetteer], encoder: Encoder, parser: Parser
) -> list[Example]:
    """The examples of labels; one in five twice, once with its door hidden."""
    wanted = frozenset().union(*(label.ids for label in labels))
    rows = {gazetteer.name: _rows_of(gazetteer, wanted) for gazetteer in gazetteers}
    found = []
    for first in range(0, len(labels), BATCH):
        some = labels[first : first + BATCH]
        queries = [query_of(label.text, parser, label.country) for label in some]
        for place, (label, query, proposed) in enumerate(
            zip(some, queries, search(queries, gazetteers, encoder), strict=True)
        ):
            doors = {
                (gazetteer.name, row)
                for gazetteer in gazetteers
                for each in label.ids
                for row in rows[gazetteer.name].get(each, ())
            }
            entries = {
                (gazetteer.name, gazetteer.entry_of(row))
                for gazetteer in gazetteers
                for name, row in doors
                if name == gazetteer.name
            }
            for hide in (False, True) if (first + place) % HIDE_EVERY == 0 and doors else (False,):
                for gazetteer in gazetteers:
                    gazetteer.hidden = (
                        frozenset(row for name, row in doors if name == gazetteer.name)
                        if hide
                        else frozenset()
                    )
                compared = plausible(compare(query, proposed))
                found.append(
                    example_of(
                        query,
                        compared,
                        entries,
                        set() if hide else doors,
                        numbered=query.number is not None,
                        country=query.country or "",
                        fold=fold_of(query.parsed.address),
                    )
                )
            for gazetteer in gazetteers:
                gazetteer.hidden = frozenset()
    return found


def _rows_of(gazetteer: HidingGazetteer, wanted: frozenset[str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for row, identity in enumerate(gazetteer.ids()):
        if identity in wanted:
            found.setdefault(identity, []).append(row)
    return found
