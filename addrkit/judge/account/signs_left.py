"""A number or a letter by itself that no part of a place explains: it may be a flat's, or another door's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from addrkit.parsing.query import Query
from addrkit.types import ComponentVerdict

_WIDER = ("district", "region")


def leaves_a_sign(unmatched: Iterable[str], components: Mapping[str, ComponentVerdict], query: Query) -> bool:
    """Whether a number or a letter is left over, or stands where a region would: "Rua Augusta 12, Lisboa, 17"."""
    parts = (components[name] for name in _WIDER if name in components)
    unknown = (part.input for part in parts if part.status == "unconfirmed" and part.input)
    beside = set(query.beside)
    return any(_is_a_sign(each) for each in (*unmatched, *unknown) if each not in beside)


def _is_a_sign(text: str) -> bool:
    """Whether a text is but a number or one letter.

    >>> _is_a_sign("17"), _is_a_sign("B"), _is_a_sign("B."), _is_a_sign("Kent"), _is_a_sign("都")
    (True, True, True, False, False)
    """
    plain = text.strip(" .")
    return plain.isdigit() or (len(plain) == 1 and plain.isascii() and plain.isalpha())
