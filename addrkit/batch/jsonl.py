"""JSON lines: one object a line; every object keeps its own keys and types."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import chain, islice
from typing import Any, TextIO

from addrkit.batch.cells import json_text, no_number, number_of
from addrkit.batch.rows import Format, Row
from addrkit.errors import InputError
from addrkit.files.opening import OpenedFile
from addrkit.files.text import text_encoding, text_lines

SAMPLE_LINES = 100
"""How many lines are looked at before the first row, to know the columns."""
MALFORMED = "line"
"""The key under which a line that is no JSON object is kept, as it is."""


class JsonlSource:
    """A file of JSON lines. Raises InputError if it holds none."""

    format: Format = "jsonl"

    def __init__(self, opened: OpenedFile) -> None:
        self._opened = opened
        self.name = opened.name
        self.total = opened.size
        self._lines = (line for line in text_lines(opened, text_encoding(opened)) if line.strip())
        self.sample = [row_of(line) for line in _sampled(self._lines, opened)]
        if self.sample and all(row.error for row in self.sample):
            raise InputError(f"{opened.name} is not JSON lines: {self.sample[0].error}")
        self.columns = _union(row.columns for row in self.sample)

    def rows(self) -> Iterator[Row]:
        """Every row; a line that is no JSON object has an error."""
        yield from chain(self.sample, map(row_of, self._lines))

    def position(self) -> int:
        """Bytes read."""
        return self._opened.position()

    def close(self) -> None:
        """Let go of the file."""
        self._opened.close()


class JsonlSink:
    """Writes an object a row; `names` are what the answer's columns are called."""

    def __init__(self, stream: TextIO, names: Mapping[str, str]) -> None:
        self._stream = stream
        self._names = names

    def write(self, row: Row, answer: Mapping[str, Any]) -> None:
        """Add a row."""
        self._stream.write(json_text(with_answer(row, answer, self._names)) + "\n")

    def close(self) -> None:
        """Hand everything to the file."""
        self._stream.flush()


def with_answer(row: Row, answer: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """A row's own keys, and those of its answer."""
    own = dict(zip(row.columns, row.cells, strict=True))
    return {**own, **{names[name]: value for name, value in answer.items()}}


def row_of(line: str) -> Row:
    """A row out of a line.

    >>> row_of('{"id": 1, "address": "12 Main St"}')
    Row(columns=('id', 'address'), cells=(1, '12 Main St'), error=None, origin=None)
    >>> row_of("[1, 2]").error
    'the line is not a JSON object'
    >>> row_of('{"id": 1e999}').cells, row_of('{"id": NaN}').error
    (('1e999',), 'the line is not a JSON object')
    >>> row_of('{"note": 1, "note": 2}').error
    "the key 'note' stands twice in one object"
    """
    error = "the line is not a JSON object"
    try:
        found = json.loads(
            line, parse_float=number_of, parse_constant=no_number, object_pairs_hook=_object_of
        )
    except _KeyTwiceError as twice:
        found, error = None, str(twice)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        return Row((MALFORMED,), (line.strip(),), error)
    return Row(tuple(found), tuple(found.values()))


class _KeyTwiceError(ValueError):
    """An object has two values under one key, of which only one could be kept."""


def _object_of(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        double = next(name for name in names if names.count(name) > 1)
        raise _KeyTwiceError(f"the key {double[:40]!r} stands twice in one object")
    return found


def _sampled(lines: Iterator[str], opened: OpenedFile) -> Iterator[str]:
    """The first lines; of a pipe only one, since the next may take long to come."""
    return islice(lines, SAMPLE_LINES if opened.size is not None else 1)


def _union(names: Iterator[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(names)))
