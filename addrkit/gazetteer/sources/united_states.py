"""A sample of a million addresses of the United States, from the package random-address-extended."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

import pyarrow as pa

from addrkit.gazetteer.sources.batches import batches, package_folder, written_case

DEGREE = 10_000_000
"""The package stores degrees times ten million."""
_LINE = re.compile(r"(\S*\d\S*(?:\s+1/[234])?)\s+(\S.*)")


def read_united_states(recipe: Mapping[str, Any]) -> Iterator[pa.RecordBatch]:
    """Every address of the sample; its row number there is the id."""
    database = open_sample()
    try:
        found = database.execute(
            "SELECT addresses.id, address1, address2, cities.name, states.code, postal_codes.code, lat_e7, lng_e7 "
            "FROM addresses JOIN cities ON cities.id = city_id JOIN states ON states.id = state_id "
            "JOIN postal_codes ON postal_codes.id = postal_code_id ORDER BY addresses.id"
        )
        yield from batches(_rows(found))
    finally:
        database.close()


def open_sample() -> sqlite3.Connection:
    """The package's database, for reading."""
    folder = package_folder("random_address", "random-address-extended")
    return sqlite3.connect(f"{(folder / 'addresses-us-all.sqlite').as_uri()}?mode=ro", uri=True)


def _rows(found: sqlite3.Cursor) -> Iterator[dict[str, Any]]:
    for number, line, unit, city, state, postcode, lat, lon in found:
        parts = _LINE.fullmatch(line.strip())
        yield {
            "id": str(number),
            "house_number": parts.group(1) if parts else None,
            "street": _case(parts.group(2) if parts else line.strip()),
            "unit": unit.strip() or None,
            "city": _case(city.strip()),
            "region": state,
            "postcode": postcode,
            "country": "US",
            "lat": lat / DEGREE,
            "lon": lon / DEGREE,
        }


_case = lru_cache(maxsize=500_000)(written_case)
