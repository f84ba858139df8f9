"""The words of a query as a country compares them, each with what the parser held it for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from addrkit.compare.query_words import compared_terms
from addrkit.locale.country import Country
from addrkit.locale.text import is_cjk
from addrkit.parsing.query import Query

SEPARATOR: Final = re.compile(r"[,;|\n\t()]")
"""What parts a text: a line or a column of it ends there."""
JOINED: Final = re.compile(r"[,;|\n\t()]|\s[/&\u2013-]\s")
"""What parts a text, or joins two of its names."""


class Typed(NamedTuple):
    """A word as it is compared, and where it stands."""

    form: str
    label: str | None
    """The component that holds it."""
    start: int
    end: int
    """Offsets in the text."""
    folded: str
    """As written, folded: the words of the text that it stands for, joined by a blank."""


def typed_words(query: Query, conventions: Country | None) -> list[Typed]:
    """The words of a query as a country compares them; runs of Chinese and Japanese characters are no words."""
    forms, owners = compared_terms(query.words, conventions)
    found = []
    for form, places in zip(forms, owners, strict=True):
        first, last = query.words[places[0]], query.words[places[-1]]
        if first.folded.isascii() or not is_cjk(first.folded):
            folded = (
                first.folded if len(places) == 1 else " ".join(query.words[place].folded for place in places)
            )
            if conventions is not None and conventions.kinds_glued and owners.count(places) > 1:
                folded = form  # "P3" is its word and its number.
            found.append(Typed(form, query.labels[places[0]], first.start, last.end, folded))
    return found


def between_separators(
    text: str, typed: Sequence[Typed], parting: re.Pattern[str] = SEPARATOR
) -> Iterator[list[Typed]]:
    """The words of each part of a text."""
    part: list[Typed] = []
    for word in typed:
        if part and parting.search(text, part[-1].end, word.start):
            yield part
            part = []
        part.append(word)
    if part:
        yield part
