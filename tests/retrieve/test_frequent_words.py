"""Streets all of whose words are frequent are found by what they have together."""

from __future__ import annotations

import pytest

import addrkit
from addrkit.gazetteer.build import build_gazetteer
from addrkit.kit import AddressKit

pytestmark = pytest.mark.slow

TOWNS = 2_000


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> AddressKit:
    """Fifth Avenues of two thousand towns, and as many streets in Mexico that are called Garibaldi."""
    folder = tmp_path_factory.mktemp("frequent")
    rows = [f"{town},{town % 90 + 1},5th Ave,Town{town:04},OH,US\n" for town in range(TOWNS)]
    rows += [f"ny{town},{town},{town} St,New York,NY,US\n" for town in range(1, TOWNS)]
    rows += ["esb,350,5 Ave,New York,NY,US\n"]
    rows += [f"mx{town},1,Garibaldi,Pueblo{town:04},,MX\n" for town in range(TOWNS - 100)]
    (folder / "rows.csv").write_text("id,house_number,street,city,region,country\n" + "".join(rows), "utf-8")
    build_gazetteer([folder / "rows.csv"], folder / "rows.gaz", coverage="complete")
    return addrkit.open(folder / "rows.gaz")


def test_a_fifth_avenue_among_thousands_is_found_by_its_town(kit: AddressKit) -> None:
    with_town = kit.verify("350 5th av ny", country="US")
    assert with_town.match is not None
    assert (with_town.action, with_town.match.id) == ("accept", "esb")


def test_a_word_that_is_frequent_in_another_country_does_not_hide_it(kit: AddressKit) -> None:
    beside_it = kit.verify("garibaldi, 350 5th av ny", country="US")
    assert beside_it.match is not None
    assert beside_it.match.id == "esb"
