"""From a table to records: the columns that are read, joined, cut, filtered and placed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from addrkit.columns import ColumnOptions, Columns, read_columns
from addrkit.gazetteer.readers.joined import (
    dropped,
    field_of,
    flats_of_buildings,
    named_numbers,
    postcode_and_city,
    said,
)
from addrkit.gazetteer.readers.names import each_value, ordinary_case, other_names
from addrkit.gazetteer.readers.points import check_crs, degrees_by_row, degrees_by_zone, degrees_of, points_of
from addrkit.gazetteer.readers.separated import degrees, rows_of
from addrkit.gazetteer.readers.tabular import Tabular
from addrkit.gazetteer.readers.units_within import number_apart, street_apart, units_apart
from addrkit.gazetteer.readers.whole import cut
from addrkit.gazetteer.refusal import Refusal, summed
from addrkit.gazetteer.schema import TEXT_COLUMNS
from addrkit.locale.country import described_countries
from addrkit.locale.country_tables import words_of

NO_POINT = "a geometry that is no point"
NOUGHTS = ("0", "00", "000", "0000", "00000")
"""What registers write as the number of a house or a flat that has none."""


_PADDING = r"(^|[^0-9A-Za-z])0+([1-9])"
"""Noughts before a number."""


def columns_of(table: Tabular, options: ColumnOptions) -> Columns:
    """What is read of a table. Raises as `read_columns`."""
    if options.crs:
        check_crs(options.crs)
    return read_columns(table.header, options, use="build", name=str(table.path), sample=table.sample)


@dataclass(frozen=True, slots=True)
class _Reading:
    """What is the same for all batches of a table."""

    table: Tabular
    columns: Columns
    options: ColumnOptions
    capitals: tuple[str, ...]

    @property
    def file(self) -> str:
        return self.table.path.name


def records_of(
    table: Tabular, columns: Columns, options: ColumnOptions, capitals: Sequence[str] = ()
) -> Iterator[pa.RecordBatch | Refusal]:
    """The rows of a table as `schema.ROWS`, and what cannot be used of them.

    `capitals` are fields that are written in capitals alone, beside those of the layout.
    """
    places = sorted(
        {
            *(place for source in columns.fields.values() for place in source.places),
            *(place for some in columns.others.values() for place in some),
            *(each.place for each in columns.filters),
        }
    )
    layout = columns.layout
    shouted = (*capitals, *(layout.capitals if layout else ()))
    reading = _Reading(table, columns, options, shouted)
    before = 0
    for cells in table.read(places):
        if isinstance(cells, Refusal):
            yield cells
            continue
        length = len(next(iter(cells.values()))) if cells else 0
        yield from _batch(reading, cells, length, before)
        before += length


def _batch(
    reading: _Reading, cells: Mapping[int, pa.Array], length: int, before: int
) -> Iterator[pa.RecordBatch | Refusal]:
    kept = pa.array([True] * length, pa.bool_())
    refused: list[Refusal] = []
    for reason, drops in dropped(reading.columns.filters, cells, length):
        out = pc.and_(drops, kept)
        kept = pc.and_(kept, pc.invert(drops))
        if number := pc.sum(out).as_py():
            first = before + pc.index(out, True).as_py() + 1
            refused.append(Refusal(reason, number, reading.file, first))
    numbers = pa.array(np.arange(before + 1, before + 1 + length)).filter(kept)
    cells = {place: column.filter(kept) for place, column in cells.items()}
    rows, more = _rows(reading, cells, numbers)
    yield rows
    yield from summed([*refused, *more])


def _no_number_words(country: str | None, named: pa.Array | None) -> frozenset[str]:
    """The words for a number that does not exist, in the country of a table or those that its rows name."""
    codes = {country} if country else {*(named.unique().to_pylist() if named is not None else ())}
    known = {*described_countries()}.intersection(each.upper() for each in codes if each)
    return frozenset().union(*(words_of(code, "no_number_words") for code in known))


def _rows(
    reading: _Reading, cells: Mapping[int, pa.Array], numbers: pa.Array
) -> tuple[pa.RecordBatch, list[Refusal]]:
    length = len(numbers)
    file, columns, options = reading.file, reading.columns, reading.options
    found = {name: field_of(source, cells, name) for name, source in columns.fields.items()}
    layout = columns.layout
    country = options.country or (layout.country if layout else None)
    refused: list[Refusal] = []
    if "house_number" in found:
        empty = pa.nulls(length, pa.string())
        number = found["house_number"]
        if columns.padded:
            number = pc.replace_substring_regex(number, _PADDING, r"\1\2")
        number = _without(number, (*NOUGHTS, *(layout.no_number if layout else ())))
        none = _no_number_words(country, found.get("country"))
        named = found.get("building", empty)
        found["house_number"] = number
        _set_units_apart(found, country)
        found["house_number"], found["building"] = named_numbers(found["house_number"], named, none)
    if "unit" in found:
        found["unit"] = _without(found["unit"], NOUGHTS)
    if "building" in found:
        unit = found.get("unit", pa.nulls(length, pa.string()))
        found["unit"], found["building"] = flats_of_buildings(unit, found["building"])
    if "postcode_city" in found:
        codes, names = postcode_and_city(found.pop("postcode_city"))
        found["postcode"] = pc.coalesce(found["postcode"], codes) if "postcode" in found else codes
        found["city"] = pc.coalesce(found["city"], names) if "city" in found else names
    text = _text(found)
    if text is not None:
        first = numbers[0].as_py() if length else 1
        made, doubted = cut(text, found, country, file, first)
        found |= made
        refused += doubted
    lon, lat, misplaced = _positions(columns, options, found, length)
    if misplaced is not None and misplaced.any():
        where = int(np.flatnonzero(misplaced)[0])
        refused.append(Refusal(NO_POINT, int(misplaced.sum()), file, numbers[where].as_py()))
        keep = pa.array(~misplaced)
        found = {name: column.filter(keep) for name, column in found.items()}
        cells = {place: column.filter(keep) for place, column in cells.items()}
        lon, lat = (None if each is None else each.filter(keep) for each in (lon, lat))
        length = int((~misplaced).sum())
    for name in reading.capitals:
        if name in found:
            found[name] = each_value(found[name], ordinary_case)
    for name, field in (("other_streets", "street"), ("other_cities", "city")):
        others = [each_value(said(cells[place]), ordinary_case) for place in columns.others.get(name, ())]
        if others and field in found:
            found[name] = other_names(found[field], *others)
    if layout and layout.country and "country" not in found:
        found["country"] = pa.array([layout.country]).take(pa.array(np.zeros(length, np.int8)))
    fields = {
        name: column
        for name, column in found.items()
        if name in (*TEXT_COLUMNS, "other_streets", "other_cities")
    }
    placed = {name: each for name, each in (("lat", lat), ("lon", lon)) if each is not None}
    return rows_of({**fields, **placed}, length), refused


def _set_units_apart(found: dict[str, pa.Array], country: str | None) -> None:
    """Units that stand in the columns of numbers and streets as units, in place."""
    for name, tell in (("house_number", number_apart), ("street", street_apart)):
        if name in found:
            found[name], unit = units_apart(
                found[name], found.get("unit"), country, found.get("country"), tell
            )
            found |= {"unit": unit} if unit is not None else {}


def _without(cells: pa.Array, none: Sequence[str]) -> pa.Array:
    """Cells, those empty that stand for nothing."""
    return pc.if_else(pc.is_in(cells, pa.array(none, pa.string())), pa.scalar(None, pa.string()), cells)


def _text(found: dict[str, pa.Array]) -> pa.Array | None:
    """The free text that is to be cut, if there is any."""
    parts = [found.pop(name) for name in ("address", "place_line") if name in found]
    if not parts:
        return None
    if len(parts) == 1:
        return parts[0]
    return pc.if_else(
        pc.and_(parts[0].is_valid(), parts[1].is_valid()),
        pc.binary_join_element_wise(*parts, ", "),
        pc.coalesce(*parts),
    )


def _positions(
    columns: Columns, options: ColumnOptions, found: dict[str, pa.Array], length: int
) -> tuple[pa.Array | None, pa.Array | None, np.typing.NDArray[np.bool_] | None]:
    """Longitude, latitude, and which rows have a geometry that is no point."""
    x, y, point, systems = (found.pop(name, None) for name in ("x", "y", "point", "crs"))
    lon, lat = found.pop("lon", None), found.pop("lat", None)
    own = columns.layout.crs if columns.layout and not columns.crs else {}
    if lat is not None and lon is not None:
        if options.crs is None and systems is None:
            return degrees(lon), degrees(lat), None
        x, y = lon, lat
    if x is not None and y is not None and (columns.crs or own or systems is not None):
        if columns.crs:
            wide, high = degrees_of(x, y, columns.crs, told=options.crs is not None)
        elif systems is not None:
            wide, high = degrees_by_row(x, y, systems, columns.zones)
        else:
            wide, high = degrees_by_zone(x, y, own)
        nowhere = ~(x.is_valid().to_numpy(zero_copy_only=False) & y.is_valid().to_numpy(zero_copy_only=False))
        # What is no place in the system stays no number, for the build to tell.
        return pa.array(wide, mask=nowhere), pa.array(high, mask=nowhere), None
    if point is not None:
        wide, high, fine = points_of(point)
        if crs := options.crs or columns.crs:
            across, up = (pa.array([str(each) for each in column], pa.string()) for column in (wide, high))
            wide, high = degrees_of(across, up, crs, told=options.crs is not None)
        return pa.array(wide, from_pandas=True), pa.array(high, from_pandas=True), ~fine
    return None, None, None
