"""Options that several commands share, and what their values mean."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from addrkit.batch.rows import Format
from addrkit.columns.options import ColumnOptions, mapping_of
from addrkit.errors import UsageError

Gazetteers = Annotated[
    list[Path] | None,
    typer.Option("--gazetteer", "-g", metavar="NAME.gaz", help="Answer from this one; may be repeated."),
]
Country = Annotated[
    str | None,
    typer.Option("--country", metavar="CC", help="The country where the address names none: US, GB, ..."),
]
Column = Annotated[
    list[str] | None,
    typer.Option("--column", metavar="NAME", help="The column of free text.  [default: address]"),
]
Mapped = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar="FIELD=COLUMN",
        help="A field's column; FIELD=A+B joins two with a blank, FIELD=A++B without. May be repeated.",
    ),
]
Encoding = Annotated[
    str | None,
    typer.Option(
        "--encoding", metavar="NAME", help="Of a text, such as cp1251; it is told by looking otherwise."
    ),
]
NoHeader = Annotated[
    bool, typer.Option("--no-header", help="The first row is data: columns are called 1, 2, 3, ...")
]
Group = Annotated[
    str | None,
    typer.Option("--columns", metavar="PREFIX", help="Which address, where a row has several: Shipping."),
]
Cutting = Annotated[
    str,
    typer.Option(
        "--parser",
        metavar="compact|libpostal|FOLDER",
        help="How free text is cut: a name, or what addrkit train parser wrote.",
    ),
]
LlmModel = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="cross-encoder, smollm2, a folder, or a Hugging Face id.  [default: cross-encoder]",
    ),
]
LlmUrl = Annotated[
    str | None,
    typer.Option(metavar="URL", help="Ask an OpenAI-compatible endpoint: http://localhost:8000/v1."),
]
Weighing = Annotated[
    Path | None,
    typer.Option(
        "--matcher",
        metavar="FOLDER",
        help="How candidates are weighed: what addrkit train matcher wrote.  [default: addrkit's own]",
    ),
]
PolicyFile = Annotated[
    Path | None,
    typer.Option(
        "--policy",
        metavar="NAME|FILE",
        help="strict, best (where no register of doors is open), or YAML of your own: accept_at: 0.95",
    ),
]
TableFormat = Annotated[
    Format | None,
    typer.Option(help="The format of input and output where their names do not tell it.", show_default=False),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def columns_of(
    column: list[str] | None,
    mapped: list[str] | None,
    group: str | None,
    encoding: str | None = None,
    *,
    no_header: bool = False,
    country: str | None = None,
) -> ColumnOptions:
    """What the options say of the columns. Raises UsageError for what makes no sense.

    >>> columns_of(["Shipping Address"], ["country=Land"], None).mapped
    {'address': 'Shipping Address', 'country': 'Land'}
    """
    named = list(column or ())
    if len(named) > 1:
        joined = "+".join(named)
        raise UsageError(f'--column names one column: join several with --map "address={joined}"')
    fields = mapping_of(mapped or ())
    if named and "address" in fields:
        raise UsageError("--column and --map address=... name the same: give one of them")
    return ColumnOptions(
        {**({"address": named[0]} if named else {}), **fields},
        group,
        country=country,
        header=not no_header,
        encoding=encoding_name(encoding),
    )


def encoding_name(named: str | None) -> str | None:
    """The encoding that --encoding names, as Python calls it. Raises UsageError if it is none.

    >>> encoding_name("Windows-1251")
    'cp1251'
    """
    if named is None:
        return None
    import codecs

    try:
        found = codecs.lookup(named.strip())
    except LookupError:
        found = None
    if found is None or not getattr(found, "_is_text_encoding", True):
        raise UsageError(f"--encoding {named[:40]!r} is none: write for example --encoding cp1251")
    return found.name


def country_of(named: str | None) -> str | None:
    """The code of the country that --country names. Raises UsageError if it is none."""
    if named is None:
        return None
    from addrkit.locale.country import country_code

    return country_code(named)


def countries_of(named: str | None) -> tuple[str, ...]:
    """The codes of the countries that --country names, with commas between them. Raises UsageError if one is none."""
    if named is None:
        return ()
    from addrkit.asked import codes_of
    from addrkit.locale.country import country_code

    # An empty text is no country, and not none.
    return codes_of(named) or (country_code(named),)


def position_of(text: str | None) -> tuple[float, float] | None:
    """Latitude and longitude out of LAT,LON. Raises UsageError if they are none.

    >>> position_of("64.15,-21.94")
    (64.15, -21.94)
    """
    if text is None:
        return None
    try:
        lat, lon = (float(each) for each in text.split(","))
    except ValueError:
        lat = lon = float("nan")
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise UsageError(
            f"--near {text[:40]!r} is no position: write LAT,LON in degrees, such as 64.15,-21.94"
        )
    return lat, lon
