from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addrkit.locale.country import country_codes, described_countries
from addrkit.locale.format import format_address, format_lines, normal_postcode_shape
from addrkit.types import COMPONENTS, Address

GOLDEN: dict[str, tuple[Address, str]] = {
    "US": (
        Address(
            house_number="350",
            street="5th Ave",
            unit="Apt 4",
            city="New York",
            region="New York",
            postcode="101180110",
        ),
        "350 5th Ave, Apt 4, New York, NY 10118-0110",
    ),
    "CA": (
        Address(
            unit="1204",
            house_number="80",
            street="Queens Wharf Rd",
            city="Toronto",
            region="Ontario",
            postcode="m5v0j3",
        ),
        "1204-80 Queens Wharf Rd, Toronto ON M5V 0J3",
    ),
    "MX": (
        Address(
            street="Calle 5 de Mayo",
            house_number="12",
            unit="Int 4",
            suburb="Col. Centro",
            city="Puebla",
            region="Puebla",
            postcode="72000",
        ),
        "Calle 5 de Mayo 12, Int 4, Col. Centro, 72000 Puebla, Pue.",
    ),
    "BR": (
        Address(
            street="Avenida Paulista",
            house_number="1578",
            unit="apto 52",
            suburb="Bela Vista",
            city="São Paulo",
            region="São Paulo",
            postcode="01310200",
        ),
        "Avenida Paulista, 1578, apto 52, Bela Vista, São Paulo - SP, 01310-200",
    ),
    "GB": (
        Address(
            unit="Flat 2",
            building="Rose House",
            house_number="12",
            street="High Street",
            suburb="Horfield",
            city="Bristol",
            district="Avon",
            postcode="bs78ab",
        ),
        "Flat 2, Rose House, 12 High Street, Horfield, Bristol, BS7 8AB",
    ),
    "IE": (
        Address(
            unit="Apt 3",
            house_number="12",
            street="Main Street",
            city="Dingle",
            region="Co. Kerry",
            postcode="v92ab12",
        ),
        "Apt 3, 12 Main Street, Dingle, Co. Kerry, V92 AB12",
    ),
    "FR": (
        Address(
            house_number="12 bis",
            street="rue de la Paix",
            unit="Appt 4",
            city="Paris",
            region="Île-de-France",
            postcode="75002",
        ),
        "Appt 4, 12 bis rue de la Paix, 75002 Paris",
    ),
    "DE": (
        Address(
            street="Hauptstraße", house_number="5", unit="Whg 3", city="Essen", region="NRW", postcode="45127"
        ),
        "Hauptstraße 5, Whg 3, 45127 Essen",
    ),
    "AT": (
        Address(street="Mariahilfer Straße", house_number="12", unit="5", city="Wien", postcode="1060"),
        "Mariahilfer Straße 12/5, 1060 Wien",
    ),
    "CH": (
        Address(
            street="Bahnhofstrasse",
            house_number="1",
            po_box="Postfach 12",
            city="Zürich",
            region="ZH",
            postcode="8001",
        ),
        "Bahnhofstrasse 1, Postfach 12, 8001 Zürich",
    ),
    "ES": (
        Address(
            street="Calle Mayor",
            house_number="5",
            unit="3º izq",
            city="Jerez de la Frontera",
            region="CA",
            postcode="11401",
        ),
        "Calle Mayor, 5, 3º izq, 11401 Jerez de la Frontera, Cádiz",
    ),
    "IT": (
        Address(street="Via Roma", house_number="12", city="Torino", region="Torino", postcode="10121"),
        "Via Roma 12, 10121 Torino TO",
    ),
    "NL": (
        Address(
            street="Kerkstraat", house_number="12-a", city="Groningen", region="Groningen", postcode="9711ab"
        ),
        "Kerkstraat 12-a, 9711 AB Groningen",
    ),
    "BE": (
        Address(street="Wetstraat", house_number="16", unit="bus 3", city="Brussel", postcode="1000"),
        "Wetstraat 16 bus 3, 1000 Brussel",
    ),
    "DK": (
        Address(street="Nørregade", house_number="12", unit="2. tv.", city="København K", postcode="1165"),
        "Nørregade 12, 2. tv., 1165 København K",
    ),
    "SE": (
        Address(street="Storgatan", house_number="1", unit="lgh 1102", city="Stockholm", postcode="11455"),
        "Storgatan 1 lgh 1102, 114 55 Stockholm",
    ),
    "NO": (
        Address(street="Storgata", house_number="12B", unit="H0201", city="Oslo", postcode="0155"),
        "Storgata 12B, H0201, 0155 Oslo",
    ),
    "FI": (
        Address(street="Mannerheimintie", house_number="12", unit="A 5", city="Helsinki", postcode="00100"),
        "Mannerheimintie 12 A 5, 00100 Helsinki",
    ),
    "PL": (
        Address(street="ul. Marszałkowska", house_number="12", unit="5", city="Warszawa", postcode="00950"),
        "ul. Marszałkowska 12/5, 00-950 Warszawa",
    ),
    "PT": (
        Address(street="Rua Augusta", house_number="12", unit="3º Esq", city="Lisboa", postcode="1100053"),
        "Rua Augusta 12, 3º Esq, 1100-053 Lisboa",
    ),
    "IS": (
        Address(street="Laugavegur", house_number="1", city="Reykjavík", postcode="101"),
        "Laugavegur 1, 101 Reykjavík",
    ),
    "JP": (
        Address(
            region="東京都",
            city="渋谷区",
            suburb="渋谷",
            house_number="2-21-1",
            building="渋谷ヒカリエ",
            unit="8階",
            postcode="1508510",
        ),
        "〒150-8510, 東京都渋谷区渋谷2-21-1, 渋谷ヒカリエ 8階",
    ),
    "KR": (
        Address(
            region="서울특별시",
            city="종로구",
            street="세종대로",
            house_number="209",
            unit="502호",
            postcode="03171",
        ),
        "서울특별시 종로구 세종대로 209, 502호, 03171",
    ),
    "CN": (
        Address(
            region="北京市",
            city="北京市",
            district="海淀区",
            street="中关村大街",
            house_number="27号",
            unit="5层",
            postcode="100080",
        ),
        "100080, 北京市海淀区中关村大街27号5层",
    ),
    "TW": (
        Address(
            region="台北市",
            district="信義區",
            street="市府路",
            house_number="1號",
            unit="3樓",
            postcode="110204",
        ),
        "110204, 台北市信義區市府路1號3樓",
    ),
    "SG": (
        Address(
            house_number="123",
            street="Ang Mo Kio Ave 3",
            unit="#08-1234",
            city="Singapore",
            postcode="560123",
        ),
        "123 Ang Mo Kio Ave 3, #08-1234, Singapore 560123",
    ),
    "MY": (
        Address(
            house_number="17",
            street="Jalan Ampang",
            suburb="Taman Jaya",
            city="Kuala Lumpur",
            region="Kuala Lumpur",
            postcode="50450",
        ),
        "17, Jalan Ampang, Taman Jaya, 50450 Kuala Lumpur",
    ),
    "ID": (
        Address(
            street="Jl. Kemang Raya",
            house_number="5",
            suburb="Kel. Bangka",
            district="Kec. Mampang Prapatan",
            city="Jakarta Selatan",
            region="DKI Jakarta",
            postcode="12730",
        ),
        "Jl. Kemang Raya No. 5, Kel. Bangka, Kec. Mampang Prapatan, Jakarta Selatan, DKI Jakarta 12730",
    ),
    "TH": (
        Address(
            house_number="123/45",
            street="ถนนสุขุมวิท",
            suburb="แขวงคลองเตยเหนือ",
            district="เขตวัฒนา",
            city="กรุงเทพมหานคร",
            postcode="10110",
        ),
        "123/45 ถนนสุขุมวิท, แขวงคลองเตยเหนือ, เขตวัฒนา, กรุงเทพมหานคร 10110",
    ),
    "VN": (
        Address(
            house_number="12",
            street="Ngõ 34 Phố Huế",
            suburb="Phường Ngô Thì Nhậm",
            district="Quận Hai Bà Trưng",
            city="Hà Nội",
            postcode="11611",
        ),
        "12 Ngõ 34 Phố Huế, Phường Ngô Thì Nhậm, Quận Hai Bà Trưng, Hà Nội 11611",
    ),
    "PH": (
        Address(
            unit="Unit 5B",
            building="Rizal Tower",
            house_number="12",
            street="Mabini St",
            suburb="Brgy. Poblacion",
            city="Makati",
            region="Metro Manila",
            postcode="1210",
        ),
        "Unit 5B, Rizal Tower, 12 Mabini St, Brgy. Poblacion, 1210 Makati, Metro Manila",
    ),
    "IN": (
        Address(
            unit="Flat 4",
            building="Shanti Apartments",
            house_number="12",
            street="3rd Cross",
            suburb="HSR Layout",
            city="Bengaluru",
            region="Karnataka",
            postcode="560102",
        ),
        "Flat 4, Shanti Apartments, 12, 3rd Cross, HSR Layout, Bengaluru 560102, Karnataka",
    ),
    "AU": (
        Address(
            unit="5",
            house_number="18",
            street="Beach Rd",
            city="Bondi",
            region="New South Wales",
            postcode="2026",
        ),
        "5/18 Beach Rd, Bondi NSW 2026",
    ),
    "NZ": (
        Address(
            unit="Flat 2",
            house_number="14",
            street="Queen St",
            suburb="Ponsonby",
            city="Auckland",
            postcode="1011",
        ),
        "Flat 2, 14 Queen St, Ponsonby, Auckland 1011",
    ),
    "TR": (
        Address(
            suburb="Caferağa Mah.",
            street="Moda Cad.",
            house_number="12",
            unit="D:5",
            postcode="34710",
            city="Kadıköy",
            region="İstanbul",
        ),
        "Caferağa Mah., Moda Cad. No:12 D:5, 34710 Kadıköy/İstanbul",
    ),
    "RU": (
        Address(
            street="ул. Тверская",
            house_number="7",
            unit="кв. 12",
            city="Москва",
            postcode="125009",
        ),
        "ул. Тверская, 7, кв. 12, Москва, 125009",
    ),
    "UA": (
        Address(
            street="вул. Хрещатик",
            house_number="22",
            unit="кв. 5",
            city="Київ",
            postcode="01001",
        ),
        "вул. Хрещатик, 22, кв. 5, Київ, 01001",
    ),
    "CZ": (
        Address(
            street="Na Pankráci",
            house_number="1690/125",
            postcode="140 21",
            city="Praha 4",
        ),
        "Na Pankráci 1690/125, 140 21 Praha 4",
    ),
    "SK": (
        Address(
            street="Štúrova",
            house_number="15",
            postcode="811 02",
            city="Bratislava",
        ),
        "Štúrova 15, 811 02 Bratislava",
    ),
    "HU": (
        Address(
            street="Andrássy út",
            house_number="60",
            unit="II. em. 4",
            postcode="1062",
            city="Budapest",
        ),
        "Budapest, Andrássy út 60 II. em. 4, 1062",
    ),
    "RO": (
        Address(
            street="Bd. Unirii",
            house_number="12",
            unit="bl. A3, ap. 45",
            city="București",
            postcode="030823",
        ),
        "Bd. Unirii nr. 12, bl. A3, ap. 45, 030823 București",
    ),
    "BG": (
        Address(
            street="ул. Иван Вазов",
            house_number="12",
            unit="ап. 3",
            postcode="1000",
            city="София",
        ),
        "ул. Иван Вазов 12, ап. 3, 1000 София",
    ),
    "GR": (
        Address(
            street="Ερμού",
            house_number="15",
            postcode="105 63",
            city="Αθήνα",
        ),
        "Ερμού 15, 105 63 Αθήνα",
    ),
    "HR": (
        Address(
            street="Savska cesta",
            house_number="41",
            postcode="10000",
            city="Zagreb",
        ),
        "Savska cesta 41, 10000 Zagreb",
    ),
    "SI": (
        Address(
            street="Slovenska cesta",
            house_number="50",
            postcode="1000",
            city="Ljubljana",
        ),
        "Slovenska cesta 50, 1000 Ljubljana",
    ),
    "LT": (
        Address(
            street="Laisvės al.",
            house_number="45",
            unit="12",
            postcode="44249",
            city="Kaunas",
        ),
        "Laisvės al. 45-12, LT-44249 Kaunas",
    ),
    "LV": (
        Address(
            street="Brīvības iela",
            house_number="55",
            unit="12",
            city="Rīga",
            postcode="LV-1010",
        ),
        "Brīvības iela 55-12, Rīga, LV-1010",
    ),
    "EE": (
        Address(
            street="Pikk tn",
            house_number="12",
            unit="4",
            postcode="10123",
            city="Tallinn",
        ),
        "Pikk tn 12-4, 10123 Tallinn",
    ),
    "LU": (
        Address(
            house_number="12",
            street="rue de la Gare",
            postcode="1611",
            city="Luxembourg",
        ),
        "12, rue de la Gare, L-1611 Luxembourg",
    ),
    "IL": (
        Address(
            street="רחוב הרצל",
            house_number="15",
            city="תל אביב",
            postcode="6433222",
        ),
        "רחוב הרצל 15, תל אביב 6433222",
    ),
    "AE": (
        Address(
            unit="Flat 12",
            building="Al Noor Building",
            street="Electra Street",
            city="Abu Dhabi",
        ),
        "Flat 12, Al Noor Building, Electra Street, Abu Dhabi",
    ),
    "SA": (
        Address(
            house_number="3456",
            street="King Abdulaziz Road",
            suburb="Al Yasmin",
            city="Riyadh",
            postcode="13322",
        ),
        "3456 King Abdulaziz Road, Al Yasmin, Riyadh 13322",
    ),
    "EG": (
        Address(
            house_number="7",
            street="Hassan Sabry St",
            suburb="Zamalek",
            city="Cairo",
            postcode="11211",
        ),
        "7 Hassan Sabry St, Zamalek, Cairo, 11211",
    ),
    "ZA": (
        Address(
            unit="Unit 4",
            house_number="35",
            street="Rivonia Road",
            suburb="Sandton",
            city="Johannesburg",
            postcode="2196",
        ),
        "Unit 4, 35 Rivonia Road, Sandton, Johannesburg, 2196",
    ),
    "NG": (
        Address(
            house_number="23",
            street="Ogui Road",
            city="Enugu",
            postcode="400001",
        ),
        "23 Ogui Road, Enugu 400001",
    ),
    "KE": (
        Address(
            po_box="P.O. Box 30197",
            city="Nairobi",
            postcode="00100",
        ),
        "P.O. Box 30197, Nairobi, 00100",
    ),
    "AR": (
        Address(
            street="San Martín",
            house_number="456",
            unit="Piso 3 Dpto B",
            postcode="5000",
            city="Córdoba",
        ),
        "San Martín 456 Piso 3 Dpto B, 5000 Córdoba",
    ),
    "CL": (
        Address(
            street="Huérfanos",
            house_number="835",
            unit="Of. 402",
            city="Santiago",
            region="Región Metropolitana",
        ),
        "Huérfanos 835, Of. 402, Santiago, Región Metropolitana",
    ),
    "CO": (
        Address(
            street="Calle 93",
            house_number="11-26",
            unit="Of. 502",
            city="Bogotá",
        ),
        "Calle 93 # 11-26, Of. 502, Bogotá",
    ),
    "PE": (
        Address(
            street="Av. Larco",
            house_number="345",
            unit="Dpto. 602",
            city="Miraflores",
            postcode="15074",
            region="Lima",
        ),
        "Av. Larco 345, Dpto. 602, Miraflores 15074, Lima",
    ),
    "HK": (
        Address(
            unit="Room 1503",
            building="Wing On Centre",
            house_number="111",
            street="Connaught Road Central",
            city="Sheung Wan",
            region="Hong Kong",
        ),
        "Room 1503, Wing On Centre, 111 Connaught Road Central, Sheung Wan, Hong Kong",
    ),
    "PK": (
        Address(
            house_number="12",
            street="Street 5",
            suburb="F-7/2",
            city="Islamabad",
            postcode="44000",
        ),
        "12, Street 5, F-7/2, Islamabad-44000",
    ),
    "BD": (
        Address(
            house_number="12",
            street="Road 5",
            suburb="Dhanmondi",
            city="Dhaka",
            postcode="1205",
        ),
        "12, Road 5, Dhanmondi, Dhaka-1205",
    ),
    "LK": (
        Address(
            house_number="45",
            street="Galle Road",
            city="Colombo 03",
            postcode="00300",
        ),
        "No. 45, Galle Road, Colombo 03, 00300",
    ),
}
"""One address a country, and the line that its post asks for (sources: the country's YAML file)."""


@pytest.mark.parametrize("code", GOLDEN)
def test_an_address_is_written_as_its_country_writes_it(code: str) -> None:
    address, line = GOLDEN[code]
    assert format_address(replace(address, country=code)) == line


def test_every_described_country_has_a_golden_line() -> None:
    assert set(GOLDEN) == set(described_countries())


@pytest.mark.parametrize(
    ("code", "typed", "written"),
    [
        ("NL", "9711ab", "9711 AB"),
        ("GB", "sw1a1aa", "SW1A 1AA"),
        ("GB", "m11ae", "M1 1AE"),
        ("GB", "SW1A", "SW1A"),
        ("JP", "〒6060861", "606-0861"),
        ("JP", "６０６－０８６１", "606-0861"),
        ("BR", "01310100", "01310-100"),
        ("CA", "k1a0b1", "K1A 0B1"),
        ("PL", "00950", "00-950"),
        ("SE", "11455", "114 55"),
        ("PT", "1000001", "1000-001"),
        ("PT", "1000", "1000"),
        ("IE", "d02x285", "D02 X285"),
        ("US", "62704 1234", "62704-1234"),
        ("US", "627041234", "62704-1234"),
        ("US", " 62704 ", "62704"),
        ("FR", "75 002", "75002"),
        ("CZ", "11000", "110 00"),
        ("DE", "4512", "4512"),
        ("IS", "unknown", "unknown"),
        ("HK", "999077", "999077"),
        (None, " 12 34 ", "12 34"),
        ("Atlantis", "1234", "1234"),
    ],
)
def test_a_postcode_gets_its_countrys_shape_if_it_fits(code: str | None, typed: str, written: str) -> None:
    assert normal_postcode_shape(typed, code) == written


def test_what_is_missing_leaves_no_comma_behind() -> None:
    assert format_address(Address(street="High Street", unit="Flat 2", city="Leeds", country="GB")) == (
        "Flat 2, High Street, Leeds"
    )
    assert format_address(Address(street="Jl. Kemang", unit="Lt. 2", city="Jakarta", country="ID")) == (
        "Jl. Kemang, Lt. 2, Jakarta"
    )
    assert format_address(Address(city="Springfield", postcode="62704", country="US")) == "Springfield 62704"
    assert format_address(Address(country="US")) == ""
    assert format_lines(Address()) == ()


def test_a_place_that_is_city_and_region_is_written_once() -> None:
    madrid = Address(
        street="Gran Vía", house_number="1", city="Madrid", region="M", postcode="28013", country="ES"
    )
    assert format_address(madrid) == "Gran Vía, 1, 28013 Madrid"


def test_a_village_that_its_doors_are_counted_by_is_printed_once() -> None:
    village = Address(
        street="Nová Lesná",
        house_number="346",
        suburb="Nová Lesná",
        city="Poprad",
        postcode="059 86",
        country="SK",
    )
    assert format_address(village) == "Nová Lesná 346, 059 86 Poprad"
    town = Address(
        street="永田町", house_number="1-7-1", suburb="永田町", city="千代田区", region="東京都", country="JP"
    )
    assert format_address(town).count("永田町") == 1


def test_a_box_stands_for_the_street() -> None:
    box = Address(po_box="PO Box 12", city="Springfield", region="IL", postcode="62704", country="US")
    assert format_lines(box) == ("PO Box 12", "Springfield, IL 62704")


def test_a_romanised_japanese_address_goes_from_small_to_large() -> None:
    shibuya = Address(
        house_number="2-21-1",
        suburb="Shibuya",
        city="Shibuya-ku",
        region="Tokyo",
        postcode="1508510",
        country="JP",
    )
    assert format_address(shibuya) == "2-21-1, Shibuya, Shibuya-ku, Tokyo 150-8510"


def test_a_number_that_says_no_itself_is_not_told_twice() -> None:
    address = Address(street="Jl. Kemang Raya", house_number="No. 5", city="Jakarta", country="ID")
    assert format_address(address) == "Jl. Kemang Raya No. 5, Jakarta"


def test_the_country_is_named_only_on_demand() -> None:
    here = Address(street="Laugavegur", house_number="1", country="IS")
    assert format_address(here) == "Laugavegur 1"
    assert format_address(here, with_country=True) == "Laugavegur 1, Iceland"


@pytest.mark.parametrize("code", [None, "ZZ", "nowhere"])
def test_without_a_known_country_the_order_is_a_plain_one(code: str | None) -> None:
    address = Address(house_number="1", street="Main St", city="Town", postcode="123", country=code)
    assert format_address(address, with_country=True) == "1 Main St, Town 123"


def test_a_country_without_a_file_follows_the_formats_package() -> None:
    praha = Address(street="Dlouhá", house_number="4", city="Praha", postcode="11000", country="CZ")
    assert format_address(praha) == "Dlouhá 4, 110 00 Praha"
    kowloon = Address(street="Nathan Rd", house_number="4", city="Kowloon", country="HK")
    assert "Kowloon" in format_address(kowloon)


_component = st.none() | st.text(max_size=12) | st.text(alphabet="12aé, 　\t,-/.#", max_size=8)
_country = st.none() | st.sampled_from(sorted(country_codes())) | st.text(max_size=3)


@given(st.fixed_dictionaries(dict.fromkeys(COMPONENTS[:-1], _component)), _country, st.booleans())
def test_formatting_never_raises_and_never_leaves_commas_or_blanks(
    components: dict[str, str | None], code: str | None, with_country: bool
) -> None:
    text = format_address(Address(**components, country=code), with_country=with_country)
    assert ", ," not in text
    assert ",," not in text
    assert "  " not in text
    assert text == text.strip(" ,")


@given(st.text(max_size=15), _country)
def test_shaping_a_postcode_takes_any_text_and_settles(text: str, code: str | None) -> None:
    once = normal_postcode_shape(text, code)
    assert normal_postcode_shape(once, code) == once
