"""Numbers within a suburb: RT 003/RW 005 of the one street and RT 003/RW 006 of the other tell the two apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from addrkit.bounds import NAMES_KEPT
from addrkit.locale.country import Country
from addrkit.locale.terms import place_words
from addrkit.parsing.query import Query


def numbers_fit(query: Query, suburb: str | None, conventions: Country | None) -> int:
    """A point for each number that was typed and a suburb has behind the same word, less one for each other number."""
    if not suburb or conventions is None or not conventions.within_words:
        return 0
    known = numbers_within(suburb, conventions)
    if not known:
        return 0
    typed = numbers_within(query.text, conventions)
    return sum(1 if typed[kind] == number else -1 for kind, number in known.items() if kind in typed)


@lru_cache(maxsize=NAMES_KEPT)
def numbers_within(text: str, conventions: Country) -> Mapping[str, str]:
    """The numbers behind words for what lies within a suburb, by those words, as they are compared.

    >>> from addrkit.locale.country import country
    >>> dict(numbers_within("Kel. Kebon Jeruk RT.003/RW.05", country("ID")))
    {'rt': '3', 'rw': '5'}
    """
    said: Sequence[str] = place_words(text, conventions)
    within = conventions.within_words
    return {
        kind: number.lstrip("0") for kind, number in pairwise(said) if kind in within and number.isdecimal()
    }
