"""The doors nearest to a place."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from addrkit.gazetteer.distance import KM_IN_DEGREE, kilometres
from addrkit.gazetteer.store import Gazetteer
from addrkit.locale.format import format_address
from addrkit.suggest.groups import building_id
from addrkit.types import Address, Nearby, Record

FIRST_METRES = 100.0
"""Where the first look ends; each next one goes four times as far."""
FARTHER = 4.0
MOST_ROWS = 5_000
"""Doors of a gazetteer whose distances are compared: the nearest of them. Towers have hundreds at one place."""
MOST_UNITS = 2_000


class _Door(NamedTuple):
    metres: float
    gazetteer: Gazetteer
    row: int


def nearby(
    gazetteers: Sequence[Gazetteer],
    place: tuple[float, float],
    limit: int,
    radius: float,
    countries: Collection[str] = (),
) -> list[Nearby]:
    """The doors within `radius` metres of a latitude and a longitude in degrees, the nearest first, a building once."""
    reach = min(FIRST_METRES, radius)
    while True:
        found = _within(gazetteers, place, limit, reach, countries)
        if len(found) >= limit or reach >= radius:
            return found
        reach = min(reach * FARTHER, radius)


def _within(
    gazetteers: Sequence[Gazetteer],
    place: tuple[float, float],
    limit: int,
    reach: float,
    countries: Collection[str],
) -> list[Nearby]:
    doors = sorted(
        (door for each in gazetteers for door in _doors(each, place, reach)), key=lambda door: door.metres
    )
    found: dict[Address, Nearby] = {}
    for door in doors:
        if len(found) >= limit:
            break
        record = _as_building(door)
        # Registers have rows for a street or a postcode as a whole, too.
        if record.kind == "premise" and (not countries or record.components.country in countries):
            found.setdefault(
                record.components, Nearby(record, format_address(record.components), door.metres)
            )
    return list(found.values())


def _doors(gazetteer: Gazetteer, place: tuple[float, float], reach: float) -> Iterator[_Door]:
    rows, lat, lon = gazetteer.doors_around(*place, reach / 1_000 / KM_IN_DEGREE)
    metres = 1_000 * kilometres(lat, lon, place)
    order = np.argsort(metres, kind="stable")[:MOST_ROWS]
    for at in order[metres[order] <= reach].tolist():
        yield _Door(float(metres[at]), gazetteer, int(rows[at]))


def _as_building(door: _Door) -> Record:
    """The record of a door; of a unit, that of its building, under the id by which its units are asked for."""
    gazetteer, row = door.gazetteer, door.row
    number, record = gazetteer.record_at(row)
    if record.components.unit is None:
        return record
    entry, written = gazetteer.entry(number), record.components.house_number
    least = max(entry.first_door, row - MOST_UNITS)
    while row > least and gazetteer.door(row - 1).house_number == written:
        row -= 1
    building = replace(record.components, unit=None)
    return replace(record, id=building_id(gazetteer, entry, row), components=building, kind="premise")
