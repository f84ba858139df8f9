"""Rows out of the lines of a table of text, whatever its quotes do."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from addrkit.files.encodings import Undecoded

MAX_KEPT = 100_000
"""Characters of a malformed row that are kept in one cell, so that other programs can still read it."""
_LOOKAHEAD, _LOOKAHEAD_AGAIN = 1 << 24, 1 << 17
"""Characters over which a quote may be open: at first, and after one was found to have been left open."""
csv.field_size_limit(1 << 26)


@dataclass(frozen=True, slots=True)
class CsvRecord:
    """One row of a text table."""

    cells: tuple[str, ...]
    text: str
    """The row as it stands in the file."""
    error: str | None = None


def records(lines: Iterator[str], delimiter: str, *, width: int | None = None) -> Iterator[CsvRecord]:
    """Rows out of lines. With a width, a row of another one is reported, cut or filled up, and kept.

    A quote that is never closed would swallow the rows after it: such a row is taken to end with its line.
    """
    tape = _Tape(lines)
    while True:
        tape.start()
        try:
            cells = next(csv.reader(tape, delimiter=delimiter))
            # The reader is lenient: it closes a quote of one row at the stray quote of a later one.
            unclosed = tape.at_end or (len(tape.taken) > 1 and not _is_well_quoted(tape.taken, delimiter))
        except StopIteration:
            return
        except csv.Error:
            cells, unclosed = [], True
        if width is None and not unclosed:
            yield CsvRecord(tuple(cells), "".join(tape.taken))
            continue
        if not cells and not unclosed:
            # A blank line is no row, but in a table of one column it is an empty cell.
            if width == 1:
                yield CsvRecord(("",), "".join(tape.taken))
            continue
        if not unclosed and width is not None and len(cells) <= width:
            # Trailing cells may be left out, as spreadsheets do.
            filled = (*cells, *[""] * (width - len(cells)))
            yield CsvRecord(filled, "".join(tape.taken), _undecoded(tape.taken))
            continue
        if unclosed or len(tape.taken) > 1:
            tape.give_back(tape.taken[1:])
            cells = tape.taken[0].rstrip("\r\n").split(delimiter)
        problem = "a quote in it is not closed" if unclosed else _uneven(len(cells), width or 0)
        yield CsvRecord(_fitted(cells, width, delimiter), tape.taken[0], problem)


def _undecoded(lines: Sequence[str]) -> str | None:
    if any(isinstance(line, Undecoded) for line in lines):
        return (
            "it has bytes that its encoding does not have (shown as \\xNN): name the encoding with --encoding"
        )
    return None


def _uneven(found: int, width: int) -> str:
    count = "1 cell" if found == 1 else f"{found} cells"
    return f"the row has {count} and the header {width}: put quotes around a cell that holds a delimiter"


def _fitted(cells: list[str], width: int | None, delimiter: str) -> tuple[str, ...]:
    """As many cells as the header has; what is left over stays in the last one."""
    if width is None:
        return tuple(cells)
    kept = [cell[:MAX_KEPT] for cell in cells]
    if len(kept) > width:
        kept[width - 1 :] = [delimiter.join(kept[width - 1 :])[:MAX_KEPT]]
    return (*kept, *[""] * (width - len(kept)))


def _is_well_quoted(lines: list[str], delimiter: str) -> bool:
    try:
        for _ in csv.reader(lines, delimiter=delimiter, strict=True):
            pass
    except csv.Error:
        return False
    return True


class _Tape:
    """Lines that remember what was taken and can be put back."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._returned: list[str] = []
        self.taken: list[str] = []
        self._lookahead, self._read = _LOOKAHEAD, 0
        self.at_end = False
        """Whether a line was asked for when there was none left."""

    def start(self) -> None:
        """Begin a row."""
        self.taken = []
        self._read = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self._returned:
            line = self._returned.pop()
        else:
            try:
                line = next(self._lines)
            except StopIteration:
                self.at_end = True
                raise
        self._read += len(line)
        if self.taken and self._read > self._lookahead:
            self._lookahead = _LOOKAHEAD_AGAIN
            self._returned.append(line)
            self._read = 0
            raise csv.Error("a quote is open for too long")
        self.taken.append(line)
        return line

    def give_back(self, lines: list[str]) -> None:
        """Put lines back, to be taken again in their order."""
        self._returned.extend(reversed(lines))
        self.at_end = False
