"""What became of the door: the reasons that its number, its unit and its building's name give."""

from __future__ import annotations

from typing import Final

from addrkit.compare.compare import Compared
from addrkit.parsing.query import Query
from addrkit.types import Reason

DOUBTS: Final = frozenset({"building_conflict", "house_number_range_in_part", "postcode_alone"})
"""Reasons with which a door is asked about, be its street ever so sure."""

UNITS_FROM: Final = 0.03
"""Share of doors that are units, from which a gazetteer is taken to hold a country's units: in Iceland some 1 in 100
are, and a flat that it has not may be there all the same."""


def door_reasons(query: Query, chosen: Compared, *, to_the_door: bool, complete: bool) -> list[Reason]:
    """The reasons by which a door is not, or not quite, the one that was typed.

    `to_the_door` says that the answer is a door rather than its street, `complete` that doors and units which the
    gazetteer does not hold there do not exist.
    """
    seen = chosen.evidence
    # "0" is no number of a door, and says more than nothing.
    numbered = query.number is not None or any(map(str.isdigit, query.value("house_number") or ""))
    found: list[Reason] = []
    if seen.postcode.implied != "nothing":
        found.append("street_inferred")
    if seen.postcode.implied == "door":
        found.append("postcode_alone")
    if seen.door.number == "range":
        found.append("house_number_in_range")
    elif seen.door.number == "span" and seen.door.partly:
        found.append("house_number_range_in_part")
    elif seen.door.number == "suffix":
        found.append("house_number_suffix_not_found")
    elif seen.door.number == "no_numbers" and numbered and not knows_doors(chosen):
        found.append("no_premise_data")
    elif seen.door.number == "absent" or (seen.door.number == "no_numbers" and numbered):
        found.append("house_number_not_found")
    elif _lacks_door(query, chosen, to_the_door=to_the_door):
        found.append("house_number_missing")
    elif (
        seen.door.number == "no_numbers"
        and query.value("building")
        and not to_the_door
        and not query.value("po_box")
    ):
        # Houses there go by their names, and none has this one.
        found.append("building_conflict")
    if to_the_door:
        if seen.door.unit == "not_given":
            found.append("unit_missing")
        elif seen.door.unit == "other" or (seen.door.unit == "no_units" and complete and knows_units(chosen)):
            found.append("unit_not_found")
        if seen.door.building == "other":
            found.append("building_conflict")
    return found


def knows_doors(candidate: Compared) -> bool:
    """Whether the candidate's gazetteer holds doors in its country: one of streets alone says nothing of a number."""
    country = candidate.ready.entry.country or ""
    return any(
        each.level in ("premise", "unit")
        for each in candidate.candidate.gazetteer.manifest.coverage
        if each.country == country
    )


def knows_units(candidate: Compared) -> bool:
    """Whether the candidate's gazetteer holds the units of its country, so that a building without any has none."""
    country, gazetteer = candidate.ready.entry.country or "", candidate.candidate.gazetteer
    held = any(
        each.level == "unit" and each.completeness == "complete"
        for each in gazetteer.manifest.coverage
        if each.country == country
    )
    # The share, which takes a look at all doors, is asked for last.
    return held and gazetteer.share_of_units(country) >= UNITS_FROM


def _lacks_door(query: Query, chosen: Compared, *, to_the_door: bool) -> bool:
    """Whether no number was typed where houses have some, or nothing at all where they go by names."""
    if chosen.evidence.door.number == "not_given":
        return not query.value("po_box")
    named = chosen.evidence.door.number == "no_numbers" and not to_the_door and knows_doors(chosen)
    return named and not any(query.value(name) for name in ("house_number", "building", "unit", "po_box"))
