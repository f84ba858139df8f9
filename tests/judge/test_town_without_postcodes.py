"""Beside a town of which no postcode is known, nobody knows that a typed one is its own: it is never accepted."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit
from tests.judge.conftest import Opened

BELGIAN = """id,city,postcode,lat,lon,country
liege,Liège,,50.6337,5.5675,BE
glain,Glain,4000,50.6482,5.5418,BE
brussels,Bruxelles,1000,50.8465,4.3516,BE
namur,Namur,5000,50.4669,4.8674,BE
"""


@pytest.fixture(scope="module")
def belgian(opened: Opened) -> AddressKit:
    return opened(BELGIAN, policy="best")


def test_a_street_of_such_a_town_is_right_as_far_as_anybody_can_tell(belgian: AddressKit) -> None:
    assert belgian.verify("Rue Haute 12, Liège", country="BE").action == "accept"


@pytest.mark.parametrize("postcode", ["4000", "9999"])
def test_a_postcode_that_may_be_of_such_a_town_is_asked_about(belgian: AddressKit, postcode: str) -> None:
    verdict = belgian.verify(f"Rue Haute 12, {postcode} Liège", country="BE")
    assert (verdict.action, "postcode_unconfirmed" in verdict.reasons) == ("confirm", True)


def test_a_postcode_of_a_town_far_away_is_a_conflict(belgian: AddressKit) -> None:
    verdict = belgian.verify("Rue Haute 12, 1000 Liège", country="BE")
    assert verdict.action in ("confirm", "fix")
    assert "postcode_conflict" in verdict.reasons


def test_a_quarter_that_a_gazetteer_has_of_some_towns_is_no_street(opened: Opened) -> None:
    kit = opened(
        "id,city,suburb,postcode,country\none,Brno,Komárov,617 00,CZ\ntwo,Olomouc,,779 00,CZ\n", policy="best"
    )
    verdict = kit.verify("Masarykova 12, 779 00 Olomouc", country="CZ")
    assert verdict.score > 0.5
