"""Some text of a row, and what of it is what."""

from __future__ import annotations

from dataclasses import dataclass, field

from addrkit.types import Aside, ParsedComponent


@dataclass(slots=True)
class Piece:
    """Some text of a row, and what of it is what."""

    text: str
    parts: dict[str, ParsedComponent] = field(default_factory=dict)
    asides: list[Aside] = field(default_factory=list)
