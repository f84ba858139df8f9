"""Parts of registers that other columns tell: whole addresses, leads of kinds, pairs of numbers, days of an end."""

from __future__ import annotations

from addrkit.columns import ColumnOptions, Columns, read_columns
from addrkit.columns.read import Use


def read(header: str, *rows: str, country: str | None = None, use: Use = "build") -> Columns:
    cells = [[cell.strip() for cell in row.split("|")] for row in rows]
    names = [name.strip() for name in header.split("|")]
    return read_columns(names, ColumnOptions(country=country), use=use, sample=cells)


def test_a_whole_address_tells_its_parts_whatever_they_are_called() -> None:
    columns = read(
        "oid | a1 | a2 | a3 | a4",
        "71 | 7 | B | RUE DES FETES | 7 B RUE DES FETES",
        "72 | 10 |  | RUE DE LA PAIX | 10 RUE DE LA PAIX",
    )
    assert columns.used == {"id": "oid", "house_number": "a1+~+a2", "street": "a3"}


def test_a_whole_address_tells_the_kind_and_the_direction_of_its_street() -> None:
    columns = read(
        "k | n | d | s | t | whole thing",
        "a | 12 | N | LA SALLE | ST | 12 N LA SALLE ST",
        "b | 7 |  | CLARK | AVE | 7 CLARK AVE",
        "c | 9 | S | STATE | ST | 9 S STATE ST",
    )
    assert columns.used["street"] == "d+s+t"


def test_the_last_number_of_a_house_is_told_by_what_it_follows() -> None:
    columns = read(
        "street | house_number | rng | note",
        "Elm Street | 12 | 14 | x",
        "Elm Street | 31 |  | y",
        "Elm Street | 20 | 26 | z",
    )
    assert columns.used["house_number"] == "house_number+-+rng"
    assert columns.query(["Elm Street", "12", "12", ""])["house_number"] == "12"  # type: ignore[index]


def test_a_flat_beside_a_number_is_no_last_number() -> None:
    columns = read(
        "gatve | namo_nr | buto_nr", "Laisves al. | 12 | 14", "Savanoriu pr. | 7 | ", "Nemuno g. | 3 | 5"
    )
    assert columns.used["unit"] == "buto_nr"


def test_states_under_the_name_of_a_street_are_no_street() -> None:
    header = "NAME | ADDRESS | CITY | STALP | STNAME | ZIP"
    rows = (
        "A | 100 N Tryon St | Charlotte | NC | North Carolina | 28202",
        "B | 9 Main St | Tulsa | OK | Oklahoma | 74103",
    )
    assert read(header, *rows, country="US", use="verify").used["region"] == "STNAME"


def test_what_an_address_is_called_is_no_street_beside_one() -> None:
    header = "Address | Street | StreetNo | ZipCode | City"
    rows = ("Warehouse | Hauptstr. | 12 | 10827 | Berlin", "Head office | Am Markt | 3a | 28195 | Bremen")
    assert read(header, *rows, use="verify").used["street"] == "Street"


def test_rows_that_ended_on_a_day_count_no_more_in_any_language() -> None:
    for name in ("wazny_do", "retired", "廃止日", "valid_to", "DATUM_ZANIKU"):
        columns = read(
            f"street | house_number | {name}", "A Street | 1 | 2015-06-30", "B Street | 2 | 9999-12-31"
        )
        [ended] = columns.filters
        assert ended.drops("2015-06-30"), name
        assert not ended.drops("9999-12-31"), name


def test_days_of_something_else_end_no_row() -> None:
    columns = read(
        "street | house_number | permit_end | checked_to",
        "A St | 1 | 2015-06-30 | 2020-01-01",
        "B St | 2 |  | ",
    )
    assert not columns.filters


def test_the_same_street_in_another_language_is_another_name_of_it() -> None:
    columns = read(
        "katunimi | gatan | numero", "Hämeentie | Tavastvägen | 33", "Unioninkatu | Unionsgatan | 4"
    )
    assert columns.used["street"] == "katunimi"
    assert columns.kept["other_streets"] == "gatan"


def test_a_geometry_that_no_name_tells_is_a_point_and_a_shape_is_none() -> None:
    assert (
        read("street | house_number | wo", "A St | 1 | 48.86, 2.33", "B St | 2 | 48.87, 2.39").used["point"]
        == "wo"
    )
    shapes = read(
        "street | house_number | geom",
        "A St | 1 | POLYGON((1 2, 3 4, 1 2))",
        "B St | 2 | POLYGON((1 2, 3 4, 1 2))",
    )
    assert "point" not in shapes.used


def test_lines_without_any_number_are_told() -> None:
    header = "ADDRESS1 | CITY | NRX | POSTAL"
    told = read(
        header, "Kerkstraat | Groningen | 12 | 9712 AB", "Damrak | Amsterdam | 70 | 1012 LM", use="verify"
    ).warnings
    assert '--map "house_number=NRX"' in " ".join(told)


def test_a_part_before_the_street_is_joined_before_it() -> None:
    told = " ".join(
        read("SO_NHA | NGO_NGACH | TEN_DUONG", "12 |  | Hàng Bài", "5 | Ngõ 102 | Trường Chinh").warnings
    )
    assert '--map "street=NGO_NGACH+TEN_DUONG"' in told


def test_noughts_before_numbers_are_seen() -> None:
    assert read("calle | numero", "Aribau | 0185", "Diagonal | 0482").padded
    assert not read("calle | numero", "Aribau | 185", "Diagonal | 1482").padded


def test_a_bare_flat_has_the_word_that_its_country_cannot_do_without() -> None:
    header, rows = "sokak | kapi no | daire no", ("Moda Cad. | 12 | 3", "Bahariye Cad. | 7 | 5")
    assert read(header, *rows, country="TR").query(["Moda Cad.", "12", "3"])["unit"] == "daire 3"  # type: ignore[index]
    assert read(header, *rows, country="DE").query(["Moda Cad.", "12", "3"])["unit"] == "3"  # type: ignore[index]
