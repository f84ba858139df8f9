"""Staging: rows of any reader, cleaned and keyed, in a DuckDB file that spills to disk.

DuckDB sorts and groups outside of memory, so that a build needs no more memory for fifty million rows than for
one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from addrkit.gazetteer.latin_names import with_latin_names
from addrkit.gazetteer.numbered_towns import with_numbers_of_towns
from addrkit.gazetteer.refusal import SHOWN, Refusal
from addrkit.gazetteer.schema import BUILDING, NUMBER, OTHER_OF_LEVELS, PLACE, STREET, TEXT_COLUMNS
from addrkit.locale.country import country, country_codes, described_countries
from addrkit.locale.country_names import country_of_cell
from addrkit.locale.data import read_data
from addrkit.locale.numbers import house_number
from addrkit.locale.text import fold

MEMORY = "1500MB"
"""What DuckDB may hold before it spills."""
LONGEST = 300
"""Characters of a field; a longer one is no address."""
MAPPED = 50_000
"""Distinct names that pass through Python at a time."""
OUT_OF_RANGE = "position out of range or no number (kept without it)"
_LISTS = ", ".join(("other_streets", *OTHER_OF_LEVELS.values()))
_LISTS_MADE = ", ".join(f"{each} VARCHAR[]" for each in ("other_streets", *OTHER_OF_LEVELS.values()))
SWAPPED = "latitude and longitude swapped (kept without them)"


def open_stage(folder: Path) -> duckdb.DuckDBPyConnection:
    """An empty staging database in a folder."""
    stage = duckdb.connect(str(folder / "stage.duckdb"))
    stage.execute(f"SET memory_limit = '{MEMORY}'")
    stage.execute("SET preserve_insertion_order = false")
    stage.execute("SET enable_progress_bar = false")
    stage.execute(f"SET temp_directory = '{str(folder).replace(chr(39), chr(39) * 2)}'")
    texts = ", ".join(f"{name} VARCHAR" for name in TEXT_COLUMNS)
    stage.execute(
        f"CREATE TABLE rows (sequence BIGINT, {texts}, lat DOUBLE, lon DOUBLE, {_LISTS_MADE}, population BIGINT)"
    )
    _keep(stage, "countries", {"code": sorted(country_codes())})
    bounds = [(code, *map(float, box)) for code, box in sorted(read_data("country_bounds.yaml").items())]
    names = ("code", "south", "west", "north", "east")
    _keep(stage, "bounds", dict(zip(names, map(list, zip(*bounds, strict=True)), strict=True)))
    return stage


def _keep(stage: duckdb.DuckDBPyConnection, name: str, columns: Mapping[str, Sequence[Any]]) -> None:
    """Make a table of columns in one go: a row at a time, each waits for the disk."""
    stage.register("given", pa.table(dict(columns)))
    stage.execute(f"CREATE TABLE {name} AS SELECT * FROM given")
    stage.unregister("given")


def stage_rows(
    stage: duckdb.DuckDBPyConnection, batch: pa.RecordBatch, first: int, default_country: str | None
) -> list[Refusal]:
    """Add one batch whose first row has the number `first`; returns what cannot be used, by reason.

    A refusal's `row` is counted from 1 within the batch.
    """
    batch = with_numbers_of_towns(_with_codes(batch), default_country)
    batch = with_latin_names(batch, default_country)
    stage.register("batch", pa.Table.from_batches([batch]))
    cleaned = ", ".join(
        f"nullif(trim({name}), '') AS {name}" for name in TEXT_COLUMNS if name not in ("country", "region")
    )
    lengths = ", ".join(f"len({name})" for name in TEXT_COLUMNS)
    fallback = f"'{default_country}'" if default_country else "NULL"
    in_range = "abs(lat) <= 90 AND abs(lon) <= 180 AND NOT (lat = 0 AND lon = 0)"
    stage.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE cleaned AS
        SELECT row_number() OVER () AS place, {cleaned},
               nullif(trim(region), '') AS region,
               coalesce(upper(nullif(trim(country), '')), {fallback}) AS country,
               CASE WHEN {in_range} THEN lat END AS lat, CASE WHEN {in_range} THEN lon END AS lon,
               lat IS NOT NULL AND lon IS NOT NULL AND NOT ({in_range}) AS misplaced,
               false AS swapped,
               {_LISTS}, population,
               CASE WHEN coalesce(street, city, postcode, building, '') = ''
                         AND (district IS NULL OR region IS NULL) THEN 'no street, city or postcode'
                    WHEN greatest({lengths}) > {LONGEST}
                        THEN 'field too long'
                    WHEN country IS NOT NULL AND trim(country) <> ''
                         AND upper(trim(country)) NOT IN (SELECT code FROM countries)
                        THEN 'unknown country'
               END AS reason
        FROM batch
        """
    )
    stage.execute(
        """
        UPDATE cleaned SET swapped = true, lat = NULL, lon = NULL FROM bounds
        WHERE bounds.code = country AND lat BETWEEN west AND east AND lon BETWEEN south AND north
          AND NOT (lat BETWEEN south AND north AND lon BETWEEN west AND east)
        """
    )
    names = ", ".join(TEXT_COLUMNS)
    stage.execute(
        f"INSERT INTO rows SELECT {first} + place - 1, {names}, lat, lon, {_LISTS}, population "
        "FROM cleaned "
        "WHERE reason IS NULL"
    )
    shown = f"left(concat_ws(', ', {names}), {SHOWN})"
    found = stage.execute(
        f"""
        SELECT reason, false, count(*), min(place), arg_min({shown}, place) FROM cleaned WHERE reason IS NOT NULL
        GROUP BY reason
        UNION ALL
        SELECT CASE WHEN swapped THEN '{SWAPPED}' ELSE '{OUT_OF_RANGE}' END AS reason, true, count(*), min(place),
               arg_min(concat_ws(', ', {shown}, raw.lat, raw.lon), place)
        FROM cleaned JOIN (SELECT row_number() OVER () AS place, lat, lon FROM batch) AS raw USING (place)
        WHERE (misplaced OR swapped) AND reason IS NULL GROUP BY swapped
        """
    ).fetchall()
    stage.unregister("batch")
    return [Refusal(reason, count, "", place, text, kept) for reason, kept, count, place, text in found]


def _with_codes(batch: pa.RecordBatch) -> pa.RecordBatch:
    """The batch with codes instead of names of countries."""
    place = batch.schema.get_field_index("country")
    column = batch.column(place)
    names = {
        named: code
        for named in pc.unique(column).to_pylist()
        if named and named.strip().upper() not in country_codes() and len(named) <= LONGEST
        if (code := country_of_cell(named)) is not None
    }
    if not names:
        return batch
    known = pc.index_in(column, pa.array(list(names), pa.string()))
    codes = pa.array(list(names.values()), pa.string()).take(known)
    return batch.set_column(place, batch.schema.field(place), pc.coalesce(codes, column))


def _by_name() -> str:
    """When a row without a street is an address by its building's name, as SQL.

    Where a town numbers its doors, as in Japan, one with a number is a door of the town, be its building named or not.
    """
    numbered = ", ".join(
        f"'{code}'" for code in described_countries() if "{suburb}" in country(code).street_line
    )
    return f"""(building IS NOT NULL AND (house_number IS NULL OR suburb IS NULL OR other_streets IS NOT NULL
                                        OR rows.country IS NULL OR rows.country NOT IN ({numbered})))"""


def key_rows(stage: duckdb.DuckDBPyConnection) -> None:
    """Give every row the entry that it belongs to, and every house number its leading number.

    Spellings of one street that differ in case, accents and known abbreviations share a key. Two streets of one
    name in one town are kept apart by the first two characters of the postcode, where no region tells them
    apart: towns share names.
    """
    _store_map(stage, "name_keys", _name_keys(stage))
    _store_map(stage, "numbers", _numbers(stage))
    by_name = _by_name()
    stage.execute(
        f"""
        CREATE TABLE keyed AS
        SELECT sequence, id, building, street, unit, suburb, city, district, region, postcode,
               rows.country, lat, lon, {_LISTS}, population,
               coalesce(numbers.value, 0) AS number,
               CASE WHEN numbers.value > 0 AND starts_with(rows.house_number, numbers.value::VARCHAR)
                    THEN chr({ord(NUMBER)}) || substr(rows.house_number, len(numbers.value::VARCHAR) + 1)
                    ELSE rows.house_number END AS form,
               CASE WHEN street IS NOT NULL THEN {STREET} WHEN {by_name} THEN {BUILDING} ELSE {PLACE} END AS kind,
               CASE WHEN street IS NOT NULL OR {by_name} THEN coalesce(street, building) END AS name,
               CASE WHEN street IS NOT NULL OR {by_name} THEN coalesce(name_keys.value, '') ELSE '' END AS name_key
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
    derived = ", ".join(
        "NULL" if level == "suburb" else f"any_value({names})" for level, names in OTHER_OF_LEVELS.items()
    )
    stage.execute(
        f"""
        INSERT INTO keyed
        SELECT max(sequence), concat_ws('/', country, any_value(region), any_value(city), postcode), NULL, NULL,
               NULL, NULL, any_value(city), any_value(district), any_value(region), postcode, country,
               avg(lat), avg(lon), NULL, {derived}, NULL, 0, NULL, {PLACE}, NULL, ''
        FROM keyed
        WHERE kind <> {PLACE} AND (city IS NOT NULL OR postcode IS NOT NULL)
        GROUP BY country, lower(region), lower(district), lower(city), postcode
        """
    )


def _name_keys(stage: duckdb.DuckDBPyConnection) -> Iterator[tuple[str | None, str, str]]:
    distinct = stage.cursor().execute(
        "SELECT DISTINCT country, coalesce(street, building) FROM rows WHERE coalesce(street, building) IS NOT NULL"
    )
    while some := distinct.fetchmany(MAPPED):
        for code, name in some:
            short = country(code).contracted(name) if code else fold(name).split()
            yield code, name, " ".join(short) or name.lower()


def _numbers(stage: duckdb.DuckDBPyConnection) -> Iterator[tuple[str | None, str, int]]:
    distinct = stage.cursor().execute("SELECT DISTINCT house_number FROM rows WHERE house_number IS NOT NULL")
    while some := distinct.fetchmany(MAPPED):
        for (written,) in some:
            yield None, written, house_number(written).number


def _store_map(
    stage: duckdb.DuckDBPyConnection, name: str, rows: Iterable[tuple[str | None, str, str | int]]
) -> None:
    kind = "BIGINT" if name == "numbers" else "VARCHAR"
    stage.execute(f"CREATE TABLE {name} (country VARCHAR, text VARCHAR, value {kind})")
    for some in _batched(rows, MAPPED):
        columns = list(zip(*some, strict=True))
        mapped = pa.table(
            {
                "country": pa.array(columns[0], pa.string()),
                "text": pa.array(columns[1], pa.string()),
                "value": pa.array(columns[2], pa.int64() if name == "numbers" else pa.string()),
            }
        )
        stage.register("mapped", mapped)
        stage.execute(f"INSERT INTO {name} SELECT * FROM mapped")
        stage.unregister("mapped")


def _batched(
    rows: Iterable[tuple[str | None, str, str | int]], size: int
) -> Iterator[list[tuple[str | None, str, str | int]]]:
    """Rows in lists of a size; the last may be shorter."""
    remaining = iter(rows)
    while some := list(islice(remaining, size)):
        yield some
