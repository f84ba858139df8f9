"""From keyed rows to the files of a gazetteer: strings, areas, entries, doors and their ids."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from addrkit.gazetteer.schema import (
    AREAS,
    BUILDING,
    DEGREE,
    DOORS,
    ENTRIES,
    ID_END,
    IDS,
    IDS_IN_BLOCK,
    NONE,
    OTHER_NAMES,
    OTHER_OF_LEVELS,
    OTHER_PLACES,
    PLACE,
)
from addrkit.gazetteer.spill import Spill
from addrkit.gazetteer.texts import DOOR_TEXTS, write_strings
from addrkit.index.columns import narrowed, write_table

BATCH = 100_000
"""Rows that pass through memory at a time."""
NEAR = 1e-4
"""Degrees under which a record of a place lies where the place does: 11 metres."""

_FINEST_OTHERS = (
    "CASE WHEN suburb IS NOT NULL THEN other_suburbs WHEN city IS NOT NULL THEN other_cities "
    "ELSE other_districts END"
)
"""The other names of what a place is: of its finest level."""


def write_layout(stage: duckdb.DuckDBPyConnection, folder: Path, spilled: Path) -> tuple[int, int]:
    """Write everything but the indexes; returns how many entries and doors there are.

    `spilled` is a folder for what does not fit into memory.
    """
    write_strings(stage, folder)
    _make_entries(stage)
    _make_areas(stage, folder)
    doors_of = _write_doors(stage, folder, spilled)
    first_doors = np.zeros(len(doors_of), dtype=np.int64)
    np.cumsum(doors_of[:-1], out=first_doors[1:])
    _write_entries(stage, folder, first_doors)
    _write_other_names(stage, folder)
    return len(doors_of), int(doors_of.sum())


_STREET_KEY: Final = """concat_ws(chr(31), kind, coalesce(country, ''), lower(coalesce(region, '')),
    lower(coalesce(district, '')), lower(coalesce(city, '')), lower(coalesce(suburb, '')), name_key)"""
"""Street and town as one text, before the postcodes that keep towns of one name apart."""


def _make_entries(stage: duckdb.DuckDBPyConnection) -> None:
    """Number the entries by country, kind, region, town and name, so that a country is one run of rows.

    A record without a postcode is one of the street that most of those with a postcode make there: a street whose
    doors are known by halves is one street.
    """
    stage.execute(
        f"""
        CREATE TABLE usual_postcodes AS
        SELECT street_key, mode(left(postcode, 2)) AS area
        FROM (SELECT {_STREET_KEY} AS street_key, postcode FROM keyed
              WHERE kind <> {PLACE} AND region IS NULL AND postcode IS NOT NULL)
        WHERE street_key IN (SELECT {_STREET_KEY} FROM keyed
                             WHERE kind <> {PLACE} AND region IS NULL AND postcode IS NULL)
        GROUP BY street_key
        """
    )
    stage.execute(
        f"""
        CREATE TABLE keyed_entries AS
        SELECT keyed.*, concat_ws(chr(31), {_STREET_KEY},
                                  CASE WHEN kind = {PLACE} AND city IS NULL AND suburb IS NULL AND district IS NULL
                                           THEN postcode
                                       WHEN kind = {PLACE} OR region IS NOT NULL THEN ''
                                       ELSE coalesce(left(postcode, 2), area, '') END) AS entry_key
        FROM keyed LEFT JOIN usual_postcodes ON usual_postcodes.street_key = {_STREET_KEY}
        """
    )
    stage.execute("DROP TABLE keyed")
    stage.execute("DROP TABLE usual_postcodes")
    stage.execute(
        """
        CREATE TABLE entries AS
        SELECT (row_number() OVER (ORDER BY country NULLS FIRST, kind, region, district, city, name, suburb,
                                            entry_key) - 1)::INTEGER AS entry, *
        FROM (
            SELECT entry_key, any_value(kind) AS kind, any_value(country) AS country, mode(name) AS name,
                   mode(suburb) AS suburb, mode(city) AS city, mode(district) AS district, mode(region) AS region,
                   CASE WHEN count(postcode) = count(*) AND min(postcode) = max(postcode) THEN min(postcode) END
                       AS postcode,
                   min(postcode) IS NOT DISTINCT FROM max(postcode) AS one_postcode,
                   avg(lat) AS lat, avg(lon) AS lon, max(population) AS people
            FROM keyed_entries GROUP BY entry_key
        )
        """
    )


def _make_areas(stage: duckdb.DuckDBPyConnection, folder: Path) -> None:
    names = ", ".join(AREAS)
    stage.execute(
        "CREATE TABLE areas AS SELECT (row_number() OVER (ORDER BY country, region, district, city, suburb) - 1) "
        f"AS area, * FROM (SELECT DISTINCT {names} FROM entries)"
    )
    joins = " ".join(f"LEFT JOIN strings AS {each}s ON {each}s.text = areas.{each}" for each in AREAS)
    codes = ", ".join(f"{_code(each + 's')} AS {each}" for each in AREAS)
    found = stage.sql(f"SELECT {codes} FROM areas {joins} ORDER BY area").to_arrow_table()
    write_table(folder / "areas.arrow", {each: found.column(each).to_numpy() for each in AREAS})


def _write_doors(stage: duckdb.DuckDBPyConnection, folder: Path, spilled: Path) -> NDArray[np.int64]:
    """Write the doors in their order, each once; returns how many doors each entry has."""
    [(entries,)] = stage.sql("SELECT count(*) FROM entries").fetchall()
    reader = stage.sql(
        f"""
        SELECT entries.entry, number,
               {_code("forms")} AS form, {_code("units")} AS unit, {_code("buildings")} AS building,
               CASE WHEN entries.postcode IS NULL THEN {_code("postcodes")} ELSE {NONE} END AS postcode,
               {_own_position("lat")} AS lat, {_own_position("lon")} AS lon,
               coalesce(id, sequence::VARCHAR) AS id
        FROM keyed_entries JOIN entries USING (entry_key)
        LEFT JOIN strings AS forms ON forms.text = keyed_entries.form
        LEFT JOIN strings AS units ON units.text = keyed_entries.unit
        LEFT JOIN strings AS buildings
               ON keyed_entries.kind <> {BUILDING} AND buildings.text = keyed_entries.building
        LEFT JOIN strings AS postcodes ON postcodes.text = keyed_entries.postcode
        ORDER BY entries.entry, number, lower(keyed_entries.form), lower(keyed_entries.unit),
                 lower(keyed_entries.building), keyed_entries.postcode, sequence
        """
    ).to_arrow_reader(BATCH)
    doors_of = np.zeros(entries, dtype=np.int64)
    last: NDArray[np.int64] | None = None
    ids = _IdBlocks()
    with Spill(spilled, DOORS) as spill:
        for batch in reader:
            columns = {name: batch.column(name).to_numpy().astype(np.int64) for name in ("entry", *DOORS)}
            keys = np.stack([columns[name] for name in ("entry", "number", *DOOR_TEXTS)])
            before = np.concatenate([last if last is not None else np.full((6, 1), -1), keys[:, :-1]], axis=1)
            fresh = (keys != before).any(axis=0)
            last = keys[:, -1:]
            doors_of += np.bincount(columns["entry"][fresh], minlength=entries)
            spill.append({name: columns[name][fresh] for name in DOORS})
            ids.add(batch.column("id").filter(pa.array(fresh)))
        # Narrowed one by one, so that one mapped column is in memory at a time.
        write_table(folder / "doors.arrow", {name: narrowed(spill.column(name)) for name in DOORS})
    write_table(folder / "ids.arrow", ids.columns())
    return doors_of


class _IdBlocks:
    """Gathers ids and compresses them, a block at a time."""

    def __init__(self) -> None:
        self._codec = pa.Codec("zstd", compression_level=9)
        self._waiting = pa.array([], pa.string())
        self._blocks: list[bytes] = []
        self._sizes: list[int] = []

    def add(self, ids: pa.Array) -> None:
        """Take the next ids."""
        waiting = pa.concat_arrays([self._waiting, pc.replace_substring(ids.cast(pa.string()), ID_END, " ")])
        whole = len(waiting) // IDS_IN_BLOCK * IDS_IN_BLOCK
        self._compress(waiting[:whole])
        self._waiting = waiting[whole:]

    def columns(self) -> dict[str, pa.Array | NDArray[np.int64]]:
        """All blocks and the sizes that they unpack to."""
        self._compress(self._waiting)
        block, size = IDS
        return {block: pa.array(self._blocks, pa.large_binary()), size: np.array(self._sizes, np.int64)}

    def _compress(self, ids: pa.Array) -> None:
        for first in range(0, len(ids), IDS_IN_BLOCK):
            text = ID_END.join(ids[first : first + IDS_IN_BLOCK].to_pylist()).encode()
            self._blocks.append(self._codec.compress(text, asbytes=True))
            self._sizes.append(len(text))


def _write_entries(stage: duckdb.DuckDBPyConnection, folder: Path, first_doors: NDArray[np.int64]) -> None:
    same = " AND ".join(f"areas.{each} IS NOT DISTINCT FROM entries.{each}" for each in AREAS)
    table = stage.sql(
        f"""
        SELECT kind, {_code("names")} AS name, areas.area, {_code("postcodes")} AS postcode,
               {_position("lat")} AS lat, {_position("lon")} AS lon, coalesce(people, 0)::INTEGER AS people
        FROM entries JOIN areas ON {same}
        LEFT JOIN strings AS names ON names.text = entries.name
        LEFT JOIN strings AS postcodes ON postcodes.text = entries.postcode
        ORDER BY entry
        """
    ).to_arrow_table()
    columns = {each: table.column(each).to_numpy() for each in table.column_names}
    columns["first_door"] = first_doors
    write_table(folder / "entries.arrow", {each: columns[each] for each in ENTRIES})


def _write_other_names(stage: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Write the names under which entries and towns are known beside their first one."""
    of_entries = stage.sql(
        f"""
        SELECT DISTINCT entry, code
        FROM (SELECT entry_key, unnest(other_streets) AS other FROM keyed_entries
              WHERE other_streets IS NOT NULL AND name IS NOT NULL
              UNION ALL
              SELECT entry_key, unnest({_FINEST_OTHERS}) AS other FROM keyed_entries WHERE kind = {PLACE})
        JOIN entries USING (entry_key) JOIN strings ON text = other
        WHERE other IS DISTINCT FROM entries.name ORDER BY entry, code
        """
    )
    same = " AND ".join(f"areas.{each} IS NOT DISTINCT FROM entries.{each}" for each in AREAS)
    union = " UNION ALL ".join(
        f"""
        SELECT DISTINCT area, {AREAS.index(level)} AS level, keyed_entries.{level} AS value, {names} AS names
        FROM keyed_entries JOIN entries USING (entry_key) JOIN areas ON {same}
        WHERE {names} IS NOT NULL AND keyed_entries.{level} IS NOT NULL
        """
        for level, names in OTHER_OF_LEVELS.items()
    )
    # Areas are sorted by country, region and town: what lies in one place is a run of them.
    of_areas = stage.sql(
        f"""
        WITH named AS ({union}),
        listed AS (
            SELECT area, level, list(other ORDER BY place, other) AS names
            FROM (SELECT area, level, other, min(place) AS place
                  FROM (SELECT area, level, value, unnest(names) AS other, generate_subscripts(names, 1) AS place
                        FROM named)
                  WHERE other <> value GROUP BY area, level, other)
            GROUP BY area, level
        ),
        runs AS (
            SELECT min(area) AS first, max(area) AS last, level, any_value(names) AS names
            FROM (SELECT *, area - row_number() OVER (PARTITION BY level, names ORDER BY area) AS run FROM listed)
            GROUP BY level, names, run
        )
        SELECT first, last, level, code
        FROM (SELECT first, last, level, unnest(names) AS other, generate_subscripts(names, 1) AS place FROM runs)
        JOIN strings ON text = other ORDER BY level, first, place
        """
    )
    for names, found, file in (
        (OTHER_NAMES, of_entries, "other_names.arrow"),
        (OTHER_PLACES, of_areas, "other_places.arrow"),
    ):
        table = found.to_arrow_table().rename_columns(list(names))
        write_table(folder / file, {each: table.column(each).to_numpy() for each in names})


def _code(table: str) -> str:
    return f"coalesce({table}.code, {NONE})"


def _own_position(column: str) -> str:
    """The position of a door; none where a place's records share theirs, or where it is the place's."""
    near = " AND ".join(f"abs(keyed_entries.{each} - entries.{each}) < {NEAR}" for each in ("lat", "lon"))
    return (
        f"CASE WHEN keyed_entries.kind = {PLACE} AND (entries.one_postcode OR {near}) THEN 0 "
        f"ELSE {_position(f'keyed_entries.{column}')} END"
    )


def _position(column: str) -> str:
    return f"coalesce(round({column} * {DEGREE})::INTEGER, 0)"
