"""Names that are a street's and nothing else's: by a type of which no building and no quarter is called."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from addrkit.locale.country import Country
from addrkit.locale.telling_words import way_words

_NAMED: Final = 2
"""Words of a street's name that has its type: "School Street"."""
_SHORTEST: Final = 3
"""Letters before the ending of a compound, at least."""


def names_a_street(said: Sequence[str], conventions: Country) -> bool:
    """Whether folded words are a street's name: the type stands as it does in the country, and is no building's.

    No word more is a building's: "Seniorenheim am Ring Parkstraße" is a home.

    >>> from addrkit.locale.country import country
    >>> names_a_street(["rue", "du", "stade"], country("FR")), names_a_street(["school", "st"], country("US"))
    (True, True)
    >>> names_a_street(["maple", "court"], country("GB")), names_a_street(["corneliusstrasse"], country("DE"))
    (False, True)
    """
    position, ways = conventions.type_position, _ways(conventions)
    forms = [conventions.contract(word) for word in said]
    if position != "last" and len(said) > 1 and forms[0] in ways:
        return True
    size = len(said)
    if position == "last" and size > _NAMED and (said[-1] in conventions.directionals or said[-1].isdigit()):
        size -= 1  # "Jurong West Street 24", "32nd Street North"
    if size > _NAMED and not conventions.building_words.isdisjoint(said[:size]):
        return False
    if size > 1 and forms[size - 1] in ways and position != "first":
        return True
    return position == "ending" and size == 1 and _ends_so(said[0], conventions)


def _ends_so(word: str, conventions: Country) -> bool:
    """Whether a compound ends with such a type: "Corneliusstraße"."""
    return any(
        word.endswith(ending) and len(word) >= len(ending) + _SHORTEST
        for ending, short in conventions.suffixes.items()
        if short in _ways(conventions)
    )


@lru_cache(maxsize=300)
def _ways(conventions: Country) -> frozenset[str]:
    """Such types of a country, as they are compared."""
    known = conventions.street_types | frozenset(conventions.suffixes.values())
    return known & frozenset(conventions.contract(word) for word in way_words())
