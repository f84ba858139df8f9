"""A street's name and its type as one word or as two: "Nienhagenerstraße" for Nienhagener Straße, and the other way."""

from __future__ import annotations

from itertools import pairwise

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
    types = frozenset(conventions.suffixes.values())
    words = [conventions.contract(term) for word in query.words for term in word_terms(word.folded)]
    found: dict[str, str] = {}
    for word in words:
        ending = max((each for each in types if word.endswith(each)), key=len, default="")
        if ending and len(word) - len(ending) >= SHORTEST:
            found[word] = word[: -len(ending)]
    for name, kind in pairwise(words):
        if kind in types and len(name) >= SHORTEST and name.isalpha():
            found.setdefault(name, name + kind)
    return found
