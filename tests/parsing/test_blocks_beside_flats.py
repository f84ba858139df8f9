"""Blocks and towers beside a flat's number are of the unit; a flat's code before its building is one."""

from __future__ import annotations

import pytest

import addrkit


@pytest.mark.parametrize(
    ("text", "country", "unit", "building"),
    [
        (
            "A-301 Gokul Residency, Thakur Village, Kandivali East, Mumbai 400101",
            "IN",
            "A-301",
            "Gokul Residency",
        ),
        (
            "Unit 4B, 12F, Tower 1, One Serendra, McKinley Parkway, BGC, Taguig City 1634",
            "PH",
            "Unit 4B, 12F, Tower 1",
            "One Serendra",
        ),
    ],
)
def test_they_are_the_unit(text: str, country: str, unit: str, building: str) -> None:
    found = addrkit.parse(text, country=country).components
    assert (found["unit"].value, found["building"].value) == (unit, building)


def test_a_postcode_of_brazil_may_have_a_point() -> None:
    found = addrkit.parse(
        "Rua Coronel Dulcídio, 500, Batel, Curitiba - PR, 80.420-170", country="BR"
    ).components
    assert found["postcode"].value == "80.420-170"
