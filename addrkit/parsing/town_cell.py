"""The cell of the town where it holds the postcode as well, as exports with one column for both have it."""

from __future__ import annotations

from collections.abc import Callable

from addrkit.locale.country import country
from addrkit.locale.text import MAX_TEXT
from addrkit.parsing.piece import Piece, loose
from addrkit.types import Aside, ParsedAddress, ParsedComponent

_TOWN = frozenset({"city", "postcode"})
_BESIDE = frozenset({"region", "country"})
"""What such a cell may hold beside them: "New York, NY 10118"."""


def town_and_postcode(
    cell: str, parse: Callable[[str, str | None], ParsedAddress], given: str | None
) -> Piece | None:
    """The cell as a parser cuts it, if it is a town with its postcode and no more.

    >>> from addrkit.parsing.parser import parse
    >>> {name: part.value for name, part in town_and_postcode("9712 AB Groningen", parse, "NL").parts.items()}
    {'city': 'Groningen', 'postcode': '9712 AB'}
    >>> town_and_postcode("Dublin 4", parse, "IE"), town_and_postcode("Groningen", parse, "NL")
    (None, None)
    """
    if not any(map(str.isdigit, cell)) or not any(map(str.isalpha, cell)):
        return None
    parsed = parse(cell[:MAX_TEXT], given)
    names = parsed.components.keys()
    if not (_TOWN <= names <= _TOWN | _BESIDE) or parsed.country is None:
        return None
    conventions, code = country(parsed.country), parsed.components["postcode"].value.upper()
    bare = conventions.normal_postcode(code).upper()
    if conventions.postcode is None or not any(map(conventions.postcode.fullmatch, (code, bare))):
        return None
    parts = {
        name: ParsedComponent(part.value, 1.0, part.start, part.end)
        for name, part in parsed.components.items()
        if name != "country"
    }
    if parsed.unmatched:
        return None
    piece = Piece(cell, parts, list(parsed.asides))
    # The country's name or its letters before the postcode: "D-10827 Berlin".
    piece.asides += [Aside("repeated", start, end) for start, end in loose(piece)]
    return piece
