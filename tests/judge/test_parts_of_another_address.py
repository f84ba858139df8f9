"""Parts of another address beside an address: its town, its region, its postcode, its line."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened

ROWS = """\
id,house_number,street,city,region,postcode,country
gap,27A,Rue du Chatelard,Gap,,05000,FR
bourogne,3,Rue Pasteur,Bourogne,,90140,FR
kansas,14947,West Casino Drive,Mayetta,KS,66509,US
texas,915,Desco Lane,Grand Prairie,TX,75051,US
boston,73,Broad Street,Plainville,CT,06062,US
nine,9,Sportmark,Almere,,1355 KA,NL
many,53,Sportmark,Almere,,1355 KA,NL
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


@pytest.mark.parametrize(
    ("text", "code", "reason"),
    [
        ("Bourogne, 27A Rue du Chatelard, 05000 Gap", "FR", "city_conflict"),
        ("27A Rue du Chatelard, 05000 Gap, Bourogne", "FR", "city_conflict"),
        ("Grand Prairie, 14947 West Casino Drive, Mayetta, KS 66509", "US", "city_conflict"),
        ("14947 West Casino Drive, Mayetta, KS 66509, TX", "US", "region_conflict"),
        ("73 Broad Street, Plainville, CT 06062 85119", "US", "postcode_conflict"),
        ("27A Rue du Chatelard, 05000 Gap, 2A Rue Le Brugelet", "FR", "unaccounted_words"),
        ("Sportmark 9 53, 1355 KA Almere", "NL", "house_number_suffix_not_found"),
    ],
)
def test_what_another_address_has_is_told_and_stops_the_accept(
    kit: AddressKit, text: str, code: str, reason: str
) -> None:
    verdict = kit.verify(text, country=code)
    assert verdict.action in ("confirm", "fix")
    assert reason in verdict.reasons


@pytest.mark.parametrize(
    ("text", "code", "door"),
    [
        ("27A Rue du Chatelard, 05000 Gap, Gap", "FR", "gap"),
        ("Zorba Quux, 14947 West Casino Drive, Mayetta, KS 66509", "US", "kansas"),
        ("14947 West Casino Drive, Mayetta, KS 66509, USA", "US", "kansas"),
    ],
)
def test_what_no_other_address_has_does_not(kit: AddressKit, text: str, code: str, door: str) -> None:
    verdict = kit.verify(text, country=code)
    assert verdict.match is not None
    assert (verdict.action, verdict.match.id) == ("accept", door)
