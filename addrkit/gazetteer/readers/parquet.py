"""Parquet of any columns as a table."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from addrkit.errors import InputError
from addrkit.files.opening import first_line, unpacked_file
from addrkit.files.parquet_batches import batches
from addrkit.files.sample import FileSample
from addrkit.gazetteer.readers.tabular import SAMPLE_ROWS, Batches, Tabular

BATCH = 50_000


def parquet_of(sample: FileSample) -> Tabular:
    """The table of a Parquet file; structures are columns led by theirs (`a.b`). Raises InputError if it is damaged."""
    from pyarrow import parquet

    with unpacked_file(sample.path) as file:
        try:
            opened = parquet.ParquetFile(file)
            header = tuple(_flat(pa.Table.from_batches([], opened.schema_arrow)).column_names)
            first = next(batches(opened, file, str(sample.path), SAMPLE_ROWS), None)
            rows = _rows(first) if first is not None else []
        except (pa.ArrowException, OSError, UnicodeDecodeError, ValueError) as error:
            raise InputError(f"cannot read {sample.path}: {first_line(error)}") from error
    return Tabular(sample.path, header, rows, lambda places: _read(sample.path, header, places))


def _rows(batch: pa.RecordBatch) -> list[tuple[object, ...]]:
    flat = _flat(pa.Table.from_batches([batch]))
    columns = [_text(column).to_pylist() for column in flat.columns]
    return list(zip(*columns, strict=True))


def _read(path: Path, header: tuple[str, ...], places: Sequence[int]) -> Batches:
    from pyarrow import parquet

    with unpacked_file(path) as file:
        try:
            opened = parquet.ParquetFile(file)
            roots = sorted(
                {header[place].split(".")[0] for place in places} | {header[place] for place in places}
            )
            wanted = [name for name in opened.schema_arrow.names if name in roots]
            for batch in batches(opened, file, str(path), BATCH, wanted):
                flat = _flat(pa.Table.from_batches([batch]))
                yield {place: _text(flat.column(header[place])) for place in places}
        except (pa.ArrowException, OSError, UnicodeDecodeError, ValueError) as error:
            raise InputError(f"cannot read {path}: {first_line(error)}") from error


def _flat(table: pa.Table) -> pa.Table:
    while any(pa.types.is_struct(each.type) for each in table.schema):
        table = table.flatten()
    return table


def _text(column: pa.ChunkedArray) -> pa.Array:
    """A column as text; bytes as hexadecimal, lists as nothing."""
    whole = column.combine_chunks()
    if isinstance(whole, pa.ChunkedArray):
        whole = pa.concat_arrays(whole.chunks) if whole.num_chunks else pa.array([], column.type)
    if isinstance(whole, pa.ExtensionArray):
        whole = whole.storage
    if pa.types.is_dictionary(whole.type):
        whole = whole.dictionary_decode()
    if pa.types.is_binary(whole.type) or pa.types.is_large_binary(whole.type):
        return pa.array([each.hex() if each is not None else None for each in whole.to_pylist()], pa.string())
    if pa.types.is_nested(whole.type):
        return pa.nulls(len(whole), pa.string())
    text = whole.cast(pa.string())
    text.validate(full=True)
    if pa.types.is_floating(whole.type):
        # 37.0 is a whole number of a column that has gaps.
        return pc.if_else(pc.is_nan(whole), pa.scalar(None, pa.string()), text)
    return text
