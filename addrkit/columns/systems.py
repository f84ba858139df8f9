"""Of which system projected coordinates may be: told by names, by a country, and by where their points would lie."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from addrkit.columns.concepts import FILE
from addrkit.locale.data import read_data

if TYPE_CHECKING:
    from pyproj import Transformer

_BESIDE_ZONE, _BESIDE_AREA = 14.0, 0.5
"""Degrees."""
_MOST_POINTS = 20
"""Points of a sample that are placed."""
Box = tuple[float, float, float, float]
"""West, south, east, north."""
WORLD: Box = (-180.0, -90.0, 180.0, 90.0)


_NUMBERED = re.compile(r"(?i)(?:urn:ogc:def:crs:)?(?:EPSG:*)?([2-9]\d{3}|[1-3]\d{4})")


def system_in(cell: str) -> str | None:
    """The system that a cell names by its number; None for a cell that does not.

    >>> system_in("31256"), system_in("epsg:25833"), system_in("12")
    ('EPSG:31256', 'EPSG:25833', None)
    """
    found = _NUMBERED.fullmatch(cell.strip())
    return f"EPSG:{found[1]}" if found else None


def are_systems(cells: Sequence[str]) -> bool:
    """Whether all cells name systems that there are, and not those of degrees.

    >>> are_systems(["31254", "31256"]), are_systems(["9999"]), are_systems(["4258"]), are_systems([])
    (True, False, False, False)
    """
    return bool(cells) and all((named := system_in(cell)) and _is_projected(named) for cell in cells)


@lru_cache(64)
def _is_projected(crs: str) -> bool:
    from pyproj import CRS
    from pyproj.exceptions import CRSError

    try:
        return bool(CRS.from_user_input(crs).is_projected)
    except CRSError:
        return False


@lru_cache(8)
def transformer(crs: str) -> Transformer:
    """What makes degrees of a system's coordinates, longitude first. Raises `pyproj.exceptions.CRSError`."""
    from pyproj import Transformer

    return Transformer.from_crs(crs, "EPSG:4326", always_xy=True)


@lru_cache(64)
def goes_north(crs: str) -> bool:
    """Whether the x of a system is its northing wherever it is published, as in Japan.

    >>> goes_north("EPSG:6676"), goes_north("EPSG:25832")
    (True, False)
    """
    number = _NUMBERED.fullmatch(crs)
    spans = read_data(FILE)["x_to_the_north"]
    return number is not None and any(first <= int(number[1]) <= last for first, last in spans)


@lru_cache(64)
def area_of(crs: str) -> Box:
    """The area that a system is used in: that which it is made for, and what lies near."""
    from pyproj import CRS

    found = CRS.from_user_input(crs)
    area = found.area_of_use
    if area is None:
        return WORLD
    # Countries are wider than a zone and use one for all.
    margin = _BESIDE_ZONE if "zone" in found.name else _BESIDE_AREA
    return area.west - margin, area.south - _BESIDE_AREA, area.east + margin, area.north + _BESIDE_AREA


def ways_of(x: float, y: float) -> Iterator[tuple[float, float]]:
    """A point as it may be meant: some countries call the axis to the north x, and some leave out a common sign."""
    yield from ((x, y), (y, x), (-x, -y), (-y, -x))


def fits(crs: str, points: Sequence[tuple[float, float]], box: Box = WORLD) -> bool:
    """Whether all points lie in the area of a system and in a box, whichever way their axes are meant.

    >>> fits("EPSG:28992", [(121000.0, 487000.0)]), fits("EPSG:28992", [(650000.0, 1239000.0)])
    (True, False)
    """
    area = area_of(crs)
    west, south, east, north = (
        max(area[0], box[0]),
        max(area[1], box[1]),
        min(area[2], box[2]),
        min(area[3], box[3]),
    )
    for way in zip(*(list(ways_of(*point)) for point in points[:_MOST_POINTS]), strict=True):
        placed = [transformer(crs).transform(*point) for point in way]
        if all(west <= lon <= east and south <= lat <= north for lon, lat in placed):
            return True
    return False


def fitting_systems(country: str, points: Sequence[tuple[float, float]]) -> tuple[str, ...]:
    """The systems of a country in which all points lie within it, the usual one first.

    >>> fitting_systems("LT", [(582000.0, 6062000.0)]), fitting_systems("US", [(1.0, 2.0)])
    (('EPSG:3346',), ())
    """
    box = read_data("country_bounds.yaml").get(country)
    if box is None or not points:
        return ()
    south, west, north, east = map(float, box)
    systems = (f"EPSG:{number}" for number in read_data(FILE)["national"].get(country, ()))
    return tuple(each for each in systems if fits(each, points, (west, south, east, north)))
