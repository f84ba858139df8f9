"""Every reason of a verdict on a street, a door or a town, in the order in which they are told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from addrkit.compare.compare import Compared
from addrkit.judge.decide import Decision
from addrkit.judge.door_reasons import door_reasons
from addrkit.locale.country import Country, box_kind
from addrkit.parsing.query import Query
from addrkit.types import ComponentVerdict, Granularity, Reason

_CONTRADICTIONS: Final[Mapping[str, Reason]] = {
    "city": "city_conflict",
    "postcode": "postcode_conflict",
    "region": "region_conflict",
    "country": "country_conflict",
}
_CORRECTIONS: Final[Mapping[str, Reason]] = {
    "street": "street_corrected",
    "city": "city_corrected",
    "postcode": "postcode_corrected",
}
_INFERENCES: Final[Mapping[str, Reason]] = {"city": "city_inferred", "postcode": "postcode_inferred"}
_DELIVERIES: Final[Mapping[str, Reason]] = {"rural": "rural_route", "military": "military"}


def verdict_reasons(
    query: Query,
    decision: Decision,
    components: dict[str, ComponentVerdict],
    conventions: Country | None,
    best: Granularity,
) -> list[Reason]:
    """The reasons of the record that was chosen and of each part of the answer; `best` is how far data reach there."""
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
    city, postcode = components.get("city"), components.get("postcode")
    relation = decision.chosen.evidence.postcode.relation
    left_open = decision.granularity == "locality" and relation in ("near", "adjacent", "other")
    if relation == "unknown" or (left_open and postcode is not None and postcode.status == "unconfirmed"):
        found.append("postcode_unconfirmed")
    if decision.granularity == "locality" and city is not None and city.status == "unconfirmed":
        found.append("city_unconfirmed")
    if (
        not decision.complete
        and decision.granularity in ("street", "locality")
        and best in ("premise", "unit")
    ):
        found.append("sample_only")
    return found


def _why_no_match(conventions: Country | None, best: Granularity) -> list[Reason]:
    if conventions is None:
        return ["country_unknown", "no_match"]
    if best == "country":
        return ["no_data_for_country", "no_match"]
    # Where there are towns alone, that none is alike says little of a street and its number.
    return (
        ["no_match"] if best in ("premise", "unit", "street", "suburb") else ["no_premise_data", "no_match"]
    )


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


def _has_way(query: Query) -> bool:
    """Whether anything below the town was typed that a carrier can find."""
    if any(query.value(name) for name in ("street", "po_box", "building")):
        return True
    return bool(query.value("suburb") and query.number)
