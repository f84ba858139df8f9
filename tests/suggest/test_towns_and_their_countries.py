"""Towns with their country behind them, towns under their other names, and what is no address at all."""

from __future__ import annotations

from pathlib import Path

import pytest

import addrkit
from addrkit.gazetteer.build import build_gazetteer
from addrkit.kit import AddressKit

ROWS = """\
id,street,house_number,city,region,postcode,country
nl,Spui,70,'s-Gravenhage,,2511 BT,NL
fr,Rue de Rivoli,9,Paris,,75004,FR
fr-of,Avenue de France,12,Paris,,75013,FR
it,Via Roma,3,Firenze,FI,50123,IT
in,Linking Road,45,Mumbai,Maharashtra,400050,IN
us-paris,Paris Street,5,San Francisco,CA,94112,US
us-florence,Main Street,1,Florence,SC,29501,US
us-indiana,India Road,7,Indianola,IA,50125,US
de,Uferstraße,8,Kleve,,47533,DE
"""


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> AddressKit:
    folder: Path = tmp_path_factory.mktemp("world")
    (folder / "rows.csv").write_text(ROWS, "utf-8")
    build_gazetteer([folder / "rows.csv"], folder / "world.gaz", coverage="complete")
    return addrkit.open(folder / "world.gaz")


@pytest.mark.parametrize(
    ("typed", "city"),
    [
        ("paris france", "Paris"),
        ("florence italy", "Firenze"),
        ("mumbai india", "Mumbai"),
        ("den haag nederland", "'s-Gravenhage"),
        ("rue de rivoli 9 paris france", "Paris"),
    ],
)
def test_the_country_behind_a_town_says_which_town_is_meant(kit: AddressKit, typed: str, city: str) -> None:
    assert kit.suggest(typed)[0].address.city == city


def test_a_street_that_is_called_after_a_country_stays_that_street(kit: AddressKit) -> None:
    assert kit.suggest("avenue de france")[0].address.street == "Avenue de France"
    assert kit.suggest("12 avenue de france paris")[0].text == "12 Avenue de France, 75013 Paris"


@pytest.mark.parametrize("typed", ["den haag", "the hague", "spui 70 den haag", "spui 70 the hague"])
def test_a_town_is_found_under_its_other_names(kit: AddressKit, typed: str) -> None:
    assert kit.suggest(typed, country="NL")[0].address.city == "'s-Gravenhage"


@pytest.mark.parametrize("typed", ["asdf jkl", "asdf asdf asdf", "aaa bbb ccc"])
def test_what_is_no_address_offers_no_town_that_is_spelled_a_little_alike(
    kit: AddressKit, typed: str
) -> None:
    assert kit.suggest(typed) == []


def test_a_misspelt_town_behind_an_unknown_street_is_still_offered(kit: AddressKit) -> None:
    assert kit.suggest("musterstr 12 klewe", country="DE")[0].address.city == "Kleve"


def test_a_postcode_behind_a_unit_is_none_of_it(kit: AddressKit) -> None:
    [first, *_] = kit.suggest("9 rue de rivoli bat b apt 4 75004 paris", country="FR")
    assert first.text == "bat b apt 4, 9 Rue de Rivoli, 75004 Paris"
