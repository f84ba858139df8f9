"""Columns of zones: the number of a strip of the earth, which tells in which of a family of systems x and y are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from addrkit.columns.columns import FieldSource
from addrkit.columns.names import FILE, plain
from addrkit.columns.sample import Sample
from addrkit.columns.systems import are_systems, fits
from addrkit.locale.data import read_data

_ZONE = re.compile(r"(\d{1,2})(?:\.0+)?(?: ?[a-z])?", re.IGNORECASE)
"""A zone, with the letter of its band perhaps: "8", "23S"."""


def zone_in(cell: str) -> int | None:
    """The zone that a cell names; None for a cell that does not.

    >>> zone_in("08"), zone_in("23S"), zone_in("8.0"), zone_in("Zona 8")
    (8, 23, 8, None)
    """
    found = _ZONE.fullmatch(cell.strip())
    return int(found[1]) if found else None


def zoned_columns(
    columns: tuple[str, ...], fields: Mapping[str, FieldSource], country: str | None, rows: Sample
) -> tuple[int, int] | None:
    """The column of zones and the number of the system before the first of them; None where there is none.

    >>> rows = Sample("xyz", [["-142000", "-68000", "8"]])
    >>> fields = {"x": FieldSource((("", (0,)),)), "y": FieldSource((("", (1,)),))}
    >>> zoned_columns(("X座標", "Y座標", "系番号"), fields, "JP", rows)
    (2, 6668)
    """
    axes = [fields[each].places[0] for each in ("x", "y") if each in fields]
    if len(axes) < len("xy"):
        return None
    for at, name in enumerate(columns):
        zones = {zone_in(cell) for cell in rows.texts(at)}
        before = _families().get((country or "", plain(name)))
        if before is None or not zones or None in zones:
            continue
        points = rows.points(*axes)
        systems = [f"EPSG:{before + zone}" for zone in zones if zone is not None]
        if points and are_systems(systems) and any(fits(each, points) for each in systems):
            return at, before
    return None


@cache
def _families() -> Mapping[tuple[str, str], int]:
    """The number before a family's first system, by country and by the plain name of a column of its zones."""
    return {
        (country, plain(str(name))): int(before)
        for country, families in read_data(FILE)["zones"].items()
        for before, names in families.items()
        for name in names
    }
