"""A query with some of its text written otherwise: what lies around keeps its part, and a verdict what was typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from addrkit.parsing.query import Query, words_of
from addrkit.types import ParsedComponent, Verification


class Swap(NamedTuple):
    """What is written in the place of a stretch of text."""

    start: int
    end: int
    text: str


def respelt(query: Query, swaps: Sequence[Swap]) -> Query:
    """The query with other words in some places, none of which overlap; each lies within a component or is one."""
    pieces: list[str] = []
    moved: dict[int, int] = {}
    at = length = 0
    for start, end, name in sorted(swaps):
        # Glued words stay apart from a name in another script: "ซอย Ari".
        before, behind = query.text[at:start], query.text[end : end + 1]
        spaced = " " * before[-1:].isalpha() + name + " " * behind.isalpha()
        pieces += [before, spaced]
        moved |= {sign: length + sign - at for sign in range(at, start + 1)}
        length += len(before) + len(spaced)
        at = end
    moved |= {sign: length + sign - at for sign in range(at, len(query.text) + 1)}
    text = "".join((*pieces, query.text[at:]))
    parts = {name: _moved(part, moved, text) for name, part in query.parsed.components.items()}
    asides = tuple(
        replace(each, start=moved[each.start], end=moved[each.end]) for each in query.parsed.asides
    )
    parsed = replace(query.parsed, text=text, components=parts, asides=asides)
    return replace(query, text=text, words=words_of(text, parsed), parsed=parsed)


def _moved(part: ParsedComponent, moved: Mapping[int, int], text: str) -> ParsedComponent:
    start, end = moved[part.start], moved[part.end]
    held = text[start:end]
    start += len(held) - len(held.lstrip())
    return replace(part, value=held.strip(), start=start, end=start + len(held.strip()))


def as_typed(verdict: Verification, typed: Query, other: Query) -> Verification:
    """The verdict on another spelling of a query, its components saying what was typed."""
    components = {
        name: replace(part, input=typed.value(name))
        if part.input is not None and part.input == other.value(name)
        else part
        for name, part in verdict.components.items()
    }
    return replace(verdict, components=components)
