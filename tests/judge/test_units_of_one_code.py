"""Units of one number and one code that differ in their word alone: a suite is no apartment where both are there."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened, assert_found

ROWS = """\
id,house_number,street,unit,suburb,city,region,postcode,country
apt,500,Oak St,Apt 5,,Austin,TX,78701,US
ste,500,Oak St,Ste 5,,Austin,TX,78701,US
apt7,500,Oak St,Apt 7,,Austin,TX,78701,US
unit9,502,Oak St,Unit 9,,Austin,TX,78701,US
apt9,502,Oak St,Apt 9,,Austin,TX,78701,US
flat,1,High Street,Flat 2,,Leeds,,LS1 4AA,GB
room,1,High Street,Room 2,,Leeds,,LS1 4AA,GB
int,12,Calle Hidalgo,Int. 5,Centro,Ciudad de México,,06000,MX
depto,12,Calle Hidalgo,Depto. 5,Centro,Ciudad de México,,06000,MX
piso,5,Calle Mayor,Piso 1,,Madrid,Madrid,28013,ES
puerta,5,Calle Mayor,Puerta 1,,Madrid,Madrid,28013,ES
zi,7,Hauptstraße,Zimmer 5,,Essen,,45127,DE
whg,7,Hauptstraße,Wohnung 5,,Essen,,45127,DE
u3,18,Beach Rd,Unit 3,,Bondi,NSW,2026,AU
s3,18,Beach Rd,Shop 3,,Bondi,NSW,2026,AU
bus4,4,Kerkstraat,bus 4,,Gent,,9000,BE
no4,4,Kerkstraat,,,Gent,,9000,BE
no14,14,Kerkstraat,,,Gent,,9000,BE
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


@pytest.mark.parametrize(
    ("typed", "country", "meant"),
    [
        ("500 Oak St Suite 5, Austin, TX 78701", "US", "ste"),
        ("500 Oak St Apartment 5, Austin, TX 78701", "US", "apt"),
        ("500 Oak St # 7, Austin, TX 78701", "US", "apt7"),
        ("500 Oak St Suite 7, Austin, TX 78701", "US", "apt7"),
        ("502 Oak St Unit #9, Austin, TX 78701", "US", "unit9"),
        ("Rm 2, 1 High Street, Leeds, LS1 4AA", "GB", "room"),
        ("Flt 2, 1 High Street, Leeds, LS1 4AA", "GB", "flat"),
        ("Calle Hidalgo 12, interior 5, Centro, 06000 Ciudad de México", "MX", "int"),
        ("Calle Hidalgo 12, departamento 5, Centro, 06000 Ciudad de México", "MX", "depto"),
        ("Calle Mayor 5, pta 1, 28013 Madrid", "ES", "puerta"),
        ("Calle Mayor 5, planta 1, 28013 Madrid", "ES", "piso"),
        ("Hauptstr. 7, Zi. 5, 45127 Essen", "DE", "zi"),
        ("3/18 Beach Rd, Bondi NSW 2026", "AU", "u3"),
        ("Shop 3, 18 Beach Rd, Bondi NSW 2026", "AU", "s3"),
    ],
)
def test_word_tells_which(kit: AddressKit, typed: str, country: str, meant: str) -> None:
    assert_found(kit, typed, country, meant)


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("500 Oak St #5, Austin, TX 78701", "US"),
        ("500 Oak St Unit 5, Austin, TX 78701", "US"),
        ("500 Oak St Room 5, Austin, TX 78701", "US"),
        ("502 Oak St #9, Austin, TX 78701", "US"),
        ("502 Oak St Suite 9, Austin, TX 78701", "US"),
        ("Apartment 2, 1 High Street, Leeds, LS1 4AA", "GB"),
        ("Calle Hidalgo 12, Apto. 5, Centro, 06000 Ciudad de México", "MX"),
        ("Calle Mayor 5, 1, 28013 Madrid", "ES"),
        ("Hauptstr. 7, App. 5, 45127 Essen", "DE"),
    ],
)
def test_it_is_asked_which_where_no_word_tells(kit: AddressKit, typed: str, country: str) -> None:
    verdict = kit.verify(typed, country=country)
    assert verdict.action == "confirm"
    assert "ambiguous" in verdict.reasons


@pytest.mark.parametrize(
    ("number", "unit", "meant"), [("4", "bus 4", "bus4"), ("14", "14", "no14"), ("4", "", "no4")]
)
def test_number_that_is_said_again_is_no_unit(kit: AddressKit, number: str, unit: str, meant: str) -> None:
    row = {"street": "Kerkstraat", "house_number": number, "unit": unit, "city": "Gent", "postcode": "9000"}
    verdict = kit.verify(row, country="BE")
    assert (verdict.action, verdict.match.id if verdict.match else None) == ("accept", meant)


@pytest.mark.parametrize(
    "typed",
    [
        {"street": "Kerkstraat", "house_number": "4", "unit": "4", "city": "Gent", "postcode": "9000"},
        "Kerkstraat 4 4, 9000 Gent",
    ],
)
def test_it_is_asked_whether_it_is_the_unit_where_one_has_it(
    kit: AddressKit, typed: str | dict[str, str]
) -> None:
    assert kit.verify(typed, country="BE").action == "confirm"
