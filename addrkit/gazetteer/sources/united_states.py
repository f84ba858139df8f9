"""A sample of a million addresses of the United States, from the package random-address-extended."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from addrkit.gazetteer.readers.names import each_value
from addrkit.gazetteer.schema import ROWS
from addrkit.gazetteer.sources.batches import BATCH, package_folder, written_case

DEGREE = 10_000_000
"""The package stores degrees times ten million."""
_LINE = r"^(?P<house_number>\S*\d\S*(?:\s+1/[234])?)\s+(?P<street>\S.*)$"


SAMPLED = "US"
"""The country that the sample of addresses is of."""


def read_united_states(recipe: Mapping[str, Any]) -> Iterator[pa.RecordBatch]:
    """Every address of the sample; its row number there is the id."""
    database = open_sample()
    try:
        found = database.execute(
            "SELECT addresses.id, address1, address2, cities.name, states.code, postal_codes.code, lat_e7, lng_e7 "
            "FROM addresses JOIN cities ON cities.id = city_id JOIN states ON states.id = state_id "
            "JOIN postal_codes ON postal_codes.id = postal_code_id ORDER BY addresses.id"
        )
        while some := found.fetchmany(BATCH):
            yield _rows(*zip(*some, strict=True))
    finally:
        database.close()


def open_sample() -> sqlite3.Connection:
    """The package's database, for reading."""
    folder = package_folder("random_address", "random-address-extended")
    return sqlite3.connect(f"{(folder / 'addresses-us-all.sqlite').as_uri()}?mode=ro", uri=True)


def _rows(
    number: tuple[int, ...],
    line: tuple[str, ...],
    unit: tuple[str, ...],
    city: tuple[str, ...],
    state: tuple[str, ...],
    postcode: tuple[str, ...],
    lat: tuple[int, ...],
    lon: tuple[int, ...],
) -> pa.RecordBatch:
    lines = pc.utf8_trim_whitespace(pa.array(line, pa.string()))
    parts = pc.extract_regex(lines, _LINE)
    columns = {
        "id": pa.array(number).cast(pa.string()),
        "house_number": pc.struct_field(parts, "house_number"),
        "street": each_value(pc.coalesce(pc.struct_field(parts, "street"), lines), _case),
        "unit": pa.array(unit, pa.string()),
        "city": each_value(pc.utf8_trim_whitespace(pa.array(city, pa.string())), _case),
        "region": pa.array(state, pa.string()),
        "postcode": pa.array(postcode, pa.string()),
        "country": pa.repeat(SAMPLED, len(number)),
        "lat": pa.array(np.array(lat) / DEGREE),
        "lon": pa.array(np.array(lon) / DEGREE),
    }
    missing = {each.name: pa.nulls(len(number), each.type) for each in ROWS if each.name not in columns}
    return pa.RecordBatch.from_pydict(columns | missing, schema=ROWS)


_case = lru_cache(maxsize=500_000)(written_case)
