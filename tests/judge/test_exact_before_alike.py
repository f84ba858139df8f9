"""The street that is there in every word that was typed wins over one that only holds it."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened, assert_found_whole

ROWS = """\
id,house_number,street,suburb,city,region,postcode,country
road,10,Victoria Road,,Oldham,,OL1 3AB,GB
west,10,Victoria Road West,,Oldham,,OL1 3AB,GB
west12,12,Victoria Road West,,Oldham,,OL1 3AB,GB
terrace,10,Victoria Terrace,,Oldham,,OL1 3AB,GB
rizal,11,Rizal Street,Kamputhaw,Cebu City,Cebu,6000,PH
rizaln,11,Rizal Street North,Kamputhaw,Cebu City,Cebu,6000,PH
lorenzo,12,Rizal Street,San Lorenzo,Makati,Metro Manila,1226,PH
subroto,10,Jalan Gatot Subroto,Senayan,Jakarta Selatan,DKI Jakarta,12190,ID
subroto1,10,Jalan Gatot Subroto 1,Senayan,Jakarta Selatan,DKI Jakarta,12190,ID
subroto2,10,Jalan Gatot Subroto 2,Senayan,Jakarta Selatan,DKI Jakarta,12190,ID
braga,10,Jalan Merdeka,Braga,Bandung,Jawa Barat,40111,ID
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


@pytest.mark.parametrize(
    ("typed", "country", "meant"),
    [
        ("10 Victoria Road, Oldham OL1 3AB", "GB", "road"),
        ("10 Victoria Road, OL1 3AB", "GB", "road"),
        ("10 Victoria Road West, Oldham OL1 3AB", "GB", "west"),
        ("11 Rizal Street, Kamputhaw, Cebu City 6000", "PH", "rizal"),
        ("Jalan Gatot Subroto No. 10, 12190", "ID", "subroto"),
        ("Jalan Gatot Subroto 2 No. 10, Jakarta Selatan", "ID", "subroto2"),
    ],
)
def test_the_street_as_it_was_typed_is_accepted(
    kit: AddressKit, typed: str, country: str, meant: str
) -> None:
    assert_found_whole(kit, typed, country, meant)


def test_the_longer_name_is_asked_about_where_it_alone_has_the_door(kit: AddressKit) -> None:
    assert kit.verify("12 Victoria Road, Oldham OL1 3AB", country="GB").action != "accept"


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("Jalan Gatot Subroto No. 10, Braga, Jakarta Selatan, DKI Jakarta 12190", "ID"),
        ("11 Rizal Street, San Lorenzo, Cebu City 6000", "PH"),
    ],
)
def test_the_suburb_of_another_town_is_a_conflict(kit: AddressKit, typed: str, country: str) -> None:
    verdict = kit.verify(typed, country=country)
    assert verdict.action not in ("accept", "add_unit")
    assert "suburb_conflict" in verdict.reasons


def test_a_number_as_it_is_written_stands_before_one_in_other_letters(opened: Opened) -> None:
    kit = opened(
        "id,house_number,street,suburb,city,region,postcode,country\n"
        "upper,1A,Ytri-Tunga,,Húsavík,,641,IS\n"
        "lower,1a,Ytri-Tunga,,Húsavík,,641,IS\n"
    )
    for typed, meant in (("Ytri-Tunga 1a, 641 Húsavík", "lower"), ("Ytri-Tunga 1A, 641 Húsavík", "upper")):
        verdict = kit.verify(typed, country="IS")
        assert verdict.match is not None
        assert verdict.match.id == meant
