"""An open gazetteer: entries, doors and texts, read from memory-mapped files."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from pathlib import Path
from time import sleep
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from addrkit.errors import GazetteerError
from addrkit.gazetteer.by_name import FILE as BY_NAME_FILE
from addrkit.gazetteer.by_name import names_in_order, read_by_name
from addrkit.gazetteer.entry_columns import other_places
from addrkit.gazetteer.ids import IdColumn
from addrkit.gazetteer.manifest import MANIFEST, Manifest, read_manifest
from addrkit.gazetteer.proof import prove
from addrkit.gazetteer.schema import (
    AREAS,
    BUILDING,
    DEGREE,
    DOORS,
    ENTRIES,
    NONE,
    NUMBER,
    OTHER_NAMES,
    PLACE,
    STREET,
    STRINGS,
)
from addrkit.index.columns import TextColumn, number_column, open_table, run_of
from addrkit.index.vectors import VectorIndex
from addrkit.index.words import WordIndex
from addrkit.locale.numbers import HouseNumber, house_number
from addrkit.locale.text import fold, squeeze
from addrkit.quickly_made import quickly_made
from addrkit.types import Address, Kind, Record

ATTEMPTS = 20
PAUSE = 0.1
"""Seconds between attempts to open a gazetteer that is being replaced."""


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


class Door(NamedTuple):
    """One record under an entry."""

    row: int
    house_number: str | None
    unit: str | None
    building: str | None
    postcode: str | None
    of_many: bool = False
    """Whether it stands for the doors of one number, of which none is meant: it is a record without an id of theirs."""


class Gazetteer:
    """A gazetteer opened for reading; nothing of it is copied into memory.

    Raises GazetteerError if it is missing, damaged or of another version.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.manifest: Manifest = read_manifest(folder)
        self.name = self.manifest.name
        prove(folder, self.manifest)
        self._texts = TextColumn(open_table(folder / "strings.arrow", STRINGS).column("text"))
        self._areas = _columns(folder / "areas.arrow", AREAS)
        self._entries = _columns(folder / "entries.arrow", ENTRIES)
        self._doors = _columns(folder / "doors.arrow", DOORS)
        self._first_doors = np.empty(len(self) + 1, np.int64)
        self._first_doors[:-1] = self._entries["first_door"]
        self._first_doors[-1] = len(self._doors["number"])
        self._other_names = _columns(folder / "other_names.arrow", OTHER_NAMES)
        self._other_places = other_places(folder)
        self._ids = IdColumn(folder / "ids.arrow")
        self.words = WordIndex(folder, len(self))
        self.vectors = VectorIndex(folder / "vectors.faiss")
        if len(self.vectors) not in (0, len(self) + len(self._other_names["entry"])):
            raise GazetteerError(f"{folder} does not fit together: build it again")
        written = BY_NAME_FILE in self.manifest.files
        self._written_by_name = read_by_name(folder) if written else None
        if written and len(self.by_name) != len(self) + len(self._other_names["entry"]):
            raise GazetteerError(f"{folder} does not fit together: build it again")
        self._plain_form = self._code_of_plain_number()
        # Registers without such names have a column of nothing: all its rows are one.
        self._names_doors = self._doors["building"].strides != (0,)
        self.kept: dict[Callable[..., Any], Callable[..., Any]] = {}
        """By function, its results for this gazetteer (`addrkit.gazetteer.kept`)."""
        self.entry = lru_cache(maxsize=20_000)(self._entry)
        # Views give Python's own numbers, in half the time that numpy's take.
        self._door_cells = {name: column.data for name, column in self._doors.items()}
        self._entry_cells = {name: column.data for name, column in self._entries.items()}
        self._has_digit = lru_cache(maxsize=20_000)(self._digit_in)
        self._area = lru_cache(maxsize=20_000)(self._read_area)

    def __len__(self) -> int:
        return len(self._entries["kind"])

    def text(self, code: int) -> str | None:
        """The text of a code; None for none."""
        return self._texts[code] if code else None

    def _entry(self, number: int) -> Entry:
        cells = self._entry_cells
        area, others = self._area(cells["area"][number])
        lat, lon = _degrees(cells["lat"][number], cells["lon"][number])
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
        names = {name: self.text(int(column[number])) for name, column in self._areas.items()}
        others: dict[str, list[str]] = {name: [] for name in AREAS}
        for level, (low, high) in self._levels_with_names.items():
            firsts = self._other_places["first"][low:high]
            # The run that begins last before the area, if it reaches it.
            _, behind = run_of(firsts, 0, number + 1)
            if not behind or int(self._other_places["last"][low + behind - 1]) < number:
                continue
            begin, end = run_of(firsts, int(firsts[behind - 1]), int(firsts[behind - 1]) + 1)
            codes = self._other_places["name"][low + begin : low + end].tolist()
            others[level] += [self._texts[code] for code in codes]
        return names, {level: tuple(each) for level, each in others.items()}

    @cached_property
    def _levels_with_names(self) -> dict[str, tuple[int, int]]:
        """The rows of `other_places` of each level that has some."""
        levels = self._other_places["level"]
        runs = {name: run_of(levels, at, at + 1) for at, name in enumerate(AREAS) if len(levels)}
        return {name: run for name, run in runs.items() if run[0] < run[1]}

    def _named(self, names: dict[str, NDArray[np.generic]], owner: str, number: int) -> tuple[str, ...]:
        owners = names[owner]
        if not len(owners):
            return ()
        first, last = run_of(owners, number, number + 1)
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

    def entries_with(self, number: int, written: tuple[str, ...] = ()) -> NDArray[np.int64]:
        """The entry of each door with a leading number, ascending; of those whose whole number begins as `written`.

        `written` has squeezed house numbers, of which any will do; if it is empty, all will.
        """
        rows = np.flatnonzero(self._doors["number"] == number)
        if written and len(rows):
            _, firsts, forms = np.unique(self._doors["form"][rows], return_index=True, return_inverse=True)
            known = [squeeze(self._house_number(row) or "") for row in rows[firsts].tolist()]
            rows = rows[np.array([each.startswith(written) for each in known])[forms]]
        return np.asarray(np.searchsorted(self._first_doors, rows, "right") - 1)

    def doors_between(self, entries: NDArray[np.int64], low: int, high: int) -> NDArray[np.int64]:
        """How many doors of each entry have a leading number from `low` up to `high`, excluded."""
        return self._first_from(entries, high) - self._first_from(entries, low)

    def _first_from(self, entries: NDArray[np.int64], number: int) -> NDArray[np.int64]:
        """The first door of each entry whose number is not below a number: binary searches side by side."""
        numbers = self._doors["number"]
        low, high = self._first_doors[entries], self._first_doors[entries + 1]
        while (open_ := low < high).any():
            middle = (low + high) >> 1
            below = open_ & (numbers[np.minimum(middle, len(numbers) - 1)] < number)
            low = np.where(below, middle + 1, low)
            high = np.where(open_ & ~below, middle, high)
        return low

    def door_count(self, entries: NDArray[np.signedinteger]) -> NDArray[np.int64]:
        """How many doors lie under each entry."""
        return np.asarray(self._first_doors[entries + 1] - self._first_doors[entries])

    def people(self, entries: NDArray[np.signedinteger]) -> NDArray[np.int64]:
        """How many people live in each of some places; 0 where nothing says."""
        return np.asarray(self._entries["people"][entries]).astype(np.int64)

    def doors_in_town(self, entries: NDArray[np.signedinteger]) -> NDArray[np.int64]:
        """How many doors the towns of some entries have."""
        towns, doors = self._doors_of_towns
        return np.asarray(doors[towns[self._entries["area"][entries]]])

    @cached_property
    def _doors_of_towns(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The town of each area, by its number, and how many doors each town has."""
        begins = np.zeros(len(self._areas["city"]), bool)
        for name in ("country", "region", "district", "city"):
            column = self._areas[name]
            begins[1:] |= column[1:] != column[:-1]
        towns = np.cumsum(begins)
        of_entries = towns[self._entries["area"]]
        return towns, np.bincount(of_entries, np.diff(self._first_doors)).astype(np.int64)

    def positions(
        self, entries: NDArray[np.signedinteger]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Latitudes and longitudes of entries in degrees; NaN where unknown."""
        lat, lon = (self._entries[name][entries].astype(np.float64) for name in ("lat", "lon"))
        unknown = (lat == 0) & (lon == 0)
        return np.where(unknown, np.nan, lat / DEGREE), np.where(unknown, np.nan, lon / DEGREE)

    def doors_around(
        self, lat: float, lon: float, degrees: float
    ) -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.float64]]:
        """The rows of the doors in a square around a place, so many degrees of latitude wide to each side, and their
        latitudes and longitudes in degrees.
        """
        wide = min(degrees / max(np.cos(np.radians(lat)), 1e-6), 180.0)
        lats, lons = (self._doors[name].view(np.int32) for name in ("lat", "lon"))
        low, high = (lat - degrees) * DEGREE, (lat + degrees) * DEGREE
        rows = np.flatnonzero((lats >= low) & (lats <= high))
        east = (lons[rows].astype(np.float64) / DEGREE - lon + 180) % 360 - 180
        rows = rows[(np.abs(east) <= wide) & ((lats[rows] != 0) | (lons[rows] != 0))]
        return rows, lats[rows] / DEGREE, lons[rows] / DEGREE

    def kinds(self, entries: NDArray[np.signedinteger]) -> NDArray[np.generic]:
        """The kind of each entry."""
        return np.asarray(self._entries["kind"][entries])

    def towns(self, entries: NDArray[np.int64]) -> NDArray[np.int64]:
        """The texts of the towns of entries, by their codes."""
        return np.asarray(self._areas["city"][self._entries["area"][entries]], np.int64)

    def names(self, entries: NDArray[np.signedinteger]) -> list[str]:
        """The name of each entry; empty for a place."""
        return [self._texts[code] for code in self._entries["name"][entries].tolist()]

    def place_run(self, first: int, last: int) -> tuple[int, int] | None:
        """The places within a country's run of entries; None if there are none, or several countries."""
        if first >= last:
            return None
        one, other = (self._areas["country"][self._entries["area"][each]] for each in (first, last - 1))
        if one != other:
            return None
        kinds = self._entries["kind"][first:last]
        low, high = run_of(kinds, PLACE, PLACE + 1)
        return (first + low, first + high) if low < high else None

    def region_run(self, first: int, last: int, region: str) -> tuple[int, int] | None:
        """The streets of a region within a country's run of entries; None if it has none."""
        if first >= last:
            return None
        areas = self._region_areas.get((self._text_of_area("country", first), region))
        low, high = run_of(self._entries["kind"][first:last], STREET, STREET + 1)
        if areas is None or low == high:
            return None
        # Entries are sorted by region, areas as well, so that a region is a run of both.
        begin, end = run_of(self._entries["area"][first + low : first + high], *areas)
        return (first + low + begin, first + low + end) if begin < end else None

    def runs_in_town(self, place: Entry) -> list[tuple[int, int]]:
        """The run of the streets of a place's town, and that of its named buildings; those that there are."""
        runs = []
        for cover in self.manifest.coverage:
            if cover.country == (place.country or ""):
                kinds = self._entries["kind"][cover.first_entry : cover.last_entry]
                bounds = (run_of(kinds, kind, kind + 1) for kind in (STREET, BUILDING))
                runs += [
                    (cover.first_entry + low, cover.first_entry + high) for low, high in bounds if low < high
                ]
        if not runs:
            return []
        area = int(self._entries["area"][place.number])
        town = [
            (self._areas[name] == self._areas[name][area])
            for name in ("country", "region", "district", "city")
        ]
        areas = np.flatnonzero(np.logical_and.reduce(town))
        found = []
        for first, last in runs:
            # Entries are sorted by town, areas as well, so that a town is a run of both.
            begin, end = run_of(self._entries["area"][first:last], int(areas[0]), int(areas[-1]) + 1)
            found.append((first + begin, first + end))
        return [run for run in found if run[0] < run[1]]

    @cached_property
    def is_of_divisions(self) -> bool:
        """Whether it holds divisions that are found by their whole names: such has no vectors."""
        return len(self) > 0 and len(self.vectors) == 0

    @cached_property
    def lists_postcodes(self) -> bool:
        """Whether it holds postcodes and nothing else: no towns, no streets."""
        return self.is_of_divisions and not any(
            bool(self._areas[level].any()) for level in ("suburb", "city", "district")
        )

    def below(self, place: Entry, run: tuple[int, int]) -> NDArray[np.int64]:
        """The places of a run that lie within a town or a district, itself left out."""
        own = int(self._entries["area"][place.number])
        levels = [level for level in ("region", "city", "district") if self._areas[level][own] != NONE]
        inside = np.logical_and.reduce([self._areas[level] == self._areas[level][own] for level in levels])
        inside &= self._areas["suburb"] != NONE
        first, last = run
        return np.flatnonzero(inside[self._entries["area"][first:last]]) + first

    def suburbs(self, entries: NDArray[np.signedinteger]) -> list[str]:
        """The suburb of each entry; empty where it has none."""
        return [self._texts[code] for code in self._areas["suburb"][self._entries["area"][entries]].tolist()]

    def has_suburb(self, entries: NDArray[np.signedinteger]) -> NDArray[np.bool_]:
        """Which of some entries lie in a suburb, or are one."""
        return np.asarray(self._areas["suburb"][self._entries["area"][entries]] != NONE)

    def levels(self, entries: NDArray[np.signedinteger]) -> list[tuple[str, ...]]:
        """The names of what some entries are made of, from the region down to their own, each name once."""
        area = self._entries["area"][entries]
        columns = [self._areas[level][area] for level in ("region", "city", "district", "suburb")]
        columns.append(self._entries["name"][entries])
        named = []
        for column in columns:
            codes, places = np.unique(column, return_inverse=True)
            texts = [self.text(code) for code in codes.tolist()]
            named.append([texts[at] for at in places.tolist()])
        return [tuple(dict.fromkeys(filter(None, each))) for each in zip(*named, strict=True)]

    def districts(self, entries: NDArray[np.signedinteger]) -> list[tuple[str, ...]]:
        """All names of the district of each of some entries."""
        found = []
        for area in self._entries["area"][entries].tolist():
            names, others = self._area(area)
            found.append((names["district"], *others["district"]) if names["district"] else ())
        return found

    def names_of_areas(self, first: int, last: int) -> list[str]:
        """The names of the towns and districts in which some entries lie, their other names too."""
        areas = np.unique(self._entries["area"][first:last])
        found = {int(code) for level in ("city", "district") for code in np.unique(self._areas[level][areas])}
        for level in ("city", "district"):
            low, high = self._levels_with_names.get(level, (0, 0))
            begins, ends = (self._other_places[name][low:high].astype(np.int64) for name in ("first", "last"))
            met = np.searchsorted(areas, begins, "left") < np.searchsorted(areas, ends, "right")
            found |= {int(code) for code in np.unique(self._other_places["name"][low:high][met])}
        return [self._texts[code] for code in sorted(found) if code != NONE]

    def is_complete_in(self, code: str | None) -> bool:
        """Whether what is not in it does not exist in a country."""
        return any(
            cover.country == (code or "") and cover.completeness == "complete"
            for cover in self.manifest.coverage
        )

    def share_of_units(self, code: str | None) -> float:
        """Which share of a country's doors are units, in [0, 1]."""
        shares = self._shares_of_units
        return max(
            (shares[at] for at, each in enumerate(self.manifest.coverage) if each.country == (code or "")),
            default=0.0,
        )

    @cached_property
    def _shares_of_units(self) -> list[float]:
        """The share of units among the doors of each country, in the order of the manifest."""
        doors = [self._first_doors[[each.first_entry, each.last_entry]] for each in self.manifest.coverage]
        return [
            float(np.mean(self._doors["unit"][first:last] != NONE)) if last > first else 0.0
            for first, last in doors
        ]

    def places_with(self, words: Sequence[str], most: int = 500) -> list[tuple[str | None, ...]]:
        """The suburb, city and district of areas whose entries hold all of some compared words, at most `most`."""
        if not words:
            return []
        entries = self.words.entries(min(words, key=self.words.frequency))
        for word in words:
            entries = entries[self.words.hold(word, entries)]
        areas = np.unique(self._entries["area"][entries])[:most].tolist()
        return [
            tuple(self.text(int(self._areas[name][area])) for name in ("suburb", "city", "district"))
            for area in areas
        ]

    def lies_in(self, entry: int, region: str) -> bool:
        """Whether an entry lies in a region."""
        return self._text_of_area("region", entry) == region

    def _text_of_area(self, name: str, entry: int) -> str | None:
        return self.text(int(self._areas[name][self._entries["area"][entry]]))

    @cached_property
    def _region_areas(self) -> dict[tuple[str | None, str], tuple[int, int]]:
        """The run of areas of each country and region."""
        countries, regions = self._areas["country"], self._areas["region"]
        edges = np.flatnonzero((np.diff(countries) != 0) | (np.diff(regions) != 0)) + 1
        found = {}
        for low, high in pairwise([0, *edges.tolist(), len(regions)]):
            region = self.text(int(regions[low])) if low < high else None
            if region is not None:
                found[self.text(int(countries[low])), region] = (low, high)
        return found

    def door(self, row: int) -> Door:
        """A door by its row."""
        cells = self._door_cells
        return Door(
            row,
            self._house_number(row),
            self.text(cells["unit"][row]),
            self.text(cells["building"][row]),
            self.text(cells["postcode"][row]),
        )

    def numbers(self, entry: Entry) -> NDArray[np.generic]:
        """The leading numbers of an entry's doors, ascending; 0 where a record has none."""
        return self._doors["number"][entry.first_door : entry.last_door]

    def rows_at(self, entry: Entry, number: int) -> range:
        """The rows of an entry's doors with a leading number, in the order of their spelling."""
        # Streets are short, so that a search in Python is over before numpy's has begun.
        numbers = self._door_cells["number"]
        first = bisect_left(numbers, number, entry.first_door, entry.last_door)
        return range(first, bisect_right(numbers, number, first, entry.last_door))

    def doors_at(self, entry: Entry, number: int) -> Iterator[Door]:
        """The doors of an entry that have a number."""
        return map(self.door, self.rows_at(entry, number))

    def door_postcode(self, row: int) -> str | None:
        """The postcode of a door, where it is its own."""
        return self.text(self._door_cells["postcode"][row])

    def building_runs(self, first: int, last: int, most: int) -> list[tuple[int, int]]:
        """The runs of rows within doors of one entry that are one building; the first `most` of them.

        Doors of one building share the house number and the postcode; those that are no units, the building's name.
        """
        if first >= last or most < 1:
            return []
        columns = (
            self._doors[name][first:last] for name in ("number", "form", "postcode", "building", "unit")
        )
        numbers, forms, postcodes, names, units = columns
        starts = np.ones(last - first, bool)
        starts[1:] = (numbers[1:] != numbers[:-1]) | (forms[1:] != forms[:-1])
        starts[1:] |= (postcodes[1:] != postcodes[:-1]) | ((units[1:] == NONE) & (names[1:] != names[:-1]))
        edges = np.append(np.flatnonzero(starts)[: most + 1] + first, last)[: most + 1].tolist()
        return list(pairwise(edges))

    def ranges_below(self, entry: Entry, number: int, reach: int) -> Iterator[tuple[Door, HouseNumber]]:
        """Doors whose number lies up to `reach` below a number and that are written as a range."""
        numbers, forms = self._door_cells["number"], self._door_cells["form"]
        first = bisect_left(numbers, max(number - reach, 1), entry.first_door, entry.last_door)
        last = bisect_left(numbers, number, first, entry.last_door)
        for row in range(first, last):
            form = forms[row]
            if form == self._plain_form or not self._has_digit(form):
                continue
            read = house_number(self._house_number(row) or "")
            if read.second is not None:
                yield self.door(row), read

    def doors_of_two_numbers(self, entry: Entry) -> Iterator[Door]:
        """Doors of an entry whose number has digits behind the leading ones: "1690/125"."""
        forms = self._door_cells["form"]
        for row in range(entry.first_door, entry.last_door):
            if forms[row] != self._plain_form and self._has_digit(forms[row]):
                yield self.door(row)

    def named_doors(self, entry: Entry, most: int) -> list[Door]:
        """The first `most` doors of an entry that have a building's name, whatever their number."""
        if not self._names_doors:
            return []
        named = np.flatnonzero(self._doors["building"][entry.first_door : entry.last_door] != NONE)
        return [self.door(entry.first_door + row) for row in named[:most].tolist()]

    def _house_number(self, row: int) -> str | None:
        code = self._door_cells["form"][row]
        if code == self._plain_form:
            return str(self._door_cells["number"][row])
        form = self.text(code)
        if form is None or not form.startswith(NUMBER):
            return form
        return f"{self._door_cells['number'][row]}{form[1:]}"

    def _digit_in(self, code: int) -> bool:
        """Whether a form of numbers has a digit beside the leading number: else it is no range."""
        return any(map(str.isdigit, self.text(code) or ""))

    def _code_of_plain_number(self) -> int:
        """The code of the form of a number without anything else, the first of all texts; -1 if there is none."""
        return 1 if len(self._texts) > 1 and self._texts[1] == NUMBER else -1

    def postcodes(self, entry: Entry, most: int = 2_000) -> frozenset[str]:
        """The postcodes of an entry; of its first `most` doors, if it has more."""
        if entry.postcode is not None:
            return frozenset((entry.postcode,))
        codes = np.unique(
            self._doors["postcode"][entry.first_door : min(entry.last_door, entry.first_door + most)]
        )
        return frozenset(text for code in codes if (text := self.text(int(code))) is not None)

    def rows_with_postcodes(self, entry: Entry, most: int) -> dict[str, int]:
        """The postcodes of an entry's first `most` doors, as they are stored, and the first door of each."""
        codes = self._doors["postcode"][entry.first_door : min(entry.last_door, entry.first_door + most)]
        found = zip(*(each.tolist() for each in np.unique(codes, return_index=True)), strict=True)
        return {text: entry.first_door + at for code, at in found if (text := self.text(code)) is not None}

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
            lat, lon = _degrees(int(self._doors["lat"][door.row]), int(self._doors["lon"][door.row]))
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


def _degrees(lat: int, lon: int) -> tuple[float, float] | tuple[None, None]:
    return (lat / DEGREE, lon / DEGREE) if lat or lon else (None, None)


def _columns(file: Path, names: tuple[str, ...]) -> dict[str, NDArray[np.generic]]:
    table = open_table(file, names)
    return {name: number_column(table, name) for name in names}
