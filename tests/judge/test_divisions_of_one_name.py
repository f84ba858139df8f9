"""Divisions that share a name, or nearly, are told apart by what else was typed."""

from __future__ import annotations

import pytest

from addrkit.gazetteer.sources.division import Division
from addrkit.kit import AddressKit
from tests.judge.conftest import OpenedTrees

TREES = {
    "ID": (
        Division("33", None, "region", ("Jawa Tengah",)),
        Division("31", None, "region", ("DKI Jakarta", "Jakarta")),
        Division("3374", "33", "city", ("Semarang", "Kota Semarang")),
        Division("337401", "3374", "district", ("Semarang Selatan",)),
        Division("3374011", "337401", "suburb", ("Mugasari",), ("50249",)),
        Division("3322", "33", "city", ("Kabupaten Semarang", "Semarang")),
        Division("332201", "3322", "district", ("Ungaran Barat",)),
        Division("3322011", "332201", "suburb", ("Ungaran",), ("50511",)),
        Division("3171", "31", "city", ("Jakarta Selatan",)),
        Division("317101", "3171", "district", ("Kebayoran Baru",)),
        Division("3171011", "317101", "suburb", ("Gunung",), ("12120",)),
        Division("3172", "31", "city", ("Jakarta Barat",)),
    ),
    "VN": (
        Division("old87", None, "city", ("Tỉnh Đồng Tháp", "Đồng Tháp")),
        Division("old866", "old87", "district", ("Thành phố Cao Lãnh", "Cao Lãnh")),
        Division("old29869", "old866", "suburb", ("Phường 1", "P. 1")),
        Division("old873", "old87", "district", ("Huyện Cao Lãnh", "Cao Lãnh")),
        Division("old30076", "old873", "suburb", ("Xã Ba Sao", "Ba Sao")),
        Division("old40", None, "city", ("Tỉnh Nghệ An", "Nghệ An")),
        Division("old417", "old40", "district", ("Huyện Kỳ Sơn", "Kỳ Sơn")),
        Division("old1", "old417", "suburb", ("Xã Nậm Càn", "Nậm Càn")),
        Division("old2", "old417", "suburb", ("Xã Nậm Cắn", "Nậm Cắn")),
        Division("old01", None, "city", ("Thành phố Hà Nội", "Hà Nội")),
        Division("old020", "old01", "district", ("Huyện Thanh Trì", "Thanh Trì")),
        Division("old00679", "old020", "suburb", ("Xã Duyên Hà", "Duyên Hà")),
        Division("old94", None, "city", ("Tỉnh Sóc Trăng", "Sóc Trăng")),
        Division("old949", "old94", "district", ("Huyện Thạnh Trị", "Thạnh Trị")),
        Division("old31699", "old949", "suburb", ("Xã Châu Hưng", "Châu Hưng")),
        Division("old79", None, "city", ("Thành phố Hồ Chí Minh", "TPHCM")),
        Division("old771", "old79", "district", ("Quận 10", "Q10")),
        Division("old27169", "old771", "suburb", ("Phường 14", "P. 14")),
    ),
    "PH": (
        Division("MM", None, "region", ("Metro Manila",)),
        Division("MM-1", "MM", "city", ("Manila",)),
        Division("MM-1-1", "MM-1", "suburb", ("Barangay 107", "Brgy. 107")),
        Division("MM-2", "MM", "city", ("Pasay City", "Pasay")),
        Division("MM-2-1", "MM-2", "suburb", ("Barangay 107", "Brgy. 107")),
        Division("BT", None, "region", ("Batangas",)),
        Division("BT-1", "BT", "city", ("Lipa", "Lipa City"), ("4217",)),
        Division("BT-1-1", "BT-1", "suburb", ("Marauoy",)),
        Division("DN", None, "region", ("Davao del Norte",)),
        Division("DN-1", "DN", "city", ("Tagum",)),
        Division("DN-1-1", "DN-1", "suburb", ("San Miguel",)),
        Division("DN-2", "DN", "city", ("Santo Tomas",)),
        Division("DN-2-1", "DN-2", "suburb", ("San Miguel",)),
        Division("DS", None, "region", ("Davao del Sur",)),
        Division("DS-1", "DS", "city", ("Davao City", "Davao")),
        Division("DS-1-1", "DS-1", "suburb", ("Talamban",)),
    ),
    "IN": (
        Division("MH", None, "region", ("Maharashtra",)),
        Division("MH/M", "MH", "city", ("Mumbai", "Bombay")),
        Division("MH/M/1", "MH/M", "suburb", ("Bandra West", "Bandra"), ("400050",)),
        Division("MH/M/2", "MH/M", "suburb", ("Bandra East", "Bandra"), ("400051",)),
        Division("KA", None, "region", ("Karnataka",)),
        Division("KA/B", "KA", "city", ("Bengaluru",)),
        Division("KA/B/3", "KA/B", "suburb", ("V C Farm",), ("571405",)),
        Division("KA/B/1", "KA/B", "suburb", ("Koramangala",), ("560034",)),
        Division("KA/B/2", "KA/B", "suburb", ("Koramangala VI Bk",), ("560095",)),
    ),
    "TH": (
        Division("10", None, "city", ("กรุงเทพมหานคร", "Bangkok")),
        Division("10-1", "10", "district", ("เขตดินแดง", "Din Daeng", "ดินแดง")),
        Division("10-1-1", "10-1", "suburb", ("แขวงดินแดง", "Din Daeng", "ดินแดง"), ("10400",)),
        Division("10-2", "10", "district", ("เขตจตุจักร", "Chatuchak", "จตุจักร")),
        Division("10-2-1", "10-2", "suburb", ("แขวงลาดยาว", "Lat Yao", "ลาดยาว"), ("10900",)),
    ),
    "EG": (Division("1", None, "city", ("Giza", "الجيزة")),),
    "SA": (Division("2", None, "city", ("Duba", "ضبا")), Division("3", None, "city", ("Jeddah", "جدة"))),
}


@pytest.fixture(scope="module")
def kit(opened_trees: OpenedTrees) -> AddressKit:
    return opened_trees(TREES)


@pytest.mark.parametrize(
    ("code", "text", "reason"),
    [
        ("ID", "Jl. Pandanaran 58, Mugasari, Semarang Selatan, Kab. Semarang 50249", "city_conflict"),
        ("ID", "Jl. Diponegoro 203, Ungaran, Ungaran Barat, Kota Semarang 50511", "city_conflict"),
        ("VN", "12 Hùng Vương, Phường 1, Huyện Cao Lãnh, Đồng Tháp", "district_conflict"),
        ("VN", "12 Hung Vuong, P. 1, H. Cao Lanh, Dong Thap", "district_conflict"),
        ("VN", "12 Hùng Vương, Xã Ba Sao, TP Cao Lãnh, Đồng Tháp", "district_conflict"),
        ("VN", "12 Lê Lợi, Xã Duyên Hà, Huyện Thạnh Trị", "district_conflict"),
        ("VN", "12 Lê Lợi, Duyên Hà, Thạnh Trị, Hà Nội", "district_conflict"),
        ("TH", "555/1 ถ.วิภาวดีรังสิต แขวงลาดยาว เขตดินแดง กรุงเทพฯ 10400", "suburb_conflict"),
        ("EG", "20 Haram St, Giza, Jeddah", "city_conflict"),
    ],
)
def test_the_name_of_another_one_is_told(kit: AddressKit, code: str, text: str, reason: str) -> None:
    verdict = kit.verify(text, country=code)
    assert reason in verdict.reasons
    assert verdict.action != "accept"


@pytest.mark.parametrize(
    ("code", "text", "suburb"),
    [
        ("ID", "Jl. Pandanaran 58, Mugasari, Semarang Selatan, Kota Semarang 50249", "Mugasari"),
        ("ID", "Jl. Diponegoro 203, Ungaran, Ungaran Barat, Kab. Semarang 50511", "Ungaran"),
        ("VN", "12 Hùng Vương, Phường 1, TP. Cao Lãnh, Đồng Tháp", "Phường 1"),
        ("VN", "12 Hùng Vương, Xã Ba Sao, Huyện Cao Lãnh, Đồng Tháp", "Xã Ba Sao"),
        ("VN", "12 Lê Lợi, Xã Duyên Hà, Huyện Thanh Trì, Hà Nội", "Xã Duyên Hà"),
        ("VN", "12 Le Loi, Duyen Ha, Thanh Tri, Ha Noi", "Xã Duyên Hà"),
        ("VN", "268 Lý Thường Kiệt P14 Q10 TPHCM", "Phường 14"),
        ("VN", "KP6, 268 Lý Thường Kiệt, P.14, Q.10, TPHCM", "KP6, Phường 14"),
        ("VN", "Q.10, P.14, 268 Lý Thường Kiệt, TPHCM", "Phường 14"),
        ("IN", "Shop 5, 12 Linking Rd, Bandra (W), Mumbai 400050", "Bandra West"),
        ("IN", "Shop 5, 12 Linking Rd, Bandra, Mumbai 400051", "Bandra East"),
        ("PH", "Blk 3 Lot 8 Sunny Hills Subd., Talamban, Davao City", "Sunny Hills Subd, Talamban"),
        ("TH", "555/1 ถ.วิภาวดีรังสิต แขวงลาดยาว เขตจตุจักร กรุงเทพฯ 10900", "แขวงลาดยาว"),
    ],
)
def test_the_one_that_was_meant_is_accepted(kit: AddressKit, code: str, text: str, suburb: str) -> None:
    verdict = kit.verify(text, country=code)
    assert (verdict.action, verdict.address.suburb) == ("accept", suburb)


@pytest.mark.parametrize("suburb", ["Xã Nậm Càn", "Xã Nậm Cắn"])
def test_a_name_with_marks_is_the_one_that_is_written_so(kit: AddressKit, suburb: str) -> None:
    verdict = kit.verify(f"12 Lê Lợi, {suburb}, Huyện Kỳ Sơn, Nghệ An", country="VN")
    assert verdict.match is not None
    assert verdict.match.components.suburb == suburb


def test_a_name_of_several_divisions_of_the_region_that_was_typed_is_ambiguous(kit: AddressKit) -> None:
    verdict = kit.verify("12 Main Road, San Miguel, Davao del Norte", country="PH")
    assert "ambiguous" in verdict.reasons
    assert "Davao City" not in verdict.formatted


def test_metro_manila_names_no_manila(kit: AddressKit) -> None:
    assert "ambiguous" in kit.verify("12 Main Road, Brgy. 107, Metro Manila", country="PH").reasons


def test_a_quarter_without_a_postcode_has_that_of_its_town(kit: AddressKit) -> None:
    verdict = kit.verify("27 Gen. Malvar St., Brgy. Marawoy, Lipa City, Batangas 4217", country="PH")
    assert verdict.components["suburb"].value == "Marauoy"
    assert verdict.components["postcode"].status == "confirmed"


def test_a_town_whose_name_begins_with_the_regions_is_told_whole(kit: AddressKit) -> None:
    verdict = kit.verify("Jl. Sisingamangaraja 5, Gunung, Kebayoran Baru, Jakarta Barat 12120", country="ID")
    assert verdict.components["city"].status == "conflicting"
    assert "Jakarta Barat" in verdict.formatted


def test_a_large_city_of_elsewhere_is_no_slip_of_a_small_town(kit: AddressKit) -> None:
    assert kit.verify("King Fahd Rd 20, Dubai", country="SA").match is None
    assert kit.verify("King Fahd Rd 20, Jedah", country="SA").address.city == "Jeddah"


def test_a_suburb_of_elsewhere_is_kept_where_suburbs_are_open_and_none_is_taken_from_the_postcode(
    kit: AddressKit,
) -> None:
    verdict = kit.verify("12, MG Road, V C Farm, Mumbai, Maharashtra 400051", country="IN")
    assert verdict.action == "confirm"
    assert "V C Farm" in (verdict.address.suburb or "")
    assert "suburb_unconfirmed" in verdict.reasons


def test_a_postcode_of_a_part_of_the_quarter_is_no_conflict(kit: AddressKit) -> None:
    verdict = kit.verify("45, 5th Blk, Koramangala, Bengaluru 560095", country="IN")
    assert "postcode_unconfirmed" in verdict.reasons
    assert verdict.components["suburb"].status == "confirmed"
