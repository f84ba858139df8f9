"""Tables of text: any usual delimiter and encoding in; the same delimiter and UTF-8 out.

Cells are data and stay as they are, but for those that a spreadsheet would run (`addrkit.batch.formulas`).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, TextIO

from addrkit.batch.answers import ANSWER_COLUMNS
from addrkit.batch.cells import cell_text
from addrkit.batch.csv_records import records
from addrkit.batch.formulas import neutral
from addrkit.batch.rows import Format, Row
from addrkit.columns.header import header_at, nameless
from addrkit.columns.meaning import meaning_of
from addrkit.files.opening import OpenedFile
from addrkit.files.text import SEPARATOR_LINE, SEPARATORS, head_text, text_encoding, text_lines
from addrkit.types import COMPONENTS

DELIMITERS = tuple(SEPARATORS)
NO_DELIMITER = "\x1f"
"""For a file of one column, in which a comma is just a comma. No table holds this character."""
SAMPLE_ROWS = 100
"""Rows that are looked at to tell columns apart."""
_ABOVE = 20
"""Rows among which the header is looked for."""


class CsvSource:
    """A text table. Raises InputError if the file is none.

    `wanted` are column names that tell one delimiter from another. `has_header`: whether the first row names the
    columns; without, they are called by their numbers. A line `sep=;` and titles may stand above the header.
    """

    format: Format = "csv"

    def __init__(self, opened: OpenedFile, wanted: Iterable[str] = (), *, has_header: bool = True) -> None:
        self._opened = opened
        self.name = opened.name
        self.total = opened.size
        encoding = text_encoding(opened)
        self.has_mark = encoding in ("utf-8-sig", "utf-16", "utf-32")
        sample = head_text(opened, encoding)
        named = SEPARATOR_LINE.match(sample)
        sample = sample[named.end() :] if named else sample
        known = ("address", *COMPONENTS, *wanted)
        self.delimiter = named[1] if named else choose_delimiter(sample, known)
        first = list(records(iter(sample.splitlines(keepends=True)[: SAMPLE_ROWS + _ABOVE]), self.delimiter))
        at = (
            header_at([each.cells for each in first[:_ABOVE]])
            if has_header and opened.size is not None
            else 0
        )
        above = records(self._text(opened, encoding, named is not None), self.delimiter)
        for _ in range(at):
            next(above, None)
        if has_header:
            header = next(above, None)
            named_ones = header.cells if header else ()
            more = nameless([each.cells for each in first[at + 1 :]], len(named_ones))
            self.columns = (*named_ones, *[""] * more)
        else:
            self.columns = tuple(str(index) for index in range(1, len(first[0].cells) + 1 if first else 1))
        self.sample = self._first(sample, at + has_header)

    def _text(self, opened: OpenedFile, encoding: str, named: bool) -> Iterator[str]:
        lines = text_lines(opened, encoding)
        if named:
            next(lines, None)
        self._lines = lines
        return lines

    @property
    def guessed(self) -> str | None:
        """The older encoding in which lines were read that are not UTF-8, if there were any so far."""
        return self._opened.legacy.encoding

    def rows(self) -> Iterator[Row]:
        """Every row; one whose cells do not fit the header has an error."""
        for record in records(self._lines, self.delimiter, width=len(self.columns)):
            yield Row(self.columns, record.cells, record.error)

    def _first(self, sample: str, above: int) -> list[Row]:
        lines = sample.splitlines(keepends=True)
        most = SAMPLE_ROWS + above
        whole = iter(lines[:most] if len(lines) > most else _whole(lines) or lines)
        found = records(whole, self.delimiter, width=len(self.columns))
        return [Row(self.columns, each.cells, each.error) for each in islice(found, above, None)]

    def position(self) -> int:
        """Bytes read."""
        return self._opened.position()

    def close(self) -> None:
        """Let go of the file."""
        self._opened.close()


class CsvSink:
    """Writes rows, and first the header unless a run is continued."""

    def __init__(
        self,
        stream: TextIO,
        columns: tuple[str, ...],
        delimiter: str = ",",
        *,
        names: Sequence[str] = ANSWER_COLUMNS,
        header: bool = True,
        raw: bool = False,
    ) -> None:
        self._stream = stream
        self._raw = raw
        self._columns = columns
        self._delimiter = delimiter if delimiter != NO_DELIMITER else ","
        if header:
            self._write((*columns, *names))

    def write(self, row: Row, answer: Mapping[str, Any]) -> None:
        """Add a row."""
        cells = row.cells
        if row.columns != self._columns:
            by_name = dict(zip(row.columns, row.cells, strict=True))
            cells = tuple(by_name.get(column) for column in self._columns)
        self._write((*map(cell_text, cells), *answer_cells(answer)))

    def close(self) -> None:
        """Hand everything to the file."""
        self._stream.flush()

    def _write(self, cells: Sequence[str]) -> None:
        self._stream.write(
            csv_line(cells if self._raw else [neutral(each) for each in cells], self._delimiter)
        )


def answer_cells(answer: Mapping[str, Any]) -> list[str]:
    """The answer's columns as text; reasons are joined by a semicolon, unmatched words by a blank."""
    joined = {
        **answer,
        "addr_reasons": ";".join(answer["addr_reasons"]),
        "addr_unmatched": " ".join(answer["addr_unmatched"]),
    }
    return [cell_text(joined[column]) for column in ANSWER_COLUMNS]


def csv_line(cells: Sequence[str], delimiter: str = ",") -> str:
    r"""One row as text, ended by a line feed; every cell comes back from it as it was.

    >>> csv_line(["12, Main St", "a\rb", "plain"])
    '"12, Main St","a\rb",plain\n'
    """
    text = io.StringIO()
    # The writer quotes only the line ends that it writes itself: with both, it quotes both.
    csv.writer(text, delimiter=delimiter, lineterminator="\r\n").writerow(cells)
    return text.getvalue()[:-2] + "\n"


def _whole(lines: list[str]) -> list[str]:
    """Lines without the last, which a sample cuts somewhere, unless it has its end."""
    return lines if lines[-1:] and lines[-1].endswith(("\n", "\r")) else lines[:-1]


def choose_delimiter(sample: str, known: Iterable[str]) -> str:
    r"""The delimiter under which a text is most like a table with the known columns.

    >>> choose_delimiter("name;address\nJo;12 Main St, Springfield\n", ["address"])
    ';'
    >>> choose_delimiter("address\n12 Main St, Springfield\\n", ["address"]) == NO_DELIMITER
    True
    """
    names = {each.casefold() for each in known}
    lines = sample.splitlines(keepends=True)
    lines = _whole(lines) if len(lines) > 2 else lines
    best, best_score = NO_DELIMITER, (0, 0.0, 0)
    for delimiter in DELIMITERS:
        rows = [record.cells for record in records(iter(lines[:200]), delimiter)]
        rows = rows[header_at(rows[:_ABOVE]) :]
        if not rows or len(rows[0]) < 2:
            continue
        recognised = sum(1 for cell in rows[0] if cell.strip().casefold() in names or meaning_of(cell))
        even = sum(1 for row in rows if len(row) == len(rows[0])) / len(rows)
        best, best_score = max((best, best_score), (delimiter, (recognised, even, len(rows[0]))), key=_score)
    return best


def _score(choice: tuple[str, tuple[int, float, int]]) -> tuple[int, float, int]:
    return choice[1]
