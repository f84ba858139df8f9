"""What no name tells is proposed only where it can be what is proposed."""

from __future__ import annotations

import pytest

from addrkit.columns import ColumnOptions, read_columns
from addrkit.errors import InputError


def test_a_telephone_a_weight_or_a_time_is_never_proposed_as_a_number_or_a_line() -> None:
    header = ["DIRECCION", "DISTRITO", "TELEFONO", "BULTOS", "PARITY"]
    rows = [["Av. Arequipa", "Lince", "999", "1", "2"], ["Jr. Puno", "Lima", "98", "3", "1"]]
    said = " ".join(read_columns(header, ColumnOptions(country="PE"), sample=rows).warnings)
    assert not [each for each in ("TELEFONO", "BULTOS", "PARITY") if f"={each}" in said]


def test_a_street_that_no_row_has_is_missing() -> None:
    header = ["NUMBER_FIRST", "PRIVATE_STREET", "STREET_LOCALITY_PID", "POSTCODE", "ALIAS_PRINCIPAL"]
    rows = [["10", "", "NSW2835", "2000", "P"], ["7", "", "NSW2836", "2010", "P"]]
    columns = read_columns(header, ColumnOptions(country="AU"), use="build", sample=rows)
    assert any(each.startswith("no column holds a street") for each in columns.warnings)
    assert not columns.others
    assert "STREET_LOCALITY_PID" not in " ".join(columns.used.values())


def test_the_type_of_a_postcode_is_no_part_of_a_street() -> None:
    header = [
        "THOROUGHFARE",
        "POST_TOWN",
        "POSTCODE",
        "POSTCODE_TYPE",
        "WELSH_THOROUGHFARE",
        "BUILDING_NUMBER",
    ]
    rows = [["MILL LANE", "CARDIFF", "CF64 1AA", "S", "LON Y FELIN", "4"]] * 2
    columns = read_columns(header, use="build", sample=rows)
    assert columns.used["street"] == "THOROUGHFARE"
    assert columns.others == {"other_streets": (4,)}


def test_houses_that_have_a_name_do_not_give_it_to_their_street() -> None:
    header = ["HAUSNR", "PLZ", "HOFNAME"]
    rows = [["12", "7000", ""], ["3", "6900", ""], ["44", "6900", "Hof Maier"]]
    columns = read_columns(header, ColumnOptions(country="AT"), use="build", sample=rows)
    assert "street" not in columns.fields


def test_two_columns_of_coordinates_that_no_name_tells_are_told() -> None:
    header = ["street", "house_number", "city", "pos_a", "pos_b"]
    rows = [
        ["Freie Strasse", "12", "Basel", "2611500.1", "1267300.2"],
        ["Steinenvorstadt", "7", "Basel", "2611300.1", "1266900.2"],
    ]
    columns = read_columns(header, ColumnOptions(country="CH"), use="build", sample=rows)
    assert '--map "x=pos_a" --map "y=pos_b"' in " ".join(columns.warnings)


def test_directions_in_words_beside_a_street_are_a_part_of_it() -> None:
    header = ["NoCiv", "Rue", "Bout", "Ville", "CodPos"]
    rows = [
        ["12", "3e Avenue", "Ouest", "Québec", "G1L 2W1"],
        ["88", "4e Avenue", "Est", "Québec", "G1L 2W2"],
    ]
    columns = read_columns(header, ColumnOptions(country="CA"), use="build", sample=rows)
    assert '--map "street=Rue+Bout"' in " ".join(columns.warnings)


def test_the_last_of_two_numbers_is_never_proposed_as_the_first() -> None:
    header = ["STRASSE", "XNR", "HAUSNR_BIS", "PLZ"]
    rows = [["Burggasse", "7.", "9", "1070"], ["Zieglergasse", "12.", "14", "1070"]]
    columns = read_columns(header, ColumnOptions(country="AT"), use="build", sample=rows)
    assert "house_number=HAUSNR_BIS" not in " ".join(columns.warnings)


def test_a_first_row_of_data_is_no_header_though_a_cell_of_it_is_like_a_name() -> None:
    header = ["26110101", "부산광역시", "중구", "영주동", "0", "640", "중구로", "120", "48909"]
    rows = [["26110102", "부산광역시", "중구", "대창동1가", "0", "2", "대청로", "135", "48934"]]
    with pytest.raises(InputError, match="--no-header"):
        read_columns(header, ColumnOptions(country="KR"), use="build", sample=rows)


def test_a_code_of_a_status_drops_the_rows_of_addresses_that_are_gone() -> None:
    header = ["UPRN", "PAON", "STREET_DESCRIPTOR", "TOWN", "LOGICAL_STATUS"]
    rows = [["1", "12", "HIGH STREET", "WIGSTON", "1"], ["2", "14", "HIGH STREET", "WIGSTON", "8"]]
    [dropping] = read_columns(header, ColumnOptions(country="GB"), use="build", sample=rows).filters
    assert [dropping.drops(row[dropping.place]) for row in rows] == [False, True]
