"""Columns of which no name tells are never read: the message names each that looks like a part, to be typed."""

from __future__ import annotations

import pytest

from addrkit.columns import Columns, read_columns
from addrkit.columns.read import Use
from addrkit.errors import InputError


def read(header: str, *rows: str, use: Use = "build") -> Columns:
    names = [each.strip() for each in header.split("|")]
    return read_columns(names, use=use, sample=[[cell.strip() for cell in row.split("|")] for row in rows])


@pytest.mark.parametrize(
    ("header", "rows", "options"),
    [
        (
            "a1 | a2 | a3 | a4",
            ["Bahnhofstraße | 12 | 9020 | Klagenfurt", "Hauptplatz | 7a | 9500 | Villach"],
            '--map "street=a1" --map "house_number=a2" --map "postcode=a3" --map "city=a4"',
        ),
        (
            "KODS | NOS | ATRIB | STD",
            [
                "101060421 | 12 | LV-1010 | Brīvības iela 12, Rīga, LV-1010",
                "101060499 | 4A | LV-3401 | Lielā iela 4A, Liepāja, LV-3401",
            ],
            '--map "address=STD"',
        ),
        (
            "CPRO | TVIA | NVIAC | EIN | CPOS | NENTCOC",
            [
                "28 | CALLE | MAYOR | 0001 | 28013 | MADRID",
                "28 | AVDA | AMERICA | 0002 | 28028 | MADRID",
                "08 | PLAZA | CATALUNYA | 0001 | 08002 | BARCELONA",
            ],
            '--map "street=TVIA+NVIAC" --map "postcode=CPOS" --map "city=NENTCOC"',
        ),
        (
            "id | nm1 | nm2 | tp",
            ["100 | x | MAIN | ST", "200 | y | ELM | AVE"],
            '--map "street=nm2+tp"',
        ),
    ],
)
def test_a_register_of_opaque_names_is_told_all_that_can_be_typed(
    header: str, rows: list[str], options: str
) -> None:
    with pytest.raises(InputError) as told:
        read(header, *rows)
    assert str(told.value).endswith(options)


def test_an_export_of_opaque_names_is_told_the_line_the_postcode_and_the_town() -> None:
    with pytest.raises(InputError) as told:
        read(
            "CCODCLI | CNOMCLI | CDIRCLI | CPOBCLI | CPTLCLI | CTFO1CLI",
            "000001 | Talleres Pérez | Calle Mayor 12 | Madrid | 28013 | 911234567",
            "000002 | Bar Sol | Avda. Diagonal 401, 2º 1ª | Barcelona | 08008 | 931234567",
            use="verify",
        )
    assert '--map "address=CDIRCLI" --map "postcode=CPTLCLI" --map "city=CPOBCLI"' in str(told.value)


def test_what_is_missing_beside_what_is_read_is_told_with_the_option() -> None:
    columns = read(
        "address | ville | cp_x",
        "12 rue Haute | Lyon | 69006",
        "4 place Bellecour | Paris | 75002",
        use="verify",
    )
    assert any('--map "postcode=cp_x"' in each for each in columns.warnings)
    columns = read("street | nr | plz | gst", "Ring | 4 | 8010 | Graz", "Kai | 12 | 5020 | Salzburg")
    assert any('--map "city=gst"' in each for each in columns.warnings)


@pytest.mark.parametrize(
    ("header", "rows"),
    [
        (
            "address | city | zip | order",
            ["1 Main St | Provo | 84601 | 20001", "4 Elm St | Provo | 84601 | 20077"],
        ),
        ("address | city | customer", ["1 Main St | Provo | 1001", "4 Elm St | Orem | 1002"]),
        ("address | order", ["1 Main St, Provo UT 84601 | 20001", "4 Elm St, Orem UT 84057 | 20077"]),
        ("address | city | price", ["1 Main St | Provo | 12.50", "4 Elm St | Orem | 9.99"]),
    ],
)
def test_numbers_of_orders_and_customers_are_not_proposed(header: str, rows: list[str]) -> None:
    assert not read(header, *rows, use="verify").warnings


def test_a_town_by_a_river_or_by_two_words_is_no_street() -> None:
    header = "nm1 | nm2 | hausnummer | plz"
    columns = read(
        header, "Frankfurt am Main | Am Ring | 12 | 60313", "Springfield | Kaiserstraße | 4a | 60311"
    )
    assert any('--map "street=nm2"' in each for each in columns.warnings)
    with pytest.raises(InputError) as told:
        read("nr | x1 | x2", "1 | Frankfurt am Main | 12", "3 | Frankfurt am Main | 4a")
    assert "x1" not in str(told.value).partition("--map")[2]


def test_a_whole_address_is_proposed_whatever_its_street_is_called() -> None:
    rows = ["1 | Jiřská 9/10, Hradčany, 11900 Praha 1", "2 | Malá Strana 57, 15000 Praha 5"]
    with pytest.raises(InputError, match='--map "address=alternativ"'):
        read("POINT_X | alternativ", *rows)
