"""What the default gazetteer of divisions makes of its sources: cities, their parts and their postcodes."""

from __future__ import annotations

import re
from typing import Any

import pytest

from addrkit.gazetteer.default import recipes
from addrkit.gazetteer.sources.division import Division
from addrkit.gazetteer.sources.divisions import rows_of
from addrkit.gazetteer.sources.places import DIVISIONS
from addrkit.gazetteer.sources.stored import stored
from addrkit.gazetteer.sources.zip_codes import zip_codes


def _recipe(code: str) -> dict[str, Any]:
    divisions = next(each for each in recipes() if each["name"] == "divisions")
    return next(each for each in divisions["countries"] if each["country"] == code)


@pytest.mark.parametrize(
    ("name", "city", "town"),
    [
        ("柏市泉町", "柏市", "泉町"),
        ("津市羽所町", "津市", "羽所町"),
        ("さいたま市大宮区桜木町", "さいたま市大宮区", "桜木町"),
        ("会津若松市栄町", "会津若松市", "栄町"),
        ("四日市市諏訪町", "四日市市", "諏訪町"),
        ("市川市八幡", "市川市", "八幡"),
        ("大和郡山市北郡山町", "大和郡山市", "北郡山町"),
        ("田村郡三春町担橋", "田村郡三春町", "担橋"),
        ("北見市端野町一区", "北見市", "端野町一区"),
        ("新宿区市谷本村町", "新宿区", "市谷本村町"),
        ("堺市堺区南瓦町", "堺市堺区", "南瓦町"),
    ],
)
def test_a_japanese_municipality_is_cut_from_its_town(name: str, city: str, town: str) -> None:
    found = re.fullmatch(_recipe("JP")["shape"], name)
    assert found is not None
    assert (found["city"], found["suburb"]) == (city, town)


def test_the_zip_codes_of_a_city_of_metro_manila_are_its_own() -> None:
    tree = {
        each.id: each
        for each in (
            Division("M", None, "region", ("Metro Manila",)),
            Division("MK", "M", "city", ("Makati", "Makati City")),
            Division("MK1", "MK", "suburb", ("Poblacion",)),
            Division("MK2", "MK", "suburb", ("Valenzuela",)),
            Division("MT", "M", "city", ("Muntinlupa", "Muntinlupa City")),
            Division("MT1", "MT", "suburb", ("Poblacion",)),
            Division("VZ", "M", "city", ("Valenzuela", "Valenzuela City")),
        )
    }
    rows = [
        {"code": code, "localityName": name, "stateCode": "00"}
        for code, name in (
            ("1200", "Makati CPO (Inc, Buendia Up To)"),
            ("1208", "Valenzuela (Inc. Santiago)"),
            ("1210", "Poblacion"),
            ("1770", "Muntinlupa CPO"),
            ("1776", "Poblacion"),
            ("1780", "Ayala Alabang Subdivision"),
        )
    ]
    found = zip_codes(tree, rows, lambda each: True)
    assert found == {
        "MK": ["1200"],
        "MK2": ["1208"],
        "MK1": ["1210"],
        "MT": ["1770", "1780"],
        "MT1": ["1776"],
    }


def test_china_has_its_districts_of_today_with_their_cities_and_what_postcodes_begin_with() -> None:
    tree = {each.id: each for each in stored("CN")}
    linping, shenzhen, haidian = tree["330113"], tree["4403"], tree["110108"]
    assert (linping.names[0], tree[linping.parent or ""].names[0]) == ("临平区", "杭州市")
    assert {"深圳市", "深圳", "Shenzhen"} <= set(shenzhen.names)
    assert shenzhen.postcodes == ("518",)
    # A municipality is the city, and has no region above it.
    assert (tree[haidian.parent or ""].level, tree[haidian.parent or ""].parent) == ("city", None)


def test_sejong_is_a_city_and_a_province() -> None:
    sejong = next(
        each
        for each in DIVISIONS["formats"](_recipe("KR"))
        if "세종시" in each.names and each.level == "city"
    )
    assert sejong.postcodes == ("300", "301")


def test_hong_kong_has_its_areas_below_the_three_regions_in_both_scripts() -> None:
    tree = {name: each for each in DIVISIONS["formats"](_recipe("HK")) for name in each.names}
    assert tree["Tai Wai"] is tree["大圍"]
    assert tree["Mong Kok"].parent == tree["Kowloon"].id
    assert tree["Tin Hau"].parent == tree["Hong Kong Island"].id


@pytest.mark.slow
def test_no_town_of_japan_is_a_note_of_its_post() -> None:
    towns = {each.names[0]: each for each in DIVISIONS["japan"](_recipe("JP"))}
    assert not [name for name in towns if "場合" in name]
    assert "769-0210" in towns["綾歌郡宇多津町"].postcodes
    assert towns["一円"].parent == "滋賀県犬上郡多賀町"


def test_wards_of_viet_nam_that_were_merged_in_2025_are_there() -> None:
    names = {(each.parent, each.names[0]) for each in stored("VN")}
    assert {
        ("old01-006", "Phường Phương Liên"),
        ("old79-764", "Phường 13"),
        ("old01-006", "Phường Láng Hạ"),
    } <= names


def test_a_former_district_is_a_name_of_the_quarters_that_lay_in_it() -> None:
    tree = (
        Division("79", None, "city", ("Thành phố Hồ Chí Minh",)),
        Division("769", "79", "district", ("Thành phố Thủ Đức",)),
        Division("1", "769", "suburb", ("Phường Thảo Điền",)),
        Division("2", "769", "suburb", ("Phường Linh Trung",)),
    )
    former = {"Quận 2": {"of": "769", "quarters": ["Phường Thảo Điền"]}}
    recipe = {"country": "VN", "aliases": {"Quận 2": ["Q2"]}, "former_districts": former}
    others = {
        row.get("suburb"): row["other_districts"] or () for row in rows_of(tree, recipe) if "district" in row
    }
    assert {"Quận 2", "Q2"} <= set(others["Phường Thảo Điền"])
    assert {"Quận 2", "Q2"}.isdisjoint(others["Phường Linh Trung"])


def test_every_former_district_has_quarters_that_there_are() -> None:
    names = {(each.parent, each.names[0]) for each in stored("VN")}
    for name, each in _recipe("VN")["former_districts"].items():
        assert {(each["of"], quarter) for quarter in each["quarters"]} <= names, name


def test_the_name_of_a_town_is_none_of_the_regency_around_it() -> None:
    tree = (
        Division("33", None, "region", ("Jawa Tengah",)),
        Division("3374", "33", "city", ("Semarang", "Kota Semarang")),
        Division("3322", "33", "city", ("Kabupaten Semarang", "Semarang")),
    )
    names = {row["id"]: row["other_cities"] for row in rows_of(tree, {"country": "ID"})}
    assert "kota semarang" not in names["ID/3322"]


@pytest.mark.slow
def test_both_halves_of_a_suburb_of_mumbai_bear_its_name() -> None:
    halves = {
        each.names[0]: each for each in DIVISIONS["india"](_recipe("IN")) if "/400/" in (each.parent or "")
    }
    assert halves["Bandra West"].postcodes == ("400050",)
    assert halves["Bandra East"].postcodes == ("400051",)
    assert "Bandra" in halves["Bandra West"].names
    assert "Bandra" in halves["Bandra East"].names


def test_a_part_in_brackets_is_no_name_of_a_colonia() -> None:
    laureles = [
        each
        for each in DIVISIONS["mexico"](_recipe("MX"))
        if each.names[0] == "Los Laureles" and (each.parent or "").endswith("/Morelia")
    ]
    assert laureles
    assert all("Centro" not in each.names and "Oriente" not in each.names for each in laureles)


@pytest.mark.slow
def test_an_office_is_called_without_its_town_too() -> None:
    found = {each.id: each.names for each in DIVISIONS["india"](_recipe("IN")) if each.level == "suburb"}
    assert any("Sector 15" in names for id_, names in found.items() if "/160/" in id_)
    assert any("Sector 45" in names for id_, names in found.items() if "Gurugram" in id_)
