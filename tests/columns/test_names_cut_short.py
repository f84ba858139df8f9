"""Names that databases cut short or write as one are read by the words that are meant, and by no others."""

from __future__ import annotations

import pytest

from addrkit.batch.line_items import key_column
from addrkit.columns import ColumnOptions, Columns, read_columns
from addrkit.columns.read import Use


def read(header: str, row: str, use: Use = "build", group: str | None = None) -> Columns:
    cells = [each.strip() for each in row.split("|")]
    names = [each.strip() for each in header.split("|")]
    return read_columns(names, ColumnOptions(group=group), use=use, sample=[cells] * 3)


@pytest.mark.parametrize(
    ("header", "row", "used"),
    [
        (
            "HSENBR | STRNM | STRTTYP | CTYNM | ZIPCD",
            "12 | MAIN | ST | PROVO | 84601",
            {"house_number": "HSENBR", "street": "STRNM+STRTTYP", "city": "CTYNM", "postcode": "ZIPCD"},
        ),
        (
            "ADRNBR | ADRPDIR | ADRSTR | SITUSCITY",
            "12 | N | MAIN | PROVO",
            {"house_number": "ADRNBR", "street": "ADRPDIR+ADRSTR", "city": "SITUSCITY"},
        ),
        (
            "GATVES_PAVADINIMAS | NAMO_NR1 | GYV_PAVAD | PASTO_KODAS",
            "Gedimino pr. | 12 | Vilnius | 01103",
            {
                "house_number": "NAMO_NR1",
                "street": "GATVES_PAVADINIMAS",
                "city": "GYV_PAVAD",
                "postcode": "PASTO_KODAS",
            },
        ),
        (
            "calle_nombre | puerta_num | puerta_letra | comuna_nom",
            "Colón | 12 | A | Talca",
            {"house_number": "puerta_num++puerta_letra", "street": "calle_nombre", "city": "comuna_nom"},
        ),
        (
            "hausnr | hausnr_zus | strassen_name | gemeinde_name | plz",
            "12 | a | Markt | Aue | 08280",
            {
                "house_number": "hausnr+~+hausnr_zus",
                "street": "strassen_name",
                "city": "gemeinde_name",
                "postcode": "plz",
            },
        ),
        (
            "house_no | st_prefix_cd | street_name | st_type_cd | town_nm",
            "12 | N | Main | St | Alton",
            {"house_number": "house_no", "street": "st_prefix_cd+street_name+st_type_cd", "city": "town_nm"},
        ),
        (
            "gis.lots.street | gis.lots.house_nr | gis.lots.city",
            "Main St | 12 | Alton",
            {"house_number": "gis.lots.house_nr", "street": "gis.lots.street", "city": "gis.lots.city"},
        ),
        (
            "STREET_NO_FROM | STREET_NO_TO | STREET_NAME | LOCALITY",
            "12 | 14 | High Street | Alton",
            {
                "house_number": "STREET_NO_FROM+-+STREET_NO_TO",
                "street": "STREET_NAME",
                "city": "LOCALITY",
            },
        ),
    ],
)
def test_words_that_are_short_or_written_as_one_are_read(header: str, row: str, used: dict[str, str]) -> None:
    assert dict(read(header, row).used) == used


def test_a_name_that_a_shapefile_cut_at_ten_letters_is_read() -> None:
    columns = read(
        "HOUSE_NUMB | STREET_NAM | STREET_TYP | MUNICIPALI | POSTAL_COD", "12 | MAIN | ST | PROVO | 84601"
    )
    assert columns.used == {
        "house_number": "HOUSE_NUMB",
        "street": "STREET_NAM+STREET_TYP",
        "city": "MUNICIPALI",
        "postcode": "POSTAL_COD",
    }


def test_two_letters_tell_the_usual_words_of_a_cut_name_alone() -> None:
    columns = read("address_nu | street_nam | address_zi | address_se", "12 | MAIN | 84601 | 3")
    assert columns.used == {"house_number": "address_nu", "street": "street_nam", "postcode": "address_zi"}


def test_ten_letters_are_a_whole_name_where_others_are_longer_or_the_word_is_whole() -> None:
    whole = "street | city | postal_cod | a_longer_name"
    assert "postcode" not in read(whole, "Main St | Provo | x | y").used
    counted = read("street | city | addr_count", "Main St | Provo | 7")
    assert "district" not in counted.used
    # One letter may begin too many words.
    assert "house_number" not in read("STREET_NAM | CITY | BUILDING_N", "MAIN ST | PROVO | CITY HALL").used


@pytest.mark.parametrize(
    "name",
    [
        "ST_FINAL",
        "STRANGER",
        "CUSTNO",
        "ADDRNAME",
        "OWNER_NAM1",
        "NO_ITEMS",
        "SUBNUMBER",
        "LISTNR",
        "CARDCOM",
    ],
)
def test_no_other_name_is_taken_for_a_part_of_a_street(name: str) -> None:
    columns = read(f"street | house_number | city | {name}", "Main St | 12 | Alton | 7")
    assert set(columns.used) == {"street", "house_number", "city"}
    assert name not in " ".join(columns.used.values())


def test_an_address_of_electronic_mail_is_none_of_a_place() -> None:
    columns = read("Adres e-mail 1 | Adres 1 | Adres 2 | Miasto", "a@b.c | Długa 4 | m. 3 | Gdynia", "verify")
    assert columns.used == {"address": "Adres 1+Adres 2", "city": "Miasto"}


def test_a_town_of_the_mailing_address_alone_is_that_of_the_only_address() -> None:
    columns = read("street | house_number | Mailing City", "Main St | 12 | Provo")
    assert columns.used["city"] == "Mailing City"
    stores = read("street | house_number | zip | Store City", "Main St | 12 | 84601 | Orem")
    assert "city" not in stores.used


def test_parts_that_one_word_of_a_language_without_blanks_leads_are_of_one_address() -> None:
    header = "注文者住所：都道府県 | 注文者住所：町以降 | 届け先郵便番号 | 届け先住所：都道府県 | 届け先住所：町以降"
    columns = read(header, "東京都 | 丸の内1 | 5300001 | 大阪府 | 梅田3-1", "verify", "届け先")
    assert columns.used == {
        "address": "届け先住所：町以降",
        "region": "届け先住所：都道府県",
        "postcode": "届け先郵便番号",
    }


def test_the_column_that_names_a_row_is_known_however_its_name_is_written() -> None:
    assert key_column(["Email", "OrderNumber", "Street"]) == "OrderNumber"
