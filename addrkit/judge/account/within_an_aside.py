"""A part of the record that stands in a note or a landmark alone: "43 opposite North 16th Street"."""

from __future__ import annotations

from typing import Final

from addrkit.locale.text import folded_words
from addrkit.parsing.query import Query
from addrkit.types import Record

_KINDS: Final = frozenset({"landmark", "note", "relative"})
_PARTS: Final = ("street", "city", "postcode")


def is_within_an_aside(query: Query, record: Record) -> bool:
    """Whether the street, the town or the postcode was typed nowhere but in what says that a place is near it."""
    said = [
        folded_words(query.text[each.start : each.end]) for each in query.parsed.asides if each.kind in _KINDS
    ]
    if not said:
        return False
    for name in _PARTS:
        own = folded_words(getattr(record.components, name) or "")
        if own and query.value(name) is None and any(set(own) <= set(words) for words in said):
            return True
    return False
