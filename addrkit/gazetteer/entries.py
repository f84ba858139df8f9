"""The entries of a gazetteer: streets, places and named buildings, by number and by name."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from addrkit.bounds import ENTRIES_KEPT
from addrkit.errors import GazetteerError
from addrkit.gazetteer.by_name import FILE as BY_NAME_FILE
from addrkit.gazetteer.by_name import names_in_order, read_by_name
from addrkit.gazetteer.schema import AREAS, DEGREE, NONE
from addrkit.gazetteer.tables import GazetteerTables, degrees
from addrkit.index.columns import run_of
from addrkit.locale.text import fold
from addrkit.quickly_made import quickly_made

_NO_OTHERS: dict[str, tuple[str, ...]] = dict.fromkeys(AREAS, ())
"""Where no place has another name."""


@quickly_made
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
    other_names: tuple[str, ...] = ()
    """More names of it: in other languages, former, short."""
    other_cities: tuple[str, ...] = ()
    """More names of its city."""
    other_suburbs: tuple[str, ...] = ()
    other_districts: tuple[str, ...] = ()
    other_regions: tuple[str, ...] = ()


class EntryTable(GazetteerTables):
    """The entries, each read from its columns."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        written = BY_NAME_FILE in self.manifest.files
        self._written_by_name = read_by_name(folder) if written else None
        if written and len(self.by_name) != len(self) + len(self._other_names["entry"]):
            raise GazetteerError(f"{folder} does not fit together: build it again")
        self.entry = lru_cache(maxsize=ENTRIES_KEPT)(self._entry)
        # Views give Python's own numbers, in half the time that numpy's take.
        self._area_cells = {name: column.data for name, column in self._areas.items()}
        self._entry_cells = {name: column.data for name, column in self._entries.items()}
        self._area = lru_cache(maxsize=ENTRIES_KEPT)(self._read_area)

    def _entry(self, number: int) -> Entry:
        cells = self._entry_cells
        area, others = self._area(cells["area"][number])
        lat, lon = degrees(cells["lat"][number], cells["lon"][number])
        return Entry(
            number=number,
            kind=cells["kind"][number],
            name=self.text(cells["name"][number]),
            suburb=area["suburb"],
            city=area["city"],
            district=area["district"],
            region=area["region"],
            country=area["country"],
            postcode=self.text(cells["postcode"][number]),
            first_door=cells["first_door"][number],
            last_door=int(self._first_doors[number + 1]),
            lat=lat,
            lon=lon,
            other_names=self._named(self._other_names, "entry", number),
            other_cities=others["city"],
            other_suburbs=others["suburb"],
            other_districts=others["district"],
            other_regions=others["region"],
        )

    def _read_area(self, number: int) -> tuple[dict[str, str | None], dict[str, tuple[str, ...]]]:
        """The names of an area, and more names of what it is made of, by level."""
        names = {name: self.text(cells[number]) for name, cells in self._area_cells.items()}
        if not self._levels_with_names:
            return names, _NO_OTHERS
        others: dict[str, list[str]] = {name: [] for name in AREAS}
        for level, (low, high) in self._levels_with_names.items():
            firsts: memoryview[int] = self._other_places["first"].data
            # The run that begins last before the area, if it reaches it.
            end = bisect_right(firsts, number, low, high)
            if end == low or int(self._other_places["last"][end - 1]) < number:
                continue
            begin = bisect_left(firsts, firsts[end - 1], low, end)
            codes = self._other_places["name"][begin:end].tolist()
            others[level] += [self._texts[code] for code in codes]
        return names, {level: tuple(each) for level, each in others.items()}

    @cached_property
    def _levels_with_names(self) -> dict[str, tuple[int, int]]:
        """The rows of `other_places` of each level that has some."""
        levels = self._other_places["level"]
        runs = {name: run_of(levels, at, at + 1) for at, name in enumerate(AREAS) if len(levels)}
        return {name: run for name, run in runs.items() if run[0] < run[1]}

    def _named(self, names: dict[str, NDArray[np.generic]], owner: str, number: int) -> tuple[str, ...]:
        owners: memoryview[int] = names[owner].data
        first = bisect_left(owners, number)
        last = bisect_right(owners, number, first)
        if first == last:
            return ()
        return tuple(self._texts[int(code)] for code in names["name"][first:last])

    @cached_property
    def by_name(self) -> NDArray[np.generic]:
        """Entries, and rows of other names counted on behind them, in the order of their folded names."""
        if self._written_by_name is not None:
            return self._written_by_name
        area = self._entries["area"]
        finest = (self._areas[level][area] for level in ("suburb", "city", "district"))
        places = (*finest, self._entries["postcode"])
        return names_in_order(self._entries["name"], places, self._other_names["name"], self._texts)

    def name_of(self, row: int) -> tuple[int, str]:
        """The entry and the name of a row of `by_name`: the name, or a place's suburb, town, district or postcode."""
        if row >= len(self):
            other = row - len(self)
            return int(self._other_names["entry"][other]), self._texts[int(self._other_names["name"][other])]
        code = int(self._entries["name"][row])
        if code == NONE:
            area = int(self._entries["area"][row])
            levels = (int(self._areas[level][area]) for level in ("suburb", "city", "district"))
            code = next((each for each in levels if each), NONE)
        return row, self._texts[code or int(self._entries["postcode"][row])]

    def has_name(self, folded: str) -> bool:
        """Whether an entry has a name, folded."""

        def name(row: int) -> str:
            return fold(self.name_of(int(row))[1])

        order = self.by_name
        place = bisect_left(order, folded, key=name)
        return place < len(order) and name(order[place]) == folded

    def entries_named(self, rows: NDArray[np.generic]) -> NDArray[np.int64]:
        """The entries of rows of `by_name`, in their order."""
        entries = rows.astype(np.int64)
        other = entries >= len(self)
        if other.any():
            entries[other] = self._other_names["entry"][entries[other] - len(self)]
        return entries

    def people(self, entries: NDArray[np.signedinteger]) -> NDArray[np.int64]:
        """How many people live in each of some places; 0 where nothing says."""
        return np.asarray(self._entries["people"][entries]).astype(np.int64)

    def positions(
        self, entries: NDArray[np.signedinteger]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Latitudes and longitudes of entries in degrees; NaN where unknown."""
        lat, lon = (self._entries[name][entries].astype(np.float64) for name in ("lat", "lon"))
        unknown = (lat == 0) & (lon == 0)
        return np.where(unknown, np.nan, lat / DEGREE), np.where(unknown, np.nan, lon / DEGREE)

    def kinds(self, entries: NDArray[np.signedinteger]) -> NDArray[np.generic]:
        """The kind of each entry."""
        return np.asarray(self._entries["kind"][entries])

    def names(self, entries: NDArray[np.signedinteger]) -> list[str]:
        """The name of each entry; empty for a place."""
        return [self._texts[code] for code in self._entries["name"][entries].tolist()]
