"""Numbers within a suburb: RT 003/RW 005 of the one street and RT 003/RW 006 of the other tell the two apart."""

from __future__ import annotations

from addrkit.locale.country import Country
from addrkit.locale.numbers_within import numbers_within
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
