"""Slips in words that are a type elsewhere, and in the name of a town that a street has as well."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened

ROWS = """\
id,house_number,street,city,region,country
forest,8400,Forest Grove Dr,Burnaby,BC,CA
palling,14187,Palling Rd E,Palling,BC,CA
galiano,1359,Porlier Pass Rd,Galiano Island,BC,CA
salt,109,Quarry Dr,Salt Spring Island,BC,CA
north,352,W 14th St,North Vancouver,BC,CA
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


@pytest.mark.parametrize(
    ("text", "door", "formatted"),
    [
        ("8400 Forst Grove Dr, Burnaby BC", "forest", "8400 Forest Grove Dr, Burnaby BC"),
        ("14187 Palling Rd E, Paling BC", "palling", "14187 Palling Rd E, Palling BC"),
        ("1359 Porlier Pass Rd, Galiano Isand BC", "galiano", "1359 Porlier Pass Rd, Galiano Island BC"),
        ("109 Quarry Dr, Salt Spring Islland BC", "salt", "109 Quarry Dr, Salt Spring Island BC"),
    ],
)
def test_a_slip_is_mended_and_the_town_is_printed_once(
    kit: AddressKit, text: str, door: str, formatted: str
) -> None:
    verdict = kit.verify(text, country="CA")
    assert verdict.match is not None
    assert (verdict.action, verdict.match.id, verdict.formatted) == ("accept", door, formatted)


def test_a_town_is_not_printed_beside_words_that_were_cut_from_it(kit: AddressKit) -> None:
    verdict = kit.verify("352 W 14th St, North Vancouver BC, buzz", country="CA")
    assert verdict.formatted == "352 W 14th St, North Vancouver BC"
