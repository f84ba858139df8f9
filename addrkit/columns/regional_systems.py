"""Systems of coordinates that each region of a country has of its own, by their names: those of American states."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from addrkit.columns.concepts import FILE
from addrkit.columns.systems import fits
from addrkit.locale.country_tables import described, i18n_formats, regions_of
from addrkit.locale.data import read_data
from addrkit.locale.text import fold


def regional_systems(
    country: str, regions: Sequence[str], points: Sequence[tuple[float, float]]
) -> tuple[str, ...]:
    """The systems of the only region that cells name in which all points lie, the oldest number first.

    >>> regional_systems("US", ["MD", "MD"], [(1452500.2, 486500.1)]), regional_systems("FR", ["MD"], [(1.0, 2.0)])
    (('EPSG:2248',), ())
    """
    lead = read_data(FILE)["regional"].get(country)
    named = {fold(cell) for cell in regions}
    if lead is None or len(named) != 1 or not points:
        return ()
    keys, shown, _ = regions_of(i18n_formats(country), described(country))
    name = shown.get(keys.get(named.pop(), ""))
    return tuple(each for each in _called(f"{lead}{name} ") if fits(each, points)) if name else ()


@cache
def _called(beginning: str) -> tuple[str, ...]:
    """The systems whose names begin so, or are that."""
    from pyproj.database import query_crs_info
    from pyproj.enums import PJType

    some = query_crs_info("EPSG", PJType.PROJECTED_CRS)
    found = sorted(int(each.code) for each in some if f"{each.name} ".startswith(beginning))
    return tuple(f"EPSG:{code}" for code in found)
