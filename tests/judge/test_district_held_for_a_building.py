"""Another district's name that the parser held for a temple's is a conflict, where no district was typed."""

from __future__ import annotations

from addrkit.gazetteer.sources.division import Division
from tests.judge.conftest import OpenedTrees


def test_a_district_of_elsewhere_is_no_temple(opened_trees: OpenedTrees) -> None:
    tree = (
        Division("25", None, "region", ("ปราจีนบุรี", "Prachin Buri")),
        Division("2507", "25", "district", ("ประจันตคาม", "Prachantakham")),
        Division("250704", "2507", "suburb", ("ตำบลคำโตนด", "Kham Tanot"), ("25130",)),
        Division("18", None, "region", ("ชัยนาท", "Chai Nat")),
        Division("1803", "18", "district", ("วัดสิงห์", "Wat Sing")),
        Division("180301", "1803", "suburb", ("ตำบลวัดสิงห์", "Wat Sing"), ("17120",)),
    )
    places = opened_trees({"TH": tree})
    right = places.verify("12, ตำบลคำโตนด ประจันตคาม ปราจีนบุรี 25130", country="TH")
    assert right.action == "accept"
    wrong = places.verify("12, ตำบลคำโตนด วัดสิงห์ ปราจีนบุรี 25130", country="TH")
    assert (wrong.action, "district_conflict" in wrong.reasons) == ("confirm", True)


def test_a_street_s_name_is_no_quarter_beside_one_that_is_announced(opened_trees: OpenedTrees) -> None:
    tree = (
        Division("52", None, "city", ("Tỉnh Bình Định",)),
        Division("540", "52", "district", ("Thành phố Quy Nhơn",)),
        Division("21583", "540", "suburb", ("Phường Lê Lợi",)),
        Division("48", None, "city", ("Thành phố Đà Nẵng",)),
        Division("20200", "48", "suburb", ("Phường Bàn Thạch",)),
    )
    places = opened_trees({"VN": tree})
    assert places.verify("12 Lê Lợi, Phường Bàn Thạch, Thành phố Đà Nẵng", country="VN").action == "accept"
    assert places.verify("12 Lê Lợi, Phường Bàn Thạch, Tỉnh Bình Định", country="VN").action == "confirm"
