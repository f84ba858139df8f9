"""Memory-mapped Arrow files: written column by column, read in place."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final, overload

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from addrkit.errors import GazetteerError

MAGIC: Final = b"ARROW1\0\0"
"""What an Arrow file begins with; behind it stands a stream of messages."""
_BATCH, _COMPRESSION = 2, 3
"""Fields, by their places, of a message and of a batch of rows in Arrow's flat buffers."""


def open_table(file: Path, *columns: Sequence[str]) -> pa.Table:
    """An Arrow file of one batch, memory-mapped.

    Raises GazetteerError if it is missing, damaged, or holds other columns than one of those named.
    """
    table = _mapped(file)
    if tuple(table.column_names) not in {tuple(each) for each in columns}:
        raise GazetteerError(f"{file} holds other columns than this addrkit reads: build the gazetteer again")
    return table


def read_table(file: Path) -> pa.Table:
    """The same, whatever its columns, read to its end: offsets within the file, texts that are UTF-8.

    Raises GazetteerError.
    """
    table = _mapped(file)
    try:
        table.validate(full=True)
    except (pa.ArrowException, ValueError) as error:
        raise _damaged(file) from error
    return table


def _mapped(file: Path) -> pa.Table:
    try:
        with pa.memory_map(str(file)) as source:
            if _is_packed(source):
                raise _damaged(file)
            # As the stream that was looked through: the footer, which nobody needs, might name other rows.
            source.seek(len(MAGIC))
            table = pa.ipc.open_stream(source).read_all()
        # Names that are no text raise here.
        named = len(table.column_names)
    except (OSError, pa.ArrowException, ValueError, OverflowError, struct.error) as error:
        if not file.exists():
            raise GazetteerError(f"{file} is missing: build the gazetteer again") from error
        raise _damaged(file) from error
    if named != len(set(table.column_names)) or any(
        column.num_chunks > 1 or not _is_plain(column.type) for column in table.columns
    ):
        raise _damaged(file)
    return table


def _damaged(file: Path) -> GazetteerError:
    return GazetteerError(f"{file} is damaged: build the gazetteer again")


def _is_plain(kind: pa.DataType) -> bool:
    """Whether a column is of a type that gazetteers have."""
    return bool(is_text(kind) or pa.types.is_null(kind) or pa.types.is_integer(kind))


def is_text(kind: pa.DataType) -> bool:
    """Whether a column holds texts or blobs."""
    types = pa.types
    texts = types.is_string(kind) or types.is_large_string(kind)
    return bool(texts or types.is_binary(kind) or types.is_large_binary(kind))


def _is_packed(source: pa.NativeFile) -> bool:
    """Whether the rows are compressed: some kilobytes could unpack to any size before anybody looks at them.

    Read from the flat buffer of each message (https://arrow.apache.org/docs/format/Columnar.html), for Arrow unpacks
    a batch as it reads it. Raises ValueError or struct.error if there is none.
    """
    if source.read(len(MAGIC)) != MAGIC:
        raise ValueError("no Arrow file")
    for message in pa.ipc.MessageReader.open_stream(source):
        if message.type == "schema":
            continue
        if message.type != "record batch":
            raise ValueError("neither columns nor rows")
        buffer = message.metadata.to_pybytes()
        batch = _field(buffer, struct.unpack_from("<I", buffer, 0)[0], _BATCH)
        if batch is not None:
            table = batch + struct.unpack_from("<I", buffer, batch)[0]
            if _field(buffer, table, _COMPRESSION) is not None:
                return True
    return False


def _field(buffer: bytes, table: int, number: int) -> int | None:
    """Where a field of a table lies in a flat buffer; None if it is not there."""
    vtable = table - struct.unpack_from("<i", buffer, table)[0]
    (size,) = struct.unpack_from("<H", buffer, vtable)
    place = 4 + 2 * number
    if vtable < 0 or place + 2 > size:
        return None
    (offset,) = struct.unpack_from("<H", buffer, vtable + place)
    return table + offset if offset else None


def write_table(file: Path, columns: Mapping[str, Any]) -> None:
    """Write columns, arrays of numpy or Arrow, as an Arrow file of one batch; numbers as narrow as they can be."""
    arrays = [narrowed(column) if isinstance(column, np.ndarray) else column for column in columns.values()]
    batch = pa.RecordBatch.from_arrays(arrays, names=list(columns))
    with pa.ipc.new_file(str(file), batch.schema) as stream:
        stream.write_batch(batch)


def narrowed(numbers: NDArray[Any]) -> pa.Array:
    """Whole numbers in the narrowest type that holds them; nulls, which take no room, for nothing but zeros.

    >>> narrowed(np.array([1, 70_000])).type, narrowed(np.zeros(3, np.int64)).type, narrowed(np.array([-1])).type
    (DataType(uint32), DataType(null), DataType(int8))
    """
    low, high = (int(numbers.min()), int(numbers.max())) if len(numbers) else (0, 0)
    if low == high == 0:
        return pa.nulls(len(numbers))
    sign = "int" if low < 0 else "uint"
    kind = next(
        np.dtype(f"{sign}{width}")
        for width in (8, 16, 32, 64)
        if np.iinfo(f"{sign}{width}").min <= low and high <= np.iinfo(f"{sign}{width}").max
    )
    plain = np.ascontiguousarray(numbers, dtype=kind)
    return pa.Array.from_buffers(pa.from_numpy_dtype(kind), len(plain), [None, pa.py_buffer(plain)])


def number_column(table: pa.Table, name: str) -> NDArray[Any]:
    """A column of numbers as an array that shares the file's memory; zeros for a column of nulls."""
    column = table.column(name)
    if pa.types.is_null(column.type):
        return np.broadcast_to(np.zeros(1, np.uint8), len(column))
    kind = column.type.to_pandas_dtype()
    if not len(column):
        return np.zeros(0, kind)
    chunk = column.chunk(0)
    # Arrow's own conversion imports pandas where it is installed, a quarter of a second.
    return np.frombuffer(chunk.buffers()[1], kind, chunk.offset + len(chunk))[chunk.offset :]


def run_of(column: NDArray[Any], first: int, last: int) -> tuple[int, int]:
    """Where the values from `first` up to `last`, excluded, lie in a sorted column.

    numpy would copy the whole column for a number of another type.

    >>> run_of(np.array([1, 2, 2, 9], np.uint8), 2, 300)
    (1, 4)
    """
    kind, most = column.dtype.type, _greatest(column.dtype)
    low = int(column.searchsorted(kind(first))) if first <= most else len(column)
    high = int(column.searchsorted(kind(last))) if last <= most else len(column)
    return low, high


def distinct(numbers: NDArray[np.int64]) -> NDArray[np.int64]:
    """Numbers sorted, each once: what `np.unique` does by hashing, which takes several times as long.

    >>> distinct(np.array([3, 1, 3])).tolist()
    [1, 3]
    """
    ordered = np.sort(numbers)
    kept = np.ones(len(ordered), bool)
    kept[1:] = ordered[1:] != ordered[:-1]
    return ordered[kept]


def spans(firsts: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """The numbers of several runs, one after another.

    >>> spans(np.array([5, 20]), np.array([2, 3])).tolist()
    [5, 6, 20, 21, 22]
    """
    before = np.cumsum(lengths) - lengths
    return np.repeat(firsts - before, lengths) + np.arange(int(lengths.sum()))


@cache
def _greatest(kind: np.dtype[Any]) -> int:
    return int(np.iinfo(kind).max)


class TextColumn(Sequence[str]):
    """A column of texts that decodes only what is asked for.

    >>> TextColumn(pa.chunked_array([["a", "é"]]))[1]
    'é'
    """

    __slots__ = ("_data", "_offsets")

    def __init__(self, column: pa.ChunkedArray) -> None:
        chunk = column.chunk(0) if column.num_chunks else pa.array([], pa.string())
        _, offsets, data = chunk.buffers() if len(chunk) else (None, None, None)
        width = np.int64 if _has_long_offsets(chunk.type) else np.int32
        found: NDArray[Any] = (
            np.frombuffer(offsets, width, chunk.offset + len(chunk) + 1)[chunk.offset :]
            if offsets is not None
            else np.zeros(1, dtype=width)
        )
        # A view gives Python's own numbers, in half the time that numpy's take.
        self._offsets = found.data
        self._data = memoryview(data) if data is not None else memoryview(b"")

    def __len__(self) -> int:
        return len(self._offsets) - 1

    def raw(self, at: int) -> memoryview:
        """The bytes of a text, or of a blob."""
        return self._data[self._offsets[at] : self._offsets[at + 1]]

    def every(self, step: int) -> list[str]:
        """Every `step`-th text from the first one on.

        >>> TextColumn(pa.chunked_array([["a", "b", "c"]])).every(2)
        ['a', 'c']
        """
        offsets = np.asarray(self._offsets)
        bounds = zip(offsets[:-1:step].tolist(), offsets[1::step].tolist(), strict=True)
        data = self._data
        return [str(data[start:end], "utf-8") for start, end in bounds]

    def leading_bytes(self, width: int) -> NDArray[np.uint8]:
        """The first `width` bytes of every text: a row for each of the places, zeros behind a text's end."""
        data = np.frombuffer(self._data, np.uint8)
        found = np.zeros((width, len(self)), np.uint8)
        offsets = np.asarray(self._offsets).astype(np.int64)
        starts, ends = offsets[:-1], offsets[1:]
        for at in range(width):
            there = np.flatnonzero(starts + at < ends)
            found[at, there] = data[starts[there] + at]
        return found

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> list[str]: ...
    def __getitem__(self, place: int | slice) -> str | list[str]:
        if isinstance(place, slice):
            return [self[each] for each in range(*place.indices(len(self)))]
        offsets = self._offsets
        return str(self._data[offsets[place] : offsets[place + 1]], "utf-8")

    def first_from(self, text: str, first: int, last: int) -> int:
        """Where the first of the sorted texts from `first` up to `last` stands that is not below a text.

        >>> TextColumn(pa.chunked_array([["a", "c", "é"]])).first_from("b", 0, 3)
        1
        """
        # Bytes of UTF-8 sort as their characters do.
        wanted, data, offsets = text.encode(), self._data, self._offsets
        while first < last:
            middle = (first + last) // 2
            if bytes(data[offsets[middle] : offsets[middle + 1]]) < wanted:
                first = middle + 1
            else:
                last = middle
        return first


def _has_long_offsets(kind: pa.DataType) -> bool:
    return bool(pa.types.is_large_string(kind) or pa.types.is_large_binary(kind))
