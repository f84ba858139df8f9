"""What a unit says beside the record's own: "Old 809" is no 809, "1/2" behind a house no flat."""

from __future__ import annotations

import re
from typing import Final

from addrkit.locale.outbuildings import names_outbuilding
from addrkit.locale.telling_words import words_apart
from addrkit.locale.text import folded_words
from addrkit.locale.unit_words import unit_words
from addrkit.parsing.query import Query
from addrkit.types import Record

_FRACTION: Final = re.compile(r"\d/\d|[\u00bc-\u00be]")
_HALF: Final = "half"
_SHORT: Final = 3
"""Letters of words that are no telling part of a place's name, at most."""


def says_more_than_the_unit(query: Query, record: Record, *, unit_is_there: bool) -> bool:
    """Whether a unit has a word that tells it from the record's, or is a fraction that belongs to the number.

    The fraction is the number's in countries whose numbers have halves. A unit that the record has not and that is
    called by its quarter or its town is something else: "Plänterwald, 12".
    """
    typed, conventions = query.value("unit"), query.conventions
    if not typed or conventions is None:
        return False
    if not unit_is_there:
        half = _HALF in conventions.number_suffixes and _FRACTION.fullmatch(typed) is not None
        numbered = any(map(str.isdigit, typed))
        return half or (numbered and not _places(record).isdisjoint(folded_words(typed)))
    own = {*folded_words(record.components.unit or ""), *unit_words(conventions)}
    return any(
        word not in own
        and len(word) > 1
        and (word in words_apart() or word in conventions.directionals or names_outbuilding([word]))
        for word in folded_words(typed)
    )


def _places(record: Record) -> set[str]:
    names = (record.components.suburb, record.components.city)
    return {word for name in names for word in folded_words(name or "") if len(word) > _SHORT}
