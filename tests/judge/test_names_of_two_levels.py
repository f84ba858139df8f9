"""A name that a division shares with what it lies in is said of the smaller one, where the text says so."""

from __future__ import annotations

import pytest

from addrkit.gazetteer.sources.division import Division
from addrkit.kit import AddressKit
from tests.judge.conftest import OpenedTrees

TREES = {
    "TH": (
        Division("60", None, "region", ("นครสวรรค์", "Nakhon Sawan")),
        Division("6001", "60", "district", ("เมืองนครสวรรค์", "Mueang Nakhon Sawan")),
        Division("600101", "6001", "suburb", ("ตำบลปากน้ำโพ", "Pak Nam Pho", "ปากน้ำโพ"), ("60000",)),
        Division("6013", "60", "district", ("ลาดยาว", "Lat Yao")),
        Division("601301", "6013", "suburb", ("ตำบลห้วยน้ำหอม", "Huai Nam Hom", "ห้วยน้ำหอม"), ("60150",)),
    ),
    "VN": (
        Division("old30", None, "city", ("Tỉnh Hải Dương", "Hải Dương")),
        Division("old288", "old30", "district", ("Thành phố Hải Dương", "Hải Dương")),
        Division("old10507", "old288", "suburb", ("Phường Trần Phú", "Trần Phú")),
        Division("old290", "old30", "district", ("Thành phố Chí Linh", "Chí Linh")),
        Division("old10549", "old290", "suburb", ("Phường Hoàng Tiến", "Hoàng Tiến")),
    ),
    "ID": (
        Division("35", None, "region", ("Jawa Timur",)),
        Division("3523", "35", "city", ("Tuban", "Kabupaten Tuban")),
        Division("352315", "3523", "district", ("Tuban",)),
        Division("3523151", "352315", "suburb", ("Latsari",), ("62314",)),
        Division("352312", "3523", "district", ("Semanding",)),
        Division("3523121", "352312", "suburb", ("Gesing",), ("62381",)),
    ),
    "PH": (
        Division("CE", None, "region", ("Cebu",)),
        Division("CE-1", "CE", "city", ("Cebu City", "Cebu"), ("6000",)),
        Division("CE-1-1", "CE-1", "suburb", ("Lahug",)),
        Division("CE-2", "CE", "city", ("Pinamungajan",)),
        Division("CE-2-1", "CE-2", "suburb", ("Anopog",)),
        Division("QU", None, "region", ("Quezon",)),
        Division("QU-1", "QU", "city", ("Quezon",)),
        Division("QU-1-1", "QU-1", "suburb", ("Villa Belen",)),
        Division("BU", None, "region", ("Bukidnon",)),
        Division("BU-1", "BU", "city", ("Quezon",)),
        Division("BU-1-1", "BU-1", "suburb", ("Magsaysay",)),
    ),
    "BR": (
        Division("SP", None, "region", ("SP", "São Paulo")),
        Division("SP-1", "SP", "city", ("São Paulo",), ("04077",)),
        Division("SP-1-1", "SP-1", "suburb", ("Moema",), ("04077",)),
        Division("SP-2", "SP", "city", ("Caraguatatuba",), ("11666",)),
        Division("SP-2-1", "SP-2", "suburb", ("Jardim Terralão",), ("11666",)),
    ),
    "IN": (
        Division("DL", None, "region", ("Delhi",)),
        Division("DL/110", "DL", "city", ("New Delhi", "Delhi")),
        Division("DL/110/N", "DL/110", "district", ("New Delhi",)),
        Division("DL/110/N/C", "DL/110/N", "suburb", ("Connaught Place",), ("110001",)),
        Division("DL/110/S", "DL/110", "district", ("South East Delhi",)),
        Division("DL/110/S/K", "DL/110/S", "suburb", ("Kalkaji",), ("110019",)),
    ),
}


@pytest.fixture(scope="module")
def kit(opened_trees: OpenedTrees) -> AddressKit:
    """Divisions some of which are called as what they lie in."""
    return opened_trees(TREES)


WRONG = (
    ("TH", "12 Thanon Maharaj, Huai Nam Hom, Mueang Nakhon Sawan, Nakhon Sawan 60150", "district_conflict"),
    ("TH", "12 Thanon Maharaj, Huai Nam Hom, Muang Nakhon Sawan", "district_conflict"),
    ("TH", "12 Maharaj Rd, T. Huai Nam Hom, A. Muang, Nakhon Sawan", "district_conflict"),
    ("TH", "12 Maharaj Rd, Huai Nam Hom, Amphoe Mueang, Nakhon Sawan 60150", "district_conflict"),
    ("TH", "12 ถนนมหาราช ต.ห้วยน้ำหอม อ.เมือง จ.นครสวรรค์", "district_conflict"),
    ("TH", "12 ถนนมหาราช ต.ห้วยน้ำหอม อ.เมืองนครสวรรค์ จ.นครสวรรค์", "district_conflict"),
    ("VN", "12 Lê Lợi, Phường Hoàng Tiến, Thành phố Hải Dương, Tỉnh Hải Dương", "district_conflict"),
    ("VN", "12 Lê Lợi, P. Hoàng Tiến, TP Hải Dương, Hải Dương", "district_conflict"),
    ("VN", "12 Lê Lợi, Phường Hoàng Tiến, Thành phố Hải Dương", "district_conflict"),
    ("ID", "Jl. Merdeka No. 12, Gesing, Tuban, Tuban, Jawa Timur 62381", "district_conflict"),
    ("ID", "Jl. Merdeka No. 12, Gesing, Kec. Tuban, Kab. Tuban, Jawa Timur", "district_conflict"),
    ("PH", "12 Rizal Street, Anopog, Cebu City", "city_conflict"),
    ("PH", "12 Rizal Street, Anopog, Cebu City, Cebu", "city_conflict"),
    ("PH", "12 Rizal Street, Magsaysay, Quezon, Quezon", "region_conflict"),
    ("BR", "Rua das Flores, 120, Jardim Terralão, São Paulo", "city_conflict"),
)


@pytest.mark.parametrize(("country", "typed", "reason"), WRONG)
def test_a_quarter_of_another_town_is_not_accepted_in_the_one_called_as_its_province(
    kit: AddressKit, country: str, typed: str, reason: str
) -> None:
    verdict = kit.verify(typed, country=country)
    assert (verdict.action, reason in verdict.reasons) == ("confirm", True), verdict.formatted


RIGHT = (
    ("TH", "12 Thanon Maharaj, Pak Nam Pho, Mueang Nakhon Sawan, Nakhon Sawan 60000", "600101"),
    ("TH", "12 Maharaj Rd, T. Pak Nam Pho, A. Muang, Nakhon Sawan 60000", "600101"),
    ("TH", "12 ถนนมหาราช ต.ปากน้ำโพ อ.เมือง จ.นครสวรรค์", "600101"),
    ("TH", "12 ถนนมหาราช ต.ห้วยน้ำหอม อ.ลาดยาว จ.นครสวรรค์", "601301"),
    ("TH", "12 Maharaj Rd, Huai Nam Hom, Nakhon Sawan", "601301"),
    ("VN", "12 Lê Lợi, Phường Trần Phú, TP Hải Dương, Hải Dương", "old10507"),
    ("VN", "12 Lê Lợi, Phường Hoàng Tiến, Hải Dương", "old10549"),
    ("ID", "Jl. Merdeka No. 12, Latsari, Tuban, Tuban, Jawa Timur", "3523151"),
    ("ID", "Jl. Merdeka No. 12, Gesing, Kab. Tuban, Jawa Timur", "3523121"),
    ("ID", "Jl. Merdeka No. 12, Gesing, Semanding, Tuban, Tuban, Jawa Timur", "3523121"),
    ("PH", "12 Rizal Street, Lahug, Cebu City", "CE-1-1"),
    ("PH", "12 Rizal Street, Anopog, Pinamungajan, Cebu", "CE-2-1"),
    ("PH", "12 Rizal Street, Villa Belen, Quezon, Quezon", "QU-1-1"),
    ("BR", "Rua das Flores, 120, Moema, São Paulo", "SP-1-1"),
    ("BR", "Rua das Flores, 120, Jardim Terralão, Caraguatatuba, São Paulo", "SP-2-1"),
    # Nobody writes India's districts below its towns: the second name is the town's own once more.
    ("IN", "12, MG Road, Kalkaji, New Delhi, New Delhi, Delhi 110019", "DL/110/S/K"),
)


@pytest.mark.parametrize(("country", "typed", "meant"), RIGHT)
def test_the_quarter_of_the_town_itself_is_accepted(
    kit: AddressKit, country: str, typed: str, meant: str
) -> None:
    verdict = kit.verify(typed, country=country)
    found = verdict.match.id if verdict.match else None
    assert (verdict.action, found) == ("accept", f"{country}/{meant}"), verdict.reasons
