"""What a gazetteer can confirm, country by country and area by area."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb

from addrkit.gazetteer.entry_columns import read_entry_columns
from addrkit.gazetteer.manifest import AREA_LETTERS, Area, Completeness, Coverage
from addrkit.gazetteer.schema import BUILDING, PLACE
from addrkit.types import GRANULARITIES, Granularity

_LEVELS: tuple[Granularity, ...] = ("locality", "suburb", "street", "premise", "unit")


def coverage_of(
    stage: duckdb.DuckDBPyConnection, folder: Path, completeness: Completeness
) -> tuple[Coverage, ...]:
    """The run of entries of each country, the finest level of its records, and the same for its areas."""
    runs = stage.sql(
        "SELECT coalesce(country, ''), min(entry), max(entry) + 1 FROM entries GROUP BY country ORDER BY 2"
    ).fetchall()
    levels: dict[str, list[Granularity]] = {}
    areas: dict[tuple[str, bool], dict[str, Area]] = {}
    for country, by_region, name, level, records in stage.sql(
        f"""
        SELECT coalesce(country, ''), region IS NOT NULL, coalesce(region, upper(left(postcode, {AREA_LETTERS}))),
               max(CASE WHEN kind <> {PLACE} AND unit IS NOT NULL THEN 4
                        WHEN number > 0 OR kind = {BUILDING} THEN 3
                        WHEN kind <> {PLACE} THEN 2
                        WHEN suburb IS NOT NULL THEN 1 ELSE 0 END), count(*)
        FROM keyed_entries GROUP BY ALL ORDER BY ALL
        """
    ).fetchall():
        levels.setdefault(country, []).append(_LEVELS[level])
        if name is not None:
            areas.setdefault((country, by_region), {})[name] = Area(_LEVELS[level], completeness, records)
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


def finest(levels: Sequence[Granularity]) -> Granularity:
    """The finest of some levels.

    >>> finest(["locality", "premise"])
    'premise'
    """
    return min(levels, key=GRANULARITIES.index)
