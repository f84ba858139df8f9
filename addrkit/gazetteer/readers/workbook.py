"""The first sheet of an Excel workbook as a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa

from addrkit.columns.cells import cell_text, typed_text
from addrkit.columns.header import header_at
from addrkit.files.sample import FileSample
from addrkit.files.workbook import sheet_rows
from addrkit.gazetteer.readers.tabular import SAMPLE_ROWS, Batches, Tabular

BATCH = 20_000
_LOOKED = 20
"""Rows among which the header is looked for."""


def workbook_of(sample: FileSample) -> Tabular:
    """The table of a workbook's first sheet. Raises InputError if it is none."""
    first = list(islice(_rows(sample.path), _LOOKED + SAMPLE_ROWS))
    texts = [[cell_text(cell) for cell in row] for row in first]
    at = header_at(texts[:_LOOKED])
    header = tuple(name.strip() for name in texts[at])
    rows = [_fitted(row, len(header)) for row in first[at + 1 :]]
    return Tabular(sample.path, header, rows, lambda places: _read(sample.path, at, len(header), places))


def _rows(path: Path) -> Iterator[tuple[Any, ...]]:
    with path.open("rb") as stream:
        yield from sheet_rows(stream, str(path))


def _read(path: Path, at: int, width: int, places: Sequence[int]) -> Batches:
    rows = islice(_rows(path), at + 1, None)
    while some := [_fitted(row, width) for row in islice(rows, BATCH)]:
        yield {place: pa.array([typed_text(row[place]) for row in some], pa.string()) for place in places}


def _fitted(row: Sequence[Any], width: int) -> tuple[Any, ...]:
    return (*row[:width], *[None] * (width - len(row)))
