"""What stands beside an address and looks like a part of it is joined, asked about, or left alone and told."""

from __future__ import annotations

import pytest

from addrkit.columns import ColumnOptions, Columns, read_columns
from addrkit.errors import InputError


def read(header: str, *rows: str, group: str | None = None, use: str = "verify") -> Columns:
    return read_columns(
        header.split(" | "),
        ColumnOptions(group=group),
        sample=[each.split(" | ") for each in rows],
        use="build" if use == "build" else "verify",
    )


def test_an_addition_beside_a_line_is_written_behind_its_number() -> None:
    columns = read(
        "Adres verzending | Adres toevoeging verzending | Postcode verzending | Woonplaats verzending"
    )
    assert columns.used["address"] == "Adres verzending+~+Adres toevoeging verzending"
    row = columns.query(["Kerkstraat 12", "A", "9712AB", "Groningen"])
    assert isinstance(row, dict)
    assert row["address"] == "Kerkstraat 12A"


def test_the_suffix_of_a_person_is_no_addition_to_the_street() -> None:
    assert read("firstname | suffix | street | postcode | city").used["street"] == "street"


def test_words_in_a_column_of_additions_are_a_line_and_no_part_of_the_number() -> None:
    columns = read(
        "Straße | Hausnummer | Hausnummernzusatz | PLZ | Ort",
        "Hauptstr. | 5 | Hinterhaus links | 53111 | Bonn",
    )
    assert columns.used["house_number"] == "Hausnummer"
    assert columns.used["address"] == "Hausnummernzusatz"
    letters = read("Straße | Hausnummer | Hausnummernzusatz | PLZ | Ort", "Hauptstr. | 5 | a | 53111 | Bonn")
    assert letters.used["house_number"] == "Hausnummer+~+Hausnummernzusatz"


def test_the_region_of_a_visitor_does_not_complete_the_address_of_the_parcel() -> None:
    columns = read(
        "City | Region | Country | Shipping street | Shipping postcode | Shipping city",
        "Chicago | Illinois | US | 12 Main St | 84601 | Provo",
    )
    assert "region" not in columns.used
    assert columns.used["city"] == "Shipping city"
    assert any('--map "region=Region"' in each for each in columns.warnings)


def test_what_is_said_once_completes_the_only_address() -> None:
    assert read("Shipping street | Shipping city | Region | Country").used["region"] == "Region"


def test_a_number_that_all_names_end_with_tells_nothing() -> None:
    columns = read(
        "Address Line 1 - 1 | Address Line 2 - 1 | City - 1 | State/Province - 1 | Postal Code - 1"
    )
    assert columns.used == {
        "address": "Address Line 1 - 1+Address Line 2 - 1",
        "city": "City - 1",
        "region": "State/Province - 1",
        "postcode": "Postal Code - 1",
    }


def test_the_number_of_a_municipality_is_not_its_name() -> None:
    columns = read("calle | altura | barrio | comuna", "CORRIENTES AV. | 1234 | SAN NICOLAS | 1", use="build")
    assert "city" not in columns.used
    assert any('--map "city=comuna"' in each for each in columns.warnings)


def test_two_blocks_are_asked_about_by_their_streets() -> None:
    header = "zip | street_xx | city_xx | county_xx | house_no | street_yy | city_yy | county_yy"
    with pytest.raises(InputError, match='--map "street=street_xx"'):
        read(header, "1065 | Ledras | Nicosia | N | 12 | Lidras | Lefkosia | L", use="build")


def test_a_number_without_the_word_of_its_street_is_read_with_it() -> None:
    columns = read(
        "region_qq | city_qq | street_qq | house_no | zip",
        "Tbilisi | Tbilisi | Rustaveli Ave | 12 | 0108",
        use="build",
    )
    assert columns.used["house_number"] == "house_no"


def test_how_far_an_order_is_is_no_region() -> None:
    header = "Order | State | Address | City | Province | Zip"
    columns = read(
        header,
        "1 | Awaiting pickup | 742 Evergreen Ter | Springfield | IL | 62704",
        "2 | Out for delivery | 12 Main St | Provo | UT | 84601",
    )
    assert columns.used["region"] == "Province"
    spanish = read(
        "Pedido | Estado | Dirección | Ciudad | C.P.",
        "1 | Listo para recoger | Calle Mayor 5 | Madrid | 28013",
    )
    assert "region" not in spanish.used


def test_the_number_of_a_customer_before_a_street_that_has_its_own_is_none_of_a_house() -> None:
    header = "Nummer | Name | Straße | PLZ | Ort"
    assert "house_number" not in read(header, "4711 | A | Hauptstr. 5 | 53111 | Bonn").used
    assert (
        read("Nummer | Straße | PLZ | Ort", "5 | Hauptstr. | 53111 | Bonn").used["house_number"] == "Nummer"
    )


def test_a_billing_address_that_no_row_has_is_not_asked_about() -> None:
    header = "ship.address1 | ship.city | ship.zip | billing.address1 | billing.city | billing.zip"
    assert read(header, "12 Oak St | Dayton | 45402 |  |  | ").used["address"] == "ship.address1"
    with pytest.raises(InputError, match="more than one address"):
        read(header, "12 Oak St | Dayton | 45402 | 1 Dock Rd | Hull | 10001")
    with pytest.raises(InputError, match="more than one address"):
        read(header.replace("billing", "delivery"), "12 Oak St | Dayton | 45402 |  |  | ")


def test_the_code_of_a_state_or_a_country_is_read_in_rows_that_leave_out_its_name() -> None:
    header = "address1 | city | province | province_code | zip | country | country_code"
    columns = read(header, "12 Oak St | Dayton |  | OH | 45402 | United States | US")
    assert (columns.used["region"], columns.used["country"]) == ("province|province_code", "country")
    columns = read(header, "12 Oak St | Dayton | Ohio | OH | 45402 |  | US")
    assert (columns.used["region"], columns.used["country"]) == ("province", "country|country_code")


@pytest.mark.parametrize(
    "name", ["주/도", "מדינה/מחוז", "Kraj/stát", "Județ/Stat", "Eyalet", "Штат", "Delstat", "Stan/prowincja"]
)
def test_a_state_by_any_of_its_names_is_the_region(name: str) -> None:
    columns = read(f"Address | City | {name} | Zip | Country", "12 Oak St | Dayton | OH | 45402 | USA")
    assert columns.used["region"] == name
