"""Buildings in no street: in Japan they are doors of their town, named or not; elsewhere addresses by their name."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened

ROWS = """\
id,building,house_number,street,unit,suburb,city,region,postcode,country
plain,,2-36-11,,,北沢,世田谷区,東京都,155-0031,JP
h203,ハイツ北沢,2-36-12,,203,北沢,世田谷区,東京都,155-0031,JP
h204,ハイツ北沢,2-36-12,,204,北沢,世田谷区,東京都,155-0031,JP
manara,Al Manara Tower,12,,,Business Bay,Dubai,,,AE
krupa,Sai Krupa Apartments,Plot 5,,,Anna Nagar,Chennai,Tamil Nadu,600040,IN
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


@pytest.mark.parametrize(
    ("typed", "country", "answer"),
    [
        ("東京都世田谷区北沢2-36-11", "JP", ("accept", "plain")),
        ("東京都世田谷区北沢2-36-12 203号室", "JP", ("accept", "h203")),
        ("東京都世田谷区北沢2-36-12-204", "JP", ("accept", "h204")),
        ("東京都世田谷区北沢2-36-12 ハイツ北沢204", "JP", ("accept", "h204")),
        ("東京都世田谷区北沢2-36-12", "JP", ("add_unit", "h203")),
        ("Al Manara Tower, Business Bay, Dubai", "AE", ("accept", "manara")),
        ("Sai Krupa Apartments, Anna Nagar, Chennai", "IN", ("accept", "krupa")),
    ],
)
def test_a_building_is_found_by_number_or_by_name(
    kit: AddressKit, typed: str, country: str, answer: tuple[str, str]
) -> None:
    verdict = kit.verify(typed, country=country)
    assert (verdict.action, verdict.match and verdict.match.id) == answer


@pytest.mark.parametrize(
    "typed",
    ["東京都世田谷区北沢2-36-12 コーポ北沢203", "東京都世田谷区北沢2-36-12-205", "東京都世田谷区北沢2-36-13"],
)
def test_another_building_another_flat_and_another_number_are_not_accepted(
    kit: AddressKit, typed: str
) -> None:
    assert kit.verify(typed, country="JP").action in ("confirm", "fix")


def test_a_quarter_that_was_read_as_the_street_is_said_once(kit: AddressKit) -> None:
    verdict = kit.verify("Al Manara Tower, 12 Business Bay, Dubai", country="AE")
    assert verdict.formatted == "Al Manara Tower, 12, Business Bay, Dubai"
    assert verdict.components["building"].status == "confirmed"
    assert verdict.components["suburb"].status == "confirmed"
