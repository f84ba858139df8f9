"""Flats of blocks: "24 Parry Court" is Flat 24, Parry Court, and "Bldg B" beside "Apt 4" is of the unit."""

from __future__ import annotations

from addrkit.compare.compare import Compared
from addrkit.compare.doors.asked import unit_with_its_block
from addrkit.locale.building_names import name_words
from addrkit.locale.country import Country
from addrkit.parsing.query import Query
from addrkit.types import Address

_AROUND = ("suburb", "city")
"""What the street around a block may have been read as."""


def is_its_block(street: str | None, compared: Compared, conventions: Country | None) -> bool:
    """Whether what was read as a street is the name of the building that the door is in."""
    door = compared.evidence.door.record
    if not street or door is None or not door.building or compared.evidence.door.building != "equal":
        return False
    return name_words(street, conventions) == name_words(door.building, conventions)


def read_as_a_flat(query: Query, compared: Compared) -> dict[str, str | None]:
    """What was typed for the components of a flat whose number was read as that of a house; empty for others."""
    door, street = compared.evidence.door, query.value("street")
    known = door.record
    if known is None or known.house_number or not known.unit or door.unit != "equal":
        return {}
    if query.value("unit") or query.value("building") or not query.value("house_number"):
        return {}
    typed: dict[str, str | None] = {"house_number": None, "unit": query.value("house_number")}
    if not is_its_block(street, compared, query.conventions):
        return typed
    own = name_words(compared.ready.entry.name or "", query.conventions)
    around = next(
        (name for name in _AROUND if own and name_words(query.value(name) or "", query.conventions) == own),
        None,
    )
    typed |= {"building": street, "street": query.value(around) if around else None}
    return typed | {around: None} if around else typed


def read_anew(
    query: Query, compared: Compared, known: Address, conventions: Country | None
) -> dict[str, str | None]:
    """What was typed for some components, as the record tells it.

    A block that was taken for a building is of the unit where the record has both as its unit: "Bldg B" and "Apt 4".
    """
    anew: dict[str, str | None] = {**read_as_a_flat(query, compared)}
    unit = unit_with_its_block(query, conventions)
    block = query.value("building")
    if compared.evidence.door.unit == "equal" and known.building is None and block and block in (unit or ""):
        anew |= {"unit": unit, "building": None}
    return anew
