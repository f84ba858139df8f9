"""Excel workbooks (.xlsx), row by row: the first sheet that holds anything."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, BinaryIO

from addrkit.errors import InputError

MAGIC = b"PK\x03\x04"
PLAIN_TYPES = (str, int, float, bool, datetime, date, time, timedelta)
MAX_CELL = 32_767
"""Characters that a cell of a workbook can hold."""
MAX_ROWS = 1_048_576
"""Rows that a sheet can hold, the header counted."""


def is_workbook(head: bytes) -> bool:
    """Whether a file that begins so may be a workbook; `sheet_rows` tells whether it is."""
    return head.startswith(MAGIC)


def sheet_rows(stream: BinaryIO, name: str) -> Iterator[tuple[Any, ...]]:
    """The cells of every row of the first sheet that has any, typed as they are stored; a formula is its value.

    Raises InputError if it is no workbook.
    """
    from openpyxl import load_workbook

    try:
        book = load_workbook(stream, read_only=True, data_only=True)
    except Exception as error:
        raise _no_workbook(name) from error
    try:
        for sheet in book.worksheets:
            # What programs note as a sheet's size may be wrong.
            sheet.reset_dimensions()
            rows = sheet.iter_rows(values_only=True)
            first = next(rows, None)
            if first is None:
                continue
            yield tuple(first)
            for row in rows:
                yield tuple(row)
            return
        raise InputError(f"{name} is a workbook whose sheets are empty")
    except (zipfile.BadZipFile, ValueError, KeyError, EOFError, SyntaxError) as error:
        raise _no_workbook(name) from error
    finally:
        book.close()


def _no_workbook(name: str) -> InputError:
    return InputError(
        f"{name} is a zip archive that is no Excel workbook, or is damaged: unpack it, or save the sheet as CSV"
    )


class SheetWriter:
    """Writes one sheet, row by row, into a file that is whole when it is closed."""

    def __init__(self, stream: BinaryIO) -> None:
        from openpyxl import Workbook

        self._stream = stream
        self._book = Workbook(write_only=True)
        self._sheet = self._book.create_sheet("addresses")
        self._rows = 0

    def write(self, cells: Sequence[Any]) -> None:
        """Add a row; text stays text whatever it looks like. Raises InputError where a sheet is full."""
        from openpyxl.cell import WriteOnlyCell

        self._rows += 1
        if self._rows > MAX_ROWS:
            raise InputError(f"a sheet of Excel holds {MAX_ROWS - 1:,} rows: write CSV or Parquet")
        made = []
        for cell in cells:
            if isinstance(cell, str):
                text = WriteOnlyCell(self._sheet, _storable(cell))
                # What begins like a formula is none.
                text.data_type = "s"
                made.append(text)
            else:
                made.append(cell)
        self._sheet.append(made)

    def close(self) -> None:
        """Write the workbook."""
        from openpyxl.writer.excel import ExcelWriter

        # The book's own `save` leaves its archive open where the disk is full, which complains when it goes.
        with zipfile.ZipFile(self._stream, "w", zipfile.ZIP_DEFLATED) as archive:
            ExcelWriter(self._book, archive).write_data()


def _storable(text: str) -> str:
    """Text without the characters that XML cannot hold, no longer than a cell may be."""
    if text.isprintable() and len(text) <= MAX_CELL:
        return text
    kept = "".join(
        each for each in text if each in "\t\n\r" or (each >= " " and not "\ud800" <= each <= "\udfff")
    )
    return kept[:MAX_CELL]


def is_zip_of_workbook(path: Path) -> bool:
    """Whether a zip archive holds an Excel workbook's parts."""
    try:
        with zipfile.ZipFile(path) as archive:
            return "xl/workbook.xml" in archive.namelist()
    except (zipfile.BadZipFile, OSError):
        return False
