"""A cell that is not what its name says: the unit that is another address, or a person."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from addrkit.locale.country import Country
from addrkit.locale.outbuildings import names_outbuilding
from addrkit.locale.text import words
from addrkit.locale.units import is_name, is_whole_unit
from addrkit.locale.ways import names_a_street
from addrkit.parsing.piece import Piece
from addrkit.types import Aside

_ENDING = 5
"""Letters of a word at most that are too few for a name with an ending: "stieg", "hof"."""


def is_line(piece: Piece) -> bool:
    """Whether a text was cut into a street and its number."""
    return {"street", "house_number"} <= piece.parts.keys()


def without_strangers(
    pieces: Sequence[Piece], read: Callable[[str], Piece], conventions: Country | None
) -> None:
    """A unit that is none: the line of another address, or words of which none is of a unit, as of a name.

    A second street there is no person, and stays for whoever compares it.

    `read` cuts a text as an address.
    """
    for piece in pieces:
        part = piece.parts.get("unit")
        if part is None or len(piece.parts) > 1 or is_whole_unit(part.value, conventions):
            continue
        said = [word.folded for word in words(part.value)]
        if any(any(map(str.isdigit, word)) for word in said):
            unlike = len(said) > 2 or (len(said) > 1 and _shows_street(said, conventions))
            if unlike and is_line(read(part.value)):
                del piece.parts["unit"]
                piece.asides.append(Aside("other_address", part.start, part.end))
        elif (
            is_name(part.value, conventions)
            and not names_outbuilding(said)
            and not (conventions is not None and names_a_street(said, conventions))
        ):
            del piece.parts["unit"]
            piece.asides.append(Aside("person", part.start, part.end))


def _shows_street(said: Sequence[str], conventions: Country | None) -> bool:
    """Whether a word ends as the streets of a country do, "rosenweg", and is none of a unit."""
    if conventions is None:
        return False
    endings = tuple(conventions.suffixes)
    return any(
        word not in conventions.unit_words and len(word) > _ENDING and word.endswith(endings) for word in said
    )
