"""How many rows a file has, counted before they are verified: what tells a person how long it will take.

Only files that are counted within seconds are. Rows are lines outside quotes, so that a malformed table is counted
about right.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from addrkit.batch.rows import RowSource

COUNTED_UP_TO = 2 << 30
"""Bytes of a file whose rows are counted: some seconds."""
BY_LINES: frozenset[str] = frozenset({"csv", "jsonl"})
"""Formats whose rows are lines."""
_PIECE = 4 << 20
_PACKED = (b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"PK\x03\x04")
_QUOTE, _LINE_END, _RETURN = 34, 10, 13


def rows_in(source: RowSource) -> int | None:
    """The rows of a source; None where they cannot be counted: a pipe, a packed file, a very large one."""
    if source.format == "parquet":
        return source.total
    file = Path(source.name)
    if source.format not in BY_LINES:
        return None
    try:
        if not file.is_file() or file.stat().st_size > COUNTED_UP_TO:
            return None
        lines = _lines_of(file, quoted=source.format == "csv")
    except OSError:
        return None
    header = 1 if source.format == "csv" else 0
    return max(lines - header, 0) if lines is not None else None


def _lines_of(file: Path, *, quoted: bool) -> int | None:
    """The lines of a file, those within quotes not counted; None for what is packed or of two bytes a letter."""
    ends, returns, within, last = 0, 0, 0, b""
    with file.open("rb") as stream:
        while piece := stream.read(_PIECE):
            if not last and (piece.startswith(_PACKED) or b"\0" in piece[:64]):
                return None
            last = piece[-1:]
            bytes_of = np.frombuffer(piece, np.uint8)
            open_ = np.zeros(len(bytes_of), bool)
            if quoted:
                quotes = bytes_of == _QUOTE
                open_ = (np.cumsum(quotes) + within) % 2 == 1
                within = (within + int(quotes.sum())) % 2
            ends += int(((bytes_of == _LINE_END) & ~open_).sum())
            returns += int(((bytes_of == _RETURN) & ~open_).sum())
    lines = ends or returns
    return lines + (last not in (b"\n", b"\r", b""))
