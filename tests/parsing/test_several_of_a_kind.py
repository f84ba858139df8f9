"""Several units, two buildings, a quarter in two pieces: nothing of what was typed twice over is dropped."""

from __future__ import annotations

import pytest

from addrkit.parsing.compact import CompactParser

PARSER = CompactParser()


def cut(text: str, country: str) -> dict[str, str]:
    parsed = PARSER.parse(text, country)
    assert not parsed.unmatched
    return {name: part.value for name, part in parsed.components.items()}


@pytest.mark.parametrize(
    "units",
    ["Units 5, 6 and 7", "Units 5, 6 & 7", "Units 5,6,7 & 8", "Units 1, 2, 3 and 4", "Flats 2, 3 & 4"],
)
def test_a_list_of_units_before_a_street_has_no_door_in_it(units: str) -> None:
    found = cut(f"{units} Powell Road, Chesterfield", "GB")
    assert (found["unit"], found["street"]) == (units, "Powell Road")
    assert "house_number" not in found


def test_one_unit_and_two_doors_stay_so() -> None:
    found = cut("Unit 5, 6 and 7 Powell Road, Chesterfield", "GB")
    assert (found["unit"], found["house_number"]) == ("Unit 5", "6 and 7")


@pytest.mark.parametrize(
    ("text", "country", "unit"),
    [
        ("Shops 3-5, G/F, 18 Lockhart Road, Wan Chai, Hong Kong", "HK", "Shops 3-5, G/F"),
        ("Rooms 1203-05, 12/F, 30 Ashley Road, Tsim Sha Tsui, Kowloon", "HK", "Rooms 1203-05, 12/F"),
        ("Shops 1 and 2, 40 Station Street, Box Hill VIC 3128", "AU", "Shops 1 and 2"),
        ("Levels 3 and 4, 90 Creek Street, Brisbane QLD 4000", "AU", "Levels 3 and 4"),
        ("90 Main St Rooms 3 & 4, Boston MA 02115", "US", "Rooms 3 & 4"),
        ("Shops 12 and 13, Ground Floor, MG Road, Pune 411001", "IN", "Shops 12 and 13, Ground Floor"),
        ("Cra. 15 No. 92-60 Locales 101 y 102, Bogotá", "CO", "Locales 101 y 102"),
        ("Av. Juárez 90, locales 3 y 4, Centro, 44100 Guadalajara, Jal.", "MX", "locales 3 y 4"),
    ],
)
def test_a_units_word_is_known_for_several(text: str, country: str, unit: str) -> None:
    assert cut(text, country)["unit"] == unit


@pytest.mark.parametrize(
    ("text", "country", "building"),
    [
        ("Toko Sinar Abadi, Pasar Baru Lantai 2 No. 15, Bandung 40111", "ID", "Toko Sinar Abadi, Pasar Baru"),
        ("Warung Bu Ani, Stasiun Gubeng, Jl. Gubeng No. 1, Surabaya", "ID", "Warung Bu Ani, Stasiun Gubeng"),
        (
            "Toko Maju Jaya, Mangga Dua Mall Lt. 2 Blok B No. 18, Jakarta Utara",
            "ID",
            "Toko Maju Jaya, Mangga Dua Mall",
        ),
        ("Kahve Market, Kanyon AVM, Büyükdere Cad. No:18 Şişli/İstanbul", "TR", "Kahve Market, Kanyon AVM"),
    ],
)
def test_a_shop_is_not_torn_from_the_mall_it_is_in(text: str, country: str, building: str) -> None:
    assert cut(text, country)["building"] == building


@pytest.mark.parametrize(
    ("text", "country", "building", "unit"),
    [
        ("Gül Sok. Kuzey Sitesi A Blok No:3 D:12 Ataşehir İstanbul", "TR", "Kuzey Sitesi A Blok", "D:12"),
        ("Gül Sok. Kuzey Sit. B5 No:5D D:44 Başakşehir/İstanbul", "TR", "Kuzey Sit. B5", "D:44"),
        ("Apartemen Kalibata Tower A No. 3 Lt. 12, Jakarta", "ID", "Apartemen Kalibata Tower A", "Lt. 12"),
    ],
)
def test_a_block_before_the_number_is_told_of_its_building(
    text: str, country: str, building: str, unit: str
) -> None:
    found = cut(text, country)
    assert (found["building"], found["unit"]) == (building, unit)


def test_of_a_quarter_in_two_pieces_the_village_s_number_is_not_the_one_kept() -> None:
    parsed = PARSER.parse("12/3 ม.5 หมู่บ้านสุขใจ ต.คลองหนึ่ง อ.คลองหลวง จ.ปทุมธานี 12120", "TH")
    assert parsed.components["suburb"].value == "ต.คลองหนึ่ง"


@pytest.mark.parametrize(
    ("text", "country", "suburb", "city"),
    [
        ("14 rue Ibn Sina, Maarif, Casablanca", "MA", "Maarif", "Casablanca"),
        ("14 rue Ibn Sina, appt 5, Maarif, Casablanca 20100", "MA", "Maarif", "Casablanca"),
        ("9 rue Félix Eboué, Plateau, Dakar", "SN", "Plateau", "Dakar"),
    ],
)
def test_a_quarter_and_its_town_are_two(text: str, country: str, suburb: str, city: str) -> None:
    found = cut(text, country)
    assert (found["suburb"], found["city"]) == (suburb, city)


def test_a_storey_in_a_part_of_its_own_is_of_the_unit() -> None:
    found = cut("شقة 7، الدور الثالث، 14 شارع التحرير، الدقي، الجيزة", "EG")
    assert found["unit"] == "شقة 7، الدور الثالث"
    assert "building" not in found


def test_a_district_keeps_its_name_where_a_town_is_called_so() -> None:
    found = cut("Chak No. 118/GB, Tehsil Jaranwala, District Faisalabad", "PK")
    assert found["district"] == "Tehsil Jaranwala, District Faisalabad"
    assert "city" not in found


def test_the_word_for_a_plot_is_told_with_its_code() -> None:
    found = cut("Lô B7, KCN Tân Bình, đường số 8, phường Tây Thạnh, quận Tân Phú, TP HCM", "VN")
    assert found["unit"] == "Lô B7"


@pytest.mark.parametrize(
    ("text", "country", "street", "number"),
    [
        ("20 Stycznia 1920 Roku 9/3, 86-300 Grudziądz", "PL", "20 Stycznia 1920 Roku", "9/3"),
        (
            "Flat 1, 110-114 The Tower, St George Wharf, London SW8 2BW",
            "GB",
            "St George Wharf",
            "110-114",
        ),
        (
            "Camera Centers-1749, 26601 Aliso Creek Road, Aliso Viejo, CA 92656",
            "US",
            "Aliso Creek Road",
            "26601",
        ),
    ],
)
def test_of_several_numbers_each_is_where_it_belongs(
    text: str, country: str, street: str, number: str
) -> None:
    found = cut(text, country)
    assert (found["street"], found["house_number"]) == (street, number)


@pytest.mark.parametrize(
    ("town", "country"), [("Xining", "CN"), ("Changwon", "KR"), ("Xining, 810000", "CN")]
)
def test_a_town_by_itself_that_was_held_for_a_region_is_the_town(town: str, country: str) -> None:
    assert cut(town, country)["city"] == town.split(",", maxsplit=1)[0]
