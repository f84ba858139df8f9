"""The seat of a county that is called as the county stays in the answer, and is told from its other towns."""

from __future__ import annotations

import pytest

from addrkit.gazetteer.sources.division import Division
from addrkit.kit import AddressKit
from tests.judge.conftest import OpenedTrees

SEATS = (
    ("屏東", "Pingtung"),
    ("花蓮", "Hualien"),
    ("彰化", "Changhua"),
    ("台東", "Taitung"),
    ("宜蘭", "Yilan"),
    ("苗栗", "Miaoli"),
    ("南投", "Nantou"),
)


def _tree() -> list[Division]:
    found = []
    for number, (native, latin) in enumerate(SEATS):
        county = f"{native}縣"
        names = (f"{native}市", f"{latin} City", latin)
        found += [
            Division(county, None, "city", (county, f"{latin} County", latin)),
            Division(names[0], county, "district", names, (f"9{number}0",)),
            Division(
                f"{county}吉安鄉", county, "district", ("吉安鄉", "Ji'an Township", "Ji'an"), (f"9{number}3",)
            ),
        ]
    return found


@pytest.fixture(scope="module")
def kit(opened_trees: OpenedTrees) -> AddressKit:
    """Counties of Taiwan with their seats."""
    return opened_trees({"TW": _tree()})


@pytest.mark.parametrize("number", range(len(SEATS)))
def test_the_seat_of_a_county_stays_in_the_answer(kit: AddressKit, number: int) -> None:
    native, latin = SEATS[number]
    in_script = kit.verify(f"9{number}0{native}縣{native}市中山路12號", country="TW")
    assert (in_script.action, in_script.address.district) == ("accept", f"{native}市")
    assert f"{native}縣{native}市" in in_script.formatted
    in_latin = kit.verify(f"No. 12, Zhongshan Rd., {latin} City, {latin} County 9{number}0", country="TW")
    assert (in_latin.action, in_latin.address.district) == ("accept", f"{latin} City")
    assert in_latin.unmatched == ()


def test_the_seat_with_the_postcode_of_another_town_of_its_county_is_asked_about(kit: AddressKit) -> None:
    told = kit.verify("903屏東縣屏東市中山路12號", country="TW")
    assert (told.action, "postcode_conflict" in told.reasons) == ("confirm", True)
    told = kit.verify("No. 12, Zhongshan Rd., Hualien City 913", country="TW")
    assert told.action == "confirm"
    assert {"district_conflict", "postcode_conflict"} & set(told.reasons)
