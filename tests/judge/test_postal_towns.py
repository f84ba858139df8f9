"""The large town that is written in the addresses of those around it: "1050 Bruxelles" is Ixelles."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened

ROWS = """\
id,house_number,street,city,region,postcode,country
ixelles,86,Chaussée de Wavre,Ixelles,,1050,BE
neuve,25,Rue Neuve,Bruxelles,,1000,BE
wavre,27,Rue Neuve,Wavre,,1300,BE
newtown,14,King Street,Newtown,NSW,2042,AU
sydney,12,King Street,Sydney,NSW,2000,AU
york,12,Finch Ave W,North York,ON,M2N 2H1,CA
toronto,12,King St W,Toronto,ON,M5H 1A1,CA
kallithea,12,Δαβάκη,Καλλιθέα,,176 72,GR
athens,14,Ερμού,Αθήνα,,105 63,GR
grafton,30,Grafton Street,Dublin 2,,D02 VF65,IE
lower,5,Baggot Street Lower,Dublin 2,,D02 P593,IE
upper,5,Baggot Street Upper,Dublin 4,,D04 F5P6,IE
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


@pytest.mark.parametrize(
    ("typed", "country", "record"),
    [
        ("Chaussée de Wavre 86, 1050 Bruxelles", "BE", "ixelles"),
        ("Chaussée de Wavre 86, 1050, Brussels", "BE", "ixelles"),
        ("14 King St, Sydney NSW 2042", "AU", "newtown"),
        ("12 Finch Ave W, Toronto, ON M2N 2H1", "CA", "york"),
        ("Δαβάκη 12, Αθήνα 17672", "GR", "kallithea"),
    ],
)
def test_a_large_town_before_the_postcode_of_one_around_it_is_no_conflict(
    kit: AddressKit, typed: str, country: str, record: str
) -> None:
    verdict = kit.verify(typed, country=country)
    assert (verdict.action, verdict.match and verdict.match.id) == ("accept", record)
    assert "city_conflict" not in verdict.reasons


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("Chaussée de Wavre 86, Bruxelles", "BE"),
        ("Chaussée de Wavre 86, 1050 Namur", "BE"),
        ("Rue Neuve 27, 1300 Bruxelles", "BE"),
        ("14 King St, Sydney NSW", "AU"),
        ("12 Finch Ave W, Montréal, ON M2N 2H1", "CA"),
    ],
)
def test_without_that_postcode_or_with_another_town_it_is_asked_about(
    kit: AddressKit, typed: str, country: str
) -> None:
    assert kit.verify(typed, country=country).action in ("confirm", "fix")


@pytest.mark.parametrize(
    ("typed", "record"),
    [("30 Grafton St D2", "grafton"), ("5 Lower Baggot St, D2", "lower"), ("5 Upr Baggot St, D.4", "upper")],
)
def test_districts_of_dublin_are_written_in_short(kit: AddressKit, typed: str, record: str) -> None:
    verdict = kit.verify(typed, country="IE")
    assert (verdict.action, verdict.match and verdict.match.id) == ("accept", record)


def test_another_district_of_dublin_is_asked_about(kit: AddressKit) -> None:
    assert kit.verify("5 Lower Baggot St, D4", country="IE").action == "confirm"
