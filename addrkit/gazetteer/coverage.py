"""What a gazetteer can confirm, country by country and area by area."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

import duckdb

from addrkit.gazetteer.entry_columns import read_entry_columns
from addrkit.gazetteer.manifest import AREA_LETTERS, Area, Completeness, Coverage
from addrkit.gazetteer.schema import BUILDING, PLACE
from addrkit.types import GRANULARITIES, Granularity

_LEVELS: tuple[Granularity, ...] = ("locality", "suburb", "street", "premise")
UNITS_FROM: Final = 0.03
"""Share of records that are units, from which a gazetteer is taken to hold a country's units: in Iceland some 1 in 100
are, and a flat that it has not may be there all the same."""


def coverage_of(
    stage: duckdb.DuckDBPyConnection, folder: Path, completeness: Completeness
) -> tuple[Coverage, ...]:
    """The run of entries of each country, the finest level of its records, and the same for its areas."""
    runs = stage.sql(
        "SELECT coalesce(country, ''), min(entry), max(entry) + 1 FROM entries GROUP BY country ORDER BY 2"
    ).fetchall()
    rows = stage.sql(
        f"""
        SELECT coalesce(country, ''), region IS NOT NULL, coalesce(region, upper(left(postcode, {AREA_LETTERS}))),
               max(CASE WHEN kind <> {PLACE} AND (unit IS NOT NULL OR number > 0) OR kind = {BUILDING} THEN 3
                        WHEN kind <> {PLACE} THEN 2
                        WHEN suburb IS NOT NULL THEN 1 ELSE 0 END),
               count(*) FILTER (kind <> {PLACE} AND unit IS NOT NULL), count(*)
        FROM keyed_entries GROUP BY ALL ORDER BY ALL
        """
    ).fetchall()
    held = _countries_with_units([(row[0], row[-2], row[-1]) for row in rows])
    levels: dict[str, list[Granularity]] = {}
    areas: dict[tuple[str, bool], dict[str, Area]] = {}
    for country, by_region, name, coarser, units, records in rows:
        level: Granularity = "unit" if units and country in held else _LEVELS[coarser]
        levels.setdefault(country, []).append(level)
        if name is not None:
            areas.setdefault((country, by_region), {})[name] = Area(level, completeness, records)
    columns = read_entry_columns(folder)
    return tuple(
        Coverage(
            country=country,
            level=finest(levels[country]),
            completeness=completeness,
            first_entry=first,
            last_entry=last,
            doors=int(columns.first_door[last] - columns.first_door[first]),
            regions=areas.get((country, True), {}),
            postcode_areas=areas.get((country, False), {}),
        )
        for country, first, last in runs
    )


def _countries_with_units(counted: Iterable[tuple[str, int, int]]) -> frozenset[str]:
    """The countries of which a gazetteer holds units, from the units and the records of their areas.

    >>> sorted(_countries_with_units([("IS", 1, 100), ("NL", 8, 100), ("NL", 0, 50)]))
    ['NL']
    """
    units: Counter[str] = Counter()
    records: Counter[str] = Counter()
    for country, here, among in counted:
        units[country] += here
        records[country] += among
    return frozenset(each for each in records if units[each] >= UNITS_FROM * records[each] > 0)


def finest(levels: Sequence[Granularity]) -> Granularity:
    """The finest of some levels.

    >>> finest(["locality", "premise"])
    'premise'
    """
    return min(levels, key=GRANULARITIES.index)
