"""Columns of geometries by their cells, whatever they are called: "POINT(2.3 48.8)", "48.869, 2.331"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from addrkit.columns.candidates import ColumnCandidate
from addrkit.columns.direct import GUESSED, Meaning
from addrkit.columns.sample import Sample

_NUMBER = r"([-+]?\d+(?:\.\d+)?)"
_WKT = re.compile(
    rf"\s*(?:SRID=\d+;)?\s*POINT\s*(?:ZM|Z|M)?\s*\(\s*{_NUMBER}\s+{_NUMBER}[^)]*\)\s*", re.IGNORECASE
)
_JSON = re.compile(
    rf'\s*\{{.*"coordinates"\s*:\s*\[\s*{_NUMBER}\s*,\s*{_NUMBER}\s*(?:,[^\[\]]*)?\].*\}}\s*', re.DOTALL
)
_HEX = re.compile(r"\s*[0-9A-Fa-f]{42,}\s*")
_PAIR = re.compile(rf"\s*[\[(]?\s*{_NUMBER}\s*[,;]\s*{_NUMBER}\s*[\])]?\s*")
_BLANK = re.compile(rf"\s*{_NUMBER}\s+{_NUMBER}\s*")
_FRACTION = re.compile(r"\.\d{2}")
_LARGEST = (180.0, 90.0)
"""Degrees of longitude and of latitude."""


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
        or any(shape.fullmatch(cell) for cell in cells for shape in (_WKT, _JSON, _PAIR, _HEX, _BLANK))
    ]


def projected(cells: Sequence[str]) -> list[tuple[float, float]]:
    """The x and y of geometries that are no degrees; nothing if all are, or are no points.

    >>> projected(["POINT(457300.1 4963300.2)"]), projected(["POINT(2.3 48.8)"])
    ([(457300.1, 4963300.2)], [])
    """
    points = [(float(found[1]), float(found[2])) for found in map(_WKT.fullmatch, cells) if found]
    return points if any(not _is_degrees(*point) for point in points) else []


def _are_points(cells: Sequence[str]) -> bool:
    if not cells:
        return False
    shapes = [_WKT.fullmatch(cell) for cell in cells]
    if all(shapes):
        return all(_is_degrees(float(found[1]), float(found[2])) for found in shapes if found)
    pairs = [_PAIR.fullmatch(cell) for cell in cells]
    told = all(pairs) and all(map(_FRACTION.search, cells))
    return told and all(_is_degrees(float(found[2]), float(found[1])) for found in pairs if found)


def _is_degrees(lon: float, lat: float) -> bool:
    return abs(lon) <= _LARGEST[0] and abs(lat) <= _LARGEST[1]
