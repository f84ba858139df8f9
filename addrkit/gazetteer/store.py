"""An open gazetteer: entries, doors and texts, read from memory-mapped files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from time import sleep

import numpy as np

from addrkit.errors import GazetteerError
from addrkit.gazetteer.areas import AreaTable
from addrkit.gazetteer.doors import Door, DoorTable
from addrkit.gazetteer.entries import Entry
from addrkit.gazetteer.manifest import MANIFEST
from addrkit.gazetteer.schema import BUILDING, PLACE, STREET
from addrkit.gazetteer.tables import degrees
from addrkit.types import Address, Kind, Record

ATTEMPTS = 20
PAUSE = 0.1
"""Seconds between attempts to open a gazetteer that is being replaced."""


class Gazetteer(AreaTable, DoorTable):
    """A gazetteer opened for reading; nothing of it is copied into memory.

    Raises GazetteerError if it is missing, damaged or of another version.
    """

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
        identity = f"{self.name}:{entry.number}"
        if door is not None:
            identity = f"{identity}/{door.house_number}" if door.of_many else self._ids[door.row]
        return Record(identity, address, lat, lon, self.name, _kind(entry, door))

    def ids(self) -> Iterator[str]:
        """The id of every door, in the order of the rows."""
        for row in range(int(self._first_doors[-1])):
            yield self._ids[row]

    def record_at(self, row: int) -> tuple[int, Record]:
        """The record of a door by its row, and the entry that it lies under."""
        number = int(np.searchsorted(self._first_doors, row, "right")) - 1
        return number, self.record(self.entry(number), self.door(row))

    def _position(self, entry: Entry, door: Door | None) -> tuple[float | None, float | None]:
        if door is not None:
            lat, lon = degrees(int(self._doors["lat"][door.row]), int(self._doors["lon"][door.row]))
            if lat is not None:
                return lat, lon
        return entry.lat, entry.lon


def open_gazetteer(folder: Path) -> Gazetteer:
    """A gazetteer, opened; one that is replaced at that moment is tried again.

    Raises GazetteerError if it is missing, damaged or of another version.
    """
    for attempt in range(1, ATTEMPTS + 1):
        seen = _stamp(folder)
        try:
            opened = Gazetteer(folder)
        except GazetteerError:
            if attempt == ATTEMPTS or (folder.exists() and _stamp(folder) == seen):
                raise
        else:
            # Files of two gazetteers may be open, if one took the other's place meanwhile.
            if _stamp(folder) == seen:
                return opened
        sleep(PAUSE)
    raise GazetteerError(f"{folder} is being replaced again and again: open it when that is over")


def _stamp(folder: Path) -> tuple[int, int] | None:
    """What changes when a gazetteer is replaced; None while there is none."""
    try:
        found = (folder / MANIFEST).stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns


def _kind(entry: Entry, door: Door | None) -> Kind:
    if entry.kind == PLACE and not (door is not None and door.house_number):
        return "postcode" if entry.city is None and entry.suburb is None else "locality"
    if door is not None and door.unit is not None:
        return "unit"
    if entry.kind == BUILDING or (door is not None and (door.house_number or door.building)):
        return "premise"
    return "street"
