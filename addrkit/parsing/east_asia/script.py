"""Which script an address is written in, where a name or a note in another stands beside it."""

from __future__ import annotations

import re

from addrkit.locale.eastern_script import eastern_script
from addrkit.locale.text import is_cjk

_PIECE = re.compile(r"[^,，、;；|\n]+")
_LEAST = 2
"""Pieces in Latin letters that make an address, at least."""


def is_eastern(text: str) -> bool:
    """Whether an address is in an East Asian script: not so where only a name beside it is.

    >>> is_eastern("神宮前1-2-3, Shibuya"), is_eastern("김철수, 12 Jungang-ro, Asan-si, Chungcheongnam-do 31533")
    (True, False)
    """
    if eastern_script().postal_mark in text:
        return True
    if not is_cjk(text):
        return False
    pieces = _PIECE.findall(text)
    latin = [piece for piece in pieces if not is_cjk(piece) and any(map(str.isalpha, piece))]
    with_number = [piece for piece in pieces if any(map(str.isdigit, piece))]
    return len(latin) < _LEAST or not with_number or any(map(is_cjk, with_number))
