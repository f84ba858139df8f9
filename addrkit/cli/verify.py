"""`addrkit verify`: a table of addresses, verified."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from addrkit.cli.interrupt import heeded
from addrkit.cli.opening import open_kit
from addrkit.cli.options import (
    Column,
    Country,
    Cutting,
    Encoding,
    Gazetteers,
    Group,
    LlmModel,
    LlmUrl,
    Mapped,
    NoHeader,
    PolicyFile,
    TableFormat,
    Weighing,
    columns_of,
    country_of,
)
from addrkit.cli.screen import console, plain, rows_progress, say, say_columns, show_summary
from addrkit.columns.columns import MOST_TOLD, shown
from addrkit.errors import AddrkitError, UsageError

if TYPE_CHECKING:
    from addrkit.batch.answers import Answer
    from addrkit.batch.job import Job
    from addrkit.batch.output import Output
    from addrkit.batch.queries import QueryColumns
    from addrkit.batch.rows import RowSource
    from addrkit.batch.run import Typed
    from addrkit.batch.summary import Summary
    from addrkit.judge.llm.adviser import Mode
    from addrkit.kit import AddressKit

SOME_ROWS_FAILED = 5


def verify(
    input: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT...|-",
            help="csv, xlsx, jsonl, json or parquet; several files, or a folder of them, are one table; - is stdin.",
        ),
    ],
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="OUTPUT", help="Where to write; stdout if not named."),
    ] = None,
    gazetteer: Gazetteers = None,
    country: Country = None,
    column: Column = None,
    mapped: Mapped = None,
    columns: Group = None,
    encoding: Encoding = None,
    no_header: NoHeader = False,
    llm: Annotated[
        Literal["auto", "off", "always"] | None,
        typer.Option(
            help="Ask a language model: in doubt if one is installed, never, or always.  "
            "[default: off; auto where another --llm option is given]",
            show_default=False,
        ),
    ] = None,
    llm_model: LlmModel = None,
    llm_url: LlmUrl = None,
    llm_budget: Annotated[
        str | None,
        typer.Option(metavar="ROWS|TIME", help="Ask about so many rows, or for so long: 500, 800ms, 30s."),
    ] = None,
    parser: Cutting = "compact",
    matcher: Weighing = None,
    policy: PolicyFile = None,
    script: Annotated[
        Literal["native", "latin"] | None,
        typer.Option(
            help="The script of divisions in the answers.  [default: as they were typed]", show_default=False
        ),
    ] = None,
    divisions: Annotated[
        Literal["today"] | None,
        typer.Option(
            help="The divisions in the answers: those that the ones typed were merged into.  "
            "[default: as they were typed]",
            show_default=False,
        ),
    ] = None,
    format: TableFormat = None,
    report: Annotated[
        str | None, typer.Option(metavar="REPORT.html", help="Write a page: what can ship, whom to ask what.")
    ] = None,
    report_counts: Annotated[
        bool, typer.Option("--report-counts", help="Keep the page to counts: nothing that anybody typed.")
    ] = False,
    key: Annotated[
        str | None,
        typer.Option(
            metavar="COLUMN", help="The column that names a row in the report, such as an order id."
        ),
    ] = None,
    raw: Annotated[
        bool, typer.Option("--raw", help="Keep cells that a spreadsheet would run as formulas.")
    ] = False,
    prefix: Annotated[
        str, typer.Option(metavar="TEXT", help="What the names of the added columns begin with.")
    ] = "addr_",
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on where an interrupted run stopped (csv, jsonl).")
    ] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show the evidence of each row on stderr.")
    ] = False,
) -> None:
    """Verify a table of addresses.

    Reads the column `address`, or columns named after components (house_number, street, city, postcode,
    ...), or both; the usual names of shops, offices and registers are known in many languages. Keeps every column and
    the order of the rows, and adds columns named addr_*.

    \b
    addrkit verify orders.csv -o verified.csv
    addrkit verify orders.csv -o verified.csv -g nl.gaz -g fr.gaz --country NL --report report.html
    addrkit verify orders.csv -o verified.csv --policy strict.yaml
    addrkit verify customers.parquet -o verified.parquet --column full_address
    grep Reykjavík orders.jsonl | addrkit verify - --format jsonl > verified.jsonl
    addrkit verify shopify.csv -o verified.csv --columns Shipping
    addrkit verify january.csv february.csv -o verified.csv
    addrkit verify customers.csv -o verified.csv --map street=Weg+Zusatz --map city=Wohnort
    addrkit verify orders.csv -o verified.csv --llm-url http://localhost:8000/v1 --llm-budget 500

    Exit code 5: finished, but some rows have addr_error.
    """
    from addrkit.batch.job import prepare
    from addrkit.batch.made_with import made_with
    from addrkit.batch.output import output_for
    from addrkit.batch.run import run
    from addrkit.batch.workers import SharedWork
    from addrkit.judge.llm.opening import llm_settings

    if report_counts and not report:
        raise UsageError("--report-counts says what --report REPORT.html holds: name the page too")
    code = country_of(country)
    asked = columns_of(column, mapped, columns, encoding, no_header=no_header, country=code)
    asked = replace(asked, prefix=prefix)
    # Whoever names a model wants it asked.
    usual: Mode = "auto" if llm_model or llm_url or llm_budget else "off"
    settings = llm_settings(llm or usual, llm_model, llm_url, llm_budget)
    with ExitStack() as ends:
        heed = ends.enter_context(heeded())
        page = ends.enter_context(closing(output_for(report)))
        others = {"the report": report}
        job = ends.enter_context(
            closing(
                prepare(
                    input,
                    output,
                    format=format,
                    columns=asked,
                    resume=resume,
                    key=key,
                    raw=raw,
                    others=others,
                )
            )
        )
        kit = open_kit(gazetteer, parser, settings, policy, matcher, script, divisions)
        say_columns(job.query)
        with rows_progress(job) as progress:

            def on_row(counted: Summary) -> None:
                heed()
                if progress:
                    progress(counted)

            verifier = _Explaining(kit) if explain else SharedWork(kit, _workers(parser), say)
            summary = run(job, verifier, country=code, made_with=made_with(kit), on_row=on_row, say=say)
        show_summary(summary, output or "standard output")
        _say_without_street(summary, job.query)
        _say_guessed(job.source)
        if page.path:
            _write_report(page, summary, job, kit, code, counts_only=report_counts)
            say(f"report written to {report}")
    if summary.errors:
        raise typer.Exit(SOME_ROWS_FAILED)


def _say_guessed(source: RowSource) -> None:
    """Say in which older encoding lines were read, for it was guessed."""
    from addrkit.batch.csv import CsvSource
    from addrkit.batch.several import Several
    from addrkit.files.encodings import NAMES

    for each in source.guessed if isinstance(source, Several) else [source]:
        guessed = each.guessed if isinstance(each, CsvSource) else None
        if not guessed:
            continue
        say(
            f"{Path(each.name).name}: lines that are not UTF-8 were read as {NAMES[guessed]}, which is a guess:"
            " where names look wrong, name the encoding with --encoding"
        )


def _say_without_street(summary: Summary, query: QueryColumns) -> None:
    """Say that no row has a street, which tells of the columns and not of the rows."""
    without = summary.reasons["street_missing"] + summary.reasons["empty"]
    if summary.rows and without >= summary.rows and summary.reasons["street_missing"]:
        unused = ", ".join(map(shown, query.columns.unused[:MOST_TOLD])) or "none"
        say(
            f"warning: no row has a street; columns not used: {unused}; name the one that holds it with"
            ' --map "street=COLUMN"'
        )


def _workers(parser: str) -> int:
    from addrkit.batch.workers import usable_cores

    # Every process would hold libpostal's 1.9 GB.
    return 1 if parser == "libpostal" else usable_cores()


def _write_report(
    page: Output, summary: Summary, job: Job, kit: AddressKit, country: str | None, *, counts_only: bool
) -> None:
    from addrkit.batch.output import open_text
    from addrkit.batch.report.facts import ColumnsRead, Facts, background_of, settings_of
    from addrkit.batch.report.page import html_report

    unused = tuple(each for each in job.query.columns.unused if each != job.key)
    facts = Facts(
        title=Path(job.source.name).name,
        made=f"{datetime.now().astimezone():%Y-%m-%d %H:%M %Z}",
        command=shlex.join([Path(sys.argv[0]).name, *sys.argv[1:]]),
        country=country or "",
        columns=ColumnsRead(job.query.fields, unused, job.key),
        gazetteers=tuple(each.manifest for each in kit.gazetteers),
        background=() if counts_only else background_of(kit),
        settings=settings_of(kit),
        counts_only=counts_only,
    )
    written = html_report(summary.tally, facts)
    try:
        with open_text(page) as stream:
            stream.write(written)
    except OSError:
        # The rows are written; half a page is of no use.
        page.discard()
        raise
    page.finish()


class _Explaining:
    """Verifies row by row and shows how each answer came about."""

    def __init__(self, kit: AddressKit) -> None:
        self._kit = kit
        self._screen = console()

    def answers(self, rows: Iterable[Typed], country: str | None = None) -> Iterator[Answer]:
        """An answer a row, in order."""
        from rich.table import Table
        from rich.text import Text

        from addrkit.batch.answers import answer_of
        from addrkit.judge.verdict import nothing

        for number, query in enumerate(rows, start=1):
            try:
                explanation = self._kit.explain(query, country=country)
            except AddrkitError as error:
                yield answer_of(nothing("unreadable", str(error)))
                continue
            table = Table("stage", "name", "value", title=f"row {number}", title_justify="left")
            for stage, name, value in explanation.to_rows():
                table.add_row(stage, name, Text(plain(value)))
            self._screen.print(table)
            yield answer_of(explanation.verification)
