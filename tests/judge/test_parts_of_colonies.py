"""Sectors, blocks and stages of a colony, and estates before a quarter, stay as they were typed."""

from __future__ import annotations

import pytest

from addrkit.gazetteer.sources.division import Division
from addrkit.kit import AddressKit
from tests.judge.conftest import OpenedTrees

TREES = {
    "IN": (
        Division("DL", None, "region", ("Delhi",)),
        Division("DL-1", "DL", "city", ("New Delhi", "Delhi")),
        Division("DL-1-1", "DL-1", "suburb", ("Rohini Sector 5",), ("110085",)),
        Division("DL-1-2", "DL-1", "suburb", ("Prashant Vihar",), ("110085",)),
        Division("DL-1-3", "DL-1", "suburb", ("Dwarka Sec-6",), ("110075",)),
        Division("KA", None, "region", ("Karnataka",)),
        Division("KA-1", "KA", "city", ("Bengaluru", "Blr")),
        Division("KA-1-1", "KA-1", "suburb", ("Koramangala",), ("560034",)),
        Division("KA-1-2", "KA-1", "suburb", ("Indiranagar",), ("560038",)),
    ),
    "PH": (
        Division("CA", None, "region", ("Cavite",)),
        Division("CA-1", "CA", "city", ("Bacoor",)),
        Division("CA-1-1", "CA-1", "suburb", ("Molino III", "Molino 3")),
        Division("CA-2", "CA", "city", ("Imus",)),
        Division("CA-2-1", "CA-2", "suburb", ("Malagasang",)),
    ),
    "BR": (
        Division("SP", None, "region", ("SP", "São Paulo")),
        Division("SP-1", "SP", "city", ("São Paulo",)),
        Division("SP-1-1", "SP-1", "suburb", ("Jardim Paulista",)),
        Division("SP-2", "SP", "city", ("Atibaia",)),
        Division("SP-2-1", "SP-2", "suburb", ("Jardim Paulista",)),
        Division("PB", None, "region", ("PB",)),
        Division("PB-1", "PB", "city", ("Paulista",)),
    ),
}


@pytest.fixture(scope="module")
def kit(opened_trees: OpenedTrees) -> AddressKit:
    """Colonies of which the lists have some sectors, and estates within barangays."""
    return opened_trees(TREES)


RIGHT = (
    ("IN", "12, Sector 7, Rohini, Delhi 110085", "Sector 7, Rohini"),
    ("IN", "A-12, Sector 10, Dwarka, New Delhi 110075", "Sector 10, Dwarka"),
    ("IN", "23, 5th Cross, 4th Block, Koramangala, Bengaluru 560034", "4th Block, Koramangala"),
    ("IN", "23, 5th Cross, Koramangala 4th Block, Bengaluru 560034", "Koramangala 4th Block"),
    ("PH", "Blk 3 Lot 8 Camella Homes Brgy Molino 3 Bacoor Cavite", "Camella Homes, Molino III"),
)


@pytest.mark.parametrize(("country", "typed", "shown"), RIGHT)
def test_the_part_of_a_quarter_stays_as_it_was_typed(
    kit: AddressKit, country: str, typed: str, shown: str
) -> None:
    verdict = kit.verify(typed, country=country)
    assert (verdict.action, shown in verdict.formatted) == ("accept", True), verdict.formatted


WRONG = (
    ("IN", "12, Sector 7, Rohini, Delhi 110075"),
    ("IN", "12, Sector 7, Rohini, Delhi"),
    ("IN", "23, 5th Cross, 4th Block, Koramangala, Bengaluru 560038"),
    ("IN", "23, 5th Cross, 4th Block, Koramangala, New Delhi 560034"),
    ("PH", "Blk 3 Lot 8 Camella Homes Brgy Molino 3 Imus Cavite"),
)


@pytest.mark.parametrize(("country", "typed"), WRONG)
def test_a_quarter_of_another_postcode_or_town_is_asked_about(
    kit: AddressKit, country: str, typed: str
) -> None:
    assert kit.verify(typed, country=country).action == "confirm"


def test_a_town_within_a_quarter_s_name_is_none(kit: AddressKit) -> None:
    verdict = kit.verify("Rua Oscar Freire 900, Jardim Paulista, SP", country="BR")
    assert verdict.action == "confirm"
    assert "Jardim Paulista" in verdict.formatted
