"""Candidates that are left no chance by one that is just what was typed: to compare them would change nothing.

Another street of quite another name, or in quite another place, has less than a thousandth of the odds of a street that
is there in every word, with its town or its postcode and with the door. Most candidates of an address without a slip
are such.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from addrkit.compare.entry import ReadyEntry
from addrkit.compare.likeness import name_likeness
from addrkit.compare.postcodes import postcode_relation
from addrkit.compare.query_words import QueryWords
from addrkit.gazetteer.schema import STREET
from addrkit.retrieve.candidates import Candidate

Names = tuple[ReadyEntry, ...]
"""An entry under each of its names."""
UNLIKE: Final = 0.6
"""Likeness of the typed street and a name under which a street is quite another one."""


def without_outclassed(
    pairs: Sequence[tuple[Candidate, Names]], tables: Mapping[str | None, QueryWords]
) -> list[tuple[Candidate, Names]]:
    """The candidates without streets of quite another name than one that is just what was typed, if there is one.

    `tables` has the query as each candidate's country compares it.
    """
    just = (names for _, names in pairs if _is_just(names, tables[names[0].entry.country]))
    best = next(just, None) if len(pairs) > 1 else None
    if best is None:
        return list(pairs)
    for code, words in tables.items():
        words.table.meet(
            word
            for _, names in pairs
            if names[0].entry.country == code
            for each in names
            for word in each.name
        )
    return [
        pair
        for pair in pairs
        if pair[1] is best or not _is_outclassed(pair[1], tables[pair[1][0].entry.country])
    ]


def _is_just(names: Names, words: QueryWords) -> bool:
    """Whether an entry is a street that is there in every word that was typed, with the door."""
    first = names[0]
    asked = words.asked
    if first.entry.kind != STREET or not words.street or words.street != first.name or asked.number is None:
        return False
    if asked.query.value("building") or asked.query.value("po_box"):
        return False
    if asked.query.country not in (None, first.entry.country):
        # What is there abroad says nothing against what is alike at home.
        return False
    typed = asked.postcodes
    if not (typed[0] in first.postcodes if typed else words.in_place):
        return False
    told = words.in_place | words.loose
    if told and _is_its_region(first, words):
        told = told.difference(words.in_region)
    places = [words.table.query[at] for at in told]
    # Of a word that was typed twice, another street may have the other one.
    if len(set(places)) < len(places) or not first.words.issuperset(places):
        return False
    found = words.doors_of(first).found
    return found.number == "exact" and found.building == "neither"


def _is_its_region(ready: ReadyEntry, words: QueryWords) -> bool:
    region = words.asked.query.value("region")
    return (
        region is not None
        and words.conventions is not None
        and words.conventions.region(region) == ready.region
    )


def _is_outclassed(names: Names, words: QueryWords) -> bool:
    """Whether the street that was typed has quite another name than a street, or lies in quite another place.

    One with named houses may have the building that was typed for a street.
    """
    first = names[0]
    if first.entry.kind != STREET or first.gazetteer.named_doors(first.entry, 1):
        return False
    if len(names) == 1:
        return name_likeness(words, first) < UNLIKE or _lies_elsewhere(first, words)
    return all(name_likeness(words, each) < UNLIKE for each in names) or _lies_elsewhere(first, words)


def _lies_elsewhere(ready: ReadyEntry, words: QueryWords) -> bool:
    """Whether a postcode and a town were typed that are nothing like those of an entry."""
    if not words.in_place or words.remembered(postcode_relation, ready.postcodes) != "other":
        return False
    return ready.town.words.isdisjoint([words.table.query[at] for at in words.in_place])
