"""The words under which the entries of a gazetteer are found."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from addrkit.gazetteer.entry_columns import EntryColumns, Numbers
from addrkit.gazetteer.schema import AREAS, NONE, PLACE
from addrkit.index.words import WordsOf
from addrkit.locale.country import country
from addrkit.locale.terms import place_term, postcode_terms, terms_in

CHUNK = 200_000
"""Entries whose doors' postcodes are gathered at a time."""

Cut = Callable[[str, str | None], list[str]]
"""The words of a text in a country."""


def words_of_entries(columns: EntryColumns, forms: dict[str, set[str]]) -> Iterator[WordsOf]:
    """The words of all entries, as written and contracted, column by column; each distinct text is cut once.

    `forms` is filled with what each word is contracted to, in all countries where it occurs.
    """

    def both(text: str, code: str | None) -> list[str]:
        found = []
        conventions = country(code) if code else None
        contract = conventions.contract if conventions else str
        for word in terms_in(text, conventions):
            short = contract(word)
            forms.setdefault(word, set()).add(short)
            forms.setdefault(short, set()).add(short)
            found.append(word)
            if short != word:
                found.append(short)
        return found

    everything = np.arange(len(columns))
    for column in (columns.name, columns.suburb, columns.city, columns.district):
        yield _cut(columns, everything, column, both)
    yield _cut(columns, everything, columns.region, lambda text, code: _region_words(text, code, both))
    places = np.flatnonzero(columns.kind == PLACE)
    for column in (columns.city, columns.suburb, columns.district):
        yield _cut(columns, places, column[places], _whole_name)
    with_regions = places[(columns.suburb[places] == NONE) & (columns.district[places] != NONE)]
    yield _cut(columns, with_regions, columns.region[with_regions], _whole_name)
    yield _cut(columns, *columns.other_names, both)
    owners, levels, names = columns.other_places
    yield _cut(columns, owners, names, both)
    # A region is no name of the thousands of quarters that lie in it.
    of_leaves = (columns.suburb[owners] != NONE) & (levels == AREAS.index("region"))
    at_places = (columns.kind[owners] == PLACE) & ~of_leaves
    yield _cut(columns, owners[at_places], names[at_places], _whole_name)
    yield from _postcodes(columns)


def _cut(columns: EntryColumns, owners: Numbers, codes: Numbers, cut: Cut) -> WordsOf:
    """The words of some texts, each distinct pair of text and country cut once."""
    told = codes != NONE
    entries, codes = owners[told].astype(np.int64), codes[told].astype(np.int64)
    width = int(columns.country.max(initial=0)) + 1
    distinct, inverse = np.unique(codes * width + columns.country[entries], return_inverse=True)
    words = [
        cut(columns.texts[int(pair // width)], columns.text(int(pair % width))) for pair in distinct.tolist()
    ]
    return WordsOf(entries, inverse.astype(np.int64), words)


def _whole_name(text: str, code: str | None) -> list[str]:
    return [place_term(text, country(code) if code else None)]


def _region_words(text: str, code: str | None, cut: Cut) -> list[str]:
    """The words of a region's code and of its name."""
    shown = country(code).region_names.get(text) if code else None
    return cut(text, code) + (cut(shown, code) if shown and shown != text else [])


def _postcodes(columns: EntryColumns) -> Iterator[WordsOf]:
    for first in range(0, len(columns), CHUNK):
        last = min(first + CHUNK, len(columns))
        starts = columns.first_door[first : last + 1]
        varied = columns.door_postcode[int(starts[0]) : int(starts[-1])]
        owners = np.concatenate([np.arange(first, last), np.repeat(np.arange(first, last), np.diff(starts))])
        codes = np.concatenate([columns.postcode[first:last], varied]).astype(np.int64)
        pairs = np.unique(np.stack([owners, codes])[:, codes != NONE], axis=1)
        yield _cut(columns, pairs[0], pairs[1], lambda text, _: list(postcode_terms(text)))
