"""What Python answers, as it is told over HTTP: with the lines of each address, as they stand on a label."""

from __future__ import annotations

from typing import Any

from addrkit.locale.country import country, country_codes
from addrkit.locale.format import format_lines
from addrkit.types import Address, Nearby, Suggestion, Verification


def verification_told(verification: Verification) -> dict[str, Any]:
    """A verdict, with the lines of its address and of each runner-up's."""
    told = verification.to_dict()
    told["lines"] = _lines(verification.address)
    for each, shown in zip(verification.alternatives, told["alternatives"], strict=True):
        shown["lines"] = _lines(each.record.components)
    return told


def suggestion_told(suggestion: Suggestion) -> dict[str, Any]:
    """A completion, with what else its region is called: a form's list of states may have either."""
    return {**suggestion.to_dict(), "region_names": _region_names(suggestion.address)}


def nearby_told(found: Nearby) -> dict[str, Any]:
    """An address that is near, with its lines."""
    return {**found.to_dict(), "lines": _lines(found.record.components)}


def _lines(address: Address) -> list[str]:
    return list(format_lines(address))


def _region_names(address: Address) -> list[str]:
    if not address.region or address.country not in country_codes():
        return []
    here = country(address.country)
    key = here.region(address.region)
    return [] if key is None else sorted({key, here.region_names.get(key, key)})
