"""A direction that was left out is no doubt where the register is complete and the town has one street of that name."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened

ROWS = """\
id,house_number,street,city,postcode,region,country
king,88,Martin Luther King Jr Dr SW,Atlanta,30303,GA,US
highland,1203,N Highland Ave NE,Atlanta,30306,GA,US
north,12,N Main St,Bath,04530,ME,US
south,14,S Main St,Bath,04530,ME,US
oak,5,Oak St,Bath,04530,ME,US
oak-n,7,N Oak St,Bath,04530,ME,US
elm,9,W Elm St,Bath,04530,ME,US
edmonton,9735,106 St NW,Edmonton,T5K 2G3,AB,CA
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


@pytest.mark.parametrize(
    ("typed", "country", "meant"),
    [
        ("88 Martin Luther King Jr Dr, Atlanta GA 30303", "US", "king"),
        ("1203 N Highland Ave, Atlanta, GA", "US", "highland"),
        ("9 Elm Street, Bath, ME 04530", "US", "elm"),
        ("9735 106 Street, Edmonton AB T5K 2G3", "CA", "edmonton"),
    ],
)
def test_the_one_street_of_that_name_is_meant(kit: AddressKit, typed: str, country: str, meant: str) -> None:
    verdict = kit.verify(typed, country=country)
    assert (verdict.action, verdict.match and verdict.match.id) == ("accept", meant), verdict.reasons
    assert "direction_inferred" in verdict.reasons


@pytest.mark.parametrize(
    "typed",
    [
        "12 Main St, Bath, ME 04530",
        "14 Main St, Bath, ME",
        "7 Oak St, Bath, ME 04530",
        "9 E Elm St, Bath, ME 04530",
        "9 Elm St",
        "88 Martin Luther King Jr Dr NW, Atlanta GA 30303",
    ],
)
def test_where_another_has_that_name_or_another_direction_was_typed_it_is_asked(
    kit: AddressKit, typed: str
) -> None:
    assert kit.verify(typed, country="US").action in ("confirm", "fix")
