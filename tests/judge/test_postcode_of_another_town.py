"""A postcode that is listed with another town is told beside the town that was typed."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit
from tests.judge.conftest import Opened

ROWS = """city,region,postcode,country
Nürnberg,BY,90402,DE
Nürnberg,BY,90403,DE
Nürnberg,BY,90763,DE
Fürth,BY,90762,DE
Zirndorf,BY,90513,DE
Oberasbach,BY,90522,DE
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS, "best")


def test_the_postcode_of_the_next_town_is_told(kit: AddressKit) -> None:
    verdict = kit.verify("Königstraße 41, 90762 Nürnberg", country="DE")
    assert "postcode_conflict" in verdict.reasons
    assert verdict.action != "accept"
    assert verdict.address.postcode == "90762"


def test_one_of_the_town_s_own_is_not(kit: AddressKit) -> None:
    verdict = kit.verify("Königstraße 41, 90402 Nürnberg", country="DE")
    assert verdict.components["postcode"].status == "confirmed"
    assert "postcode_conflict" not in verdict.reasons


def test_one_that_is_listed_nowhere_is_no_other_town_s(kit: AddressKit) -> None:
    assert "postcode_conflict" not in kit.verify("Königstraße 41, 90411 Nürnberg", country="DE").reasons
