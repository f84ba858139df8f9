"""A street whose name counts in another way than the record's: "Jana Pawła 2", "8 mai 45", "Nueve de Julio"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from addrkit.compare.compare import Compared
from addrkit.compare.entry import compared_words, conventions_of
from addrkit.compare.names import apart_from_type, street_type, street_types
from addrkit.compare.query_words import compared_terms
from addrkit.compare.words import SHORT
from addrkit.gazetteer.schema import STREET
from addrkit.judge.recut import recut
from addrkit.judge.spans import Span
from addrkit.locale.counted_words import counted_of, is_month
from addrkit.locale.country import Country
from addrkit.parsing.query import Query

_YEAR: Final = 4
"""Digits of a year, of which people type the last two."""
_SHORT_YEAR: Final = 2


def with_its_counts_as_known(query: Query, chosen: Compared) -> Query | None:
    """The query with the numbers, months and years of its street as the record writes them, where all else is the same.

    None where they are so already, or the text does not have the name.
    """
    entry = chosen.ready.entry
    conventions = conventions_of(entry)
    if entry.kind != STREET or conventions is None or query.value("street") is None:
        return None
    forms, owners = compared_terms(query.words, conventions)
    for name in (entry.name, *entry.other_names):
        words = compared_words(name, conventions)
        if not any(_counts(word) for word in words):
            continue
        for known in dict.fromkeys((words, apart_from_type(words, street_type(words, conventions)))):
            at = _place_of(forms, known, conventions)
            if at is None:
                continue
            first, last = owners[at][0], owners[at + len(known) - 1][-1]
            span = query.words[first].start, query.words[last].end
            said = {owners[at + each][0]: word for each, word in enumerate(known) if forms[at + each] != word}
            read = tuple(
                word._replace(folded=said.get(at, word.folded)) for at, word in enumerate(query.words)
            )
            return _with_street_at(replace(query, words=read), chosen, name, span)
    return None


def _with_street_at(query: Query, chosen: Compared, name: str | None, span: Span) -> Query | None:
    street = query.parsed.components["street"]
    if "," in query.text[slice(*span)]:
        return None
    return query if (street.start, street.end) == span else recut(query, chosen, "street", name or "")


def _place_of(forms: Sequence[str], name: Sequence[str], conventions: Country) -> int | None:
    """Where a name stands in a text, one of its words at least counting in another way; None if nowhere."""
    if len(name) < 2:
        return None
    for at in range(len(forms) - len(name) + 1):
        same = [said == word for said, word in zip(forms[at:], name, strict=False)]
        if not all(same) and all(
            same[each] or _counts_the_same(forms[at + each], name, each, conventions)
            for each in range(len(name))
        ):
            return at
    return None


def _counts(word: str) -> bool:
    return word.isdigit() or bool(counted_of(word))


def _counts_the_same(said: str, name: Sequence[str], at: int, conventions: Country) -> bool:
    word = name[at]
    if said.isdigit() and word.isdigit():
        # "Rue du 8 mai 45"
        of_a_date = at > 0 and is_month(name[at - 1])
        return of_a_date and len(word) == _YEAR and len(said) == _SHORT_YEAR and word.endswith(said)
    if any(len(each) == 1 and each.isalpha() for each in (said, word)):
        # The letter of "Carol I" is a number behind a ruler's name alone.
        before = name[at - 1] if at else ""
        if len(before) < SHORT or before in street_types(conventions):
            return False
    return not counted_of(said).isdisjoint(counted_of(word))
