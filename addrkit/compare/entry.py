"""Entries made ready for comparison: contracted words, their weights, joined spellings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from addrkit.compare.evidence import CityRelation
from addrkit.compare.names import directions, street_type
from addrkit.compare.sounds import sound
from addrkit.compare.words import Weights
from addrkit.gazetteer.schema import PLACE
from addrkit.gazetteer.store import Entry, Gazetteer
from addrkit.locale.country import Country, compared_postcode, country
from addrkit.locale.text import squeeze
from addrkit.retrieve.words import place_words, terms


@dataclass(frozen=True, slots=True)
class ReadyEntry:
    """What comparison needs to know of an entry under one of its names."""

    entry: Entry
    name: tuple[str, ...]
    """The contracted words of the street or building; empty for a place."""
    joined: str
    """Those words without particles and blanks."""
    plain: str
    """The folded name without blanks, nothing contracted: a slip within "straat" hides that it is one."""
    sound: str
    """The same words as they sound."""
    street_type: str | None
    directions: tuple[str, ...]
    telling: int
    """Letters of the name, its type and its particles apart."""
    places: tuple[tuple[str, ...], ...]
    """The contracted words of city, suburb and district, those that there are."""
    place_roles: tuple[CityRelation, ...]
    """What each of those places is to the entry."""
    suburb: tuple[str, ...]
    region_words: tuple[str, ...]
    region: str | None
    """The code under which the region is compared."""
    postcodes: frozenset[str]
    """As they are compared."""
    words: frozenset[str]
    """Those of its name, its places and its region."""
    weights: Weights
    """How telling each of them is in its gazetteer."""

    @property
    def is_place(self) -> bool:
        """Whether it is a locality rather than a street or a building."""
        return self.entry.kind == PLACE


def conventions_of(entry: Entry) -> Country | None:
    """The conventions of an entry's country, if it has one."""
    return country(entry.country) if entry.country else None


MOST_NAMES = 12
"""Names of an entry that are compared."""


def ready_entry(gazetteer: Gazetteer, number: int) -> ReadyEntry:
    """An entry of a gazetteer made ready under its first name."""
    return ready_names(gazetteer, number)[0]


@lru_cache(maxsize=60_000)
def ready_names(gazetteer: Gazetteer, number: int) -> tuple[ReadyEntry, ...]:
    """An entry of a gazetteer made ready under each of its names; kept for the next query that meets it."""
    entry = gazetteer.entry(number)
    return tuple(_ready(gazetteer, entry, name) for name in (entry.name, *entry.other_names)[:MOST_NAMES])


def _ready(gazetteer: Gazetteer, entry: Entry, called: str | None) -> ReadyEntry:
    conventions = conventions_of(entry)
    name = compared_words(called, conventions)
    places: list[tuple[str, ...]] = []
    roles: list[CityRelation] = []
    for role, text in _places(entry):
        if text and (compared := place_words(text, conventions)):
            places.append(compared)
            roles.append(role)
    shown = conventions.region_names.get(entry.region) if conventions and entry.region else None
    region_words = compared_words(shown or entry.region, conventions)
    words = frozenset().union(name, region_words, *places)
    weights = _weights(gazetteer, entry.country)
    for word in words:
        if word not in weights:
            weights[word] = word_weight(gazetteer, word, conventions)
    return ReadyEntry(
        entry=entry,
        name=name,
        joined=joined_name(name, conventions),
        plain=squeeze(called) if called else "",
        sound=joined_sound(name, conventions),
        street_type=street_type(name, conventions),
        directions=directions(name, conventions),
        telling=_telling_letters(name, conventions),
        places=tuple(places),
        place_roles=tuple(roles),
        suburb=place_words(entry.suburb, conventions) if entry.suburb else (),
        region_words=region_words,
        region=(conventions.region(entry.region) or entry.region)
        if conventions and entry.region
        else entry.region,
        postcodes=frozenset(compared_postcode(each, conventions) for each in gazetteer.postcodes(entry)),
        words=words,
        weights=weights,
    )


@lru_cache(maxsize=1_000)
def _weights(gazetteer: Gazetteer, code: str | None) -> Weights:
    """The weights of a gazetteer's words in a country, which fill as its entries are met."""
    return Weights()


def _places(entry: Entry) -> Iterator[tuple[CityRelation, str | None]]:
    yield "city", entry.city
    yield "suburb", entry.suburb
    yield "district", entry.district
    for name in entry.other_cities[:MOST_NAMES]:
        yield "alias", name


PARTICLE = 0.1
"""What a particle weighs beside another word that is as frequent: people leave them out."""


def word_weight(gazetteer: Gazetteer, word: str, conventions: Country | None) -> float:
    """How telling a word of a name is in a gazetteer."""
    weight = gazetteer.words.weight(word)
    return weight * PARTICLE if conventions and word in conventions.particles else weight


def joined_name(name: Sequence[str], conventions: Country | None) -> str:
    """A name's words without particles and blanks: split and joined words meet here."""
    telling = [word for word in name if not (conventions and word in conventions.particles)]
    return "".join(telling or name)


def joined_sound(name: Sequence[str], conventions: Country | None) -> str:
    """A name's words as they sound, its type and its particles apart."""
    small = conventions.street_types | conventions.particles if conventions else frozenset()
    return "".join(sound(word) for word in name if word not in small)


def _telling_letters(name: Sequence[str], conventions: Country | None) -> int:
    small = conventions.street_types | conventions.particles if conventions else frozenset()
    return sum(len(word) for word in name if word not in small)


@lru_cache(maxsize=50_000)
def compared_words(text: str | None, conventions: Country | None) -> tuple[str, ...]:
    """The words of a text as they are compared in a country."""
    if not text:
        return ()
    if conventions is None:
        return tuple(terms(text))
    return tuple(form for form, _ in conventions.contract_all(terms(text)))
