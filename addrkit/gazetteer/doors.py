"""What is asked of a gazetteer's doors, which lie sorted under their entries."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property, lru_cache
from itertools import groupby, pairwise
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from addrkit.bounds import OF_GAZETTEER_KEPT
from addrkit.gazetteer.entries import Entry
from addrkit.gazetteer.schema import DEGREE, NONE, NUMBER
from addrkit.gazetteer.tables import GazetteerTables
from addrkit.locale.numbers import HouseNumber, house_number
from addrkit.locale.text import squeeze


class Door(NamedTuple):
    """One record under an entry."""

    row: int
    house_number: str | None
    unit: str | None
    building: str | None
    postcode: str | None
    of_many: bool = False
    """Whether it stands for the doors of one number, of which none is meant: it is a record without an id of theirs."""


class DoorTable(GazetteerTables):
    """The doors of a gazetteer, by row, by number and by where they lie."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._plain_form = self._code_of_plain_number()
        # Registers without such names have a column of nothing: all its rows are one.
        self._names_doors = self._doors["building"].strides != (0,)
        # Views give Python's own numbers, in half the time that numpy's take.
        self._door_cells = {name: column.data for name, column in self._doors.items()}
        self._has_digit = lru_cache(maxsize=OF_GAZETTEER_KEPT)(self._digit_in)

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

    @cached_property
    def largest_number(self) -> int:
        """The largest leading number of its doors: none goes on beyond it."""
        return int(self._doors["number"].max(initial=0))

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

    def doors_around(
        self, lat: float, lon: float, degrees: float
    ) -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.float64]]:
        """The rows of the doors in a square around a place, so many degrees of latitude wide to each side, and their
        latitudes and longitudes in degrees.
        """
        wide = min(degrees / max(np.cos(np.radians(lat)), 1e-6), 180.0)
        # Of whatever type: a register without positions has nothing but a zero.
        columns: dict[str, NDArray[Any]] = self._doors
        lats, lons = columns["lat"], columns["lon"]
        low, high = int(np.ceil((lat - degrees) * DEGREE)), int(np.floor((lat + degrees) * DEGREE))
        rows = np.flatnonzero((lats >= low) & (lats <= high))
        east = (lons[rows].astype(np.float64) / DEGREE - lon + 180) % 360 - 180
        rows = rows[(np.abs(east) <= wide) & ((lats[rows] != 0) | (lons[rows] != 0))]
        return rows, lats[rows] / DEGREE, lons[rows] / DEGREE

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

    def doors_by_building(self, most: int) -> Iterator[tuple[str, int, tuple[int, ...]]]:
        """The names of buildings, each with an entry and the rows of its doors of that name; none if doors beyond
        `most` have one.
        """
        codes = self._doors["building"]
        rows = np.flatnonzero(codes != NONE) if self._names_doors else np.zeros(0, np.int64)
        if not len(rows) or len(rows) > most:
            return
        entries = np.searchsorted(self._first_doors, rows, "right") - 1
        order = np.lexsort((rows, entries, codes[rows]))
        columns = (each[order].tolist() for each in (codes[rows], entries, rows))
        for (code, entry), some in groupby(zip(*columns, strict=True), key=itemgetter(0, 1)):
            yield self.text(code) or "", entry, tuple(row for _, _, row in some)

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

    def postcodes(self, entry: Entry, most: int = 50_000) -> frozenset[str]:
        """The postcodes of an entry; of its first `most` doors, if it has more."""
        if entry.postcode is not None:
            return frozenset((entry.postcode,))
        last = min(entry.last_door, entry.first_door + most)
        # Streets are short, so that a set of them is made before numpy's sort has begun.
        codes = set(self._doors["postcode"][entry.first_door : last].tolist())
        return frozenset([text for code in codes if (text := self.text(code)) is not None])

    def rows_with_postcodes(self, entry: Entry, most: int) -> dict[str, int]:
        """The postcodes of an entry's first `most` doors, as they are stored, and the first door of each."""
        codes = self._doors["postcode"][entry.first_door : min(entry.last_door, entry.first_door + most)]
        found = zip(*(each.tolist() for each in np.unique(codes, return_index=True)), strict=True)
        return {text: entry.first_door + at for code, at in found if (text := self.text(code)) is not None}
