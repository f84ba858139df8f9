"""Registers without units write them into the house number; people write either."""

from __future__ import annotations

from pathlib import Path

import pytest

import addrkit
from addrkit.gazetteer.build import build_gazetteer
from addrkit.kit import AddressKit

NUMBERS = ("15", "15-p594", "15-p595", "15A", "17", "22", "22-823", "31-39", "51-101", "51-103")


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> AddressKit:
    folder: Path = tmp_path_factory.mktemp("numbers")
    rows = "".join(f"{each},{each},Spijkweg,Biddinghuizen,8256RJ,NL\n" for each in NUMBERS)
    (folder / "rows.csv").write_text(f"id,house_number,street,city,postcode,country\n{rows}", "utf-8")
    build_gazetteer([folder / "rows.csv"], folder / "nl.gaz", coverage="complete")
    return addrkit.open(folder / "nl.gaz")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("15-p594", "15-p594"),
        ("15 p594", "15-p594"),
        ("15 P595", "15-p595"),
        ("15", "15"),
        ("15 a", "15A"),
        ("22-823", "22-823"),
        ("22 823", "22-823"),
    ],
)
def test_the_door_that_is_written_so_is_meant(kit: AddressKit, typed: str, meant: str) -> None:
    verdict = kit.verify(f"Spijkweg {typed}, 8256RJ Biddinghuizen", country="NL")
    assert verdict.match is not None
    assert (verdict.action, verdict.match.id) == ("accept", meant)
    assert verdict.address.house_number == meant
    assert verdict.address.unit is None


def test_a_code_that_none_of_the_doors_of_that_number_has_is_asked_about(kit: AddressKit) -> None:
    row = {
        "street": "Spijkweg",
        "house_number": "15",
        "unit": "p999",
        "postcode": "8256RJ",
        "city": "Biddinghuizen",
    }
    verdict = kit.verify(row, country="NL")
    assert verdict.action == "confirm"
    assert "unit_not_found" in verdict.reasons


def test_a_number_whose_code_none_of_the_doors_has_is_to_be_mended(kit: AddressKit) -> None:
    verdict = kit.verify("Spijkweg 15-p999, 8256RJ Biddinghuizen", country="NL")
    assert verdict.action != "accept"
    assert {"unit_not_found", "house_number_suffix_not_found"} & set(verdict.reasons)


def test_a_flat_of_a_building_whose_flats_nobody_lists_stays(kit: AddressKit) -> None:
    verdict = kit.verify("Spijkweg 17, apt 4, 8256RJ Biddinghuizen", country="NL")
    assert (verdict.action, verdict.address.unit) == ("accept", "apt 4")


def test_a_range_holds_a_number_but_flats_behind_a_number_are_no_ranges(kit: AddressKit) -> None:
    held = kit.verify("Spijkweg 35, 8256RJ Biddinghuizen", country="NL")
    assert held.match is not None
    assert (held.action, held.match.id) == ("accept", "31-39")
    for typed in ("51-63", "63"):
        verdict = kit.verify(f"Spijkweg {typed}, 8256RJ Biddinghuizen", country="NL")
        assert verdict.action != "accept"
        assert verdict.granularity not in ("premise", "unit")
