"""A verification in the shape of the Google Address Validation API, so that its clients can switch.

Names and meanings are those of the API's reference for `ValidationResult` (version 1). What addrkit does not know is
left out, as the API leaves out what is empty: place ids, plus codes, USPS data, languages.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final

from addrkit.locale.format import format_lines
from addrkit.types import Address, ComponentVerdict, Verification

TYPES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "building": "premise",
        "house_number": "street_number",
        "street": "route",
        "unit": "subpremise",
        "po_box": "post_box",
        "suburb": "sublocality",
        "city": "locality",
        "district": "administrative_area_level_2",
        "region": "administrative_area_level_1",
        "postcode": "postal_code",
        "country": "country",
    }
)
"""The API's type of each component."""

_ACTIONS: Final = {
    "accept": "ACCEPT",
    "confirm": "CONFIRM",
    "add_unit": "CONFIRM_ADD_SUBPREMISES",
    "fix": "FIX",
}
_GRANULARITIES: Final = {"unit": "SUB_PREMISE", "premise": "PREMISE", "street": "ROUTE"}
_LEVELS: Final = {
    "confirmed": "CONFIRMED",
    "corrected": "CONFIRMED",
    "inferred": "CONFIRMED",
    "unconfirmed": "UNCONFIRMED_BUT_PLAUSIBLE",
    "conflicting": "UNCONFIRMED_AND_SUSPICIOUS",
}


def google_result(verification: Verification) -> dict[str, Any]:
    """The `result` of a response of the API.

    >>> from addrkit.types import ComponentVerdict
    >>> seen = Verification(
    ...     "confirm", "street", "premise", 0.9, None, Address(street="Laugavegur", country="IS"), "Laugavegur",
    ...     {"street": ComponentVerdict("Laugavegur", "Laugavegi", "corrected")},
    ... )
    >>> google_result(seen)["verdict"]["possibleNextAction"]
    'CONFIRM'
    >>> google_result(seen)["address"]["addressComponents"][0]["spellCorrected"]
    True
    """
    result: dict[str, Any] = {"verdict": _verdict(verification), "address": _address(verification)}
    match = verification.match
    if match is not None and match.lat is not None and match.lon is not None:
        result["geocode"] = {"location": {"latitude": match.lat, "longitude": match.lon}}
    if "po_box" in verification.components:
        result["metadata"] = {"poBox": True}
    return result


def _verdict(verification: Verification) -> dict[str, Any]:
    statuses = {part.status for part in verification.components.values()}
    complete = "missing" not in statuses and not verification.unmatched and verification.action != "fix"
    match = verification.match
    flags = {
        "addressComplete": complete,
        "hasUnconfirmedComponents": bool({"unconfirmed", "conflicting"} & statuses),
        "hasInferredComponents": "inferred" in statuses,
        "hasReplacedComponents": any(_is_replaced(name, part) for name, part in _named(verification)),
        "hasSpellCorrectedComponents": any(_is_respelt(name, part) for name, part in _named(verification)),
    }
    return {
        "inputGranularity": _granularity_of(
            {name for name, part in verification.components.items() if part.input}
        ),
        "validationGranularity": _GRANULARITIES.get(verification.granularity, "OTHER"),
        "geocodeGranularity": _GRANULARITIES.get(match.kind, "OTHER")
        if match is not None and match.lat is not None
        else "OTHER",
        **{name: True for name, holds in flags.items() if holds},
        "possibleNextAction": _ACTIONS[verification.action],
    }


def _address(verification: Verification) -> dict[str, Any]:
    address = verification.address
    found: dict[str, Any] = {
        "formattedAddress": verification.formatted,
        "postalAddress": _postal_address(address),
        "addressComponents": [_component(name, part) for name, part in _named(verification) if part.value],
    }
    missing = _types(verification, ("missing",))
    unconfirmed = _types(verification, ("unconfirmed", "conflicting"))
    if missing:
        found["missingComponentTypes"] = missing
    if unconfirmed:
        found["unconfirmedComponentTypes"] = unconfirmed
    if verification.unmatched:
        found["unresolvedTokens"] = list(verification.unmatched)
    return found


def _component(name: str, part: ComponentVerdict) -> dict[str, Any]:
    found: dict[str, Any] = {
        "componentName": {"text": part.value},
        "componentType": TYPES[name],
        "confirmationLevel": _LEVELS[part.status],
    }
    flags = {
        "inferred": part.status == "inferred",
        "spellCorrected": _is_respelt(name, part),
        "replaced": _is_replaced(name, part),
    }
    return found | {name: True for name, holds in flags.items() if holds}


def _is_respelt(name: str, part: ComponentVerdict) -> bool:
    """Whether a name was corrected; codes and numbers are replaced instead."""
    return part.status == "corrected" and name not in _CODES


def _is_replaced(name: str, part: ComponentVerdict) -> bool:
    return part.status == "corrected" and name in _CODES


_CODES: Final = frozenset({"house_number", "unit", "po_box", "postcode", "country"})


def _postal_address(address: Address) -> dict[str, Any]:
    below = Address(
        building=address.building,
        house_number=address.house_number,
        street=address.street,
        unit=address.unit,
        po_box=address.po_box,
        country=address.country,
    )
    parts = {
        "regionCode": address.country,
        "postalCode": address.postcode,
        "administrativeArea": address.region,
        "locality": address.city,
        "sublocality": address.suburb,
    }
    return {
        **{name: value for name, value in parts.items() if value},
        "addressLines": list(format_lines(below)),
    }


def _types(verification: Verification, statuses: Iterable[str]) -> list[str]:
    return [TYPES[name] for name, part in _named(verification) if part.status in statuses]


def _named(verification: Verification) -> list[tuple[str, ComponentVerdict]]:
    return [(name, part) for name, part in verification.components.items() if name in TYPES]


def _granularity_of(typed: set[str]) -> str:
    """How fine what was typed is."""
    if "unit" in typed:
        return "SUB_PREMISE"
    if typed & {"house_number", "building", "po_box"}:
        return "PREMISE"
    return "ROUTE" if "street" in typed else "OTHER"
