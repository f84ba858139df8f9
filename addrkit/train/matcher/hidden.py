"""A gazetteer some of whose doors are hidden, to learn and to measure what is said of doors that are not there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from addrkit.gazetteer.doors import Door
from addrkit.gazetteer.entries import Entry
from addrkit.gazetteer.store import Gazetteer
from addrkit.locale.numbers import HouseNumber


class HidingGazetteer(Gazetteer):
    """A gazetteer that answers as if it lacked some doors."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.hidden: frozenset[int] = frozenset()
        """The rows of the doors that are not there."""

    def numbers(self, entry: Entry) -> NDArray[np.generic]:
        """The leading numbers of an entry's doors without the hidden ones."""
        numbers = super().numbers(entry)
        here = [row - entry.first_door for row in self.hidden if entry.first_door <= row < entry.last_door]
        return np.delete(numbers, here) if here else numbers

    def doors_at(self, entry: Entry, number: int) -> Iterator[Door]:
        """The doors with a leading number without the hidden ones."""
        numbers = super().numbers(entry)
        first, last = np.searchsorted(numbers, (number, number + 1))
        for row in range(entry.first_door + int(first), entry.first_door + int(last)):
            if row not in self.hidden:
                yield self.door(row)

    def ranges_below(self, entry: Entry, number: int, reach: int) -> Iterator[tuple[Door, HouseNumber]]:
        """The doors written as a range without the hidden ones."""
        for door, read in super().ranges_below(entry, number, reach):
            if door.row not in self.hidden:
                yield door, read

    def entry_of(self, row: int) -> int:
        """The entry that a door lies under."""
        return int(np.searchsorted(self._first_doors, row, side="right")) - 1

    def doors_like(self, entry: Entry, row: int) -> frozenset[int]:
        """The rows of an entry whose house number is written as that of one of them: a building's units."""
        number = self.door(row).house_number
        low, high = row, row + 1
        while low > entry.first_door and self.door(low - 1).house_number == number:
            low -= 1
        while high < entry.last_door and self.door(high).house_number == number:
            high += 1
        return frozenset(range(low, high))
