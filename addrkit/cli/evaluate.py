"""`addrkit eval`: how good the verdicts are on rows whose right record is known."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import TYPE_CHECKING, Annotated

import typer

from addrkit.cli.opening import open_kit
from addrkit.cli.options import (
    Column,
    Country,
    Cutting,
    Gazetteers,
    Group,
    Json,
    Mapped,
    PolicyFile,
    TableFormat,
    Weighing,
    columns_of,
    country_of,
)
from addrkit.cli.screen import say, say_columns
from addrkit.errors import InputError

if TYPE_CHECKING:
    from addrkit.batch.rows import Row, Source
    from addrkit.columns import ColumnOptions
    from addrkit.evaluate.quality import Judged, Quality
    from addrkit.kit import AddressKit

FEW = 20
"""Rows of a country below which it is not shown by itself."""


def evaluate(
    input: Annotated[str, typer.Argument(metavar="INPUT|-", help="csv, jsonl or parquet; - is stdin.")],
    gazetteer: Gazetteers = None,
    country: Country = None,
    column: Column = None,
    mapped: Mapped = None,
    columns: Group = None,
    truth: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="The column of the right record's id.  [default: truth]"),
    ] = None,
    parser: Cutting = "compact",
    matcher: Weighing = None,
    policy: PolicyFile = None,
    format: TableFormat = None,
    as_json: Json = False,
) -> None:
    """Tell how good the verdicts are on your own labelled rows.

    Reads a table as `verify` does, with one more column, `truth`: the id of the record meant; several that are
    equally right with | between them; `none` where the gazetteers do not have it. Rows without a truth are left
    out. Prints shares with 95 % intervals, the score from which 99 and 95 % of the answers are right, and how far
    the score can be trusted.

    \b
    addrkit eval labelled.csv -g nl.gaz --country NL
    addrkit eval labelled.jsonl --truth record_id --json > quality.json
    """
    from addrkit.batch.job import source_of
    from addrkit.evaluate.quality import by_country, quality
    from addrkit.files.batch_opening import open_file

    code = country_of(country)
    asked = columns_of(column, mapped, columns)
    with closing(source_of(input, open_file(input), format, asked)) as source:
        answers = _answers(
            source, lambda: open_kit(gazetteer, parser, None, policy, matcher), code, asked, truth
        )
        rows = list(answers)
    if not rows:
        raise InputError(f"{source.name} has no row with a truth: nothing to measure")
    countries = {name: some for name, some in by_country(rows).items() if len(some) >= FEW}
    found = {"all": quality(rows)}
    if len(countries) > 1:
        found |= {name: quality(some) for name, some in countries.items()}
    if as_json:
        print(json.dumps({name: each.to_dict() for name, each in found.items()}, indent=1))
        return
    for name, each in found.items():
        print("\n".join(_lines(name, each)))


def _answers(
    source: Source,
    opened: Callable[[], AddressKit],
    country: str | None,
    columns: ColumnOptions,
    truth: str | None,
) -> Iterator[Judged]:
    """The verdict on each row that has a truth, beside it."""
    from addrkit.batch.queries import find_columns
    from addrkit.evaluate.labelled import truth_column, truth_of
    from addrkit.evaluate.quality import judged

    labels = truth_column(source.name, source.columns, truth)
    query = find_columns(source, columns)
    say_columns(query)
    kit = opened()
    truths: deque[frozenset[str]] = deque()
    left_out = 0

    def known() -> Iterator[Row]:
        nonlocal left_out
        for row in map(query.checked, source.rows()):
            right = None if row.error is not None else truth_of(row, labels)
            if right is None:
                left_out += 1
                continue
            truths.append(right)
            yield row

    for verification in kit.verify_many((query.query(row) for row in known()), country=country):
        yield judged(verification, truths.popleft())
    if left_out:
        rows = "1 row" if left_out == 1 else f"{left_out:,} rows"
        say(f"left out, for want of a truth or unreadable: {rows}")


def _lines(name: str, found: Quality) -> Iterator[str]:
    yield f"{name}: {found.rows:,} rows"
    for measure, each in found.shares.items():
        if each.rows:
            yield f"  {measure:<30} {each}"
    for precision, each in found.recalls.items():
        threshold = found.thresholds[precision]
        since = f"from score {threshold.score:.3f}" if threshold else "at no score"
        yield f"  {f'recall at {precision:.0%} precision':<30} {each}  {since}"
    yield f"  {'calibration error':<30} {found.calibration_error:.4f}"
    yield f"  {'score':<30} right     rows"
    for bin in found.reliability:
        yield f"  {bin.score:<30.3f} {bin.right:<9.3f} {bin.rows:,}"
