"""Where a number was typed, beside where the country writes it: "12 Rue Foch", but "Kerkstraat 12"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from addrkit.gazetteer.store import Gazetteer
from addrkit.index.kept_arrays import kept_arrays
from addrkit.locale.country import country, country_codes
from addrkit.suggest.premises import spellings
from addrkit.suggest.reading import Number, TypedReading
from addrkit.suggest.typed import TypedToken

OTHER_SIDE = -3.0
"""Of an entry of a country that writes the number on the other side of the street: one in twenty types so."""
STRAY_NUMBER = -4.0
"""Of a short number that is read as anything but the house number."""
STRAY_CODE = -1.0
"""Of a longer one, which may be the postcode."""
CODE_DIGITS = 4
MOST = 2**16 - 1


Entries = NDArray[np.int64]


class NumberIndex:
    """The house numbers of a gazetteer, and on which side of the street its countries write them."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._doors = kept_arrays.keep(self._count)

    @cached_property
    def _first(self) -> NDArray[np.bool_]:
        """Which entries are in a country where the number is written before the street."""
        found = np.zeros(len(self._gazetteer), bool)
        for cover in self._gazetteer.manifest.coverage:
            if cover.country in country_codes():
                before = country(cover.country).number_position == "before"
                found[cover.first_entry : cover.last_entry] = before
        return found

    @cached_property
    def _sides(self) -> set[bool]:
        return set(np.unique(self._first).tolist())

    def written_first_with(self, number: int) -> Entries:
        """The entries with a number in countries where it comes first."""
        if self._sides == {False}:
            return np.zeros(0, np.int64)
        return np.flatnonzero((self._doors(number, ()) > 0) & self._first)

    def _count(self, number: int, written: tuple[str, ...]) -> NDArray[np.uint16]:
        """How many doors of each entry have a number."""
        counts = np.bincount(self._gazetteer.entries_with(number, written), minlength=len(self._gazetteer))
        return np.minimum(counts, MOST).astype(np.uint16)

    def order(self, reading: TypedReading, entries: Entries) -> NDArray[np.float64] | float:
        """The penalty of entries whose country writes the number elsewhere than it was typed.

        Digits before anything else that are not read as the number are typed as seldom where the number stands there,
        but for a postcode before other words.
        """
        number, words = reading.number, reading.words
        first = others = 0.0
        if number is None:
            if words[0].folded.isdigit() and (len(words) == 1 or len(words[0].folded) < CODE_DIGITS):
                first = OTHER_SIDE
        elif number.leads:
            others = OTHER_SIDE
        elif number.ends:
            first = OTHER_SIDE
        if first == others or len(self._sides) < 2:
            return first if True in self._sides else others
        return np.where(self._first[entries], first, others)

    def doors_with(self, entries: Entries, number: Number) -> tuple[Entries, NDArray[np.bool_]]:
        """How many doors of each entry have the number, or begin with it if it may go on; and whether one has it."""
        if number.finished or not number.written.isdigit():
            is_plain = number.written.isdigit() or number.has_part
            written = () if is_plain else spellings(number.written)
            found = self._doors(number.value, written)[entries].astype(np.int64)
            return found, found > 0
        found = self._gazetteer.doors_between(entries, number.value, number.value + 1)
        has_it = found > 0
        low, high = number.value * 10, (number.value + 1) * 10
        while low <= self._gazetteer.largest_number:
            found += self._gazetteer.doors_between(entries, low, high)
            low, high = low * 10, high * 10
        return found, has_it


def stray_numbers(words: Sequence[TypedToken], reading: TypedReading) -> float:
    """The penalty for numbers that are looked up as words, in a reading without a house number."""
    if reading.number is not None or len(words) == 1:
        return 0.0
    return sum(
        STRAY_CODE if len(word.folded) >= CODE_DIGITS else STRAY_NUMBER
        for word in words
        if word.folded.isdigit()
    )
