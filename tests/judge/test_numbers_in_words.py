"""A door's number may be written as a word before its street: "One Infinite Loop"."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened

ROWS = """\
id,house_number,street,city,postcode,region,country
one,1,Infinite Loop,Cupertino,95014,CA,US
two,2,Infinite Loop,Cupertino,95014,CA,US
ten,10,Downing Street,London,SW1A 2AA,,GB
oaks,27500,Twelve Oaks Drive,Novi,48377,MI,US
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


@pytest.mark.parametrize(
    ("typed", "country", "meant"),
    [
        ("One Infinite Loop, Cupertino, CA 95014", "US", "one"),
        ("two infinite loop cupertino", "US", "two"),
        ("Ten Downing St, London", "GB", "ten"),
        ("27500 Twelve Oaks Dr, Novi MI", "US", "oaks"),
    ],
)
def test_a_number_in_words_is_the_door_s(kit: AddressKit, typed: str, country: str, meant: str) -> None:
    verdict = kit.verify(typed, country=country)
    assert (verdict.action, verdict.match and verdict.match.id) == ("accept", meant), verdict.reasons
    assert (verdict.components["house_number"].value or "-") in verdict.formatted


@pytest.mark.parametrize("typed", ["Three Infinite Loop, Cupertino, CA", "Twelve Oaks Drive, Novi, MI"])
def test_a_number_in_words_that_is_no_door_is_asked_for(kit: AddressKit, typed: str) -> None:
    assert kit.verify(typed, country="US").action in ("fix", "confirm")
