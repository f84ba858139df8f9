"""OpenStreetMap extracts (`.osm.pbf`): addresses of nodes and ways, interpolation lines, places.

A file is read twice: first for where nodes lie, for other names of streets and towns, and for the ends of
interpolation lines; then for addresses. Where nodes lie is kept in a file, so that memory stays bounded.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa

from addrkit.columns import ColumnOptions
from addrkit.errors import InputError
from addrkit.files.opening import first_line, unpacked_file
from addrkit.files.sample import FileSample
from addrkit.gazetteer.readers.osm_interpolation import LineError, between
from addrkit.gazetteer.readers.osm_names import NearbyNames, other_names_of
from addrkit.gazetteer.refusal import Refusal, summed
from addrkit.gazetteer.schema import ROWS

BATCH = 50_000
MAGIC = b"\x0a\x09OSMHeader"
"""What follows the first four bytes of a PBF file: https://wiki.openstreetmap.org/wiki/PBF_Format."""
SETTLEMENTS = frozenset({"city", "town", "village", "hamlet", "isolated_dwelling", "municipality"})
STREET_REACH, TOWN_REACH = 0.02, 0.25
"""Degrees within which a name is that of the same street, or of the same town."""
MOST_NUMBERS = 50
MOST_UNITS = 500
"""Doors that one object may list; more are a slip of the pen."""

_NUMBERED = ("addr:housenumber", "addr:conscriptionnumber", "addr:streetnumber", "addr:housename")
_RANGE = re.compile(r"(\d{1,6})\s*[-–]\s*(\d{1,6})")
# https://wiki.openstreetmap.org/wiki/Key:addr:*; the first that is there counts.
_FIELDS = {
    "building": ("addr:housename",),
    "street": ("addr:street", "addr:place"),
    "unit": ("addr:unit", "addr:door"),
    "suburb": ("addr:suburb", "addr:hamlet", "addr:neighbourhood", "addr:quarter"),
    "city": ("addr:city", "addr:town", "addr:village", "addr:hamlet", "addr:place"),
    "district": ("addr:district", "addr:county", "addr:municipality"),
    "region": ("addr:state", "addr:province", "addr:region"),
    "postcode": ("addr:postcode", "postal_code"),
    "country": ("addr:country",),
}

Row = dict[str, Any]


def looks_like(sample: FileSample) -> bool:
    """Whether a file is PBF of OpenStreetMap."""
    return sample.head[4:].startswith(MAGIC)


def read_osm(path: Path, _options: ColumnOptions) -> Iterator[pa.RecordBatch | Refusal]:
    """The addresses and places of an extract as `schema.ROWS`. Raises InputError."""
    refused: list[Refusal] = []
    with unpacked_file(path) as file, tempfile.TemporaryDirectory(prefix="addrkit.") as folder:
        try:
            rows = _rows(file, Path(folder) / "locations", refused)
            while some := list(islice(rows, BATCH)):
                columns = {each.name: [row.get(each.name) for row in some] for each in ROWS}
                yield pa.RecordBatch.from_pydict(columns, schema=ROWS)
        except (RuntimeError, OSError, ValueError) as error:
            raise InputError(f"cannot read {path}: {first_line(error)}") from error
    for each in summed(refused):
        yield Refusal(each.reason, each.count, path.name, 0, each.first)


def _rows(file: Path, locations: Path, refused: list[Refusal]) -> Iterator[Row]:
    import osmium

    source = osmium.io.File(str(file), "pbf")
    where = osmium.index.create_map(f"sparse_file_array,{locations}")
    streets, towns = NearbyNames(STREET_REACH), NearbyNames(TOWN_REACH)
    line_nodes: set[int] = set()
    yield from _first_pass(osmium, source, where, streets, towns, line_nodes)

    ends: dict[int, Row] = {}
    addressed: Iterable[Any] = osmium.FileProcessor(source, osmium.osm.NODE | osmium.osm.WAY).with_filter(
        osmium.filter.KeyFilter(*_NUMBERED, "addr:interpolation")
    )
    for each in addressed:
        tags = dict(each.tags)
        if each.is_node():
            position = (each.lat, each.lon) if each.location.valid() else None
            name = f"n{each.id}"
            if each.id in line_nodes:
                ends[each.id] = _address(tags)
        elif "addr:interpolation" in tags:
            for row in _line(each, tags, where, ends, refused):
                yield _named(row, streets, towns)
            continue
        else:
            position, name = _centre(each, where), f"w{each.id}"
        for row in _doors(name, _address(tags), tags, position):
            yield _named(row, streets, towns)


def _first_pass(
    osmium: Any, source: Any, where: Any, streets: NearbyNames, towns: NearbyNames, line_nodes: set[int]
) -> Iterator[Row]:
    """Learn positions, other names and the nodes of interpolation lines; gives the places."""
    mapped = (
        osmium.FileProcessor(source, osmium.osm.NODE | osmium.osm.WAY)
        .with_locations(where)
        .with_filter(osmium.filter.KeyFilter("place", "highway", "addr:interpolation"))
    )
    for each in mapped:
        tags = each.tags
        if each.is_way() and "addr:interpolation" in tags:
            line_nodes.update(node.ref for node in each.nodes)
        name = tags.get("name")
        if not name:
            continue
        others = other_names_of(tags, name)
        if each.is_way() and "highway" in tags and others:
            streets.add(name, others, ((n.lat, n.lon) for n in each.nodes if n.location.valid()))
        elif each.is_node() and tags.get("place") in SETTLEMENTS and each.location.valid():
            towns.add(name, others, [(each.lat, each.lon)])
            yield {
                "id": f"n{each.id}",
                "city": name,
                "postcode": tags.get("addr:postcode") or tags.get("postal_code"),
                "country": _country(tags.get("addr:country") or tags.get("is_in:country_code")),
                "lat": each.lat,
                "lon": each.lon,
                "other_cities": others or None,
            }


def _address(tags: Mapping[str, str]) -> Row:
    """The parts of an address that tags tell, without position."""
    row: Row = {
        field: next((tags[key] for key in keys if tags.get(key)), None) for field, keys in _FIELDS.items()
    }
    row["country"] = _country(row["country"])
    row["house_number"] = tags.get("addr:housenumber") or "/".join(
        filter(None, (tags.get("addr:conscriptionnumber"), tags.get("addr:streetnumber")))
    )
    return row


def _doors(
    name: str, address: Row, tags: Mapping[str, str], position: tuple[float, float] | None
) -> Iterator[Row]:
    """A row for each number and each flat of one object."""
    lat, lon = position or (None, None)
    numbers: list[str | None] = [*_separate(address["house_number"], MOST_NUMBERS)]
    numbers = numbers or [address["house_number"] or None]
    units: list[str | None] = [address["unit"]]
    if tags.get("addr:flats"):
        units = [None, *_flats(tags["addr:flats"])]
    for number in numbers:
        for unit in units:
            parts = [name, *([number] if len(numbers) > 1 else []), *([unit] if len(units) > 1 else [])]
            yield {
                **address,
                "id": "/".join(filter(None, parts)),
                "house_number": number,
                "unit": unit,
                "lat": lat,
                "lon": lon,
            }


def _separate(text: str, most: int) -> list[str]:
    """The values of a list with semicolons or commas."""
    found = [each.strip() for each in re.split("[;,]", text or "") if each.strip()]
    return found if len(found) <= most else []


def _flats(text: str) -> list[str]:
    """The flats of a building: `1-3;5` is 1, 2, 3, 5.

    >>> _flats("1-3;5;A")
    ['1', '2', '3', '5', 'A']
    """
    found: list[str] = []
    for each in _separate(text, MOST_UNITS):
        ends = _RANGE.fullmatch(each)
        if ends and 0 <= int(ends[2]) - int(ends[1]) < MOST_UNITS:
            found += map(str, range(int(ends[1]), int(ends[2]) + 1))
        else:
            found.append(each)
    return found[:MOST_UNITS]


def _named(row: Row, streets: NearbyNames, towns: NearbyNames) -> Row:
    """With the other names of the street and the town that lie where the row is."""
    lat, lon = row["lat"], row["lon"]
    if lat is not None:
        row["other_streets"] = streets.near(row["street"], lat, lon)
        row["other_cities"] = towns.near(row["city"], lat, lon)
    return row


def _centre(way: Any, where: Any) -> tuple[float, float] | None:
    """The middle of the box around a way; None if no node of it is known."""
    found = list(_positions((node.ref for node in way.nodes), where).values())
    if not found:
        return None
    lats, lons = zip(*found, strict=True)
    return (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2


def _positions(nodes: Iterable[int], where: Any) -> dict[int, tuple[float, float]]:
    found = {}
    for node in nodes:
        # What an editor has not uploaded yet has negative ids, which the map of locations does not take.
        if node <= 0:
            continue
        try:
            location = where.get(node)
        except KeyError:
            continue
        if location.valid():
            found[node] = (location.lat, location.lon)
    return found


def _line(
    way: Any, tags: Mapping[str, str], where: Any, ends: Mapping[int, Row], refused: list[Refusal]
) -> Iterator[Row]:
    """The doors between the numbered nodes of an interpolation line; these have rows of their own."""
    nodes = [node.ref for node in way.nodes]
    positions = _positions(nodes, where)
    own = {key: value for key, value in _address(tags).items() if value}
    path = [(positions[node], ends.get(node)) for node in nodes if node in positions]
    try:
        doors = between(path, tags["addr:interpolation"])
    except LineError as error:
        refused.append(Refusal(str(error), first=f"w{way.id}"))
        return
    for number, (lat, lon), start in doors:
        merged = {**start, **own, "house_number": number, "lat": lat, "lon": lon}
        yield {**merged, "id": f"w{way.id}/{number}", "unit": None, "building": None}


def _country(code: str | None) -> str | None:
    """A code of two letters; what is written otherwise is the same for the whole file."""
    return code.upper() if code and len(code) == 2 and code.isalpha() and code.isascii() else None
