"""Notes that take an address back, doubt it, or send the parcel to another door: "old address", "deliver to 42"."""

from __future__ import annotations

from addrkit.locale.denials import code_words, denials_in, hour_words, native_denials_in, sent_to_words
from addrkit.locale.text import folded_words, squeeze
from addrkit.locale.unit_words import unit_words
from addrkit.parsing.pasted.asides import masked
from addrkit.parsing.pasted.shapes import are_hours
from addrkit.parsing.query import Query
from addrkit.types import Address

_DIGITS = 4
"""Characters of a door's number at most; more are a code's or a telephone's."""
_BEFORE = 2
"""Words before a number that may lead to it: "en el 42"."""


def is_taken_back(query: Query, known: Address) -> bool:
    """Whether the text says that its address is not, or not surely, the one, in words that `known` has not."""
    text = masked(query.text, [each for each in query.parsed.asides if each.kind == "empty"])
    said, native = denials_in(folded_words(text)), native_denials_in(text)
    if said or native:
        values = list(known.values())
        own = {word for value in values for word in folded_words(value)}
        names = squeeze(" ".join(values))
        if not all(own.issuperset(phrase) for phrase in said) or not all(each in names for each in native):
            return True
    return _is_sent_on(query, known)


def _is_sent_on(query: Query, known: Address) -> bool:
    """Whether a note sends the parcel to another door or into a flat: "bitte bei 42 abgeben", "deliver to flat 3"."""
    own, unit = folded_words(known.house_number or ""), folded_words(known.unit or "")
    units = unit_words(query.conventions).keys()
    for aside in query.parsed.asides:
        note = query.text[aside.start : aside.end] if aside.kind == "note" else ""
        said = folded_words(note) if note and not are_hours(note) else []
        for at, number in enumerate(said):
            before, behind = said[max(at - _BEFORE, 0) : at], said[at + 1 : at + 2]
            if not number[:1].isdigit() or len(number) > _DIGITS:
                continue
            if not hour_words().isdisjoint(behind) or not code_words().isdisjoint(before):
                continue
            if number not in unit and not units.isdisjoint((*before[-1:], *behind)):
                return True
            if number not in own and not sent_to_words().isdisjoint(before):
                return True
    return False
