"""The larger towns of the world: their people, their names in both scripts, and those that no postcode names."""

from __future__ import annotations

import re
import sys

import pytest

import addrkit
from addrkit.datasets.divisions import _script
from addrkit.errors import UsageError
from addrkit.gazetteer.build import Plan, build_from
from addrkit.gazetteer.default import recipes
from addrkit.gazetteer.sources.large_towns import read_towns
from addrkit.gazetteer.sources.stored import stored
from addrkit.gazetteer.sources.towns import large_cities, people_of, towns_beside
from addrkit.gazetteer.sources.world import read_world
from addrkit.kit import AddressKit
from addrkit.locale.country import country

pytestmark = pytest.mark.slow

RECIPES = {each["name"]: each for each in recipes()}
WORLD, TOWNS = RECIPES["world"], RECIPES["towns"]


def test_the_moscow_that_most_people_mean_is_the_one_in_russia() -> None:
    idaho = people_of("US", ("Moscow",), 46.7, -117.0)
    assert (people_of("RU", ("Moscow",)) or 0) > 100 * (idaho or 0) > 0


def test_a_town_has_its_name_in_the_script_of_its_country_and_as_postcodes_have_it() -> None:
    names = {(each.parent, each.names[0]): each.names for each in stored("towns")}
    assert "Москва" in names["RU", "Moscow"]
    assert "القاهرة" in names["EG", "Cairo"]
    assert "Wien" in names["AT", "Vienna"]


def test_brooklyn_is_there_beside_new_york_and_beside_a_village_of_its_name() -> None:
    def found(*known: tuple[str, str | None]) -> set[tuple[str, str | None]]:
        return {(town.names[0], state) for town, state in towns_beside("US", known)}

    assert ("Brooklyn", "NY") in found(("new york", "NY"), ("brooklyn", "CT"))
    assert ("Brooklyn", "NY") not in found(("brooklyn", "NY"))


def test_a_country_of_which_postcodes_or_divisions_are_known_is_not_known_by_its_towns_alone() -> None:
    elsewhere = {
        *WORLD["elsewhere"],
        *WORLD["post_towns"],
        *WORLD["localities_from_formats"],
        *_all_countries(),
    }
    assert set(TOWNS["countries"]) & elsewhere == LACKING


LACKING = {"CO", "PE"}
"""Countries whose open postcodes lack their largest towns: Bogotá, Medellín, Arequipa."""


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("moscow", "Moscow"), ("москв", "Москва"), ("moskva", "Moscow"), ("القاهرة", "القاهرة")],
)
def test_a_town_is_suggested_in_the_script_that_it_is_typed_in(
    towns: AddressKit, typed: str, shown: str
) -> None:
    assert towns.suggest(typed)[0].text == shown


@pytest.mark.parametrize(
    ("typed", "city"),
    [
        ("Тверская улица 7, Москва", "Москва"),
        ("Tverskaya 7, Moscow", "Moscow"),
    ],
)
def test_a_town_is_confirmed_in_the_script_that_it_is_typed_in_and_never_accepted_alone(
    towns: AddressKit, typed: str, city: str
) -> None:
    verdict = towns.verify(typed, country="RU")
    assert (verdict.action, verdict.granularity, verdict.address.city) == ("confirm", "locality", city)


@pytest.fixture(scope="module")
def towns(tmp_path_factory: pytest.TempPathFactory) -> AddressKit:
    """Of two countries whose towns are all that is known."""
    output = tmp_path_factory.mktemp("towns") / "towns.gaz"
    few = {**TOWNS, "countries": ["RU", "EG"]}
    build_from(read_towns(few), Plan(output, name="towns", coverage="sample", vectors=False))
    return addrkit.open(output)


def test_each_of_ireland_s_routing_keys_begins_an_eircode() -> None:
    keys = WORLD["post_towns"]["IE"]
    pattern = country("IE").postcode
    assert pattern is not None
    assert len(keys) == 139
    assert [key for key in keys if not pattern.fullmatch(f"{key} X2T8")] == []


def test_an_area_of_postcodes_is_there_with_its_town_and_without() -> None:
    only = {
        **WORLD,
        "elsewhere": [*_all_countries(), *WORLD["elsewhere"]],
        "localities_from_formats": [],
        "towns_from_geonames": [],
    }
    rows = [row for batch in read_world(only) for row in batch.to_pylist()]
    limerick = [(row["city"], row["postcode"]) for row in rows if row["postcode"] == "V94"]
    assert limerick == [("Limerick", "V94"), (None, "V94")]


def _all_countries() -> list[str]:
    from addrkit.gazetteer.sources.batches import package_folder

    folder = package_folder("countrystatecity_postal_codes", "countrystatecity-postal-codes")
    return [each.name for each in (folder / "data" / "by-country").iterdir()]


def test_what_the_data_of_towns_is_made_with_is_named_where_it_is_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _script.cache_clear()
    monkeypatch.setitem(sys.modules, "babel.core", None)
    with pytest.raises(UsageError, match=r"babel, which is not installed: run: pip install 'addrkit\[ml\]'"):
        _script("GR")


def test_the_towns_of_a_country_are_named_in_its_script() -> None:
    pytest.importorskip("babel", reason="needs the extra ml")
    assert (_script("GR"), _script("FR")) == (r"[\p{Greek}\s'-]+", None)


def test_a_town_of_an_arab_country_is_named_as_arabic_writes_it() -> None:
    names = {
        each.names[0]: each.names[1]
        for each in stored("towns")
        if each.parent in ("SA", "EG", "SY") and each.names[1:]
    }
    assert (names["Riyadh"], names["Giza"], names["Damascus"]) == ("الرياض", "الجيزة", "دمشق")


def test_a_large_city_is_known_by_each_of_its_names() -> None:
    assert "SA" in large_cities()["jeddah"]
    assert "duba" not in large_cities()


@pytest.mark.parametrize(
    ("listed", "city"),
    [
        ("Brno-Komárov x)", "Brno"),
        ("Bynov-Děčín IX x)", "Děčín"),
        ("Frýdek-Místek", "Frýdek-Místek"),
        ("Praha 1", "Praha 1"),
    ],
)
def test_a_part_of_a_czech_town_is_no_town(listed: str, city: str) -> None:
    cut = re.fullmatch(WORLD["locality_shape"]["CZ"], listed)
    assert cut is not None
    assert cut["city"] == city


def test_cities_whose_postcodes_are_named_after_quarters_are_there_under_their_own_names() -> None:
    only = {
        **WORLD,
        "elsewhere": [*_all_countries(), *WORLD["elsewhere"]],
        "localities_from_formats": [],
        "towns_from_geonames": [],
        "post_towns": {},
    }
    rows = [row for batch in read_world(only) for row in batch.to_pylist()]
    found = {(row["country"], row["city"]): row["other_cities"] or [] for row in rows}
    assert {("AU", "Geelong"), ("SK", "Petržalka"), ("EC", "Quito"), ("NG", "Lagos")} <= found.keys()
    assert ("CZ", "Brno") not in found


def test_a_large_town_has_the_postcodes_that_the_package_names_after_its_quarters() -> None:
    only = {
        **WORLD,
        "elsewhere": [*_all_countries(), *WORLD["elsewhere"]],
        "localities_from_formats": [],
        "towns_from_geonames": [],
    }
    rows = [row for batch in read_world(only) for row in batch.to_pylist()]
    towns = {(row["country"], row["city"], row["postcode"]) for row in rows}
    assert {("CZ", "Praha", "11"), ("CZ", "Praha 1", "11"), ("CZ", "Praha 10", "10")} <= towns
    assert {("SK", "Bratislava", "81"), ("LV", "Rīga", "LV-10"), ("BE", "Liège", "4000")} <= towns
    names = {name for row in rows if row["city"] == "Praha" for name in row["other_cities"] or ()}
    assert "prague" in names
    assert ("CZ", "Praha", None) not in towns
