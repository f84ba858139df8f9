"""What a batch reads and writes: everything is checked before the first row.

>>> job = prepare("orders.csv", "verified.csv")                         # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from addrkit.batch.answers import PREFIX, answer_names
from addrkit.batch.cells import json_text
from addrkit.batch.csv import CsvSource
from addrkit.batch.inputs import all_rows, format_of_name, rows_again
from addrkit.batch.line_items import key_column
from addrkit.batch.made_with import MadeWith
from addrkit.batch.output import Output, output_for, refuse_overlap, refuse_within
from addrkit.batch.queries import QueryColumns, find_columns
from addrkit.batch.rows import Format, RowSource
from addrkit.batch.several import Several
from addrkit.columns import ColumnOptions
from addrkit.errors import UsageError
from addrkit.files.opening import STANDARD_INPUT

OBJECTS = ("jsonl", "json")
"""Formats whose rows have keys of their own each."""


@dataclass(frozen=True, slots=True)
class Job:
    """A batch that can begin."""

    source: RowSource
    inputs: tuple[str, ...]
    """What it is read from."""
    columns: tuple[str, ...]
    """The input's columns in the output."""
    query: QueryColumns
    output: Output
    format: Format
    """Of the output."""
    resume: bool
    key: str = ""
    """The column that names a row; empty if none does."""
    names: Mapping[str, str] = field(default_factory=lambda: answer_names(PREFIX))
    """What the answer's columns are called in the output."""
    raw: bool = False
    """Whether cells that a spreadsheet would run stay as they are."""
    options: ColumnOptions | None = None
    """How the inputs are read."""

    @property
    def resumable(self) -> bool:
        """Whether an interrupted run can be continued."""
        return self.output.part is not None and not self.output.packing and self.format in ("csv", "jsonl")

    @property
    def text(self) -> CsvSource | None:
        """The input as separated text, or the first of several; None if it is of another format."""
        source = self.source.text if isinstance(self.source, Several) else self.source
        return source if isinstance(source, CsvSource) else None

    @property
    def delimiter(self) -> str:
        """Of the input, and so of the output."""
        return self.text.delimiter if self.text else ","

    @property
    def made_with(self) -> MadeWith:
        """What of the job itself its output depends on, beside the input's rows."""
        return {
            "columns": json_text([dict(self.query.fields), self.columns, list(self.names.values())]),
            "format": json_text([self.source.format, self.format, self.delimiter, self.raw, self.key]),
        }

    def close(self) -> None:
        """Let go of the input and the output; `run` does so itself."""
        self.source.close()
        self.output.close()


def prepare(
    input: str | Sequence[str],
    output: str | None = None,
    *,
    format: Format | None = None,
    columns: ColumnOptions | None = None,
    resume: bool = False,
    key: str | None = None,
    raw: bool = False,
    others: Mapping[str, str | None] | None = None,
) -> Job:
    """Open the input, find its columns and make sure that the output can be written.

    Several inputs, and the files of a folder, are one table. `-` is standard input, and standard output, as None is.
    `format` is the input's if its name does not
    tell, and the output's likewise. `columns` says which columns hold the address, where their names do not. `key` is
    the column that names a row, for a report; `raw` keeps cells that a spreadsheet would run. `others` are further
    files that the run writes, by what to call them. Raises InputError or UsageError.
    """
    inputs = (input,) if isinstance(input, str) else tuple(input)
    named = {"the input" if len(inputs) == 1 else f"the input {each}": each for each in inputs}
    refuse_overlap({**named, "the output": output, **(others or {})})
    refuse_within(inputs, output)
    source = all_rows(inputs, format, columns)
    target = None
    try:
        names = answer_names(columns.prefix if columns else PREFIX)
        query = find_columns(source, columns, tuple(names.values()))
        written = format_of_name(output) or format or source.format
        kept = _output_columns(inputs, source, written, columns)
        target = output_for(output)
        job = Job(
            source,
            inputs,
            kept,
            query,
            target,
            written,
            resume,
            key_column(source.columns, key),
            names,
            raw,
            columns,
        )
        if written in ("parquet", "xlsx") and job.output.packing:
            raise UsageError(f"{output}: {written} packs its columns itself, leave {job.output.packing} out")
        if resume and not job.resumable:
            raise UsageError("--resume continues a .csv or .jsonl file named with -o: leave it out")
    except BaseException:
        source.close()
        if target is not None:
            target.close()
        raise
    return job


def _output_columns(
    inputs: Sequence[str], source: RowSource, written: Format, options: ColumnOptions | None
) -> tuple[str, ...]:
    """The columns of a table; objects may have others in every row, so that all have to be seen."""
    if source.format not in OBJECTS or written in OBJECTS:
        return source.columns
    if STANDARD_INPUT in inputs:
        raise UsageError("JSON lines from standard input can only be written as JSON lines: save them first")
    columns: dict[str, None] = {}
    for row in rows_again(inputs, source.format, options):
        columns.update(dict.fromkeys(row.columns))
    return tuple(columns)
