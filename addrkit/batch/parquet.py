"""Parquet: read by row groups, every input column kept with its type."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from addrkit.batch.answers import ANSWER_COLUMNS
from addrkit.batch.cells import cell_text
from addrkit.batch.rows import Format, Row
from addrkit.errors import InputError
from addrkit.files.opening import STANDARD_INPUT, OpenedFile, unreadable
from addrkit.files.parquet_batches import BATCH_BYTES, batches

BATCH_ROWS = 4_096
SAMPLE_ROWS = 100
"""Rows that are looked at to tell columns apart."""
GROUP_ROWS = 20_000
"""Rows of one row group written: large enough to compress, small enough to hold in memory."""

MOST_HELD = 8 * BATCH_BYTES
"""Bytes of the input in one row group written, where rows are wide."""
_LISTS = frozenset({"addr_reasons", "addr_unmatched"})
_NUMBERS = frozenset({"addr_score", "addr_lat", "addr_lon"})


def answer_schema() -> pa.Schema:
    """The types of the answer's columns."""
    types = {
        **dict.fromkeys(ANSWER_COLUMNS, pa.string()),
        **dict.fromkeys(_NUMBERS, pa.float64()),
        **dict.fromkeys(_LISTS, pa.list_(pa.string())),
    }
    return pa.schema([(name, types[name]) for name in ANSWER_COLUMNS])


class ParquetSource:
    """A Parquet file. Raises InputError if it is none."""

    format: Format = "parquet"

    def __init__(self, path: str, opened: OpenedFile) -> None:
        self._opened = opened
        self.name = opened.name
        try:
            # A pipe cannot be read from its end, where Parquet keeps its index.
            self._source = pa.py_buffer(opened.stream.read()) if path == STANDARD_INPUT else path
            self._file = pq.ParquetFile(self._source)
        except (pa.ArrowException, OSError) as error:
            opened.close()
            raise InputError(f"{opened.name} is not a Parquet file, or it is damaged") from error
        self.schema = self._file.schema_arrow
        self.columns = tuple(self.schema.names)
        self.sample = self._first()
        self.total: int | None = self._file.metadata.num_rows
        self._read = 0

    def rows(self) -> Iterator[Row]:
        """Every row, with the batch that holds it."""
        try:
            for batch in batches(self._file, self._source, self.name, BATCH_ROWS):
                columns = [values_of(column) for column in batch.columns]
                for at in range(batch.num_rows):
                    cells = tuple(column[at] for column in columns)
                    self._read += 1
                    yield Row(self.columns, cells, origin=(batch, at))
        except (pa.ArrowException, OSError) as error:
            raise unreadable(self.name, error) from error

    def _first(self) -> list[Row]:
        batch = next(batches(self._file, self._source, self.name, SAMPLE_ROWS), None)
        columns = [values_of(column) for column in batch.columns] if batch is not None else []
        return [Row(self.columns, cells) for cells in zip(*columns, strict=True)]

    def position(self) -> int:
        """Rows read."""
        return self._read

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()
        self._opened.close()


class ParquetSink:
    """Writes row groups. `schema` gives the types of the input's columns."""

    def __init__(self, stream: BinaryIO, schema: pa.Schema, names: Mapping[str, str]) -> None:
        self._input = schema
        added = [(names[each.name], each.type) for each in answer_schema()]
        self._schema = pa.schema(
            [*schema, *map(pa.field, *zip(*added, strict=True))], metadata=schema.metadata
        )
        self._writer = pq.ParquetWriter(stream, self._schema, compression="zstd")
        self._rows: list[Row] = []
        self._held = 0
        self._answers: list[Mapping[str, Any]] = []

    def write(self, row: Row, answer: Mapping[str, Any]) -> None:
        """Add a row."""
        self._rows.append(row)
        self._answers.append(answer)
        batch, at = row.origin or (None, 0)
        # Every batch that is held is counted once, with its first row.
        self._held += batch.nbytes if batch is not None and not at else 0
        if len(self._rows) >= GROUP_ROWS or self._held > MOST_HELD:
            self._write_group()

    def close(self) -> None:
        """Write the last group and the index."""
        self._write_group()
        self._writer.close()

    def _write_group(self) -> None:
        if not self._rows:
            return
        answers = [
            pa.array([_storable(answer[each.name]) for answer in self._answers], each.type)
            for each in answer_schema()
        ]
        kept = self._kept_columns()
        self._writer.write_table(pa.Table.from_arrays([*kept, *answers], schema=self._schema))
        self._rows, self._answers, self._held = [], [], 0

    def _kept_columns(self) -> list[pa.ChunkedArray | pa.Array]:
        if self._rows[0].origin is not None:
            batches = [
                batch.slice(places[0], len(places))
                for batch, places in _runs([row.origin for row in self._rows if row.origin is not None])
            ]
            return list(pa.Table.from_batches(batches).columns)
        values = [dict(zip(row.columns, row.cells, strict=True)) for row in self._rows]
        return [
            pa.array([_as_type(row.get(each.name), each.type) for row in values], each.type)
            for each in self._input
        ]


def text_schema(columns: tuple[str, ...]) -> pa.Schema:
    """The schema of a text table: every column is text."""
    return pa.schema([(name, pa.string()) for name in columns])


def json_schema(columns: tuple[str, ...], rows: Iterator[Row]) -> pa.Schema:
    """The schema of JSON objects: a column of one kind keeps it, any other becomes text."""
    kinds: dict[str, set[type]] = {name: set() for name in columns}
    for row in rows:
        for name, value in zip(row.columns, row.cells, strict=True):
            if value is not None:
                fits = not isinstance(value, int) or isinstance(value, bool) or abs(value) < 2**63
                kinds[name].add(type(value) if fits else str)
    return pa.schema([(name, _JSON_TYPES.get(frozenset(kinds[name]), pa.string())) for name in columns])


_JSON_TYPES: Mapping[frozenset[type], pa.DataType] = {
    frozenset({bool}): pa.bool_(),
    frozenset({int}): pa.int64(),
    frozenset({float}): pa.float64(),
    frozenset({int, float}): pa.float64(),
}


def values_of(column: pa.Array) -> list[Any]:
    """A column as Python values; what Python cannot hold exactly, such as nanoseconds, as text."""
    if pa.types.is_temporal(column.type):
        return list(column.cast(pa.string()).to_pylist())
    return list(column.to_pylist())


def _runs(origins: list[tuple[Any, int]]) -> Iterator[tuple[pa.RecordBatch, list[int]]]:
    """Rows in a row of one batch, together."""
    for _, run in groupby(origins, key=lambda origin: id(origin[0])):
        found = list(run)
        yield found[0][0], [place for _, place in found]


def _as_type(value: object, wanted: pa.DataType) -> object:
    if value is None or not pa.types.is_string(wanted):
        return value
    return _storable(cell_text(value))


def _storable(value: Any) -> Any:
    """Text without halves of surrogate pairs, which Parquet cannot hold."""
    if isinstance(value, str) and not value.isascii():
        return value.encode("utf-8", "backslashreplace").decode("utf-8")
    if isinstance(value, list):
        return [_storable(each) for each in value]
    return value
