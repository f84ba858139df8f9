"""Several files read as one table, one behind the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pyarrow as pa

from addrkit.batch.csv import CsvSource
from addrkit.batch.parquet import ParquetSource
from addrkit.batch.rows import Row, RowSource
from addrkit.columns.columns import shown
from addrkit.errors import InputError

_OBJECTS = ("jsonl", "json")
"""Formats whose rows have keys of their own each."""
_NOTHING = "__HIVE_DEFAULT_PARTITION__"


class Several:
    """The rows of files of one format and of the same columns, in any order of these.

    A folder `country=NL` in a file's path is a column of it, as programs write that partition a table. All files are
    looked at before the first row is read. Raises InputError for one of another format or of other columns.
    """

    def __init__(self, files: Sequence[str], opened: Callable[[str], RowSource]) -> None:
        self._files = tuple(files)
        self._opened = opened
        first = opened(self._files[0])
        self._current: RowSource | None = first
        self.name = f"{first.name} and {len(files) - 1} more" if len(files) > 1 else first.name
        self.format = first.format
        parts = _partitions(self._files[0])
        self.columns = (*first.columns, *parts)
        self._made: tuple[Any, Any] | None = None
        self.sample = [self._row(row, parts) for row in first.sample]
        self.schema = _schema(first, parts)
        """The types of the columns of Parquet; None for others."""
        self.text = first if isinstance(first, CsvSource) else None
        """The first file, if it is separated text."""
        self.guessed: list[RowSource] = []
        """Files some of whose lines were read in an older encoding."""
        self._read = 0
        try:
            totals = [first.total, *(self._total(each) for each in self._files[1:])]
        except BaseException:
            first.close()
            raise
        self.total = sum(each for each in totals if each is not None) if None not in totals else None

    def rows(self) -> Iterator[Row]:
        """Every row in order, its cells in the order of the first file's columns."""
        for file in self._files:
            source = self._current or self._opened(file)
            self._current = source
            parts = _partitions(file)
            for row in source.rows():
                yield self._row(row, parts)
            self._read += source.position()
            if isinstance(source, CsvSource) and source.guessed:
                self.guessed.append(source)
            source.close()
            self._current = None

    def position(self) -> int:
        """How much was read of all files."""
        return self._read + (self._current.position() if self._current else 0)

    def close(self) -> None:
        """Let go of the file that is being read."""
        if self._current is not None:
            self._current.close()

    def _total(self, file: str) -> int | None:
        """The size of a further file, which is looked at. Raises InputError if it does not fit the first."""
        source = self._opened(file)
        try:
            if source.format != self.format:
                raise InputError(
                    f"{source.name} is {source.format}, and {self._files[0]} {self.format}:"
                    " verify files of one format together"
                )
            if self.format not in _OBJECTS:
                self._check(source, _partitions(file))
            return source.total
        finally:
            source.close()

    def _check(self, source: RowSource, parts: Mapping[str, str | None]) -> None:
        own = (*source.columns, *parts)
        missing = [each for each in self.columns if each not in own]
        more = [each for each in own if each not in self.columns]
        if missing or more or len(own) != len(self.columns):
            told = [f"lacks {shown(each)!r}" for each in missing[:1]] + [
                f"has {shown(each)!r} beside" for each in more[:1]
            ]
            raise InputError(
                f"{source.name} has other columns than {self._files[0]}: it"
                f" {' and '.join(told) or 'has a name twice'}; verify it by itself"
            )
        schema = _schema(source, parts)
        if self.schema is None or schema is None:
            return
        for each in self.schema:
            if schema.field(each.name).type != each.type:
                raise InputError(
                    f"{source.name}: the column {shown(each.name)!r} is {schema.field(each.name).type}, and"
                    f" {each.type} in {self._files[0]}; verify it by itself"
                )

    def _row(self, row: Row, parts: Mapping[str, str | None]) -> Row:
        own = (*row.columns, *parts)
        cells = (*row.cells, *parts.values())
        if self.format in _OBJECTS:
            return replace(row, columns=own, cells=cells) if parts else row
        if row.columns == self.columns:
            return row
        places = [own.index(each) for each in self.columns]
        origin = (self._batch(row.origin[0], parts, places), row.origin[1]) if row.origin else None
        return replace(
            row, columns=self.columns, cells=tuple(cells[place] for place in places), origin=origin
        )

    def _batch(self, batch: Any, parts: Mapping[str, str | None], places: list[int]) -> Any:
        """An Arrow batch with the columns of all files; made once for all of its rows."""
        if self._made is None or self._made[0] is not batch:
            made = batch
            for name, value in parts.items():
                made = made.append_column(name, pa.array([value] * batch.num_rows, pa.string()))
            self._made = (batch, made.select(places))
        return self._made[1]


def _partitions(file: str) -> dict[str, str | None]:
    """The columns that the folders of a path hold.

    >>> _partitions("orders/country=NL/year=2024/part-0.parquet")
    {'country': 'NL', 'year': '2024'}
    """
    pairs = [part.partition("=") for part in Path(file).parts[:-1]]
    return {
        unquote(name): None if value == _NOTHING else unquote(value)
        for name, sign, value in pairs
        if sign and name
    }


def _schema(source: RowSource, parts: Mapping[str, str | None]) -> pa.Schema | None:
    if not isinstance(source, ParquetSource):
        return None
    schema = source.schema
    for name in parts:
        schema = schema.append(pa.field(name, pa.string()))
    return schema
