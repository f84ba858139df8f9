"""Several house numbers in one: accepted where all are doors, asked about where some are not or a word joins them."""

from __future__ import annotations

import pytest

from addrkit import open as open_kit
from addrkit.gazetteer.build import build_gazetteer
from addrkit.kit import AddressKit

DOORS = ("1", "3", "5", "8", "28", "30", "32", "49", "49A", "49B", "49C", "49D", "64", "65", "113A", "113B")


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> AddressKit:
    folder = tmp_path_factory.mktemp("lists")
    rows = [
        f"{number},Tampines Street 12,Singapore,{'' if place % 3 == 0 else 520000 + place}\n"
        for place, number in enumerate(DOORS)
    ]
    source = folder / "doors.csv"
    source.write_text("house_number,street,city,postcode\n" + "".join(rows), "utf-8")
    build_gazetteer([source], folder / "sg.gaz", country="SG", coverage="complete")
    return open_kit(folder / "sg.gaz")


@pytest.mark.parametrize(
    "typed",
    ["28/30/32", "1/3/5", "28 to 32", "30 bis 32", "65/64", "49A-49D", "49-49D", "113A/113B", "30 30"],
)
def test_numbers_that_are_all_doors_are_accepted(kit: AddressKit, typed: str) -> None:
    verdict = kit.verify(f"Blk {typed} Tampines Street 12", country="SG")
    assert (verdict.action, verdict.granularity) == ("accept", "premise")


@pytest.mark.parametrize("typed", ["28,31,32", "1/3/7", "49A-49F"])
def test_numbers_of_which_some_are_no_doors_are_asked_about(kit: AddressKit, typed: str) -> None:
    verdict = kit.verify(f"Blk {typed} Tampines Street 12", country="SG")
    assert verdict.action == "confirm"
    assert "house_number_range_in_part" in verdict.reasons


@pytest.mark.parametrize("typed", ["64 and 65", "64 & 65", "64 or 65", "1, 3 & 5"])
def test_two_numbers_that_a_word_joins_are_told_as_two(kit: AddressKit, typed: str) -> None:
    verdict = kit.verify(f"Blk {typed} Tampines Street 12", country="SG")
    assert verdict.action == "confirm"
    assert "several_numbers" in verdict.reasons


def test_doors_of_which_some_lack_a_postcode_make_one_street(kit: AddressKit) -> None:
    streets = {
        entry.name for entry in map(kit.gazetteers[0].entry, range(len(kit.gazetteers[0]))) if entry.name
    }
    assert len(streets) == sum(
        kit.gazetteers[0].entry(number).name is not None for number in range(len(kit.gazetteers[0]))
    )
