"""The compare stage: a query and its candidates in, named evidence out."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from rapidfuzz import fuzz

from addrkit.compare.doors.by_building import door_of_building
from addrkit.compare.doors.by_postcode import door_at_postcode
from addrkit.compare.doors.choice import FoundDoor
from addrkit.compare.doors.found import Street
from addrkit.compare.entry import (
    ReadyEntry,
    conventions_of,
    ready_names,
)
from addrkit.compare.evidence import (
    DoorEvidence,
    Evidence,
    PostcodeEvidence,
    StreetEvidence,
    TownEvidence,
    WordsEvidence,
)
from addrkit.compare.likeness import NEGLIGIBLE, extra_share, is_itself, joined_likeness
from addrkit.compare.names import part_relation
from addrkit.compare.outclassed import without_outclassed
from addrkit.compare.postcodes import is_of_region, postcode_relation, relation_beside_place
from addrkit.compare.query_words import QueryWords
from addrkit.compare.towns import CONTAINED, HELD, region_relation, suburb_likeness, town_fit
from addrkit.compare.words import Match
from addrkit.gazetteer.schema import BUILDING
from addrkit.locale.country import compared_postcode
from addrkit.parsing.query import Query
from addrkit.retrieve.at_postcode import FEW
from addrkit.retrieve.candidates import Candidate

PLAUSIBLE = 0.3
"""Likeness of a street under which its doors are not looked at."""
IN_OTHER_WORDS = 0.95
"""Likeness by words of a street that was typed letter for letter, but joined or parted otherwise ("Ménil Montant")."""


class Compared(NamedTuple):
    """A candidate with its evidence."""

    candidate: Candidate
    ready: ReadyEntry
    evidence: Evidence


def compare(
    query: Query,
    candidates: Sequence[Candidate],
    tables: dict[str | None, QueryWords] | None = None,
    *,
    every: bool = False,
) -> list[Compared]:
    """The evidence for each candidate, in the candidates' order, without streets that are nothing like it.

    Where one of them is just what was typed, those that it leaves no chance are left out, but for `every`. `tables`
    keeps the query as each country compares it, for more candidates of the same query.
    """
    named = [ready_names(each.gazetteer, each.entry) for each in candidates]
    tables = {} if tables is None else tables
    for names in named:
        code = names[0].entry.country
        if code not in tables:
            tables[code] = QueryWords(query, conventions_of(names[0].entry))
    pairs = list(zip(candidates, named, strict=True))
    if not every:
        pairs = without_outclassed(pairs, tables)
    for code, words in tables.items():
        words.meet([each for _, names in pairs if names[0].entry.country == code for each in names])
    found = []
    for candidate, names in pairs:
        words = tables[names[0].entry.country]
        met = _met(names, words)
        if met is not None:
            found.append(Compared(candidate, met.ready, _evidence(query, candidate, met, words)))
    return found


class _StreetFit(NamedTuple):
    """How an entry's name and the street that was typed fit."""

    words: Match
    text: float
    extra: float
    sound: float
    named: frozenset[int]
    """Places of the words that stand for the name."""


class _Met(NamedTuple):
    """An entry under the name that fits best, and its door."""

    ready: ReadyEntry
    street: _StreetFit
    door: FoundDoor

    @property
    def fit(self) -> tuple[float, float]:
        """How well the name fits the street that was typed: by its words, and of names that do alike, as a whole."""
        return max(self.street.words.share, self.street.text) - self.street.extra, self.street.text


def _met(names: Sequence[ReadyEntry], words: QueryWords) -> _Met | None:
    """An entry with its door; None if neither any of its names nor a postcode speaks for it."""
    # Its door is the same under all its names.
    first = names[0]
    street = words.doors_of(first)
    under_each = [met for ready in names if (met := _street_and_door(street, ready, words)) is not None]
    if len(under_each) > 1:
        return max(under_each, key=attrgetter("fit"))
    return under_each[0] if under_each else None


def _evidence(query: Query, candidate: Candidate, met: _Met, words: QueryWords) -> Evidence:
    ready, street, found = met
    # A street is no town, where a town was typed beside it.
    spoken_for = (words.in_street if words.city else frozenset()) if ready.is_place else street.named
    region, region_places = region_relation(query, ready, words)
    city, city_places, city_as = words.remembered(
        town_fit, ready.town, ready.weights, spoken_for, ready.is_place
    )
    region_is_town = region == "equal" and not words.city and ready.region_words in ready.places
    if region_is_town and city < CONTAINED:
        # "New York" is the state and its town, however it is written.
        city, city_as = CONTAINED, "city"
    is_sure = words.in_the_one_city
    if is_sure:
        city, city_as = 1.0, "city"
    suburb = words.table.cover(ready.suburb, ready.weights, street.named) if ready.suburb else Match(0.0, ())
    postcode = (
        relation_beside_place(words, ready.gazetteer, ready.entry)
        if ready.is_place and not ready.postcodes
        else words.remembered(postcode_relation, ready.postcodes)
    )
    if found.door is not None and found.door.postcode:
        own = compared_postcode(found.door.postcode, words.conventions)
        postcode = words.remembered(postcode_relation, frozenset((own,)))
    explained = words.below.union(street.named, city_places, region_places)
    if suburb.share >= HELD:
        explained = explained.union(suburb.places)
    if postcode in ("equal", "area", "near"):
        explained = explained | words.in_postcode
    unexplained, accounted = words.accounted(explained)
    return Evidence(
        _street_evidence(street, found, ready, words),
        TownEvidence(
            city,
            city_as,
            city_typed=is_sure or bool(words.city or words.suburb or region_is_town),
            suburb=suburb_likeness(suburb, ready, words),
            suburb_typed=bool(words.suburb),
            region=region,
        ),
        PostcodeEvidence(postcode, found.implied, is_of_region(query.postcodes, ready, postcode)),
        _door_evidence(found),
        WordsEvidence(unexplained, accounted, candidate.cosine),
    )


def _street_evidence(
    street: _StreetFit, found: FoundDoor, ready: ReadyEntry, words: QueryWords
) -> StreetEvidence:
    told = words.street and found.implied == "nothing"
    return StreetEvidence(
        words=1.0 if street.text == 1.0 and is_itself(words, ready) else street.words.share,
        text=street.text,
        extra=street.extra,
        begins=len(words.street) > len(ready.name) > 0 and words.street[: len(ready.name)] == ready.name,
        sound=street.sound,
        type=part_relation(words.street_type, ready.made_of.street_type) if told else "neither",
        direction=part_relation(words.directions, ready.made_of.directions) if told else "neither",
    )


def _door_evidence(found: FoundDoor) -> DoorEvidence:
    return DoorEvidence(
        number=found.number,
        neighbours=found.neighbours,
        nearest=found.nearest,
        same_side=found.same_side,
        unit=found.unit,
        record=found.door,
        alike=found.alike,
        building=found.building,
        partly=found.partly,
    )


def _street_and_door(street: Street, ready: ReadyEntry, words: QueryWords) -> _Met | None:
    """How the street fits under a name, and the door on it; None if neither the name nor a postcode speaks for it."""
    match = words.table.cover(ready.name, ready.weights, words.in_no_name)
    text = joined_likeness(words, ready)
    if text == 1.0 and ready.entry.kind != BUILDING:
        # Written apart or in one, every word is the name's: "Ménil Montant".
        match = Match(max(IN_OTHER_WORDS, match.share), tuple(sorted(words.in_street.union(match.places))))
    likeness = max(match.share, text)
    if not ready.is_place and likeness < HELD:
        implied = _at_postcode(street, ready, words) or door_of_building(street)
        if implied is not None:
            said = words.said_by(implied.door.building if implied.door else None)
            return _Met(ready, _StreetFit(Match(1.0, ()), 1.0, 0.0, 1.0, said), implied)
    if not ready.is_place and likeness < PLAUSIBLE:
        return None
    found = street.found
    said = words.said_by(found.door.building) if found.building == "equal" and found.door else frozenset()
    extra = extra_share(words, match.places, said, ready, street.gazetteer)
    held = match.share >= HELD or (extra <= NEGLIGIBLE and match.share >= PLAUSIBLE and bool(words.in_street))
    named = frozenset(match.places) if held else frozenset()
    if not named and text >= HELD and ready.entry.kind != BUILDING:
        named = words.in_street
    return _Met(ready, _StreetFit(match, text, extra, _sound_likeness(words, ready), named | said), found)


def _at_postcode(street: Street, ready: ReadyEntry, words: QueryWords) -> FoundDoor | None:
    """The door on a street that nobody typed, where a postcode that names a few streets tells it."""
    if ready.postcodes.isdisjoint(words.asked.postcodes):
        return None
    if all(street.gazetteer.words.frequency(each) > FEW for each in words.asked.postcodes):
        return None
    return door_at_postcode(street, ready.places)


def _sound_likeness(words: QueryWords, ready: ReadyEntry) -> float:
    """Likeness of the parsed street and the entry's name as they sound, types and particles apart."""
    if not words.sound or not ready.made_of.sound:
        return 0.0
    return fuzz.ratio(words.sound, ready.made_of.sound) / 100
