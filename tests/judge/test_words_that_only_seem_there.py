"""A word that only resembles one of the record, or that a cut tore from the street, is not dropped in silence."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened

ROWS = """\
id,house_number,street,suburb,city,postcode,country
rn,3,Route Nationale,,Juzennecourt,52330,FR
im,5,Impasse Chante - Friboule,,Millau,12100,FR
ca,1070,Lynn Valley Rd,,North Vancouver,V7J 1Z8,CA
hc,39,Hillsdale Circle,,Hillsdale,37057,US
we,27,Verlängerte Werderstraße,Altglienicke,Berlin,12524,DE
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("3 Route Nationale Nord, 52330 Juzennecourt", "FR"),
        ("5 Impasse Chante - Friboule Sud, 12100 Millau", "FR"),
        ("39 Hillsdale Circle E, Hillsdale 37057", "US"),
        ("Neue Verlängerte Werderstraße 27, Altglienicke, 12524 Berlin", "DE"),
    ],
)
def test_a_word_more_stops_an_accept(kit: AddressKit, typed: str, country: str) -> None:
    assert kit.verify(typed, country=country).action not in ("accept", "add_unit")


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("3 Route Nationale, 52330 Juzennecourt", "FR"),
        ("39 Hillsdale Circle Apt E, Hillsdale 37057", "US"),
        ("39 Hillsdale Circle, Hillsdale 37057", "US"),
        ("Lynn Valley Care Centre 1070 Lynn Valley Rd, North Vancouver", "CA"),
        ("5 Impasse Chante Friboule, 12100 Millau", "FR"),
        ("Verlängerte Werderstr. 27, Altglienicke, 12524 Berlin", "DE"),
    ],
)
def test_the_street_itself_is_accepted(kit: AddressKit, typed: str, country: str) -> None:
    assert kit.verify(typed, country=country).action == "accept"
