"""OpenAddresses, as separated text and as GeoJSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.gazetteer.readers.reading import read, written

HEADER = "LON,LAT,NUMBER,STREET,UNIT,CITY,DISTRICT,REGION,POSTCODE,ID,HASH\n"
ROW = "-122.8355,45.4717,11225,SW PINTAIL LOOP,# 233,BEAVERTON,WASHINGTON,OR,97007,,b6a8d42425fde548\n"
EXPECTED = {
    "id": "b6a8d42425fde548",
    "house_number": "11225",
    "street": "SW Pintail Loop",
    "unit": "# 233",
    "city": "Beaverton",
    "district": "Washington",
    "region": "OR",
    "postcode": "97007",
    "lat": 45.4717,
    "lon": -122.8355,
}


def feature(**changes: Any) -> dict[str, Any]:
    """A feature as OpenAddresses writes it."""
    properties = {
        "hash": "b6a8d42425fde548",
        "number": "11225",
        "street": "SW PINTAIL LOOP",
        "unit": "# 233",
        "city": "BEAVERTON",
        "district": "WASHINGTON",
        "region": "OR",
        "postcode": "97007",
        "id": "",
    }
    whole = {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": "Point", "coordinates": [-122.8355, 45.4717]},
    }
    return {**whole, **changes}


def lines(*features: dict[str, Any]) -> str:
    return "".join(json.dumps(each) + "\n" for each in features)


@pytest.mark.parametrize("name", ["us.csv", "us.csv.gz", "us.csv.zst", "no_name_at_all"])
@pytest.mark.parametrize("header", [HEADER, HEADER.lower()])
def test_a_table_is_read_in_any_case_of_its_header(tmp_path: Path, name: str, header: str) -> None:
    rows, refused = read(written(tmp_path, name, header + ROW))
    assert (rows, refused) == ([EXPECTED], ())


@pytest.mark.parametrize("name", ["us.geojson", "us.geojson.gz", "us.geojson.zst", "us.txt"])
def test_features_are_read_a_line_each(tmp_path: Path, name: str) -> None:
    rows, refused = read(written(tmp_path, name, lines(feature(), feature())))
    assert (rows, refused) == ([EXPECTED, EXPECTED], ())


def test_an_id_of_the_source_comes_before_the_hash(tmp_path: Path) -> None:
    [row], _ = read(written(tmp_path, "us.csv", HEADER + ROW.replace(",,b6a8", ",R77,b6a8")))
    assert row["id"] == "R77"


def test_names_in_ordinary_case_stay_as_they_are(tmp_path: Path) -> None:
    row = "4.85,52.37,5,Jan van Galenstraat,,'s-Gravenhage,,,1056 BM,,x\n"
    [found], _ = read(written(tmp_path, "nl.csv", HEADER + row))
    assert (found["street"], found["city"]) == ("Jan van Galenstraat", "'s-Gravenhage")


def test_numbers_and_nulls_in_properties_are_text_and_nothing(tmp_path: Path) -> None:
    properties = {"number": 12, "street": "Rue Haute", "city": None, "id": 77, "unit": ["a"]}
    [row], _ = read(written(tmp_path, "x.geojson", lines(feature(properties=properties))))
    assert (row["house_number"], row["id"]) == ("12", "77")
    assert "city" not in row
    assert "unit" not in row


def test_a_feature_without_a_geometry_has_no_position(tmp_path: Path) -> None:
    [row], refused = read(written(tmp_path, "x.geojson", lines(feature(geometry=None))))
    assert "lat" not in row
    assert refused == ()


def test_broken_features_are_refused_by_reason_and_the_rest_is_read(tmp_path: Path) -> None:
    line = {"type": "LineString", "coordinates": [[1, 2], [3, 4]]}
    content = (
        lines(feature()).encode()
        + b'{"type": "Feature", "properties": {"number"\n'
        + b"\n"
        + lines(feature(geometry=line), feature(geometry={"type": "Point"}), feature(properties=[])).encode()
        + lines(feature()).replace("LOOP", "L\u00d6OP").encode("cp1252").replace(b"\\u00d6", b"\xd6")
        + b"12\n"
        + lines(feature()).encode()
    )
    rows, refused = read(written(tmp_path, "x.geojson", content))
    assert len(rows) == 2
    assert {each.reason: (each.count, each.row) for each in refused} == {
        "no JSON object in UTF-8": (3, 2),
        "a geometry that is no point": (2, 3),
        "no GeoJSON feature with properties": (1, 5),
    }
    assert refused[0].first.startswith('{"type": "Feature"')


@pytest.mark.parametrize("odd", ['"\\ud800"', "1e999", "[[[[[[1]]]]]]", "NaN", '"\\u0000"'])
def test_odd_values_stop_nothing(tmp_path: Path, odd: str) -> None:
    text = lines(feature()) + lines(feature()).replace('"BEAVERTON"', odd) + lines(feature())
    rows, _ = read(written(tmp_path, "x.geojson", text))
    assert len(rows) == 3


def test_a_collection_in_one_piece_is_read_feature_by_feature(tmp_path: Path) -> None:
    whole = json.dumps({"type": "FeatureCollection", "features": [feature(), feature()]}, indent=1)
    rows, refused = read(written(tmp_path, "x.geojson", whole))
    assert len(rows) == 2
    assert rows[0]["lat"] is not None
    assert refused == ()
