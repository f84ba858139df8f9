"""Short forms whose letters stand apart, as "N.W." and "D.C." do."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened

ROWS = """\
id,house_number,street,city,region,postcode,country
nw,400,NW 65th St,Seattle,WA,98117,US
ne,400,NE 65th St,Seattle,WA,98115,US
west,12,North West Temple,Salt Lake City,UT,84103,US
dc,1600,Pennsylvania Ave NW,Washington,DC,20500,US
ny,1,Madison Ave,New York,NY,10010,US
au,5,George St,Sydney,NSW,2000,AU
ca,40,Kent St NE,Calgary,AB,T2A 1A1,CA
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


@pytest.mark.parametrize(
    ("typed", "country", "record"),
    [
        ("400 N.W. 65th Street, Seattle, WA 98117", "US", "nw"),
        ("400 N. E. 65th St, Seattle, WA 98115", "US", "ne"),
        ("400 North W. 65th St, Seattle, WA 98117", "US", "nw"),
        ("12 N West Temple, Salt Lake City, UT 84103", "US", "west"),
        ("1600 Pennsylvania Ave N.W., Washington, D.C. 20500", "US", "dc"),
        ("1 Madison Ave, New York, N.Y. 10010", "US", "ny"),
        ("5 George St, Sydney N.S.W. 2000", "AU", "au"),
        ("40 Kent St N.E., Calgary, A.B. T2A 1A1", "CA", "ca"),
    ],
)
def test_letters_with_points_say_what_they_say_without(
    kit: AddressKit, typed: str, country: str, record: str
) -> None:
    verdict = kit.verify(typed, country=country)
    assert (verdict.action, verdict.reasons, verdict.unmatched) == ("accept", (), ())
    assert verdict.match is not None
    assert verdict.match.id == record


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("400 S.W. 65th St, Seattle, WA 98117", "direction_conflict"),
        ("1 Madison Ave, New York, N.J. 10010", "region_conflict"),
    ],
)
def test_letters_with_points_contradict_as_well(kit: AddressKit, typed: str, reason: str) -> None:
    verdict = kit.verify(typed, country="US")
    assert verdict.action in ("confirm", "fix")
    assert reason in verdict.reasons
