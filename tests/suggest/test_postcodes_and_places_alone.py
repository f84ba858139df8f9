"""What is offered where a gazetteer ends at towns and postcodes, or at the beginning of a postcode."""

from __future__ import annotations

from pathlib import Path

import pytest

import addrkit
from addrkit.gazetteer.build import Plan, build_from
from addrkit.gazetteer.sources.batches import batches
from addrkit.gazetteer.sources.division import Division
from addrkit.gazetteer.sources.divisions import rows_of
from addrkit.kit import AddressKit

from .conftest import OpenedTables

AVENUES = ("Foch", "Mozart", "Victor", "Marceau", "Bugeaud", "Henri", "Georges", "Malakoff", "Niel", "Carnot")
TABLES = {
    "DE": "1,,,10115,Berlin\n2,,,10117,Berlin\n3,,,10119,Berlin\n",
    "NL": (
        "1,Zilverparkkade,111,8232WL,Lelystad\n2,Kerkstraat,2,8232AA,Lelystad\n"
        "3,Oosterringweg,41,8315PS,Luttelgeest\n4,Oosterringweg,41-1,8315PS,Luttelgeest\n"
        "5,Oosterringweg,41-27,8315PS,Luttelgeest\n6,Oosterringweg,41-270,8315PS,Luttelgeest\n"
        "7,Transistorstraat,48G-1,1322CG,Almere\n8,Transistorstraat,48G-10,1322CG,Almere\n"
    ),
    "FR": "1,Villa Dupont,20,75016,Paris\n2,Rue Duret,204,75016,Paris\n3,Avenue Clichy,5,75017,Paris\n"
    + "".join(f"{at},Avenue {name},5,75016,Paris\n" for at, name in enumerate(AVENUES, 4)),
    "GB": "1,,,N,London\n2,,,N,\n3,,,SP,Salisbury\n4,,,SP,\n",
    "CA": "1,,,H1Z,Saint-Michel\n",
    "IS": "1,Kiðjaberg lóð,,805,Selfoss\n2,Kiðjaberg lóð 137,,805,Selfoss\n",
}


@pytest.fixture(scope="module")
def kits(opened_tables: OpenedTables) -> dict[str, AddressKit]:
    return opened_tables(TABLES, "id,street,house_number,postcode,city")


def test_a_town_whose_streets_are_unknown_has_nothing_to_choose(kits: dict[str, AddressKit]) -> None:
    town = kits["DE"].suggest("berlin")[0]
    assert (town.address.city, town.has_more) == ("Berlin", False)
    assert kits["NL"].suggest("lelystad")[0].has_more


def test_postcodes_of_a_town_go_on_as_typed_and_a_street_is_none_of_them(kits: dict[str, AddressKit]) -> None:
    town = kits["DE"].suggest("berlin")[0]

    def within(text: str) -> list[str | None]:
        return [each.address.postcode for each in kits["DE"].suggest(text, within=town.id)]

    assert within("Berlin") == ["10115", "10117", "10119"]
    assert within("Berlin 10117") == ["10117"]
    assert within("Berlin unter den linden 5") == []


@pytest.mark.parametrize(
    ("country", "typed", "shown"),
    [
        ("DE", "10117", "10117 Berlin"),
        ("DE", "10117 berlin", "10117 Berlin"),
        # An area's name is no post town where the area stands without it as well: SP10 is Andover.
        ("GB", "n1 2xq", "N1 2XQ"),
        ("GB", "sp104eu", "SP10 4EU"),
        ("CA", "h1z 1a1", "Saint-Michel H1Z 1A1"),
        ("CA", "H1Z1A1", "Saint-Michel H1Z 1A1"),
    ],
)
def test_a_postcode_that_was_typed_is_offered_whole(
    kits: dict[str, AddressKit], country: str, typed: str, shown: str
) -> None:
    assert kits[country].suggest(typed, country=country)[0].text == shown


def test_a_postcode_before_its_street_is_no_house_number(kits: dict[str, AddressKit]) -> None:
    found = kits["FR"].suggest("75016 villa dupont 20")
    assert found[0].text == "20 Villa Dupont, 75016 Paris"
    assert not [each.text for each in found if each.text.startswith("75016")]


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("oosterringweg 41 27", "41-27"),
        ("oosterringweg 41 27 luttelgeest", "41-27"),
        ("transistorstraat 48 g 10", "48G-10"),
        ("transistorstraat 48g 10", "48G-10"),
        ("oosterringweg 41", "41"),
    ],
)
def test_a_number_in_two_parts_is_found_with_a_blank_between_them(
    kits: dict[str, AddressKit], typed: str, number: str
) -> None:
    assert kits["NL"].suggest(typed)[0].address.house_number == number


def test_a_name_that_ends_in_a_number_comes_before_the_one_without(kits: dict[str, AddressKit]) -> None:
    assert kits["IS"].suggest("kidjaberg lod 137")[0].text.startswith("Kiðjaberg lóð 137")


def test_a_known_word_of_little_weight_offers_no_other_street(kits: dict[str, AddressKit]) -> None:
    assert kits["FR"].suggest("5 avenue des inconnus paris") == []


def test_districts_and_towns_without_a_line_of_their_own_are_found(tmp_path: Path) -> None:
    trees = {
        "VN": (
            Division("79", None, "city", ("Thành phố Hồ Chí Minh",)),
            Division("760", "79", "district", ("Quận 1",)),
            Division("771", "79", "district", ("Quận 10",)),
            Division("1", "760", "suburb", ("Phường Bến Nghé",)),
            Division("2", "79", "suburb", ("Xã Quân Hà",)),
        ),
        "SG": (Division("1", None, "city", ("Singapore",)),),
    }
    rows = (row for code, tree in trees.items() for row in rows_of(tree, {"country": code}))
    build_from(batches(rows), Plan(tmp_path / "d.gaz", "d", "complete", vectors=False))
    kit = addrkit.open(tmp_path / "d.gaz")
    assert kit.suggest("quận 1")[0].address.district == "Quận 1"
    assert kit.suggest("quan 10")[0].address.district == "Quận 10"
    assert [each.text for each in kit.suggest("singapore")] == ["Singapore"]


@pytest.mark.parametrize("typed", ["8232wl111", "8232wl 111", "8232 WL 111"])
def test_a_door_comes_before_its_postcode_once_its_number_is_typed(
    kits: dict[str, AddressKit], typed: str
) -> None:
    assert kits["NL"].suggest(typed)[0].text == "Zilverparkkade 111, 8232 WL Lelystad"
