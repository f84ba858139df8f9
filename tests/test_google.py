"""Answers in the shape of the Google Address Validation API."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import addrkit
from addrkit.kit import AddressKit
from addrkit.types import COMPONENTS

GRANULARITIES = {"SUB_PREMISE", "PREMISE", "PREMISE_PROXIMITY", "BLOCK", "ROUTE", "OTHER"}
ACTIONS = {"ACCEPT", "CONFIRM", "CONFIRM_ADD_SUBPREMISES", "FIX"}
LEVELS = {"CONFIRMED", "UNCONFIRMED_BUT_PLAUSIBLE", "UNCONFIRMED_AND_SUSPICIOUS"}


@pytest.fixture(scope="module")
def kit(register: Path) -> AddressKit:
    return addrkit.open(register)


def component(result: dict[str, Any], kind: str) -> dict[str, Any]:
    [found] = [each for each in result["address"]["addressComponents"] if each["componentType"] == kind]
    return dict(found)


def test_an_accepted_address_says_accept_and_is_complete_to_the_premise(kit: AddressKit) -> None:
    result = kit.verify("Kerkstraat 14, 9712 AC Groningen", country="NL").to_google()
    assert result["verdict"] == {
        "inputGranularity": "PREMISE",
        "validationGranularity": "PREMISE",
        "geocodeGranularity": "PREMISE",
        "addressComplete": True,
        "hasInferredComponents": True,
        "possibleNextAction": "ACCEPT",
    }
    assert component(result, "street_number")["confirmationLevel"] == "CONFIRMED"
    assert result["address"]["postalAddress"]["addressLines"] == ["Kerkstraat 14"]
    assert result["address"]["postalAddress"]["regionCode"] == "NL"
    assert set(result["geocode"]["location"]) == {"latitude", "longitude"}


def test_a_misspelt_street_is_spell_corrected(kit: AddressKit) -> None:
    result = kit.verify("Kerkstrat 14, 9712 AC Groningen", country="NL").to_google()
    assert result["verdict"]["hasSpellCorrectedComponents"] is True
    assert component(result, "route")["spellCorrected"] is True
    assert component(result, "route")["componentName"] == {"text": "Kerkstraat"}


def test_a_number_that_is_not_there_is_unconfirmed_and_to_be_fixed(kit: AddressKit) -> None:
    result = kit.verify("Kerkstraat 999, 9712 AC Groningen", country="NL").to_google()
    assert result["verdict"]["possibleNextAction"] == "FIX"
    assert result["verdict"]["validationGranularity"] == "ROUTE"
    assert "street_number" in result["address"]["unconfirmedComponentTypes"]


def test_a_building_of_flats_asks_for_the_flat(kit: AddressKit) -> None:
    result = kit.verify("Akerkhof 7, 9711 JB Groningen", country="NL").to_google()
    assert result["verdict"]["possibleNextAction"] == "CONFIRM_ADD_SUBPREMISES"
    assert result["address"]["missingComponentTypes"] == ["subpremise"]


@pytest.mark.parametrize(
    "text", ["", "x", "Kerkstraat", "9712 AB", "PO Box 12, Groningen", "🙂", "Rue 3, Qwertz"]
)
def test_whatever_is_typed_the_shape_is_the_apis(kit: AddressKit, text: str) -> None:
    result = kit.verify(text).to_google()
    json.dumps(result)
    verdict = result["verdict"]
    assert verdict["possibleNextAction"] in ACTIONS
    assert {verdict[f"{kind}Granularity"] for kind in ("input", "validation", "geocode")} <= GRANULARITIES
    for each in result["address"]["addressComponents"]:
        assert each["confirmationLevel"] in LEVELS
        assert each["componentName"]["text"]


def test_every_component_has_a_type_of_the_api() -> None:
    from addrkit.google import TYPES

    assert set(TYPES) == set(COMPONENTS)
