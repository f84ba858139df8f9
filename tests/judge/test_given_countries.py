"""A country that was given, and an address of another: what was typed stays, word by word."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened

ROWS = """\
id,house_number,street,suburb,city,region,postcode,country
gb,14,Mill Lane,Ruskington,Sleaford,,NG34 9DU,GB
ca,61,Wexford Lane,,Guelph,ON,N1H 4K2,CA
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


@pytest.mark.parametrize("country", ["FR", "DE", "US"])
@pytest.mark.parametrize(
    "typed", ["14 Mill Lane, Ruskington NG34 9DU", "61 Wexford Lane, Guelph ON N1H 4K2 ask for Joe"]
)
def test_a_postcode_that_the_given_country_has_not_is_named(
    kit: AddressKit, typed: str, country: str
) -> None:
    verdict = kit.verify(typed, country=country)
    parts = [part.input for part in verdict.components.values() if part.input]
    named = " ".join((*parts, *verdict.unmatched)).split()
    assert {word.strip(",") for word in typed.split()} <= set(named)
    assert verdict.action != "accept"


def test_what_is_no_address_at_all_is_named(kit: AddressKit) -> None:
    verdict = kit.verify("tel 06 12 34 56 78", country="FR")
    assert (verdict.action, verdict.reasons) == ("fix", ("unreadable",))
    assert verdict.unmatched == ("tel", "06", "12", "34", "56", "78")


@pytest.mark.parametrize("code", ["FR", "CD", "DE"])
def test_the_code_of_another_country_behind_an_address_contradicts(kit: AddressKit, code: str) -> None:
    verdict = kit.verify(f"14 Mill Lane, Ruskington NG34 9DU {code}", country="GB")
    assert verdict.action == "confirm"
    assert verdict.components["country"].status == "conflicting"
    assert "country_conflict" in verdict.reasons
    for own in ("GB", "UK", "England", "United Kingdom"):
        assert kit.verify(f"14 Mill Lane, Ruskington NG34 9DU {own}", country="GB").action == "accept"
