"""A batch from its file to its file: everything is checked first, then rows stream through.

>>> job = prepare("orders.csv", "verified.csv")                         # doctest: +SKIP
>>> summary = run(job, SharedWork(addrkit.open("nl.gaz"), workers=2))   # doctest: +SKIP
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from time import perf_counter
from typing import Protocol

from addrkit.batch.answers import PREFIX, Answer, answer_names, answer_of
from addrkit.batch.cells import cell_text, json_text
from addrkit.batch.csv import CsvSink, CsvSource
from addrkit.batch.inputs import all_rows, format_of_name, rows_again
from addrkit.batch.jsonl import JsonlSink
from addrkit.batch.line_items import Orders, key_column
from addrkit.batch.made_with import MadeWith, read_note, refuse_other, write_note
from addrkit.batch.output import (
    ASIDE,
    Output,
    open_bytes,
    open_text,
    output_for,
    refuse_overlap,
    refuse_within,
)
from addrkit.batch.queries import QueryColumns, find_columns
from addrkit.batch.report.tally import Tally
from addrkit.batch.resume import kept_rows, written_input
from addrkit.batch.rows import Format, Row, RowSource, Sink
from addrkit.batch.several import Several
from addrkit.batch.summary import Summary
from addrkit.columns import ColumnOptions
from addrkit.errors import InputError, UsageError
from addrkit.files.opening import STANDARD_INPUT
from addrkit.judge.verdict import nothing

CHECKED_EVERY = 1_000
"""Rows after which the part is looked for: nobody should wait for hours for a file that is gone."""

Typed = str | Mapping[str, str | None]
"""Free text; or components by name, with free text under `address`."""

_OBJECTS = ("jsonl", "json")
"""Formats whose rows have keys of their own each."""


class Verifier(Protocol):
    """What answers the rows of a batch."""

    def answers(self, rows: Iterable[Typed], country: str | None = None) -> Iterator[Answer]:
        """An answer a row, in order; a bad row has an error."""
        ...


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


def run(
    job: Job,
    kit: Verifier,
    *,
    country: str | None = None,
    made_with: MadeWith | None = None,
    on_row: Callable[[Summary], None] | None = None,
    say: Callable[[str], None] | None = None,
) -> Summary:
    """Verify every row and write it; the output gets its name when the last one is written.

    `made_with` is what the answers depend on, for a later run that resumes this one. `on_row` is called after each
    row, `say` with what becomes of the part of an earlier run. What was written when something stops the run is
    kept beside the output if it can be resumed.
    """
    summary = Summary(tally=Tally(country or ""))
    orders = Orders()
    made = {"country": country or "none", **job.made_with, **(made_with or {})}
    try:
        rows = job.source.rows()
        offset = _take_over(job, rows, summary, orders, made) if job.resume else None
        try:
            if offset is None and job.resumable and job.output.put_aside() and say:
                say(_put_aside(job))
            if job.resumable and job.output.note:
                write_note(job.output.note, made)
            _write(job, offset, answered(rows, kit, job.query, country), summary, orders, on_row)
        except BaseException as error:
            _keep_or_discard(job, summary, error)
            raise
    finally:
        job.close()
    return summary


def answered(
    rows: Iterable[Row], kit: Verifier, query: QueryColumns, country: str | None
) -> Iterator[tuple[Row, Answer]]:
    """Each row with its answer, in order; rows that cannot be read keep their place."""
    waiting: deque[Row] = deque()

    def queries() -> Iterator[Typed]:
        for number, read in enumerate(rows, start=1):
            query.refuse_answers(read, number)
            row = query.checked(read)
            waiting.append(row)
            if row.error is None:
                yield query.query(row)

    def unreadable() -> Iterator[tuple[Row, Answer]]:
        while waiting and waiting[0].error is not None:
            row = waiting.popleft()
            yield row, answer_of(nothing("unreadable", row.error))

    for answer in kit.answers(queries(), country=country):
        yield from unreadable()
        yield waiting.popleft(), answer
    yield from unreadable()


def _output_columns(
    inputs: Sequence[str], source: RowSource, written: Format, options: ColumnOptions | None
) -> tuple[str, ...]:
    """The columns of a table; objects may have others in every row, so that all have to be seen."""
    if source.format not in _OBJECTS or written in _OBJECTS:
        return source.columns
    if STANDARD_INPUT in inputs:
        raise UsageError("JSON lines from standard input can only be written as JSON lines: save them first")
    columns: dict[str, None] = {}
    for row in rows_again(inputs, source.format, options):
        columns.update(dict.fromkeys(row.columns))
    return tuple(columns)


def _write(
    job: Job,
    offset: int | None,
    pairs: Iterator[tuple[Row, Answer]],
    summary: Summary,
    orders: Orders,
    on_row: Callable[[Summary], None] | None,
) -> None:
    begun = perf_counter()
    with _sink(job, offset) as sink:
        for row, plain_answer in pairs:
            key = _key_of(job, row)
            answer = orders.told(key, plain_answer)
            sink.write(row, answer)
            if not summary.rows % CHECKED_EVERY:
                job.output.check()
            summary.add(_typed(job.query, row), answer, key)
            summary.seconds = perf_counter() - begun
            if on_row:
                on_row(summary)
    job.output.finish()


@contextmanager
def _sink(job: Job, offset: int | None) -> Iterator[Sink]:
    if job.format == "parquet":
        from addrkit.batch.parquet import ParquetSink, ParquetSource, json_schema, text_schema

        if isinstance(job.source, ParquetSource | Several) and job.source.schema is not None:
            schema = job.source.schema
        elif job.source.format in _OBJECTS:
            schema = json_schema(job.columns, rows_again(job.inputs, job.source.format, job.options))
        else:
            schema = text_schema(job.columns)
        with open_bytes(job.output) as stream_of_bytes:
            sink: Sink = ParquetSink(stream_of_bytes, schema, job.names)
            try:
                yield sink
            finally:
                # Also after an interruption, or the writer would end itself when the file is closed.
                sink.close()
        return
    if job.format == "xlsx":
        from addrkit.batch.xlsx import XlsxSink

        with open_bytes(job.output) as stream_of_bytes:
            sink = XlsxSink(stream_of_bytes, job.columns, tuple(job.names.values()))
            yield sink
            sink.close()
        return
    with open_text(job.output, offset=offset) as stream_of_text:
        if job.format == "json":
            from addrkit.batch.json_document import JsonSink

            sink = JsonSink(stream_of_text, job.names)
        elif job.format == "jsonl":
            sink = JsonlSink(stream_of_text, job.names)
        else:
            if job.text and job.text.has_mark and not offset:
                stream_of_text.write("\ufeff")
            sink = CsvSink(
                stream_of_text,
                job.columns,
                job.delimiter,
                names=tuple(job.names.values()),
                header=not offset,
                raw=job.raw,
            )
        yield sink
        sink.close()


def _take_over(job: Job, rows: Iterator[Row], summary: Summary, orders: Orders, made: MadeWith) -> int | None:
    """Count the rows that an interrupted run has written, and skip them in the input.

    Returns where the part goes on; None if there is nothing to go on from. Raises InputError if the part was made
    with anything else, or of another input.
    """
    part, note = job.output.part, job.output.note
    if part is None or note is None or not job.output.left:
        return None
    then = read_note(note)
    if then is None:
        return None
    refuse_other(part, then, made)
    offset = None
    for kept in kept_rows(part, job.format, job.columns, job.delimiter, names=job.names, raw=job.raw):
        row = next(islice(rows, 1), None)
        if row is None or written_input(row, job.format, job.columns, raw=job.raw) != kept.input:
            raise InputError(
                f"{part} does not fit {job.source.name} (row {summary.rows + 1} differs):"
                " remove it, or leave --resume out, to start again"
            )
        key = _key_of(job, row)
        summary.add(_typed(job.query, row), orders.told(key, kept.answer), key)
        offset = kept.end
    summary.resumed = summary.rows
    return offset


def _put_aside(job: Job) -> str:
    """What to say where the part of an earlier run is not continued."""
    what = "does not say what it was made with" if job.resume else "was left by an interrupted run"
    part = job.output.part
    return f"{part} {what}: it is kept as {part}{ASIDE} until this run is over, and all rows are verified"


def _key_of(job: Job, row: Row) -> str:
    """What its table calls a row."""
    if not job.key:
        return ""
    if row.columns == job.source.columns:
        return cell_text(row.cells[row.columns.index(job.key)])
    return cell_text(dict(zip(row.columns, row.cells, strict=True)).get(job.key))


def _typed(query: QueryColumns, row: Row) -> str:
    """What somebody typed, as one text."""
    if row.error is not None:
        return ""
    asked = query.query(row)
    return asked if isinstance(asked, str) else ", ".join(value for value in asked.values() if value)


def _keep_or_discard(job: Job, summary: Summary, error: BaseException) -> None:
    """Keep what can be resumed, and say so; remove the rest."""
    if not (job.resumable and summary.rows):
        job.output.discard()
        return
    try:
        job.output.check()
    except InputError:
        return
    error.add_note(f"{job.output.part} holds what was verified: the same command with --resume goes on")
