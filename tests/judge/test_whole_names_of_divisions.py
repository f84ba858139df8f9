"""Names that are all of a piece between commas, whatever the parser holds them for: which division they mean."""

from __future__ import annotations

import pytest

from addrkit.gazetteer.sources.division import Division
from addrkit.kit import AddressKit
from tests.judge.conftest import OpenedTrees

TREES = {
    "MY": (
        Division("W", None, "region", ("Kuala Lumpur",)),
        Division("W1", "W", "city", ("Kuala Lumpur",), ("56000", "50714")),
        Division("B", None, "region", ("Selangor",)),
        Division("B1", "B", "city", ("Cheras",), ("43200",)),
        Division("N", None, "region", ("Negeri Sembilan",)),
        Division("N1", "N", "city", ("Nilai",), ("71800",)),
    ),
    "TW": (
        Division("F", None, "city", ("新北市", "New Taipei City"), ("239",)),
        Division("V", None, "city", ("臺東縣", "Taitung County"), ("950",)),
        Division("V1", "V", "district", ("臺東市", "Taitung City"), ("950",)),
    ),
    "TH": (
        Division("24", None, "region", ("ฉะเชิงเทรา", "Chachoengsao")),
        Division("2401", "24", "district", ("เมืองฉะเชิงเทรา", "Mueang Chachoengsao")),
        Division("240101", "2401", "suburb", ("ตำบลคลองเปรง", "Khlong Preng", "คลองเปรง"), ("24000",)),
        Division("50", None, "region", ("เชียงใหม่", "Chiang Mai")),
        Division("5015", "50", "district", ("หางดง", "Hang Dong"), ("50230",)),
    ),
    "KR": (
        Division("GB", None, "region", ("경상북도", "Gyeongsangbuk-do")),
        Division("GB1", "GB", "city", ("포항시", "Pohang-si"), ("377",)),
        Division("GB11", "GB1", "district", ("북구", "Buk-gu"), ("377",)),
        Division("BS", None, "region", ("부산광역시", "Busan")),
        Division("BS1", "BS", "city", ("동구", "Dong-gu"), ("487",)),
    ),
    "JP": (
        Division("01", None, "region", ("北海道", "hokkaido")),
        Division("01101", "01", "city", ("札幌市中央区", "Chuo-ku, Sapporo-shi", "Chuo-ku")),
        Division("01101-1", "01101", "suburb", ("宮の森", "Miyanomori"), ("064-0958",)),
        Division("01101-2", "01101", "suburb", ("宮の森四条", "Miyanomori4jo"), ("064-0954",)),
    ),
    "ID": (
        Division("13", None, "region", ("Sumatera Barat",)),
        Division("13.11", "13", "city", ("Solok Selatan",)),
        Division("13.11.07", "13.11", "district", ("Sangir Balai Janggo",)),
        Division("13.11.07.1", "13.11.07", "suburb", ("Sungai Kunyit",), ("27777",)),
        Division("13.11.07.3", "13.11.07", "suburb", ("Sungai Kunyit Barat",), ("27777",)),
    ),
    "IN": (
        Division("MH", None, "region", ("Maharashtra",)),
        Division("MH-1", "MH", "city", ("Mumbai",)),
        Division("MH-1-1", "MH-1", "suburb", ("Mazgaon",), ("400010",)),
        Division("MH-1-2", "MH-1", "suburb", ("Mazgaon Road",), ("400010",)),
        Division("KA", None, "region", ("Karnataka",)),
        Division("KA-1", "KA", "city", ("Gadag",)),
        Division("KA-1-1", "KA-1", "suburb", ("Gadag",), ("582101",)),
        Division("KA-1-2", "KA-1", "suburb", ("Gadag City",), ("582103",)),
    ),
    "VN": (
        Division("14", None, "city", ("Tỉnh Sơn La", "Sơn La")),
        Division("03670", "14", "suburb", ("Phường Chiềng Cơi", "Chiềng Cơi")),
        Division("04141", "14", "suburb", ("Xã Chiềng Nơi", "Chiềng Nơi")),
        Division("68", None, "city", ("Tỉnh Lâm Đồng", "Lâm Đồng")),
        Division("24916", "68", "suburb", ("Xã Tân Hà Lâm Hà", "Tân Hà Lâm Hà")),
        Division("old68", "68", "district", ("Huyện Lâm Hà", "Lâm Hà")),
        Division("old24910", "old68", "suburb", ("Xã Tân Hà", "Tân Hà")),
        Division("01", None, "city", ("Thành phố Hà Nội", "Hà Nội")),
        Division("old007", "01", "district", ("Quận Hai Bà Trưng", "Hai Bà Trưng")),
    ),
    "AE": (
        Division("DU", None, "city", ("إمارة دبيّ", "Dubai", "دبي")),
        Division("DU-1", "DU", "suburb", ("Al Twar", "الطوار")),
        Division("DU-3", "DU", "suburb", ("Al Twar 3", "الطوار 3")),
    ),
    "TR": (
        Division("49", None, "region", ("Muş",)),
        Division("49-1", "49", "city", ("Merkez", "Muş")),
        Division("49-1-1", "49-1", "suburb", ("Dilimli Köyü", "Dilimli"), ("49250",)),
        Division("63", None, "region", ("Şanlıurfa",)),
        Division("63-1", "63", "city", ("Akçakale",)),
        Division("63-1-1", "63-1", "suburb", ("Okaylar Mah.", "Okaylar"), ("63500",)),
    ),
    "MX": (
        Division("GTO", None, "region", ("Guanajuato",)),
        Division("GTO-1", "GTO", "city", ("Salamanca",)),
        Division("GTO-1-1", "GTO-1", "suburb", ("San Juan",), ("36857",)),
        Division("MEX", None, "region", ("México",)),
        Division("CMX", None, "region", ("Ciudad de México",)),
        Division("CMX-1", "CMX", "city", ("Ciudad de México", "México")),
    ),
    "CN": (
        Division("13", None, "region", ("河北省", "Hebei")),
        Division("1308", "13", "city", ("承德市", "Chengde"), ("0670",)),
        Division("130821", "1308", "district", ("承德县", "Chengde County", "Chengde"), ("0674",)),
        Division("130826", "1308", "district", ("丰宁满族自治县", "Fengning"), ("0683",)),
    ),
}


@pytest.fixture(scope="module")
def kit(opened_trees: OpenedTrees) -> AddressKit:
    return opened_trees(TREES)


@pytest.mark.parametrize(
    ("typed", "country", "reason"),
    [
        # Each names a second town, region or district that the division is not in.
        ("12, Jalan Merdeka, Nilai, Kuala Lumpur 71800", "MY", "city_conflict"),
        ("12, Zhongshan Rd., Taitung City, New Taipei City 239", "TW", "district_conflict"),
        ("12 ถนนมหาราช, ตำบลคลองเปรง, หางดง, ฉะเชิงเทรา 24000", "TH", "district_conflict"),
        ("12 Jungang-ro, Dong-gu, Pohang-si, Gyeongsangbuk-do", "KR", "city_conflict"),
        ("Miyanomori4jo, Chuo-ku, Hokkaido", "JP", "suburb_conflict"),
        # The number was held for the flat's, and makes it another quarter.
        ("12 شارع الوصل, الطوار 3, إمارة دبيّ", "AE", "suburb_conflict"),
        # Every province has a centre.
        ("Fatih sokak no 19 Dilimli Mah. Merkez", "TR", "ambiguous"),
        ("Merkez/Şanlıurfa Okaylar Mah. Çiçek Sokak 14", "TR", "city_conflict"),
        ("Cumhuriyet Caddesi No 23 Okaylar Mah. Merkez Şanlıurfa", "TR", "city_conflict"),
        ("Nhà số 9 tổ 4 Xã Tân Hà Lâm Hà Quận Hai Bà Trưng Tỉnh Lâm Đồng", "VN", "district_conflict"),
        # Three signs beside a person and a telephone number are no person.
        ("부산시 포항시 한빛아파트 305동 704호 김철수 010-1234-5678", "KR", "region_conflict"),
    ],
)
def test_what_names_another_division_is_told_whatever_the_parser_holds_it_for(
    kit: AddressKit, typed: str, country: str, reason: str
) -> None:
    verdict = kit.verify(typed, country=country)
    assert verdict.action != "accept"
    assert reason in verdict.reasons


@pytest.mark.parametrize(
    ("typed", "suburb", "city"),
    [
        ("12, Jalan Merdeka, Cheras, 56000 Kuala Lumpur", "Cheras", "Kuala Lumpur"),
        ("PT 456, Kg Nilai, 43200 Cheras, Selangor", "Kg Nilai", "Cheras"),
    ],
)
def test_a_quarter_that_is_a_town_elsewhere_is_no_other_city_beside_its_postcode(
    kit: AddressKit, typed: str, suburb: str, city: str
) -> None:
    """It is asked about as a quarter that no list has, and the city stays."""
    verdict = kit.verify(typed, country="MY")
    assert "city_conflict" not in verdict.reasons
    assert (verdict.address.suburb, verdict.address.city) == (suburb, city)


@pytest.mark.parametrize(
    ("typed", "country", "suburb"),
    [
        (
            "Jl. Merdeka No. 12, Sungai Kunyit Barat, Snagir Balai Janggo, Solok Selatan 27777",
            "ID",
            "Sungai Kunyit Barat",
        ),
        ("Maharashtra, Mumbai 400010, Mazgaon Road, MG Road, 12", "IN", "Mazgaon Road"),
        ("12, MG Road, Gadag City, Gadag, Karnataka", "IN", "Gadag City"),
        ("12 Lê Lợi, Phường Ching Cơi, Tỉnh Sơn La", "VN", "Phường Chiềng Cơi"),
        ("12 Lê Lợi, Xã Tân Hà Lâm Hà, Tỉnh Lâm Đồng", "VN", "Xã Tân Hà Lâm Hà"),
        ("Xã Tân Hà Lâm Hà, Tỉnh Lâm Đồng, 17 Hai Bà Trưng", "VN", "Xã Tân Hà Lâm Hà"),
    ],
)
def test_the_whole_name_between_commas_is_meant_and_of_slips_the_nearest(
    kit: AddressKit, typed: str, country: str, suburb: str
) -> None:
    assert kit.verify(typed, country=country).address.suburb == suburb


def test_a_town_that_is_said_twice_is_no_county_of_its_name(kit: AddressKit) -> None:
    verdict = kit.verify("12 Zhongshan Road, Chengde, Hebei 067000, Chengde", country="CN")
    assert verdict.address.district is None
    assert kit.verify("12 Zhongshan Road, Chengde County, Chengde, Hebei", country="CN").address.district


def test_a_street_behind_the_places_is_no_district_and_a_country_no_city(kit: AddressKit) -> None:
    verdict = kit.verify("Xã Tân Hà Lâm Hà, Tỉnh Lâm Đồng, 17 Hai Bà Trưng", country="VN")
    assert (verdict.action, verdict.address.street) == ("accept", "Hai Bà Trưng")
    verdict = kit.verify("Calle Hidalgo 5, San Juan, Salamanca, Guanajuato 36857 México", country="MX")
    assert (verdict.action, verdict.address.city) == ("accept", "Salamanca")
    verdict = kit.verify("Hidalgo 5 esq. con Morelos, San Juan, Salamanca, Guanajuato", country="MX")
    assert (verdict.action, verdict.address.suburb) == ("accept", "San Juan")
