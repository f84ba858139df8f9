"""`addrkit eval`: how good the verdicts are on rows whose right record is known."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from addrkit.cli.opening import open_kit
from addrkit.cli.options import (
    Column,
    Country,
    Cutting,
    Encoding,
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

if TYPE_CHECKING:
    from addrkit.evaluate.quality import Quality

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
        typer.Option(metavar="NAME", help="The column of the right record's id.  [default: truth, or id]"),
    ] = None,
    encoding: Encoding = None,
    parser: Cutting = "compact",
    matcher: Weighing = None,
    policy: PolicyFile = None,
    format: TableFormat = None,
    as_json: Json = False,
) -> None:
    """Tell how good the verdicts are on your own labelled rows.

    Reads a table as `verify` does, with one more column, `truth` or else `id`: the id of the record meant; several
    that are equally right with | between them; `none` where the gazetteers do not have it. Rows with an empty `truth`
    are left out. `train matcher --labels` reads the same.

    Prints shares with 95 % intervals, the score from which 99 and 95 % of the answers are right, and how far the score
    can be trusted: the expected calibration error over 15 bins of equal width.

    \b
    addrkit eval labelled.csv -g nl.gaz --country NL
    addrkit eval labelled.jsonl --truth record_id --json > quality.json
    """
    from addrkit.evaluate.labelled import read_labelled, told_of
    from addrkit.evaluate.quality import by_country, judged, quality

    code = country_of(country)
    said = columns_of(column, mapped, columns, encoding)
    table = read_labelled(input, format=format, columns=said, truth=truth)
    say_columns(table.columns)
    kit = open_kit(gazetteer, parser, None, policy, matcher)
    for sentence in told_of(table, kit.gazetteers):
        say(sentence)
    verified = kit.verify_many((row.typed for row in table.rows), country=code)
    rows = [judged(verdict, row.truth) for verdict, row in zip(verified, table.rows, strict=True)]
    countries = {name: some for name, some in by_country(rows).items() if len(some) >= FEW}
    found = {"all": quality(rows)}
    if len(countries) > 1:
        found |= {name: quality(some) for name, some in countries.items()}
    if as_json:
        print(json.dumps({name: each.to_dict() for name, each in found.items()}, indent=1))
        return
    for name, each in found.items():
        print("\n".join(_lines(name, each)))


def _lines(name: str, found: Quality) -> Iterator[str]:
    from addrkit.evaluate.measures import BINS

    yield f"{name}: {found.rows:,} rows"
    for measure, each in found.shares.items():
        if each.rows:
            yield f"  {measure:<30} {each}"
    for precision, each in found.recalls.items():
        threshold = found.thresholds[precision]
        since = f"from score {threshold.score:.3f}" if threshold else "at no score"
        yield f"  {f'recall at {precision:.0%} precision':<30} {each}  {since}"
    yield f"  {f'calibration error, {BINS} bins':<30} {found.calibration_error:.4f}"
    yield f"  {'score':<30} right     rows"
    for bin in found.reliability:
        yield f"  {bin.score:<30.3f} {bin.right:<9.3f} {bin.rows:,}"
