"""The header rows of shops' and offices' exports are read as they are, or a message names the option to type."""

from __future__ import annotations

import pytest

from addrkit.columns import ColumnOptions, read_columns
from addrkit.errors import InputError

READ_AS_THEY_ARE = {
    "plain": (
        "id,name,address,city,state,zip",
        {"address": "address", "city": "city", "region": "state", "postcode": "zip"},
    ),
    "HubSpot contacts": (
        "Record ID,First Name,Email,Phone Number,Street Address,City,State/Region,Postal Code,Country/Region",
        {
            "address": "Street Address",
            "city": "City",
            "region": "State/Region",
            "postcode": "Postal Code",
            "country": "Country/Region",
        },
    ),
    "Magento customers": (
        "ID,Name,Email,Group,Phone,ZIP,Country,State/Province,Customer Since,Street Address,City",
        {
            "address": "Street Address",
            "city": "City",
            "region": "State/Province",
            "postcode": "ZIP",
            "country": "Country",
        },
    ),
    "Shopify customers, old": (
        "First Name,Last Name,Email,Company,Address1,Address2,City,Province,Province Code,Country,Country Code,Zip",
        {
            "address": "Address1+Address2",
            "city": "City",
            "region": "Province",
            "postcode": "Zip",
            "country": "Country",
        },
    ),
    "Shopify customers, new": (
        (
            "Customer ID,First Name,Email,Default Address Company,Default Address Address1,Default Address Address2,"
            "Default Address City,Default Address Province Code,Default Address Country Code,Default Address Zip,"
            "Default Address Phone,Phone,Total Spent,Tags"
        ),
        {
            "address": "Default Address Address1+Default Address Address2",
            "city": "Default Address City",
            "region": "Default Address Province Code",
            "postcode": "Default Address Zip",
            "country": "Default Address Country Code",
        },
    ),
    "a form's": (
        "Address Line 1,Address Line 2,City,State,Zip Code",
        {
            "address": "Address Line 1+Address Line 2",
            "city": "City",
            "region": "State",
            "postcode": "Zip Code",
        },
    ),
    "Amazon orders": (
        (
            "order-id,order-item-id,buyer-email,recipient-name,ship-address-1,ship-address-2,ship-address-3,ship-city,"
            "ship-state,ship-postal-code,ship-country,ship-phone-number"
        ),
        {
            "address": "ship-address-1+ship-address-2+ship-address-3",
            "city": "ship-city",
            "region": "ship-state",
            "postcode": "ship-postal-code",
            "country": "ship-country",
        },
    ),
    "Salesforce accounts": (
        (
            "Account ID,Account Name,Billing Street,Billing City,Billing State/Province (text only),"
            "Billing Zip/Postal Code,Billing Country"
        ),
        {
            "street": "Billing Street",
            "city": "Billing City",
            "region": "Billing State/Province (text only)",
            "postcode": "Billing Zip/Postal Code",
            "country": "Billing Country",
        },
    ),
    "Odoo contacts": (
        "id,name,street,street2,city,state_id/name,zip,country_id/code",
        {
            "address": "street+street2",
            "city": "city",
            "region": "state_id/name",
            "postcode": "zip",
            "country": "country_id/code",
        },
    ),
    "SAP customers": (
        "KUNNR,NAME1,STRAS,ORT01,PSTLZ,REGIO,LAND1,TELF1",
        {"address": "STRAS", "city": "ORT01", "region": "REGIO", "postcode": "PSTLZ", "country": "LAND1"},
    ),
    "SAP addresses": (
        "ADDRNUMBER,NAME1,STREET,HOUSE_NUM1,HOUSE_NUM2,POST_CODE1,CITY1,COUNTRY",
        {
            "house_number": "HOUSE_NUM1+~+HOUSE_NUM2",
            "street": "STREET",
            "city": "CITY1",
            "postcode": "POST_CODE1",
            "country": "COUNTRY",
        },
    ),
    "OpenStreetMap's keys": (
        "@id,name,addr:housenumber,addr:street,addr:city,addr:postcode,addr:country",
        {
            "house_number": "addr:housenumber",
            "street": "addr:street",
            "city": "addr:city",
            "postcode": "addr:postcode",
            "country": "addr:country",
        },
    ),
    "German": (
        "Kunde,Straße,Hausnr.,PLZ,Ort,Bundesland,Land",
        {
            "house_number": "Hausnr.",
            "street": "Straße",
            "city": "Ort",
            "region": "Bundesland",
            "postcode": "PLZ",
            "country": "Land",
        },
    ),
    "German, in two cells": (
        "Name,Straße und Hausnummer,PLZ/Ort",
        {"address": "Straße und Hausnummer+PLZ/Ort"},
    ),
    "French": (
        "Nom,Adresse,Complément d'adresse,Code Postal,Ville,Pays",
        {
            "address": "Adresse+Complément d'adresse",
            "city": "Ville",
            "postcode": "Code Postal",
            "country": "Pays",
        },
    ),
    "Italian": (
        "Cliente,Indirizzo,CAP,Città,Prov.",
        {"address": "Indirizzo", "city": "Città", "region": "Prov.", "postcode": "CAP"},
    ),
    "Brazilian": (
        "Nome,Logradouro,Número,Bairro,Cidade,UF,CEP",
        {
            "house_number": "Número",
            "street": "Logradouro",
            "suburb": "Bairro",
            "city": "Cidade",
            "region": "UF",
            "postcode": "CEP",
        },
    ),
    "Spanish": (
        "Nombre,Dirección,C.P.,Población,Provincia",
        {"address": "Dirección", "city": "Población", "region": "Provincia", "postcode": "C.P."},
    ),
    "Dutch": (
        "naam,straat,huisnummer,toevoeging,postcode,plaats",
        {
            "house_number": "huisnummer+~+toevoeging",
            "street": "straat",
            "city": "plaats",
            "postcode": "postcode",
        },
    ),
    "Danish": (
        "navn,vejnavn,husnr,postnr,by",
        {"house_number": "husnr", "street": "vejnavn", "city": "by", "postcode": "postnr"},
    ),
    "Polish": (
        "Nazwa,Ulica,Nr domu,Nr lokalu,Kod pocztowy,Miasto",
        {
            "house_number": "Nr domu",
            "street": "Ulica",
            "unit": "Nr lokalu",
            "city": "Miasto",
            "postcode": "Kod pocztowy",
        },
    ),
    "Japanese": (
        "氏名,郵便番号,都道府県,市区町村,住所",
        {"address": "住所", "city": "市区町村", "region": "都道府県", "postcode": "郵便番号"},
    ),
}


@pytest.mark.parametrize("export", READ_AS_THEY_ARE)
def test_an_export_is_read_as_it_is(export: str) -> None:
    header, expected = READ_AS_THEY_ARE[export]
    assert read_columns(header.split(",")).used == expected


SEVERAL = {
    "Shopify orders": (
        (
            "Name,Email,Billing Name,Billing Street,Billing Address1,Billing Address2,Billing City,Billing Zip,"
            "Billing Province,Billing Country,Shipping Name,Shipping Street,Shipping Address1,Shipping Address2,"
            "Shipping City,Shipping Zip,Shipping Province,Shipping Country,Billing Province Name,Shipping Province Name"
        ),
        ("Billing", "Shipping"),
        {
            "address": "Shipping Address1+Shipping Address2",
            "city": "Shipping City",
            "region": "Shipping Province",
            "postcode": "Shipping Zip",
            "country": "Shipping Country",
        },
    ),
    "WooCommerce orders": (
        (
            "order_id,billing_address_1,billing_address_2,billing_city,billing_state,billing_postcode,billing_country,"
            "shipping_address_1,shipping_address_2,shipping_city,shipping_state,shipping_postcode,shipping_country"
        ),
        ("billing", "shipping"),
        {
            "address": "shipping_address_1+shipping_address_2",
            "city": "shipping_city",
            "region": "shipping_state",
            "postcode": "shipping_postcode",
            "country": "shipping_country",
        },
    ),
    "Stripe customers": (
        (
            "id,Description,Email,Card Address Line1,Card Address Line2,Card Address City,Card Address State,"
            "Card Address Country,Card Address Zip,Card Issue Country,Shipping Name,Shipping Address Line1,"
            "Shipping Address Line2,Shipping Address City,Shipping Address State,Shipping Address Country,"
            "Shipping Address Postal Code"
        ),
        ("Card", "Shipping"),
        {
            "address": "Shipping Address Line1+Shipping Address Line2",
            "city": "Shipping Address City",
            "region": "Shipping Address State",
            "postcode": "Shipping Address Postal Code",
            "country": "Shipping Address Country",
        },
    ),
    "eBay orders": (
        (
            "Sales Record Number,Order Number,Buyer Address 1,Buyer City,Buyer State,Buyer Zip,Buyer Country,"
            "Ship To Address 1,Ship To Address 2,Ship To City,Ship To State,Ship To Zip,Ship To Country,Item Location"
        ),
        ("Buyer", "Ship To"),
        {
            "address": "Ship To Address 1+Ship To Address 2",
            "city": "Ship To City",
            "region": "Ship To State",
            "postcode": "Ship To Zip",
            "country": "Ship To Country",
        },
    ),
    "Salesforce contacts": (
        (
            "Contact ID,Mailing Street,Mailing City,Mailing State/Province,Mailing Zip/Postal Code,Mailing Country,"
            "Other Street,Other City,Other State/Province,Other Zip/Postal Code,Other Country"
        ),
        ("Mailing", "Other"),
        {
            "street": "Other Street",
            "city": "Other City",
            "region": "Other State/Province",
            "postcode": "Other Zip/Postal Code",
            "country": "Other Country",
        },
    ),
    "Magento orders": (
        "ID,Purchase Point,Bill-to Name,Ship-to Name,Status,Billing Address,Shipping Address,Shipping Information",
        ("Billing", "Shipping"),
        {"address": "Shipping Address"},
    ),
}


@pytest.mark.parametrize("export", SEVERAL)
def test_a_row_of_two_addresses_is_a_question_whose_answer_the_message_names(export: str) -> None:
    header, (first, second), expected = SEVERAL[export]
    with pytest.raises(
        InputError, match=rf'more than one address.*--columns "{first}" or --columns "{second}"'
    ):
        read_columns(header.split(","))
    assert read_columns(header.split(","), ColumnOptions(group=second)).used == expected
    assert read_columns(header.split(","), ColumnOptions(group=second.upper())).used == expected


@pytest.mark.parametrize(
    ("header", "named"),
    [
        ("address,street,city", r'--map "address=address" or --map "street=street"'),
        ("street,zip,postcode", r'--map "postcode=zip" or --map "postcode=postcode"'),
        ("address,address,city", r'--map "address=#1" or --map "address=#2"'),
        ("Address,Address1,City", r'--map "address=Address" or --map "address=Address1"'),
    ],
)
def test_two_columns_that_may_be_one_field_are_a_question(header: str, named: str) -> None:
    with pytest.raises(InputError, match=named):
        read_columns(header.split(","))


def test_columns_that_say_the_same_are_no_question() -> None:
    rows = [["12 Main St, Provo", "Main St", "Provo", "84601", "84601"], ["", "", "", "", ""]]
    columns = read_columns(["address", "street", "city", "zip", "postcode"], sample=rows)
    assert columns.used == {"address": "address", "city": "city", "postcode": "zip"}


def test_an_address_of_a_mailbox_or_a_computer_is_none() -> None:
    columns = read_columns(["Email Address", "IP Address", "Web Address", "City", "Zip"])
    assert columns.used == {"city": "City", "postcode": "Zip"}


def test_what_an_earlier_verification_has_added_is_not_read_again() -> None:
    columns = read_columns(
        ["address", "addr_action", "addr_granularity", "addr_formatted", "addr_street", "addr_city"]
    )
    assert columns.used == {"address": "address"}


def test_a_line_tells_what_is_read_and_what_is_not() -> None:
    columns = read_columns(["id", "Street Address", "City", "Colour"])
    assert columns.told() == "read: address <- Street Address, city <- City; not used: id, Colour"


def test_a_table_without_streets_is_told_with_the_option_that_mends_it() -> None:
    columns = read_columns(["id", "delivery_street_de_la_casa", "city", "postcode"])
    assert any('--map "street=delivery_street_de_la_casa"' in each for each in columns.warnings)


def test_one_more_part_of_a_street_is_told_with_the_option_that_joins_it() -> None:
    header = ["HOUSE_NUMBER", "STREET_NAME", "STREET_TYPE", "STREET_SECTOR", "CITY"]
    row = ["25", "CENTRE", "ST", "Upper", "Calgary"]
    columns = read_columns(header, sample=[row] * 3)
    assert columns.used["street"] == "STREET_NAME+STREET_TYPE"
    [told] = columns.warnings
    assert told.endswith(
        'STREET_SECTOR; to join it, type --map "street=STREET_NAME+STREET_TYPE+STREET_SECTOR"'
    )


def test_further_lines_that_happen_to_be_empty_at_the_top_are_read() -> None:
    header = ["ADDRESS1", "ADDRESS2", "ADDRESS3", "ADDRESS4", "CITY"]
    columns = read_columns(header, sample=[["4 Main St", "", "", "", "Gap"]] * 3)
    assert columns.used["address"] == "ADDRESS1+ADDRESS2+ADDRESS3+ADDRESS4"


def test_a_part_that_a_row_leaves_empty_leaves_its_blank() -> None:
    mapped = {"unit": "type+prefix++number", "street": "street"}
    columns = read_columns(["type", "prefix", "number", "street"], ColumnOptions(mapped=mapped))
    unit = columns.fields["unit"]
    assert [unit.text(["Flat", each, "4", "Main St"]) for each in ("", "B")] == ["Flat 4", "Flat B4"]
