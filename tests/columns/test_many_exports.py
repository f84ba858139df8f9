"""Header rows of many systems in many languages: each column of an address is read, and a wrong one is noticed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from addrkit.columns import ColumnOptions, Columns, read_columns
from addrkit.errors import InputError
from addrkit.kit import AddressKit, open_kit
from tests.tables import read_table

EXPORTS: list[dict[str, Any]] = read_table(Path(__file__).with_name("exports.yaml"))["exports"]
NAMES = [each["export"] for each in EXPORTS]
DUTCH = {"street": "Kerkstraat", "house_number": "12", "city": "Groningen", "postcode": "9712 AB"}
AMERICAN = {
    "street": "Evergreen Terrace",
    "house_number": "742",
    "city": "Springfield",
    "region": "IL",
    "postcode": "62704",
}


def columns_of(export: Mapping[str, Any]) -> Columns:
    row = export["row"].split(" | ") if "row" in export else []
    options = ColumnOptions(group=export.get("columns"))
    return read_columns(export["header"].split(" | "), options, sample=[row] * 3)


@pytest.mark.parametrize("export", EXPORTS, ids=NAMES)
def test_every_part_of_the_address_is_read(export: Mapping[str, Any]) -> None:
    columns = columns_of(export)
    assert dict(columns.used) == export["read"]
    assert not [each for each in columns.warnings if "looks like an address" in each]


@pytest.fixture(scope="module")
def kit(register: Path, sample: Path) -> AddressKit:
    return open_kit([register, sample])


def typed(columns: Columns, parts: Mapping[str, str], country: str) -> str | dict[str, str | None]:
    """A row of an export that holds an address, each part where the export has it."""
    cells = [""] * len(columns.header)
    first = {field: source.places[0] for field, source in columns.fields.items()}
    left = {**parts, "country": country}
    if "house_number" not in first and "street" in first:
        left["street"] = f"{left['street']} {left.pop('house_number')}"
    for field in [each for each in left if each in first]:
        cells[first[field]] = left.pop(field)
    line = " ".join(left.pop(name) for name in ("street", "house_number") if name in left)
    rest = " ".join(left.pop(name) for name in ("postcode", "city", "region") if name in left)
    if line:
        cells[first["address"] if "address" in first else first["street"]] = line
    if rest and "address" in first:
        cells[columns.fields["address"].places[-1]] += (
            f" {rest}" if cells[columns.fields["address"].places[-1]] else rest
        )
    return columns.query(cells)


BY_WORDS: list[dict[str, Any]] = [
    {**each, "row": each["rows"][0]}
    for each in read_table(Path(__file__).with_name("exports_by_words.yaml"))["exports"]
    if "map" not in each and not {"address", "street"}.isdisjoint(each["read"])
]
PLACED = [
    *[each for each in EXPORTS if "postcode" in each["read"] and "city" in each["read"]][::3],
    *[each for each in BY_WORDS if {"postcode", "city"} <= each["read"].keys()][::2],
]


@pytest.mark.parametrize("export", PLACED, ids=[each["export"] for each in PLACED])
def test_a_wrong_postcode_or_state_is_noticed(export: Mapping[str, Any], kit: AddressKit) -> None:
    columns = columns_of(export)
    assert kit.verify(typed(columns, DUTCH, "NL"), country="NL").action == "accept"
    wrong = kit.verify(typed(columns, {**DUTCH, "postcode": "1017 GA"}, "NL"), country="NL")
    assert wrong.action != "accept"
    if "region" in export["read"]:
        assert kit.verify(typed(columns, AMERICAN, "US"), country="US").action == "accept"
        wrong = kit.verify(typed(columns, {**AMERICAN, "region": "NY"}, "US"), country="US")
        assert (wrong.action, "region_conflict" in wrong.reasons) == ("confirm", True)


@pytest.mark.parametrize(
    ("header", "options", "chosen", "read"),
    [
        (
            "Customer Name | Customer Shipping Address | Ship to Address 1 | Ship to Address 2 | City | State | Zip",
            ('--columns "Customer Shipping"', '--columns "Ship to"'),
            ColumnOptions(group="Ship to"),
            {
                "address": "Ship to Address 1+Ship to Address 2",
                "city": "City",
                "region": "State",
                "postcode": "Zip",
            },
        ),
        (
            "Delivery Address | Town | Province | City | Zip Code",
            ('--map "city=Town"', '--map "city=City"'),
            ColumnOptions(mapped={"city": "City"}),
            {"address": "Delivery Address", "city": "City", "region": "Province", "postcode": "Zip Code"},
        ),
        (
            "Företag | Besöksadress | Postadress | Postnummer | Ort",
            ('--map "address=Postadress"', '--map "address=Besöksadress"'),
            ColumnOptions(mapped={"address": "Besöksadress"}),
            {"address": "Besöksadress", "city": "Ort", "postcode": "Postnummer"},
        ),
        (
            "Cliente | Dirección fiscal | CP fiscal | Dirección envío | CP envío | Población envío",
            ('--columns "fiscal"', '--columns "envío"'),
            ColumnOptions(group="envío"),
            {"address": "Dirección envío", "city": "Población envío", "postcode": "CP envío"},
        ),
        (
            (
                "NPI | Provider First Line Business Mailing Address | Provider Business Mailing Address City Name"
                " | Provider First Line Business Practice Location Address"
                " | Provider Business Practice Location Address City Name"
            ),
            ("Mailing", "Practice"),
            ColumnOptions(group="Provider Business Mailing"),
            {
                "address": "Provider First Line Business Mailing Address",
                "city": "Provider Business Mailing Address City Name",
            },
        ),
    ],
)
def test_where_two_readings_are_possible_both_are_named_with_their_options(
    header: str, options: tuple[str, ...], chosen: ColumnOptions, read: Mapping[str, str]
) -> None:
    columns = header.split(" | ")
    row = [str(at + 100) for at in range(len(columns))]
    with pytest.raises(InputError) as asked:
        read_columns(columns, sample=[row] * 3)
    assert all(each in str(asked.value) for each in options)
    assert dict(read_columns(columns, chosen, sample=[row] * 3).used) == read


def test_two_columns_of_one_part_of_a_street_are_asked_for_by_the_street() -> None:
    header = ["House Number", "Street Name", "Street Type", "Road Type", "City"]
    with pytest.raises(
        InputError, match=r'=Street Name\+Street Type" or --map "street=Street Name\+Road Type"'
    ):
        read_columns(header, sample=[["5", "High", "St", "Rd", "Alton"]])


@pytest.mark.parametrize(
    ("header", "option"),
    [
        ("Straße | Hausnr | Gemarkung | PLZ | Ort", '--map "suburb=Gemarkung"'),
        ("Straße | Flurstück | PLZ | Ort", '--map "house_number=Flurstück"'),
        ("Rua | Nº | Condomínio | CEP | Cidade", '--map "building=Condomínio"'),
    ],
)
def test_what_may_be_a_part_of_an_address_is_told_with_its_option(header: str, option: str) -> None:
    assert any(option in each for each in read_columns(header.split(" | ")).warnings)


def test_a_storey_by_its_short_name_is_read() -> None:
    columns = read_columns(["Strasse", "Nr", "Etg", "PLZ", "Ort"])
    assert columns.used["unit"] == "Etg"


ELSEWHERE = """\
Unit Value, House Value, Property Value, Property, LN, FN, Dist, Unit Price, Line Total, Floor Price,
Building Type, Cant., Pos., Cont., Est., Com., Reg., District Manager, City Tax, State Tax, End, Est,
Add, SC, ET, AP, Em, Kt, Bat, Lok, Asunto, Villa, Full Name, Display Name, Nome, Original Price,
Provider, Location, Merchant Location, Estate, Section, Additional, Account Number, Customer No, No,
Nr, Item #, Order #, Tax State, Carrier State"""


@pytest.mark.parametrize("name", ELSEWHERE.replace("\n", " ").split(", "))
def test_what_is_only_named_like_a_part_of_an_address_is_not_read(name: str) -> None:
    header = ["Street", "City", "State", "Zip", "Country", name]
    row = ["12 High St", "Alton", "NH", "03867", "US", "12"]
    columns = read_columns(header, sample=[row] * 3)
    assert name not in " ".join(columns.used.values()).split("+")
    assert set(columns.used) == {"street", "city", "region", "postcode", "country"}
