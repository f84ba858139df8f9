"""What the encoder learns from: entries of gazetteers, and queries that mean them.

A batch is made of runs: neighbours in spelling, in one town, or among an earlier encoder's mistakes. So the
entries that are hard to tell apart meet in one batch, where each is a negative example for the others.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from random import Random
from zlib import crc32

from addrkit.index.entry_text import entry_text
from addrkit.locale.country import country
from addrkit.locale.text import fold, words
from addrkit.train.encoder.entries import TrainingEntry, split_of
from addrkit.train.noise.noise import EVERYDAY, HARD, NoiseRates, noisy_text
from addrkit.types import Address

__all__ = ["PairBatches", "TrainingEntry", "group_of", "query_for", "split_of", "text_for", "typed_query"]


def query_for(entry: TrainingEntry, strangers: Sequence[str], random: Random) -> str:
    """A noisy query that means an entry, as `addrkit.retrieve.texts.query_text` would leave it.

    One in eight keeps its house number, for a parser may miss it. A place is asked for as often with a
    street (one of `strangers`) that no gazetteer knows.
    """
    here = entry.address
    number = (here.house_number or str(random.randint(1, 200))) if random.random() < 0.125 else None
    here = replace(here, postcode=_some_postcode(entry, random), house_number=number)
    if not here.street and not here.suburb and strangers and random.random() < 0.5:
        here = replace(here, street=random.choice(strangers))
    return noisy_text(here, EVERYDAY if random.random() < 0.4 else HARD, random)


def typed_query(entry: TrainingEntry, rates: NoiseRates, random: Random) -> str:
    """A noisy query for an entry without its house number."""
    here = replace(entry.address, postcode=_some_postcode(entry, random), house_number=None)
    return noisy_text(here, rates, random)


def _some_postcode(entry: TrainingEntry, random: Random) -> str | None:
    return random.choice(entry.postcodes) if entry.postcodes else None


def text_for(entry: TrainingEntry, random: Random) -> str:
    """The text of an entry, at times with less or more than it should have: gazetteers differ."""
    here = entry.address
    code, region = entry.shared_postcode, here.region
    draw = random.random()
    if draw < 0.15:
        code = None
    elif draw < 0.3 and entry.postcodes:
        code = random.choice(entry.postcodes)
    elif draw < 0.4 and code:
        code = code[: random.randint(1, len(code))]
    if region:
        region = random.choice((region, region, _region_name(here), None))
    if not (here.street or here.suburb or here.city):
        code = entry.shared_postcode
    return entry_text(here.street, here.suburb, here.city, region, code)


def _region_name(here: Address) -> str | None:
    if not here.region or not here.country:
        return here.region
    return country(here.country).region_names.get(here.region, here.region)


class PairBatches:
    """Entries in the orders that runs are cut from."""

    def __init__(self, entries: Sequence[TrainingEntry], seed: int) -> None:
        self._entries = entries
        self._seed = seed
        members: dict[str, list[int]] = defaultdict(list)
        for at, entry in enumerate(entries):
            members[group_of(entry)].append(at)
        self._groups = sorted(members)
        self._weights = [_weight(name, len(members[name])) for name in self._groups]
        self._orders = {
            name: (
                places,
                sorted(places, key=lambda place: _spelling(entries[place])),
                sorted(places, key=lambda place: _town(entries[place])),
            )
            for name, places in members.items()
        }
        self._strangers = {
            name: [_stranger(entries[place]) for place in places[:5000]] for name, places in members.items()
        }
        self.mistakes: Sequence[Sequence[int]] = ()
        """For some entries, themselves and the entries that an earlier encoder takes them for."""

    def pairs(self, step: int, size: int) -> tuple[list[str], list[str]]:
        """Queries and the texts of their entries, all different; the same for the same step and seed."""
        random = Random(f"{self._seed} {step}")  # noqa: S311
        chosen: dict[str, int] = {}
        seen: set[int] = set()
        while len(chosen) < size and len(seen) < len(self._entries):
            for place in self._run(random):
                seen.add(place)
                chosen.setdefault(text_for(self._entries[place], random), place)
        texts = list(chosen)[:size]
        queries = []
        for text in texts:
            entry = self._entries[chosen[text]]
            queries.append(query_for(entry, self._strangers[_streets_near(entry, self._strangers)], random))
        return queries, texts

    def _run(self, random: Random) -> Sequence[int]:
        if self.mistakes and random.random() < 0.5:
            return random.choice(self.mistakes)
        group = self._orders[random.choices(self._groups, self._weights)[0]]
        shuffled, by_spelling, by_town = group
        draw = random.random()
        if draw < 0.3:
            return [random.choice(shuffled) for _ in range(8)]
        order = by_spelling if draw < 0.7 else by_town
        start = random.randrange(len(order))
        return order[start : start + 8]


def group_of(entry: TrainingEntry) -> str:
    """The streets, or the places, of one country: what batches are balanced by.

    >>> group_of(TrainingEntry(Address(street="Laugavegur", country="IS"), (), None))
    'IS streets'
    """
    here = entry.address
    return f"{here.country} {'streets' if here.street or here.suburb else 'places'}"


def _weight(group: str, size: int) -> float:
    """How often a group is drawn: its square root, so that none dominates; streets more than places."""
    return 6 * math.sqrt(min(size, 50_000)) if group.endswith("streets") else math.sqrt(min(size, 4_000))


def _spelling(entry: TrainingEntry) -> tuple[str, ...]:
    """Last word first, so that the type of a street counts least where it stands first."""
    here = entry.address
    return (
        *(word.folded for word in reversed(words(here.street or here.suburb or ""))),
        fold(here.city or ""),
    )


def _town(entry: TrainingEntry) -> tuple[str, str]:
    return fold(entry.address.city or ""), fold(entry.address.street or entry.address.suburb or "")


def _stranger(entry: TrainingEntry) -> str:
    """A street name, of an entry or made of a place's name."""
    here = entry.address
    if here.street or here.suburb or not here.country:
        return here.street or here.suburb or ""
    types = sorted(each for each in country(here.country).street_types if len(each) > 2)
    name = (here.city or "").split(",")[0]
    if not types:
        return name
    draw = crc32(name.encode())
    return (
        f"{types[draw % len(types)].capitalize()} {name}"
        if draw % 2
        else f"{name} {types[draw % len(types)]}"
    )


def _streets_near(entry: TrainingEntry, known: Mapping[str, Sequence[str]]) -> str:
    """The group that has street names of the entry's country."""
    streets = f"{entry.address.country} streets"
    return streets if streets in known else group_of(entry)
