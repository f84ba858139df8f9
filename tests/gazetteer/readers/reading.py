"""What the tests of readers share: writing an input, and reading all of it."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa

from addrkit.columns import ColumnOptions
from addrkit.gazetteer.readers import read_inputs
from addrkit.gazetteer.refusal import Refusal, summed
from addrkit.gazetteer.schema import ROWS

Row = dict[str, Any]


def written(folder: Path, name: str, content: str | bytes) -> Path:
    """A file of some content, packed as its name says."""
    data = content.encode() if isinstance(content, str) else content
    if name.endswith(".gz"):
        data = gzip.compress(data)
    elif name.endswith(".zst"):
        data = pa.compress(data, codec="zstd", asbytes=True)
    path = folder / name
    path.write_bytes(data)
    return path


def read(
    path: Path, reader: str = "auto", columns: Mapping[str, str] | ColumnOptions | None = None
) -> tuple[list[Row], tuple[Refusal, ...]]:
    """Every row of an input, without its empty columns, and what was refused."""
    rows: list[Row] = []
    refused: list[Refusal] = []
    for each in read_inputs([path], reader, columns):
        for batch in each.rows:
            if isinstance(batch, Refusal):
                refused.append(batch)
                continue
            assert batch.schema == ROWS
            batch.validate(full=True)
            rows += [
                {key: value for key, value in row.items() if value is not None} for row in batch.to_pylist()
            ]
    return rows, summed(refused)
