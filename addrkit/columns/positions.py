"""Where the records of a register lie: which columns are degrees, and of which system others are."""

from __future__ import annotations

from collections.abc import Mapping

from addrkit.columns.axes import in_degrees, system_of
from addrkit.columns.candidates import ColumnCandidate
from addrkit.columns.columns import FieldSource
from addrkit.columns.layouts import Layout
from addrkit.columns.options import ColumnOptions
from addrkit.columns.points import projected
from addrkit.columns.regional_systems import regional_systems
from addrkit.columns.sample import Sample
from addrkit.columns.systems import are_systems, fits, fitting_systems

POSITIONS = ("lat", "lon", "x", "y", "point")
"""Fields that place a record."""
_PAIR = 2


def as_degrees(
    columns: tuple[str, ...], some: tuple[ColumnCandidate, ...], rows: Sample
) -> tuple[ColumnCandidate, ...]:
    """The candidates, x and y as longitude and latitude where their cells are degrees and nothing else is."""
    some = tuple(each for each in some if each.meaning.field != "crs" or are_systems(rows.texts(each.place)))
    by_field = {each.meaning.field: each for each in some}
    if not {"x", "y"} <= by_field.keys() or not by_field.keys().isdisjoint(("lat", "lon")):
        return some
    x, y = by_field["x"], by_field["y"]
    degrees = in_degrees(columns, x.place, y.place, rows)
    return (*(each for each in some if not degrees or each not in (x, y)), *degrees)


def systems_of(
    columns: tuple[str, ...],
    layout: Layout | None,
    fields: Mapping[str, FieldSource],
    said: ColumnOptions,
    rows: Sample,
) -> tuple[str, ...]:
    """The systems that x and y may be of, where no layout tells it and they are read: one if it is told."""
    if said.crs:
        return (said.crs,)
    if (layout and layout.crs) or {"lat", "lon"} <= fields.keys() or "crs" in fields:
        return ()
    axes = tuple(fields[each].places[0] for each in ("x", "y") if each in fields)
    if len(axes) == _PAIR:
        points = rows.points(*axes)
    else:
        axes = fields["point"].places if "point" in fields else ()
        points = projected(rows.texts(axes[0])) if axes else []
        if not points:
            return ()
    named = system_of(columns, axes)
    if named and (not points or fits(named, points)):
        return (named,)
    country = said.country or (layout.country if layout else None)
    if not country:
        return ()
    region = fields.get("region")
    cells = [cell.strip() for at in region.places for cell in rows.texts(at)] if region else []
    return fitting_systems(country, points) or regional_systems(country, cells, points)
