"""Separated text with a header: any separator and encoding; plain, `.gz` or `.zst`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pyarrow as pa

from addrkit.errors import InputError, UsageError
from addrkit.files.opening import Sample, sample_of
from addrkit.gazetteer.readers.separated import Table, listed, positions, read_table, rows_of, table_of
from addrkit.gazetteer.refusal import Refusal
from addrkit.gazetteer.schema import COLUMNS

NEEDED = ("street", "city", "postcode")


def looks_like(sample: Sample) -> bool:
    """Whether a file is text with a header of more than spaces."""
    return bool(sample.lines)


def check_columns(sample: Sample, columns: Mapping[str, str]) -> None:
    """Raises InputError if a table has none of the columns needed, or not those that are mapped; UsageError if
    what is mapped is no field.
    """
    _positions(table_of(sample), columns, sample.path)


def read_csv(path: Path, columns: Mapping[str, str]) -> Iterator[pa.RecordBatch | Refusal]:
    """The rows of a separated file as `schema.ROWS`.

    `columns` maps canonical columns to the file's own; a canonical column that is not mapped is taken by
    its name. Columns that are neither are ignored. Raises InputError if the file cannot be read, is not
    text, or has none of street, city and postcode.
    """
    table = table_of(sample_of(path))
    for batch in read_table(path, table, _positions(table, columns, path)):
        if isinstance(batch, Refusal):
            yield batch
        else:
            yield rows_of(batch, len(next(iter(batch.values()))))


def _positions(table: Table, columns: Mapping[str, str], path: Path) -> dict[str, int]:
    """Canonical column to the position of the file's column."""
    found = positions(table.columns, {name: (name,) for name in COLUMNS if name not in columns})
    for name, wanted in columns.items():
        if name not in COLUMNS:
            raise UsageError(f"there is no field {name!r} to map: the fields are {', '.join(COLUMNS)}")
        place = positions(table.columns, {name: (wanted.lower(),)}).get(name)
        if wanted in table.columns:
            place = table.columns.index(wanted)
        if place is None:
            raise InputError(f"{path} has no column {wanted!r} for {name}: it has {listed(table.columns)}")
        found[name] = place
    if not any(name in found for name in NEEDED):
        raise InputError(
            f"{path} has none of the columns street, city and postcode: it has {listed(table.columns)}; "
            "name them with --map field=column"
        )
    return found
