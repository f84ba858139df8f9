"""A street's name and its type as one word or as two: "Nienhagenerstraße" for Nienhagener Straße, and the other way."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from addrkit.bounds import NAMES_KEPT
from addrkit.locale.country import Country
from addrkit.locale.terms import word_terms
from addrkit.parsing.query import Query

SHORTEST = 3
"""Letters of a name before its type."""


def words_written_otherwise(query: Query) -> dict[str, str]:
    """For words of a query the word that they are if name and type are written otherwise, both in short.

    It has a meaning only where the first is unknown and the second is known.
    """
    conventions = query.conventions
    if conventions is None or not conventions.suffixes:
        return {}
    words = [conventions.contract(term) for word in query.words for term in word_terms(word.folded)]
    found = {word: name for word in words if (name := _before_type(word, conventions))}
    types = _types(conventions)
    for name, kind in pairwise(words):
        if kind in types and len(name) >= SHORTEST and name.isalpha():
            found.setdefault(name, name + kind)
    return found


@lru_cache(maxsize=NAMES_KEPT)
def _before_type(word: str, conventions: Country) -> str:
    """What stands before the type that ends a word, if it is long enough for a name; else nothing."""
    ending = max((each for each in _types(conventions) if word.endswith(each)), key=len, default="")
    size = len(word) - len(ending)
    return word[:size] if ending and size >= SHORTEST else ""


@lru_cache(maxsize=300)
def _types(conventions: Country) -> frozenset[str]:
    """The types that a name may end with, in short."""
    return frozenset(conventions.suffixes.values())
