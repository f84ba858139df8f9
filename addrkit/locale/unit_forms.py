"""Forms of a unit that say less than the register's: a side by its letter, codes in a row behind one word."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from addrkit.locale.country import Country
from addrkit.locale.unit_words import sides, unit_words
from addrkit.locale.units import Unit, codes_of

_FEWEST: Final = 2
"""Codes of a row."""


def is_in_a_row(typed: Unit, known: Unit) -> bool:
    """Whether the codes of a unit follow each other behind the word of the first one: "esc. B 4-2" for "Esc. B, 4º 2ª".

    >>> from addrkit.locale.country import country
    >>> from addrkit.locale.units import unit_of
    >>> known = unit_of("Escalera B, 4º 2ª", country("ES"))
    >>> is_in_a_row(unit_of("esc. B 4-2", country("ES")), known)
    True
    >>> is_in_a_row(unit_of("esc. B 2-4", country("ES")), known)
    False
    """
    if len(typed.parts) != 1 or typed.bare or not known.parts or len(typed.parts[0][1]) < _FEWEST:
        return False
    (kind, row), (first, code) = typed.parts[0], known.parts[0]
    return kind == first and len(code) == 1 and row == codes_of(known.parts) + known.bare


def with_its_side(typed: Unit, known: Iterable[Unit], conventions: Country | None) -> Unit | None:
    """A unit whose last letter is that of a side, with the side: "2ºD" is 2.º Dto, where no flat goes by a letter.

    >>> from addrkit.locale.country import country
    >>> from addrkit.locale.units import unit_of
    >>> with_its_side(unit_of("2ºD", country("PT")), [unit_of("2.º Esq", country("PT"))], country("PT"))
    Unit(parts=(('floor', ('2',)), ('right', ())), bare=())
    """
    word = conventions.side_letters.get(typed.bare[-1]) if conventions is not None and typed.bare else None
    side = unit_words(conventions)[word].kind if word is not None else None
    if side is None or side not in sides():
        return None
    letters = (code for each in known for code in each.bare)
    if any(code.isalpha() for code in letters):
        return None
    return Unit((*typed.parts, (side, ())), typed.bare[:-1])
