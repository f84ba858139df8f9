"""Cells that say what another one says: told once."""

from __future__ import annotations

from collections.abc import Iterable

from addrkit.locale.text import fold, words
from addrkit.parsing.cells import Cells
from addrkit.parsing.piece import Piece
from addrkit.types import Aside

_WHOLE = 4
"""Words of a unit at least that are all words of other cells, so that it is the address again."""


def without_copies(pieces: Iterable[Piece], places: Cells) -> None:
    """A unit or a building that is a copy of another cell, or of what the line holds, is said again."""
    pieces = list(pieces)
    for piece in pieces:
        for name in ("unit", "building"):
            part = piece.parts.get(name)
            if part is None or len(piece.parts) > 1:
                continue
            others = list(places.values())
            others += [each.text for each in pieces if each is not piece]
            others += [each.value for other in pieces if other is not piece for each in other.parts.values()]
            others += _lines_of(pieces)
            own = {word.folded for word in words(part.value)}
            known = {word.folded for text in others for word in words(text)}
            if any(fold(part.value) == fold(text) for text in others) or (
                len(own) >= _WHOLE and own <= known
            ):
                del piece.parts[name]
                piece.asides.append(Aside("repeated", part.start, part.end))
    _each_once(pieces)


def _lines_of(pieces: Iterable[Piece]) -> list[str]:
    """The street's line as both its cells make it, with the number before and behind."""
    held = {name: part.value for piece in pieces for name, part in piece.parts.items()}
    number, street = held.get("house_number"), held.get("street")
    return [f"{number} {street}", f"{street} {number}"] if number and street else []


def _each_once(pieces: Iterable[Piece]) -> None:
    """Each component is of one piece, rather of one that holds nothing else."""
    seen: set[str] = set()
    for piece in sorted(pieces, key=lambda each: len(each.parts) > 1):
        for name in [name for name in piece.parts if name in seen]:
            del piece.parts[name]
        seen.update(piece.parts)
