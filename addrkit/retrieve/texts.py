"""What is left of a query to look it up with, in the encoder and by its words.

Streets and places are embedded, not doors, so whatever tells doors apart is cut out of a query first.
"""

from __future__ import annotations

from addrkit.locale.text import fold, words
from addrkit.parsing.query import Query
from addrkit.types import ParsedAddress, ParsedComponent

_BELOW_THE_STREET = ("house_number", "unit", "po_box", "building", "country")
_PLACES = frozenset({"suburb", "city", "district", "region", "postcode"})
SURE = 0.7
"""Confidence of a street from which what was read as a building beside it is none."""
_POSTCODE_FROM = 5
"""Digits from which a number may be a postcode that was taken for a house number, so that it stays."""


def query_text(parsed: ParsedAddress) -> str:
    """A query without its house number, unit, box and country; as it is if nothing were left.

    A building goes too if the user said that it is one, or if a street is there for sure: what a parser takes for a
    building is often the street.

    >>> from addrkit.types import ParsedComponent
    >>> number = ParsedComponent("12", 0.9, 0, 2)
    >>> query_text(ParsedAddress("12 Main St, Springfield", "US", {"house_number": number}))
    'Main St, Springfield'
    """
    left = list(parsed.text)
    for name in _BELOW_THE_STREET:
        part = parsed.components.get(name)
        if part is not None and not _may_be_above(name, part, parsed):
            left[part.start : part.end] = " " * (part.end - part.start)
    text = " ".join("".join(left).split()).strip(" ,;")
    return text if fold(text) else parsed.text


def query_words(query: Query) -> list[str]:
    """The folded words of `query_text`."""
    below = [
        (part.start, part.end)
        for name in _BELOW_THE_STREET
        if (part := query.parsed.components.get(name)) is not None
        and not _may_be_above(name, part, query.parsed)
    ]
    kept = []
    for word in query.words:
        for start, end in below:
            if start < word.end and word.start < end:
                if word.start < start or end < word.end:
                    # A number that is glued to a word: only the text tells what is left of it.
                    return [each.folded for each in words(query_text(query.parsed))]
                break
        else:
            kept.append(word.folded)
    return kept or [word.folded for word in query.words]


def place_words_of(query: Query) -> list[str]:
    """The folded words of what a query says about the place alone."""
    return [word.folded for word, label in zip(query.words, query.labels, strict=True) if label in _PLACES]


def _may_be_above(name: str, part: ParsedComponent, parsed: ParsedAddress) -> bool:
    """Whether what a parser read as something below the street may be the street or the postcode."""
    if name == "building":
        street = parsed.components.get("street")
        return part.confidence < 1.0 and (street is None or street.confidence < SURE)
    return name == "house_number" and sum(map(str.isdigit, part.value)) >= _POSTCODE_FROM
