"""Columns of geometries by their cells, whatever they are called: "POINT(2.3 48.8)", "48.869, 2.331"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from addrkit.columns.candidates import ColumnCandidate
from addrkit.columns.direct import GUESSED, Meaning
from addrkit.columns.sample import Sample

_NUMBER = r"([-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)"
_GEOMETRIES = (
    # Well-known text, and a point as GeoJSON writes it.
    re.compile(
        rf"\s*(?:SRID=\d+;)?\s*POINT\s*(?:ZM|Z|M)?\s*\(\s*{_NUMBER}\s+{_NUMBER}[^)]*\)\s*", re.IGNORECASE
    ),
    re.compile(
        rf'\s*\{{.*"coordinates"\s*:\s*\[\s*{_NUMBER}\s*,\s*{_NUMBER}\s*(?:,[^\[\]]*)?\].*\}}\s*', re.DOTALL
    ),
)
_PAIR = re.compile(rf"\s*[\[(]?\s*{_NUMBER}\s*([,;\s])\s*{_NUMBER}\s*[\])]?\s*")
_HEX = re.compile(r"\s*[0-9A-Fa-f]{42,}\s*")
"""A geometry as databases write it."""
_FRACTION = re.compile(r"\.\d{2}")
_SIGNS = (",", ";")
_LARGEST = (180.0, 90.0)
"""Degrees of longitude and of latitude."""


@dataclass(frozen=True, slots=True)
class WrittenPoint:
    """A point as a cell writes it."""

    x: float
    """The longitude, or the axis to the east."""
    y: float
    sign: str
    """What stands between a latitude and a longitude; empty in a geometry, which has the longitude first."""


def written_point(cell: str) -> WrittenPoint | None:
    """The point that a cell holds: well-known text, GeoJSON, or "latitude, longitude".

    >>> written_point("POINT (4.573e5 4.9633E6)")
    WrittenPoint(x=457300.0, y=4963300.0, sign='')
    >>> written_point("48.869, 2.331").y, written_point("48.869 2.331").sign, written_point("POLYGON((1 2))")
    (48.869, ' ', None)
    """
    for shape in _GEOMETRIES:
        if found := shape.fullmatch(cell):
            return WrittenPoint(float(found[1]), float(found[2]), "")
    if found := _PAIR.fullmatch(cell):
        return WrittenPoint(float(found[3]), float(found[1]), found[2])
    return None


def is_binary_geometry(cell: str) -> bool:
    """Whether a cell may be a geometry as databases write it, in figures of sixteen.

    >>> is_binary_geometry("0101000000" + "0" * 32), is_binary_geometry("48.8, 2.3")
    (True, False)
    """
    return _HEX.fullmatch(cell) is not None


def points_by_cells(columns: Sequence[str], passed: Collection[int], rows: Sample) -> list[ColumnCandidate]:
    """The only column whose cells are points in degrees, one in a cell.

    >>> rows = Sample(["a", "b"], [["1", "48.869, 2.331"], ["2", "48.875, 2.393"]])
    >>> [each.name for each in points_by_cells(["a", "b"], (), rows)]
    ['b']
    """
    found = [at for at in range(len(columns)) if at not in passed and _are_points(rows.texts(at))]
    return [ColumnCandidate(at, columns[at], Meaning("point", rank=GUESSED)) for at in found[:1]]


def readable(found: Sequence[ColumnCandidate], rows: Sample) -> list[ColumnCandidate]:
    """The candidates without those of geometries that are no points in any row: shapes of parcels.

    >>> shape = ColumnCandidate(0, "geom", Meaning("point"))
    >>> readable([shape], Sample(["geom"], [["MULTIPOLYGON(((1 2, 3 4, 1 2)))"]]))
    []
    """
    return [
        each
        for each in found
        if each.meaning.field != "point"
        or not (cells := rows.texts(each.place))
        or any(is_binary_geometry(cell) or written_point(cell) for cell in cells)
    ]


def projected(cells: Sequence[str]) -> list[tuple[float, float]]:
    """The x and y of geometries that are no degrees; nothing if all are, or are no points.

    >>> projected(["POINT(457300.1 4963300.2)"]), projected(["POINT(2.3 48.8)"])
    ([(457300.1, 4963300.2)], [])
    """
    points = [(found.x, found.y) for found in map(written_point, cells) if found and not found.sign]
    return points if any(not _is_degrees(*point) for point in points) else []


def _are_points(cells: Sequence[str]) -> bool:
    points = [found for cell in cells if (found := written_point(cell))]
    if not points or len(points) < len(cells) or not all(_is_degrees(each.x, each.y) for each in points):
        return False
    # Two numbers may be of anything, unless both are as exact as degrees are.
    pairs = all(each.sign in _SIGNS for each in points) and all(map(_FRACTION.search, cells))
    return pairs or not any(each.sign for each in points)


def _is_degrees(lon: float, lat: float) -> bool:
    return abs(lon) <= _LARGEST[0] and abs(lat) <= _LARGEST[1]
