"""What a command tells a person, always on standard error: messages, progress and tables."""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress

    from addrkit.batch.job import Job
    from addrkit.batch.queries import QueryColumns
    from addrkit.batch.summary import Summary

StageProgress = Callable[[str, int, int | None], None]
_REDRAW_SECONDS = 0.1


def say(message: str) -> None:
    """One line to the person at the terminal."""
    print(plain(message), file=sys.stderr, flush=True)


def plain(text: str) -> str:
    r"""Text whose control characters a terminal shows and does not obey; line ends and tabs stay.

    What gazetteers and inputs hold may move the cursor, rename the window or make a link that is none.

    >>> plain("Main \x1b]8;;http://evil\x07Street\u202e")
    'Main \\x1b]8;;http://evil\\x07Street\\u202e'
    """
    if text.isprintable():
        return text
    return "".join(
        each if each in "\n\t" or unicodedata.category(each) not in _OBEYED else _escaped(each)
        for each in text
    )


def json_line(value: object) -> str:
    r"""A value as JSON on one line, with nothing in it that a terminal obeys.

    >>> json_line("Rue de l'Église\x9b2J")
    '"Rue de l\'Église\\u009b2J"'
    """
    text = json.dumps(value, ensure_ascii=False)
    if text.isprintable():
        return text
    return "".join(
        f"\\u{ord(each):04x}" if unicodedata.category(each) in _OBEYED and each <= "\uffff" else each
        for each in text
    )


_OBEYED = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Kinds of characters that steer: controls, marks of direction, halves of characters, ends of lines and paragraphs."""
_JOINERS = "\u200c\u200d"
"""Parts of words in the scripts of India and Persia."""


def _escaped(character: str) -> str:
    return character if character in _JOINERS else character.encode("unicode_escape").decode("ascii")


def say_columns(query: QueryColumns) -> None:
    """Which columns are read and which are not, and what may be wrong with them."""
    for line in (query.told(), *(f"warning: {each}" for each in query.warnings)):
        say("".join(letter if letter.isprintable() else " " for letter in line))


def console() -> Console:
    """Rich, on standard error."""
    from rich.console import Console

    return Console(stderr=True, highlight=False)


@contextmanager
def stages() -> Iterator[StageProgress | None]:
    """Progress of work in named stages: call it with the stage, what is done and the total, if known."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

    bar = Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=24),
        TaskProgressColumn(),
        TimeElapsedColumn(),
        console=console(),
        transient=True,
    )
    with bar:
        task = bar.add_task("starting", total=None)

        def show(stage: str, done: int, total: int | None) -> None:
            bar.update(task, description=stage, completed=done, total=total)

        yield show


@contextmanager
def rows_progress(job: Job) -> Iterator[Callable[[Summary], None] | None]:
    """Progress of a batch: how far, rows, rows a second, time left and rows by action."""
    to_screen = job.output.path is None and sys.stdout.isatty()
    if to_screen or not sys.stderr.isatty():
        yield None
        return
    from addrkit.batch.counting import rows_in

    rows = rows_in(job.source)
    of = f" of {rows:,}" if rows is not None else ""
    with _rows_bar() as bar:
        task = bar.add_task("verifying", total=rows or job.source.total, rows="0", rate="", actions="")
        drawn = 0.0

        def show(summary: Summary) -> None:
            nonlocal drawn
            now = monotonic()
            if now - drawn < _REDRAW_SECONDS and summary.rows != rows:
                return
            drawn = now
            bar.update(
                task,
                # Bytes are read ahead of what is verified, so that rows tell more.
                completed=summary.rows if rows is not None else job.source.position(),
                rows=f"{summary.rows:,}{of}",
                rate=f"{summary.rate:,.0f}/s",
                actions=by_action(summary),
            )

        yield show


def by_action(summary: Summary) -> str:
    """Rows by action, on one line.

    >>> from collections import Counter
    >>> from addrkit.batch.summary import Summary
    >>> by_action(Summary(rows=3, actions=Counter(accept=2, fix=1)))
    'accept 2, fix 1'
    """
    from addrkit.types import ACTIONS

    return ", ".join(f"{each} {summary.actions[each]:,}" for each in ACTIONS if summary.actions[each])


def _rows_bar() -> Progress:
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    return Progress(
        TextColumn("{task.description}"),
        BarColumn(bar_width=16),
        TaskProgressColumn(),
        TextColumn("{task.fields[rows]} rows"),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(compact=True),
        TextColumn("{task.fields[actions]}"),
        console=console(),
        transient=True,
    )


def show_summary(summary: Summary, where: str) -> None:
    """The closing tables of a batch."""
    from rich.table import Table

    from addrkit.types import ACTIONS

    screen = console()
    actions = Table("action", box=None, pad_edge=False)
    by_reason = Table("reason", box=None, pad_edge=False)
    for table in (actions, by_reason):
        table.add_column("rows", justify="right")
        table.add_column("share", justify="right")
    for action in ACTIONS:
        actions.add_row(action, *_share(summary.actions[action], summary.rows))
    if summary.errors:
        actions.add_row("(with addr_error)", *_share(summary.errors, summary.rows))
    for reason, count in sorted(summary.reasons.items(), key=lambda each: (-each[1], each[0])):
        by_reason.add_row(reason, *_share(count, summary.rows))
    screen.print(actions)
    if summary.reasons:
        screen.print()
        screen.print(by_reason)
    waiting = summary.tally.outcomes["data"]
    if waiting:
        say(
            f"\n{waiting:,} of these rows only wait for reference data: nothing is known to be wrong with them;"
            " --report tells how to get it"
        )
    resumed = f", {summary.resumed:,} of them taken over from an interrupted run" if summary.resumed else ""
    rows = "1 row" if summary.rows == 1 else f"{summary.rows:,} rows"
    say(f"\n{rows} in {summary.seconds:,.1f} s ({summary.rate:,.0f} rows/s){resumed}; written to {where}")


def _share(count: int, rows: int) -> tuple[str, str]:
    return f"{count:,}", f"{100 * count / rows:.1f} %" if rows else ""
