"""What people type beside a number: words that announce it, halves, the letter of a country, and a postcode alone."""

from __future__ import annotations

from pathlib import Path

import pytest

import addrkit
from addrkit.gazetteer.build import build_gazetteer
from addrkit.kit import AddressKit

TABLES = {
    "SG": """\
id,house_number,street,city,postcode
a,360,Admiralty Drive,Singapore,750360
b,362,Admiralty Drive,Singapore,750362
c,12,Clementi Avenue 3,Singapore,120012
""",
    "DE": """\
id,house_number,street,city,postcode
mitte,69,Kastanienallee,Berlin,10119
mitte-71,71,Kastanienallee,Berlin,10119
rosenthal,69,Kastanienallee,Köln,50667
""",
    "CA": """\
id,house_number,street,city,region,postcode
half,535 1/2,Fisgard Street,Victoria,BC,V8W 1R3
whole,535,Fisgard Street,Victoria,BC,V8W 1R3
""",
    "NL": """\
id,house_number,street,city,postcode
punter,25,Punter 41,Lelystad,8242GC
other,27,Punter 41,Lelystad,8242GC
nearby,25,Punter 37,Lelystad,8242GC
""",
    "US": """\
id,house_number,street,city,region,postcode
one,7,1,Big Sur,CA,93920
two,9,1,Big Sur,CA,93920
""",
}


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> AddressKit:
    folder: Path = tmp_path_factory.mktemp("announced")
    for code, table in TABLES.items():
        (folder / f"{code}.csv").write_text(table, "utf-8")
        build_gazetteer([folder / f"{code}.csv"], folder / f"{code}.gaz", country=code, coverage="complete")
    return addrkit.open(*(folder / f"{code}.gaz" for code in TABLES))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("blk 360 admiralty drive", "a"),
        ("blk360 admiralty drive", "a"),
        ("block 362 admiralty drive", "b"),
        ("clementi avenue 3 blk 12", "c"),
        ("12 clementi avenue 3 s120012", "c"),
        ("D-10119 kastanienallee 69", "mitte"),
        ("kastanienallee 69 d-10119", "mitte"),
        ("d 50667 kastanienallee nr 69", "rosenthal"),
        ("535 1/2 fisgard st", "half"),
        ("535½ fisgard st victoria", "half"),
        ("535 fisgard st", "whole"),
        ("punter 41-25", "punter"),
        ("punter 41/27 lelystad", "other"),
    ],
)
def test_the_door_is_first(kit: AddressKit, typed: str, meant: str) -> None:
    assert kit.suggest(typed)[0].id == meant


def test_the_only_building_at_a_postcode_is_offered_by_the_postcode_alone(kit: AddressKit) -> None:
    assert "b" in [each.id for each in kit.suggest("750362")]


def test_a_street_that_is_called_1_has_nothing_of_a_postcode_and_a_number(kit: AddressKit) -> None:
    assert not any("Big Sur" in each.text for each in kit.suggest("1354aa1"))
