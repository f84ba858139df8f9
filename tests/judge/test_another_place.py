"""One part of an address exchanged for that of another place, in 61 countries: such a door is never accepted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from addrkit.kit import AddressKit
from tests.tables import read_table

from .conftest import Opened

pytestmark = pytest.mark.slow

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


INVENTED = {
    "JP": "北沢市", "CN": "临溪市", "KR": "북천시", "RU": "Нижнегорск", "UA": "Нижньогірськ", "BG": "Горна Поляна",
    "GR": "Νέα Πέτρα", "SA": "كرونبرغ", "IL": "קרונברג",
}  # fmt: skip
"""Towns that are nowhere, for countries whose towns are not written in Latin letters; elsewhere it is Kronsberg."""
WITHOUT = {"SG", "TW", "HK", "TH", "EG"}
"""Whose town goes without saying, or is in the test's line no word by itself."""


@pytest.mark.parametrize("code", [code for code in DOORS if code not in WITHOUT])
def test_a_town_that_nobody_knows_is_not_the_record_s(kit: AddressKit, code: str) -> None:
    data = DOORS[code]
    row = {name: value for name, value in data["row"].items() if name != "unit"}
    row |= {"house_number": data.get("door", "{n}").format(n=40), "country": code}
    text, invented = kit.verify(row).formatted.replace("\n", ", "), INVENTED.get(code, "Kronsberg")
    asked: list[str | dict[str, str]] = [{**row, "city": invented}]
    if row["city"] != row.get("region"):
        asked.append(text.replace(row["city"], invented, 1))
    assert [verdict.action for verdict in kit.verify_many(asked, country=code)].count("accept") == 0


@pytest.mark.parametrize("typed", ["松原町", "代々木", "北沢市神南", "北沢市渋谷区神南"])
def test_another_quarter_of_a_ward_in_japan_is_not_the_record_s(kit: AddressKit, typed: str) -> None:
    row = DOORS["JP"]["row"]
    place = typed if typed.startswith("北沢市") else f"渋谷区{typed}"
    assert kit.verify(f"〒{row['postcode']} 東京都{place}1-7-40", country="JP").action != "accept"
