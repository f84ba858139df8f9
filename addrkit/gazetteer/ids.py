"""The ids of records, unpacked a block at a time."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from addrkit.errors import GazetteerError
from addrkit.gazetteer.schema import ID_END, IDS, IDS_IN_BLOCK
from addrkit.index.columns import TextColumn, number_column, open_table
from addrkit.index.kept_arrays import kept_arrays

_END = ord(ID_END)


class IdColumn:
    """Ids by the row of their door."""

    def __init__(self, file: Path) -> None:
        table = open_table(file, IDS)
        self._file = file
        self._blocks = TextColumn(table.column("block"))
        self._sizes = number_column(table, "size")
        if len(self._blocks) != len(self._sizes):
            raise GazetteerError(f"{file} is damaged: build the gazetteer again")
        self._unpacked = kept_arrays.keep(self._unpack)

    def __getitem__(self, row: int) -> str:
        block, at = divmod(row, IDS_IN_BLOCK)
        text, ends = self._unpacked(block)
        if at >= len(ends):
            raise GazetteerError(f"{self._file} is damaged: build the gazetteer again")
        return str(text[int(ends[at - 1]) + 1 if at else 0 : int(ends[at])], "utf-8")

    def _unpack(self, block: int) -> tuple[bytes, NDArray[np.int32]]:
        """The ids of a block, one after the other, and where each ends: cut apart they take five times more."""
        try:
            size = int(self._sizes[block])
            text = pa.decompress(self._blocks.raw(block), size, codec="zstd", asbytes=True)
            # Whatever is no text is told here.
            str(text, "utf-8")
            between = np.flatnonzero(np.frombuffer(text, np.uint8) == _END)
            return text, np.append(between, len(text)).astype(np.int32)
        except (pa.ArrowException, OSError, ValueError, OverflowError, MemoryError, SystemError) as error:
            raise GazetteerError(f"{self._file} is damaged: build the gazetteer again") from error
