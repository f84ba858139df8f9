"""One part of an address exchanged for that of another place, in 61 countries: such a door is never accepted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from addrkit.kit import AddressKit
from tests.tables import read_table

from .conftest import Opened

DOORS: dict[str, dict[str, Any]] = read_table(Path(__file__).with_name("another_door.yaml"))
PLACES: dict[str, dict[str, str]] = read_table(Path(__file__).with_name("another_place.yaml"))
FIELDS = ("street", "suburb", "district", "city", "region", "postcode")


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    """Of each country the door no. 40, and a door of another street in the other place."""
    lines = ["id,house_number,country," + ",".join(FIELDS)]
    for code, data in DOORS.items():
        door = data.get("door", "{n}")
        other = {**data["row"], **PLACES[code]}
        if "street" in other:
            other["street"] = f"Zyzzyx {other['street']}"
        for name, number, row in ((code, 40, data["row"]), (f"{code}-else", 77, other)):
            place = ",".join(row.get(field, "") for field in FIELDS)
            lines.append(f"{name},{door.format(n=number)},{code},{place}")
    return opened("\n".join(lines) + "\n")


@pytest.mark.parametrize("code", DOORS)
def test_a_part_of_another_place_is_never_accepted(kit: AddressKit, code: str) -> None:
    data = DOORS[code]
    row = {name: value for name, value in data["row"].items() if name != "unit"}
    row |= {"house_number": data.get("door", "{n}").format(n=40), "country": code}
    plain = kit.verify(row)
    assert plain.action == "accept"
    text = plain.formatted.replace("\n", ", ")
    assert kit.verify(text, country=code).action == "accept"
    accepted = []
    for name, other in PLACES[code].items():
        if kit.verify({**row, name: other}).action in ("accept", "add_unit"):
            accepted.append({name: other})
        own = row.get(name, "")
        exchanged = text.replace(own, other) if own else text
        if exchanged != text and kit.verify(exchanged, country=code).action in ("accept", "add_unit"):
            accepted.append({"text": exchanged})
    assert not accepted
