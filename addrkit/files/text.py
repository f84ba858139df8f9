"""The text of an opened file, whatever its encoding: as lines, or as a stream of UTF-8; what is no text is refused."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator

from addrkit.errors import InputError
from addrkit.files.encodings import MARK, checked, is_utf8
from addrkit.files.opening import BLOCK, SAMPLE_BYTES, OpenedFile, unreadable

SEPARATORS = ",;\t|^~"
"""What separates the cells of a text table."""
SEPARATOR_LINE = re.compile(r"\ufeff?\s*sep=(.)[ \t]*(?:\r\n|\n|\r)", re.IGNORECASE)
"""What Excel writes before a header, to tell itself the separator."""
MAX_LINE = 1 << 25
"""Characters of one line that are read; the rest of the line is dropped."""
LONGEST_LINE = 1 << 24
"""Bytes of a line of reference data; a longer one is no row of a table, and would have to be held whole."""
SPOILED = "\uffff"
"""What stands before each byte that an encoding does not have in a `Utf8Stream`; Unicode keeps it from being text."""

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    # The mark of UTF-32 begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Tabs, line ends, and the separators that old exports leave in cells.
_CONTROLS_OF_TEXT = frozenset(b"\t\n\x0b\x0c\r\x1a\x1c\x1d\x1e\x1f")
_MAX_CONTROLS, _MAX_CONTROLS_SHARE = 2, 0.03


def encoding_of(head: bytes) -> str | None:
    r"""The encoding of a text, by its first bytes; None if they are no text.

    What has no byte order mark and no NUL is taken for UTF-8; its other lines are read in an older encoding.

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
    controls = sum(head.count(byte) for byte in range(32) if byte not in _CONTROLS_OF_TEXT)
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
    plain = _is_plain(opened, encoding)
    text = io.TextIOWrapper(opened.stream, encoding, "surrogateescape" if plain else MARK, newline="")
    try:
        while line := text.readline(MAX_LINE):
            if len(line) == MAX_LINE and line[-1] not in "\r\n":
                line += _drop_line(text)
            yield line if line.isascii() else _mended(line, opened) if plain else checked(line)
    except Exception as error:
        raise unreadable(opened.name, error) from error


def head_text(opened: OpenedFile, encoding: str) -> str:
    """The whole lines at the beginning of a file as they are going to be read."""
    head = opened.head
    if not _is_plain(opened, encoding):
        return codecs.getincrementaldecoder(encoding)("replace").decode(head).removeprefix("\ufeff")
    lines = head.removeprefix(codecs.BOM_UTF8).split(b"\n")
    if len(head) >= SAMPLE_BYTES and len(lines) > 1:
        lines = lines[:-1]
    return "\n".join(line.decode() if is_utf8(line) else opened.legacy.text(line) for line in lines)


class Utf8Stream(io.RawIOBase):
    r"""The text of a file as UTF-8, in whole lines, without a byte order mark, leading blank lines and a line `sep=;`.

    It is read as `text_lines` does; a byte that its encoding does not have is `SPOILED` and `\xNN`. Raises InputError
    if the file is no text, or has a line over `LONGEST_LINE`.
    """

    def __init__(self, opened: OpenedFile) -> None:
        self._opened = opened
        encoding = text_encoding(opened)
        self._wide: codecs.IncrementalDecoder | None = None
        if not _is_plain(opened, encoding):
            self._wide = codecs.getincrementaldecoder(encoding)(MARK)
        self._rest, self._ready, self._started, self._ended = b"", b"", False, False
        self.is_spoiled = False
        """Whether a byte was met that its encoding does not have."""
        self.older = 0
        """Lines so far that are not UTF-8."""

    def readable(self) -> bool:
        """True: readers of streams ask."""
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
        block = self._opened.stream.read(BLOCK)
        self._ended = not block
        if self._wide:
            block = self._bytes(self._wide.decode(block, self._ended))
        if not self._started:
            block = self._first(block)
        joined = self._rest + block
        if self._ended and joined and not joined.endswith((b"\n", b"\r")):
            # Arrow takes a header that ends without one for a row cut off.
            joined += b"\n"
        cut = len(joined) if self._ended else max(joined.rfind(b"\n"), joined.rfind(b"\r")) + 1
        self._rest = joined[cut:]
        if len(self._rest) > LONGEST_LINE:
            raise InputError(
                f"{self._opened.name} has a line of more than {LONGEST_LINE >> 20} MB: it is no table with a row a line"
            )
        return self._decoded(joined[:cut])

    def _first(self, block: bytes) -> bytes:
        self._started = bool(block)
        block = block.removeprefix(codecs.BOM_UTF8).lstrip(b"\r\n")
        named = SEPARATOR_LINE.match(block[:20].decode("latin-1"))
        return block[named.end() :].lstrip(b"\r\n") if named else block

    def _decoded(self, lines: bytes) -> bytes:
        if is_utf8(lines):
            return lines
        parts = lines.split(b"\n")
        for at, part in enumerate(parts):
            if not is_utf8(part):
                self.older += 1
                line = part.decode(self._opened.legacy.encoding_with(part), MARK)
                parts[at] = self._bytes(line)
        return b"\n".join(parts)

    def _bytes(self, text: str) -> bytes:
        try:
            return text.encode()
        except UnicodeEncodeError:
            self.is_spoiled = True
            return checked(text, SPOILED).encode()


def _is_plain(opened: OpenedFile, encoding: str) -> bool:
    """Whether a text is read line by line as UTF-8 or an older encoding, not all of it in the one."""
    return encoding.startswith("utf-8") and opened.named is None


def _mended(line: str, opened: OpenedFile) -> str:
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        return opened.legacy.text(line.encode("utf-8", "surrogateescape"))
    return line


def _drop_line(text: io.TextIOWrapper) -> str:
    """Skip to the end of the line and return that end."""
    while rest := text.readline(MAX_LINE):
        if rest[-1] in "\r\n":
            return "\n"
    return ""
