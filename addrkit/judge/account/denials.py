"""Notes that take an address back, doubt it, or send the parcel to another door: "old address", "deliver to 42"."""

from __future__ import annotations

from itertools import pairwise

from addrkit.locale.denials import denials_in, native_denials_in, sent_to_words
from addrkit.locale.text import folded_words, squeeze
from addrkit.parsing.query import Query
from addrkit.types import Address

_DIGITS = 4
"""Digits of a door's number at most; more are a code's or a telephone's."""


def is_taken_back(query: Query, known: Address) -> bool:
    """Whether the text says that its address is not, or not surely, the one, in words that `known` has not."""
    text = query.text
    for aside in query.parsed.asides:
        if aside.kind == "empty":
            text = text[: aside.start] + " " * (aside.end - aside.start) + text[aside.end :]
    said = denials_in(folded_words(text))
    native = native_denials_in(text)
    if not said and not native:
        return _is_sent_on(query, known)
    values = list(known.values())
    own = {word for value in values for word in folded_words(value)}
    names = squeeze(" ".join(values))
    return (
        any(not own.issuperset(phrase) for phrase in said)
        or any(phrase not in names for phrase in native)
        or _is_sent_on(query, known)
    )


def _is_sent_on(query: Query, known: Address) -> bool:
    """Whether a note names another number than its own behind a word that leads there: "bitte bei 42 abgeben"."""
    own = folded_words(known.house_number or "")
    return any(
        before in sent_to_words() and number[:1].isdigit() and len(number) <= _DIGITS and number not in own
        for aside in query.parsed.asides
        if aside.kind == "note"
        for before, number in pairwise(folded_words(query.text[aside.start : aside.end]))
    )
