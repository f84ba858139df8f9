"""Suggestions: completions of an address that is being typed.

The last word may be unfinished; any word may carry a slip. Streets are suggested with their doors behind them
until a number is typed.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import asin, cos, log1p, radians, sin, sqrt
from typing import NamedTuple

import numpy as np
from rapidfuzz import fuzz

from addrkit.compare.entry import ReadyEntry, ready_entry
from addrkit.complete.premises import premises_with
from addrkit.complete.show import entry_suggestion, premise_suggestion
from addrkit.gazetteer.schema import BUILDING
from addrkit.gazetteer.store import Door, Gazetteer
from addrkit.locale.numbers import house_number
from addrkit.locale.text import MAX_TEXT, Word, words
from addrkit.query import Query
from addrkit.retrieve.encoder import Encoder
from addrkit.retrieve.search import Shard, search_vectors_near, shards_for
from addrkit.types import Suggestion

CANDIDATES = 60
"""Entries of each gazetteer that are looked at closely."""
POSTINGS = 60_000
"""Postings that one word may read: bounds the time of a keystroke."""
NEAREST = 40
SLIP = 80
"""Likeness, of 100, from which a finished word counts as misspelt."""
NEAR_KM = 30.0
"""Distance at which nearness has lost half of its weight."""
EARTH_KM = 6371.0
_LEAST = 0.34
"""Share of the typed words that a suggestion must explain."""


class _Typed(NamedTuple):
    """What is being typed."""

    words: tuple[Word, ...]
    unfinished: bool
    """Whether the last word may go on."""


class _Rated(NamedTuple):
    """An entry beside what is typed."""

    score: float
    gazetteer: Gazetteer
    ready: ReadyEntry
    numbers: tuple[str, ...]
    """Typed words with digits that the entry does not explain: a house number, perhaps a unit."""


def suggest(
    query: Query,
    gazetteers: Sequence[Gazetteer],
    encoder: Encoder,
    near: tuple[float, float] | None,
    limit: int,
) -> list[Suggestion]:
    """Completions, best first. `near` is in degrees; scores are shares in [0, 1], not probabilities."""
    text = query.text[:MAX_TEXT]
    typed = _Typed(_typed_words(query), bool(text) and text[-1].isalnum())
    if not typed.words or limit < 1:
        return []
    rated = [
        each
        for shard in shards_for(query, gazetteers)
        for entry in _entries(typed, query, shard, encoder)
        if (each := _rate(typed, query, shard.gazetteer, entry, near)) is not None
    ]
    rated.sort(key=lambda each: -each.score)
    found: list[Suggestion] = []
    seen: set[str] = set()
    for each in rated:
        for suggestion in _suggestions(each, typed, limit - len(found)):
            if suggestion.text not in seen:
                seen.add(suggestion.text)
                found.append(suggestion)
        if len(found) >= limit:
            break
    return found[:limit]


def _typed_words(query: Query) -> tuple[Word, ...]:
    """The words of the text; those of a postcode that is written in two are one."""
    found: list[Word] = []
    before = None
    for word, label in zip(query.words, query.labels, strict=True):
        if label == before == "postcode":
            found[-1] = Word(found[-1].folded + word.folded, found[-1].start, word.end)
        else:
            found.append(word)
        before = label
    return tuple(found)


def _entries(typed: _Typed, query: Query, shard: Shard, encoder: Encoder) -> list[int]:
    """Entries that share the most telling words with what is typed, and those nearest by vector."""
    index = shard.gazetteer.words
    gathered, weights = [], []
    for place, word in enumerate(typed.words):
        unfinished = typed.unfinished and place == len(typed.words) - 1
        terms = {word.folded}
        if query.conventions:
            terms.add(query.conventions.contract(word.folded))
        runs = [index.entries(term) for term in terms]
        if unfinished and len(word.folded) > 1:
            runs.append(index.completed_entries(word.folded, POSTINGS))
        here = np.unique(np.concatenate(runs))
        here = here[(here >= shard.first) & (here < shard.last)][:POSTINGS]
        if len(here):
            gathered.append(here)
            weights.append(np.full(len(here), log1p(len(shard.gazetteer) / len(here))))
    best: list[int] = []
    if gathered:
        entries, inverse = np.unique(np.concatenate(gathered), return_inverse=True)
        shares = np.bincount(inverse, np.concatenate(weights))
        popularity = np.log1p(shard.gazetteer.door_count(entries)) * 0.01
        order = np.argsort(-(shares + popularity), kind="stable")[:CANDIDATES]
        best = [int(entry) for entry in entries[order]]
    return list(dict.fromkeys([*best, *search_vectors_near(query, shard, encoder, NEAREST)]))


def _rate(
    typed: _Typed, query: Query, gazetteer: Gazetteer, entry: int, near: tuple[float, float] | None
) -> _Rated | None:
    ready = ready_entry(gazetteer, entry)
    known = {*ready.name, *ready.region_words, *(word for place in ready.places for word in place)}
    raw = {word.folded for text in _texts(ready) for word in words(text)}
    explained = total = 0.0
    numbers: list[str] = []
    for place, word in enumerate(typed.words):
        unfinished = typed.unfinished and place == len(typed.words) - 1
        likeness = _likeness(word.folded, ready, known, raw, unfinished, query)
        if any(map(str.isdigit, word.folded)):
            # What may begin the postcode is the house number if it comes last and there is such a door.
            last = place == len(typed.words) - 1 and not numbers and not ready.is_place
            if likeness == 0.0 or (last and _doors(gazetteer, ready, word.folded, finished=True)):
                numbers.append(word.folded)
                continue
        weight = min(len(word.folded), 6)
        total += weight
        explained += weight * likeness
    if not total or explained / total < _LEAST:
        return None
    doors = ready.entry.last_door - ready.entry.first_door
    score = 0.8 * explained / total + 0.05 * min(log1p(doors) / 8, 1.0)
    if numbers and not ready.is_place:
        score += 0.1 * bool(_doors(gazetteer, ready, numbers[0], finished=True))
    if near is not None and ready.entry.lat is not None and ready.entry.lon is not None:
        away = _kilometres(near, (ready.entry.lat, ready.entry.lon))
        score += 0.05 * NEAR_KM / (NEAR_KM + away)
    score -= 0.05 * (1 - _begun(typed, ready))
    return _Rated(min(max(score, 0.0), 1.0), gazetteer, ready, tuple(numbers))


def _texts(ready: ReadyEntry) -> list[str]:
    entry = ready.entry
    named = (entry.name, entry.suburb, entry.city, entry.district, entry.region)
    return [text for text in (*named, *entry.other_names, *entry.other_cities) if text]


def _begun(typed: _Typed, ready: ReadyEntry) -> float:
    """How well the first word that is no number begins the entry's name."""
    names = ready.name or (ready.places[0] if ready.places else ())
    first = next((word.folded for word in typed.words if not word.folded[0].isdigit()), "")
    if not names or not first:
        return 0.0
    return (
        1.0 if names[0].startswith(first) else 0.5 if any(name.startswith(first) for name in names) else 0.0
    )


def _likeness(
    word: str, ready: ReadyEntry, known: set[str], raw: set[str], unfinished: bool, query: Query
) -> float:
    """How well an entry explains a typed word: 1 the same, less if unfinished or misspelt, 0 not at all."""
    short = query.conventions.contract(word) if query.conventions else word
    if word in raw or short in known or word in known or word in ready.postcodes:
        return 1.0
    if unfinished and any(each.startswith(word) for each in (*raw, *ready.postcodes)):
        return 0.97
    if any(map(str.isdigit, word)) or len(word) <= 3:
        return 0.0
    best = max((fuzz.ratio(word, each) for each in raw), default=0.0)
    if unfinished:
        begun = (fuzz.ratio(word, each[: len(word)]) for each in raw if len(each) > len(word))
        best = max(best, *begun, 0.0)
    return best / 100 * 0.9 if best >= SLIP else 0.0


def _doors(gazetteer: Gazetteer, ready: ReadyEntry, written: str, *, finished: bool) -> list[Door]:
    """Doors with a number as typed; unless it is finished, also those whose number goes on from it."""
    number = house_number(written)
    if not number.number:
        return []
    same = list(gazetteer.doors_at(ready.entry, number.number))
    if number.suffix:
        same = [
            door for door in same if house_number(door.house_number or "").suffix.startswith(number.suffix)
        ]
    if same or finished:
        return same
    rows: list[Door] = []
    for longer in np.unique(gazetteer.numbers(ready.entry)):
        if str(longer).startswith(str(number.number)):
            rows.extend(gazetteer.doors_at(ready.entry, int(longer)))
        if len(rows) >= CANDIDATES:
            break
    return rows


def _suggestions(rated: _Rated, typed: _Typed, limit: int) -> list[Suggestion]:
    ready, gazetteer = rated.ready, rated.gazetteer
    said = [word.folded for word in typed.words]
    if rated.numbers and not ready.is_place and ready.entry.kind != BUILDING:
        finished = not (typed.unfinished and typed.words[-1].folded == rated.numbers[-1])
        runs = premises_with(gazetteer, ready.entry, rated.numbers[0], finished=finished, most=limit)
        if runs:
            return [premise_suggestion(gazetteer, ready.entry, each, rated.score, said) for each in runs]
    return [entry_suggestion(gazetteer, ready.entry, rated.score, said)]


def _kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The great-circle distance (haversine) between two points in degrees."""
    lat1, lon1, lat2, lon2 = map(radians, (*one, *other))
    chord = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(chord))
