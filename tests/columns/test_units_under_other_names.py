"""A flat that stands under "Company" or "Note" is the order's flat: it is not dropped in silence."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest

import addrkit
from addrkit import frames
from addrkit.cli import run
from addrkit.columns import ColumnOptions, read_columns

REGISTER = """id,house_number,street,unit,city,region,postcode,country
0,350,5th Ave,,New York,NY,10118,US
1,350,5th Ave,Apt 210,New York,NY,10118,US
2,350,5th Ave,Apt 310,New York,NY,10118,US
"""
HEADER = (
    "Name,Shipping Company,Shipping Address1,Shipping Address2,Shipping City,Shipping Province,Shipping Zip,"
    "Shipping Country,Billing Company"
)
ORDERS = f"""{HEADER}
#1,Apt 310,350 5th Ave,,New York,NY,10118,US,
#2,Acme Inc,350 5th Ave,Apt 210,New York,NY,10118,US,Apt 310
#3,Apt 999,350 5th Ave,,New York,NY,10118,US,
#4,Unit 310,350 5th Ave,,New York,NY,10118,US,
#5,Unit 999,350 5th Ave,,New York,NY,10118,US,
#6,#999,350 5th Ave,,New York,NY,10118,US,
"""


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("units")
    (folder / "register.csv").write_text(REGISTER, encoding="utf-8")
    assert run(["gazetteer", "build", str(folder / "register.csv"), "-o", str(folder / "r.gaz")]) == 0
    return folder / "r.gaz"


def test_the_flat_under_company_is_the_flat_of_the_order(register: Path, tmp_path: Path) -> None:
    (tmp_path / "orders.csv").write_text(ORDERS, encoding="utf-8")
    out = tmp_path / "out.csv"
    assert run(["verify", str(tmp_path / "orders.csv"), "-g", str(register), "-o", str(out)]) == 0
    rows = [line.split(",") for line in out.read_text(encoding="utf-8").splitlines()]
    at = rows[0].index("addr_action")
    assert [row[at] for row in rows[1:3]] == ["accept", "accept"]
    assert [row[rows[0].index("addr_id")] for row in rows[1:3]] == ["2", "1"]
    assert (rows[4][at], rows[4][rows[0].index("addr_id")]) == ("accept", "2")
    assert not {"accept"} & {rows[each][at] for each in (3, 5, 6)}


def test_a_table_in_memory_reads_the_same(register: Path) -> None:
    header, *lines = ORDERS.splitlines()
    columns = list(zip(*(line.split(",") for line in lines), strict=True))
    table = pa.table(dict(zip(header.split(","), map(list, columns), strict=True)))
    found = frames.verify(table, kit=addrkit.open(register), workers=1, progress=False)
    assert found.column("addr_id").to_pylist()[:2] == ["2", "1"]
    assert found.column("addr_action").to_pylist()[2] != "accept"


@pytest.mark.parametrize(
    ("name", "cell"),
    [
        ("Firma", "Wohnung 4"),
        ("Empresa", "Piso 3"),
        ("Azienda", "Interno 5"),
        ("Société", "Appartement 7"),
        ("Delivery instructions", "Flat 2B"),
        ("Company name", "Suite 12"),
    ],
)
def test_a_unit_in_full_is_read_under_names_of_firms_and_notes(name: str, cell: str) -> None:
    columns = read_columns(["street", "city", name])
    row = columns.query(["High Street 5", "Leeds", cell])
    assert isinstance(row, dict)
    assert row["unit"] == cell
    assert name in columns.told()


@pytest.mark.parametrize(
    "cell", ["Acme Inc", "Studio Ghibli", "3M", "call before 5 pm", "Flat Earth Ltd", "", None]
)
def test_a_firm_and_a_note_are_not_read(cell: str | None) -> None:
    columns = read_columns(["street", "city", "Company"])
    assert columns.query(["High Street 5", "Leeds", cell]) == {"street": "High Street 5", "city": "Leeds"}


@pytest.mark.parametrize(
    ("code", "cell"),
    [
        ("US", "Unit 310"),
        ("US", "#310"),
        ("US", "Unit 4B"),
        ("US", "PH 2"),
        ("US", "First Floor"),
        ("GB", "GFF"),
        ("AU", "U 5"),
        ("SG", "#08-12"),
        ("DE", "2. OG links"),
        ("DE", "Whg. 5"),
        ("DE", "EG"),
        ("FR", "Bâtiment B Appt 3"),
        ("ES", "3º izq"),
        ("PT", "2º Esq"),
        ("PT", "R/C Dto"),
        ("DK", "st. th"),
        ("SE", "lgh 1102"),
        ("BE", "bte 4"),
        ("PL", "m. 5"),
        ("TR", "D:5"),
        ("BR", "Bloco B, apto 12"),
    ],
)
def test_a_unit_is_read_as_its_country_writes_it(code: str, cell: str) -> None:
    named = read_columns(["street", "city", "country", "Company"])
    row = named.query(["High Street 5", "Leeds", code, cell])
    assert isinstance(row, dict)
    assert row["unit"] == cell
    given = read_columns(["street", "city", "Company"], ColumnOptions(country=code))
    row = given.query(["High Street 5", "Leeds", cell])
    assert isinstance(row, dict)
    assert row["unit"] == cell


@pytest.mark.parametrize(
    ("cell", "unit"),
    [
        ("Apt 310, ring twice", "Apt 310"),
        ("Tower 2, Flat 5; call me", "Tower 2, Flat 5"),
        ("Unit 9\nback door", "Unit 9"),
    ],
)
def test_the_unit_before_a_note_is_read(cell: str, unit: str) -> None:
    columns = read_columns(["street", "city", "Note"], ColumnOptions(country="US"))
    row = columns.query(["High Street 5", "Leeds", cell])
    assert isinstance(row, dict)
    assert row["unit"] == unit


def test_the_company_of_a_group_of_two_words_is_of_it() -> None:
    header = ["Ship To Address 1", "Ship To City", "Ship To Company", "Bill To Company"]
    assert read_columns(header).beside == (2,)


@pytest.mark.parametrize(
    "cell", ["3M", "Suite Inc", "7 Eleven", "#1 Cleaners", "Unit", "A1", "Floor SA", "x" * 100_000, "\x00"]
)
def test_a_firm_with_a_code_or_with_a_word_for_units_is_no_unit(cell: str) -> None:
    columns = read_columns(["street", "city", "Company"], ColumnOptions(country="US"))
    assert columns.query(["High Street 5", "Leeds", cell]) == {"street": "High Street 5", "city": "Leeds"}


def test_the_company_of_the_other_address_and_other_columns_are_not_read() -> None:
    columns = read_columns(["Shipping Address1", "Shipping City", "Billing Company", "SKU"])
    assert columns.beside == ()
