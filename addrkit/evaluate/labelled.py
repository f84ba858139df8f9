"""Labelled rows: addresses as typed, each with the record that is meant."""

from __future__ import annotations

from addrkit.batch.rows import Row
from addrkit.errors import InputError

TRUTH = "truth"
"""The column that names the record meant, if no other is named."""
SEVERAL = "|"
"""Between the ids of records that are equally right."""
ABSENT = "none"
"""The truth of an address that no gazetteer has."""


def truth_column(name: str, columns: tuple[str, ...], wanted: str | None = None) -> str:
    """The column of truths. Raises InputError, which lists the columns there are, if there is none.

    >>> truth_column("labelled.csv", ("address", "Truth"))
    'Truth'
    """
    folded = (wanted or TRUTH).casefold()
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
    """
    written = row.cells[row.columns.index(column)] if column in row.columns else None
    ids = [each.strip() for each in str(written if written is not None else "").split(SEVERAL)]
    ids = [each for each in ids if each]
    if not ids:
        return None
    return frozenset() if ids == [ABSENT] else frozenset(ids)
