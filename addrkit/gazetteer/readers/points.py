"""Where records lie: degrees out of projected coordinates, of geometries as text, and of pairs in one cell."""

from __future__ import annotations

import binascii
from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from addrkit.columns.points import is_binary_geometry, written_point
from addrkit.columns.systems import are_systems, area_of, goes_north, system_in, transformer
from addrkit.columns.zones import zone_in
from addrkit.errors import UsageError
from addrkit.gazetteer.readers.overture import points

if TYPE_CHECKING:
    from pyproj import Transformer

Floats = NDArray[np.float64]
_NUMBER = r"([-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)"


def degrees_of(x: pa.Array, y: pa.Array, crs: str, *, told: bool = True) -> tuple[Floats, Floats]:
    """Longitude and latitude of projected coordinates, NaN where they are none. Raises UsageError for no system.

    Some countries call the axis to the north x, and some leave out a sign that all coordinates have: where no point
    lies in the system's own area, the axes are read so that most do. Unless the system is `told`, points that do not
    lie there are none: it was read out of a name.
    """
    across, up = _floats(x), _floats(y)
    across, up = (up, across) if goes_north(crs) else (across, up)
    ways = ((across, up), (up, across), (-across, -up), (-up, -across))
    lon, lat = _transformed(*ways[0], crs)
    inside = _inside(lon, lat, crs)
    if np.isfinite(across).any() and not inside.any():
        for way in ways[1:]:
            other_lon, other_lat = _transformed(*way, crs)
            other = _inside(other_lon, other_lat, crs)
            if other.sum() > inside.sum():
                lon, lat, inside = other_lon, other_lat, other
    if not told:
        lon[~inside] = lat[~inside] = np.nan
    return lon, lat


def _transformed(x: Floats, y: Floats, crs: str) -> tuple[Floats, Floats]:
    lon, lat = (np.asarray(each, np.float64) for each in _transformer(crs).transform(x, y))
    bad = ~(np.isfinite(lon) & np.isfinite(lat))
    lon[bad] = lat[bad] = np.nan
    return lon, lat


def _inside(lon: Floats, lat: Floats, crs: str) -> NDArray[np.bool_]:
    """Which points lie in the area that a system is made for."""
    west, south, east, north = area_of(crs)
    with np.errstate(invalid="ignore"):
        return (lon >= west) & (lon <= east) & (lat >= south) & (lat <= north)


def degrees_by_zone(x: pa.Array, y: pa.Array, systems: Mapping[int, str]) -> tuple[Floats, Floats]:
    """Degrees of points whose zone, and so their system, the millions of x tell; the zone 0 stands for all."""
    if 0 in systems:
        return degrees_of(x, y, systems[0])
    zones = _floats(x) // 1_000_000
    lon, lat = np.full(len(x), np.nan), np.full(len(x), np.nan)
    for zone, system in systems.items():
        here = zones == zone
        if here.any():
            lon[here], lat[here] = degrees_of(x.filter(pa.array(here)), y.filter(pa.array(here)), system)
    return lon, lat


def degrees_by_row(x: pa.Array, y: pa.Array, systems: pa.Array, before: int = 0) -> tuple[Floats, Floats]:
    """Degrees of points whose system each row names by its number, "31256", or by a zone behind the number `before`."""
    lon, lat = np.full(len(x), np.nan), np.full(len(x), np.nan)
    for cell in systems.drop_null().unique().to_pylist():
        zone = zone_in(cell) if before else None
        system = system_in(cell) if zone is None else f"EPSG:{before + zone}"
        if system is not None and are_systems([system]):
            here = pc.fill_null(pc.equal(systems, cell), False)
            at = here.to_numpy(zero_copy_only=False)
            lon[at], lat[at] = degrees_of(x.filter(here), y.filter(here), system, told=False)
    return lon, lat


def points_of(column: pa.Array) -> tuple[Floats, Floats, NDArray[np.bool_]]:
    """Longitude, latitude, and whether it is a point or nothing at all: WKB in hexadecimal, WKT, GeoJSON, or
    "lat,lon".
    """
    length = len(column)
    lon, lat = np.full(length, np.nan), np.full(length, np.nan)
    fine = ~column.is_valid().to_numpy(zero_copy_only=False)
    binary: dict[int, bytes] = {}
    for at, text in enumerate(column.to_pylist()):
        if text is None:
            continue
        if is_binary_geometry(text):
            try:
                binary[at] = binascii.unhexlify(text.strip())
            except binascii.Error:
                continue
        elif found := written_point(text):
            lon[at], lat[at], fine[at] = found.x, found.y, True
    if binary:
        places = list(binary)
        lon[places], lat[places], fine[places] = points(pa.array(list(binary.values()), pa.binary()))
    return lon, lat, fine


def check_crs(crs: str) -> str:
    """A coordinate reference system that exists. Raises UsageError for another."""
    _transformer(crs)
    return crs


def _transformer(crs: str) -> Transformer:
    from pyproj.exceptions import CRSError

    try:
        return transformer(crs)
    except CRSError as error:
        raise UsageError(
            f"there is no coordinate system {crs[:40]!r}: write for example --crs EPSG:28992"
        ) from error


def _floats(column: pa.Array) -> Floats:
    plain = pc.replace_substring(column, ",", ".")
    shaped = pc.match_substring_regex(plain, rf"^{_NUMBER}$")
    kept = pc.if_else(pc.fill_null(shaped, False), plain, pa.scalar(None, pa.string()))
    return np.asarray(kept.cast(pa.float64()).to_numpy(zero_copy_only=False), np.float64)
