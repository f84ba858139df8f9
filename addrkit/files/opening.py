"""Opening a file or a pipe, whatever its compression: the one way in which addrkit opens what it is given."""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, cast

from addrkit.errors import AddrkitError, InputError
from addrkit.files.encodings import Legacy, is_utf8
from addrkit.files.zipped import MAGIC, table_within

STANDARD_INPUT = "-"
SAMPLE_BYTES = 1 << 16
"""How much of a file is looked at to recognise what it is."""
BLOCK = 1 << 22
"""Bytes that are read at a time; bounds the memory."""
_LOOKED = 1 << 23
"""Bytes of a file in which lines that are not UTF-8 are looked for, once the first is met."""
_ENOUGH = 2_000
"""Such lines, from which their encoding is told."""
_PACKINGS = ((b"\x1f\x8b", "gzip"), (b"\x28\xb5\x2f\xfd", "zstd"))


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A file, unpacked, with its first bytes read but not consumed."""

    name: str
    """As messages call it."""
    head: bytes
    """Up to `SAMPLE_BYTES` from its beginning, unpacked."""
    stream: BinaryIO
    """The bytes, unpacked."""
    raw: BinaryIO
    """The bytes as stored, to tell how far the reading has come."""
    size: int | None
    """Bytes as stored; None for a pipe."""
    packing: str | None = None
    """"gzip", "zstd" or "zip", if it is packed."""
    legacy: Legacy = field(default_factory=Legacy)
    """The older encoding of its lines that are not UTF-8."""
    named: str | None = None
    """Its encoding, where who asks has named it."""

    def position(self) -> int:
        """Bytes read so far, as stored."""
        return self.raw.tell() if self.size is not None else 0

    def close(self) -> None:
        """Let go of the file."""
        if self.raw is not sys.stdin.buffer:
            self.raw.close()


def open_file(path: str | Path, encoding: str | None = None, usual: str | None = None) -> OpenedFile:
    """Open a file, or standard input for `-`, unpacking gzip, Zstandard and a zip archive of one
    table, which its content tells.

    `encoding` is that of its text, if it is named; `usual` that of older files of its country. Raises InputError if
    there is no such file, it is a directory, it must not be read or is damaged.
    """
    if str(path) == STANDARD_INPUT:
        name, raw, size = "standard input", cast(BinaryIO, sys.stdin.buffer), None
    else:
        name, raw = str(path), _open_stored(Path(path))
        size = Path(path).stat().st_size if Path(path).is_file() else None
    head, stream = _peek(raw, 4)
    packing = next((each for magic, each in _PACKINGS if head.startswith(magic)), None)
    try:
        if head.startswith(MAGIC) and size is not None:
            table = table_within(raw, name)
            packing = "zip" if table is not None else None
            stream = table if table is not None else raw
        elif packing:
            import pyarrow as pa

            stream = cast(BinaryIO, pa.input_stream(stream, compression=packing))
        head, stream = _peek(stream, SAMPLE_BYTES, to_line=size is None)
    except (OSError, ValueError, AddrkitError) as error:
        if raw is not sys.stdin.buffer:
            raw.close()
        raise unreadable(name, error) from error
    looked = path if size is not None else None
    legacy = Legacy(lambda: _odd_lines(head, looked), usual)
    return OpenedFile(name, head, stream, raw, size, packing, legacy, encoding)


@contextmanager
def opened_file(path: Path, encoding: str | None = None, usual: str | None = None) -> Iterator[OpenedFile]:
    """A context with an opened file, which it closes; an error of reading within it is an InputError."""
    opened = open_file(path, encoding, usual)
    try:
        yield opened
    except OSError as error:
        raise unreadable(opened.name, error) from error
    finally:
        opened.close()


@contextmanager
def unpacked_file(path: Path) -> Iterator[Path]:
    """A file of an input's bytes for formats that are read from any place in them, not from first to last.

    A packed input is unpacked beside the system's temporary files. Raises InputError.
    """
    with opened_file(path) as opened:
        if opened.packing is None:
            yield path
            return
        with tempfile.NamedTemporaryFile(prefix="addrkit.") as copy:
            shutil.copyfileobj(opened.stream, copy, BLOCK)
            copy.flush()
            yield Path(copy.name)


def unreadable(name: str, error: Exception) -> InputError:
    """What to say of a file that fails while it is read.

    >>> unreadable("orders.csv.gz", OSError("truncated stream"))
    InputError('orders.csv.gz cannot be read to its end: it is damaged or was cut off (truncated stream)')
    """
    if isinstance(error, InputError):
        return error
    return InputError(f"{name} cannot be read to its end: it is damaged or was cut off ({first_line(error)})")


def first_line(error: BaseException) -> str:
    """The first line of what an error says."""
    return (str(error).splitlines() or ["it is not readable"])[0].rstrip(".")[:300]


def _odd_lines(head: bytes, path: str | Path | None) -> list[bytes]:
    """Lines of a file that are not UTF-8; of a pipe those of its beginning."""
    if path is None:
        return [line for line in head.split(b"\n") if not is_utf8(line)]
    opened = open_file(path)
    try:
        found: list[bytes] = []
        read = 0
        while read < _LOOKED and len(found) < _ENOUGH and (line := opened.stream.readline(_LOOKED)):
            read += len(line)
            if not is_utf8(line):
                found.append(line)
        return found
    finally:
        opened.close()


def _open_stored(path: Path) -> BinaryIO:
    try:
        if path.is_dir():
            raise InputError(f"{path} is a directory: name a file")
        return path.open("rb")
    except FileNotFoundError:
        raise InputError(f"there is no file {path}") from None
    except (OSError, ValueError) as error:
        raise InputError(f"{path} cannot be read: {_reason(error)}") from error


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()


def _peek(stream: BinaryIO, wanted: int, *, to_line: bool = False) -> tuple[bytes, BinaryIO]:
    """The first bytes of a stream, and a stream that begins with them all the same.

    A pipe gives what it has: waiting for more would hold up whoever feeds it row by row. One whole line is
    waited for, so that the columns can be told.
    """
    head = b""
    while len(head) < wanted and (more := stream.read1(wanted - len(head))):  # type: ignore[attr-defined]
        head += more
        if to_line and b"\n" in more:
            break
    return head, cast(BinaryIO, io.BufferedReader(_Prefixed(head, stream)))


class _Prefixed(io.RawIOBase):
    """A stream with bytes put back at its beginning."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        super().__init__()
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, target: Any) -> int:
        room = memoryview(target).cast("B")
        data = self._head[: len(room)] or self._rest.read1(len(room))  # type: ignore[attr-defined]
        self._head = self._head[len(data) :]
        room[: len(data)] = data
        return len(data)
