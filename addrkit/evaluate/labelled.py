"""Labelled rows: addresses as typed, each with the record that is meant. `eval` and `train matcher` read the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass

from addrkit.batch.inputs import source_of
from addrkit.batch.queries import QueryColumns, find_columns
from addrkit.batch.rows import Format, Row
from addrkit.batch.run import Typed
from addrkit.columns import ColumnOptions
from addrkit.errors import InputError
from addrkit.files.opening import open_file
from addrkit.gazetteer.store import Gazetteer

TRUTH = "truth"
"""The column that names the record meant, if no other is named. An empty cell: nobody knows."""
ID = "id"
"""The column that may name it where there is no `truth`. An empty cell: no record is right."""
SEVERAL = "|"
"""Between the ids of records that are equally right."""
ABSENT = "none"
"""The truth of an address that no gazetteer has."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """An address as typed, and what it means."""

    typed: Typed
    truth: frozenset[str]
    """The ids of the records that are right; empty if no gazetteer has it."""


@dataclass(frozen=True, slots=True)
class LabelledTable:
    """The labelled rows of a table."""

    name: str
    """As messages call the table."""
    columns: QueryColumns
    """Where the addresses stand."""
    column: str
    """Where the truths stand."""
    rows: tuple[Labelled, ...]
    left_out: int
    """Rows that cannot be read or whose truth nobody knows."""


def read_labelled(
    input: str,
    *,
    format: Format | None = None,
    columns: ColumnOptions | None = None,
    truth: str | None = None,
) -> LabelledTable:
    """The labelled rows of a table as `verify` reads it, with one more column for the ids of the records meant.

    That is `truth`, or `id` where there is no `truth`, or the one named. Raises InputError if the table cannot be read,
    lacks an address or a truth, or has no row with one.
    """
    with closing(
        source_of(input, open_file(input, columns.encoding if columns else None), format, columns)
    ) as source:
        labels = truth_column(source.name, source.columns, truth)
        query = find_columns(source, columns)
        rows, left_out = [], 0
        for row in map(query.checked, source.rows()):
            right = None if row.error is not None else truth_of(row, labels)
            if right is None:
                left_out += 1
            else:
                rows.append(Labelled(query.query(row), right))
    if not rows:
        raise InputError(f"{source.name} has no row with a truth")
    return LabelledTable(source.name, query, labels, tuple(rows), left_out)


def truth_column(name: str, columns: tuple[str, ...], wanted: str | None = None) -> str:
    """The column of truths. Raises InputError, which lists the columns there are, if there is none.

    >>> truth_column("labelled.csv", ("id", "address", "Truth")), truth_column("labels.csv", ("address", "id"))
    ('Truth', 'id')
    """
    for folded in [wanted.casefold()] if wanted else [TRUTH, ID]:
        for column in columns:
            if column.strip().casefold() == folded:
                return column
    listed = ", ".join(repr(each[:60]) for each in columns[:40]) or "no columns"
    raise InputError(
        f"{name} has no column {wanted or TRUTH!r}: it has {listed};"
        " name the one that holds the right record's id with --truth"
    )


def truth_of(row: Row, column: str) -> frozenset[str] | None:
    """The ids of the records meant; the empty set if no gazetteer has it; None if nobody knows.

    >>> sorted(truth_of(Row(("address", "truth"), ("1 Main St", "a | b")), "truth"))
    ['a', 'b']
    >>> truth_of(Row(("truth",), ("none",)), "truth"), truth_of(Row(("truth",), ("",)), "truth")
    (frozenset(), None)
    >>> truth_of(Row(("id",), ("",)), "id")
    frozenset()
    """
    written = row.cells[row.columns.index(column)] if column in row.columns else None
    ids = [each.strip() for each in str(written if written is not None else "").split(SEVERAL)]
    ids = [each for each in ids if each]
    if not ids:
        return frozenset() if column.strip().casefold() == ID else None
    return frozenset() if ids == [ABSENT] else frozenset(ids)


def told_of(table: LabelledTable, gazetteers: Sequence[Gazetteer]) -> list[str]:
    """What the person should know of the labels, in sentences: what was left out, and ids that nothing has.

    Raises InputError if the ids of a column that nobody named are those of no record at all.
    """
    told = []
    if table.left_out:
        told.append(f"left out, without a truth or unreadable: {_rows(table.left_out)}")
    wanted = frozenset[str]().union(*(row.truth for row in table.rows))
    unknown = wanted - known_ids(gazetteers, wanted)
    if unknown and unknown == wanted and table.column.strip().casefold() == ID:
        raise InputError(
            f"{table.name} has no column {TRUTH!r}, and its {ID!r} holds no id of a record of the gazetteers:"
            " name the column that does with --truth"
        )
    if unknown:
        without = sum(bool(row.truth) and row.truth <= unknown for row in table.rows)
        told.append(
            f"{table.name}: the truth of {_rows(without)} is the id of no record in the gazetteers, such as"
            f" {min(unknown)[:60]!r}: are they those that it was made with?"
        )
    return told


def known_ids(gazetteers: Iterable[Gazetteer], wanted: frozenset[str]) -> frozenset[str]:
    """The wanted ids that a gazetteer has: of a door, or of a street or place (`NAME:NUMBER`)."""
    found: set[str] = set()
    for each in gazetteers:
        for identity in wanted:
            name, _, number = identity.rpartition(":")
            if name == each.name and number.isdecimal() and int(number) < len(each):
                found.add(identity)
        found.update(wanted.intersection(each.ids()) if wanted else ())
    return frozenset(found)


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count:,} rows"
