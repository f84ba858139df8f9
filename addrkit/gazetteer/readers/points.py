"""Where records lie: degrees out of projected coordinates, of geometries as text, and of pairs in one cell."""

from __future__ import annotations

import binascii
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from addrkit.errors import UsageError
from addrkit.gazetteer.readers.overture import points

if TYPE_CHECKING:
    from pyproj import Transformer

Floats = NDArray[np.float64]
_NUMBER = r"([-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)"
_WKT = re.compile(
    rf"\s*(?:SRID=\d+;)?\s*POINT\s*(?:Z|M|ZM)?\s*\(\s*{_NUMBER}\s+{_NUMBER}[^)]*\)\s*", re.IGNORECASE
)
_PAIR = re.compile(rf"\s*[\[(]?\s*{_NUMBER}\s*[,;\s]\s*{_NUMBER}\s*[\])]?\s*")
_HEX = re.compile(r"\s*[0-9A-Fa-f]{42,}\s*")


def degrees_of(x: pa.Array, y: pa.Array, crs: str) -> tuple[Floats, Floats]:
    """Longitude and latitude of projected coordinates, NaN where they are none. Raises UsageError for no system."""
    lon, lat = _transformer(crs).transform(_floats(x), _floats(y))
    found_lon, found_lat = np.asarray(lon, np.float64), np.asarray(lat, np.float64)
    bad = ~(np.isfinite(found_lon) & np.isfinite(found_lat))
    found_lon[bad] = found_lat[bad] = np.nan
    return found_lon, found_lat


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


def points_of(column: pa.Array) -> tuple[Floats, Floats, NDArray[np.bool_]]:
    """Longitude, latitude, and whether it is a point or nothing at all: WKB in hexadecimal, WKT, or "lat,lon"."""
    length = len(column)
    lon, lat = np.full(length, np.nan), np.full(length, np.nan)
    fine = ~column.is_valid().to_numpy(zero_copy_only=False)
    binary: dict[int, bytes] = {}
    for at, text in enumerate(column.to_pylist()):
        if text is None:
            continue
        if _HEX.fullmatch(text):
            try:
                binary[at] = binascii.unhexlify(text.strip())
            except binascii.Error:
                continue
        elif found := _WKT.fullmatch(text):
            lon[at], lat[at], fine[at] = float(found[1]), float(found[2]), True
        elif found := _PAIR.fullmatch(text):
            lat[at], lon[at], fine[at] = float(found[1]), float(found[2]), True
    if binary:
        places = list(binary)
        lon[places], lat[places], fine[places] = points(pa.array(list(binary.values()), pa.binary()))
    return lon, lat, fine


def check_crs(crs: str) -> str:
    """A coordinate reference system that exists. Raises UsageError for another."""
    _transformer(crs)
    return crs


@lru_cache(8)
def _transformer(crs: str) -> Transformer:
    from pyproj import Transformer
    from pyproj.exceptions import CRSError

    try:
        return Transformer.from_crs(crs, "EPSG:4326", always_xy=True)
    except CRSError as error:
        raise UsageError(
            f"there is no coordinate system {crs[:40]!r}: write for example --crs EPSG:28992"
        ) from error


def _floats(column: pa.Array) -> Floats:
    plain = pc.replace_substring(column, ",", ".")
    shaped = pc.match_substring_regex(plain, rf"^{_NUMBER}$")
    kept = pc.if_else(pc.fill_null(shaped, False), plain, pa.scalar(None, pa.string()))
    return np.asarray(kept.cast(pa.float64()).to_numpy(zero_copy_only=False), np.float64)
