"""Phrases that make another door of a house: "40 rear", "40 bis", "40, 3e étage", "gegenüber 40", in 61 countries."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from addrkit.kit import AddressKit
from tests.tables import read_table

from .conftest import Opened

pytestmark = pytest.mark.slow

DATA: dict[str, dict[str, Any]] = read_table(Path(__file__).with_name("another_door.yaml"))
OUTBUILDINGS: dict[str, list[str]] = read_table(Path(__file__).with_name("outbuildings.yaml"))
GROUND_FLOORS = ("Calle Hidalgo 40 PB", "Calle Hidalgo 40 P.B.", "GF 40 Rizal Street")
"""In a cell of their own these are read as the ground floor, which is the door of a house without units."""
FIELDS = ("street", "suburb", "district", "city", "region", "postcode")


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    """Of each country a house no. 40 without units, and a no. 90 that has one."""
    lines = ["id,house_number,unit,country," + ",".join(FIELDS)]
    for code, data in DATA.items():
        place = ",".join(data["row"].get(name, "") for name in FIELDS)
        door = data.get("door", "{n}")
        lines.append(f"{code},{door.format(n=40)},,{code},{place}")
        lines.append(f"{code}-unit,{door.format(n=90)},{data['row']['unit']},{code},{place}")
    return opened("\n".join(lines) + "\n")


@pytest.mark.parametrize("code", DATA)
def test_another_door_is_never_accepted(kit: AddressKit, code: str) -> None:
    data = DATA[code]
    street = data["row"].get("street", "")
    said = [data["line"].format(phrase.format(n=40, m=42, s=street)) for phrase in data["phrases"]]
    verdicts = kit.verify_many(said, country=code)
    accepted = [
        (text, verdict.formatted)
        for text, verdict in zip(said, verdicts, strict=True)
        if verdict.action in ("accept", "add_unit")
    ]
    assert not accepted


@pytest.mark.slow
@pytest.mark.parametrize("code", DATA)
def test_another_door_in_the_cell_of_the_street_is_never_accepted(kit: AddressKit, code: str) -> None:
    data = DATA[code]
    street = data["row"].get("street", "")
    place = {name: data["row"][name] for name in FIELDS[1:] if name in data["row"]}
    cells = [phrase.format(n=40, m=42, s=street) for phrase in data["phrases"]]
    rows = [{"street": cell, **place, "country": code} for cell in cells if cell not in GROUND_FLOORS]
    accepted = [
        (row["street"], verdict.formatted)
        for row, verdict in zip(rows, kit.verify_many(rows), strict=True)
        if verdict.action in ("accept", "add_unit")
    ]
    assert not accepted


@pytest.mark.parametrize("code", OUTBUILDINGS)
def test_what_stands_beside_a_house_is_not_the_house(kit: AddressKit, code: str) -> None:
    data = DATA[code]
    row = {name: data["row"][name] for name in FIELDS if name in data["row"]}
    row |= {"house_number": data.get("door", "{n}").format(n=40), "country": code}
    line = kit.verify(row).formatted.replace("\n", ", ")
    asked = [typed for word in OUTBUILDINGS[code] for typed in (f"{word}, {line}", {**row, "building": word})]
    assert [
        typed
        for typed, verdict in zip(asked, kit.verify_many(asked), strict=True)
        if verdict.action == "accept"
    ] == []


@pytest.mark.parametrize("building", ["Hall B", "Dock B", "Sunrise Mill II", "II", "Rooftop"])
def test_one_of_several_buildings_is_not_the_house(kit: AddressKit, building: str) -> None:
    row = {"house_number": "40", "street": "Station Road", "city": "Reading", "postcode": "RG1 1LX"}
    asked: list[str | dict[str, str | None]] = [
        f"{building}, 40 Station Road, Reading RG1 1LX",
        {**row, "building": building},
    ]
    assert [verdict.action for verdict in kit.verify_many(asked, country="GB")].count("accept") == 0


def test_a_name_that_begins_with_a_barn_is_a_name(kit: AddressKit) -> None:
    named = kit.verify("Barn Owl Cottage, 40 Station Road, Reading RG1 1LX", country="GB")
    firm = kit.verify("Garage Müller GmbH, Lindenstraße 40, 50674 Köln", country="DE")
    assert (named.action, firm.action) == ("accept", "accept")


@pytest.mark.parametrize(
    "number", ["40Ⓐ", "40ⓐ", "40 ⒜", "40🄰", "~40", "≈ 40", "±40", "40?", "40 (?)", ">40"]
)
def test_a_number_that_is_in_doubt_or_has_a_letter_in_a_ring_is_asked_about(
    kit: AddressKit, number: str
) -> None:
    typed: list[str | dict[str, str | None]] = [
        f"{number} Station Road, Reading RG1 1LX",
        {"house_number": number, "street": "Station Road", "city": "Reading", "postcode": "RG1 1LX"},
        {"street": f"{number} Station Road", "city": "Reading", "postcode": "RG1 1LX"},
    ]
    assert [verdict.action for verdict in kit.verify_many(typed, country="GB")].count("accept") == 0


def test_markup_before_a_number_doubts_nothing(kit: AddressKit) -> None:
    assert kit.verify("<b>40 Station Road</b><br>Reading RG1 1LX", country="GB").action == "accept"


@pytest.mark.parametrize("number", ["④⓪", "４０", "№40", "Nº 40"])
def test_digits_in_rings_and_signs_for_numbers_are_read(kit: AddressKit, number: str) -> None:
    assert kit.verify(f"{number} Station Road, Reading RG1 1LX", country="GB").action == "accept"
