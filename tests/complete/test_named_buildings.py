"""Buildings that have a name beside their number."""

from __future__ import annotations

from pathlib import Path

import pytest

import addrkit
from addrkit.gazetteer.build import build_gazetteer
from addrkit.kit import AddressKit

ROWS = """\
id,building,house_number,street,city,postcode,country
1,Borhola,1,Hoffell,Höfn,781,IS
2,Stjórnhús,1,Hoffell,Höfn,781,IS
3,,2,Hoffell,Höfn,781,IS
4,,1,Dalbraut,Höfn,781,IS
"""


@pytest.fixture(scope="module")
def farm(tmp_path_factory: pytest.TempPathFactory) -> AddressKit:
    folder: Path = tmp_path_factory.mktemp("farm")
    (folder / "farm.csv").write_text(ROWS, "utf-8")
    build_gazetteer([folder / "farm.csv"], folder / "farm.gaz", coverage="complete")
    return addrkit.open(folder / "farm.gaz")


def test_each_building_of_a_number_is_offered(farm: AddressKit) -> None:
    assert {each.id for each in farm.suggest("hoffell 1 ")} == {"1", "2"}


@pytest.mark.parametrize(
    "typed", ["stjornhus hoffell 1", "Stjórnhús, Hoffell 1, 781 Höfn", "hoffell 1 stjornhus"]
)
def test_the_one_whose_name_is_typed_comes_first(farm: AddressKit, typed: str) -> None:
    assert farm.suggest(typed)[0].id == "2"


def test_the_only_door_of_a_street_is_offered_where_all_are_known(farm: AddressKit) -> None:
    [only, *_] = farm.suggest("dalbr")
    assert (only.id, only.kind, only.has_more) == ("4", "premise", False)
