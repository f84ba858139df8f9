"""The judge stage: evidence in, a verification out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from addrkit.compare.compare import Compared
from addrkit.gazetteer.store import Gazetteer
from addrkit.judge.accounting import NOTHING_LEFT, Account, account
from addrkit.judge.chain import decide_chain
from addrkit.judge.chain_verdict import chain_verdict
from addrkit.judge.components import corrected_address, judge_components
from addrkit.judge.coverage import best_granularity
from addrkit.judge.decide import Decision, Ranked, decide
from addrkit.judge.door_reasons import DOUBTS, door_reasons
from addrkit.judge.given_country import binds, own_places, own_streets, without_foreign_parts
from addrkit.judge.place import is_another_suburb
from addrkit.judge.policy import Policy
from addrkit.judge.postcode_list import beside_postcode_list
from addrkit.judge.score import Matcher
from addrkit.locale.country import Country, box_kind, country
from addrkit.locale.format import format_address
from addrkit.parsing.query import Query
from addrkit.types import (
    GRANULARITIES,
    Action,
    Address,
    ComponentVerdict,
    Granularity,
    Reason,
    Verification,
)

_CONTRADICTIONS: Mapping[str, Reason] = {
    "city": "city_conflict",
    "postcode": "postcode_conflict",
    "region": "region_conflict",
    "country": "country_conflict",
}
_NO_ACCEPT: frozenset[Reason] = frozenset(
    {
        "street_type_conflict",
        "direction_conflict",
        "direction_inferred",
        "suburb_conflict",
        "district_conflict",
        "unaccounted_words",
        "country_conflict",
        "city_conflict",
        "region_conflict",
        "postcode_conflict",
    }
)
"""What stops an accept: what was typed tells another place, or may."""
_CORRECTIONS: Mapping[str, Reason] = {
    "street": "street_corrected",
    "city": "city_corrected",
    "postcode": "postcode_corrected",
}
_INFERENCES: Mapping[str, Reason] = {"city": "city_inferred", "postcode": "postcode_inferred"}


def judge(
    query: Query,
    ranked: Ranked,
    places: Callable[[], Sequence[Compared]],
    gazetteers: Sequence[Gazetteer],
    matcher: Matcher,
    policy: Policy,
) -> Verification:
    """The verdict on a query, given its streets by likelihood; `places` is asked where none of them decides."""
    verdict = _in_its_country(query, ranked, places, gazetteers, matcher, policy)
    return replace(verdict, reasons=(*verdict.reasons, "fields_not_read")) if query.unread else verdict


def _in_its_country(
    query: Query,
    ranked: Ranked,
    places: Callable[[], Sequence[Compared]],
    gazetteers: Sequence[Gazetteer],
    matcher: Matcher,
    policy: Policy,
) -> Verification:
    """The verdict by the records of the country that was given; by those of others only where it has none."""
    own = own_streets(query, ranked) if binds(query) else ranked
    if len(own) < len(ranked):
        at_home = _judged(query, own, lambda: own_places(query, places()), gazetteers, matcher, policy)
        if at_home.match is not None:
            return at_home
    verdict = _judged(query, ranked, places, gazetteers, matcher, policy)
    return without_foreign_parts(verdict, query, gazetteers)


def _judged(
    query: Query,
    ranked: Ranked,
    places: Callable[[], Sequence[Compared]],
    gazetteers: Sequence[Gazetteer],
    matcher: Matcher,
    policy: Policy,
) -> Verification:
    if not query.words:
        return nothing("empty" if not query.text.strip() else "unreadable")
    decision = decide(query, ranked, places, gazetteers, matcher, policy)
    if decision.granularity not in ("street", "premise", "unit"):
        chain = decide_chain(query, gazetteers)
        if chain is not None:
            return chain_verdict(chain, gazetteers, policy)
    code = (decision.record.components.country if decision.record else None) or query.country
    conventions = country(code) if code else None
    accounted = NOTHING_LEFT
    if decision.chosen is not None and decision.record is not None and decision.granularity != "locality":
        accounted = account(query, decision.chosen, decision.record)
    components = judge_components(
        query,
        decision.chosen,
        decision.record,
        _required(query, conventions),
        torn=decision.torn,
        conflicts=accounted.conflicts,
    )
    if decision.ambiguous and decision.granularity == "locality":
        # One of several places that fit must not lend its parts to the address.
        components = {
            name: part for name, part in components.items() if name == "country" or part.status != "inferred"
        }
    if not _may_lend(query, decision, components, policy):
        code = query.country
        components = {
            name: part if name == "country" else replace(part, value=part.input)
            for name, part in components.items()
            if name == "country" or part.input is not None or part.status == "missing"
        }
    address = corrected_address(components, code)
    best = best_granularity(gazetteers, address)
    unmatched = (*_unmatched(query, decision, accounted), *query.beside)
    reasons = _reasons(query, decision, components, conventions, best)
    reasons += [reason for reason in accounted.conflicts if reason not in reasons]
    if accounted.telling:
        reasons.append("unaccounted_words")
    if unmatched:
        reasons.append("unmatched_words")
    action = _action(query, decision, components, reasons, best, policy)
    verdict = Verification(
        action=action,
        granularity=decision.granularity,
        best_granularity=best,
        score=decision.score,
        match=decision.record,
        address=address,
        formatted=format_address(address),
        components=components,
        alternatives=decision.alternatives,
        unmatched=unmatched,
        reasons=tuple(reasons),
    )
    return beside_postcode_list(verdict, query, gazetteers)


def _may_lend(
    query: Query, decision: Decision, components: dict[str, ComponentVerdict], policy: Policy
) -> bool:
    """Whether the record may fill the address: not one of another country than the one given, nor an unlikely one.

    What was typed as a street may lie in a place that is sure: the place is likely, be the door ever so unknown.
    """
    country_of_record = components.get("country")
    if country_of_record is not None and country_of_record.status == "conflicting":
        return False
    if decision.chosen is None:
        return True
    if decision.granularity == "locality" and is_another_suburb(decision.chosen):
        return False
    return min(decision.likelihood, decision.score) >= policy.place_at


def nothing(reason: Reason, error: str | None = None) -> Verification:
    """The verdict on what is no address at all, or on a row that could not be read."""
    return Verification("fix", "none", "none", 0.0, None, Address(), "", reasons=(reason,), error=error)


def _required(query: Query, conventions: Country | None) -> tuple[str, ...]:
    if conventions is None:
        return ("city",)
    needed = [
        name
        for name, needs in (
            ("city", conventions.city_required),
            ("region", conventions.region_required),
            ("postcode", conventions.postcode_required),
        )
        if needs
    ]
    return tuple(needed)


def _has_way(query: Query) -> bool:
    """Whether anything below the town was typed that a carrier can find."""
    if any(query.value(name) for name in ("street", "po_box", "building")):
        return True
    return bool(query.value("suburb") and query.number)


def _why_no_match(conventions: Country | None, best: Granularity) -> list[Reason]:
    if conventions is None:
        return ["country_unknown", "no_match"]
    if best == "country":
        return ["no_data_for_country", "no_match"]
    # Where there are towns alone, that none is alike says little of a street and its number.
    return (
        ["no_match"] if best in ("premise", "unit", "street", "suburb") else ["no_premise_data", "no_match"]
    )


def _reasons(
    query: Query,
    decision: Decision,
    components: dict[str, ComponentVerdict],
    conventions: Country | None,
    best: Granularity,
) -> list[Reason]:
    found: list[Reason] = ["text_too_long"] if query.shortened else []
    if decision.chosen is None:
        found += _why_no_match(conventions, best)
        return found + (["po_box"] if query.value("po_box") else []) + _delivery(query)
    if decision.ambiguous or _is_one_of_named(query, decision.chosen):
        found.append("ambiguous")
    if query.value("po_box"):
        found.append("po_box")
    found.extend(_delivery(query))
    if decision.position_interpolated:
        found.append("position_interpolated")
    if decision.granularity == "locality":
        found.extend(_place_reasons(query, decision, conventions, best))
    else:
        to_the_door = decision.granularity in ("premise", "unit")
        found.extend(
            door_reasons(query, decision.chosen, to_the_door=to_the_door, complete=decision.complete)
        )
    for statuses, status in (
        (_CONTRADICTIONS, "conflicting"),
        (_CORRECTIONS, "corrected"),
        (_INFERENCES, "inferred"),
    ):
        for name, reason in statuses.items():
            part = components.get(name)
            if part is not None and part.status == status:
                found.append(reason)
    if decision.chosen.evidence.postcode.relation == "unknown":
        found.append("postcode_unconfirmed")
    city = components.get("city")
    if decision.granularity == "locality" and city is not None and city.status == "unconfirmed":
        found.append("city_unconfirmed")
    if (
        not decision.complete
        and decision.granularity in ("street", "locality")
        and best in ("premise", "unit")
    ):
        found.append("sample_only")
    return found


_DELIVERIES: Mapping[str, Reason] = {"rural": "rural_route", "military": "military"}


def _delivery(query: Query) -> list[Reason]:
    """The reasons of a box that is none in a post office, by the words that its country has for such."""
    found: list[Reason] = []
    for name in ("po_box", "city"):
        kind = box_kind(query.conventions, query.value(name) or "") if query.conventions else None
        reason = _DELIVERIES.get(kind or "")
        if reason and reason not in found and (name == "po_box" or kind == "military"):
            found.append(reason)
    return found


def _is_one_of_named(query: Query, chosen: Compared) -> bool:
    """Whether a unit was typed on a street whose houses go by names, and no name says which house it is in."""
    door = chosen.evidence.door
    return (
        door.number == "no_numbers"
        and door.alike > 1
        and query.number is None
        and query.value("unit") is not None
        and not query.value("building")
    )


def _place_reasons(
    query: Query, decision: Decision, conventions: Country | None, best: Granularity
) -> list[Reason]:
    found: list[Reason] = []
    if best not in ("premise", "unit", "street"):
        found.append("no_premise_data")
        if not _has_way(query):
            found.append("street_missing")
    elif not _has_way(query):
        found.append("street_missing")
    elif not query.value("po_box"):
        found.append("street_not_found")
    needs_number = conventions is None or conventions.house_number_required
    if (
        query.value("street")
        and needs_number
        and not any(query.value(name) for name in ("house_number", "unit", "po_box", "building"))
    ):
        found.append("house_number_missing")
    return found


def _action(
    query: Query,
    decision: Decision,
    components: dict[str, ComponentVerdict],
    reasons: list[Reason],
    best: Granularity,
    policy: Policy,
) -> Action:
    if decision.chosen is None:
        complete_enough = decision.granularity in ("country", "region") and bool(
            query.value("street") and query.number and query.value("postcode")
        )
        return "confirm" if complete_enough and best == "country" else "fix"
    conflicts = [name for name, part in components.items() if part.status == "conflicting"]
    if decision.granularity in ("premise", "unit"):
        return _premise_action(decision, conflicts, reasons, policy)
    if "house_number_missing" in reasons or "street_missing" in reasons:
        return "fix"
    if decision.granularity == "locality" and {"city", "postcode"} & set(conflicts):
        return "fix"
    if decision.complete and {
        "house_number_not_found",
        "house_number_suffix_not_found",
        "street_not_found",
    } & set(reasons):
        return "fix"
    reached = GRANULARITIES.index(decision.granularity) <= GRANULARITIES.index(best)
    if policy.accept_best_granularity and reached and not _is_doubted(decision, conflicts, reasons, policy):
        return "accept"
    return "confirm"


def _premise_action(
    decision: Decision,
    conflicts: list[str],
    reasons: list[Reason],
    policy: Policy,
) -> Action:
    doubted = _is_doubted(decision, conflicts, reasons, policy)
    if decision.score < policy.accept_at:
        reasons.append("low_score")
    if doubted:
        return "confirm"
    if "unit_missing" in reasons:
        return "add_unit"
    return "accept"


def _is_doubted(decision: Decision, conflicts: Sequence[str], reasons: Sequence[str], policy: Policy) -> bool:
    """Whether anything speaks against an accept, as far as the record was confirmed at all."""
    return (
        decision.ambiguous
        or decision.score < policy.accept_at
        or bool(conflicts)
        or "postcode_corrected" in reasons
        or "po_box" in reasons
        or not DOUBTS.isdisjoint(reasons)
        or "unit_not_found" in reasons
        or not _NO_ACCEPT.isdisjoint(reasons)
    )


def _unmatched(query: Query, decision: Decision, accounted: Account) -> tuple[str, ...]:
    """Words that the answer does not hold, as they were written."""
    if decision.granularity != "locality" and decision.chosen is not None:
        return tuple(query.text[start:end] for start, end in accounted.unmatched)
    explained = decision.chosen.evidence.words.explained if decision.chosen else frozenset()
    return tuple(
        query.text[word.start : word.end]
        for at, (word, label) in enumerate(zip(query.words, query.labels, strict=True))
        if label is None and at not in explained
    )
