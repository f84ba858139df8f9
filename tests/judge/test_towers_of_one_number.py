"""Two towers of one number have flats of the same number: the flat alone does not tell which is meant."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened, assert_found

ROWS = """\
id,building,house_number,street,unit,suburb,city,region,country
one,Marina Heights Tower 1,,Al Marsa Street,Flat 1204,Dubai Marina,Dubai,,AE
two,Marina Heights Tower 2,,Al Marsa Street,Flat 1204,Dubai Marina,Dubai,,AE
a,サンライズA棟,3-8-2,,305号室,天神,福岡市中央区,福岡県,JP
b,サンライズB棟,3-8-2,,305号室,天神,福岡市中央区,福岡県,JP
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("Flat 1204, Al Marsa Street, Dubai Marina, Dubai", "AE"),
        ("Flat 1204, Marina Heights, Al Marsa Street, Dubai Marina, Dubai", "AE"),
        ("福岡市中央区天神3-8-2 305号室", "JP"),
        ("福岡市中央区天神3-8-2 サンライズ305号室", "JP"),
        ("福岡市中央区天神3-8-2 サンライズC棟305号室", "JP"),
        ("福岡市中央区天神3-8-2 サンライズB棟306号室", "JP"),
    ],
)
def test_neither_is_accepted(kit: AddressKit, typed: str, country: str) -> None:
    assert kit.verify(typed, country=country).action == "confirm"


@pytest.mark.parametrize(
    ("typed", "country", "meant"),
    [
        ("Apt 1204, Marina Heights Tower 2, Al Marsa St, Dubai Marina, Dubai", "AE", "two"),
        ("福岡市中央区天神3-8-2 サンライズB棟 305号室", "JP", "b"),
        ("福岡市中央区天神3丁目8-2 サンライズA棟305", "JP", "a"),
    ],
)
def test_the_tower_that_was_named_is(kit: AddressKit, typed: str, country: str, meant: str) -> None:
    assert_found(kit, typed, country, meant)
