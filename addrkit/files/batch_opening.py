"""Opening a file of text whatever its compression and its encoding, and refusing what is no text."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, cast

from addrkit.errors import InputError
from addrkit.files.encodings import MARK, Legacy, checked

STANDARD_INPUT = "-"
SAMPLE_BYTES = 65_536
"""How much of a file is looked at to recognise what it is."""
MAX_LINE = 1 << 25
"""Characters of one line that are read; the rest of the line is dropped."""
_LOOKED = 1 << 23
"""Bytes of a file in which lines that are not UTF-8 are looked for, once the first is met."""
_ENOUGH = 2_000
"""Such lines, from which their encoding is told."""

_PACKINGS = ((b"\x1f\x8b", "gzip"), (b"\x28\xb5\x2f\xfd", "zstd"))
_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
# Tabs, line ends, and the separators that old exports leave in cells.
_CONTROLS_OF_TEXT = frozenset(b"\t\n\x0b\x0c\r\x1a\x1c\x1d\x1e\x1f")
_MAX_CONTROLS, _MAX_CONTROLS_SHARE = 2, 0.03


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


def open_file(path: str, encoding: str | None = None) -> OpenedFile:
    """Open a file, or standard input for `-`, unpacking gzip and Zstandard.

    `encoding` is that of its text, if it is named. Raises InputError if there is no such file, it is a directory or it
    must not be read.
    """
    if path == STANDARD_INPUT:
        name, raw, size = "standard input", cast(BinaryIO, sys.stdin.buffer), None
    else:
        name, raw = path, _open_stored(Path(path))
        size = Path(path).stat().st_size if Path(path).is_file() else None
    head, stream = _peek(raw, 4)
    packing = next((each for magic, each in _PACKINGS if head.startswith(magic)), None)
    try:
        if packing:
            import pyarrow as pa

            stream = cast(BinaryIO, pa.input_stream(stream, compression=packing))
        head, stream = _peek(stream, SAMPLE_BYTES, to_line=size is None)
    except (OSError, ValueError) as error:
        if raw is not sys.stdin.buffer:
            raw.close()
        raise unreadable(name, error) from error
    looked = path if size is not None else None
    return OpenedFile(name, head, stream, raw, size, Legacy(lambda: _odd_lines(head, looked)), encoding)


def unreadable(name: str, error: Exception) -> InputError:
    """What to say of a file that fails while it is read.

    >>> unreadable("orders.csv.gz", OSError("truncated stream"))
    InputError('orders.csv.gz cannot be read to its end: it is damaged or was cut off (truncated stream)')
    """
    if isinstance(error, InputError):
        return error
    return InputError(f"{name} cannot be read to its end: it is damaged or was cut off ({error})")


def encoding_of(head: bytes) -> str | None:
    r"""The encoding of a text, by its first bytes; None if they are no text.

    What has no byte order mark and no NUL is taken for UTF-8; `text_lines` reads its other lines in an older encoding.

    >>> encoding_of("rue de l'église".encode()), encoding_of("straße".encode("utf-16"))
    ('utf-8', 'utf-16')
    >>> encoding_of(b"\x7fELF\x02\x01\x01\0\0\0") is None
    True
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if head.startswith(mark):
            return encoding
    zeros = head.count(0)
    if zeros:
        # Latin text in UTF-16 has a NUL in every other byte, always on the same side.
        for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
            if zeros > len(head) // 4 and head[first::2].count(0) == zeros:
                return encoding
        return None
    controls = sum(1 for byte in head if byte < 32 and byte not in _CONTROLS_OF_TEXT)
    return None if controls > _MAX_CONTROLS + _MAX_CONTROLS_SHARE * len(head) else "utf-8"


def text_encoding(opened: OpenedFile) -> str:
    """The encoding of an opened file. Raises InputError if it is not text or has nothing in it."""
    if not opened.head:
        raise InputError(f"{opened.name} is empty: it needs at least a line that names its columns")
    encoding = encoding_of(opened.head)
    if opened.named and encoding in (None, "utf-8"):
        return opened.named
    if encoding is None:
        hint = "save the workbook as CSV" if opened.head.startswith(b"PK\x03\x04") else "expected text"
        raise InputError(f"{opened.name} is a binary file, not a table of text: {hint}")
    return encoding


def text_lines(opened: OpenedFile, encoding: str) -> Iterator[str]:
    """The lines of a file with their line ends, whichever these are.

    A line that is not UTF-8 is read in the older encoding that such lines of the file are in, so that a file of both
    comes out right. One with bytes that no encoding explains is `Undecoded`. A line over `MAX_LINE` characters is cut.
    Raises InputError if the file breaks off.
    """
    plain = encoding.startswith("utf-8") and opened.named is None
    text = io.TextIOWrapper(opened.stream, encoding, "surrogateescape" if plain else MARK, newline="")
    try:
        while line := text.readline(MAX_LINE):
            if len(line) == MAX_LINE and line[-1] not in "\r\n":
                line += _drop_line(text)
            yield line if line.isascii() else _mended(line, opened.legacy) if plain else checked(line)
    except Exception as error:
        raise unreadable(opened.name, error) from error


def head_text(opened: OpenedFile, encoding: str) -> str:
    """The whole lines at the beginning of a file as they are going to be read."""
    head = opened.head
    if encoding.startswith(("utf-16", "utf-32")):
        return head.decode(encoding, "replace")
    if not encoding.startswith("utf-8") or opened.named:
        return head.decode(encoding, "replace")
    lines = head.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    if len(head) >= SAMPLE_BYTES and len(lines) > 1:
        lines = lines[:-1]
    return "\n".join(line.decode() if _is_utf8(line) else opened.legacy.text(line) for line in lines)


def _mended(line: str, legacy: Legacy) -> str:
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        return legacy.text(line.encode("utf-8", "surrogateescape"))
    return line


def _odd_lines(head: bytes, path: str | None) -> list[bytes]:
    """Lines of a file that are not UTF-8; of a pipe those of its beginning."""
    if path is None:
        return [line for line in head.split(b"\n") if not _is_utf8(line)]
    opened = open_file(path)
    try:
        found: list[bytes] = []
        read = 0
        while read < _LOOKED and len(found) < _ENOUGH and (line := opened.stream.readline(_LOOKED)):
            read += len(line)
            if not _is_utf8(line):
                found.append(line)
        return found
    finally:
        opened.close()


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _drop_line(text: io.TextIOWrapper) -> str:
    """Skip to the end of the line and return that end."""
    while rest := text.readline(MAX_LINE):
        if rest[-1] in "\r\n":
            return "\n"
    return ""


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
