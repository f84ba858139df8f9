"""The rows of a batch, read one after the other from a file: JSON lines, or one JSON array."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, BinaryIO, Final, NamedTuple

LONGEST: Final = 64 * 1024
"""Bytes of a row. A longer one is told so and passed over."""
MOST_ROWS: Final = 500_000
"""Of a batch. An answer is a hundred times as long as the shortest row."""
_BLANKS: Final = re.compile(r"[ \t\n\r]*")
_LINE: Final = "the line is not JSON in UTF-8"


class BodyRow(NamedTuple):
    """A row: a text or an object, or why it is neither."""

    value: Any
    error: str | None = None


def read_rows(file: BinaryIO) -> Iterator[BodyRow]:
    r"""Every row, in order; never more than a row and a piece of the file in memory.

    >>> from io import BytesIO
    >>> [row.value for row in read_rows(BytesIO(b'["12 Main St", {"city": "Gap"}]'))]
    ['12 Main St', {'city': 'Gap'}]
    >>> [row.error for row in read_rows(BytesIO(b'"12 Main St"\n12 Main St\n'))]
    [None, 'the line is not JSON in UTF-8']
    """
    array = is_array(file)
    if file.read(len(codecs.BOM_UTF8)) != codecs.BOM_UTF8:
        file.seek(0)
    rows = _elements(file) if array else _lines(file)
    yield from islice(rows, MOST_ROWS)
    if next(rows, None) is not None:
        yield BodyRow(None, f"a batch has at most {MOST_ROWS:,} rows: nothing after them was read")


def is_array(file: BinaryIO) -> bool:
    """Whether a file begins as a JSON array does; it is wound back to its start."""
    file.seek(0)
    begins = file.read(LONGEST).removeprefix(codecs.BOM_UTF8).lstrip()
    file.seek(0)
    return begins.startswith(b"[")


def _lines(file: BinaryIO) -> Iterator[BodyRow]:
    # Blank lines are passed over, but not without end.
    for _ in range(2 * MOST_ROWS):
        line = file.readline(LONGEST + 1)
        if not line:
            return
        if len(line) > LONGEST and not line.endswith(b"\n"):
            while (rest := file.readline(LONGEST)) and not rest.endswith(b"\n"):
                pass
            yield BodyRow(None, f"the line has more than {LONGEST:,} bytes")
        elif line.strip():
            try:
                yield _row(json.loads(line))
            except (ValueError, RecursionError):
                yield BodyRow(None, _LINE)


def _elements(file: BinaryIO) -> Iterator[BodyRow]:
    """The elements of an array; what breaks it is its last row, since nothing after it can be told apart."""
    decode = codecs.getincrementaldecoder("utf-8")("replace").decode
    scan = json.JSONDecoder().raw_decode
    text, expected, first = "", "start", True
    while True:
        data = file.read(LONGEST)
        text += decode(data, not data)
        at = 0
        while True:
            at = _after_blanks(text, at)
            if at == len(text):
                break
            if expected == "start":
                # What it begins with is the array's bracket.
                at, expected = at + 1, "value"
            elif expected == "value" and not (first and text[at] == "]"):
                try:
                    value, end = scan(text, at)
                except (ValueError, RecursionError):
                    if data and len(text) - at <= LONGEST:
                        break
                    yield BodyRow(
                        None, "the array is broken here, or an element is too long: nothing after it was read"
                    )
                    return
                if end == len(text) and data:
                    # A number may go on in what is still to come.
                    break
                yield _row(value)
                at, expected, first = end, "comma", False
            elif text[at] == "]":
                return
            elif text[at] == ",":
                at, expected = at + 1, "value"
            else:
                yield BodyRow(None, "the array is broken here: a comma is missing")
                return
        text = text[at:]
        if not data:
            yield BodyRow(None, "the array does not end: it may be cut off")
            return


def _after_blanks(text: str, at: int) -> int:
    blanks = _BLANKS.match(text, at)
    return blanks.end() if blanks else at


def _row(value: Any) -> BodyRow:
    if isinstance(value, str):
        return BodyRow(value)
    if isinstance(value, dict):
        return BodyRow({str(name): each for name, each in value.items()})
    return BodyRow(None, "a row is a text, or an object of components")
