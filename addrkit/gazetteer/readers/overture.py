"""Overture Maps: GeoParquet of the addresses theme."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from addrkit.columns import ColumnOptions
from addrkit.errors import InputError
from addrkit.files.opening import first_line, unpacked_file
from addrkit.files.sample import FileSample
from addrkit.gazetteer.readers.names import each_value, ordinary_case, other_names
from addrkit.gazetteer.readers.separated import rows_of
from addrkit.gazetteer.refusal import Refusal

MAGIC = b"PAR1"
BATCH = 50_000
# https://docs.overturemaps.org/schema/reference/addresses/address/
_TEXTS = ("id", "country", "postcode", "street", "number", "unit", "postal_city")
_COLUMNS = (*_TEXTS, "geometry", "address_levels")
_NEEDED = ("geometry", "street", "number")
NO_POINT = "a geometry that is no point"
_WKB_POINT, _HAS_SRID = 1, 0x2000_0000
_FLAGS = 0xE000_0000


def looks_like(sample: FileSample) -> bool:
    """Whether a file is Parquet; `check_columns` tells whether of Overture's addresses."""
    return sample.head.startswith(MAGIC)


def check_columns(path: Path) -> None:
    """Raises InputError if a Parquet file is damaged or has no columns of Overture's addresses."""
    with unpacked_file(path) as file:
        _opened(file, path).close()


def has_columns(path: Path) -> bool:
    """Whether a Parquet file has the columns of Overture's addresses. Raises InputError if it is damaged."""
    from pyarrow import parquet

    with unpacked_file(path) as file:
        try:
            names = parquet.ParquetFile(file).schema_arrow.names
        except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
            raise InputError(f"cannot read {path}: {first_line(error)}") from error
    return all(name in names for name in _NEEDED)


def read_overture(path: Path, _options: ColumnOptions) -> Iterator[pa.RecordBatch | Refusal]:
    """The addresses of an Overture file as `schema.ROWS`. Raises InputError."""
    row = 0
    with unpacked_file(path) as file, _opened(file, path) as opened:
        wanted = [name for name in _COLUMNS if name in opened.schema_arrow.names]
        try:
            for batch in opened.iter_batches(BATCH, columns=wanted):
                columns = dict(zip(batch.schema.names, batch.columns, strict=True))
                lon, lat, is_point = points(columns["geometry"])
                unfit = np.flatnonzero(~is_point)
                rows = _rows(columns, lon, lat)
                # Parquet is handed on unseen; text of a damaged file may be none.
                rows.validate(full=True)
                yield rows.filter(pa.array(is_point)) if len(unfit) else rows
                if len(unfit):
                    yield Refusal(NO_POINT, len(unfit), path.name, row + int(unfit[0]) + 1)
                row += batch.num_rows
        except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
            raise InputError(f"cannot read {path}: {first_line(error)}") from error


def _opened(file: Path, path: Path) -> Any:
    from pyarrow import parquet

    try:
        opened = parquet.ParquetFile(file)
        names = opened.schema_arrow.names
    except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot read {path}: {first_line(error)}") from error
    missing = [name for name in _NEEDED if name not in names]
    if missing:
        raise InputError(
            f"{path} is Parquet, but not of Overture's addresses: it has no column {', '.join(missing)}; "
            f"it has {', '.join(name[:40] for name in names[:30])}"
        )
    geometry = opened.schema_arrow.field("geometry").type
    storage = geometry.storage_type if isinstance(geometry, pa.BaseExtensionType) else geometry
    if not (pa.types.is_binary(storage) or pa.types.is_large_binary(storage)):
        raise InputError(f"{path} has geometries of the type {geometry}: GeoParquet with WKB is needed")
    return opened


def _rows(
    columns: Mapping[str, pa.Array], lon: NDArray[np.float64], lat: NDArray[np.float64]
) -> pa.RecordBatch:
    length = len(lon)
    empty = pa.nulls(length, pa.string())
    given = {name: columns[name].cast(pa.string()) if name in columns else empty for name in _TEXTS}
    region, district, town = _levels(columns.get("address_levels"), length)
    city = each_value(pc.coalesce(given["postal_city"], town), ordinary_case)
    rows = {
        "id": given["id"],
        "house_number": given["number"],
        "street": each_value(given["street"], ordinary_case),
        "unit": given["unit"],
        "city": city,
        "district": each_value(district, ordinary_case),
        "region": region,
        "postcode": given["postcode"],
        "country": given["country"],
        "lat": pa.array(lat, mask=np.isnan(lat)),
        "lon": pa.array(lon, mask=np.isnan(lon)),
        "other_cities": other_names(city, each_value(town, ordinary_case)),
    }
    return rows_of(rows, length)


def _levels(levels: pa.Array | None, length: int) -> tuple[pa.Array, pa.Array, pa.Array]:
    """Region, district and town from the address levels, of which the highest comes first.

    A country has as many levels everywhere, but where a large town is a level of its own the lower ones are
    null: the town is the lowest that is there. Of two levels the first is always the region.
    """
    empty = pa.nulls(length, pa.string())
    if levels is None or not (pa.types.is_list(levels.type) or pa.types.is_large_list(levels.type)):
        return empty, empty, empty
    values = levels.flatten()
    if pa.types.is_struct(values.type):
        values = pc.struct_field(values, "value")
    values = values.cast(pa.string())
    counts = pc.fill_null(pc.list_value_length(levels), 0).to_numpy(zero_copy_only=False).astype(np.int64)
    starts = np.cumsum(counts) - counts
    present = values.is_valid().to_numpy(zero_copy_only=False)
    last = starts + counts - 1
    for _ in range(int(counts.max(initial=0))):
        inside = last >= starts
        back = inside & ~present[np.where(inside, last, 0)] if len(present) else inside
        if not back.any():
            break
        last = last - back
    depth = last - starts
    has_town = (depth >= 0) & ~((counts == 2) & (depth == 0))
    has_region = (counts >= 2) & ((depth >= 1) | ~has_town)
    has_district = depth >= 2
    return (
        _taken(values, starts, has_region),
        _taken(values, starts + 1, has_district),
        _taken(values, last, has_town),
    )


def _taken(values: pa.Array, rows: NDArray[np.int64], there: NDArray[np.bool_]) -> pa.Array:
    return values.take(pa.array(np.where(there, rows, 0), mask=~there))


def points(
    geometries: pa.Array,
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.bool_]]:
    """Longitude, latitude and whether it is a point or nothing at all, of geometries in WKB.

    Both byte orders, with or without height, measure and reference system, are read. A null geometry has no
    position.
    """
    if isinstance(geometries, pa.ExtensionArray):
        geometries = geometries.storage
    length = len(geometries)
    lon, lat = np.full(length, np.nan), np.full(length, np.nan)
    sizes = pc.fill_null(pc.binary_length(geometries), 0).to_numpy(zero_copy_only=False).astype(np.int64)
    is_point = ~geometries.is_valid().to_numpy(zero_copy_only=False)
    wide = pa.types.is_large_binary(geometries.type)
    buffers = geometries.buffers()
    if buffers[2] is None:
        return lon, lat, is_point
    offsets = np.frombuffer(buffers[1], np.int64 if wide else np.int32)
    starts = offsets[geometries.offset : geometries.offset + length].astype(np.int64)
    data = np.frombuffer(buffers[2], np.uint8)
    for order, mark in (("<", 1), (">", 0)):
        rows = np.flatnonzero(sizes >= 21)
        rows = rows[data[starts[rows]] == mark]
        kind = _at(data, starts[rows] + 1, f"{order}u4")
        srid = (kind & _HAS_SRID) != 0
        fits = ((kind & ~np.uint32(_FLAGS)) % 1000 == _WKB_POINT) & (sizes[rows] >= 21 + 4 * srid)
        rows, first = rows[fits], (starts[rows] + 5 + 4 * srid)[fits]
        lon[rows], lat[rows] = _at(data, first, f"{order}f8"), _at(data, first + 8, f"{order}f8")
        is_point[rows] = True
    return lon, lat, is_point


def _at(data: NDArray[np.uint8], starts: NDArray[np.int64], kind: str) -> NDArray[Any]:
    """Numbers of a kind at places in bytes."""
    width = np.dtype(kind).itemsize
    return np.ascontiguousarray(data[starts[:, None] + np.arange(width)]).view(kind).reshape(-1)
