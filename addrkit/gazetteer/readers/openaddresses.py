"""OpenAddresses: separated text with its columns, and GeoJSON with a feature a line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from addrkit.files.opening import LONGEST_LINE, Sample, sample_of, unpacked
from addrkit.gazetteer.readers.names import each_value, ordinary_case
from addrkit.gazetteer.readers.separated import positions, read_table, rows_of, table_of
from addrkit.gazetteer.refusal import SHOWN, Refusal, summed

# https://github.com/openaddresses/openaddresses/blob/master/schema/layers/address_conform.json
_COLUMNS = {
    "id": ("id",),
    "hash": ("hash",),
    "house_number": ("number",),
    "street": ("street",),
    "unit": ("unit",),
    "city": ("city",),
    "district": ("district",),
    "region": ("region",),
    "postcode": ("postcode",),
    "lat": ("lat",),
    "lon": ("lon",),
}
_NEEDED = ("lat", "lon", "house_number", "street")
_PROPERTIES = {field: names[0] for field, names in _COLUMNS.items() if field not in ("lat", "lon")}
_SHOUTED = ("street", "city", "district")
"""Fields that American registers write in capitals."""
BATCH = 20_000

BROKEN = "no JSON object in UTF-8"
NO_ADDRESS = "no GeoJSON feature with properties"
NO_POINT = "a geometry that is no point"


def looks_like(sample: Sample) -> bool:
    """Whether a file has the columns of OpenAddresses, or features a line with its properties."""
    if not sample.lines:
        return False
    if is_feature_lines(sample):
        return True
    found = positions(table_of(sample).columns, _COLUMNS)
    return all(name in found for name in _NEEDED)


def is_feature_lines(sample: Sample) -> bool:
    """Whether the first line that can be read is a GeoJSON feature with an address."""
    for line in sample.lines[:20]:
        if not line.lstrip("\x1e ").startswith("{"):
            continue
        feature = _parsed(line)
        if feature is not None:
            properties = feature.get("properties")
            return isinstance(properties, dict) and "street" in properties and "number" in properties
    return False


def read_openaddresses(path: Path, _columns: Mapping[str, str]) -> Iterator[pa.RecordBatch | Refusal]:
    """The rows of an OpenAddresses file as `schema.ROWS`; they name no country. Raises InputError."""
    sample = sample_of(path)
    yield from _features(path) if is_feature_lines(sample) else _table(path, sample)


def _table(path: Path, sample: Sample) -> Iterator[pa.RecordBatch | Refusal]:
    table = table_of(sample)
    for batch in read_table(path, table, positions(table.columns, _COLUMNS)):
        yield batch if isinstance(batch, Refusal) else _rows(batch)


def _rows(columns: Mapping[str, pa.Array]) -> pa.RecordBatch:
    length = len(columns["street"])
    tidy = {name: each_value(columns[name], ordinary_case) for name in _SHOUTED if name in columns}
    keys = [columns[name] for name in ("id", "hash") if name in columns]
    return rows_of({**columns, **tidy, **({"id": pc.coalesce(*keys)} if keys else {})}, length)


def _features(path: Path) -> Iterator[pa.RecordBatch | Refusal]:
    refused: list[Refusal] = []
    with unpacked(path) as stream:
        lines = _lines(stream)
        row = 0
        while some := list(islice(lines, BATCH)):
            columns: dict[str, list[Any]] = {name: [] for name in _COLUMNS}
            for line in some:
                if not line.strip():
                    continue
                row += 1
                reason = _add(line, columns)
                if reason:
                    shown = line[:SHOWN].decode("utf-8", "replace").strip()
                    refused = list(summed([*refused, Refusal(reason, 1, path.name, row, shown)]))
            yield _rows(
                {
                    name: pa.array(values, pa.float64() if name in ("lat", "lon") else pa.string())
                    for name, values in columns.items()
                }
            )
            yield from refused
            refused = []


def _lines(stream: Any) -> Iterator[bytes]:
    """The lines of a stream; of a line too long to be an address, pieces, which are no JSON."""
    rest = b""
    while block := bytes(stream.read(1 << 20)):
        *whole, rest = (rest + block).split(b"\n")
        yield from whole
        if len(rest) > LONGEST_LINE:
            yield rest
            rest = b""
    if rest:
        yield rest


def _add(line: bytes, columns: dict[str, list[Any]]) -> str | None:
    """Add a feature to columns, or tell why it cannot be."""
    feature = _parsed(line)
    if feature is None:
        return BROKEN
    properties, geometry = feature.get("properties"), feature.get("geometry")
    if not isinstance(properties, dict):
        return NO_ADDRESS
    lon = lat = None
    if geometry is not None:
        try:
            if geometry["type"] != "Point":
                return NO_POINT
            lon, lat, *_ = map(float, geometry["coordinates"])
        except (TypeError, KeyError, ValueError, OverflowError):
            return NO_POINT
    for field, name in _PROPERTIES.items():
        columns[field].append(_text(properties.get(name)))
    columns["lat"].append(lat)
    columns["lon"].append(lon)
    return None


def _text(value: Any) -> str | None:
    if value is None or value == "" or isinstance(value, (dict, list)):
        return None
    text = value if isinstance(value, str) else str(value)
    # JSON can write half a character, which is no text.
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


def _parsed(line: str | bytes) -> dict[str, Any] | None:
    try:
        text = line.decode("utf-8") if isinstance(line, bytes) else line
        found = json.loads(text.strip("\x1e\ufeff \r"))
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None
