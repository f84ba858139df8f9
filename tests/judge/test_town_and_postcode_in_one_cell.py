"""A column for the postcode and the town, as many exports have it, is read as both."""

from __future__ import annotations

import pytest

import addrkit
from addrkit.cli import run
from addrkit.kit import AddressKit

REGISTER = """\
id,house_number,street,city,region,postcode,country
nl,12,Kerkstraat,Groningen,,9712AB,NL
pt,3,Rua Augusta,Lisboa,,1100048,PT
de,5,Hauptstraße,Berlin,,10827,DE
gb,10,Downing Street,London,,SW1A 2AA,GB
us,350,5th Ave,New York,NY,10118,US
ie,4,Main Street,Dublin 4,,D04 X285,IE
"""


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> AddressKit:
    folder = tmp_path_factory.mktemp("towns")
    (folder / "register.csv").write_text(REGISTER, "utf-8")
    built = folder / "register.gaz"
    assert (
        run(["gazetteer", "build", str(folder / "register.csv"), "-o", str(built), "--coverage", "complete"])
        == 0
    )
    return addrkit.open(built)


ROWS = [
    ("nl", "Kerkstraat 12", "9712 AB Groningen", "9712AB"),
    ("nl", "Kerkstraat 12", "9712AB Groningen", "9712 AB"),
    ("nl", "Kerkstraat 12", "Groningen 9712 AB", "9712AB"),
    ("nl", "Kerkstraat 12", "9712 AB GRONINGEN (Nederland)", "9712 AB"),
    ("pt", "Rua Augusta 3", "1100-048 Lisboa", "1100-048"),
    ("de", "Hauptstr. 5", "10827 Berlin", "10827"),
    ("de", "Hauptstr. 5", "D-10827 Berlin", "10827"),
    ("gb", "10 Downing Street", "London SW1A 2AA", "SW1A2AA"),
    ("us", "350 5th Ave", "New York, NY 10118", "10118"),
]


@pytest.mark.parametrize(("identity", "street", "city", "postcode"), ROWS)
def test_the_cell_of_the_town_may_hold_the_postcode_too(
    kit: AddressKit, identity: str, street: str, city: str, postcode: str
) -> None:
    for row in ({"street": street, "city": city}, {"street": street, "city": city, "postcode": postcode}):
        verdict = kit.verify(row)
        assert verdict.match is not None
        assert (verdict.action, verdict.match.id, verdict.unmatched) == ("accept", identity, ()), row


@pytest.mark.parametrize(
    "row",
    [
        {"street": "Kerkstraat 12", "city": "9712 AC Groningen"},
        {"street": "Kerkstraat 12", "city": "9712 AC Groningen", "postcode": "9712AB"},
        {"street": "Kerkstraat 12", "city": "9712 AB Groningen", "postcode": "9712AC"},
        {"street": "350 5th Ave", "city": "New York, NY 10118", "region": "NJ"},
    ],
)
def test_another_postcode_or_region_in_it_is_asked_about(kit: AddressKit, row: dict[str, str]) -> None:
    assert kit.verify(row).action == "confirm"


def test_a_numbered_town_stays_one(kit: AddressKit) -> None:
    assert kit.verify({"street": "4 Main Street", "city": "Dublin 4"}).address.city == "Dublin 4"
