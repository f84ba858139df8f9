"""A suburb whose whole name is a word for a kind of place is a suburb: Poblacion is not San Antonio."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened, assert_found_whole

ROWS = """\
id,house_number,street,suburb,city,postcode,country
antonio,24,Kamagong Street,San Antonio,Makati,1203,PH
pob,8,Durban Street,Poblacion,Makati,1210,PH
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


def test_another_suburb_contradicts_though_its_name_is_a_kind_of_place(kit: AddressKit) -> None:
    verdict = kit.verify("24 Kamagong St, Brgy Poblacion, Makati", country="PH")
    assert verdict.action != "accept"
    assert "suburb_conflict" in verdict.reasons


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("24 Kamagong St, Brgy San Antonio, Makati", "antonio"),
        ("24 Kamagong St, San Antonio Village, Makati", "antonio"),
        ("8 Durban St, Brgy Poblacion, Makati", "pob"),
        ("8 Durban St, Poblacion, Makati", "pob"),
        ("8 Durban St, Barangay Pob., Makati City", "pob"),
    ],
)
def test_the_suburb_of_the_record_is_confirmed(kit: AddressKit, typed: str, meant: str) -> None:
    assert_found_whole(kit, typed, "PH", meant)
