"""Tables of any columns: separated text, Parquet, Excel workbooks, and JSON objects (lines, arrays, GeoJSON)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa

from addrkit.columns import ColumnOptions, Columns
from addrkit.files.sample import FileSample, sample_of
from addrkit.files.workbook import is_workbook
from addrkit.gazetteer.readers.objects import is_objects, objects_of
from addrkit.gazetteer.readers.overture import MAGIC as PARQUET
from addrkit.gazetteer.readers.parquet import parquet_of
from addrkit.gazetteer.readers.records import columns_of, records_of
from addrkit.gazetteer.readers.separated import separated_of
from addrkit.gazetteer.readers.tabular import Tabular
from addrkit.gazetteer.readers.workbook import workbook_of
from addrkit.gazetteer.refusal import Refusal


def looks_like(sample: FileSample) -> bool:
    """Whether a file is a table of a format that is read."""
    return bool(sample.lines) or sample.head.startswith(PARQUET) or is_workbook(sample.head)


def table_of_file(sample: FileSample, options: ColumnOptions) -> Tabular:
    """The table of a file. Raises InputError if it is none."""
    if sample.head.startswith(PARQUET):
        return parquet_of(sample)
    if is_workbook(sample.head):
        return workbook_of(sample)
    return objects_of(sample) if is_objects(sample) else separated_of(sample, options)


def columns_read(sample: FileSample, options: ColumnOptions) -> Columns:
    """Which columns are read as what.

    Raises InputError if a table has none of the columns needed, not those that are mapped, or several that may be one;
    UsageError if what is mapped is no field.
    """
    return columns_of(table_of_file(sample, options), options)


def read_csv(path: Path, options: ColumnOptions) -> Iterator[pa.RecordBatch | Refusal]:
    """The rows of a table as `schema.ROWS`.

    A field that `options` do not map is taken by the names of the table's columns. Raises what `columns_read` does.
    """
    table = table_of_file(sample_of(path, options.encoding, options.usual_encoding), options)
    yield from records_of(table, columns_of(table, options), options)
