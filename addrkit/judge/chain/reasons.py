"""The reasons of a verdict on a chain of divisions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from addrkit.compare.chain.names import key_of
from addrkit.compare.chain.pieces import ChainPiece
from addrkit.judge.chain.decide import ChainDecision
from addrkit.judge.chain.today import is_former
from addrkit.locale.country import Country
from addrkit.locale.terms import WHOLE_PLACE
from addrkit.retrieve.chain_words import LEVELS, WITHIN
from addrkit.types import ComponentVerdict, Reason, Status

_OF_LEVELS: Final[Mapping[tuple[str, Status], Reason]] = {
    ("suburb", "conflicting"): "suburb_conflict",
    ("suburb", "corrected"): "suburb_corrected",
    ("suburb", "unconfirmed"): "suburb_unconfirmed",
    ("district", "conflicting"): "district_conflict",
    ("district", "corrected"): "district_corrected",
    ("city", "conflicting"): "city_conflict",
    ("city", "corrected"): "city_corrected",
    ("city", "unconfirmed"): "city_unconfirmed",
    ("city", "inferred"): "city_inferred",
    ("region", "conflicting"): "region_conflict",
}


def chain_reasons(
    decision: ChainDecision, components: Mapping[str, ComponentVerdict], conventions: Country | None
) -> list[Reason]:
    """What is to be said of a chain."""
    query = decision.query
    found: list[Reason] = ["text_too_long"] if query.shortened else []
    if decision.ambiguous:
        found.append("ambiguous")
    if query.value("po_box"):
        found.append("po_box")
    found.append("no_premise_data")
    if not _has_way(decision, components):
        found.append("street_missing")
    elif (
        "street" in components
        and (conventions is None or conventions.house_number_required)
        and not any(name in components for name in ("house_number", "unit", "po_box", "building"))
    ):
        found.append("house_number_missing")
    for level in LEVELS:
        part = components.get(level)
        if part is None:
            continue
        reason = _OF_LEVELS.get((level, part.status))
        if reason is not None:
            found.append(reason)
    found += _postcode_reasons(decision, components)
    if is_former(decision):
        found.append("division_changed")
    if any(piece.level == "suburb" and not piece.numbered for piece in decision.parts) and (
        "suburb_unconfirmed" not in found
    ):
        found.append("suburb_unconfirmed")
    if any(piece.level is not None or _is_a_place(piece, decision, conventions) for piece in decision.strays):
        found.append("unmatched_words")
    return found


def _is_a_place(piece: ChainPiece, decision: ChainDecision, conventions: Country | None) -> bool:
    """Whether what no level explains is another place's whole name: "Pemangkat - Pinogu"."""
    key = key_of(piece.text, conventions)
    return bool(key) and decision.best.gazetteer.words.frequency(WHOLE_PLACE + key) > 0


def _postcode_reasons(decision: ChainDecision, components: Mapping[str, ComponentVerdict]) -> list[Reason]:
    part = components.get("postcode")
    if part is None:
        return []
    if part.status == "conflicting":
        return ["postcode_conflict" if decision.postcode_known else "postcode_not_found"]
    if part.status == "unconfirmed":
        return ["postcode_unconfirmed"]
    return ["postcode_inferred"] if part.status == "inferred" else []


def _has_way(decision: ChainDecision, components: Mapping[str, ComponentVerdict]) -> bool:
    """Whether anything below the divisions was typed that a carrier can find."""
    if any(name in components for name in ("street", "po_box", "building")):
        return True
    if any(not piece.numbered for piece in decision.parts):
        return True
    if any(piece.level == WITHIN for piece in decision.parts) and "suburb" in decision.best.named:
        return True
    return ("house_number" in components or "unit" in components) and "suburb" in components
