"""Geometries of registers: points in any form are read, and shapes leave their rows without a place."""

from __future__ import annotations

from pathlib import Path

import pytest

from addrkit.columns import ColumnOptions
from tests.gazetteer.readers.reading import read, written

HEADER = "street;house_number;postcode;"


def record(tmp_path: Path, name: str, cell: str, country: str) -> dict[str, object]:
    text = f"{HEADER}{name}\nMain Street;0012;12345;{cell}\nMain Street;0014;12345;{cell}\n"
    rows, _ = read(written(tmp_path, "x.csv", text), columns=ColumnOptions(country=country))
    return rows[0]


@pytest.mark.parametrize(
    ("name", "cell"),
    [
        ("Geom", '{"coordinates": [-123.12, 49.28], "type": "Point"}'),
        ("geom_x_y", "49.28, -123.12"),
        ("where_it_is", "POINT (-123.12 49.28)"),
    ],
)
def test_a_point_is_read_in_any_form_under_any_name(tmp_path: Path, name: str, cell: str) -> None:
    found = record(tmp_path, name, cell, "CA")
    assert (found["lat"], found["lon"]) == (49.28, -123.12)


def test_a_projected_point_of_one_cell_is_placed_by_its_country(tmp_path: Path) -> None:
    found = record(tmp_path, "wkt", "POINT(457300.1 4963300.2)", "RS")
    assert (round(float(str(found["lat"])), 2), round(float(str(found["lon"])), 2)) == (44.82, 20.46)


def test_a_shape_leaves_its_row_without_a_place(tmp_path: Path) -> None:
    found = record(tmp_path, "geom", "MULTIPOLYGON (((1 2, 3 4, 5 6, 1 2)))", "CA")
    assert found.get("lat") is None
    assert found["street"] == "Main Street"


def test_noughts_that_fill_numbers_up_are_left_out(tmp_path: Path) -> None:
    assert record(tmp_path, "note", "x", "ES")["house_number"] == "12"


def test_a_point_with_exponents_is_one_in_all_places(tmp_path: Path) -> None:
    text = "street;house_number;city;where\n"
    text += "Main St;1;Provo;POINT(-1.116e2 4.02E1)\nMain St;2;Provo;POINT(-1.117e2 4.03E1)\n"
    rows, _ = read(written(tmp_path, "x.csv", text))
    assert [(round(row["lat"], 3), round(row["lon"], 3)) for row in rows] == [(40.2, -111.6), (40.3, -111.7)]
