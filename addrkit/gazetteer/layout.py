"""From keyed rows to the files of a gazetteer: strings, entries and doors."""

from __future__ import annotations

from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from addrkit.gazetteer.schema import DEGREE, DOORS, ENTRIES, NOWHERE, PLACE, STRINGS

BATCH = 100_000
"""Rows that pass through memory at a time."""

_TEXTS = (
    "name",
    "suburb",
    "city",
    "district",
    "region",
    "country",
    "postcode",
    "house_number",
    "unit",
    "building",
)


def write_layout(stage: duckdb.DuckDBPyConnection, folder: Path) -> tuple[int, int]:
    """Write strings, entries and doors; returns how many entries and doors there are."""
    _write_strings(stage, folder)
    _make_entries(stage)
    doors_of = _write_doors(stage, folder)
    first_doors = np.zeros(len(doors_of), dtype=np.int64)
    np.cumsum(doors_of[:-1], out=first_doors[1:])
    _write_entries(stage, folder, first_doors)
    return len(doors_of), int(doors_of.sum())


def _write_strings(stage: duckdb.DuckDBPyConnection, folder: Path) -> None:
    union = " UNION ".join(f"SELECT {each} AS text FROM keyed" for each in _TEXTS)
    stage.execute(
        "CREATE TABLE strings AS SELECT text, (row_number() OVER (ORDER BY text) - 1)::INTEGER AS code "
        f"FROM ({union}) WHERE text IS NOT NULL"
    )
    table = stage.sql("SELECT text FROM strings ORDER BY code").to_arrow_table().cast(STRINGS)
    with pa.ipc.new_file(str(folder / "strings.arrow"), STRINGS) as file:
        # One batch, so that the whole column is one memory-mapped buffer.
        file.write_table(table.combine_chunks())


def _make_entries(stage: duckdb.DuckDBPyConnection) -> None:
    """Number the entries by country, kind, town and name, so that a country is one run of rows."""
    stage.execute(
        f"""
        CREATE TABLE keyed_entries AS
        SELECT *, concat_ws(chr(31), kind, coalesce(country, ''), lower(coalesce(region, '')),
                            lower(coalesce(district, '')), lower(coalesce(city, '')),
                            lower(coalesce(suburb, '')), name_key,
                            CASE WHEN kind = {PLACE} AND city IS NULL AND suburb IS NULL THEN postcode
                                 WHEN kind = {PLACE} OR region IS NOT NULL THEN ''
                                 ELSE coalesce(left(postcode, 2), '') END) AS entry_key
        FROM keyed
        """
    )
    stage.execute("DROP TABLE keyed")
    stage.execute(
        """
        CREATE TABLE entries AS
        SELECT (row_number() OVER (ORDER BY country NULLS FIRST, kind, city, name, suburb, entry_key) - 1)::INTEGER
                   AS entry, *
        FROM (
            SELECT entry_key, any_value(kind) AS kind, any_value(country) AS country, mode(name) AS name,
                   mode(suburb) AS suburb, mode(city) AS city, mode(district) AS district, mode(region) AS region,
                   CASE WHEN count(postcode) = count(*) AND min(postcode) = max(postcode) THEN min(postcode) END
                       AS postcode,
                   avg(lat) AS lat, avg(lon) AS lon
            FROM keyed_entries GROUP BY entry_key
        )
        """
    )


def _write_doors(stage: duckdb.DuckDBPyConnection, folder: Path) -> NDArray[np.int64]:
    """Write the doors in their order, each once; returns how many doors each entry has."""
    [(entries,)] = stage.sql("SELECT count(*) FROM entries").fetchall()
    reader = stage.sql(
        f"""
        SELECT entries.entry, number::UINTEGER AS number,
               {_code("numbers")} AS house_number, {_code("units")} AS unit, {_code("buildings")} AS building,
               CASE WHEN entries.postcode IS NULL THEN {_code("postcodes")} ELSE -1 END AS postcode,
               {_position("keyed_entries.lat")} AS lat, {_position("keyed_entries.lon")} AS lon,
               coalesce(id, sequence::VARCHAR) AS id
        FROM keyed_entries JOIN entries USING (entry_key)
        LEFT JOIN strings AS numbers ON numbers.text = keyed_entries.house_number
        LEFT JOIN strings AS units ON units.text = keyed_entries.unit
        LEFT JOIN strings AS buildings
               ON keyed_entries.street IS NOT NULL AND buildings.text = keyed_entries.building
        LEFT JOIN strings AS postcodes ON postcodes.text = keyed_entries.postcode
        ORDER BY entries.entry, number, lower(keyed_entries.house_number), lower(keyed_entries.unit),
                 lower(keyed_entries.building), keyed_entries.postcode, sequence
        """
    ).to_arrow_reader(BATCH)
    doors_of = np.zeros(entries, dtype=np.int64)
    last: NDArray[np.int64] | None = None
    with pa.ipc.new_file(str(folder / "doors.arrow"), DOORS) as file:
        tables = []
        for batch in reader:
            codes = np.stack([batch.column(place).to_numpy().astype(np.int64) for place in range(6)])
            before = np.concatenate(
                [last if last is not None else np.full((6, 1), -2), codes[:, :-1]], axis=1
            )
            fresh = (codes != before).any(axis=0)
            last = codes[:, -1:]
            kept = pa.Table.from_batches([batch]).filter(pa.array(fresh)).drop_columns("entry").cast(DOORS)
            doors_of += np.bincount(codes[0][fresh], minlength=entries)
            tables.append(kept)
        file.write_table(pa.concat_tables(tables).combine_chunks() if tables else DOORS.empty_table())
    return doors_of


def _write_entries(stage: duckdb.DuckDBPyConnection, folder: Path, first_doors: NDArray[np.int64]) -> None:
    texts = ("name", "suburb", "city", "district", "region", "country", "postcode")
    joins = " ".join(f"LEFT JOIN strings AS {each}s ON {each}s.text = entries.{each}" for each in texts)
    codes = ", ".join(f"{_code(each + 's')} AS {each}" for each in texts)
    table = stage.sql(
        f"SELECT kind::UTINYINT AS kind, {codes}, {_position('lat')} AS lat, {_position('lon')} AS lon "
        f"FROM entries {joins} ORDER BY entry"
    ).to_arrow_table()
    table = table.append_column("first_door", pa.array(first_doors))
    with pa.ipc.new_file(str(folder / "entries.arrow"), ENTRIES) as file:
        file.write_table(table.select(ENTRIES.names).cast(ENTRIES).combine_chunks())


def _code(table: str) -> str:
    return f"coalesce({table}.code, -1)"


def _position(column: str) -> str:
    return f"coalesce(round({column} * {DEGREE})::INTEGER, {NOWHERE})"
