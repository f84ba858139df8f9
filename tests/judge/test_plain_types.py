"""The type that is typed with a street whose name shows none."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened

ROWS = """\
id,house_number,street,city,postcode,country
pl,10,Długa,Kraków,31-147,PL
cz,5,Dlouhá,Praha,110 00,CZ
ru,10,Ленина,Казань,420111,RU
ro,4,Mihai Eminescu,Brașov,500001,RO
us,7,Elm,Dayton,45402,US
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("ul. Długa 10, 31-147 Kraków", "PL"),
        ("ulice Dlouhá 5, 110 00 Praha", "CZ"),
        ("ул. Ленина, 10, Казань, 420111", "RU"),
        ("Str. Mihai Eminescu 4, Brașov 500001", "RO"),
    ],
)
def test_the_plain_type_of_a_country_says_nothing_else(kit: AddressKit, typed: str, country: str) -> None:
    verdict = kit.verify(typed, country=country)
    assert (verdict.action, verdict.reasons, verdict.unmatched) == ("accept", (), ())
    assert verdict.components["street"].status == "confirmed"


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("al. Długa 10, 31-147 Kraków", "PL"),
        ("проспект Ленина, 10, Казань, 420111", "RU"),
        ("7 Elm St, Dayton 45402", "US"),
    ],
)
def test_another_type_is_asked_about(kit: AddressKit, typed: str, country: str) -> None:
    assert kit.verify(typed, country=country).action == "confirm"


def test_a_suburb_that_was_held_for_a_district_is_printed_once(opened: Opened) -> None:
    kit = opened(
        "id,house_number,street,suburb,city,postcode,country\n5,5,Sudirman,Karet,Jakarta Selatan,12920,ID\n"
    )
    verdict = kit.verify("Jl. Sudirman No. 5, Karet, Jakarta Selatan 12920", country="ID")
    assert (verdict.action, verdict.formatted) == ("accept", "Sudirman No. 5, Karet, Jakarta Selatan, 12920")
    assert verdict.components["suburb"].status == "confirmed"
