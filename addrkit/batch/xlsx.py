"""Excel workbooks: the first sheet in, one sheet out; cells keep their types, and text is never a formula."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Any, BinaryIO

from addrkit.batch.answers import ANSWER_COLUMNS
from addrkit.batch.cells import cell_text
from addrkit.batch.rows import Format, Row
from addrkit.columns.header import header_at
from addrkit.errors import InputError
from addrkit.files.opening import STANDARD_INPUT, OpenedFile
from addrkit.files.workbook import PLAIN_TYPES, SheetWriter, sheet_rows

SAMPLE_ROWS = 100
_ABOVE = 20
"""Rows among which the header is looked for."""
_JOINED = {"addr_reasons": ";", "addr_unmatched": " "}


class XlsxSource:
    """The first sheet of a workbook that holds anything. Raises InputError if the file is none."""

    format: Format = "xlsx"

    def __init__(self, path: str, opened: OpenedFile, *, has_header: bool = True) -> None:
        self._opened = opened
        self.name = opened.name
        self.total: int | None = None
        if path == STANDARD_INPUT:
            raise InputError("a workbook is read from a file, and so is a zip archive: save it and name it")
        opened.raw.seek(0)
        self._cells = sheet_rows(opened.raw, opened.name)
        first = list(islice(self._cells, _ABOVE + SAMPLE_ROWS))
        at = header_at([[cell_text(cell) for cell in row] for row in first[:_ABOVE]]) if has_header else -1
        header = first[at] if has_header and first else ()
        width = max((index + 1 for index, cell in enumerate(header) if cell is not None), default=0)
        if not has_header:
            width = max(map(len, first), default=0)
        self.columns = tuple(
            cell_text(cell) if cell is not None else f"column {index}"
            for index, cell in enumerate(header[:width] if has_header else range(1, width + 1), start=1)
        )
        self._first = first[at + 1 :]
        self.sample = [self._row(row) for row in self._first]
        self._read = 0

    def rows(self) -> Iterator[Row]:
        """Every row; blank ones at the end of the sheet are none."""
        blank: list[Row] = []
        for cells in chain(self._first, self._cells):
            row = self._row(cells)
            self._read += 1
            if all(cell is None for cell in row.cells):
                blank.append(row)
                continue
            yield from blank
            blank.clear()
            yield row

    def _row(self, cells: tuple[Any, ...]) -> Row:
        width = len(self.columns)
        error = None
        if any(cell is not None for cell in cells[width:]):
            error = f"the row has cells behind the {width} columns that the header names"
        return Row(self.columns, (*cells[:width], *[None] * (width - len(cells))), error)

    def position(self) -> int:
        """Rows read."""
        return self._read

    def close(self) -> None:
        """Let go of the file."""
        self._cells.close()  # type: ignore[attr-defined]
        self._opened.close()


class XlsxSink:
    """Writes a sheet; it is whole when it is closed."""

    def __init__(
        self, stream: BinaryIO, columns: tuple[str, ...], names: Sequence[str] = ANSWER_COLUMNS
    ) -> None:
        self._sheet = SheetWriter(stream)
        self._columns = columns
        self._sheet.write((*columns, *names))

    def write(self, row: Row, answer: Mapping[str, Any]) -> None:
        """Add a row."""
        cells = row.cells
        if row.columns != self._columns:
            by_name = dict(zip(row.columns, row.cells, strict=True))
            cells = tuple(by_name.get(column) for column in self._columns)
        answered = [
            _JOINED[name].join(answer[name]) if name in _JOINED else answer[name] for name in ANSWER_COLUMNS
        ]
        self._sheet.write([_cell(each) for each in (*cells, *answered)])

    def close(self) -> None:
        """Write the workbook."""
        self._sheet.close()


def _cell(value: Any) -> Any:
    if value == "" or value is None:
        return None
    if isinstance(value, float) and value != value:
        return None
    return value if isinstance(value, PLAIN_TYPES) else cell_text(value)
