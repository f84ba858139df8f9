"""GeoNames: postal codes (12 columns) and the gazetteer of places (19 columns), without a header."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from addrkit.columns import ColumnOptions
from addrkit.files.sample import FileSample, sample_of
from addrkit.gazetteer.readers.separated import SeparatedTable, positions, read_table, rows_of
from addrkit.gazetteer.refusal import Refusal

# https://download.geonames.org/export/zip/readme.txt
_POSTCODES = (
    "country",
    "postcode",
    "city",
    "region",
    "region_code",
    "district",
    "district_code",
    "community",
    "community_code",
    "lat",
    "lon",
    "accuracy",
)
# https://download.geonames.org/export/dump/readme.txt
_PLACES = (
    "id",
    "city",
    "ascii_name",
    "other_names",
    "lat",
    "lon",
    "feature_class",
    "feature_code",
    "country",
    "other_countries",
    "region",
    "admin2",
    "admin3",
    "admin4",
    "population",
    "elevation",
    "terrain",
    "time_zone",
    "changed",
)
_COUNTRY = re.compile(r"[A-Z]{2}")
_DEGREES = re.compile(r"-?\d{1,3}(\.\d+)?")
_LINK = r"(^|,)[a-z]+://[^,]*"
NOT_POPULATED = "no populated place (feature class other than P)"


def looks_like(sample: FileSample) -> bool:
    """Whether a file is one of the two, by its lines."""
    return _layout(sample) is not None


def read_geonames(path: Path, _options: ColumnOptions) -> Iterator[pa.RecordBatch | Refusal]:
    """The places of a GeoNames file as `schema.ROWS`. Raises InputError."""
    layout = _layout(sample_of(path)) or _POSTCODES
    names = (*layout[:6], *layout[9:11]) if layout is _POSTCODES else (*layout[:9], layout[10])
    wanted = positions(layout, {name: (name,) for name in names})
    for batch in read_table(path, SeparatedTable(layout, "\t", has_header=False, quote=False), wanted):
        if isinstance(batch, Refusal):
            yield batch
        elif layout is _POSTCODES:
            yield _postcodes(batch)
        else:
            populated = _places(batch)
            yield populated
            if populated.num_rows < len(batch["id"]):
                yield Refusal(NOT_POPULATED, len(batch["id"]) - populated.num_rows, path.name)


def _postcodes(batch: Mapping[str, pa.Array]) -> pa.RecordBatch:
    known = {name: pc.coalesce(batch[name], "") for name in ("country", "postcode", "city")}
    key = pc.binary_join_element_wise(known["country"], known["postcode"], known["city"], "/")
    return rows_of({**batch, "id": key}, len(key))


def _places(batch: Mapping[str, pa.Array]) -> pa.RecordBatch:
    populated = pc.fill_null(pc.equal(batch["feature_class"], "P"), False)
    kept = {name: column.filter(populated) for name, column in batch.items()}
    names = pc.binary_join_element_wise(
        pc.coalesce(kept["ascii_name"], ""), pc.coalesce(kept["other_names"], ""), ","
    )
    tidy = pc.utf8_trim(pc.replace_substring_regex(names, _LINK, ""), ",")
    others = pc.if_else(pc.equal(tidy, ""), pa.scalar(None, pa.string()), tidy)
    # A code in letters is one that people write (CA, NSW); a number is one of the register's own.
    written = pc.match_substring_regex(kept["region"], "^[A-Za-z]+$")
    columns = {
        **kept,
        "region": pc.if_else(written, kept["region"], pa.scalar(None, pa.string())),
        "other_cities": pc.split_pattern(others, ","),
    }
    return rows_of(columns, len(names))


def _layout(sample: FileSample) -> tuple[str, ...] | None:
    lines = [line.split("\t") for line in sample.lines[:50]]
    for layout in (_POSTCODES, _PLACES):
        at = {name: position for position, name in enumerate(layout)}
        fitting = sum(
            len(line) == len(layout)
            and _COUNTRY.fullmatch(line[at["country"]]) is not None
            and all(not line[at[name]] or _DEGREES.fullmatch(line[at[name]]) for name in ("lat", "lon"))
            for line in lines
        )
        if lines and fitting * 2 > len(lines):
            return layout
    return None
