"""Entries made ready for comparison: contracted words, their weights, joined spellings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import NamedTuple

from addrkit.bounds import NAMES_KEPT, OF_GAZETTEER_KEPT
from addrkit.compare.evidence import CityRelation
from addrkit.compare.names import directions, street_type
from addrkit.compare.sounds import sound
from addrkit.compare.words import Weights
from addrkit.gazetteer.entries import Entry
from addrkit.gazetteer.kept import kept_with_gazetteer
from addrkit.gazetteer.schema import PLACE
from addrkit.gazetteer.store import Gazetteer
from addrkit.locale.country import Country, compared_postcode, country, small_words
from addrkit.locale.country_tables import suburb_leads
from addrkit.locale.terms import place_words, terms_in
from addrkit.locale.text import fold, is_cjk, squeeze
from addrkit.once import once
from addrkit.quickly_made import quickly_made


@quickly_made
@dataclass(frozen=True, slots=True, eq=False)
class Town:
    """The place names of an entry, made ready for comparison. Entries of one town share one object.

    Two towns are equal only if they are the same object, so that results can be kept by town at little cost.
    """

    places: tuple[tuple[str, ...], ...]
    """The contracted words of city, suburb and district, those that there are."""
    place_roles: tuple[CityRelation, ...]
    """What each of those places is to the entry."""
    suburb: tuple[str, ...]
    other_suburbs: tuple[tuple[str, ...], ...]
    """What else the suburb is called, in another script above all."""
    region_words: tuple[str, ...]
    region: str | None
    """The code under which the region is compared."""
    words: frozenset[str]
    """The words of the places and the region."""


class NameParts(NamedTuple):
    """What the contracted name of a street is made of."""

    sound: str
    """Its words as they sound."""
    street_type: str | None
    directions: tuple[str, ...]
    telling: int
    """Letters of the name, its type and its particles apart."""


@quickly_made
@dataclass(frozen=True, eq=False)
class ReadyEntry:
    """What comparison needs to know of an entry under one of its names.

    Its town, its postcodes, their words and what its name is made of are read when they are first asked for: of many
    entries the name tells that they are not meant.
    """

    gazetteer: Gazetteer
    entry: Entry
    name: tuple[str, ...]
    """The contracted words of the street or building; empty for a place."""
    joined: str
    """Those words without particles and blanks."""
    plain: str
    """The folded name without blanks, nothing contracted: a slip within "straat" hides that it is one."""
    weights: Weights
    """How telling each of its words is in its gazetteer."""

    @once
    def made_of(self) -> NameParts:
        """What its name is made of."""
        return _made_of(self.name, conventions_of(self.entry))

    @once
    def is_place(self) -> bool:
        """Whether it is a locality rather than a street or a building."""
        return self.entry.kind == PLACE

    @once
    def town(self) -> Town:
        """The names of where it lies."""
        entry = self.entry
        return _town(
            entry.country,
            entry.city,
            entry.suburb,
            entry.district,
            entry.region,
            (entry.other_cities, entry.other_suburbs, entry.other_districts),
        )

    @once
    def postcodes(self) -> frozenset[str]:
        """As they are compared."""
        conventions = conventions_of(self.entry)
        found = self.gazetteer.postcodes(self.entry)
        return frozenset([compared_postcode(each, conventions) for each in found])

    @once
    def words(self) -> frozenset[str]:
        """The words of its name, its places and its region."""
        return self.town.words.union(self.name)

    @property
    def places(self) -> tuple[tuple[str, ...], ...]:
        """The contracted words of city, suburb and district, those that there are."""
        return self.town.places

    @property
    def suburb(self) -> tuple[str, ...]:
        """The contracted words of the suburb."""
        return self.town.suburb

    @property
    def region_words(self) -> tuple[str, ...]:
        """The contracted words of the region."""
        return self.town.region_words

    @property
    def region(self) -> str | None:
        """The code under which the region is compared."""
        return self.town.region


def conventions_of(entry: Entry) -> Country | None:
    """The conventions of an entry's country, if it has one."""
    return country(entry.country) if entry.country else None


MOST_NAMES = 12
"""Names of an entry that are compared."""


@kept_with_gazetteer(OF_GAZETTEER_KEPT)
def ready_names(gazetteer: Gazetteer, number: int) -> tuple[ReadyEntry, ...]:
    """An entry of a gazetteer made ready under each of its names; kept for the next query that meets it."""
    entry = gazetteer.entry(number)
    names = (entry.name,) if entry.kind == PLACE else (entry.name, *entry.other_names)
    return tuple(_ready(gazetteer, entry, name) for name in names[:MOST_NAMES])


def _ready(gazetteer: Gazetteer, entry: Entry, called: str | None) -> ReadyEntry:
    of_name = _of_name(called, conventions_of(entry))
    return ReadyEntry(gazetteer, entry, *of_name, _weights(gazetteer, entry.country))


@lru_cache(maxsize=NAMES_KEPT)
def _of_name(called: str | None, conventions: Country | None) -> tuple[tuple[str, ...], str, str]:
    """What `ReadyEntry` says of a name, from `name` to `plain`: many streets share theirs."""
    name = compared_words(called, conventions)
    return name, joined_name(name, conventions), squeeze(called) if called else ""


@lru_cache(maxsize=NAMES_KEPT)
def _made_of(name: tuple[str, ...], conventions: Country | None) -> NameParts:
    small = small_words(conventions)
    return NameParts(
        joined_sound(name, conventions),
        street_type(name, conventions),
        directions(name, conventions),
        sum([len(word) for word in name if word not in small]),
    )


@lru_cache(maxsize=NAMES_KEPT)
def _town(
    code: str | None,
    city: str | None,
    suburb: str | None,
    district: str | None,
    region: str | None,
    others: tuple[tuple[str, ...], ...],
) -> Town:
    conventions = country(code) if code else None
    suburbs = (*others[1][:MOST_NAMES], *_without_its_kind(suburb, conventions))
    others = (others[0], suburbs, others[2])
    named: list[tuple[CityRelation, str | None]] = [
        ("city", city),
        ("suburb", suburb),
        ("district", district),
    ]
    named += [("district", name) for name in _other_names(district, conventions)]
    roles: tuple[CityRelation, ...] = ("alias", "suburb", "district")
    named += [(role, name) for role, names in zip(roles, others, strict=True) for name in names[:MOST_NAMES]]
    compared = [(role, words) for role, text in named if text and (words := place_words(text, conventions))]
    shown = conventions.region_names.get(region) if conventions and region else None
    region_words = compared_words(shown or region, conventions)
    places = tuple(words for _, words in compared)
    return Town(
        places=places,
        place_roles=tuple(role for role, _ in compared),
        suburb=place_words(suburb, conventions) if suburb else (),
        other_suburbs=tuple(place_words(each, conventions) for each in suburbs) if suburb else (),
        region_words=region_words,
        region=(conventions.region(region) or region) if conventions and region else region,
        words=frozenset().union(region_words, *places),
    )


def _without_its_kind(suburb: str | None, conventions: Country | None) -> Iterator[str]:
    """A suburb in Chinese characters without the word before its name that people leave out: 大字北原 is 北原."""
    if suburb and conventions is not None and is_cjk(suburb):
        for kind in suburb_leads(conventions.code):
            if suburb.startswith(kind) and len(suburb) > len(kind) + 1:
                yield suburb.removeprefix(kind)


def _other_names(district: str | None, conventions: Country | None) -> list[str]:
    """What else a county or district is called in its country: "oxon" for "Oxfordshire"."""
    name = fold(district) if district else ""
    if conventions is None or name not in conventions.districts:
        return []
    meant = conventions.districts[name]
    return [other for other, known in conventions.districts.items() if known == meant and other != name]


WEIGHTS_KEPT = 32
"""Countries of a gazetteer whose words' weights are kept: of each some thousand words."""


@kept_with_gazetteer(WEIGHTS_KEPT)
def _weights(gazetteer: Gazetteer, code: str | None) -> Weights:
    """The weights of a gazetteer's words in a country, which fill as they are asked for."""
    return Weights(partial(word_weight, gazetteer, country(code) if code else None))


PARTICLE = 0.1
"""What a particle weighs beside another word that is as frequent: people leave them out."""


def word_weight(gazetteer: Gazetteer, conventions: Country | None, word: str) -> float:
    """How telling a word of a name is in a gazetteer."""
    weight = gazetteer.words.weight(word)
    return weight * PARTICLE if conventions and word in conventions.particles else weight


def joined_name(name: Sequence[str], conventions: Country | None) -> str:
    """A name's words without particles and blanks: split and joined words meet here."""
    telling = [word for word in name if not (conventions and word in conventions.particles)]
    return "".join(telling or name)


def joined_sound(name: Sequence[str], conventions: Country | None) -> str:
    """A name's words as they sound, its type and its particles apart."""
    small = small_words(conventions)
    return "".join([sound(word) for word in name if word not in small])


@lru_cache(maxsize=NAMES_KEPT)
def compared_words(text: str | None, conventions: Country | None) -> tuple[str, ...]:
    """The words of a text as they are compared in a country."""
    if not text:
        return ()
    plain = terms_in(text, conventions)
    if conventions is None:
        return tuple(plain)
    return tuple(form for form, _ in conventions.contract_all(plain))
