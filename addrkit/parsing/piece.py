"""Some text of a row, and what of it is what."""

from __future__ import annotations

from dataclasses import dataclass, field

from addrkit.locale.text import words
from addrkit.types import Aside, ParsedComponent


@dataclass(slots=True)
class Piece:
    """Some text of a row, and what of it is what."""

    text: str
    parts: dict[str, ParsedComponent] = field(default_factory=dict)
    asides: list[Aside] = field(default_factory=list)


def loose(piece: Piece) -> list[tuple[int, int]]:
    """The words of a piece that are of no component and no aside."""
    held = [(part.start, part.end) for part in piece.parts.values()]
    held += [(each.start, each.end) for each in piece.asides]
    return [
        (word.start, word.end)
        for word in words(piece.text)
        if not any(start < word.end and word.start < end for start, end in held)
    ]
