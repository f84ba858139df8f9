"""The number of a district beside its town is told against the postcode, where no street is known as well."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit
from tests.judge.conftest import Opened

TOWNS = """id,city,postcode,country
a,Paris,75002,FR
b,Paris,75003,FR
c,Lyon,69002,FR
d,Lyon,69003,FR
e,Wien,1060,AT
f,Wien,1070,AT
g,Budapest,1052,HU
h,Budapest,1062,HU
"""


@pytest.fixture(scope="module")
def towns(opened: Opened) -> AddressKit:
    return opened(TOWNS, policy="best")


@pytest.mark.parametrize(
    ("country", "right", "wrong"),
    [
        ("FR", "12 rue Haute, 69003 Lyon 3e", "12 rue Haute, 69002 Lyon 3e"),
        ("FR", "12 rue Haute, 75002 Paris 2", "12 rue Haute, 75002 Paris 3"),
        ("FR", "12 rue Haute, 75002 Paris 2e arrondissement", "12 rue Haute, 75002 Paris 3e arrondissement"),
        ("AT", "Hauptstraße 12, 1060 Wien 6", "Hauptstraße 12, 1060 Wien 7"),
        ("AT", "Hauptstraße 12, 1070 Wien, 7. Bezirk", "Hauptstraße 12, 1060 Wien, 7. Bezirk"),
        ("HU", "1052 Budapest, V. ker., Váci utca 12", "1052 Budapest, VI. ker., Váci utca 12"),
    ],
)
def test_another_district_than_the_postcode_s_is_a_conflict(
    towns: AddressKit, country: str, right: str, wrong: str
) -> None:
    found = towns.verify(right, country=country)
    assert (found.action, found.unmatched) == ("accept", ())
    verdict = towns.verify(wrong, country=country)
    assert verdict.action != "accept"
    assert "district_conflict" in verdict.reasons
