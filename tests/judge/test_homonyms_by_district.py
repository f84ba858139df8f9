"""Names that many districts have, and the district under another of its names; farms of the street's name."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened

DISTRICTS = [f"Hérað {letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
STREETS = "".join(
    f"s{at},,14,Birkihlíð,Bær {name[-1]},{name},{200 + at},IS\n" for at, name in enumerate(DISTRICTS)
)
FARMS = "".join(
    f"f{at},Birkihlíð,,,Bær {name[-1]},{name},{300 + at},IS\n" for at, name in enumerate(DISTRICTS)
)
ROWS = f"""\
id,building,house_number,street,city,district,postcode,country
{STREETS}{FARMS}\
meant,,14,Birkihlíð,Sauðárkrókur,Skagafjörður,550,IS
farm,Skriða,,,Akureyri,Hörgársveit,604,IS
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


@pytest.mark.parametrize("district", ["Skagafjörður", "Skagafirði", "Svfél. Skagafirði"])
def test_a_district_tells_a_street_apart_under_any_of_its_names(kit: AddressKit, district: str) -> None:
    verdict = kit.verify(f"Birkihlíð 14, {district}", country="IS")
    assert (verdict.action, verdict.match and verdict.match.id) == ("accept", "meant")


def test_a_farm_of_the_street_s_name_does_not_swallow_the_street(kit: AddressKit) -> None:
    verdict = kit.verify("Skriða 14, Dalvíkurbyggð", country="IS")
    assert verdict.action in ("confirm", "fix")
    assert "Skriða" in verdict.formatted
    assert "Skriða" in [part.input for part in verdict.components.values()]
