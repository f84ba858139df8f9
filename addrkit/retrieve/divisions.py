"""The way in by whole names: the divisions whose names, or whose parents' names, were typed.

Words that follow each other are looked up as names; what holds most of them, and the postcode, is proposed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from addrkit.gazetteer.entries import Entry
from addrkit.gazetteer.kept import kept_with_gazetteer
from addrkit.gazetteer.store import Gazetteer
from addrkit.locale.country import Country, country
from addrkit.locale.terms import WHOLE_PLACE, place_words
from addrkit.locale.text import fold, squeeze
from addrkit.parsing.query import Query
from addrkit.retrieve.chain_words import ChainWord, is_a_segment, kinds_of, windows
from addrkit.retrieve.postcodes_of_places import places_of

MOST = 120
"""Divisions that are proposed."""
MORE = 60
"""Divisions that are proposed beside them, of names that may be misspelt."""
POSTINGS = 60_000
"""Entries of one name that are looked at."""
NEAR_TOP = 0.3
"""Share of the best sum of weights from which a division is proposed."""
LIKE = 78.0
"""Likeness in [0, 100] from which a name is taken for one that was misspelt."""
ALIKE = 4
"""Names that are taken for each misspelt one."""
SHORTEST = 4
"""Letters of a name that may be misspelt."""
OF_THE_REGION = 2.0
"""What it weighs that a division lies in the region that was typed."""
TELLING_POSTCODE = 1.0
"""What the postcode weighs beside its rarity."""


def divisions_for(
    query: Query, words: tuple[ChainWord, ...], gazetteer: Gazetteer, run: tuple[int, int]
) -> list[int]:
    """The entries of divisions within a country's run that hold the most of what was typed, by how telling it is."""
    conventions = query.conventions
    keys = {
        key
        for each in windows(words)
        if _is_of_a_place(words[each.first : each.last]) or is_a_segment(each.first, each.last, words)
        for key in (_key(each.text, conventions),)
        if key
    }
    terms = {WHOLE_PLACE + key for key in keys}
    regions = _regions_typed(keys, words, gazetteer, query.country)
    found = _summed(_weighed(terms, gazetteer, run) | _of_postcodes(query, gazetteer, run))
    best = _best(*found, gazetteer, regions)
    misspelt = (
        [] if _explains_much(best, words, gazetteer) else _misspelt(keys, gazetteer, run, query.country)
    )
    if misspelt:
        # What is written right is not pushed out by what may be meant by a slip.
        more = _weighed({WHOLE_PLACE + key for key in misspelt}, gazetteer, run)
        found = _summed(_weighed(terms, gazetteer, run) | more | _of_postcodes(query, gazetteer, run))
        best += [entry for entry in _best(*found, gazetteer, regions) if entry not in set(best)][:MORE]
    return best


def _is_of_a_place(words: tuple[ChainWord, ...]) -> bool:
    """Whether words are none of a street's or a building's name, or all that was typed of it."""
    labels = {word.label for word in words}
    return not labels & {"street", "building"} or len(labels) == 1


def _key(text: str, conventions: Country | None) -> str:
    return "".join(place_words(text, conventions))


Weighed = dict[str, tuple[NDArray[np.int32], float]]


def _weighed(terms: Iterable[str], gazetteer: Gazetteer, run: tuple[int, int]) -> Weighed:
    index = gazetteer.words
    found: Weighed = {}
    for term in terms:
        if index.frequency(term):
            entries = _within(index.entries(term), run)[:POSTINGS]
            if len(entries):
                found[term] = (entries, index.weight_of(len(entries)))
    return found


def _of_postcodes(query: Query, gazetteer: Gazetteer, run: tuple[int, int]) -> Weighed:
    found: Weighed = {}
    for postcode in query.place_postcodes:
        for size in range(len(postcode), 1, -1):
            entries = _within(gazetteer.words.entries(postcode[:size]), run)
            if len(entries):
                found[postcode[:size]] = (entries, TELLING_POSTCODE + gazetteer.words.weight_of(len(entries)))
                break
    return found


def _summed(weighed: Weighed) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
    if not weighed:
        return np.zeros(0, np.int32), np.zeros(0)
    entries = np.concatenate([each for each, _ in weighed.values()])
    weights = np.concatenate([np.full(len(each), weight) for each, weight in weighed.values()])
    distinct, inverse = np.unique(entries, return_inverse=True)
    return np.asarray(distinct, np.int32), np.asarray(np.bincount(inverse, weights), np.float64)


Runs = list[tuple[int, int]]


def _best(
    entries: NDArray[np.int32], sums: NDArray[np.float64], gazetteer: Gazetteer, regions: Runs
) -> list[int]:
    """Those that hold the most; of equal ones those without a suburb first: a town is not lost among its own."""
    if not len(entries):
        return []
    if regions:
        # "San Miguel, Davao del Norte": hundreds bear the name, and a few of them lie there.
        sums = sums + OF_THE_REGION * gazetteer.in_areas(entries, regions)
    kept = np.flatnonzero(sums >= sums.max() * NEAR_TOP)
    order = kept[np.lexsort((gazetteer.has_suburb(entries[kept]), -sums[kept]))][:MOST]
    return [int(entry) for entry in entries[order]]


def _regions_typed(
    keys: set[str], words: tuple[ChainWord, ...], gazetteer: Gazetteer, code: str | None
) -> Runs:
    """The areas of the regions that were typed, by their names or as the country's data knows them."""
    known = _regions(gazetteer, code)
    typed = {known[key] for key in keys & known.keys()}
    conventions = country(code) if code else None
    if conventions is not None:
        codes = (conventions.region(each.text) for each in windows(words))
        typed |= {known[each] for each in codes if each is not None and each in known}
    return sorted(typed)


@kept_with_gazetteer(32)
def _regions(gazetteer: Gazetteer, code: str | None) -> Mapping[str, tuple[int, int]]:
    """The areas of the regions of a country, by the keys of their names and by their codes."""
    conventions = country(code) if code else None
    found = {}
    for name, areas in gazetteer.regions_of(code).items():
        found[_key(name, conventions)] = areas
        of_data = conventions.region(name) if conventions else None
        if of_data is not None:
            found[of_data] = areas
    return found


def _explains_much(best: list[int], words: tuple[ChainWord, ...], gazetteer: Gazetteer) -> bool:
    return bool(best) and len({_city(gazetteer, entry) for entry in best[:8]}) == 1 and len(words) < 4


def _city(gazetteer: Gazetteer, number: int) -> tuple[str | None, str | None]:
    entry = gazetteer.entry(number)
    return entry.city, entry.region


def _misspelt(keys: set[str], gazetteer: Gazetteer, run: tuple[int, int], code: str | None) -> list[str]:
    """The names of towns and districts that names that are none may stand for."""
    unknown = [
        key
        for key in keys
        if len(key) >= SHORTEST and not key.isdigit() and not gazetteer.words.frequency(WHOLE_PLACE + key)
    ]
    names = _names_above(gazetteer, run, code)
    if not unknown or not names:
        return []
    keys_of_names = list(names.values())
    found: list[str] = []
    table = process.cdist(unknown, list(names), scorer=fuzz.ratio, score_cutoff=LIKE, dtype=np.float32)
    for row in table:
        best = np.argsort(-row, kind="stable")[:ALIKE]
        found += [keys_of_names[place] for place in best.tolist() if row[place] >= LIKE]
    return found


@kept_with_gazetteer(32)
def _names_above(gazetteer: Gazetteer, run: tuple[int, int], code: str | None) -> Mapping[str, str]:
    """The names of the towns and districts of a run, each with the key that its aliases share: "jeddah" with "jdh"."""
    conventions = country(code) if code else None
    found = {}
    for text in gazetteer.names_of_areas(*run):
        key = _key(text, conventions)
        for name in (key, squeeze(text)):
            if key and len(name) >= SHORTEST:
                found[name] = key
    return dict(sorted(found.items()))


def quarters_like(
    text: str, gazetteer: Gazetteer, place: Entry, run: tuple[int, int], conventions: Country | None
) -> list[int]:
    """The divisions within a town or a district whose names are most like a text."""
    entries = gazetteer.below(place, run)
    key = _key(text, conventions)
    if not len(entries) or len(key) < SHORTEST:
        return []
    # Words for kinds are of different lengths, and say nothing of a slip: "Phường Ching Cơi" is no Xã Chiềng Nơi.
    names = [_key(_without_kind(name, conventions), conventions) for name in gazetteer.suburbs(entries)]
    likeness = process.cdist([key], names, scorer=fuzz.ratio, score_cutoff=LIKE)[0]
    best = np.argsort(-likeness, kind="stable")[:ALIKE]
    return [int(entries[row]) for row in best.tolist() if likeness[row] >= LIKE]


def _without_kind(name: str, conventions: Country | None) -> str:
    first, _, rest = name.partition(" ")
    return rest if rest and fold(first) in kinds_of(conventions) else name


def _within(entries: NDArray[np.int32], run: tuple[int, int]) -> NDArray[np.int32]:
    low, high = np.searchsorted(entries, run)
    return entries[low:high]


def division_runs(
    code: str | None, gazetteers: Iterable[Gazetteer]
) -> Iterator[tuple[Gazetteer, tuple[int, int]]]:
    """The gazetteers of divisions that cover a country, each with its places there."""
    for gazetteer in gazetteers:
        if not gazetteer.is_of_divisions or gazetteer.lists_postcodes:
            continue
        run = places_of(gazetteer, code)
        if run is not None:
            yield gazetteer, run


def named(
    gazetteer: Gazetteer, run: tuple[int, int], text: str, conventions: Country | None
) -> NDArray[np.int32]:
    """The divisions of a run that a text names, whole."""
    return _within(gazetteer.words.entries(WHOLE_PLACE + _key(text, conventions)), run)
