"""`addrkit parse`: an address cut into its components."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from addrkit.cli.lines import standard_input
from addrkit.cli.options import Country, Json, country_of
from addrkit.cli.screen import json_line, plain
from addrkit.errors import UsageError

if TYPE_CHECKING:
    from addrkit.types import ParsedAddress

_COLOURS = ("cyan", "green", "yellow", "magenta", "blue", "bright_cyan", "bright_green", "bright_yellow")


def parse(
    text: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="TEXT...", help="An address, or several in quotes. None, or -: lines of stdin."
        ),
    ] = None,
    country: Country = None,
    as_json: Json = False,
) -> None:
    """Cut addresses into components. Looks nothing up.

    \b
    addrkit parse "12 Main St Apt 4, Springfield IL 62704"
    addrkit parse --country FR --json "10 rue de la paix 75002 paris"
    addrkit parse --json < addresses.txt > parsed.jsonl
    """
    from addrkit.parsing.parser import as_written, open_parser

    code, parser = country_of(country), open_parser()
    for number, each in enumerate(_texts(text)):
        parsed = as_written(parser.parse(each, code))
        if as_json:
            print(json_line(parsed.to_dict()))
        else:
            typer.echo(("\n" if number else "") + breakdown(parsed))


def _texts(given: list[str] | None) -> Iterable[str]:
    """What to parse: quoted arguments are an address each, bare words make one together."""
    if given and given != ["-"]:
        return given if any(len(each.split()) > 1 for each in given) else [" ".join(given)]
    if not given and sys.stdin.isatty():
        raise UsageError("there is nothing to parse: give an address, or lines on standard input")
    return standard_input()


def breakdown(parsed: ParsedAddress) -> str:
    """A parsed address for a person: the text with its parts in colour, then a line a component."""
    spans = sorted((part.start, part.end, name) for name, part in parsed.components.items())
    colours = {name: _COLOURS[index % len(_COLOURS)] for index, (_, _, name) in enumerate(spans)}
    pieces, at = [], 0
    for start, end, name in spans:
        if start < at:
            continue
        pieces += [plain(parsed.text[at:start]), typer.style(plain(parsed.text[start:end]), fg=colours[name])]
        at = end
    lines = ["".join((*pieces, plain(parsed.text[at:])))]
    for _, _, name in spans:
        part = parsed.components[name]
        label = typer.style(f"{name:<13}", fg=colours[name])
        lines.append(f"  {label} {plain(part.value):<40} {part.confidence:.2f}")
    if parsed.country and "country" not in parsed.components:
        lines.append(f"  {'country':<13} {parsed.country:<40} {parsed.country_confidence:.2f}")
    if parsed.unmatched:
        lines.append(f"  {'unmatched':<13} {plain(' '.join(parsed.unmatched))}")
    for other in parsed.alternatives:
        lines.append(f"  {'or':<13} {plain(_other_cut(parsed, other))}")
    return "\n".join(lines)


def _other_cut(parsed: ParsedAddress, other: ParsedAddress) -> str:
    """The components that another cut has and the first has not, or has otherwise."""
    first = {name: part.value for name, part in parsed.components.items()}
    differing = [
        f"{name} {part.value}" for name, part in other.components.items() if first.get(name) != part.value
    ]
    gone = [f"no {name}" for name in first if name not in other.components]
    return ", ".join(differing + gone)
