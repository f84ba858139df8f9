"""What shoppers of the markets type: names that others share, words that only seem a division's, parts left out."""

from __future__ import annotations

import pytest

from addrkit.gazetteer.sources.division import Division
from addrkit.kit import AddressKit
from tests.judge.conftest import OpenedTrees

TREES = {
    "TR": (
        Division("34", None, "region", ("İstanbul",)),
        Division("34-1", "34", "city", ("Kağıthane",)),
        Division("34-1-1", "34-1", "suburb", ("Merkez Mah.", "Merkez"), ("34406",)),
        Division("34-2", "34", "city", ("Güngören",)),
        Division("34-2-1", "34-2", "suburb", ("Sanayi Mah.", "Sanayi"), ("34165",)),
        Division("34-3", "34", "city", ("Pendik",)),
        Division("34-3-1", "34-3", "suburb", ("Sanayi Mah.", "Sanayi"), ("34906",)),
        Division("35", None, "region", ("İzmir",)),
        Division("35-1", "35", "city", ("Çiğli",)),
        Division("35-1-1", "35-1", "suburb", ("Atatürk Mah.", "Atatürk"), ("35610",)),
    ),
    "TH": (
        Division("10", None, "city", ("กรุงเทพมหานคร", "Bangkok")),
        Division("10-1", "10", "district", ("เขตปทุมวัน", "Pathum Wan")),
        Division("10-1-1", "10-1", "suburb", ("แขวงปทุมวัน", "Pathum Wan"), ("10330", "10500")),
        Division("10-1-2", "10-1", "suburb", ("แขวงวังใหม่", "Wang Mai"), ("10330",)),
    ),
    "PH": (
        Division("MM", None, "region", ("Metro Manila",)),
        Division("MM-1", "MM", "city", ("Marikina", "Marikina City")),
        Division("MM-1-1", "MM-1", "suburb", ("Santo Niño",)),
        Division("MM-2", "MM", "city", ("Makati", "Makati City")),
        Division("MM-2-1", "MM-2", "suburb", ("San Lorenzo",)),
        Division("CE", None, "region", ("Cebu",)),
        Division("CE-1", "CE", "city", ("Cebu City",)),
        Division("CE-1-1", "CE-1", "suburb", ("Central",)),
        Division("CE-1-2", "CE-1", "suburb", ("Pahina Central",)),
        Division("CE-2", "CE", "city", ("Bulan",)),
        Division("CE-2-1", "CE-2", "suburb", ("Zone 4",)),
        Division("CE-1-3", "CE-1", "suburb", ("Carmen",)),
    ),
    "MY": (
        Division("J", None, "region", ("Johor",)),
        Division("J-1", "J", "city", ("Johor Bahru",), ("81300",)),
        Division("J-2", "J", "city", ("Muar",), ("84000",)),
    ),
    "AE": (
        Division("DU", None, "city", ("Dubai",)),
        Division("DU-1", "DU", "suburb", ("Al Barsha",)),
        Division("DU-2", "DU", "suburb", ("Jumeirah Lakes Towers", "JLT")),
        Division("AZ", None, "city", ("Abu Dhabi",)),
        Division("AZ-1", "AZ", "district", ("Al Ain",)),
    ),
    "VN": (
        Division("79", None, "city", ("Thành phố Hồ Chí Minh", "TPHCM", "Hồ Chí Minh")),
        Division("79-1", "79", "district", ("Quận Bình Tân", "Bình Tân")),
        Division("79-1-1", "79-1", "suburb", ("Phường Tân Tạo", "Tân Tạo")),
        Division("79-2", "79", "district", ("Quận Tân Phú", "Tân Phú")),
        Division("79-2-1", "79-2", "suburb", ("Phường Hiệp Tân", "Hiệp Tân")),
    ),
    "JP": (
        Division("長野県", None, "region", ("長野県",)),
        Division("軽井沢町", "長野県", "city", ("北佐久郡軽井沢町",)),
        Division("軽井沢", "軽井沢町", "suburb", ("軽井沢",), ("389-0102",)),
        Division("長倉", "軽井沢町", "suburb", ("長倉",), ("389-0111",)),
    ),
    "HK": (
        Division("K", None, "region", ("Kowloon", "九龍")),
        Division("K-1", "K", "city", ("Kowloon Bay", "九龍灣")),
        Division("H", None, "region", ("Hong Kong Island", "香港島", "香港")),
        Division("H-1", "H", "city", ("Wan Chai", "灣仔")),
    ),
}


@pytest.fixture(scope="module")
def kit(opened_trees: OpenedTrees) -> AddressKit:
    return opened_trees(TREES)


def test_a_town_that_was_typed_stands_before_a_quarter_that_several_others_have(kit: AddressKit) -> None:
    found = kit.verify("Sanayi Mah. Karanfil Sk. No:7 Kağıthane İstanbul", country="TR")
    assert (found.components["city"].value, found.components["city"].status) == ("Kağıthane", "confirmed")
    assert "suburb_unconfirmed" in found.reasons
    assert not {"ambiguous", "city_conflict"} & set(found.reasons)


def test_an_estate_that_is_named_like_a_quarter_is_not_that_quarter(kit: AddressKit) -> None:
    found = kit.verify("Atatürk OSB 10006 Sok. No:12 Çiğli İzmir", country="TR")
    assert found.address.suburb == "Atatürk OSB"
    assert found.action == "confirm"
    village = kit.verify("5 Ayala St, San Lorenzo Village, Makati", country="PH")
    assert village.address.suburb == "San Lorenzo Village"
    assert "suburb_unconfirmed" in village.reasons


def test_a_quarter_between_commas_stands_before_what_its_postcode_says(kit: AddressKit) -> None:
    found = kit.verify("MBK Center, Wang Mai, Pathum Wan, Bangkok 10500", country="TH")
    assert (found.address.suburb, found.address.street) == ("Wang Mai", None)
    assert "postcode_conflict" in found.reasons
    assert found.formatted.count("Pathum Wan") == 1


def test_the_longer_of_two_names_is_meant(kit: AddressKit) -> None:
    found = kit.verify("5 Leon Kilat St, Pahina Central, Cebu City", country="PH")
    assert found.address.suburb == "Pahina Central"
    assert not {"ambiguous", "suburb_conflict"} & set(found.reasons)


def test_a_zone_lies_within_its_barangay(kit: AddressKit) -> None:
    found = kit.verify("Zone 4, Carmen, Cebu City", country="PH")
    assert found.address.suburb == "Zone 4, Carmen"
    assert "suburb_conflict" not in found.reasons


def test_a_town_that_no_list_has_is_not_contradicted_by_its_postcode(kit: AddressKit) -> None:
    found = kit.verify("5 Jalan Universiti 3, 81300 Skudai, Johor", country="MY")
    assert "city_unconfirmed" in found.reasons
    assert "city_conflict" not in found.reasons
    assert "Skudai" in found.formatted
    wrong = kit.verify("5 Jalan Universiti 3, 81300 Muar, Johor", country="MY")
    assert {"city_conflict", "postcode_conflict"} & set(wrong.reasons)


@pytest.mark.parametrize(
    ("code", "text", "kept"),
    [
        ("AE", "Office 7, Cluster D, JLT, Dubai, UAE", "Cluster D"),
        ("AE", "Villa 22, Zabeel City A, Dubai", "Zabeel City A"),
        ("VN", "156/3/2 Lê Đình Cẩn P Tân Tạo Q Bình Tân TPHCM", "156/3/2 Lê Đình Cẩn,"),
        ("PH", "22 A. Bonifacio Ave., Sto. Niño, Marikina", "22 A. Bonifacio Ave."),
    ],
)
def test_every_word_stays_where_it_was_typed(kit: AddressKit, code: str, text: str, kept: str) -> None:
    found = kit.verify(text, country=code)
    assert kept in found.formatted


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("AE", "Villa 8, Street 12, Al Barsha 3, Abu Dhabi"),
        ("VN", "156/3/2 Lê Đình Cẩn P Tân Tạo Q Tân Phú TPHCM"),
        ("HK", "九龍灣仔軒尼詩道200號"),
        ("PH", "22 A. Bonifacio Ave., Sto. Niño, Makati"),
    ],
)
def test_a_quarter_of_elsewhere_is_told_and_not_accepted(kit: AddressKit, code: str, text: str) -> None:
    found = kit.verify(text, country=code)
    told = {"suburb_conflict", "district_conflict", "city_conflict", "region_conflict"} & set(found.reasons)
    assert told
    assert found.action == "confirm"


def test_a_number_behind_a_quarter_makes_it_no_other(kit: AddressKit) -> None:
    found = kit.verify("Villa 8, Street 12, Al Barsha 3, Dubai", country="AE")
    assert found.address.suburb == "Al Barsha 3"
    assert "city_conflict" not in found.reasons


def test_a_town_of_an_emirate_is_named_with_it(kit: AddressKit) -> None:
    found = kit.verify("Villa 5, Al Jimi, Al Ain", country="AE")
    assert found.formatted == "Villa 5, Al Jimi, Al Ain, Abu Dhabi"


def test_a_county_before_a_town_is_of_its_name(kit: AddressKit) -> None:
    found = kit.verify("長野県北佐久郡軽井沢町軽井沢1178", country="JP")
    assert found.action == "accept"
    assert found.formatted == "〒389-0102, 長野県北佐久郡軽井沢町軽井沢1178"


def test_a_street_named_after_a_town_is_not_in_it(kit: AddressKit) -> None:
    found = kit.verify("九龍灣道100號", country="HK")
    assert found.action != "accept"
