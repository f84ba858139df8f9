"""The postcode that was typed beside those of an entry."""

from __future__ import annotations

from string import ascii_lowercase
from typing import Final

from rapidfuzz.distance import OSA

from addrkit.compare.entry import ReadyEntry
from addrkit.compare.evidence import PostcodeRelation
from addrkit.compare.query_words import QueryWords
from addrkit.gazetteer.entries import Entry
from addrkit.gazetteer.store import Gazetteer
from addrkit.locale.region_postcodes import region_has, town_has
from addrkit.retrieve.postcodes_of_places import is_far_away, places_of

AREA = 2
"""Characters of the shortest postcode area."""
SLIP_FROM = 3
"""Characters that a postcode must exceed for one slip to count as near: in three, one slip is another town."""
MANY = 50
"""Postcodes of an entry among which a near one says nothing."""
_OPEN: Final = ("near", "adjacent", "other", "unknown")
LAST = 2
"""Characters in which the postcodes of one town or neighbouring ones differ."""


def postcode_relation(query: QueryWords, known: frozenset[str]) -> PostcodeRelation:
    """How the postcode that was typed and those of an entry, as they are compared, relate."""
    typed = query.asked.postcodes
    if not typed:
        return "not_given"
    if not known:
        return "unknown"
    if not known.isdisjoint(typed):
        return "equal"
    first = typed[0]
    size = len(first)
    others = [each for each in known if len(each) != size]
    # Spreadsheets drop leading zeros.
    if others and first.isdigit() and any(each.lstrip("0") == first for each in others):
        return "equal"
    if others and any(_is_area(first, each) for each in others):
        return "area"
    if len(known) > MANY:
        return "other"
    if any(_is_near(first, each) for each in known):
        return "near"
    return "adjacent" if any(_is_adjacent(first, each) for each in known) else "other"


def relation_beside_place(query: QueryWords, gazetteer: Gazetteer, entry: Entry) -> PostcodeRelation:
    """The same of a place that has no postcode: "other" where all places that have the one typed lie far from it.

    Brussels' 1000 is none of Liège.
    """
    typed = query.asked.postcodes
    if not typed:
        return "not_given"
    run = places_of(gazetteer, entry.country)
    if run is None or entry.lat is None or entry.lon is None:
        return "unknown"
    return "other" if is_far_away(gazetteer, run, typed[0], (entry.lat, entry.lon)) else "unknown"


def _is_near(typed: str, known: str) -> bool:
    """Whether two postcodes are one slip apart within one area; the first characters tell the area."""
    if len(typed) <= SLIP_FROM or OSA.distance(typed, known, score_cutoff=1) != 1:
        return False
    return typed[:AREA] == known[:AREA] or sorted(typed) == sorted(known)


def _is_adjacent(typed: str, known: str) -> bool:
    kept = len(typed) - LAST
    return kept >= LAST and len(known) == len(typed) and known[:kept] == typed[:kept]


def _is_area(typed: str, known: str) -> bool:
    short, long = sorted((typed, known), key=len)
    if short.isdigit() and len(short) > SLIP_FROM:
        # The old postcode stands within the new one: 2000 in the Argentine "S2000CJT".
        long = long.lstrip(ascii_lowercase)
    if len(short) == len(long) or not long.startswith(short):
        return False
    # British areas such as "M" are letters that digits follow.
    return len(short) >= AREA or (short.isalpha() and long[len(short)].isdigit())


def is_of_region(typed: tuple[str, ...], place: ReadyEntry, relation: PostcodeRelation) -> bool:
    """Whether a postcode that was typed begins as those of a place's town do, or of its region where it has none.

    Of large towns the data may have but a few: Bucharest has six.
    """
    entry = place.entry
    if not place.is_place or not typed or not entry.country or relation not in _OPEN:
        return False
    of_town = town_has(typed[0], (entry.city, *entry.other_cities), entry.country)
    if of_town is not None or not entry.region or relation != "unknown":
        return of_town is True
    return region_has(entry.region, typed[0], entry.country) is True
