"""A query read once more: as an address of another country, or a row as one text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from addrkit.locale.text import is_cjk
from addrkit.parsing.announcing import announcing
from addrkit.parsing.parser import Parser
from addrkit.parsing.query import Query, finished, words_of
from addrkit.types import ParsedAddress

_FROM_THE_LARGEST = (
    *("postcode", "region", "city", "district", "suburb"),
    *("street", "house_number", "building", "unit", "po_box"),
)


def reread(queries: Sequence[Query], codes: Sequence[str], parser: Parser) -> list[Query]:
    """Queries parsed again as addresses of other countries are; what fields gave stays as it was given."""
    parsed = parser.parse_many([query.text for query in queries], codes, others=False)
    return [_reread(*each) for each in zip(queries, codes, parsed, strict=True)]


def as_lines(queries: Sequence[Query], parser: Parser) -> list[Query]:
    """Queries of rows read as one text each, whatever the columns say that the cells hold."""
    texts, codes = [_in_line(query) for query in queries], [query.country for query in queries]
    parsed = parser.parse_many(texts, codes, others=False)
    return [
        replace(
            finished(text, one, code),
            country_certain=query.country_certain,
            shortened=query.shortened,
            unread=query.unread,
        )
        for query, text, code, one in zip(queries, texts, codes, parsed, strict=True)
    ]


def _in_line(query: Query) -> str:
    """The text of a row; Chinese script from the largest place on, as it is written, where all of it is told."""
    parts = query.parsed.components
    if query.parsed.asides or not any(is_cjk(word.folded) for word in query.words) or None in query.labels:
        return query.text
    return " ".join(parts[name].value for name in _FROM_THE_LARGEST if name in parts)


def _reread(query: Query, code: str, parsed: ParsedAddress) -> Query:
    given = {name: part for name, part in query.parsed.components.items() if name in query.given}
    held = [(part.start, part.end) for part in given.values()]
    found = {
        name: part
        for name, part in parsed.components.items()
        if name not in given and not any(start < part.end and part.start < end for start, end in held)
    }
    again = replace(parsed, components={**found, **given}, country_confidence=query.parsed.country_confidence)
    again = replace(again, asides=(*again.asides, *announcing(query.text, again, code)))
    return Query(query.text, words_of(query.text, again), again, code, False, query.shortened, query.unread)
