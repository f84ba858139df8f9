"""Numbers in several columns: the one that has the whole number is read, whatever it is called."""

from __future__ import annotations

from addrkit.columns import ColumnOptions, Columns, read_columns


def read(header: str, *rows: str, use: str = "build") -> Columns:
    return read_columns(
        header.split(" | "),
        ColumnOptions(),
        sample=[each.split(" | ") for each in rows],
        use="build" if use == "build" else "verify",
    )


def test_a_column_of_whole_numbers_is_read_by_its_cells() -> None:
    columns = read(
        "HSN_W_PRE | HSN_PRE | HSN | ROAD_NAME | CITY",
        "E1234 | E | 1234 | Rural Rd | Waupaca",
        "118 |  | 118 | Main St | Waupaca",
    )
    assert columns.used["house_number"] == "HSN_W_PRE"


def test_a_number_with_its_addition_is_read_once() -> None:
    columns = read(
        "strasse | hausnummer | zusatz | hausnummermitzusatz | ort",
        "Mühlenweg | 101 | b-c | 101b-c | Nordhorn",
        "Hauptstraße | 7 |  | 7 | Nordhorn",
    )
    assert columns.used["house_number"] == "hausnummermitzusatz"


def test_a_line_of_numbers_alone_is_the_number() -> None:
    columns = read(
        "ADDFULL | PREDIR | STREETNAME | SUFTYPE | MUNINAME",
        "W7245 |  | Oak Grove | Rd | Lowell",
        "17 1/2 | S | Center | St | Lowell",
    )
    assert (columns.used["house_number"], columns.used["street"]) == ("ADDFULL", "PREDIR+STREETNAME+SUFTYPE")


def test_a_number_of_the_street_is_none_of_the_house() -> None:
    columns = read(
        "STR_NO | STR_NAME | STR_TYPE | CITY",
        "5520 | Shorncliffe | Ave | Sechelt",
        "746 | Fletcher | Rd | Gibsons",
    )
    assert columns.used["house_number"] == "STR_NO"


def test_the_town_of_the_postcode_is_the_address() -> None:
    columns = read(
        "ADDRESS_NUM | STREET_NAME | MUNI | MA_CITY | MA_ZIP",
        "320 | Walnut St | City of Appleton | Appleton | 54911",
        "19 | Maple Ln | Town of Osborn | Seymour | 54165",
    )
    assert columns.used["city"] == "MA_CITY"
    assert columns.kept["other_cities"] == "MUNI"
