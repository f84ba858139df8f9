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
5,Rófugarður 1,,,Höfn,781,IS
6,Kiðjaberg lóð 68,,,Höfn,781,IS
7,Kiðjaberg lóð 69,,,Höfn,781,IS
8,,1,Kotra,Höfn,781,IS
9,,7,Kotra,Höfn,781,IS
10,Kotra 21,,,Höfn,781,IS
11,Geldingsá lóð nr. 3,,,Höfn,781,IS
12,Geldingsá lóð nr. 1,,,Höfn,781,IS
13,Geitasandur L18,,,Höfn,781,IS
14,Kotra 33,,,Akureyri,600,IS
15,lóð A,2,Gata,Höfn,781,IS
16,lóð B,2,Gata,Höfn,781,IS
17,,2,Gata,Höfn,781,IS
18,,4,Gata,Höfn,781,IS
"""

IN_STREETS = """\
id,building,house_number,street,unit,city,postcode,country
22,Merrow Court East,,Canal Road,Flat 22,London,N1 7AA,GB
23,Merrow Court East,,Canal Road,Flat 23,London,N1 7AA,GB
W,Elm Court,,Canal Road,Flat 23,London,N1 7AA,GB
V,The Vineyard Warehouse,,Newbury Road,,Andover,SP10 4EU,GB
O,Barnfield Office,24,Oak Grove,,London,N1 7AB,GB
R,The Old Rectory,,Mill Lane,,Great Wenham,CO7 6PJ,GB
M,Old Mill,,Mill Lane,,Great Wenham,CO7 6PJ,GB
S,,12,Warehouse Street,,Leeds,LS1 4AA,GB
"""


@pytest.fixture(scope="module")
def streets(tmp_path_factory: pytest.TempPathFactory) -> AddressKit:
    folder: Path = tmp_path_factory.mktemp("streets")
    (folder / "streets.csv").write_text(IN_STREETS, "utf-8")
    build_gazetteer([folder / "streets.csv"], folder / "streets.gaz", coverage="complete")
    return addrkit.open(folder / "streets.gaz")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("vineyard ware", "V"),
        ("the vineyard warehouse newbury rd and", "V"),
        ("SP10 4EU vineyard", "V"),
        ("vineyard newbury", "V"),
        ("merrow court 23", "23"),
        ("22 merrow", "22"),
        ("flat 23 merrow court east canal road", "23"),
        ("elm court 23", "W"),
        ("barnfield office 24", "O"),
        ("24 barnfield", "O"),
        ("barnf office oak grove", "O"),
        ("old mill great wen", "M"),
        ("old rectory mill lane", "R"),
    ],
)
def test_a_building_in_a_street_is_found_by_its_name(streets: AddressKit, typed: str, meant: str) -> None:
    assert streets.suggest(typed, "GB")[0].id == meant


def test_a_building_of_flats_has_them_under_it(streets: AddressKit) -> None:
    [building, *_] = streets.suggest("merrow court", "GB")
    assert building.text == "Merrow Court East, Canal Road, London, N1 7AA"
    assert building.has_more


def test_a_flat_that_a_building_lacks_stays_with_one_that_has_none_on_record(streets: AddressKit) -> None:
    [building, *_] = streets.suggest("flat 9 vineyard warehouse", "GB")
    assert building.text.casefold().startswith("flat 9, the vineyard warehouse, newbury road")


@pytest.mark.parametrize(
    "typed", ["vineyard warehouse oxford road", "merrow court leeds", "flat 23 dune court east canal road"]
)
def test_a_word_that_is_of_no_building_there_is_not_passed_over(streets: AddressKit, typed: str) -> None:
    assert not [each for each in streets.suggest(typed, "GB") if each.address.building]


def test_a_street_of_that_name_comes_before_a_building(streets: AddressKit) -> None:
    assert streets.suggest("warehouse", "GB")[0].address.street == "Warehouse Street"


@pytest.fixture(scope="module")
def farm(tmp_path_factory: pytest.TempPathFactory) -> AddressKit:
    folder: Path = tmp_path_factory.mktemp("farm")
    (folder / "farm.csv").write_text(ROWS, "utf-8")
    build_gazetteer([folder / "farm.csv"], folder / "farm.gaz", coverage="complete")
    return addrkit.open(folder / "farm.gaz")


def test_each_building_of_a_number_is_offered(farm: AddressKit) -> None:
    assert {each.id for each in farm.suggest("hoffell 1 ")} == {"1", "2"}


def test_the_number_by_itself_is_the_door_without_a_name(farm: AddressKit) -> None:
    assert farm.suggest("gata 2")[0].id == "17"
    street = next(each for each in farm.suggest("gata") if each.has_more)
    assert farm.suggest("2", within=street.id)[0].id == "17"


@pytest.mark.parametrize(
    "typed", ["stjornhus hoffell 1", "Stjórnhús, Hoffell 1, 781 Höfn", "hoffell 1 stjornhus"]
)
def test_the_one_whose_name_is_typed_comes_first(farm: AddressKit, typed: str) -> None:
    assert farm.suggest(typed)[0].id == "2"


def test_the_only_door_of_a_street_is_offered_where_all_are_known(farm: AddressKit) -> None:
    [only, *_] = farm.suggest("dalbr")
    assert (only.id, only.kind, only.has_more) == ("4", "premise", False)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Rófugarður 1", "5"),
        ("Kiðjaberg lóð 69", "7"),
        ("Kotra 21", "10"),
        ("Geldingsá lóð nr. 3", "11"),
        ("Geitasandur L18", "13"),
    ],
)
def test_a_number_may_be_part_of_the_name_that_was_chosen(farm: AddressKit, typed: str, meant: str) -> None:
    chosen = farm.suggest(typed)[0]
    verdict = farm.verify(chosen.text)
    assert verdict.match is not None
    assert (chosen.id, verdict.match.id, verdict.action) == (meant, meant, "accept")


@pytest.mark.parametrize("typed", ["Rófugarður 2, 781 Höfn", "Kiðjaberg lóð 70, 781 Höfn"])
def test_another_number_is_not_that_name(farm: AddressKit, typed: str) -> None:
    assert farm.verify(typed).action != "accept"


def test_a_house_of_that_name_in_another_town_is_not_meant(farm: AddressKit) -> None:
    verdict = farm.verify("Kotra 33, 781 Höfn")
    assert verdict.match is not None
    assert (verdict.action, verdict.match.components.street) == ("fix", "Kotra")
