"""Divisions while they are typed: several levels without blanks, in the script that is typed, the bigger first."""

from __future__ import annotations

import pytest

import addrkit
from addrkit.gazetteer.build import Plan, build_from
from addrkit.gazetteer.sources.batches import batches
from addrkit.gazetteer.sources.division import Division
from addrkit.gazetteer.sources.divisions import rows_of
from addrkit.kit import AddressKit

JAPAN = (
    Division("13", None, "region", ("東京都",)),
    Division("13101", "13", "city", ("千代田区",)),
    Division("13101-1", "13101", "suburb", ("永田町", "Nagatacho"), ("100-0014",)),
    Division("13101-2", "13101", "suburb", ("霞が関",), ("100-0013",)),
    Division("17", None, "region", ("石川県",)),
    Division("17201", "17", "city", ("金沢市",)),
    *(
        Division(f"17201-{name}", "17201", "suburb", (name,), ("920-0863",))
        for name in ("堀川町", "山川町", "玉川町", "浅川町")
    ),
    Division("28", None, "region", ("兵庫県",)),
    Division("28203", "28", "city", ("明石市",)),
    Division("2", None, "region", ("青森県",)),
    Division("2204", "2", "city", ("黒石市",)),
    Division("26", None, "region", ("京都府",)),
    Division("26104", "26", "city", ("京都市中京区",)),
    Division("26104-1", "26104", "suburb", ("永倉町",), ("604-8332",)),
)
THAILAND = (
    Division("10", None, "city", ("กรุงเทพมหานคร", "Bangkok")),
    Division("1039", "10", "district", ("เขตวัฒนา", "Vadhana")),
    Division("50", None, "region", ("เชียงใหม่", "Chiang Mai")),
    Division("5011", "50", "district", ("พร้าว", "Phrao"), ("50190",)),
    Division("501106", "5011", "suburb", ("น้ำแพร่", "Nam Phrae"), ("50190",)),
)
MALAYSIA = (
    Division("14", None, "region", ("Kuala Lumpur",)),
    Division("14-1", "14", "city", ("Kuala Lumpur", "KL"), ("50450", "50470")),
    Division("1", None, "region", ("Johor",)),
    Division("1-1", "1", "city", ("Kluang",), ("86000", "86007", "86009")),
)
INDIA = (
    Division("KA", None, "region", ("Karnataka",)),
    Division("KA-1", "KA", "city", ("Bengaluru",)),
    Division("KA-1-1", "KA-1", "suburb", ("Koramangala",), ("560034",)),
)


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> AddressKit:
    output = tmp_path_factory.mktemp("divisions") / "divisions.gaz"
    trees = (("JP", JAPAN), ("TH", THAILAND), ("MY", MALAYSIA), ("IN", INDIA))
    rows = (row for code, tree in trees for row in rows_of(tree, {"country": code}))
    build_from(batches(rows), Plan(output, "divisions", "complete", vectors=False))
    return addrkit.open(output)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("東京都千代田区永田", "東京都千代田区永田町"),
        ("東京都千代田区永", "東京都千代田区永田町"),
        ("千代田区霞が関", "東京都千代田区霞が関"),
        ("千代田区", "東京都千代田区"),
        ("金沢市玉川町5-1", "石川県金沢市玉川町"),
        ("金沢市 玉川町5", "石川県金沢市玉川町"),
        ("黒石市虎町1-1", "青森県黒石市"),
        ("京都府京都市中京区", "京都府京都市中京区"),
        ("bangkok", "Bangkok"),
        ("กรุงเทพ", "กรุงเทพมหานคร"),
        ("kl", "Kuala Lumpur"),
        ("ตำบลน้ำแพร่ พร้าว", "น้ำแพร่"),
        ("ตำบลน้ำแพร่ อำเภอพร้าว เชียงใหม่", "น้ำแพร่"),
    ],
)
def test_the_division_that_is_typed_comes_first_in_its_script(
    kit: AddressKit, typed: str, first: str
) -> None:
    assert first in kit.suggest(typed)[0].text


def test_a_postcode_of_six_digits_is_found_by_its_halves(kit: AddressKit) -> None:
    assert "560034" in kit.suggest("560 034", country="IN")[0].text


def test_digits_alone_are_answered_in_the_countrys_script(kit: AddressKit) -> None:
    assert any("永田町" in each.text for each in kit.suggest("100-0014", country="JP"))
    assert "Nagatacho" in kit.suggest("nagata", country="JP")[0].text
