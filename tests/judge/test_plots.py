"""A house that is numbered by its block and its lot is that house in whatever order they are typed."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened, assert_found_whole

ROWS = """\
id,house_number,street,suburb,city,postcode,country
a,Lot 5 Block 3,Sampaguita Street,Talon Dos,Las Piñas,1747,PH
b,Lot 3 Block 5,Sampaguita Street,Talon Dos,Las Piñas,1747,PH
c,,Sampaguita Street,Talon Dos,Las Piñas,1747,PH
road,166,판교역로,,성남시 분당구,13524,KR
below,지하 2,세종대로,,중구,04526,KR
above,2,세종대로,,중구,04526,KR
hill,산 12-1,,신대리,양평군,12500,KR
field,12-1,,신대리,양평군,12500,KR
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Blk 3 Lot 5 Sampaguita St, Talon Dos, Las Piñas", "a"),
        ("Lot 5 Blk. 3, Sampaguita St, Talon Dos, Las Piñas", "a"),
        ("Block 5, Lot 3 Sampaguita St, Talon Dos, Las Piñas 1747", "b"),
    ],
)
def test_a_lot_of_a_block_is_the_house_in_any_order(kit: AddressKit, typed: str, meant: str) -> None:
    assert_found_whole(kit, typed, "PH", meant)


@pytest.mark.parametrize(
    "typed",
    [
        "Blk 4 Lot 5 Sampaguita St, Talon Dos, Las Piñas",
        "Lot 3 Blk 3, Sampaguita St, Talon Dos, Las Piñas",
        "Lot 5 Blk 3 Phase 2, Sampaguita St, Talon Dos, Las Piñas",
        "Lot 5 Blk 3 Unit A, Sampaguita St, Talon Dos, Las Piñas",
    ],
)
def test_another_lot_is_not_accepted(kit: AddressKit, typed: str) -> None:
    assert kit.verify(typed, country="PH").action == "fix"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("중구 세종대로 지하 2", "below"),
        ("중구 세종대로 2", "above"),
        ("양평군 신대리 산12-1", "hill"),
        ("양평군 신대리 12-1", "field"),
        ("성남시 분당구 판교역로 지하 166", None),
        ("양평군 신대리 산 12-2", None),
    ],
)
def test_a_number_below_the_ground_or_in_the_hills_is_another(
    kit: AddressKit, typed: str, meant: str | None
) -> None:
    verdict = kit.verify(typed, country="KR")
    accepted = verdict.match.id if verdict.match and verdict.action == "accept" else None
    assert accepted == meant


FLOORS = """\
id,house_number,street,unit,district,region,postcode,country
fifth,209,市民大道一段,5樓,大同區,台北市,103,TW
seventh,209,市民大道一段,7樓,大同區,台北市,103,TW
"""


def test_a_floor_in_characters_is_that_in_digits(opened: Opened) -> None:
    kit = opened(FLOORS)
    for floor, accepted in (("五樓", True), ("5樓", True), ("六樓", False)):
        verdict = kit.verify(f"台北市大同區市民大道一段209號{floor}", country="TW")
        assert (verdict.action == "accept") == accepted, floor
