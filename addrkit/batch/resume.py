"""What an interrupted run has left: its complete rows, held against the input."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from addrkit.batch.cells import cell_text, json_text, no_number, number_of
from addrkit.batch.csv import NO_DELIMITER
from addrkit.batch.csv_records import records
from addrkit.batch.formulas import neutral
from addrkit.batch.rows import Format, Row
from addrkit.files.opening import OpenedFile, open_file
from addrkit.files.text import text_lines

_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class KeptRow:
    """A complete row of the part."""

    input: str
    """The input's cells, as they were written."""
    answer: Mapping[str, Any]
    end: int
    """Bytes of the part up to and with this row."""


def kept_rows(
    part: Path,
    format: Format,
    columns: tuple[str, ...],
    delimiter: str,
    *,
    names: Mapping[str, str],
    raw: bool = False,
) -> Iterator[KeptRow]:
    """The rows of a part up to the first that is torn or malformed; `names` and `raw` as it was written with."""
    opened = open_file(str(part))
    try:
        if format == "jsonl":
            yield from _kept_objects(opened, names)
        else:
            yield from _kept_lines(opened, columns, delimiter, names, raw=raw)
    finally:
        opened.close()


def written_input(row: Row, format: Format, columns: tuple[str, ...], *, raw: bool = False) -> str:
    """What `KeptRow.input` holds for a row of the input."""
    by_name = dict(zip(row.columns, row.cells, strict=True))
    if format == "jsonl":
        text = json_text(by_name)
    else:
        cells = row.cells if row.columns == columns else tuple(by_name.get(each) for each in columns)
        texts = [cell_text(each) for each in cells]
        text = json_text(texts if raw else [neutral(each) for each in texts])
    return _as_written(text)


def _as_written(text: str) -> str:
    """Text as it stands in the output: what is no character, such as half a surrogate pair, is an escape there."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _kept_lines(
    opened: OpenedFile, columns: tuple[str, ...], delimiter: str, names: Mapping[str, str], *, raw: bool
) -> Iterator[KeptRow]:
    marked = opened.head.startswith(_MARK)
    header = (*(columns if raw else map(neutral, columns)), *names.values())
    lines = text_lines(opened, "utf-8-sig" if marked else "utf-8")
    end = len(_MARK) if marked else 0
    delimiter = delimiter if delimiter != NO_DELIMITER else ","
    for at, record in enumerate(records(lines, delimiter, width=len(header))):
        whole = record.error is None and record.text.endswith("\n")
        if not whole or (at == 0 and record.cells != header):
            return
        end += len(record.text.encode("utf-8"))
        if at == 0:
            continue
        answer: dict[str, Any] = dict(zip(names, record.cells[len(columns) :], strict=True))
        answer["addr_reasons"] = [each for each in answer["addr_reasons"].split(";") if each]
        yield KeptRow(json_text(record.cells[: len(columns)]), answer, end)


def _kept_objects(opened: OpenedFile, names: Mapping[str, str]) -> Iterator[KeptRow]:
    end = 0
    for line in text_lines(opened, "utf-8"):
        try:
            found = json.loads(line, parse_float=number_of, parse_constant=no_number)
            answer = {name: found.pop(written) for name, written in names.items()}
        except (ValueError, KeyError, AttributeError, TypeError, RecursionError):
            return
        if not line.endswith("\n"):
            return
        end += len(line.encode("utf-8"))
        yield KeptRow(_as_written(json_text(found)), answer, end)
