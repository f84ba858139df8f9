"""Which columns of a table hold the address, and the query that a row makes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from addrkit.batch.answers import ANSWER_COLUMNS
from addrkit.batch.cells import typed_text
from addrkit.batch.rows import Row
from addrkit.errors import InputError
from addrkit.types import COMPONENTS

DEFAULT_COLUMN = "address"
MAX_LISTED = 40
"""Columns that an error message lists."""


@dataclass(frozen=True, slots=True)
class QueryColumns:
    """The columns that are read."""

    text: str | None
    """The column of free text, if there is one."""
    components: Mapping[str, str]
    """Component to column."""

    def query(self, row: Row) -> str | dict[str, str | None]:
        """What to verify: the text alone, or the components with the text as `address`.

        >>> QueryColumns("addr", {"city": "Town"}).query(Row(("addr", "Town"), ("12 Main St", "Provo")))
        {'address': '12 Main St', 'city': 'Provo'}
        """
        cells = dict(zip(row.columns, row.cells, strict=True))
        text = typed_text(cells.get(self.text)) if self.text else None
        if not self.components:
            return text or ""
        found: dict[str, str | None] = {"address": text} if self.text else {}
        for component, column in self.components.items():
            found[component] = typed_text(cells.get(column))
        return found


def find_columns(name: str, columns: tuple[str, ...], text_column: str | None = None) -> QueryColumns:
    """The columns of a table that hold the address.

    They are found by name, whatever the case. `text_column` is the column of free text if it is not
    `address`. Raises InputError, which lists the columns there are, if no column fits, and if a column
    has the name of one that the answer adds.

    >>> find_columns("orders.csv", ("id", "Address"))
    QueryColumns(text='Address', components={})
    """
    taken = [column for column in columns if column in ANSWER_COLUMNS]
    if taken:
        raise InputError(
            f"{name} already has a column {taken[0]!r}, which addrkit would add:"
            " rename it, or verify the original file"
        )
    text = _named(text_column or DEFAULT_COLUMN, columns)
    if text_column and text is None:
        raise InputError(f"{name} has no column {text_column!r}: it has {_listed(columns)}")
    components = {each: column for each in COMPONENTS if (column := _named(each, columns)) and column != text}
    if text is None and not components.keys() - {"country"}:
        raise InputError(
            f"{name} has no column 'address' and none named after a component such as street or city:"
            f" it has {_listed(columns)}; name the one that holds the address with --column"
        )
    return QueryColumns(text, components)


def _named(wanted: str, columns: tuple[str, ...]) -> str | None:
    if wanted in columns:
        return wanted
    folded = wanted.strip().casefold()
    return next((each for each in columns if each.strip().casefold() == folded), None)


def _listed(columns: tuple[str, ...]) -> str:
    if not columns:
        return "no columns"
    shown = ", ".join(repr(each[:60]) for each in columns[:MAX_LISTED])
    more = len(columns) - MAX_LISTED
    return shown + (f" and {more} more" if more > 0 else "")
