"""Components of a text that is cut again: one at a place of it, and what is left of one beside another."""

from __future__ import annotations

from typing import Final

from addrkit.parsing.query import Query
from addrkit.types import ParsedComponent

Span = tuple[int, int]
LEFT: Final = 0.5
"""Confidence of what no component was held for."""


def part_at(query: Query, span: Span, sure: float = LEFT) -> ParsedComponent:
    """The text at a place as a component."""
    return ParsedComponent(query.text[slice(*span)], sure, *span)


def rest_of(query: Query, part: ParsedComponent, span: Span) -> Span | None:
    """Where what is left of a component stands, before another place or else behind it; None if nothing is."""
    before = [word for word in query.words if part.start <= word.start and word.end <= span[0]]
    behind = [word for word in query.words if span[1] <= word.start and word.end <= part.end]
    words = before or behind
    return (words[0].start, words[-1].end) if words else None
