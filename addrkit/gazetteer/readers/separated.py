"""Separated text: its separator and header, and its rows as columns of text."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv as arrow_csv

from addrkit.columns import ColumnOptions
from addrkit.columns.header import header_at, nameless, published_without
from addrkit.errors import InputError
from addrkit.files.encodings import NAMES
from addrkit.files.opening import BLOCK, first_line, opened_file
from addrkit.files.sample import FileSample
from addrkit.files.text import SEPARATORS, SPOILED, Utf8Stream
from addrkit.gazetteer.readers.tabular import SAMPLE_ROWS, Batches, Tabular
from addrkit.gazetteer.refusal import SHOWN, Refusal
from addrkit.gazetteer.schema import ROWS

_LOOKED = 20
"""Lines among which the header is looked for."""
NOTHING = ("", "NULL", "null", r"\N", "NaN", "#N/A")
"""What databases and spreadsheets write for nothing."""
_QUOTED = re.compile(r'"[^"]*"')
_STILL_QUOTED = r'^\s*=?"(.*)"\s*$'
"""Quotation marks that begin no value, for a blank or an equals sign stands before them: ="012", as Excel writes it."""
_DEGREES = r"^[-+]?\d{1,15}(\.\d*)?([eE][-+]?\d{1,2})?$"


UNDECODED = "bytes that its encoding does not have (shown as \\xNN): name the encoding with --encoding"
NEVER_CLOSED = "a quotation mark is opened and never closed: close or double it"


@dataclass(frozen=True, slots=True)
class SeparatedTable:
    """How a separated file is laid out."""

    columns: tuple[str, ...]
    """The names of its columns, in order."""
    separator: str
    has_header: bool = True
    encoding: str | None = None
    """Of its text, where it was named."""
    usual: str | None = None
    """Of older files of its country."""
    above: int = 0
    """Lines that hold anything and stand above the header: titles."""
    skipped: int = 0
    """All lines above it."""
    quote: bool = True
    """Whether a quotation mark begins a value that may hold separators."""


def table_of(sample: FileSample, *, has_header: bool = True) -> SeparatedTable:
    """The layout of a table. Without a header its columns are called by their numbers.

    Raises InputError if there is no header line.
    """
    if sample.text is None:
        raise InputError(f"{sample.path} is not text: it holds control characters")
    lines = sample.lines[:_LOOKED]
    first = lines[0] if lines else ""
    separator = max(SEPARATORS, key=_QUOTED.sub("", first).count)
    at = 0
    known = published_without(first, len(cells(first, separator)))
    if known:
        return SeparatedTable(known, separator, has_header=False)
    if has_header and len(lines) > 1:
        # A title above the header may have another separator, or none.
        fullest = max(SEPARATORS, key=lambda each: max(_QUOTED.sub("", line).count(each) for line in lines))
        at = header_at([cells(line, fullest) for line in lines])
        separator = fullest if at else separator
    header = cells(lines[at] if lines else "", separator)
    if not any(name.strip() for name in header):
        raise InputError(f"{sample.path} has no header line")
    if not has_header:
        return SeparatedTable(
            tuple(str(index) for index in range(1, len(header) + 1)), separator, has_header=False
        )
    more = nameless([cells(line, separator) for line in lines[at + 1 :]], len(header))
    names = (*(name.strip() for name in header), *[""] * more)
    return SeparatedTable(names, separator, above=at, skipped=sample.lines_above(at))


def separated_of(sample: FileSample, options: ColumnOptions) -> Tabular:
    """The table of a separated text. Raises InputError if it is none."""
    table = replace(
        table_of(sample, has_header=options.header), encoding=options.encoding, usual=options.usual_encoding
    )
    lines = sample.lines[table.above + table.has_header :][:SAMPLE_ROWS]
    rows = [cells(line, table.separator) for line in lines]
    return Tabular(
        sample.path,
        table.columns,
        [row for row in rows if len(row) == len(table.columns)],
        lambda places: _by_place(sample.path, table, places),
    )


def _by_place(path: Path, table: SeparatedTable, places: Sequence[int]) -> Batches:
    for batch in read_table(path, table, {str(place): place for place in places}):
        yield batch if isinstance(batch, Refusal) else {int(name): column for name, column in batch.items()}


def cells(line: str, separator: str) -> list[str]:
    """The values of one line.

    >>> cells('1,"a, b",c', ",")
    ['1', 'a, b', 'c']
    """
    try:
        return next(csv.reader([line], delimiter=separator), [])
    except csv.Error:
        return line.split(separator)


def read_table(
    path: Path, table: SeparatedTable, wanted: Mapping[str, int]
) -> Iterator[Mapping[str, pa.Array] | Refusal]:
    """The wanted columns of a separated file, each a name and a position, as text; null where empty.

    Rows of another number of columns are refused. Raises InputError if the file cannot be read.
    """
    refused: list[Refusal] = []
    rows = torn = 0

    def pass_over(row: Any) -> str:
        nonlocal rows, torn
        rows += 1
        if "\n" in row.text.strip() and row.text.count('"') % 2:
            torn = row.number or 0
        first = refused[0] if refused else None
        refused[:] = [
            Refusal(
                "another number of columns than the header",
                first.count + 1 if first else 1,
                path.name,
                first.row if first else max((row.number or 0) - table.has_header, 0),
                first.first if first else row.text[:SHOWN],
            )
        ]
        return "skip"

    # Names may be there twice or be empty; positions are not.
    names = [str(position) for position in range(len(table.columns))]
    used = {name: names[position] for name, position in wanted.items()}
    read = arrow_csv.ReadOptions(
        block_size=BLOCK,
        column_names=names,
        # Lines that hold nothing are counted.
        skip_rows_after_names=int(table.has_header) + table.skipped,
        # With threads a refused row does not know its number.
        use_threads=False,
    )
    parse = arrow_csv.ParseOptions(
        delimiter=table.separator,
        quote_char='"' if table.quote else False,
        newlines_in_values=table.quote,
        invalid_row_handler=pass_over,
    )
    convert = arrow_csv.ConvertOptions(
        include_columns=sorted(set(used.values())),
        column_types={name: pa.string() for name in used.values()},
        strings_can_be_null=True,
        null_values=list(NOTHING),
    )
    with opened_file(path, table.encoding, table.usual) as opened:
        text = Utf8Stream(opened)
        try:
            for batch in arrow_csv.open_csv(pa.PythonFile(text, "r"), read, parse, convert):
                if text.is_spoiled:
                    batch, spoiled = _without_spoiled(batch, path, rows)
                    yield from spoiled
                rows += batch.num_rows
                yield {name: _unquoted(batch.column(column)) for name, column in used.items()}
                yield from refused
                refused.clear()
        except pa.ArrowInvalid as error:
            if "Empty CSV file" not in str(error):
                raise InputError(f"cannot read {path}: {_told(error)}") from error
    if text.older:
        yield _older(path, opened.legacy.encoding, text.older)
    if torn and torn == rows + table.has_header:
        raise InputError(f"cannot read {path}: {NEVER_CLOSED}, in row {torn - table.has_header:,}")
    yield from refused


def _without_spoiled(batch: pa.RecordBatch, path: Path, before: int) -> tuple[pa.RecordBatch, list[Refusal]]:
    """A batch without the rows that have bytes which their encoding does not have, and how many they are."""
    spoiled = pa.array([False] * batch.num_rows)
    for column in batch.columns:
        spoiled = pc.or_(spoiled, pc.fill_null(pc.match_substring(column, SPOILED), False))
    if not pc.any(spoiled).as_py():
        return batch, []
    first = pc.index(spoiled, True).as_py()
    shown = ",".join(str(column[first].as_py() or "") for column in batch.columns).replace(SPOILED, "")
    refusal = Refusal(UNDECODED, pc.sum(spoiled).as_py(), path.name, before + first + 1, shown[:SHOWN])
    return batch.filter(pc.invert(spoiled)), [refusal]


def _older(path: Path, encoding: str | None, lines: int) -> Refusal:
    """How lines that are not UTF-8 were read."""
    named = NAMES.get(encoding or "", encoding)
    return Refusal(
        f"are not UTF-8 and were read as {named}: where names look wrong, name the encoding with --encoding",
        lines,
        path.name,
        kept=True,
        whole=True,
    )


def _unquoted(column: pa.Array) -> pa.Array:
    if not pc.any(pc.match_substring(column, '"')).as_py():
        return column
    return pc.replace_substring_regex(column, _STILL_QUOTED, r"\1")


def rows_of(columns: Mapping[str, pa.Array], length: int) -> pa.RecordBatch:
    """A batch of `schema.ROWS`; a column that is not given is null, and coordinates may be text."""
    arrays = []
    for each in ROWS:
        column = columns.get(each.name)
        if column is None:
            arrays.append(pa.nulls(length, each.type))
        elif each.type == pa.float64() and pa.types.is_string(column.type):
            arrays.append(degrees(column))
        else:
            arrays.append(column)
    return pa.RecordBatch.from_arrays(arrays, schema=ROWS)


def degrees(column: pa.Array) -> pa.Array:
    """Numbers from text; what is no number becomes NaN, for the build to tell: the row may be good without."""
    try:
        return column.cast(pa.float64())
    except pa.ArrowInvalid:
        plain = pc.replace_substring(pc.utf8_trim_whitespace(column), ",", ".")
        shaped = pc.match_substring_regex(plain, _DEGREES)
        given = pc.if_else(pc.equal(plain, ""), pa.scalar(None, pa.string()), plain)
        return pc.if_else(shaped, given, "nan").cast(pa.float64())


def positions(header: Sequence[str], names: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """Where in a header each field is, by the first of its column names that is there, in any case.

    >>> positions(["ID", "Number"], {"id": ("id",), "house_number": ("num", "number"), "city": ("city",)})
    {'id': 0, 'house_number': 1}
    """
    found = {name.strip().lower(): position for position, name in reversed(list(enumerate(header)))}
    return {
        field: next(found[name] for name in those if name in found)
        for field, those in names.items()
        if any(name in found for name in those)
    }


def listed(header: Sequence[str]) -> str:
    """The names of columns, for a message."""
    return ", ".join(name.strip()[:40] for name in header[:30])


def _told(error: pa.ArrowInvalid) -> str:
    message = first_line(error)
    if "straddling" in message or "out of sync" in message:
        return NEVER_CLOSED
    return message
