"""Tables with several addresses a row: each is chosen by the word or the number that the message names."""

from __future__ import annotations

import pytest

from addrkit.columns import ColumnOptions, read_columns
from addrkit.errors import InputError

COUNTED = ["Address Line 1 - 1", "Address Line 2 - 1", "City - 1", "Zip - 1"]
COUNTED += [name.replace("- 1", "- 2") for name in COUNTED]
COUNTED_ROWS = [
    ["5/18 Beach Rd", "", "Brighton", "3186", "10 George Street", "Level 3", "Sydney", "2000"],
    ["7B Oxford Street", "", "Paddington", "2021", "", "", "", ""],
]
RETURNS = ["RMA", "Return From Street 1", "Return From City", "Return From Zip"]
RETURNS += ["Return To Street 1", "Return To City", "Return To Zip"]
RETURNED = [["R1", "412 Maple Avenue", "Burlington", "05401", "1 Depot Way", "Dallas", "75001"]]


def test_addresses_that_a_number_behind_a_sign_counts_are_chosen_by_it() -> None:
    with pytest.raises(InputError, match='--columns "1" or --columns "2"'):
        read_columns(COUNTED, sample=COUNTED_ROWS)
    columns = read_columns(COUNTED, ColumnOptions(group="1"), sample=COUNTED_ROWS)
    assert columns.used == {
        "address": "Address Line 1 - 1+Address Line 2 - 1",
        "city": "City - 1",
        "postcode": "Zip - 1",
    }


def test_where_a_parcel_is_returned_from_and_to_are_two_addresses_and_no_row_of_data() -> None:
    with pytest.raises(InputError, match='--columns "Return From" or --columns "Return To"'):
        read_columns(RETURNS, sample=RETURNED)
    columns = read_columns(RETURNS, ColumnOptions(group="Return From"), sample=RETURNED)
    assert columns.used["address"] == "Return From Street 1"


def test_words_written_as_one_are_cut_into_all_of_them() -> None:
    header = [
        "housenumberfirst",
        "housenumberfirstsuffix",
        "housenumbersecond",
        "roadname",
        "suburbname",
        "enddate",
    ]
    rows = [
        ["7", "B", "9", "OXFORD", "PADDINGTON", "3000-01-01"],
        ["1", "", "", "PARK", "BONDI", "2015-06-06"],
    ]
    columns = read_columns(header, ColumnOptions(country="AU"), use="build", sample=rows)
    assert columns.used["house_number"] == "housenumberfirst+~+housenumberfirstsuffix+-+housenumbersecond"
    assert [columns.filters[0].drops(row[5]) for row in rows] == [False, True]


def test_the_name_of_a_block_is_no_letter_of_a_number() -> None:
    header = ["MAHALLE", "CSBM", "DIS_KAPI_NO", "BLOK_ADI", "IC_KAPI_NO"]
    rows = [["CAFERAĞA", "MODA CADDE", "12/A", "", "5"], ["KIZILAY", "ATATÜRK BULVAR", "100", "B", "14"]]
    said = " ".join(read_columns(header, ColumnOptions(country="TR"), use="build", sample=rows).warnings)
    assert "BLOK_ADI" in said
    assert "~+BLOK_ADI" not in said


def test_letters_of_who_gets_a_parcel_and_who_sends_it_are_no_languages() -> None:
    header = ["DireccionD", "NumeroD", "LocalidadD", "DireccionR", "NumeroR", "LocalidadR"]
    rows = [["Calle Mayor", "12", "Madrid", "Polígono Sur", "5", "Getafe"]]
    with pytest.raises(InputError, match='--columns "D"'):
        read_columns(header, ColumnOptions(country="ES"), sample=rows)
    columns = read_columns(header, ColumnOptions(country="ES", group="D"), sample=rows)
    assert columns.used["house_number"] == "NumeroD"


def test_a_line_of_another_address_is_never_proposed_for_this_one() -> None:
    header = [
        "situs_num",
        "situs_street",
        "situs_unit",
        "situs_city",
        "py_addr_line1",
        "py_addr_line2",
        "py_addr_city",
    ]
    rows = [
        ["1100", "CONGRESS AVE", "", "AUSTIN", "PO BOX 5", "", "DALLAS"],
        ["44", "LAKE CREEK DR", "12", "ROUND ROCK", "44 LAKE CREEK DR", "UNIT 12", "ROUND ROCK"],
    ]
    columns = read_columns(header, ColumnOptions(country="US"), use="build", sample=rows)
    assert "py_addr_line2" not in " ".join(columns.warnings)


def test_an_address_to_which_a_parcel_goes_back_is_no_rival_of_where_it_goes() -> None:
    header = ["Name", "Address 1", "City", "Zip", "Return Address 1", "Return City", "Return Zip"]
    rows = [["Ann", "412 Maple Avenue", "Burlington", "05401", "1 Depot Way", "Dallas", "75001"]]
    assert read_columns(header, sample=rows).used == {
        "address": "Address 1",
        "city": "City",
        "postcode": "Zip",
    }


SECOND = ["id", "Address", "City", "State", "Zip"]
SECOND_ROWS = [
    ["1", "12 Oak St", "Dayton", "OH", "45402", "5 Elm Ave", "Akron", "NY", "44301"],
    ["2", "14 Oak St", "Dayton", "OH", "45402", "", "", "", ""],
]


@pytest.mark.parametrize("written", ["{} 2", "{}2", "{} (2)", "{}.1", "{}_1"])
def test_a_second_address_whose_number_stands_behind_its_names_is_never_joined_to_the_first(
    written: str,
) -> None:
    names = [written.format(name) for name in SECOND[1:]]
    number = "2" if "2" in names[0] else "1"
    header = [*SECOND, *names]
    with pytest.raises(InputError, match=f'--columns "" for the names without one or --columns "{number}"'):
        read_columns(header, sample=SECOND_ROWS)
    first = read_columns(header, ColumnOptions(group=""), sample=SECOND_ROWS)
    second = read_columns(header, ColumnOptions(group=number), sample=SECOND_ROWS)
    assert list(first.used.values()) == SECOND[1:]
    assert list(second.used.values()) == names
    assert (first.warnings, second.warnings) == ((), ())


def test_a_second_line_and_a_second_postcode_alone_are_of_the_first_address() -> None:
    header = ["Address", "Address2", "City", "State", "Zip", "Zip2"]
    rows = [["12 Oak St", "Apt 2", "Dayton", "OH", "45402", "1234"]]
    assert read_columns(header, sample=rows).used["address"] == "Address+Address2"


def test_capitals_that_lead_all_names_of_an_address_are_cut_off_before_capitals_too() -> None:
    header = ["KStrasse", "KPLZ", "KOrt", "KLand", "KLStrasse", "KLPLZ", "KLOrt", "KLLand"]
    rows = [["Hauptstr. 4", "10115", "Berlin", "D", "Lindenweg 9", "50667", "Köln", "AT"]]
    for group in ("K", "KL"):
        columns = read_columns(header, ColumnOptions(group=group), sample=rows)
        wanted = {"postcode": f"{group}PLZ", "city": f"{group}Ort", "country": f"{group}Land"}
        assert {field: columns.used.get(field) for field in wanted} == wanted


def test_no_column_of_another_address_is_proposed_for_one_of_this() -> None:
    header = ["Adresse", "CP", "Ville", "Pays", "Adresse (livraison)", "CP (livraison)", "Ville (livraison)"]
    rows = [["8 rue Haute", "75002", "Paris", "France", "2 rue Basse", "69003", "Lyon"]]
    columns = read_columns(header, ColumnOptions(group="livraison"), sample=rows)
    assert "Ville;" not in " ".join(columns.warnings)
