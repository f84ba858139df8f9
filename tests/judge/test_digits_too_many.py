"""Digits that are no door's and no postcode's as they stand: "1²", a postcode with a digit more or less."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened

ROWS = """\
id,house_number,street,suburb,city,region,postcode,country
de,12,Hauptstraße,,Berlin,,10115,DE
br,40,Rua São José,Centro,Curitiba,PR,80020-310,BR
fr,40,Rue Pasteur,,Nantes,,44000,FR
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


def test_a_small_digit_at_a_number_makes_another_number(kit: AddressKit) -> None:
    assert kit.verify("Hauptstraße 1², 10115 Berlin", country="DE").action == "fix"
    assert kit.verify("Hauptstraße １２, 10115 Berlin", country="DE").action == "accept"


@pytest.mark.parametrize("code", ["0130400", "8002031", "80020-31", "800203100"])
def test_a_postcode_with_a_digit_more_or_less_is_asked_about(kit: AddressKit, code: str) -> None:
    verdict = kit.verify(f"Rua São José, 40, Centro, Curitiba - PR, {code}", country="BR")
    assert (verdict.action, verdict.match and verdict.match.id) == ("confirm", "br")
    assert verdict.address.postcode == "80020-310"


def test_a_telephone_number_is_none(kit: AddressKit) -> None:
    verdict = kit.verify("40 Rue Pasteur, Nantes, 0612345678", country="FR")
    assert (verdict.action, verdict.unmatched) == ("accept", ("0612345678",))
