"""Names that no list has: understood by their words in any order and language, and by what stands in the cells."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from addrkit.columns import ColumnOptions, Columns, read_columns
from addrkit.columns.concepts import FILE, known_concepts
from addrkit.columns.names import known_names, plain
from addrkit.columns.read import Use
from addrkit.errors import InputError
from addrkit.locale.data import read_data
from tests.tables import read_table


def read(header: str, *rows: str, use: Use = "verify", group: str | None = None) -> Columns:
    names = [each.strip() for each in header.split("|")]
    sample = [[cell.strip() for cell in row.split("|")] for row in rows]
    return read_columns(names, ColumnOptions(group=group), use=use, sample=sample)


def used(header: str, *rows: str, use: Use = "verify") -> dict[str, str]:
    return dict(read(header, *rows, use=use).used)


@pytest.mark.parametrize(
    ("header", "street", "number", "town"),
    [
        ("NAZ_ULICE | CIS_DOM | NAZ_OBCE", "Dlouhá", "12", "Brno"),
        ("ulica_naziv | broj_kucni | naselje_ime", "Ilica", "7", "Zagreb"),
        ("NOMBRE_VIAL | NUM_PORTAL | LOCALIDAD_NOM", "Mayor", "3", "Getafe"),
        ("EMRI_RRUGES | NUMRI_SHTEPISE | QYTETI", "Egnatia", "9", "Durrës"),
        ("STRASSENNAM | HAUSNR1 | ORTSNAM", "Anger", "4", "Erfurt"),
        ("улица_наименование | номер_дома | населенный_пункт", "Ленина", "8", "Бердск"),
        ("STRNAM | HOUSENO | CITYNM", "Elm", "12", "Provo"),
    ],
)
def test_a_street_a_number_and_a_town_are_read_in_any_order_and_language(
    header: str, street: str, number: str, town: str
) -> None:
    found = used(header, f"{street} | {number} | {town}", use="build")
    names = [each.strip() for each in header.split("|")]
    assert [found.get(each) for each in ("street", "house_number", "city")] == names


def test_a_letter_behind_a_number_is_told_by_its_name_and_its_cells() -> None:
    rows = ("Kárász | utca | 4 | A | | Szeged", "Sas | utca | 12 | | 14 | Budapest")
    found = used(
        "KOZT_NEV | KOZT_JELLEG | HAZSZAM1 | HAZSZAM1_BETU | HAZSZAM2 | TELEPULES", *rows, use="build"
    )
    assert found["house_number"] == "HAZSZAM1++HAZSZAM1_BETU+-+HAZSZAM2"
    assert found["street"] == "KOZT_NEV+KOZT_JELLEG"


def test_names_that_are_cut_at_six_letters_are_read_with_their_cells() -> None:
    rows = (
        "7 | Kerkstraat | 12 | A | 9712 AB | Groningen | NL",
        "9 | Damrak | 1 | | 1012 LG | Amsterdam | NL",
    )
    found = used("CUSTID | STREET | HOUSEN | SUFFIX | POSTCO | CITYNA | COUNTR", *rows)
    assert found == {
        "street": "STREET",
        "house_number": "HOUSEN+~+SUFFIX",
        "postcode": "POSTCO",
        "city": "CITYNA",
        "country": "COUNTR",
    }


def test_a_name_that_says_half_is_read_where_its_cells_say_the_rest_and_told_nowhere_else() -> None:
    header = "Address1 | Address2 | Town | cPostCode | CRY"
    assert used(header, "12 High Street | | York | YO1 7EP | GB")["postcode"] == "cPostCode"
    assert used(header, "12 High Street | | York | YO1 7EP | GB")["country"] == "CRY"
    assert not {"postcode", "country"} & used(header, "12 High Street | | York | on file | open").keys()


def test_a_name_of_another_language_is_told_by_where_it_stands() -> None:
    rows = (
        "Bodomzor | Amir Temur shoh | 12 | 100084",
        "Navbahor | Bunyodkor | 7A | 100115",
    )
    columns = read("mahalla | zortname | fenraq | pochta_indeksi", *rows, use="build")
    told = " ".join(columns.warnings)
    assert '--map "street=zortname" --map "house_number=fenraq"' in told


def test_what_stands_among_the_columns_of_an_address_is_never_left_out_without_a_word() -> None:
    rows = ("Storgatan | 12 | Gamla staden | 211 34 | MALMÖ", "Södergatan | 7 | Innerstaden | 211 42 | MALMÖ")
    columns = read("gatunamn | nummer | kvarter_x | postnummer | postort", *rows, use="build")
    assert any('--map "suburb=kvarter_x"' in each for each in columns.warnings)
    ids = ("Storgatan | 12 | 4711001 | 211 34 | MALMÖ", "Södergatan | 7 | 4711388 | 211 42 | MALMÖ")
    assert not read("gatunamn | nummer | kvarter_x | postnummer | postort", *ids, use="build").warnings


def test_addresses_that_are_counted_are_several_and_not_the_lines_of_one() -> None:
    header = "Firma | Straße 1 | PLZ 1 | Ort 1 | Straße 2 | PLZ 2 | Ort 2"
    row = "Kern | Ringstr. 4 | 50667 | Köln | Feldweg 12 | 53111 | Bonn"
    with pytest.raises(InputError, match='--columns "1" or --columns "2"'):
        read(header, row)
    assert dict(read(header, row, group="2").used) == {
        "street": "Straße 2",
        "city": "Ort 2",
        "postcode": "PLZ 2",
    }
    assert used("Street 1 | Street 2 | City | Zip", "12 Main St | Apt 2 | Provo | 84601")["address"] == (
        "Street 1+Street 2"
    )


def test_whole_addresses_of_two_kinds_are_a_question() -> None:
    with pytest.raises(InputError) as asked:
        read(
            "Наименование | Юридический адрес | Фактический адрес",
            "Ромашка | 101000, Москва, ул. Мясницкая, 12 | 101000, Москва, ул. Мясницкая, 14",
        )
    assert '--map "address=Юридический адрес" or --map "address=Фактический адрес"' in str(asked.value)


def test_a_country_by_its_code_and_by_its_name_is_one() -> None:
    row = "Ringstr. 4 | 50667 | Köln | Deutschland | DE"
    assert used("Straße | PLZ | Ort | Land | Land / ISO (2-stellig)", row)["country"] == "Land"


def test_the_languages_of_a_register_may_be_told_by_a_letter() -> None:
    rows = ("Calle | Mayor | Nagusia | 12 | Donostia", "Avenida | Libertad | Askatasuna | 7 | Donostia")
    found = used("TIPO_C | NOMBRE_CALLE_C | NOMBRE_CALLE_E | PORTAL | MUNICIPIO", *rows, use="build")
    assert found["street"] == "TIPO_C+NOMBRE_CALLE_C|NOMBRE_CALLE_E"


def test_a_field_that_a_name_explains_in_brackets_is_read() -> None:
    found = used("수취인 주소 | 수취인 구역번호(우편번호)", "서울 강남구 테헤란로 152 | 06236")
    assert found["postcode"] == "수취인 구역번호(우편번호)"


def test_villages_without_streets_are_called_by_the_part_of_their_town() -> None:
    rows = ("Hlavná | 12 | Staré Mesto | Košice", " | 45 | Lúčka | Lúčka nad Torysou")
    assert used("ULICA | CISLO_DOMU | CAST_OBCE | OBEC", *rows, use="build")["street"] == "ULICA|CAST_OBCE"
    assert used("ULICA | CISLO_DOMU | CAST_OBCE | OBEC", rows[0], use="build")["street"] == "ULICA"


def test_where_somebody_was_born_is_no_part_of_an_address() -> None:
    header = "Straße | Hausnr | PLZ | Wohnort | Geburtsort | Geburtsland"
    columns = read(header, "Ringstr. | 4 | 50667 | Köln | Bonn | Österreich")
    assert columns.used["city"] == "Wohnort"
    assert not columns.warnings


def test_an_option_that_names_a_street_keeps_what_stands_beside_it() -> None:
    header = "unit_no | house_no | way_label | suburb"
    rows = [["5", "18", "QUEEN ST", "Ashgrove"], ["", "7", "WATERWORKS RD", "Bardon"]]
    options = ColumnOptions(mapped={"street": "way_label"})
    found = read_columns(header.split(" | "), options, use="build", sample=rows).used
    assert (found["house_number"], found["unit"]) == ("house_no", "unit_no")


def test_streets_that_have_no_number_anywhere_are_told_in_an_export_too() -> None:
    rows = ("Kerkstraat | 12b | Groningen", "Damrak | 1 | Amsterdam")
    columns = read("straat | volgnr_x | plaats", *rows)
    assert any('--map "house_number=volgnr_x"' in each for each in columns.warnings)


TABLES = [
    (use, table)
    for use, file, name in (
        ("verify", "exports_by_words.yaml", "exports"),
        ("build", "registers_by_words.yaml", "registers"),
    )
    for table in read_table(Path(__file__).with_name(file))[name]
    if "asks" in table
]


@pytest.mark.parametrize(("use", "table"), TABLES, ids=[str(next(iter(each.values()))) for _, each in TABLES])
def test_every_option_that_a_question_names_leads_on(use: Use, table: dict[str, object]) -> None:
    header, rows = str(table["header"]).split(" | "), [str(row).split(" | ") for row in table["rows"]]  # type: ignore[attr-defined]
    for option in table["asks"]:  # type: ignore[attr-defined]
        kind, value = re.fullmatch(r'--(\w+) "(.*)"', option).groups()  # type: ignore[union-attr]
        field, _, column = value.partition("=")
        said = ColumnOptions(group=value) if kind == "columns" else ColumnOptions(mapped={field: column})
        if field in ("postcode", "city", "house_number"):
            continue
        assert read_columns(header, said, use=use, sample=rows).fields


def test_every_word_is_of_one_kind_and_every_kind_is_of_a_field_or_a_hint() -> None:
    data = read_data(FILE)
    kinds: dict[str, set[str]] = {}
    for kind, words in data["words"].items():
        for word in words:
            kinds.setdefault(plain(str(word)), set()).add(kind)
    assert not {word: some for word, some in kinds.items() if len(some) > 1}
    of_fields = {kind for some in data["fields"].values() for each in some for kind in each}
    assert of_fields <= data["words"].keys()
    assert data["words"].keys() - of_fields == {"state"}
    assert set(data["stems"]) <= data["words"].keys()
    assert not known_concepts().of_word.keys() & {"birth", *known_names().people}
