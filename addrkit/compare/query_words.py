"""The query as it is compared in one country: contracted words, and what the parser held them for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeVar, TypeVarTuple

from addrkit.compare.doors.asked import AskedDoor
from addrkit.compare.doors.found import Street
from addrkit.compare.doors.ways import ways_to
from addrkit.compare.entry import ReadyEntry, joined_name, joined_sound, word_weight
from addrkit.compare.names import directions, street_type
from addrkit.compare.words import WordTable
from addrkit.gazetteer.store import Gazetteer
from addrkit.locale.building_names import name_words
from addrkit.locale.building_words import shortened
from addrkit.locale.country import Country
from addrkit.locale.numbers_within import numbered_within
from addrkit.locale.terms import place_words, word_terms
from addrkit.locale.text import Word, squeeze
from addrkit.once import once
from addrkit.parsing.query import Query

_Asked = TypeVarTuple("_Asked")
_R = TypeVar("_R")
NOTE = 0.1
"""What a word that no component holds weighs: most are notes to the carrier."""
NOTE_WORDS = 5
"""Such words that count; a note may be long."""


class QueryWords:
    """The query as it is compared in one country, with entries whose words its `table` has met."""

    def __init__(self, query: Query, conventions: Country | None) -> None:
        self.conventions = conventions
        self.asked = AskedDoor(query, conventions)
        """What it says of a door."""
        self.ways = ways_to(self.asked)
        """How its door may be found."""
        compared, self.owners = compared_terms(query.words, conventions)
        self.table = WordTable(compared)
        labels = [query.labels[places[0]] for places in self.owners]
        self.labels = labels
        held: dict[str | None, list[int]] = {}
        for at, label in enumerate(labels):
            held.setdefault(label, []).append(at)
        self.below = _places(held, "house_number", "unit", "po_box", "country")
        self.in_street = _places(held, "street")
        self.in_place = _places(held, "suburb", "city", "district", "region")
        self.in_region = tuple(held.get("region", ()))
        self.in_postcode = _places(held, "postcode")
        self.loose = _places(held, None)
        self.in_no_name = self.below | self.in_postcode
        """Words that are never part of a street's name."""
        self.street = tuple([compared[place] for place in held.get("street", ())])
        self.street_joined = joined_name(self.street, conventions)
        self.street_plain = squeeze(query.value("street") or "")
        self.sound = joined_sound(self.street, conventions)
        self.street_type = street_type(self.street, conventions)
        self.directions = directions(self.street, conventions)
        self._by_label = held
        self._remembered: dict[Any, Any] = {}
        self._streets: dict[Any, Street] = {}
        self._accounts: dict[frozenset[int], tuple[float, frozenset[int]]] = {}
        self._extras: dict[tuple[str, tuple[int, ...]], float] = {}
        self._street_weights: dict[tuple[str, int], float] = {}
        city = query.value("city")
        self.city = place_words(city, conventions) if city else ()
        suburb = query.value("suburb")
        self.suburb = place_words(suburb, conventions) if suburb else ()
        # RT 3/RW 5 lies within whatever suburb is meant.
        within = {
            at
            for first, number in numbered_within(compared, conventions)
            for at in range(first, number + 1)
            if at in self.in_place
        }
        self._held = {
            at: _weight(word)
            for at, word in enumerate(compared)
            if at not in self.below and at not in self.loose and at not in within
        }
        self._total = sum(self._held.values())

    @once
    def plain_suburb(self) -> tuple[str, ...]:
        """The suburb without the numbers within it and without the word for its kind that then comes first."""
        inner = {
            at
            for first, number in numbered_within(self.suburb, self.conventions)
            for at in range(first, number + 1)
        }
        kept = tuple(word for at, word in enumerate(self.suburb) if at not in inner)
        kinds = self.conventions.suburb_words if self.conventions is not None else frozenset[str]()
        return kept[1:] if len(kept) > 1 and kept[0] in kinds else kept

    @once
    def named_joined(self) -> tuple[str, ...]:
        """What may be the name of a building or a farm, as the parser held it."""
        held, compared = self._by_label, self.table.query
        names = [held[name] for name in ("building", "street", "suburb", "city") if name in held]
        return tuple([joined_name([compared[place] for place in each], self.conventions) for each in names])

    @once
    def in_the_one_city(self) -> bool:
        """Whether no place was typed in a country that is one city, and is given."""
        one = self.conventions is not None and self.conventions.one_city
        return one and self.asked.query.country_certain and not (self.city or self.suburb)

    @once
    def _in_buildings(self) -> tuple[str, ...]:
        return shortened(self.table.query)

    def doors_of(self, ready: ReadyEntry) -> Street:
        """An entry whose doors are looked at, the same one whenever it is asked for."""
        key = (ready.gazetteer, ready.entry.number)
        known = self._streets.get(key)
        if known is None:
            known = self._streets[key] = Street(
                ready.gazetteer, ready.entry, self.asked, ready.postcodes, self.ways
            )
        return known

    def meet(self, entries: Iterable[ReadyEntry]) -> None:
        """Look at the words of some entries: none is compared before."""
        self.table.meet(frozenset[str]().union(*[each.words for each in entries]))

    def remembered(self, find: Callable[[QueryWords, *_Asked], _R], *asked: *_Asked) -> _R:
        """What `find` says of this query and of what is asked, found once: candidates share towns and postcodes."""
        key = (find, asked)
        if key not in self._remembered:
            self._remembered[key] = find(self, *asked)
        found: _R = self._remembered[key]
        return found

    def said_by(self, building: str | None) -> frozenset[int]:
        """The indexes of the query's words that a building's name contains; numbers and postcodes do not count."""
        if not building:
            return frozenset()
        name = frozenset(name_words(building, self.conventions))
        return frozenset(
            [at for at, word in enumerate(self._in_buildings) if word in name and at not in self.in_no_name]
        )

    def accounted(self, explained: frozenset[int]) -> tuple[float, frozenset[int]]:
        """The weighted share of the words that are not explained, and the indexes of the words of the text that are.

        Words that the parser put into no component weigh little.
        """
        known = self._accounts.get(explained)
        if known is None:
            left = sum([weight for place, weight in self._held.items() if place not in explained])
            loose = len(self.loose - explained)
            share = NOTE * min(loose, NOTE_WORDS)
            unexplained = (left + share) / (self._total + share) if self._total + share else 0.0
            known = unexplained, frozenset([owner for place in explained for owner in self.owners[place]])
            self._accounts[explained] = known
        return known

    def unheld(self, had: tuple[int, ...], gazetteer: Gazetteer) -> float:
        """The weighted share of the typed street's words but those at the indexes `had`, which a name contains."""
        known = self._extras.get((gazetteer.name, had))
        if known is None:
            total = left = 0.0
            for place in self.in_street:
                weight = self.street_weight(place, gazetteer)
                total += weight
                if place not in had:
                    left += weight
            known = self._extras[gazetteer.name, had] = left / total if total else 0.0
        return known

    def street_weight(self, at: int, gazetteer: Gazetteer) -> float:
        """How telling a word of the parsed street is in a gazetteer."""
        key = (gazetteer.name, at)
        known = self._street_weights.get(key)
        if known is None:
            known = word_weight(gazetteer, self.conventions, self.table.query[at])
            self._street_weights[key] = known
        return known


@lru_cache(maxsize=2_000)
def compared_terms(
    text: tuple[Word, ...], conventions: Country | None
) -> tuple[tuple[str, ...], tuple[tuple[int, ...], ...]]:
    """The words of a text as they are compared in a country, and the words of the text that each stands for.

    Kept, for whoever compares a query and whoever judges it both ask.
    """
    terms: list[str] = []
    owned: list[int] = []
    for at, word in enumerate(text):
        plain = (word.folded,) if word.folded.isascii() else word_terms(word.folded)
        for term in plain if conventions is None else conventions.parted_all(plain):
            terms.append(term)
            owned.append(at)
    forms = conventions.contract_all(terms) if conventions else [(term, 1) for term in terms]
    owners: list[tuple[int, ...]] = []
    first = 0
    for _, size in forms:
        owners.append(tuple(owned[first : first + size]))
        first += size
    return tuple([form for form, _ in forms]), tuple(owners)


def _places(held: Mapping[str | None, Sequence[int]], *labels: str | None) -> frozenset[int]:
    """The places of the words that some components hold."""
    return frozenset([place for label in labels for place in held.get(label, ())])


def _weight(word: str) -> float:
    """How much an unexplained word weighs: telling words are long."""
    return min(len(word), 6) / 6 if not word.isdigit() else 0.5
