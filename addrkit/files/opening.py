"""Opening an input whatever its compression, and its text whatever its encoding."""

from __future__ import annotations

import codecs
import io
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow as pa

from addrkit.errors import InputError
from addrkit.files.encodings import MARK, Legacy, checked

SAMPLE = 1 << 16
"""Bytes, unpacked, that are looked at to tell what a file is."""
BLOCK = 1 << 22
"""Bytes that are read at a time; bounds the memory."""
LONGEST_LINE = 1 << 24
"""Bytes of a line; a longer one is no row of a table, and would have to be held whole."""

STANDARD_INPUT = Path("-")
SEPARATORS = ",;\t|^~"
"""What separates the cells of a text table."""

_GZIP, _ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
# The mark of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDE = ("utf-16", "utf-32")
_SEPARATOR_LINE = re.compile(r"sep=.\s*", re.IGNORECASE)
"""What Excel writes before a header, to tell itself the separator."""
_LOOKED = 200_000
"""Lines among which those that are not UTF-8 tell their encoding."""
_CONTROLS = frozenset(range(32)) - set(b"\t\n\v\f\r\x1a\x1e")
_SOME = 2
"""Control characters that are slips of a register; bytes that are no text have a tenth of them."""


@dataclass(frozen=True)
class Sample:
    """The beginning of an input, unpacked."""

    path: Path
    head: bytes
    encoding: str | None = None
    """Of its text, where it was named."""

    @cached_property
    def text(self) -> str | None:
        """The whole lines of it; None if it is no text."""
        mark = _mark(self.head)
        if self.encoding and mark is None:
            return self.head.decode(self.encoding, "replace")
        if mark in _WIDE:
            return self.head[: len(self.head) // 4 * 4].decode(mark, "ignore").removeprefix("\ufeff")
        controls = sum(self.head.count(each) for each in _CONTROLS)
        if b"\0" in self.head or controls > _SOME + len(self.head) // 100:
            return None
        head = self.head.removeprefix(codecs.BOM_UTF8)
        whole = head if len(self.head) < SAMPLE else head[: head.rfind(b"\n") + 1] or head
        return Decoder().decode(whole).decode("utf-8", "replace")

    @cached_property
    def lines(self) -> list[str]:
        """Its lines that hold anything, in order; none if it is no text."""
        text = (self.text or "").replace("\r\n", "\n").replace("\r", "\n")
        lines = [line for line in text.split("\n") if line.strip()]
        return lines[1:] if lines and _SEPARATOR_LINE.fullmatch(lines[0]) else lines


def sample_of(path: Path, encoding: str | None = None) -> Sample:
    """The beginning of an input. Raises InputError if it cannot be read or is empty."""
    if path.is_dir():
        raise InputError(f"{path} is a directory: name the files in it")
    if path == STANDARD_INPUT or (path.exists() and not path.is_file()):
        raise InputError(
            f"{path} is a pipe or a device, and is looked at before it is read: save it as a file"
        )
    with unpacked(path) as stream:
        head = bytes(stream.read(SAMPLE))
    if not head:
        raise InputError(f"{path} is empty: reference data is needed, for example a table with a header line")
    return Sample(path, head, encoding)


@contextmanager
def unpacked(path: Path) -> Iterator[Any]:
    """A stream of an input's bytes, unpacked where it is gzip or zstd. Raises InputError."""
    packed = _compression(path)
    try:
        with pa.input_stream(str(path), compression=packed) as stream:
            yield stream
    except FileNotFoundError as error:
        raise InputError(f"cannot read {path}: there is no such file") from error
    except (OSError, pa.ArrowInvalid) as error:
        mend = "; it is cut off or damaged: fetch it again" if packed else ""
        raise InputError(f"cannot read {path}: {first_line(error)}{mend}") from error


@contextmanager
def unpacked_file(path: Path) -> Iterator[Path]:
    """A file of an input's bytes for formats that are read from any place in them, not from first to last.

    A packed input is unpacked beside the system's temporary files. Raises InputError.
    """
    if _compression(path) is None:
        yield path
        return
    with tempfile.NamedTemporaryFile(prefix="addrkit.") as copy:
        with unpacked(path) as stream:
            shutil.copyfileobj(stream, copy, BLOCK)
        copy.flush()
        yield Path(copy.name)


def first_line(error: BaseException) -> str:
    """The first line of what an error says."""
    return (str(error).splitlines() or ["it is not readable"])[0].rstrip(".")[:300]


class Decoder:
    """Lines of text in any encoding, to UTF-8.

    Each line that is UTF-8 stays as it is. The others are in one older encoding, which is told from the first of
    them: registers are joined from files of several encodings.
    """

    def __init__(self, encoding: str | None = None) -> None:
        self._named = encoding
        self._waiting: list[bytes] = []
        self.legacy = Legacy(lambda: self._waiting)

    def decode(self, lines: bytes) -> bytes:
        """Whole lines as UTF-8."""
        if self._named:
            return checked(lines.decode(self._named, MARK)).encode()
        try:
            lines.decode("utf-8")
        except UnicodeDecodeError:
            parts = lines.split(b"\n")
            if self.legacy.encoding is None:
                self._waiting = [part for part in parts[:_LOOKED] if not _is_utf8(part)][:2_000]
            return b"\n".join(part if _is_utf8(part) else self.legacy.text(part).encode() for part in parts)
        return lines


class Utf8Stream(io.RawIOBase):
    """The text of a stream as UTF-8, in whole lines, without a byte order mark and leading blank lines."""

    def __init__(self, stream: Any, path: Path, encoding: str | None = None) -> None:
        self._stream, self._path = stream, path
        self._decoder = Decoder(encoding)
        self._wide: codecs.IncrementalDecoder | None = None
        self._rest, self._ready, self._started, self._ended = b"", b"", False, False

    def readable(self) -> bool:
        """It is, as readers of streams ask."""
        return True

    def read(self, size: int = -1, /) -> bytes:
        """Up to `size` bytes; none at the end."""
        while not self._ended and (size < 0 or len(self._ready) < size):
            self._ready += self._next()
        if size < 0:
            size = len(self._ready)
        some, self._ready = self._ready[:size], self._ready[size:]
        return some

    def _next(self) -> bytes:
        block = bytes(self._stream.read(BLOCK))
        self._ended = not block
        if not self._started:
            self._started = True
            if (mark := _mark(block)) in _WIDE:
                self._wide = codecs.getincrementaldecoder(mark)("replace")
            block = block.removeprefix(codecs.BOM_UTF8)
            if not self._wide:
                block = block.lstrip(b"\r\n")
                first = block[:10].partition(b"\n")[0]
                if _SEPARATOR_LINE.fullmatch(first.decode("latin-1")):
                    block = block[len(first) :].lstrip(b"\r\n")
        if self._wide:
            return self._wide.decode(block, self._ended).encode("utf-8", "replace")
        joined = self._rest + block
        if self._ended and joined and not joined.endswith((b"\n", b"\r")):
            # Arrow takes a header that ends without one for a row cut off.
            joined += b"\n"
        cut = len(joined) if self._ended else max(joined.rfind(b"\n"), joined.rfind(b"\r")) + 1
        self._rest = joined[cut:]
        if len(self._rest) > LONGEST_LINE:
            raise InputError(
                f"{self._path} has a line of more than {LONGEST_LINE >> 20} MB: it is no table with a row a line"
            )
        return self._decoder.decode(joined[:cut])


def _compression(path: Path) -> str | None:
    """By content; a name that promises another is an error, for the file was cut off or is mixed up."""
    try:
        with path.open("rb") as stream:
            head = stream.read(4)
    except FileNotFoundError as error:
        raise InputError(f"cannot read {path}: there is no such file") from error
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror}") from error
    found = "gzip" if head.startswith(_GZIP) else "zstd" if head.startswith(_ZSTD) else None
    promised = {".gz": "gzip", ".zst": "zstd"}.get(path.suffix.lower())
    if promised and head and found != promised:
        raise InputError(f"{path} is not {promised}, as its name says: rename it or fetch it again")
    return found


def _mark(head: bytes) -> str | None:
    return next((encoding for mark, encoding in _MARKS if head.startswith(mark)), None)


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
