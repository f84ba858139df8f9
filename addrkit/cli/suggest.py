"""`addrkit suggest`: completions of what is being typed."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from addrkit.cli.lines import standard_input
from addrkit.cli.opening import open_kit
from addrkit.cli.options import Country, Gazetteers, Json, countries_of, position_of
from addrkit.cli.screen import json_line, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from addrkit.types import Address, Suggestion

MAX_LIMIT = 100


def suggest(
    text: Annotated[
        list[str] | None,
        typer.Argument(metavar="[TEXT]", help="The beginning of an address. None: interactive."),
    ] = None,
    gazetteer: Gazetteers = None,
    country: Country = None,
    near: Annotated[
        str | None, typer.Option(metavar="LAT,LON", help="Prefer what is near this place, in degrees.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, max=MAX_LIMIT, metavar="N", help="At most so many.")] = 5,
    as_json: Json = False,
) -> None:
    """Complete an address while it is typed.

    Without TEXT, on a terminal: type, choose with the arrow keys, go into streets and buildings with Enter, and
    Enter on an address prints its components. A plain terminal (TERM=dumb) is asked line by line. Without TEXT
    and without a terminal: one list for each line of standard input.

    \b
    addrkit suggest "laugave"
    addrkit suggest --json "350 5th av ny" --country US
    addrkit suggest "kerkstr 12" --country NL,BE
    addrkit suggest "kerkstr 12" -g nl.gaz --near 53.2,6.5
    addrkit suggest
    """
    codes, place = countries_of(country), position_of(near)
    kit = open_kit(gazetteer)
    if text:
        _show(kit.suggest(" ".join(text), country=codes, near=place, limit=limit), as_json)
    elif sys.stdin.isatty() and (sys.stderr.isatty() or sys.stdout.isatty()):
        chosen = _chosen(
            lambda typed, within: kit.suggest(typed, country=codes, near=place, limit=limit, within=within)
        )
        if chosen is not None:
            print(_components(chosen.address, as_json))
    else:
        for line in standard_input():
            if not as_json:
                typer.echo(typer.style(plain(line), bold=True))
            _show(kit.suggest(line, country=codes, near=place, limit=limit), as_json)


def _chosen(ask: Callable[[str, str | None], Sequence[Suggestion]]) -> Suggestion | None:
    if os.environ.get("TERM", "dumb" if os.name == "posix" else "") == "dumb":
        from addrkit.cli.plain import choose_plainly

        return choose_plainly(ask, sys.stdin, sys.stderr)
    from addrkit.cli.interactive import choose

    return choose(ask)


def _show(suggestions: Sequence[Suggestion], as_json: bool) -> None:
    if as_json:
        print(json_line([each.to_dict() for each in suggestions]))
        return
    for each in suggestions:
        more = " ..." if each.has_more else ""
        typer.echo(f"{_highlighted(each)}{more}  [{each.kind}, {each.score:.2f}]")


def _highlighted(suggestion: Suggestion) -> str:
    pieces, at = [], 0
    for start, end in suggestion.highlights:
        pieces += [
            plain(suggestion.text[at:start]),
            typer.style(plain(suggestion.text[start:end]), bold=True),
        ]
        at = end
    return "".join((*pieces, plain(suggestion.text[at:])))


def _components(address: Address, as_json: bool) -> str:
    if as_json:
        return json_line(address.to_dict())
    return "\n".join(f"{name:<13} {plain(value)}" for name, value in address.items())
