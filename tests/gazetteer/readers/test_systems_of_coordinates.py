"""Coordinates that are no degrees: columns, system and axes are told by names, by places and by a country."""

from __future__ import annotations

from pathlib import Path

import pytest

from addrkit.columns import ColumnOptions
from addrkit.columns.axes import axis_of
from addrkit.gazetteer.readers import read_inputs
from tests.gazetteer.readers.reading import read, written

HEADER = "street,house_number,city,{},{}\n"


def placed(path: Path, name: str, first: str, second: str, values: str, **said: str) -> tuple[float, float]:
    text = HEADER.format(first, second) + f"Main Street,12,Somewhere,{values}\n"
    [row], _ = read(written(path, name, text), columns=ColumnOptions(**said))  # type: ignore[arg-type]
    return round(row["lat"], 2), round(row["lon"], 2)


def warnings(path: Path, first: str, second: str, values: str, **said: str) -> str:
    text = HEADER.format(first, second) + f"Main Street,12,Somewhere,{values}\n"
    [reading] = read_inputs([written(path, "x.csv", text)], columns=ColumnOptions(**said))  # type: ignore[arg-type]
    assert reading.columns is not None
    return " ".join(reading.columns.warnings)


@pytest.mark.parametrize(
    ("first", "second", "values", "lat", "lon"),
    [
        ("E_HTRS96", "N_HTRS96", "459000.1,5074000.2", 45.81, 15.97),
        ("x_stereo70", "y_stereo70", "586000.1,327000.2", 44.44, 26.08),
        ("X_LB72", "Y_LB72", "153000.1,212000.2", 51.22, 4.42),
        ("x_28992", "y_28992", "121000,487000", 52.37, 4.88),
        ("GPS_SIRKA", "GPS_DLZKA", "48.72,21.25", 48.72, 21.25),
        ("X_KOOR", "Y_KOOR", "32.85,39.92", 39.92, 32.85),
    ],
)
def test_the_system_of_two_columns_is_told_by_their_names(
    tmp_path: Path, first: str, second: str, values: str, lat: float, lon: float
) -> None:
    assert placed(tmp_path, "x.csv", first, second, values) == pytest.approx((lat, lon), abs=0.03)


def test_axes_are_as_the_area_of_their_system_says(tmp_path: Path) -> None:
    # In Hungary x goes to the north; Czech files leave out the sign that both coordinates have.
    assert placed(tmp_path, "hu.csv", "EOV_X", "EOV_Y", "239000.1,650000.2") == (47.49, 19.05)
    assert placed(tmp_path, "cz.csv", "X_JTSK", "Y_JTSK", "742700.1,1042500.2") == (50.09, 14.42)
    assert placed(tmp_path, "cz2.csv", "X_JTSK", "Y_JTSK", "-742700.1,-1042500.2") == (50.09, 14.42)


def test_a_system_that_a_name_tells_and_no_place_confirms_is_a_question(tmp_path: Path) -> None:
    # Swedish towns have systems of their own, which begin with the name of the country's.
    told = warnings(tmp_path, "SWEREF_E", "SWEREF_N", "148000.1,6397000.2", country="SE")
    assert "--crs EPSG:3007 or --crs EPSG:3008" in told
    assert not warnings(tmp_path, "SWEREF_E", "SWEREF_N", "319000.1,6399000.2", country="SE")


def test_the_only_system_of_a_country_in_which_its_points_lie_is_read_and_told(tmp_path: Path) -> None:
    assert placed(tmp_path, "lt.csv", "koord_e", "koord_n", "582000,6062000", country="LT") == (54.69, 25.27)
    text = HEADER.format("koord_e", "koord_n") + "Main Street,12,Somewhere,582000,6062000\n"
    [reading] = read_inputs([written(tmp_path, "y.csv", text)], columns=ColumnOptions(country="LT"))
    assert reading.columns is not None
    assert "x and y in EPSG:3346" in reading.columns.told()
    assert reading.columns.kept["crs"] == "EPSG:3346"


def test_of_several_systems_all_are_named(tmp_path: Path) -> None:
    told = warnings(tmp_path, "rechtswert", "hochwert", "500000.1,5650000.2", country="DE")
    assert "name it with --crs EPSG:25832 or --crs EPSG:25833" in told
    assert "--crs EPSG:NUMBER" in warnings(tmp_path, "X", "Y", "1205000,275000")


def test_two_columns_of_degrees_that_no_name_tells_are_told(tmp_path: Path) -> None:
    told = warnings(tmp_path, "fenlin", "uzlun", "41.34,69.28")
    assert 'type --map "lat=fenlin" --map "lon=uzlun", or the other way round' in told


def test_words_that_only_begin_like_an_axis_are_none() -> None:
    assert [axis_of(name) for name in ("Entity", "Notes", "N_ROOMS_OLD")] == [None] * 3


def test_each_row_may_name_the_system_of_its_coordinates_by_its_number(tmp_path: Path) -> None:
    # Austria has three systems, and its register all of them in one table.
    text = (
        "street,house_number,city,RW,HW,EPSG\n"
        "Domplatz,1,Eisenstadt,12800.20,301000.10,31256\n"
        "Rathausstraße,4,Bregenz,-40100.10,262000.20,31254\n"
        "Nirgendwo,5,Bregenz,-40100.10,262000.20,\n"
    )
    rows, _ = read(written(tmp_path, "at.csv", text))
    assert [(round(row["lat"], 1), round(row["lon"], 1)) for row in rows[:2]] == [(47.8, 16.5), (47.5, 9.8)]
    assert rows[2].get("lat") is None or rows[2]["lat"] != rows[2]["lat"]


def test_numbers_of_systems_of_degrees_change_no_degrees(tmp_path: Path) -> None:
    text = "street,house_number,city,lat,lon,srid\nStorgata,4,Oslo,59.91,10.75,4326\nStorgata,6,Oslo,59.92,10.76,4326\n"
    rows, _ = read(written(tmp_path, "no.csv", text))
    assert [(row["lat"], row["lon"]) for row in rows] == [(59.91, 10.75), (59.92, 10.76)]


def test_each_row_may_name_the_zone_of_its_coordinates_within_the_systems_of_its_country(
    tmp_path: Path,
) -> None:
    # Japan has nineteen planes; X is the northing there.
    text = (
        "都道府県名,市区町村名,町丁目名,番地,X座標,Y座標,系番号\n"
        "静岡県,浜松市中央区,鴨江三丁目,1-10,-142000.5,-68000.5,8\n"
        "東京都,渋谷区,神南一丁目,19-11,-37000.5,-12000.5,9\n"
    )
    rows, _ = read(written(tmp_path, "jp.csv", text), columns=ColumnOptions(country="JP"))
    assert [(round(row["lat"], 1), round(row["lon"], 1)) for row in rows] == [(34.7, 137.8), (35.7, 139.7)]
