"""Memory-mapped Arrow files, read in place."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, overload

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from addrkit.errors import GazetteerError


def open_table(file: Path, schema: pa.Schema) -> pa.Table:
    """An Arrow file of one batch, memory-mapped.

    Raises GazetteerError if it is missing, damaged, or holds other columns.
    """
    try:
        with pa.memory_map(str(file)) as source:
            table = pa.ipc.open_file(source).read_all()
    except (OSError, pa.ArrowInvalid) as error:
        reason = "is damaged" if file.exists() else "is missing"
        raise GazetteerError(f"{file} {reason}: build the gazetteer again") from error
    if not table.schema.equals(schema):
        raise GazetteerError(f"{file} holds other columns than this addrkit reads: build the gazetteer again")
    return table if table.num_rows else schema.empty_table().combine_chunks()


def number_column(table: pa.Table, name: str) -> NDArray[Any]:
    """A column of numbers without nulls as an array that shares the file's memory."""
    column = table.column(name)
    kind = column.type.to_pandas_dtype()
    if not len(column):
        return np.zeros(0, kind)
    chunk = column.chunk(0)
    # Arrow's own conversion imports pandas where it is installed, a quarter of a second.
    return np.frombuffer(chunk.buffers()[1], kind)[chunk.offset : chunk.offset + len(chunk)]


class TextColumn(Sequence[str]):
    """A column of texts that decodes only what is asked for.

    >>> TextColumn(pa.chunked_array([["a", "é"]]))[1]
    'é'
    """

    __slots__ = ("_data", "_offsets")

    def __init__(self, column: pa.ChunkedArray) -> None:
        chunk = column.chunk(0) if column.num_chunks else pa.array([], column.type)
        _, offsets, data = chunk.buffers()
        width = np.int64 if pa.types.is_large_string(chunk.type) else np.int32
        self._offsets = (
            np.frombuffer(offsets, dtype=width)[chunk.offset : chunk.offset + len(chunk) + 1]
            if len(chunk)
            else np.zeros(1, dtype=width)
        )
        self._data = memoryview(data) if data is not None else memoryview(b"")

    def __len__(self) -> int:
        return len(self._offsets) - 1

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> list[str]: ...
    def __getitem__(self, place: int | slice) -> str | list[str]:
        if isinstance(place, slice):
            return [self[each] for each in range(*place.indices(len(self)))]
        return str(self._data[self._offsets[place] : self._offsets[place + 1]], "utf-8")
