"""Divisions said otherwise: another one beside them is told, and names, notes and slips around them lose nothing."""

from __future__ import annotations

import pytest

from addrkit.gazetteer.sources.division import Division
from addrkit.kit import AddressKit
from addrkit.types import Reason
from tests.judge.conftest import OpenedTrees

TREES = {
    "TH": (
        Division("14", None, "region", ("พระนครศรีอยุธยา", "Phra Nakhon Si Ayutthaya")),
        Division("1401", "14", "district", ("บางไทร", "Bang Sai")),
        Division("140101", "1401", "suburb", ("ตำบลเชียงรากน้อย", "Chiang Rak Noi"), ("13290",)),
        Division("1402", "14", "district", ("เมืองพระนครศรีอยุธยา", "Mueang Phra Nakhon Si Ayutthaya")),
        Division("140201", "1402", "suburb", ("ตำบลประตูชัย", "Pratu Chai"), ("13000",)),
        Division("49", None, "region", ("มุกดาหาร", "Mukdahan")),
        Division("4901", "49", "district", ("ดอนตาล", "Don Tan")),
        Division("490101", "4901", "suburb", ("ตำบลป่าไร่", "Pa Rai"), ("49120",)),
    ),
    "VN": (
        Division("30", None, "city", ("Tỉnh Hải Dương", "Hải Dương")),
        Division("30-1", "30", "district", ("Thành phố Chí Linh", "Chí Linh")),
        Division("30-1-1", "30-1", "suburb", ("Xã Lê Lợi", "Lê Lợi")),
        Division("02", None, "city", ("Tỉnh Hà Giang", "Hà Giang")),
        Division("02-1", "02", "district", ("Huyện Bắc Quang", "Bắc Quang")),
        Division("02-1-1", "02-1", "suburb", ("Xã Đồng Yên", "Đồng Yên")),
        Division("15", None, "city", ("Tỉnh Yên Bái", "Yên Bái")),
        Division("15-1", "15", "district", ("Thành phố Yên Bái", "Yên Bái")),
        Division("58", None, "city", ("Tỉnh Ninh Thuận", "Ninh Thuận")),
        Division("58-1", "58", "district", ("Huyện Ninh Sơn", "Ninh Sơn")),
        Division("58-1-1", "58-1", "suburb", ("Xã Nhơn Sơn", "Nhơn Sơn")),
    ),
    "MY": (
        Division("JHR", None, "region", ("Johor",)),
        Division("JHR/1", "JHR", "city", ("Benut",), ("82200",)),
        Division("SGR", None, "region", ("Selangor",)),
        Division("SGR/1", "SGR", "city", ("Bandar Puncak Alam",), ("42300",)),
    ),
    "BR": (
        Division("SP", None, "region", ("SP", "são paulo")),
        Division("SP/1", "SP", "city", ("Campinas",)),
        Division("SP/1/1", "SP/1", "suburb", ("Chácara Boa Vista",), ("13068",)),
        Division("SP/2", "SP", "city", ("São Paulo",)),
        Division("SP/2/1", "SP/2", "suburb", ("Moema",), ("04077",)),
    ),
    "TR": (
        Division("65", None, "region", ("Van",)),
        Division("65-1", "65", "city", ("Başkale",)),
        Division("65-1-1", "65-1", "suburb", ("Kocaköy Mah.", "Kocaköy"), ("65600",)),
        Division("37", None, "region", ("Kastamonu",)),
        Division("37-1", "37", "city", ("Merkez",)),
        Division("37-1-1", "37-1", "suburb", ("Cebrail Mah.", "Cebrail"), ("37100",)),
    ),
    "MX": (
        Division("SIN", None, "region", ("Sinaloa",)),
        Division("SIN/M", "SIN", "city", ("Mazatlán",)),
        Division("SIN/M/1", "SIN/M", "suburb", ("El Conchi",), ("82139",)),
        Division("SIN/M/2", "SIN/M", "suburb", ("El Conchi Infonavit",), ("82139",)),
        Division("CHH", None, "region", ("Chihuahua",)),
        Division("CHH/H", "CHH", "city", ("Hidalgo del Parral",)),
        Division("CHH/H/1", "CHH/H", "suburb", ("Praderas",), ("33856",)),
        Division("HID", None, "region", ("Hidalgo",)),
    ),
    "HK": (
        Division("NT", None, "region", ("New Territories", "新界")),
        Division("NT/1", "NT", "city", ("Peng Chau", "坪洲")),
        Division("HK", None, "region", ("Hong Kong Island", "香港島", "香港")),
        Division("HK/1", "HK", "city", ("Shek O", "石澳")),
    ),
    "IN": (
        Division("WB", None, "region", ("West Bengal",)),
        Division("WB/1", "WB", "city", ("Bankura",)),
        Division("WB/1/1", "WB/1", "suburb", ("Kesiakole",), ("722155",)),
    ),
    "KR": (
        Division("충청남도", None, "region", ("충청남도", "Chungcheongnam-do")),
        Division("아산시", "충청남도", "city", ("아산시", "Asan-si"), ("315",)),
    ),
    "JP": (
        Division("兵庫県", None, "region", ("兵庫県",)),
        Division("養父市", "兵庫県", "city", ("養父市",)),
        Division("加保", "養父市", "suburb", ("大屋町加保",), ("667-0315",)),
        Division("相生市", "兵庫県", "city", ("相生市",)),
        Division("南", "相生市", "suburb", ("南",), ("678-0012",)),
    ),
    "PH": (
        Division("PAM", None, "region", ("Pampanga",)),
        Division("PAM/1", "PAM", "city", ("Mabalacat City", "Mabalacat"), ("2010",)),
        Division("PAM/1/1", "PAM/1", "suburb", ("Duquit",)),
        Division("NCR", None, "region", ("Metro Manila",)),
        Division("NCR/1", "NCR", "city", ("Manila",)),
        Division("NCR/1/1", "NCR/1", "suburb", ("Don Bosco",)),
        Division("NCR/1/T", "NCR/1", "district", ("Tondo I/II",)),
        Division("NCR/1/T/1", "NCR/1/T", "suburb", ("Barangay 227",)),
    ),
}


@pytest.fixture(scope="module")
def kit(opened_trees: OpenedTrees) -> AddressKit:
    return opened_trees(TREES)


@pytest.mark.parametrize(
    ("code", "text", "reason", "told"),
    [
        (
            "TH",
            "12 Thanon Maharaj, Chiang Rak Noi, Don Tan, Phra Nakhon Si Ayutthaya 13290",
            "district_conflict",
            "Don Tan",
        ),
        (
            "VN",
            "12 Lê Lợi, Xã Nhơn Sơn, Thành phố Yên Bái, Tỉnh Ninh Thuận",
            "district_conflict",
            "Thành phố Yên Bái",
        ),
        # The street is named like a commune of the town.
        (
            "VN",
            "12 Lê Lợi, Xã Đồng Yên, Thành phố Chí Linh, Tỉnh Hải Dương",
            "suburb_conflict",
            "Xã Đồng Yên",
        ),
        ("MY", "12, Jalan Merdeka, Bandar Puncak Alam, Johor 82200", "city_conflict", "Bandar Puncak Alam"),
        # The city's name is the state's as well.
        (
            "BR",
            "Rua das Flores, 120, Chácara Boa Vista, São Paulo, SP 13068666",
            "city_conflict",
            "São Paulo",
        ),
        ("TR", "Atatürk Caddesi No:12, Kocaköy Mah., Merkez, Van 65600", "city_conflict", "Merkez"),
        # A town that is called like a direction.
        ("JP", "667-0315 兵庫県養父市南1-2-3", "suburb_conflict", "市南1-2-3"),
    ],
)
def test_another_division_in_its_place_is_told_and_not_accepted(
    kit: AddressKit, code: str, text: str, reason: Reason, told: str
) -> None:
    found = kit.verify(text, country=code)
    assert found.action == "confirm"
    assert reason in found.reasons
    assert told in found.formatted


@pytest.mark.parametrize(
    ("code", "text", "label"),
    [
        # A district that begins like a title.
        (
            "TH",
            "12 Thanon Maharaj, Pa Rai, Don Tan, Mukdahan 49120",
            "12 Thanon Maharaj, Pa Rai, Don Tan, Mukdahan 49120",
        ),
        ("PH", "12 Rizal Street, Don Bosco, Manila", "12 Rizal Street, Don Bosco, Manila, Metro Manila"),
        (
            "PH",
            "12 Rizal Street, Barangay 227, Tondo I/II, Manila",
            "12 Rizal Street, Barangay 227, Tondo I/II, Manila, Metro Manila",
        ),
        # A word for a kind that is of the name.
        (
            "MX",
            "Calle 5 de Mayo 12, El Conchi Infonavit, Mazatlán, Sinaloa 82139",
            "Calle 5 de Mayo 12, El Conchi Infonavit, 82139 Mazatlán, Sin.",
        ),
        # The town again, which begins like a state.
        (
            "MX",
            "Calle 5 de Mayo 12, Praderas, Hidalgo del Parral, Chihuahua 33856, Hidalgo del Parral",
            "Calle 5 de Mayo 12, Praderas, 33856 Hidalgo del Parral, Chih.",
        ),
        # The country, which is a region's name as well.
        (
            "HK",
            "12 Main Street, Peng Chau, New Territories, Hong Kong",
            "12 Main Street, Peng Chau, New Territories",
        ),
        # A name in characters beside an address in Latin letters, and in Latin letters beside one in characters.
        (
            "KR",
            "김철수, 12 Jungang-ro, Asan-si, Chungcheongnam-do 31533",
            "12 Jungang-ro, Asan-si, Chungcheongnam-do 31533",
        ),
        ("HK", "Mr. Chan Tai Man, 香港島石澳大街12號", "香港島石澳大街12號"),
        # A telephone number is no postcode, nor is it one with the postcode.
        (
            "PH",
            "12 Rizal Street, Duquit, Mabalacat City, Pampanga 0917 123 4567",
            "12 Rizal Street, Duquit, Mabalacat City, Pampanga",
        ),
        (
            "TR",
            "Atatürk Caddesi No:12, Cebrail Mah., Merkez, Kastamonu 37100 0532 123 45 67",
            "Cebrail Mah., Atatürk Caddesi No:12, 37100 Merkez/Kastamonu",
        ),
        # A slip beside a word that its country shortens, behind a kind, beside a region of the town's name.
        (
            "IN",
            "12, MG Road, Kesiakole, Bankura, West Begal 722155",
            "12, MG Road, Kesiakole, Bankura 722155, West Bengal",
        ),
        (
            "TH",
            "12 Thanon Maharaj, Pratu Chai, Mueang Phra Nakhon Si Ayuttaya, Phra Nakhon Si Ayutthaya 13000",
            "12 Thanon Maharaj, Pratu Chai, Mueang Phra Nakhon Si Ayutthaya, Phra Nakhon Si Ayutthaya 13000",
        ),
        (
            "PH",
            "12 Rizal Street, Don Bosco, Maila, Metro Manila",
            "12 Rizal Street, Don Bosco, Manila, Metro Manila",
        ),
    ],
)
def test_a_division_is_accepted_for_what_stands_around_it(
    kit: AddressKit, code: str, text: str, label: str
) -> None:
    found = kit.verify(text, country=code)
    assert found.formatted == label
    assert found.action == "accept"
