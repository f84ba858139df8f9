"""The decision: which candidate is meant, how far it is confirmed, and how sure that is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import itemgetter

import numpy as np

from addrkit.compare.compare import Compared
from addrkit.gazetteer.schema import BUILDING
from addrkit.gazetteer.store import Gazetteer
from addrkit.judge.coverage import best_granularity, is_complete
from addrkit.judge.door_reasons import knows_doors
from addrkit.judge.numbered import is_numbered_otherwise
from addrkit.judge.others_of_the_name import (
    is_in_neither_quarter,
    is_named_as_its_quarter,
    is_of_several_towns,
    is_part_of_several,
)
from addrkit.judge.policy import Policy
from addrkit.judge.position import interpolated
from addrkit.judge.same import distinct
from addrkit.judge.score.answer import Found, answer_features, answer_score, bounded_logit
from addrkit.judge.score.features import features, plausible
from addrkit.judge.score.place import is_another_suburb, is_torn, rank_places, town_before_area
from addrkit.judge.score.score import Matcher, shares
from addrkit.judge.told_apart import (
    equal_but_for_type,
    exact_before_alike,
    is_another_by_name,
    may_have_lent_words,
    told_apart,
)
from addrkit.locale.format import format_address
from addrkit.parsing.query import Query
from addrkit.quickly_made import quickly_made
from addrkit.retrieve.at_postcode import entries_at
from addrkit.types import GRANULARITIES, Alternative, Granularity, Record

SAME_ANSWER = 1e-9


@quickly_made
@dataclass(frozen=True, slots=True)
class Decision:
    """The candidate that was chosen."""

    chosen: Compared | None
    record: Record | None
    granularity: Granularity
    score: float
    """Probability in [0, 1] that the record is the address meant."""
    likelihood: float
    """Probability in [0, 1] that its street or its place is the one meant, its number apart."""
    ambiguous: bool
    """Whether a rival is about as likely."""
    alternatives: tuple[Alternative, ...]
    complete: bool
    """Whether what is not in the gazetteers does not exist at that place."""
    torn: bool = False
    """Whether the town and the postcode that were typed lie in different places."""
    position_interpolated: bool = False
    """Whether the record's position is one between the doors next to a number that is not there."""


Ranked = list[tuple[float, Compared]]
"""Streets and buildings with how likely each is the one meant, the likeliest first."""


def rank_streets(compared: Sequence[Sequence[Compared]], matcher: Matcher) -> list[Ranked]:
    """The streets and buildings among the candidates of each query that are worth a score."""
    streets = [distinct(plausible(each), is_complete) for each in compared]
    chances = matcher.probabilities_of_many(
        [features(each) for each in streets], [[is_complete(one) for one in each] for each in streets]
    )
    # Of equally likely ones, the first stays first.
    return [
        sorted(zip(some.tolist(), each, strict=True), key=itemgetter(0), reverse=True)
        for some, each in zip(chances, streets, strict=True)
    ]


def decide(
    query: Query,
    ranked: Ranked,
    places: Callable[[], Sequence[Compared]],
    gazetteers: Sequence[Gazetteer],
    matcher: Matcher,
    policy: Policy,
) -> Decision:
    """Choose a street or a building if one is likely enough; else a place; else say how much is known."""
    ranked = equal_but_for_type(told_apart(query, exact_before_alike(ranked)))
    streets = [pair for pair in ranked if not is_numbered_otherwise(query, pair[1])]
    if streets:
        # One name in several towns is a street that is known, be the town ever so open.
        name = streets[0][1].ready.name
        likely = sum(chance for chance, each in streets if each.ready.name == name)
        if likely >= policy.match_at and _street_was_typed(query, streets[0][1]):
            return _street_decision(query, streets, matcher, policy)
    found = places() if query.parsed.components else []
    by_place = rank_places(found, matcher.places, country_certain=query.country_certain)
    if by_place and by_place[0][0] >= policy.place_at:
        return _place_decision(query, by_place, ranked, gazetteers, matcher, policy)
    alternatives = _alternatives(query, ranked, 0.0, matcher, policy)
    return Decision(None, None, _known_by_name(query), 0.0, 0.0, False, alternatives, False)


def record_of(compared: Compared) -> Record:
    """The record that a candidate stands for."""
    return compared.candidate.gazetteer.record(compared.ready.entry, compared.evidence.door.record)


def _street_was_typed(query: Query, best: Compared) -> bool:
    """A town alone must not become the street or the farm that shares its name."""
    if best.ready.entry.kind == BUILDING or best.evidence.postcode.implied == "door":
        return True
    return any(query.value(name) for name in ("street", "house_number", "building")) or (
        best.evidence.street.words > 0.9 and best.evidence.town.city >= 0.9
    )


def _street_decision(query: Query, ranked: Ranked, matcher: Matcher, policy: Policy) -> Decision:
    likelihood, best = ranked[0]
    seen = best.evidence
    granularity: Granularity = "street"
    if seen.door.number in ("exact", "range", "span") and seen.door.record is not None:
        granularity = "unit" if seen.door.unit == "equal" else "premise"
    total = sum(chance for chance, _ in ranked)
    # An answer is never likelier than its share among its rivals.
    score = min(score_of(query, likelihood, best, matcher), likelihood / total)
    rivals = [each for chance, each in ranked[1:] if chance >= likelihood * policy.rival_share]
    record = _record_at(best, granularity)
    between = None
    if seen.door.number == "absent" and seen.door.neighbours and query.number is not None:
        between = interpolated(best.candidate.gazetteer, best.ready.entry, query.number.number, record)
    return Decision(
        chosen=best,
        record=between or record,
        granularity=granularity,
        score=score,
        likelihood=likelihood,
        ambiguous=bool(rivals)
        or (
            granularity != "street"
            and (
                seen.door.alike > 1 or is_another_by_name(query, ranked) or is_part_of_several(query, ranked)
            )
        )
        or may_have_lent_words(query, best)
        or is_named_as_its_quarter(query, ranked)
        or is_in_neither_quarter(query, ranked)
        or is_of_several_towns(query, ranked),
        alternatives=_alternatives(query, ranked[1:], score, matcher, policy),
        complete=is_complete(best),
        position_interpolated=between is not None,
    )


def score_of(query: Query, likelihood: float, candidate: Compared, matcher: Matcher) -> float:
    """The probability that a street's record is the address meant, given how likely the street is."""
    present = answer_features(likelihood, found_of(query, candidate), candidate.evidence)
    return answer_score(matcher.answers, present)


def found_of(query: Query, candidate: Compared) -> Found:
    """What of an address was found on a street or in a building."""
    seen = candidate.evidence
    if seen.door.number == "not_given":
        return "street"
    if seen.door.number == "no_numbers":
        return "absent" if query.number is not None and knows_doors(candidate) else "street"
    return "range" if seen.door.number == "span" else seen.door.number


def _alternatives(
    query: Query, ranked: Ranked, score: float, matcher: Matcher, policy: Policy
) -> tuple[Alternative, ...]:
    """The runners-up by their own scores; with the answer's they make at most 1."""
    if 1.0 - score < SHOWN:
        # What is left for all of them together is not worth showing.
        return ()
    return _fitted(_scored(query, ranked, matcher, policy), score, policy)


def _scored(query: Query, ranked: Ranked, matcher: Matcher, policy: Policy) -> list[tuple[float, Compared]]:
    """The likeliest candidates with their own scores: as many as may be wanted, and as many again."""
    return [
        (score_of(query, chance, each, matcher), each) for chance, each in ranked[: 2 * policy.alternatives]
    ]


def _fitted(
    runners_up: Sequence[tuple[float, Compared]], score: float, policy: Policy
) -> tuple[Alternative, ...]:
    """The best runners-up as alternatives, scaled so that they and the answer make at most 1."""
    scored = sorted(runners_up, key=lambda pair: -pair[0])[: policy.alternatives]
    total = sum(each for each, _ in scored)
    scale = min(1.0, (1.0 - score) / total) if total else 1.0
    shown = [(record_of(each), alone * scale) for alone, each in scored if alone * scale >= SHOWN]
    return tuple(Alternative(record, score, format_address(record.components)) for record, score in shown)


SHOWN = 0.01
"""Score from which a runner-up is worth showing."""
WORTH_ASKING = 0.05
"""Score from which a street that was not taken for the one typed is shown: somebody may know it again."""


def _record_at(best: Compared, granularity: Granularity) -> Record:
    """The door's record, if one has the number with any suffix; else the street's record."""
    if granularity == "street" and best.evidence.door.number != "suffix":
        return best.candidate.gazetteer.record(best.ready.entry, None)
    return record_of(best)


def _place_decision(
    query: Query,
    places: list[tuple[float, Compared]],
    streets: Ranked,
    gazetteers: Sequence[Gazetteer],
    matcher: Matcher,
    policy: Policy,
) -> Decision:
    places = town_before_area(query.postcodes, places)
    likeliest, best = places[0]
    alike = [each for likelihood, each in places if likelihood >= likeliest - SAME_ANSWER]
    doors = distinct([each for each in alike if each.evidence.door.number == "exact"], is_complete)
    if doors:
        best = doors[0]
    named = {place_name(best)}
    rivals = []
    for likelihood, each in places[1:]:
        if place_name(each) not in named:
            named.add(place_name(each))
            rivals.append((likelihood, each))
    close = [each for likelihood, each in rivals if likelihood >= likeliest - SAME_ANSWER]
    shared = shares(np.array([bounded_logit(each) for each in (likeliest, *(odds for odds, _ in rivals))]))
    granularity: Granularity = "locality"
    found: Found = "place"
    if doors:
        # A village whose doors are numbered without streets.
        granularity = "unit" if best.evidence.door.unit == "equal" else "premise"
        found = "exact"
    elif is_another_suburb(best) or _is_finer_known(query, best, gazetteers):
        found = "absent"
    present = answer_features(float(shared[0]), found, best.evidence)
    score = answer_score(matcher.answers, present)
    runners_up = [(float(share), each) for share, (_, each) in zip(shared[1:], rivals, strict=True)]
    if found == "absent":
        scored = _scored(query, streets, matcher, policy)
        runners_up += [pair for pair in scored if pair[0] >= WORTH_ASKING]
    several = sum(each.evidence.door.alike for each in doors) or 1
    complete = any(is_complete(each) for likelihood, each in places if likelihood >= likeliest * 0.9)
    known = complete or _is_known_there(query.postcodes[:1], best.ready.entry.country, gazetteers)
    return Decision(
        chosen=best,
        record=record_of(best),
        granularity=granularity,
        score=score,
        likelihood=likeliest,
        ambiguous=bool(close) or several > 1,
        alternatives=_fitted(runners_up, score, policy),
        complete=complete,
        torn=known and is_torn(query.postcodes, best, [each for _, each in places]),
    )


def _is_known_there(codes: Sequence[str], code: str | None, gazetteers: Sequence[Gazetteer]) -> bool:
    """Whether a postcode tells where in a country it lies: any gazetteer has it there, or its letters name an area.

    So "04896-360" says nothing against Sao Paulo in a sample, and "LE1 1DE" speaks against Manchester.
    """
    return any(each[:1].isalpha() or any(entries_at(each, one, code) for one in gazetteers) for each in codes)


def _is_finer_known(query: Query, place: Compared, gazetteers: Sequence[Gazetteer]) -> bool:
    """Whether a street or a building was typed where the gazetteers hold such."""
    if not any(query.value(name) for name in ("street", "building")):
        return False
    here = best_granularity(gazetteers, record_of(place).components)
    return GRANULARITIES.index(here) <= GRANULARITIES.index("street")


def place_name(compared: Compared) -> tuple[str | None, ...]:
    """What tells one place from another."""
    entry = compared.ready.entry
    return (entry.country, compared.ready.region if entry.city is None else None, *compared.ready.places[:1])  # type: ignore[arg-type]


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
