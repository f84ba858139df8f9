"""Overture's addresses in GeoParquet."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from addrkit.errors import InputError
from tests.gazetteer.readers.reading import read, written

LEVELS = pa.list_(pa.struct([("value", pa.string())]))
SCHEMA = pa.schema(
    [
        ("id", pa.string()),
        ("geometry", pa.binary()),
        ("bbox", pa.struct([(name, pa.float32()) for name in ("xmin", "xmax", "ymin", "ymax")])),
        ("country", pa.string()),
        ("postcode", pa.string()),
        ("street", pa.string()),
        ("number", pa.string()),
        ("unit", pa.string()),
        ("address_levels", LEVELS),
        ("postal_city", pa.string()),
        ("version", pa.int32()),
        ("sources", pa.list_(pa.struct([("dataset", pa.string())]))),
    ]
)


def point(lon: float, lat: float) -> bytes:
    return struct.pack("<BIdd", 1, 1, lon, lat)


def address(**changes: Any) -> dict[str, Any]:
    """A row as Overture writes it."""
    whole = {
        "id": "416ab01c",
        "geometry": point(-71.06, 42.36),
        "country": "US",
        "postcode": "02108",
        "street": "BEACON ST",
        "number": "12",
        "unit": "3",
        "address_levels": [{"value": "MA"}, {"value": "BOSTON"}],
        "version": 1,
    }
    return {**whole, **changes}


def overture(folder: Path, *rows: dict[str, Any], schema: pa.Schema = SCHEMA) -> Path:
    path = folder / "part-0.parquet"
    parquet.write_table(pa.Table.from_pylist(list(rows), schema=schema), path, row_group_size=3)
    return path


def test_an_address_is_read(tmp_path: Path) -> None:
    rows, refused = read(overture(tmp_path, address()))
    assert refused == ()
    assert rows == [
        {
            "id": "416ab01c",
            "house_number": "12",
            "street": "Beacon St",
            "unit": "3",
            "city": "Boston",
            "region": "MA",
            "postcode": "02108",
            "country": "US",
            "lat": 42.36,
            "lon": -71.06,
        }
    ]


@pytest.mark.parametrize("suffix", ["gz", "zst"])
def test_a_packed_file_is_unpacked_to_be_read(tmp_path: Path, suffix: str) -> None:
    plain = overture(tmp_path, address()).read_bytes()
    [row], _ = read(written(tmp_path, f"packed.parquet.{suffix}", plain))
    assert row["id"] == "416ab01c"


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        (["Rīga", None, None], {"city": "Rīga"}),
        (["Jēkabpils nov.", "Jēkabpils", None], {"region": "Jēkabpils nov.", "city": "Jēkabpils"}),
        (
            ["Olaines nov.", "Olaines pag.", "Jāņupe"],
            {"region": "Olaines nov.", "district": "Olaines pag.", "city": "Jāņupe"},
        ),
        (["MA", None], {"region": "MA"}),
        (["Gap"], {"city": "Gap"}),
        ([], {}),
        (None, {}),
        ([None, None], {}),
    ],
)
def test_the_lowest_level_that_is_there_is_the_town(
    tmp_path: Path, levels: list[str | None] | None, expected: dict[str, str]
) -> None:
    given = None if levels is None else [{"value": each} for each in levels]
    # Rows before and after, for the levels of all rows lie in one list.
    rows, _ = read(overture(tmp_path, address(), address(address_levels=given), address()))
    assert {key: rows[1][key] for key in ("region", "district", "city") if key in rows[1]} == expected
    assert rows[2]["city"] == "Boston"


def test_the_postal_city_is_the_town_and_the_other_one_of_its_names(tmp_path: Path) -> None:
    [row], _ = read(overture(tmp_path, address(postal_city="BACK BAY")))
    assert (row["city"], row["other_cities"]) == ("Back Bay", ["Boston"])


@pytest.mark.parametrize(
    "geometry",
    [
        struct.pack(">BIdd", 0, 1, 6.5, 53.2),
        struct.pack("<BIddd", 1, 1001, 6.5, 53.2, 9),
        struct.pack("<BIIdd", 1, 0x20000001, 4326, 6.5, 53.2),
        struct.pack("<BIddd", 1, 0x80000001, 6.5, 53.2, 9),
    ],
    ids=["big endian", "with height", "with a reference system", "with height, the old way"],
)
def test_a_point_is_read_however_it_is_packed(tmp_path: Path, geometry: bytes) -> None:
    rows, refused = read(overture(tmp_path, address(), address(geometry=geometry), address()))
    assert refused == ()
    assert (rows[1]["lon"], rows[1]["lat"]) == (6.5, 53.2)
    assert rows[2]["lat"] == 42.36


def test_an_empty_point_has_no_position(tmp_path: Path) -> None:
    rows, _ = read(
        overture(tmp_path, address(geometry=point(float("nan"), float("nan"))), address(geometry=None))
    )
    assert [row.get("lat") for row in rows] == [None, None]


def test_what_is_no_point_is_refused_and_the_rest_is_read(tmp_path: Path) -> None:
    line = struct.pack("<BIIdddd", 1, 2, 2, 0.0, 0.0, 1.0, 1.0)
    many = [address(geometry=each) for each in (point(1, 2), line, b"", b"\1\1", point(3, 4))]
    rows, [refusal] = read(overture(tmp_path, *many))
    assert [row["lon"] for row in rows] == [1.0, 3.0]
    assert (refusal.reason, refusal.count, refusal.row) == ("a geometry that is no point", 3, 2)


def test_optional_columns_may_be_missing(tmp_path: Path) -> None:
    few = pa.schema([SCHEMA.field(name) for name in ("id", "geometry", "street", "number")])
    [row], _ = read(overture(tmp_path, address(), schema=few))
    assert row["street"] == "Beacon St"


def test_parquet_of_something_else_is_refused_with_its_columns(tmp_path: Path) -> None:
    path = tmp_path / "towns.parquet"
    parquet.write_table(pa.table({"what": ["Gap"]}), path)
    with pytest.raises(InputError, match=r"none of the columns street, city and postcode: it has 'what'"):
        read(path)


def test_parquet_that_was_cut_off_is_refused(tmp_path: Path) -> None:
    whole = overture(tmp_path, address()).read_bytes()
    with pytest.raises(InputError, match=r"cut\.parquet"):
        read(written(tmp_path, "cut.parquet", whole[: len(whole) // 2]))


def test_text_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    path = overture(tmp_path, *(address(street=f"Straße {n}") for n in range(5)))
    path.write_bytes(path.read_bytes().replace("ß".encode(), b"\xc3\xc3"))
    with pytest.raises(InputError, match=r"part-0\.parquet"):
        read(path)
