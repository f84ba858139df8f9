"""What the checkout is told to do with an answer: accept it, confirm it, add a unit, or fix it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from addrkit.judge.account.beside_places import of_another_door
from addrkit.judge.decide import Decision
from addrkit.judge.door_reasons import DOUBTS
from addrkit.judge.policy import Policy
from addrkit.parsing.query import Query
from addrkit.retrieve.postcodes_of_places import places_of, some_postcodes
from addrkit.types import GRANULARITIES, Action, ComponentVerdict, Granularity, Reason

_NO_ACCEPT: Final[frozenset[Reason]] = frozenset(
    {
        "text_too_long",
        "street_type_conflict",
        "direction_conflict",
        "direction_inferred",
        "street_incomplete",
        "suburb_conflict",
        "district_conflict",
        "unaccounted_words",
        "country_conflict",
        "city_conflict",
        "region_conflict",
        "postcode_conflict",
    }
)
"""What stops an accept: what was typed tells another place, or may; so may what was not read."""

_OF_PLACES: Final = frozenset({"suburb", "city", "district", "postcode"})


def choose_action(
    query: Query,
    decision: Decision,
    components: dict[str, ComponentVerdict],
    reasons: list[Reason],
    best: Granularity,
    policy: Policy,
) -> Action:
    """The action that follows from the parts and reasons of an answer; adds `low_score` to the reasons of a door."""
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
    if not policy.accept_best_granularity or not reached or not _names_a_place(components):
        return "confirm"
    if "postcode_unconfirmed" in reasons and _may_have_another_postcode(decision):
        return "confirm"
    # "Liepāja, 1010": the place is the postcode's, and nothing tells that the town is there.
    if _is_doubted(decision, conflicts, reasons, policy) or "city_unconfirmed" in reasons:
        return "confirm"
    others = [each for each in of_another_door(query, components) if each not in reasons]
    reasons += others
    return "confirm" if others else "accept"


def _may_have_another_postcode(decision: Decision) -> bool:
    """Whether the chosen place has no postcode where others of its country have: nobody knows that it is its own."""
    chosen = decision.chosen
    if chosen is None or chosen.evidence.postcode.relation != "unknown" or chosen.evidence.postcode.of_region:
        return False
    gazetteer = chosen.ready.gazetteer
    run = places_of(gazetteer, chosen.ready.entry.country)
    return run is not None and bool(some_postcodes(gazetteer, run))


def _names_a_place(components: dict[str, ComponentVerdict]) -> bool:
    """Whether a place or a postcode was typed: "Aberdeen Main Road 100" is in no Aberdeen for its name alone."""
    return any(part.input for name, part in components.items() if name in _OF_PLACES)


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
