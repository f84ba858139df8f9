"""An open gazetteer: entries, doors and texts, read from memory-mapped files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from addrkit.errors import GazetteerError
from addrkit.gazetteer.manifest import Manifest, read_manifest
from addrkit.gazetteer.schema import BUILDING, DEGREE, DOORS, ENTRIES, NOWHERE, PLACE, STREET, STRINGS
from addrkit.locale.numbers import HouseNumber, house_number
from addrkit.retrieve.vectors import VectorIndex
from addrkit.retrieve.words import WordIndex
from addrkit.storage import TextColumn, number_column, open_table
from addrkit.types import Address, Kind, Record


@dataclass(frozen=True, slots=True)
class Entry:
    """A street, a place, or a building without a street."""

    number: int
    """Its row in the gazetteer."""
    kind: int
    """`schema.STREET`, `PLACE` or `BUILDING`."""
    name: str | None
    """The street or the building; None for a place."""
    suburb: str | None
    city: str | None
    district: str | None
    region: str | None
    country: str | None
    postcode: str | None
    """Set where all doors share one."""
    first_door: int
    last_door: int
    """The run of its doors, the last one excluded."""
    lat: float | None
    lon: float | None


@dataclass(frozen=True, slots=True)
class Door:
    """One record under an entry."""

    row: int
    house_number: str | None
    unit: str | None
    building: str | None
    postcode: str | None


class Gazetteer:
    """A gazetteer opened for reading; nothing of it is copied into memory.

    Raises GazetteerError if it is missing, damaged or of another version.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.manifest: Manifest = read_manifest(folder)
        self.name = self.manifest.name
        _check_sizes(folder, self.manifest)
        self._texts = TextColumn(open_table(folder / "strings.arrow", STRINGS).column("text"))
        entries = open_table(folder / "entries.arrow", ENTRIES)
        self._entries: dict[str, NDArray[np.generic]] = {
            name: number_column(entries, name) for name in ENTRIES.names
        }
        doors = open_table(folder / "doors.arrow", DOORS)
        self._doors: dict[str, NDArray[np.generic]] = {
            name: number_column(doors, name) for name in DOORS.names if name != "id"
        }
        self._ids = TextColumn(doors.column("id"))
        self.words = WordIndex(folder, entries.num_rows)
        self.vectors = VectorIndex(folder / "vectors.faiss")
        if len(self.vectors) != entries.num_rows:
            raise GazetteerError(f"{folder} does not fit together: build it again")
        self.entry = lru_cache(maxsize=50_000)(self._entry)
        self.read_number = lru_cache(maxsize=50_000)(self._read_number)

    def __len__(self) -> int:
        return len(self._entries["kind"])

    def text(self, code: int) -> str | None:
        """The text of a code; None for none."""
        return self._texts[code] if code >= 0 else None

    def _entry(self, number: int) -> Entry:
        row = {name: int(column[number]) for name, column in self._entries.items()}
        last = (
            int(self._entries["first_door"][number + 1])
            if number + 1 < len(self)
            else len(self._doors["number"])
        )
        return Entry(
            number=number,
            kind=row["kind"],
            name=self.text(row["name"]),
            suburb=self.text(row["suburb"]),
            city=self.text(row["city"]),
            district=self.text(row["district"]),
            region=self.text(row["region"]),
            country=self.text(row["country"]),
            postcode=self.text(row["postcode"]),
            first_door=row["first_door"],
            last_door=last,
            lat=_degrees(row["lat"]),
            lon=_degrees(row["lon"]),
        )

    def door_count(self, entries: NDArray[np.int32]) -> NDArray[np.int64]:
        """How many doors lie under each entry."""
        first = self._entries["first_door"]
        following = np.minimum(entries + 1, len(first) - 1)
        counts = first[following].astype(np.int64) - first[entries].astype(np.int64)
        at_end = entries == len(first) - 1
        return np.where(at_end, len(self._doors["number"]) - first[entries].astype(np.int64), counts)

    def positions(self, entries: NDArray[np.int32]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Latitudes and longitudes of entries in degrees; NaN where unknown."""
        found = []
        for name in ("lat", "lon"):
            raw = self._entries[name][entries].astype(np.float64)
            found.append(np.where(raw == NOWHERE, np.nan, raw / DEGREE))
        return found[0], found[1]

    def kinds(self, entries: NDArray[np.int32]) -> NDArray[np.generic]:
        """The kind of each entry."""
        return self._entries["kind"][entries]

    def place_run(self, first: int, last: int) -> tuple[int, int] | None:
        """The places within a country's run of entries; None if there are none, or several countries."""
        countries = self._entries["country"]
        if first >= last or countries[first] != countries[last - 1]:
            return None
        kinds = self._entries["kind"][first:last]
        low, high = np.searchsorted(kinds, (PLACE, PLACE + 1))
        return (first + int(low), first + int(high)) if low < high else None

    def door(self, row: int) -> Door:
        """A door by its row."""
        return Door(
            row=row,
            house_number=self.text(int(self._doors["house_number"][row])),
            unit=self.text(int(self._doors["unit"][row])),
            building=self.text(int(self._doors["building"][row])),
            postcode=self.text(int(self._doors["postcode"][row])),
        )

    def numbers(self, entry: Entry) -> NDArray[np.generic]:
        """The leading numbers of an entry's doors, ascending; 0 where a record has none."""
        return self._doors["number"][entry.first_door : entry.last_door]

    def doors_at(self, entry: Entry, number: int) -> Iterator[Door]:
        """The doors of an entry with a leading number, in the order of their spelling."""
        numbers = self.numbers(entry)
        first = int(np.searchsorted(numbers, number, "left"))
        last = int(np.searchsorted(numbers, number, "right"))
        for row in range(entry.first_door + first, entry.first_door + last):
            yield self.door(row)

    def ranges_below(self, entry: Entry, number: int, reach: int) -> Iterator[tuple[Door, HouseNumber]]:
        """Doors whose number lies up to `reach` below a number and that are written as a range."""
        numbers = self.numbers(entry)
        first = entry.first_door + int(np.searchsorted(numbers, max(number - reach, 1), "left"))
        last = entry.first_door + int(np.searchsorted(numbers, number, "left"))
        written = self._doors["house_number"][first:last].tolist()
        for row, code in enumerate(written, first):
            read = self.read_number(code)
            if read.last is not None:
                yield self.door(row), read

    def _read_number(self, code: int) -> HouseNumber:
        return house_number(self.text(code) or "")

    def postcodes(self, entry: Entry, most: int = 2_000) -> frozenset[str]:
        """The postcodes of an entry; of its first `most` doors, if it has more."""
        if entry.postcode is not None:
            return frozenset((entry.postcode,))
        codes = np.unique(
            self._doors["postcode"][entry.first_door : min(entry.last_door, entry.first_door + most)]
        )
        return frozenset(text for code in codes if (text := self.text(int(code))) is not None)

    def record(self, entry: Entry, door: Door | None) -> Record:
        """The record of a door; without one, of the entry itself."""
        by_name = entry.kind == BUILDING or (
            door is not None and door.house_number is None and door.building == entry.name
        )
        building = entry.name if by_name else (door.building if door else None)
        address = Address(
            building=building,
            house_number=door.house_number if door else None,
            street=entry.name if entry.kind == STREET and not by_name else None,
            unit=door.unit if door else None,
            suburb=entry.suburb,
            city=entry.city,
            district=entry.district,
            region=entry.region,
            postcode=(door.postcode if door else None) or entry.postcode,
            country=entry.country or None,
        )
        lat, lon = self._position(entry, door)
        identity = self._ids[door.row] if door else f"{self.name}:{entry.number}"
        return Record(identity, address, lat, lon, self.name, _kind(entry, door))

    def _position(self, entry: Entry, door: Door | None) -> tuple[float | None, float | None]:
        if door is not None:
            lat = _degrees(int(self._doors["lat"][door.row]))
            if lat is not None:
                return lat, _degrees(int(self._doors["lon"][door.row]))
        return entry.lat, entry.lon


def _kind(entry: Entry, door: Door | None) -> Kind:
    if entry.kind == PLACE:
        return "postcode" if entry.city is None and entry.suburb is None else "locality"
    if door is not None and door.unit is not None:
        return "unit"
    if entry.kind == BUILDING or (door is not None and (door.house_number or door.building)):
        return "premise"
    return "street"


def _degrees(units: int) -> float | None:
    return None if units == NOWHERE else units / DEGREE


def _check_sizes(folder: Path, manifest: Manifest) -> None:
    for name, stored in manifest.files.items():
        file = folder / name
        size = file.stat().st_size if file.is_file() else -1
        if size != stored.size:
            what = "is missing" if size < 0 else f"has {size} bytes instead of {stored.size}"
            raise GazetteerError(f"{file} {what}: build the gazetteer again")
