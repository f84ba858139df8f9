"""Divisions that were merged into others: told, and on wish answered by those of today."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from addrkit.gazetteer.store import Gazetteer
from addrkit.judge.chain.decide import ChainDecision
from addrkit.locale.successors import Successor, successor
from addrkit.types import ComponentVerdict

_FORMER = "old"
"""What the ids of divisions begin with that are no more."""


def is_former(decision: ChainDecision) -> bool:
    """Whether the smallest division was merged into another one: its id says so."""
    return (decision.inferred or decision.best).entry.suburb is not None and _id(decision).startswith(_FORMER)


def in_divisions_of_today(
    decision: ChainDecision, components: Mapping[str, ComponentVerdict]
) -> dict[str, ComponentVerdict]:
    """The components with what the division was merged into; as they are where a level conflicts, or was split."""
    found = dict(components)
    into = successor(decision.query.country or "", _id(decision)) if is_former(decision) else None
    suburb = components.get("suburb")
    if into is None or suburb is None or decision.conflicts or decision.ambiguous:
        return found
    return found | _replaced(decision, suburb, into, components.get("city"), found)


def _replaced(
    decision: ChainDecision,
    suburb: ComponentVerdict,
    into: Successor,
    city: ComponentVerdict | None,
    found: dict[str, ComponentVerdict],
) -> dict[str, ComponentVerdict]:
    found.pop("district", None)
    # What lies within it leads the name, and stays.
    led = (suburb.value or "").removesuffix((decision.inferred or decision.best).entry.suburb or "")
    return {
        "suburb": replace(suburb, value=f"{led}{into.suburb}", status="corrected"),
        "city": ComponentVerdict(
            into.city, city.input if city else None, "corrected" if city else "inferred"
        ),
    }


def _id(decision: ChainDecision) -> str:
    """The id of the division within its country."""
    chain = decision.inferred or decision.best
    gazetteer: Gazetteer = chain.gazetteer
    row = chain.entry.first_door
    record = gazetteer.record(chain.entry, gazetteer.door(row) if row < chain.entry.last_door else None)
    return record.id.partition("/")[2]
