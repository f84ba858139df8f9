"""The decision: which candidate is meant, how far it is confirmed, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from addrkit.compare.compare import Compared
from addrkit.gazetteer.manifest import AREA_LETTERS, Coverage
from addrkit.gazetteer.schema import BUILDING
from addrkit.gazetteer.store import Gazetteer
from addrkit.judge.features import features, plausible
from addrkit.judge.place import is_torn, rank_places
from addrkit.judge.policy import Policy
from addrkit.judge.same import distinct
from addrkit.judge.score import Matcher
from addrkit.query import Query
from addrkit.types import GRANULARITIES, Address, Alternative, Granularity, Record

SAME_ANSWER = 1e-9


@dataclass(frozen=True, slots=True)
class Decision:
    """The candidate that was chosen."""

    chosen: Compared | None
    record: Record | None
    granularity: Granularity
    score: float
    """Probability in [0, 1] that the record is the address meant."""
    ambiguous: bool
    """Whether a rival is about as likely."""
    alternatives: tuple[Alternative, ...]
    complete: bool
    """Whether what is not in the gazetteers does not exist at that place."""
    torn: bool = False
    """Whether the town and the postcode that were typed lie in different places."""


Ranked = list[tuple[float, Compared]]
"""Streets and buildings with how likely each is the one meant, the likeliest first."""


def rank_streets(compared: Sequence[Sequence[Compared]], matcher: Matcher) -> list[Ranked]:
    """The streets and buildings among the candidates of each query that are worth a score."""
    streets = [distinct(plausible(each), is_complete) for each in compared]
    chances = matcher.probabilities_of_many([features(each) for each in streets])
    return [
        [(float(some[place]), each[place]) for place in np.argsort(-some, kind="stable").tolist()]
        for some, each in zip(chances, streets, strict=True)
    ]


def decide(query: Query, compared: Sequence[Compared], ranked: Ranked, policy: Policy) -> Decision:
    """Choose a street or a building if one is likely enough; else a place; else say how much is known."""
    if ranked:
        # One name in several towns is a street that is known, be the town ever so open.
        name = ranked[0][1].ready.name
        likely = sum(chance for chance, each in ranked if each.ready.name == name)
        if likely >= policy.match_at and _street_was_typed(query, ranked[0][1]):
            return _street_decision(ranked, policy)
    found = [each for each in compared if each.ready.is_place] if query.parsed.components else []
    places = rank_places(found, country_certain=query.country_certain)
    if places and places[0][0] >= policy.place_at:
        return _place_decision(query, places, policy)
    alternatives = tuple(
        Alternative(record_of(each), chance)
        for chance, each in ranked[: policy.alternatives]
        if chance >= 0.01
    )
    return Decision(None, None, _known_by_name(query), 0.0, False, alternatives, False)


def record_of(compared: Compared) -> Record:
    """The record that a candidate stands for."""
    return compared.candidate.gazetteer.record(compared.ready.entry, compared.evidence.door)


def _street_was_typed(query: Query, best: Compared) -> bool:
    """A town alone must not become the street or the farm that shares its name."""
    if best.ready.entry.kind == BUILDING:
        return True
    return any(query.value(name) for name in ("street", "house_number", "building")) or (
        best.evidence.street_words > 0.9 and best.evidence.city >= 0.9
    )


def _street_decision(ranked: Ranked, policy: Policy) -> Decision:
    score, best = ranked[0]
    seen = best.evidence
    granularity: Granularity = "street"
    if seen.number in ("exact", "range") and seen.door is not None:
        granularity = "unit" if seen.unit == "equal" else "premise"
    shared = score / seen.doors_like_it if granularity != "street" else score
    rivals = [(chance, each) for chance, each in ranked[1:] if chance >= score * policy.rival_share]
    alternatives = tuple(
        Alternative(record_of(each), chance)
        for chance, each in ranked[1 : policy.alternatives + 1]
        if chance >= 0.01
    )
    return Decision(
        chosen=best,
        record=_record_at(best, granularity),
        granularity=granularity,
        score=shared,
        ambiguous=bool(rivals) or (granularity != "street" and seen.doors_like_it > 1),
        alternatives=alternatives,
        complete=is_complete(best),
    )


def _record_at(best: Compared, granularity: Granularity) -> Record:
    """The door's record if there is one of that number, whatever its suffix; else that of the street."""
    if granularity == "street" and best.evidence.number != "suffix":
        return best.candidate.gazetteer.record(best.ready.entry, None)
    return record_of(best)


def _place_decision(query: Query, places: list[tuple[float, Compared]], policy: Policy) -> Decision:
    score, best = places[0]
    alike = [each for likeness, each in places if likeness >= score - SAME_ANSWER]
    doors = distinct([each for each in alike if each.evidence.number == "exact"], is_complete)
    if doors:
        best = doors[0]
    names = {_place_name(best)}
    rivals = []
    for likeness, each in places[1:]:
        if _place_name(each) not in names:
            names.add(_place_name(each))
            rivals.append((likeness, each))
    close = [each for likeness, each in rivals if likeness >= score - SAME_ANSWER]
    granularity: Granularity = "locality"
    if doors:
        # A village whose doors are numbered without streets.
        granularity = "unit" if best.evidence.unit == "equal" else "premise"
    like_it = sum(each.evidence.doors_like_it for each in doors) or 1
    return Decision(
        chosen=best,
        record=record_of(best),
        granularity=granularity,
        score=score / max(1 + len(close), like_it),
        ambiguous=bool(close) or like_it > 1,
        alternatives=tuple(
            Alternative(record_of(each), likeness / (1 + len(close)))
            for likeness, each in rivals[: policy.alternatives]
        ),
        complete=any(is_complete(each) for likeness, each in places if likeness >= score * 0.9),
        torn=is_torn(query.postcodes, best, [each for _, each in places]),
    )


def _place_name(compared: Compared) -> tuple[str | None, ...]:
    entry = compared.ready.entry
    return (entry.country, compared.ready.region if entry.city is None else None, *compared.ready.places[:1])  # type: ignore[arg-type]


def is_complete(compared: Compared) -> bool:
    """Whether the gazetteer of a candidate holds every premise there is at its place."""
    country = compared.ready.entry.country or ""
    return any(
        each.completeness == "complete" and GRANULARITIES.index(each.level) <= GRANULARITIES.index("premise")
        for each in compared.candidate.gazetteer.manifest.coverage
        if each.country == country
    )


def best_granularity(gazetteers: Sequence[Gazetteer], place: Address) -> Granularity:
    """The finest that the gazetteers hold where an address lies, as far as its region or postcode tells."""
    levels = [
        level
        for gazetteer in gazetteers
        for each in gazetteer.manifest.coverage
        if place.country is not None
        and each.country in (place.country, "")
        and (level := level_at(each, place)) is not None
    ]
    if not levels:
        return "country" if place.country else "none"
    return min(levels, key=GRANULARITIES.index)


def level_at(coverage: Coverage, place: Address) -> Granularity | None:
    """The finest that a gazetteer holds in the area of an address; None if it holds nothing there.

    Where nothing tells the area, the finest of the country.
    """
    area = place.postcode[:AREA_LETTERS].upper() if place.postcode else None
    known = [
        found.level
        for areas, name in ((coverage.regions, place.region), (coverage.postcode_areas, area))
        if name and (found := areas.get(name)) is not None
    ]
    if known:
        return min(known, key=GRANULARITIES.index)
    elsewhere = bool(area and coverage.postcode_areas and not coverage.regions)
    return None if elsewhere else coverage.level


def _known_by_name(query: Query) -> Granularity:
    """What is known of an address whose place is in no gazetteer."""
    region = query.value("region")
    if region and query.conventions and query.conventions.region(region):
        return "region"
    if (
        query.country
        and query.country_certain
        and any(query.value(name) for name in ("street", "city", "postcode", "house_number", "suburb"))
    ):
        return "country"
    return "none"
