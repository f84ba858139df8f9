"""Parquet a batch at a time, of a size that the memory holds whatever is in the cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from addrkit.errors import InputError

if TYPE_CHECKING:
    from pyarrow import parquet

LARGEST_CELL = 1 << 23
"""Bytes of one cell."""
BATCH_BYTES = 1 << 25
"""Of one batch, about."""
WIDE = 1 << 20
"""Bytes of a cell of which there may not be many."""
MOST_WIDE = 1 << 28
"""Bytes of all such cells of one column in one group of rows."""


def batches(
    file: parquet.ParquetFile,
    source: str | Path | pa.Buffer,
    name: str,
    rows: int,
    columns: Sequence[str] | None = None,
) -> Iterator[pa.RecordBatch]:
    """The rows of a file that `source` holds, or some of its columns, in batches of `rows`; fewer where they are wide.

    One kilobyte can unpack to gigabytes: a value that is written once may be in every row. Raises InputError for a
    column with a cell of more than 8 MB, or with more than 256 MB in cells of over 1 MB, before they are unpacked.
    """
    about = file.metadata
    for group in range(about.num_row_groups):
        here = about.row_group(group)
        width = here.total_byte_size // max(here.num_rows, 1)
        for at in range(here.num_columns):
            chunk = here.column(at)
            if columns is not None and chunk.path_in_schema.split(".")[0] not in columns:
                continue
            if chunk.total_uncompressed_size > WIDE:
                width = max(width, _widest(file, source, group, chunk, name))
        count = max(1, min(rows, BATCH_BYTES // max(width, 1)))
        for batch in file.iter_batches(batch_size=count, row_groups=[group], columns=columns):
            for column in batch.schema.names if batch.nbytes > LARGEST_CELL else ():
                if _is_text(batch[column].type):
                    _refuse(int(pc.max(pc.binary_length(batch[column])).as_py() or 0), 0, name, column)
            yield batch


def _widest(
    file: parquet.ParquetFile,
    source: str | Path | pa.Buffer,
    group: int,
    chunk: parquet.ColumnChunkMetaData,
    name: str,
) -> int:
    """Bytes of a column's widest cell, as far as the index of its group and the values that it writes once tell."""
    column = chunk.path_in_schema.split(".")[0]
    width = int(chunk.total_uncompressed_size) // max(int(chunk.num_values), 1)
    _refuse(width, chunk.total_uncompressed_size, name, column)
    if not chunk.has_dictionary_page or not _is_text(file.schema_arrow.field(column).type):
        return width
    total = 0
    again = type(file)(source, read_dictionary=[column])
    for batch in again.iter_batches(batch_size=1 << 16, row_groups=[group], columns=[column]):
        cells = batch[0]
        if not pa.types.is_dictionary(cells.type):
            break
        lengths = pc.binary_length(cells.dictionary)
        width = max(width, int(pc.max(lengths).as_py() or 0))
        if width <= WIDE:
            break
        total += int(pc.sum(pc.cast(lengths.take(cells.indices), pa.int64())).as_py() or 0)
        _refuse(width, total, name, column)
    return width


def _refuse(width: int, total: int, name: str, column: str) -> None:
    if width > LARGEST_CELL:
        raise InputError(
            f"{name} has a cell of more than {LARGEST_CELL >> 20} MB in the column {column!r}:"
            " leave the column out"
        )
    if width > WIDE and total > MOST_WIDE:
        raise InputError(
            f"{name} has more than {MOST_WIDE >> 20} MB in a few cells of the column {column!r}:"
            " leave the column out"
        )


def _is_text(kind: pa.DataType) -> bool:
    return bool(
        pa.types.is_string(kind)
        or pa.types.is_binary(kind)
        or pa.types.is_large_string(kind)
        or pa.types.is_large_binary(kind)
    )
