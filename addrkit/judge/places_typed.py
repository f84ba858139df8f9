"""Places that were typed beside those of a record: suburb, town and district, word for word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from addrkit.compare.compare import Compared
from addrkit.gazetteer.store import Gazetteer
from addrkit.judge.features import CLEARLY_OTHER
from addrkit.judge.typed_words import Typed
from addrkit.locale.country import Country
from addrkit.locale.terms import place_words
from addrkit.parsing.query import Query
from addrkit.types import Reason

PLACE_NAMES = frozenset({"suburb", "city", "district", "region"})


class PlacesLeft(NamedTuple):
    """What the words say that are left of the places."""

    conflicts: tuple[Reason, ...]
    telling: bool
    kept: frozenset[str]
    """Components that the answer holds as they were typed."""


def places_left(
    query: Query, left: Sequence[Typed], chosen: Compared, conventions: Country | None
) -> PlacesLeft:
    """What is left of the suburb, the town and the district that were typed."""
    entry, gazetteer = chosen.ready.entry, chosen.candidate.gazetteer
    equal = chosen.evidence.postcode.relation == "equal"
    words = {name: tuple(word.form for word in left if word.label == name) for name in PLACE_NAMES}
    conflicts: list[Reason] = []
    telling = False
    if words["suburb"]:
        whole = place_words(query.value("suburb") or "", conventions)
        known = {place_of(each, gazetteer, conventions) for each in (whole, words["suburb"])} - {None}
        if entry.suburb or known:
            conflicts.append("suburb_conflict")
    if words["district"]:
        whole = place_words(query.value("district") or "", conventions)
        if not equal and (entry.district or place_of(whole, gazetteer, conventions)):
            conflicts.append("district_conflict")
    if words["city"] and chosen.evidence.town.city >= CLEARLY_OTHER:
        role = place_of(words["city"], gazetteer, conventions)
        if role is not None:
            conflicts.append("suburb_conflict" if role == "suburb" else "city_conflict")
        else:
            telling = not equal
    kept = {"suburb", "district", "region"} if "city_conflict" not in conflicts else PLACE_NAMES
    return PlacesLeft(tuple(conflicts), telling, frozenset(kept))


def place_of(words: tuple[str, ...], gazetteer: Gazetteer, conventions: Country | None) -> str | None:
    """What a gazetteer has by just these compared words: a suburb, a city or a district; None if nothing."""
    if not words:
        return None
    areas = gazetteer.places_with(words)
    for role, names in zip(("suburb", "city", "district"), zip(*areas, strict=True), strict=False):
        if any(name and place_words(name, conventions) == words for name in set(names)):
            return role
    return None
