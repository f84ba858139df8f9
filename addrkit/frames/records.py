"""Tables whose cells hold records: the fields of a record are read as columns, `shipping.city`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from addrkit.columns import Columns
from addrkit.columns.cells import flattened
from addrkit.columns.columns import FieldSource
from addrkit.frames.kinds import Table


class RecordTable:
    """A table by the fields of its records; what is added stands behind its own columns."""

    def __init__(self, table: Table, fields: Mapping[str, int]) -> None:
        """`fields` are the names to read by, each with the place of its column in the table."""
        self._table = table
        self._fields = dict(fields)
        self.names = tuple(fields)

    def __len__(self) -> int:
        return len(self._table)

    def sample(self, count: int) -> list[tuple[Any, ...]]:
        """Some of its first rows."""
        return [tuple(self._flat(row, range(len(row)))) for row in self._table.sample(count)]

    def rows(self, columns: Columns) -> Iterator[list[Any]]:
        """Every row as wide as the names; None in what is not read, and for what is missing."""
        places = sorted({self._fields[self.names[place]] for place in columns.asked})
        held = Columns(self._table.names, {"address": FieldSource(tuple(("", (place,)) for place in places))})
        for row in self._table.rows(held):
            yield self._flat(row, places)

    def extended(self, added: Mapping[str, Sequence[Any]]) -> Any:
        """The table with more columns."""
        return self._table.extended(added)

    def _flat(self, row: Sequence[Any], places: Sequence[int]) -> list[Any]:
        held = flattened({self._table.names[place]: row[place] for place in places})
        return [held.get(name) for name in self.names]


def by_records(table: Table, sample: int) -> Table:
    """The table, by the fields of its records where some of its first rows hold any.

    >>> import pyarrow as pa
    >>> from addrkit.frames.kinds import table_of
    >>> by_records(table_of(pa.table({"id": [1], "to": [{"city": "Gap", "zip": "05000"}]})), 100).names
    ('id', 'to.city', 'to.zip')
    """
    rows = table.sample(sample)
    if not any(isinstance(cell, Mapping) for row in rows for cell in row):
        return table
    fields: dict[str, int] = {}
    for at, name in enumerate(table.names):
        held = [key for row in rows for key in flattened({name: row[at]}) if row[at] is not None]
        fields |= dict.fromkeys(held or [name], at)
    return RecordTable(table, fields)
