"""A postcode tells the street, and the number, its letters and its unit tell the door."""

from __future__ import annotations

from pathlib import Path

import pytest

import addrkit
from addrkit.gazetteer.build import build_gazetteer
from addrkit.kit import AddressKit

NUMBERS = ("175", "175A", "175B", "175-1", "175-2", "67-2", "67-3")


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> AddressKit:
    folder: Path = tmp_path_factory.mktemp("postcodes")
    rows = "".join(f"{each},{each},Kinkerstraat,Amsterdam,1053DP,NL\n" for each in NUMBERS)
    (folder / "rows.csv").write_text(f"id,house_number,street,city,postcode,country\n{rows}", "utf-8")
    build_gazetteer([folder / "rows.csv"], folder / "nl.gaz", coverage="complete")
    return addrkit.open(folder / "nl.gaz")


@pytest.mark.parametrize(
    ("number", "unit", "meant"),
    [("175", None, "175"), ("175", "B", "175B"), ("175B", None, "175B"), ("175", "1 hoog", "175-1")],
)
def test_the_unit_beside_a_number_is_not_dropped_where_the_postcode_tells_the_street(
    kit: AddressKit, number: str, unit: str | None, meant: str
) -> None:
    verdict = kit.verify({"postcode": "1053 DP", "house_number": number, "unit": unit}, country="NL")
    assert verdict.match is not None
    assert (verdict.action, verdict.match.id) == ("accept", meant)


def test_a_letter_that_no_door_has_is_asked_about(kit: AddressKit) -> None:
    verdict = kit.verify({"postcode": "1053 DP", "house_number": "175", "unit": "C"}, country="NL")
    assert verdict.action == "confirm"
    assert "unit_not_found" in verdict.reasons


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1053DP 175", "175"),
        ("1053 DP 175B", "175B"),
        ("1053DP 67-2", "67-2"),
        ("Kinkerstraat 67-II, Amsterdam", "67-2"),
        ("Kinkerstraat 67 III hoog, Amsterdam", "67-3"),
    ],
)
def test_a_door_behind_its_postcode_and_storeys_in_roman_numbers(
    kit: AddressKit, typed: str, meant: str
) -> None:
    verdict = kit.verify(typed, country="NL")
    assert verdict.match is not None
    assert (verdict.action, verdict.match.id) == ("accept", meant)


@pytest.mark.parametrize("typed", ["Kinkerstraat 67-IV, Amsterdam", "1053DP 177", "1053DP 67-4"])
def test_a_door_that_is_not_there_is_never_accepted(kit: AddressKit, typed: str) -> None:
    assert kit.verify(typed, country="NL").action in ("confirm", "fix")
