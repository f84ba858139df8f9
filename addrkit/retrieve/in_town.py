"""The way in by the town: where nothing is like the street that was typed, the streets of its town are spelt out.

Vectors weigh a whole address; in a misspelt one, a town and a small word can outweigh the one word that tells.
"""

from __future__ import annotations

from collections.abc import Container

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from addrkit.gazetteer.kept import kept_with_gazetteer
from addrkit.gazetteer.schema import STREET
from addrkit.gazetteer.store import Gazetteer
from addrkit.locale.country import country, small_words
from addrkit.locale.terms import contracted_terms
from addrkit.locale.text import folded_words
from addrkit.parsing.query import Query

MOST = 1_000
"""Streets of a town that are compared: bounds the time. Larger towns are told by their postcodes."""
TOWNS_KEPT = 32
"""Towns whose streets' names are kept for the next query."""
TAKEN = 3
"""Streets taken."""
LIKE = 72.0
"""Likeness in [0, 100] from which a street is taken."""
PART = 0.92
"""What a likeness counts for where only a part of what was typed is like the name."""
SHORTEST = 4
"""Letters of a name that may be a part of what was typed."""


def streets_in_town(query: Query, gazetteer: Gazetteer, run: tuple[int, int]) -> list[tuple[int, float]]:
    """The streets within a run of entries that lie where the query says and are spelt most like it.

    Pairs of an entry and its likeness in [0, 1], best first.
    """
    typed = query.value("street") or query.value("building")
    if typed is None:
        return []
    entries, names, lengths = _streets_of_town(gazetteer, run, _told(query), query.country)
    if not len(entries):
        return []
    wanted = _without(small_words(query.conventions), typed)
    likeness = process.cdist([wanted], names, scorer=fuzz.ratio, score_cutoff=LIKE)[0]
    within = np.flatnonzero((lengths >= SHORTEST) & (lengths < len(wanted))).tolist()
    if within:
        short = [names[at] for at in within]
        parts = process.cdist([wanted], short, scorer=fuzz.partial_ratio, score_cutoff=LIKE)[0]
        likeness[within] = np.maximum(likeness[within], PART * parts)
    best = np.argsort(-likeness, kind="stable")[:TAKEN]
    return [(int(entries[place]), float(likeness[place]) / 100) for place in best if likeness[place] >= LIKE]


def _told(query: Query) -> tuple[tuple[str, ...], ...]:
    """What tells the town: each of the query's postcodes, and the words of its town."""
    city = query.value("city") or query.value("suburb")
    town = (tuple(contracted_terms(city, query.country)),) if city else ()
    return (*((postcode,) for postcode in query.postcodes), *town)


@kept_with_gazetteer(TOWNS_KEPT)
def _streets_of_town(
    gazetteer: Gazetteer, run: tuple[int, int], told: tuple[tuple[str, ...], ...], code: str | None
) -> tuple[NDArray[np.int32], list[str], NDArray[np.int64]]:
    """Streets that have all words of one of some groups, with what tells of their names and the lengths of that.

    Kept for the next query.
    """
    index = gazetteer.words
    found: list[NDArray[np.int32]] = []
    for group in told:
        rarest = min(group, key=index.frequency, default="")
        entries = index.entries(rarest)
        entries = entries[(entries >= run[0]) & (entries < run[1])]
        for word in group:
            entries = entries[index.hold(word, entries)]
        if len(entries) <= MOST:
            found.append(entries)
    gathered = np.unique(np.concatenate(found)) if found else np.zeros(0, np.int32)
    streets = np.asarray(gathered[gazetteer.kinds(gathered) == STREET][:MOST])
    small = small_words(country(code) if code else None)
    names = [_without(small, name) for name in gazetteer.names(streets)]
    return streets, names, np.array([len(name) for name in names], np.int64)


def _without(small: Container[str], name: str) -> str:
    """A name's words without its type and small words, joined; all of them if nothing were left."""
    written = folded_words(name)
    return "".join([word for word in written if word not in small]) or "".join(written)
