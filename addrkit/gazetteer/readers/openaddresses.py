"""OpenAddresses: separated text with its columns, and GeoJSON, a feature a line or in one collection."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pyarrow as pa

from addrkit.columns import ColumnOptions
from addrkit.files.sample import FileSample, sample_of
from addrkit.gazetteer.readers.objects import first_objects
from addrkit.gazetteer.readers.records import columns_of, records_of
from addrkit.gazetteer.readers.separated import positions, table_of
from addrkit.gazetteer.refusal import Refusal

# https://github.com/openaddresses/openaddresses/blob/master/schema/layers/address_conform.json
_COLUMNS = {
    "house_number": ("number",),
    "street": ("street",),
    "lat": ("lat",),
    "lon": ("lon",),
    "point": ("geom",),
}
_SHOUTED = ("street", "city", "district")
"""Fields that American registers write in capitals."""


def looks_like(sample: FileSample) -> bool:
    """Whether a file has the columns of OpenAddresses, or features with its properties."""
    if not sample.lines:
        return False
    if is_features(sample):
        return True
    found = positions(table_of(sample).columns, _COLUMNS).keys()
    return {"house_number", "street"} <= found and ({"lat", "lon"} <= found or "point" in found)


def is_features(sample: FileSample) -> bool:
    """Whether the first object that can be read is a GeoJSON feature with an address."""
    for feature in islice(first_objects(sample), 1):
        properties = feature.get("properties")
        return isinstance(properties, dict) and "street" in properties and "number" in properties
    return False


def read_openaddresses(path: Path, options: ColumnOptions) -> Iterator[pa.RecordBatch | Refusal]:
    """The rows of an OpenAddresses file as `schema.ROWS`; they name no country. Raises InputError."""
    from addrkit.gazetteer.readers.csv import table_of_file

    table = table_of_file(sample_of(path, options.encoding, options.usual_encoding), options)
    yield from records_of(table, columns_of(table, options), options, _SHOUTED)
