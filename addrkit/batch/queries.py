"""The query that a row makes, whichever columns its table holds the address in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

from addrkit.batch.answers import ANSWER_COLUMNS
from addrkit.batch.rows import Row, RowSource
from addrkit.columns import ColumnOptions, Columns, read_columns
from addrkit.columns.cells import flattened
from addrkit.columns.keyed import KeyedRows
from addrkit.errors import AddrkitError, InputError


class QueryColumns:
    """The columns of a table that are read.

    The rows of a text table have one header. JSON objects have their own keys each, and each is read by them, so that a
    row means the same wherever it stands and wherever it comes from.
    """

    def __init__(
        self,
        columns: Columns,
        options: ColumnOptions,
        name: str,
        *,
        by_row: bool,
        nested: bool = False,
        answers: Sequence[str] = ANSWER_COLUMNS,
    ) -> None:
        self.columns = columns
        """As the header, or the first rows, tell."""
        self._name, self._by_row, self._nested = name, by_row, nested
        self._answers = frozenset(answers)
        mapped = [
            columns.header[place]
            for field in options.mapped
            if field in columns.fields
            for place in columns.fields[field].places
        ]
        self._rows = KeyedRows(options, f"a row of {name}", mapped)

    @property
    def fields(self) -> Mapping[str, str]:
        """Field to the columns that it is read from."""
        return self.columns.used

    @property
    def warnings(self) -> tuple[str, ...]:
        """What may be wrong, each with the option that mends it."""
        return self.columns.warnings

    def told(self) -> str:
        """One line for the user: the field of each column that is read, and the columns that are not."""
        return self.columns.told()

    def query(self, row: Row) -> str | dict[str, str | None]:
        """What to verify: the text alone, or the components with the text as `address`.

        Raises InputError for an object whose keys leave open which of them are meant.
        """
        if not self._by_row:
            return self.columns.query(self._flat(row) if self._nested else row.cells)
        return self._rows.query(dict(zip(row.columns, row.cells, strict=True)))

    def _flat(self, row: Row) -> Sequence[Any]:
        """The cells by the header's names, those of a record within a cell among them."""
        held = flattened(dict(zip(row.columns, row.cells, strict=True)))
        return [held.get(name) for name in self.columns.header]

    def checked(self, row: Row) -> Row:
        """The row; with an error, if its keys leave open which of them are meant."""
        if not self._by_row or row.error is not None:
            return row
        try:
            self.query(row)
        except AddrkitError as error:
            return replace(row, error=str(error))
        return row

    def refuse_answers(self, row: Row, number: int) -> None:
        """Raises InputError for an object that has a key which the answer would overwrite; `number` counts from 1."""
        taken = next((name for name in row.columns if name in self._answers), None) if self._by_row else None
        if taken:
            raise InputError(
                f"row {number} of {self._name} already has a key {taken!r}, which addrkit would add:"
                " rename it, verify the original file, or name the new ones otherwise with --prefix"
            )


def find_columns(
    source: RowSource, options: ColumnOptions | None = None, answer_columns: Sequence[str] = ANSWER_COLUMNS
) -> QueryColumns:
    """The columns of a table that hold the address.

    Raises InputError, which lists the columns there are, if no column fits or several do, and if a column has the name
    of one that the answer adds.
    """
    taken = [column for column in source.columns if column in answer_columns]
    if taken:
        raise InputError(
            f"{source.name} already has a column {taken[0]!r}, which addrkit would add:"
            " rename it, verify the original file, or name the new ones otherwise with --prefix"
        )
    said = options or ColumnOptions()
    by_row = source.format in ("jsonl", "json")
    nested = not by_row and any(isinstance(cell, Mapping) for row in source.sample for cell in row.cells)
    if by_row or nested:
        rows = [
            flattened(dict(zip(row.columns, row.cells, strict=True)))
            for row in source.sample
            if not row.error
        ]
        header = tuple(dict.fromkeys(chain.from_iterable(rows)))
        sample: list[Sequence[Any]] = [tuple(row.get(name) for name in header) for row in rows]
    else:
        header, sample = source.columns, [row.cells for row in source.sample if not row.error]
    columns = read_columns(header, said, name=source.name, sample=sample)
    return QueryColumns(columns, said, source.name, by_row=by_row, nested=nested, answers=answer_columns)
