"""A word of another street right behind the street's name is no building of that house."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened

ROWS = """\
id,house_number,street,city,country
p530,530D,PASIR RIS DR 1,Singapore,SG
p6,476A,PASIR RIS DR 6,Singapore,SG
b12,12,BANGKIT RD,Singapore,SG
m7,7,MOULMEIN RD,Singapore,SG
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


@pytest.mark.parametrize("typed", ["530D PASIR RIS DR 1 BANGKIT", "476A PASIR RIS DR 6 MOULMEIN"])
def test_it_is_asked_about(kit: AddressKit, typed: str) -> None:
    assert kit.verify(typed, country="SG").action != "accept"


def test_the_street_itself_is_accepted(kit: AddressKit) -> None:
    assert kit.verify("530D PASIR RIS DR 1", country="SG").action == "accept"
