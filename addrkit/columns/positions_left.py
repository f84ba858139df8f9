"""What is said of a register's positions that are not read, or of which no system is known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from addrkit.columns.columns import Columns, shown
from addrkit.columns.kinds import looks_like
from addrkit.columns.sample import Sample
from addrkit.columns.systems import fitting_systems

_PAIR = 2
_MOST_SYSTEMS = 3
_COORDINATE = re.compile(r"-?\d{5,8}(?:[.,]\d+)?")
"""Metres from where a system begins."""


def positions_left(columns: Columns, rows: Sample) -> list[str]:
    """A sentence for coordinates whose system nothing tells, or for columns of a position that are not read."""
    return (_without_system(columns) if _has_no_system(columns) else []) + _degrees_left(columns, rows)


def _without_system(columns: Columns) -> list[str]:
    systems = " or ".join(f"--crs {each}" for each in (columns.systems[:_MOST_SYSTEMS] or ["EPSG:NUMBER"]))
    more = columns.systems[_MOST_SYSTEMS:]
    systems += (
        f", or {'another that fits' if more[1:] else 'one more that fits'}: {', '.join(more)}" if more else ""
    )
    return [
        (
            f"{columns.used['x']} and {columns.used['y']} are coordinates of a system that is not told, so that no"
            f" record is placed: name it with {systems}"
        )
    ]


def _degrees_left(columns: Columns, rows: Sample) -> list[str]:
    """A sentence for a register's two columns of degrees, where no position is read."""
    if not {"lat", "lon", "x", "y", "point"}.isdisjoint(columns.fields):
        return []
    some = [name for at, name in columns.left if looks_like("lon", rows.texts(at))]
    if len(some) != _PAIR:
        return _pairs_left(columns, rows)
    one, two = some
    told = f"no position is read, and {shown(one)} and {shown(two)} hold degrees"
    return [f'{told}: type --map "lat={one}" --map "lon={two}", or the other way round']


def _pairs_left(columns: Columns, rows: Sample) -> list[str]:
    """A sentence for a register's two columns of coordinates that lie in the country by one of its systems.

    Their names differ in a letter, and two numbers of anything else lie there by chance alone.
    """
    if rows.country is None:
        return []
    some = [(at, name) for at, name in columns.left if _are_coordinates(rows.texts(at))]
    pairs = [
        (one, two)
        for (at, one), (other, two) in pairwise(some)
        if other - at == 1
        and len(one) == len(two)
        and sum(a != b for a, b in zip(one, two, strict=True)) == 1
        and fitting_systems(rows.country, rows.points(at, other))
    ]
    if len(pairs) != 1:
        return []
    [(one, two)] = pairs
    told = f"no position is read, and {shown(one)} and {shown(two)} hold coordinates"
    return [f'{told}: type --map "x={one}" --map "y={two}"']


def _are_coordinates(cells: Sequence[str]) -> bool:
    return len({*cells}) > 1 and all(map(_COORDINATE.fullmatch, cells))


def _has_no_system(columns: Columns) -> bool:
    """Whether coordinates are read that are no degrees, and nothing tells of which system they are."""
    projected = {"x", "y"} <= columns.fields.keys() and not {"lat", "lon"} <= columns.fields.keys()
    return (
        projected
        and {"point", "crs"}.isdisjoint(columns.fields)
        and not columns.crs
        and not (columns.layout and columns.layout.crs)
    )
