"""Every word of a chain of divisions: none is lost, none is taken twice, and none is read as another."""

from __future__ import annotations

import pytest

from addrkit.gazetteer.sources.division import Division
from addrkit.kit import AddressKit
from addrkit.types import Reason
from tests.judge.conftest import OpenedTrees

TREES = {
    "TR": (
        Division("42", None, "region", ("Konya",)),
        Division("42-1", "42", "city", ("Karatay",)),
        Division("42-2", "42-1", "suburb", ("Fevziçakmak Mah.", "Fevziçakmak"), ("42210",)),
    ),
    "TW": (
        Division("A", None, "city", ("台北市", "Taipei City", "Taipei")),
        Division("100", "A", "district", ("中正區", "Zhongzheng District", "Zhongzheng"), ("100",)),
        Division("106", "A", "district", ("大安區", "Da'an District", "Da'an"), ("106",)),
        Division("B", None, "city", ("高雄市", "Kaohsiung City", "Kaohsiung")),
        Division("800", "B", "district", ("新興區", "Xinxing District", "Xinxing"), ("800",)),
    ),
    "IN": (
        Division("TN", None, "region", ("Tamil Nadu",)),
        Division("600", "TN", "city", ("Chennai", "Madras")),
        Division("600/1", "600", "suburb", ("Mylapore",), ("600004",)),
        Division("HR", None, "region", ("Haryana",)),
        Division("122", "HR", "city", ("Gurugram", "Gurgaon")),
        Division("122/1", "122", "suburb", ("DLF PhII",), ("122008",)),
        Division("122/2", "122", "suburb", ("DLF QE",), ("122002",)),
    ),
    "MX": (
        Division("MEX", None, "region", ("México",)),
        Division("MEX/E", "MEX", "city", ("Ecatepec de Morelos",)),
        Division("MEX/E/1", "MEX/E", "suburb", ("La Florida", "Ciudad Azteca"), ("55240",)),
        Division("MEX/N", "MEX", "city", ("Nextlalpan",)),
        Division("MEX/N/1", "MEX/N", "suburb", ("Primera Sección",), ("55790",)),
    ),
    "JP": (
        Division("北海道", None, "region", ("北海道",)),
        Division("札幌市北区", "北海道", "city", ("札幌市北区",)),
        Division("北七条西", "札幌市北区", "suburb", ("北七条西",), ("060-0807",)),
        Division("旭川市", "北海道", "city", ("旭川市",)),
        Division("七条西", "旭川市", "suburb", ("７条西",), ("070-0037",)),
        Division("京都府", None, "region", ("京都府",)),
        Division("京都市下京区", "京都府", "city", ("京都市下京区",)),
        Division("長刀鉾町", "京都市下京区", "suburb", ("長刀鉾町",), ("600-8008",)),
    ),
    "VN": (
        Division("old31", None, "city", ("Thành phố Hải Phòng", "Hải Phòng")),
        Division("old31-1", "old31", "district", ("Huyện Tiên Lãng", "Tiên Lãng")),
        Division("old31-1-1", "old31-1", "suburb", ("Xã Hùng Thắng", "Hùng Thắng")),
        Division("old94", None, "city", ("Tỉnh Sóc Trăng", "Sóc Trăng")),
        Division("old48", None, "city", ("Thành phố Đà Nẵng", "Đà Nẵng")),
        Division("old48-1", "old48", "district", ("Quận Hải Châu", "Hải Châu")),
        Division("old48-1-1", "old48-1", "suburb", ("Phường Hải Châu", "Hải Châu")),
    ),
    "BR": (
        Division("MG", None, "region", ("MG",)),
        Division("MG/S", "MG", "city", ("Sabará",)),
        Division("MG/S/1", "MG/S", "suburb", ("São José",), ("34505",)),
        Division("MG/U", "MG", "city", ("Ubá",)),
        Division("MG/U/1", "MG/U", "suburb", ("Residencial São José",), ("36503",)),
    ),
    "SG": (Division("SG", None, "city", ("Singapore",), ("13", "38")),),
    "AE": (
        Division("DU", None, "city", ("إمارة دبيّ", "Dubai")),
        Division("AJ", None, "city", ("إمارة عجمان", "Ajman")),
        Division("RK", None, "city", ("إمارة رأس الخيمة", "Ras al Khaimah", "RAK")),
    ),
    "ID": (
        Division("31", None, "region", ("DKI Jakarta",)),
        Division("31.74", "31", "city", ("Jakarta Selatan",)),
        Division("31.74.02", "31.74", "district", ("Setiabudi",)),
        Division("31.74.02.3", "31.74.02", "suburb", ("Karet Kuningan",), ("12940",)),
    ),
}


@pytest.fixture(scope="module")
def kit(opened_trees: OpenedTrees) -> AddressKit:
    return opened_trees(TREES)


@pytest.mark.parametrize(
    ("code", "text", "postcode"),
    [
        ("TR", "Fevzi Çakmak Mah. 10663 Sk. No:5 Karatay Konya", "42210"),
        ("TW", "No. 100, Sec. 2, Roosevelt Rd., Da'an Dist., Taipei", "106"),
    ],
)
def test_the_number_of_a_street_or_a_door_is_no_postcode_as_well(
    kit: AddressKit, code: str, text: str, postcode: str
) -> None:
    found = kit.verify(text, country=code)
    assert found.address.postcode == postcode
    assert not {"postcode_conflict", "postcode_not_found"} & set(found.reasons)


@pytest.mark.parametrize(
    ("code", "text", "suburb", "reason"),
    [
        ("IN", "14/2 T Nagar, Madras 600004", "T Nagar", "suburb_unconfirmed"),
        ("IN", "24/8, DLF Phase 3, Gurgaon, Haryana 122002", "DLF Phase 3", "suburb_unconfirmed"),
        (
            "MX",
            "Av. Central 200, Ciudad Azteca Primera Sección, Ecatepec de Morelos, Méx. 55240",
            "Ciudad Azteca Primera Sección",
            "suburb_conflict",
        ),
        (
            "VN",
            "30 Bạch Đằng, Phường Hải Châu I, Quận Hải Châu, Đà Nẵng",
            "Phường Hải Châu I",
            "suburb_unconfirmed",
        ),
        (
            "BR",
            "Rua das Flores, 12, Residencial São José, Sabará, MG",
            "Residencial São José",
            "suburb_conflict",
        ),
        (
            "SG",
            "1 Fusionopolis Way, Connexis North Tower, 138632",
            "Connexis North Tower",
            "suburb_unconfirmed",
        ),
        ("AE", "Villa 9, Khuzam, RAK", "Khuzam", "suburb_unconfirmed"),
    ],
)
def test_no_word_of_a_suburb_is_lost_or_read_as_another_suburb(
    kit: AddressKit, code: str, text: str, suburb: str, reason: Reason
) -> None:
    found = kit.verify(text, country=code)
    assert found.address.suburb == suburb
    assert suburb in found.formatted
    assert reason in found.reasons
    assert found.action == "confirm"
    assert "city_conflict" not in found.reasons


@pytest.mark.parametrize(
    ("code", "text", "reason"),
    [
        # The word for a Khmer hamlet begins a province's name.
        ("VN", "12 Lê Lợi, Xã Hùng Thắng, Tỉnh Sóc Trăng", "city_conflict"),
        ("VN", "12 Lê Lợi, Xã Hùng Thắng, Sóc Trăng", "city_conflict"),
        # Another town's district, and one of no town.
        ("TW", "No. 100, Sec. 2, Roosevelt Rd., Da'an Dist., Kaohsiung City", "district_conflict"),
        ("TW", "No. 100, Sec. 2, Roosevelt Rd., Nowhere Dist., Kaohsiung City", "district_conflict"),
        # A digit is missing.
        ("SG", "1 Fusionopolis Way Singapore 13863", "postcode_not_found"),
    ],
)
def test_what_contradicts_is_told(kit: AddressKit, code: str, text: str, reason: Reason) -> None:
    found = kit.verify(text, country=code)
    assert reason in found.reasons
    assert found.action == "confirm"


def test_a_second_emirate_is_told_where_the_country_is_guessed(kit: AddressKit) -> None:
    found = kit.verify("Villa 23, Street 15B, Al Barsha 2, Dubai, Ajman")
    assert (found.address.city, found.address.country) == ("Dubai", "AE")
    assert "region_conflict" in found.reasons
    assert found.action == "confirm"


def test_towns_of_numbered_streets_are_found_in_digits_and_in_characters(kit: AddressKit) -> None:
    for text in ("札幌市北区北7条西4丁目", "札幌市北区北七条西4丁目"):
        found = kit.verify(text, country="JP")
        assert (found.address.suburb, found.address.city) == ("北七条西", "札幌市北区")
        assert "city_conflict" not in found.reasons


def test_a_street_of_kyoto_stands_before_the_town(kit: AddressKit) -> None:
    found = kit.verify("京都市下京区四条通烏丸東入長刀鉾町10", country="JP")
    assert found.formatted == "〒600-8008, 京都府京都市下京区四条通烏丸東入長刀鉾町10"


def test_a_plot_is_no_house_of_its_number(kit: AddressKit) -> None:
    found = kit.verify(
        "Jl. Prof. Dr. Satrio Kav. 18, Karet Kuningan, Setiabudi, Jakarta Selatan", country="ID"
    )
    assert found.formatted.startswith("Jl. Prof. Dr. Satrio Kav. 18, Karet Kuningan")
