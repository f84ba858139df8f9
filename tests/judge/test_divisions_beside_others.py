"""Divisions beside other names: what a customer typed more is told or kept, and is never taken for another level."""

from __future__ import annotations

import pytest

from addrkit.gazetteer.sources.division import Division
from addrkit.kit import AddressKit
from addrkit.types import Reason
from tests.judge.conftest import OpenedTrees

TREES = {
    "SG": (Division("SG", None, "city", ("Singapore",), ("42",)),),
    "CN": (
        Division("51", None, "region", ("四川省", "四川")),
        Division("5101", "51", "city", ("成都市", "成都"), ("610",)),
        Division("510107", "5101", "district", ("武侯区",)),
        Division("61", None, "region", ("陕西省", "陕西")),
        Division("6101", "61", "city", ("西安市", "西安"), ("710",)),
        Division("610113", "6101", "district", ("雁塔区",)),
    ),
    "IN": (
        Division("MH", None, "region", ("Maharashtra", "MH")),
        Division("MH-1", "MH", "city", ("Mumbai",)),
        Division("MH-1-1", "MH-1", "suburb", ("Powai Iit",), ("400076",)),
        Division("KA", None, "region", ("Karnataka", "KA")),
        Division("KA-1", "KA", "city", ("Bengaluru", "Bangalore")),
        Division("KA-1-1", "KA-1", "suburb", ("H A L II Stage", "HAL 2nd Stage"), ("560008",)),
        Division("KA-1-2", "KA-1", "suburb", ("Indiranagar",), ("560038",)),
        Division("KL", None, "region", ("Kerala",)),
        Division("KL-1", "KL", "city", ("Kochi",)),
        Division("KL-1-0", "KL-1", "district", ("Ernakulam", "Kochi")),
        Division("KL-1-1", "KL-1-0", "suburb", ("Ernakulam",), ("682011",)),
        Division("KL-1-2", "KL-1-0", "suburb", ("Kochi MGRoad",), ("682016",)),
    ),
    "MX": (
        Division("CMX", None, "region", ("Ciudad de México", "CDMX")),
        Division("CMX-0", "CMX", "city", ("Ciudad de México", "CDMX")),
        Division("CMX-1", "CMX-0", "district", ("Cuauhtémoc",)),
        Division("CMX-1-1", "CMX-1", "suburb", ("Hipódromo",), ("06100",)),
        Division("CMX-2", "CMX-0", "district", ("Coyoacán",)),
        Division("CMX-2-1", "CMX-2", "suburb", ("Coyoacán",), ("04000",)),
        Division("JAL", None, "region", ("Jalisco",)),
        Division("JAL-1", "JAL", "city", ("Guadalajara",)),
        Division("JAL-1-1", "JAL-1", "suburb", ("Universidad",), ("44214",)),
        Division("JAL-2", "JAL", "city", ("Zapopan",)),
        Division("JAL-2-1", "JAL-2", "suburb", ("Jardines Universidad",), ("45110",)),
        Division("NLE", None, "region", ("Nuevo León",)),
        Division("NLE-1", "NLE", "city", ("Guadalupe",)),
        Division("NLE-1-1", "NLE-1", "suburb", ("Centro",), ("67100",)),
        Division("GUA", None, "region", ("Guanajuato",)),
        Division("GUA-1", "GUA", "city", ("León",)),
        Division("GUA-1-1", "GUA-1", "suburb", ("Guadalupe",), ("37280",)),
    ),
    "VN": (
        Division("68", None, "city", ("Tỉnh Lâm Đồng", "Lâm Đồng")),
        Division("672", "68", "district", ("Thành phố Đà Lạt", "Đà Lạt")),
        Division("24769", "672", "suburb", ("Phường 2", "P. 2")),
        Division("24", None, "city", ("Tỉnh Bắc Giang", "Bắc Giang")),
        Division("213", "24", "district", ("Thành phố Bắc Giang", "Bắc Giang")),
        Division("7204", "213", "suburb", ("Phường Lê Lợi", "Lê Lợi")),
        Division("27", None, "city", ("Tỉnh Bắc Ninh", "Bắc Ninh")),
        Division("7210", "27", "suburb", ("Phường Bắc Giang", "Bắc Giang")),
    ),
    "PH": (
        Division("MM", None, "region", ("Metro Manila",)),
        Division("MM-1", "MM", "city", ("Manila",), ("1004",)),
        Division("MM-1-1", "MM-1", "district", ("Malate",)),
        Division("MM-1-1-1", "MM-1-1", "suburb", ("Barangay 688",)),
        Division("BT", None, "region", ("Batangas",)),
        Division("BT-1", "BT", "city", ("Lipa", "Lipa City"), ("4217",)),
        Division("BT-1-1", "BT-1", "suburb", ("Sabang",)),
        Division("BT-2", "BT", "city", ("Rosario",)),
        Division("BT-2-1", "BT-2", "suburb", ("Villa Rosario",)),
        Division("MM-2", "MM", "city", ("Quezon City", "QC")),
        Division("MM-2-1", "MM-2", "suburb", ("Bagumbayan",)),
        Division("QZ", None, "region", ("Quezon",)),
        Division("QZ-1", "QZ", "city", ("Guinayangan",)),
        Division("QZ-1-1", "QZ-1", "suburb", ("Ermita",)),
    ),
    "TH": (
        Division("83", None, "region", ("ภูเก็ต", "Phuket")),
        Division("8301", "83", "district", ("เมืองภูเก็ต", "Mueang Phuket")),
        Division("830106", "8301", "suburb", ("ตำบลวิชิต", "Wichit"), ("83000",)),
        Division("8302", "83", "district", ("กะทู้", "Kathu")),
        Division("830201", "8302", "suburb", ("ตำบลกะทู้", "Kathu"), ("83120",)),
        Division("50", None, "region", ("เชียงใหม่", "Chiang Mai")),
        Division("5001", "50", "district", ("เมืองเชียงใหม่", "Mueang Chiang Mai")),
        Division("500101", "5001", "suburb", ("ตำบลช้างคลาน", "Chang Khlan", "ช้างคลาน"), ("50100",)),
    ),
    "ID": (
        Division("33", None, "region", ("Jawa Tengah", "Jateng")),
        Division("3302", "33", "city", ("Banyumas",)),
        Division("330227", "3302", "district", ("Purwokerto Timur",)),
        Division("3302271", "330227", "suburb", ("Purwokerto Lor",), ("53114",)),
    ),
}


@pytest.fixture(scope="module")
def kit(opened_trees: OpenedTrees) -> AddressKit:
    return opened_trees(TREES)


@pytest.mark.parametrize(
    ("code", "text", "reason"),
    [
        ("SG", "25 Joo Chiat Terrace, Kuala Lumpur 427257", "city_conflict"),
        ("MX", "Ámsterdam 120, Hipódromo, Coyoacán, 06100 CDMX", "district_conflict"),
        ("MX", "Av. Patria 1501, Jardines Universidad, Guadalajara, Jalisco, 45110", "city_conflict"),
        ("VN", "18 Phan Đình Phùng, Phường 20, Đà Lạt, Lâm Đồng", "suburb_conflict"),
    ],
)
def test_what_fits_no_level_is_told_at_its_own(kit: AddressKit, code: str, text: str, reason: Reason) -> None:
    found = kit.verify(text, country=code)
    assert reason in found.reasons
    assert found.action == "confirm"


def test_a_district_of_its_quarters_name_is_no_quarter_beside_another(kit: AddressKit) -> None:
    row = {"street": "5/5 Chao Fa Rd, Wichit", "city": "Kathu", "region": "Phuket", "postcode": "83120"}
    for typed in ("5/5 Chao Fa Rd, Wichit, Kathu, Phuket 83120", row):
        found = kit.verify(typed, country="TH")
        assert found.action != "accept"
        assert "Wichit" in found.formatted


def test_an_estate_before_a_quarter_with_its_word_is_within_it(kit: AddressKit) -> None:
    found = kit.verify("Blk 8 Lot 22 Villa Rosario, Brgy. Sabang, Lipa City, Batangas, 4217", country="PH")
    assert "suburb_conflict" not in found.reasons
    assert "Sabang" in found.formatted
    assert "Villa Rosario" in found.formatted


def test_a_division_of_elsewhere_in_a_cell_of_its_own_is_told(kit: AddressKit) -> None:
    row = {"street": "小寨东路", "house_number": "3", "building": "雁塔区", "city": "成都", "region": "四川"}
    found = kit.verify(row, country="CN")
    assert "district_conflict" in found.reasons
    assert found.action != "accept"


def test_a_town_with_the_word_for_one_is_no_province(kit: AddressKit) -> None:
    found = kit.verify("1433 A. Mabini St., Ermita, Quezon City", country="PH")
    assert found.action != "accept"
    assert "Guinayangan" not in found.formatted


def test_of_a_regions_name_none_is_a_towns(kit: AddressKit) -> None:
    found = kit.verify(
        {"street": "Leones", "house_number": "2100", "city": "Guadalupe", "region": "Nuevo León"},
        country="MX",
    )
    assert (found.address.city, found.address.region) == ("Guadalupe", "Nuevo León")


@pytest.mark.parametrize(
    ("code", "text", "words"),
    [
        ("IN", "Flat 1204, Lake Homes, Powai, Mumbai 400076", ("Lake Homes", "Powai")),
        ("IN", "45, 12th Main, HAL 2nd Stage, Indiranagar, Bangalore, KA 560008", ("Indiranagar",)),
        ("MX", "Ámsterdam 120, Hipódromo, Coyoacán, 06100 CDMX", ("Hipódromo", "Coyoacán")),
    ],
)
def test_no_name_beside_a_quarter_is_lost_from_the_label(
    kit: AddressKit, code: str, text: str, words: tuple[str, ...]
) -> None:
    assert all(word in kit.verify(text, country=code).formatted for word in words)


def test_a_district_of_its_quarters_name_is_meant_where_the_postcode_says_so(kit: AddressKit) -> None:
    found = kit.verify("12, MG Road, Ernakulam, Kochi 682016", country="IN")
    assert "postcode_conflict" not in found.reasons


def test_a_street_beside_its_number_is_no_quarter(kit: AddressKit) -> None:
    found = kit.verify("12 Lê Lợi, Phường Bắc Giang", country="VN")
    assert found.address.street == "Lê Lợi"
    assert not {"district_conflict", "suburb_conflict"} & set(found.reasons)


def test_a_district_is_as_far_as_people_write_where_quarters_bear_numbers(kit: AddressKit) -> None:
    found = kit.verify("1588 M. Adriatico St., Malate, Manila 1004", country="PH")
    assert (found.action, found.granularity) == ("accept", "suburb")


@pytest.mark.parametrize("province", ["เชียงใหม่", "จังหวัดเชียงใหม่"])
def test_two_words_for_kinds_are_no_name(kit: AddressKit, province: str) -> None:
    found = kit.verify(f"9 ถนนช้างคลาน ตำบลช้างคลาน อำเภอเมือง {province}", country="TH")
    assert (found.action, found.granularity) == ("accept", "suburb")


def test_the_second_number_of_a_part_is_held(kit: AddressKit) -> None:
    text = "gg. mangga 3 no 7 rt 2/4 kel purwokerto lor kec purwokerto timur banyumas jateng"
    found = kit.verify(text, country="ID")
    assert (found.action, found.unmatched) == ("accept", ())
