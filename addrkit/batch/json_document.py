"""One JSON document: an array of objects, or the features of a GeoJSON collection, in; an array out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain, islice
from typing import Any, TextIO

from addrkit.batch.cells import json_text
from addrkit.batch.jsonl import MALFORMED, SAMPLE_LINES, with_answer
from addrkit.batch.rows import Format, Row
from addrkit.errors import InputError
from addrkit.files.json_stream import list_within, objects
from addrkit.files.opening import OpenedFile


class JsonSource:
    """A JSON document with a list of objects, read piece by piece. Raises InputError if it is none."""

    format: Format = "json"

    def __init__(self, opened: OpenedFile) -> None:
        self._opened = opened
        self.name = opened.name
        self.total = opened.size
        within = list_within(opened.head)
        if within is None:
            raise InputError(
                f"{opened.name} is no JSON array and no GeoJSON collection: write an object a line"
            )
        self._elements = map(_row, objects(opened.stream, within, opened.name))
        self.sample = list(islice(self._elements, SAMPLE_LINES if opened.size is not None else 1))
        self.columns = tuple(dict.fromkeys(name for row in self.sample for name in row.columns))

    def rows(self) -> Iterator[Row]:
        """Every row; an element that is no object has an error."""
        yield from chain(self.sample, self._elements)

    def position(self) -> int:
        """Bytes read."""
        return self._opened.position()

    def close(self) -> None:
        """Let go of the file."""
        self._opened.close()


class JsonSink:
    """Writes an array, an object a row and a line."""

    def __init__(self, stream: TextIO, names: Mapping[str, str]) -> None:
        self._stream = stream
        self._names = names
        self._before = "[\n"

    def write(self, row: Row, answer: Mapping[str, Any]) -> None:
        """Add a row."""
        self._stream.write(self._before + json_text(with_answer(row, answer, self._names)))
        self._before = ",\n"

    def close(self) -> None:
        """End the array."""
        self._stream.write("[]\n" if self._before == "[\n" else "\n]\n")
        self._stream.flush()


def _row(element: Any) -> Row:
    if isinstance(element, dict):
        return Row(tuple(element), tuple(element.values()))
    return Row((MALFORMED,), (element,), "the element is not a JSON object")
