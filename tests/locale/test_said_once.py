"""What two components say alike is printed once."""

from __future__ import annotations

from addrkit.locale.format import format_address
from addrkit.types import Address


def test_a_village_that_its_doors_are_counted_by_is_printed_once() -> None:
    village = Address(
        street="Nová Lesná",
        house_number="346",
        suburb="Nová Lesná",
        city="Poprad",
        postcode="059 86",
        country="SK",
    )
    assert format_address(village) == "Nová Lesná 346, 059 86 Poprad"
    town = Address(
        street="永田町", house_number="1-7-1", suburb="永田町", city="千代田区", region="東京都", country="JP"
    )
    assert format_address(town).count("永田町") == 1
