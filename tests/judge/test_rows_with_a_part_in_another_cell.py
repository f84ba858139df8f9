"""Rows of shops whose cells hold a part twice, or the part of another cell: read as meant, and another door never."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened

ROWS = """\
id,house_number,street,unit,suburb,city,region,postcode,country
leeds,11,High Street,,,Leeds,,LS1 4AA,GB
kings,5,Kings Road,Flat 2B,,Leeds,,LS6 1AA,GB
nl12,12,Kerkstraat,,,Utrecht,,3511 AB,NL
nl12a,12-A,Kerkstraat,,,Utrecht,,3511 AB,NL
nl14,14,Kerkstraat,,,Utrecht,,3511 AB,NL
es4a,5,Calle Mayor,4º A,,Madrid,Madrid,28013,ES
es4b,5,Calle Mayor,4º B,,Madrid,Madrid,28013,ES
au5,18,Beach Rd,Unit 5,,Bondi,NSW,2026,AU
estate,13993,Estate Way,,,Victorville,CA,92394,US
place,2639,W 52nd Pl,,,Hialeah,FL,33016,US
roma,12,Via Roma,,,Torino,TO,10121,IT
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


def cells(line: str, **more: str) -> dict[str, str]:
    names = ("street", "house_number", "unit", "city", "postcode")
    return {**{name: cell.strip() for name, cell in zip(names, line.split("|"), strict=False)}, **more}


@pytest.mark.parametrize(
    ("row", "country", "meant"),
    [
        ({"address1": "11 High St", "address2": "Leeds", "city": "West Yorkshire", "zip": "LS1 4AA"}, "GB", "leeds"),
        ({"address1": "2B 5 Kings Road", "city": "Leeds", "zip": "LS6 1AA"}, "GB", "kings"),
        ({"address1": "13993 Estate Way, 13993 Estate Way", "city": "Victorville", "zip": "92394"}, "US", "estate"),
        (cells("13993 Estate Way|13993||Victorville|92394"), "US", "estate"),
        (cells("2639|W 52nd PL||Hialeah|33016"), "US", "place"),
        (cells("Kerkstraat 12 A|12|A|Utrecht|3511AB"), "NL", "nl12a"),
        (cells("Kerkstraat|14|nvt|Utrecht|3511AB"), "NL", "nl14"),
        (cells("Mayor|5 4ºA||Madrid|28013"), "ES", "es4a"),
        (cells("Calle Mayor|5, 4º A||Madrid|28013"), "ES", "es4a"),
        ({"address1": "5/18 Beach Rd", "address2": "Unit 5", "city": "Bondi", "zip": "2026"}, "AU", "au5"),
    ],
)  # fmt: skip
def test_part_in_another_cell_is_read(
    kit: AddressKit, row: Mapping[str, str], country: str, meant: str
) -> None:
    verdict = kit.verify(row, country=country)
    assert (verdict.action, verdict.match.id if verdict.match else None) == ("accept", meant)


@pytest.mark.parametrize(
    ("row", "country"),
    [
        ({"address1": "11 High St", "address2": "Bradford", "city": "West Yorkshire", "zip": "LS1 4AA"}, "GB"),
        ({"address1": "2C 5 Kings Road", "city": "Leeds", "zip": "LS6 1AA"}, "GB"),
        ({"address1": "13993 Estate Way, CA 92345", "address2": "", "city": "Victorville", "zip": "92394"}, "US"),
        (cells("2638|W 52nd PL||Hialeah|33016"), "US"),
        (cells("Kerkstraat 12 A|12|B|Utrecht|3511AB"), "NL"),
        (cells("Mayor|5 4ºC||Madrid|28013"), "ES"),
        ({"address1": "5/18 Beach Rd", "address2": "Unit 6", "city": "Bondi", "state": "NSW", "zip": "2026"}, "AU"),
        ({"address1": "14 Kerkstraat", "address2": "Lodge", "city": "Utrecht", "zip": "3511AB"}, "NL"),
    ],
)  # fmt: skip
def test_another_door_is_not_accepted(kit: AddressKit, row: Mapping[str, str], country: str) -> None:
    assert kit.verify(row, country=country).action not in ("accept", "add_unit")


@pytest.mark.parametrize("street", ["Via Romana", "Via Romola", "Via Romani"])
def test_short_name_with_two_letters_more_is_another_name(kit: AddressKit, street: str) -> None:
    assert kit.verify(f"{street} 12, 10121 Torino", country="IT").action != "accept"
