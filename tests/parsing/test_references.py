"""The number of an order, a customer or a tax payer beside an address is a note, and no part of the address."""

from __future__ import annotations

import pytest

from addrkit import parse

STREETS = {
    "FR": "27 Rue du Châtelard, 05000 Gap",
    "US": "12 Main Street Apt 5, Yarmouth, MA 02664",
    "DE": "Heerstraße 49, 14055 Berlin",
    "BR": "Rua Augusta, 5, São Paulo - SP, 01304-000",
    "IT": "Via Roma 3, 20121 Milano",
    "ES": "Calle Mayor 3, 28013 Madrid",
    "PL": "ul. Długa 3, 00-238 Warszawa",
    "IN": "12 MG Road, Bengaluru 560001",
    "VN": "12 Lê Lợi, Phường Bến Thành, Quận 1, TP HCM",
    "CZ": "Na Příkopě 12, 110 00 Praha 1",
    "FI": "Mannerheimintie 5 A 3, 00100 Helsinki",
    "NL": "Kerkstraat 3, 1011AB Amsterdam",
}


@pytest.mark.parametrize(
    ("country", "note"),
    [
        ("FR", "commande 45123"),
        ("FR", "commande n° 45123"),
        ("FR", "réf. 45123"),
        ("FR", "SIRET 123 456 789 00012"),
        ("US", "Order #45123"),
        ("US", "Order No. 4512-3344"),
        ("US", "Customer ID 45123"),
        ("US", "Ref: AB-45123"),
        ("DE", "Kd.-Nr. 45123"),
        ("DE", "Bestellnr. 45123"),
        ("DE", "USt-IdNr. DE123456789"),
        ("BR", "CPF 123.456.789-09"),
        ("BR", "CNPJ 12.345.678/0001-90"),
        ("IT", "P.IVA 01234567890"),
        ("IT", "C.F. RSSMRA80A01H501U"),
        ("ES", "pedido nº 45123"),
        ("ES", "NIF 12345678Z"),
        ("PL", "nr zamówienia 123456"),
        ("IN", "GSTIN 29ABCDE1234F1Z5"),
        ("VN", "mã đơn hàng 123456"),
        ("CZ", "IČO 12345678"),
        ("FI", "tilausnumero 12345"),
        ("NL", "ordernummer 45123"),
    ],
)
def test_a_reference_changes_no_address(country: str, note: str) -> None:
    plain = STREETS[country]
    for text in (f"{plain}, {note}", f"{note}, {plain}"):
        read = parse(text, country=country)
        said = {name: part.value for name, part in read.components.items()}
        assert said == {name: part.value for name, part in parse(plain, country=country).components.items()}
        assert {aside.kind for aside in read.asides} <= {"note", "phone"}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Order 45123 Main Street, Yarmouth, MA 02664", "45123"),
        ("Bestellung, Heerstraße 49, 14055 Berlin", "49"),
        ("Kundennummer 451230 Heerstraße 49 14055 Berlin", "49"),
        ("Commande 45123 27 Rue du Châtelard, 05000 Gap", "27"),
    ],
)
def test_the_number_of_a_door_stays_one(text: str, number: str) -> None:
    code = "US" if "MA" in text else "FR" if "Gap" in text else "DE"
    assert parse(text, country=code).components["house_number"].value == number
