"""A batch from its first row to its last: rows stream through, and what was done outlives an interruption.

>>> summary = run(job, SharedWork(addrkit.open("nl.gaz"), workers=2))   # doctest: +SKIP
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from time import perf_counter
from typing import Protocol

from addrkit.batch.answers import Answer, answer_of
from addrkit.batch.cells import cell_text
from addrkit.batch.job import Job
from addrkit.batch.line_items import Orders
from addrkit.batch.made_with import MadeWith, read_note, refuse_other, write_note
from addrkit.batch.output import ASIDE
from addrkit.batch.queries import QueryColumns
from addrkit.batch.report.tally import Tally
from addrkit.batch.resume import kept_rows, written_input
from addrkit.batch.rows import Row
from addrkit.batch.sinks import opened_sink
from addrkit.batch.summary import Summary
from addrkit.errors import InputError
from addrkit.judge.verdict import nothing

CHECKED_EVERY = 1_000
"""Rows after which the part is looked for: nobody should wait for hours for a file that is gone."""

Typed = str | Mapping[str, str | None]
"""Free text; or components by name, with free text under `address`."""


class Verifier(Protocol):
    """What answers the rows of a batch."""

    def answers(self, rows: Iterable[Typed], country: str | None = None) -> Iterator[Answer]:
        """An answer a row, in order; a bad row has an error."""
        ...


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


def _write(
    job: Job,
    offset: int | None,
    pairs: Iterator[tuple[Row, Answer]],
    summary: Summary,
    orders: Orders,
    on_row: Callable[[Summary], None] | None,
) -> None:
    begun = perf_counter()
    with opened_sink(job, offset) as sink:
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
