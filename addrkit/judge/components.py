"""What became of each component: typed beside known."""

from __future__ import annotations

from collections.abc import Collection

from addrkit.compare.compare import Compared
from addrkit.compare.doors.asked import with_units_left
from addrkit.compare.entry import compared_words
from addrkit.compare.names import plain_type
from addrkit.gazetteer.schema import STREET
from addrkit.judge.account.said_once import said_once
from addrkit.judge.country_typed import country_verdict
from addrkit.judge.named_blocks import read_anew
from addrkit.judge.place_status import place_status, postcode_status, region_status
from addrkit.judge.score.features import CLEARLY_OTHER, street_likeness
from addrkit.locale.building_names import name_words
from addrkit.locale.country import Country, country
from addrkit.locale.format import is_whole_postcode
from addrkit.locale.terms import place_words
from addrkit.locale.text import fold
from addrkit.locale.unit_likeness import same_unit
from addrkit.locale.units import says_unit
from addrkit.parsing.query import Query
from addrkit.types import COMPONENTS, Address, ComponentVerdict, Record, Status

_PLACES = ("suburb", "city", "district")
_READ_ANEW = frozenset({"building", "street", "suburb", "city"})
"""What may turn out to be another component than it was read as."""
_KNOWN = ("confirmed", "corrected")
_CONTRADICTED = {
    "street_type_conflict": "street",
    "direction_conflict": "street",
    "suburb_conflict": "suburb",
    "district_conflict": "district",
    "city_conflict": "city",
    "postcode_conflict": "postcode",
}
"""Reasons to the component whose typed words contradict the record."""
_TELL_APART = ("suburb", "district")
_LENT = ("suburb", "district", "postcode")
"""What a record of another suburb or district does not lend."""


def judge_components(
    query: Query,
    compared: Compared | None,
    record: Record | None,
    required: tuple[str, ...],
    *,
    torn: bool = False,
    conflicts: Collection[str] = (),
) -> dict[str, ComponentVerdict]:
    """The verdict on each component that was typed, is known, or is needed.

    `torn` says that the town and the postcode that were typed lie in different places; `conflicts` are reasons why
    a street, a suburb or a district contradicts the record: what was typed stands then.
    """
    against = {_CONTRADICTED[reason] for reason in conflicts if reason in _CONTRADICTED}
    known = record.components if record else Address(country=query.country)
    conventions = country(known.country) if known.country else query.conventions
    found: dict[str, ComponentVerdict] = {}
    anew = read_anew(query, compared, known, conventions) if compared is not None else {}
    for name in COMPONENTS:
        typed = _typed(name, query, compared, known) if name in _READ_ANEW else query.value(name)
        typed = anew.get(name, typed)
        value = getattr(known, name)
        if typed is None and value is None and name != "unit" and name not in required:
            continue
        if name == "postcode" and typed is None and value and not is_whole_postcode(value, conventions):
            value = None
        if name == "unit" and typed:
            # A mere "Apt" says no unit, and is told apart.
            typed = with_units_left(typed, query, conventions) if says_unit(typed, conventions) else None
        if name == "unit" and compared is not None and compared.evidence.door.unit in ("not_given", "other"):
            # The record is one of the building's units, and not the one meant.
            found[name] = ComponentVerdict(typed, typed, "unconfirmed" if typed else "missing")
            continue
        if name == "unit" and compared and compared.evidence.door.unit == "in_number":
            continue
        if name in ("house_number", "building") and compared is not None and typed and value:
            found[name] = _of_door(name, typed, value, query, compared)
            continue
        if typed is None and value is None:
            if name in required:
                found[name] = ComponentVerdict(None, None, "missing")
            continue
        if name == "country":
            found[name] = country_verdict(value, typed, query)
            continue
        status = _status(name, typed, value, compared, conventions)
        # A door of a town that has no streets has a postcode of its own: another one contradicts it.
        is_door = name == "postcode" and known.house_number is not None
        if (
            compared is not None
            and compared.ready.is_place
            and name in ("city", "postcode")
            and typed
            and not is_door
        ):
            status = _beside_place(name, value, status, compared, torn=torn)
        if typed and name in against:
            found[name] = ComponentVerdict(typed, typed, "conflicting")
            continue
        if typed is None and name in _LENT and not against.isdisjoint(_TELL_APART):
            # Another suburb may have another postcode.
            continue
        # A number, a postcode or a box that no record confirms stays as it was typed.
        # What contradicts a mere place stays as well: nobody knows which of the two is meant.
        unsure = status == "unconfirmed" or (status == "conflicting" and torn)
        kept = typed if value is None or unsure else value
        found[name] = ComponentVerdict(kept, typed, status)
    return said_once(found, conventions)


def _of_door(name: str, typed: str, value: str, query: Query, compared: Compared) -> ComponentVerdict:
    """The verdict on a typed number or building's name; where the door has less than was typed, that stays."""
    seen = compared.evidence
    unit_is_elsewhere = query.value("unit") is None and seen.door.unit in ("other", "no_units")
    if name == "building":
        words, known = (name_words(each, query.conventions) for each in (typed, value))
        if words == known or query.value("building") is None:
            # What was read as a street is the building by another of its names: "Skriðu" is Skriða.
            return ComponentVerdict(value, typed, "confirmed")
        if seen.door.building != "equal":
            return ComponentVerdict(
                typed, typed, "conflicting" if seen.door.building == "other" else "unconfirmed"
            )
        longer = len(words) > len(known) and (unit_is_elsewhere or seen.door.unit != "equal")
        return ComponentVerdict(typed if longer else value, typed, "confirmed" if longer else "corrected")
    if seen.door.number == "range":
        return ComponentVerdict(value, typed, "corrected")
    if seen.door.number == "span":
        return ComponentVerdict(typed, typed, "unconfirmed" if seen.door.partly else "confirmed")
    if seen.door.number != "exact":
        return ComponentVerdict(typed, typed, "unconfirmed")
    # A unit within the number that no record has: "303/100" stays whole.
    kept = unit_is_elsewhere and fold(typed) != fold(value)
    return ComponentVerdict(typed if kept else value, typed, "confirmed")


def _typed(name: str, query: Query, compared: Compared | None, known: Address) -> str | None:
    """What was typed for a component; a town that was read as a street is the town."""
    conventions = country(known.country) if known.country else query.conventions
    street = query.value("street")
    typed = query.value(name)
    if name == "house_number" and compared is not None and typed and _ends_the_name(typed, street, compared):
        return None
    lacking = name in ("street", "suburb") and not getattr(known, name) and known.building
    if (
        compared is not None
        and typed
        and lacking
        and compared_words(typed, conventions) == compared.ready.name
    ):
        # A farm that was read as a street is the building, and is not told twice.
        return None
    if name == "building" and compared is not None and typed is None and known.building:
        read_as = (query.value(each) for each in ("street", "suburb"))
        named = (
            each for each in read_as if each and compared_words(each, conventions) == compared.ready.name
        )
        return None if known.street else next(named, None)
    if name == "street" and compared is not None and compared.evidence.postcode.implied != "nothing":
        return None
    if compared is None or street is None or known.street or name not in ("street", "city"):
        return query.value(name)
    if query.value("city") or place_words(street, conventions) not in compared.ready.places:
        return query.value(name)
    return street if name == "city" else None


def _ends_the_name(number: str, street: str | None, compared: Compared) -> bool:
    """Whether a number that no door has is the end of the street's own name: "Calle Norte 5"."""
    if compared.evidence.door.number not in ("not_given", "no_numbers") or not street:
        return False
    return fold(f"{street} {number}") == fold(compared.ready.entry.name or "")


def corrected_address(components: dict[str, ComponentVerdict], code: str | None) -> Address:
    """The address that the components make."""
    values = {name: part.value for name, part in components.items() if name != "country"}
    return Address(**values, country=code)


def _status(
    name: str,
    typed: str | None,
    value: str | None,
    compared: Compared | None,
    conventions: Country | None,
) -> Status:
    if value is None:
        return _unknown(name, typed, compared, conventions)
    if typed is None:
        return "inferred"
    if name == "street":
        return _street(typed, value, compared, conventions)
    if name in _PLACES:
        return place_status(typed, value, compared, conventions)
    if name == "postcode":
        return postcode_status(typed, value, compared, conventions)
    if name == "region":
        return region_status(typed, value, compared, conventions)
    if name == "unit":
        # The block of a unit may end the building's name: "サンライズ" and "B棟305" are 305 of "サンライズB棟".
        is_door = compared is not None and compared.evidence.door.unit == "equal"
        return "confirmed" if is_door or same_unit(typed, value, conventions) else "conflicting"
    return "confirmed" if fold(typed) == fold(value) else "corrected"


def _beside_place(name: str, value: str | None, status: Status, compared: Compared, *, torn: bool) -> Status:
    """The status of a town or a postcode beside a matched place.

    One that the place lacks is unconfirmed and not conflicting: the place may have it under a finer or another name.
    Where the town and the postcode are `torn` apart, it conflicts. A sample of postcodes corrects none.
    """
    fits = (
        compared.evidence.postcode.relation in ("equal", "area") if name == "postcode" else status in _KNOWN
    )
    if fits:
        return status
    if name == "postcode" and compared.evidence.postcode.relation == "near":
        whole = compared.candidate.gazetteer.is_complete_in(compared.ready.entry.country)
        return status if whole else "unconfirmed"
    return "conflicting" if torn else "unconfirmed" if value is None or status == "conflicting" else status


def _unknown(name: str, typed: str | None, compared: Compared | None, conventions: Country | None) -> Status:
    """The status of a component that the record lacks: confirmed if another place of the record has its words."""
    if compared is not None and typed is not None and name in (*_PLACES, "region"):
        words = place_words(typed, conventions)
        if words and any(set(words) <= set(place) for place in compared.ready.places):
            return "confirmed"
    if name == "postcode" and compared is not None and compared.ready.entry.kind == STREET:
        # A street that has several postcodes has none of its own: the typed one is among them, or is not.
        if compared.evidence.postcode.relation == "equal":
            return "confirmed"
        whole = compared.candidate.gazetteer.is_complete_in(compared.ready.entry.country)
        ends_there = compared.evidence.door.number == "no_numbers"
        if whole and ends_there and compared.evidence.postcode.relation in ("near", "adjacent", "other"):
            return "conflicting"
    return "unconfirmed"


def _street(typed: str, value: str, compared: Compared | None, conventions: Country | None) -> Status:
    words, known = compared_words(typed, conventions), compared_words(value, conventions)
    called = compared.ready.name if compared is not None else known
    if sorted(words) in (sorted(known), sorted(called)):
        return "confirmed"  # "ул. Южная" is "Южная улица"
    for without, other in ((known, words), (words, known)):
        plain = plain_type(without, conventions)
        if plain and tuple(word for word in other if word not in plain) == without:
            return "confirmed"
    if compared is not None and street_likeness(compared.evidence) < CLEARLY_OTHER:
        return "conflicting"
    return "corrected"
