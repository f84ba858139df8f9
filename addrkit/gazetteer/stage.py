"""Staging: rows of any reader, cleaned and keyed, in a DuckDB file that spills to disk.

DuckDB sorts and groups outside of memory, so that a build needs no more memory for fifty million rows than for
one.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import duckdb
import pyarrow as pa

from addrkit.gazetteer.schema import BUILDING, PLACE, STREET, TEXT_COLUMNS
from addrkit.locale.country import country, country_codes
from addrkit.locale.numbers import house_number
from addrkit.locale.text import fold

MEMORY = "1500MB"
"""What DuckDB may hold before it spills."""
LONGEST = 300
"""Characters of a field; a longer one is no address."""


def open_stage(folder: Path) -> duckdb.DuckDBPyConnection:
    """An empty staging database in a folder."""
    stage = duckdb.connect(str(folder / "stage.duckdb"))
    stage.execute(f"SET memory_limit = '{MEMORY}'")
    stage.execute("SET preserve_insertion_order = false")
    stage.execute("SET enable_progress_bar = false")
    stage.execute(f"SET temp_directory = '{str(folder).replace(chr(39), chr(39) * 2)}'")
    texts = ", ".join(f"{name} VARCHAR" for name in TEXT_COLUMNS)
    stage.execute(f"CREATE TABLE rows (sequence BIGINT, {texts}, lat DOUBLE, lon DOUBLE)")
    stage.execute("CREATE TABLE refused (sequence BIGINT, reason VARCHAR)")
    stage.execute("CREATE TABLE countries (code VARCHAR)")
    stage.executemany("INSERT INTO countries VALUES (?)", [[code] for code in sorted(country_codes())])
    return stage


def stage_rows(
    stage: duckdb.DuckDBPyConnection, batch: pa.RecordBatch, first: int, default_country: str | None
) -> None:
    """Add one batch whose first row has the number `first`; refuse, with a reason, what cannot be used."""
    stage.register("batch", pa.Table.from_batches([batch]))
    cleaned = ", ".join(
        f"nullif(trim({name}), '') AS {name}" for name in TEXT_COLUMNS if name not in ("country", "region")
    )
    fallback = f"'{default_country}'" if default_country else "NULL"
    stage.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE cleaned AS
        SELECT {first} + row_number() OVER () - 1 AS sequence, {cleaned},
               nullif(trim(region), '') AS region,
               coalesce(upper(nullif(trim(country), '')), {fallback}) AS country,
               CASE WHEN abs(lat) <= 90 AND abs(lon) <= 180 AND NOT (lat = 0 AND lon = 0) THEN lat END AS lat,
               CASE WHEN abs(lat) <= 90 AND abs(lon) <= 180 AND NOT (lat = 0 AND lon = 0) THEN lon END AS lon,
               CASE WHEN coalesce(street, city, postcode, building, '') = '' THEN 'no street, city or postcode'
                    WHEN len(concat(street, city, building, house_number, unit, postcode)) > {LONGEST}
                        THEN 'field too long'
                    WHEN country IS NOT NULL AND trim(country) <> ''
                         AND upper(trim(country)) NOT IN (SELECT code FROM countries)
                        THEN 'unknown country'
               END AS reason
        FROM batch
        """
    )
    stage.execute("INSERT INTO refused SELECT sequence, reason FROM cleaned WHERE reason IS NOT NULL")
    names = ", ".join(TEXT_COLUMNS)
    stage.execute(f"INSERT INTO rows SELECT sequence, {names}, lat, lon FROM cleaned WHERE reason IS NULL")
    stage.unregister("batch")


def key_rows(stage: duckdb.DuckDBPyConnection) -> None:
    """Give every row the entry that it belongs to, and every house number its leading number.

    Spellings of one street that differ in case, accents and known abbreviations share a key. Two streets of one
    name in one town are kept apart by the first two characters of the postcode, where no region tells them
    apart: towns share names.
    """
    _store_map(stage, "name_keys", _name_keys(stage))
    _store_map(stage, "numbers", _numbers(stage))
    stage.execute(
        f"""
        CREATE TABLE keyed AS
        SELECT sequence, id, building, rows.house_number, street, unit, suburb, city, district, region, postcode,
               rows.country, lat, lon, coalesce(numbers.value, 0) AS number,
               CASE WHEN street IS NOT NULL THEN {STREET} WHEN building IS NOT NULL THEN {BUILDING}
                    ELSE {PLACE} END AS kind,
               coalesce(street, building) AS name,
               coalesce(name_keys.value, '') AS name_key
        FROM rows
        LEFT JOIN name_keys ON name_keys.country IS NOT DISTINCT FROM rows.country
                           AND name_keys.text = coalesce(street, building)
        LEFT JOIN numbers ON numbers.text = rows.house_number
        """
    )
    stage.execute("DROP TABLE rows")
    _join_names_to_streets(stage)
    _derive_places(stage)


def _join_names_to_streets(stage: duckdb.DuckDBPyConnection) -> None:
    """A named record whose name is that of a street in its town is a record of that street without a number."""
    stage.execute(
        f"""
        UPDATE keyed SET kind = {STREET}, street = building
        FROM (SELECT DISTINCT country, city, name_key FROM keyed WHERE kind = {STREET}) AS streets
        WHERE keyed.kind = {BUILDING} AND streets.country IS NOT DISTINCT FROM keyed.country
          AND streets.city IS NOT DISTINCT FROM keyed.city AND streets.name_key = keyed.name_key
        """
    )


def _derive_places(stage: duckdb.DuckDBPyConnection) -> None:
    """Towns and postcodes that only streets mention become places of their own."""
    stage.execute(
        f"""
        INSERT INTO keyed
        SELECT max(sequence), concat_ws('/', country, any_value(region), any_value(city), postcode), NULL, NULL,
               NULL, NULL, NULL, any_value(city), any_value(district), any_value(region), postcode, country,
               avg(lat), avg(lon), 0, {PLACE}, NULL, ''
        FROM keyed
        WHERE kind <> {PLACE} AND (city IS NOT NULL OR postcode IS NOT NULL)
        GROUP BY country, lower(region), lower(district), lower(city), postcode
        """
    )


def _name_keys(stage: duckdb.DuckDBPyConnection) -> Iterable[tuple[str | None, str, str]]:
    distinct = stage.execute(
        "SELECT DISTINCT country, coalesce(street, building) FROM rows WHERE coalesce(street, building) IS NOT NULL"
    )
    for code, name in distinct.fetchall():
        short = country(code).contracted(name) if code else fold(name).split()
        yield code, name, " ".join(short) or name.lower()


def _numbers(stage: duckdb.DuckDBPyConnection) -> Iterable[tuple[str | None, str, int]]:
    distinct = stage.execute("SELECT DISTINCT house_number FROM rows WHERE house_number IS NOT NULL")
    for (written,) in distinct.fetchall():
        yield None, written, house_number(written).number


def _store_map(
    stage: duckdb.DuckDBPyConnection, name: str, rows: Iterable[tuple[str | None, str, str | int]]
) -> None:
    columns = list(zip(*rows, strict=True)) or [(), (), ()]
    kind = pa.int64() if name == "numbers" else pa.string()
    table = pa.table(
        {
            "country": pa.array(columns[0], pa.string()),
            "text": pa.array(columns[1], pa.string()),
            "value": pa.array(columns[2], kind),
        }
    )
    stage.register("mapped", table)
    stage.execute(f"CREATE TABLE {name} AS SELECT * FROM mapped")
    stage.unregister("mapped")
