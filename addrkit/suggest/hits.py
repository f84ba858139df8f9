"""The entries of a gazetteer that may be meant, ranked: the best of them are hits.

A score is a sum of logarithms: how likely somebody who means the entry types this, plus how many doors stand behind
it. So of two streets that begin as typed, the one with more doors comes first, and a street whose second word begins
so needs e^3, twenty times the doors, to come before them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from addrkit.gazetteer.schema import PLACE
from addrkit.gazetteer.store import Gazetteer
from addrkit.suggest.near import nearness
from addrkit.suggest.order import NumberIndex
from addrkit.suggest.reading import TypedReading

OUT_OF_ORDER = -3.0
"""Added to the score of an entry whose name does not begin with the first word: about one in twenty types so."""
NO_SUCH_NUMBER = -4.0
"""Added to the score of a street that does not have the number typed."""
A_PLACE = -1.0
"""Added to the score of a town beside its postcodes, where it has no doors."""
A_TOWN = -4.0
"""Added to the score of a town beside its doors: one in fifty begins with the town, or means no more."""
A_DOOR = 0.02
"""Weight of the doors of a street where the number was typed, so that each has one that is meant."""
UNITS = 0.5
"""Weight of the doors that share the number typed: units, and numbers with letters."""
GOES_ON = -1.0
"""Added to the score of a street that has not the number typed, but longer ones that begin with it."""
BEST = 24
"""Entries that are kept of each reading."""
LONGEST = 400
"""Entries whose doors are counted while a number is typed."""
PEOPLE_A_DOOR = 3
"""People of a town for each door that it may have, where its doors are not listed."""

Entries = NDArray[np.int64]
Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that may be meant."""

    gazetteer: Gazetteer
    entry: int
    score: float
    reading: TypedReading
    has_number: bool = False
    """Whether it has a door with the number, letters apart."""
    rows: tuple[int, ...] = ()
    """The doors of the building whose name was typed; empty where none was."""


class Ranking:
    """What is added to the scores of a gazetteer's entries by their doors and by where they lie."""

    def __init__(self, gazetteer: Gazetteer, numbers: NumberIndex) -> None:
        self.gazetteer = gazetteer
        self._numbers = numbers

    def best(
        self, reading: TypedReading, entries: Entries, scores: Scores, near: tuple[float, float] | None
    ) -> list[Hit]:
        """The best of some entries, each once, given how well the words of each fit what was typed."""
        if not len(entries):
            return []
        doors = np.log(np.maximum(self.gazetteer.door_count(entries), 1))
        scores = scores + self._numbers.order(reading, entries)
        if reading.number is not None and not reading.number.finished and len(entries) > LONGEST:
            # To count the doors whose number goes on takes time; a street has no more than all of its doors.
            chosen = np.argpartition(-scores - doors, LONGEST)[:LONGEST]
            entries, scores, doors = entries[chosen], scores[chosen], doors[chosen]
        if reading.number is None:
            fitting = np.zeros(len(entries), np.int64)
            places = np.flatnonzero(self.gazetteer.kinds(entries) == PLACE)
            if len(places):
                size = np.maximum(
                    self.gazetteer.doors_in_town(entries[places]),
                    self.gazetteer.people(entries[places]) // PEOPLE_A_DOOR,
                )
                in_town = np.log(np.maximum(size, 1))
                doors[places] = np.maximum(doors[places] + A_PLACE, in_town + A_TOWN)
            scores = scores + doors
        else:
            fitting, has_it = self._numbers.doors_with(entries, reading.number)
            units = UNITS * np.log(np.maximum(fitting, 1))
            # However many numbers go on from the one typed, a street that has it comes before one that does not.
            units = np.where(has_it, units, np.minimum(units + GOES_ON, 0.0))
            scores = scores + np.where(fitting > 0, units, NO_SUCH_NUMBER)
            scores += A_DOOR * doors
        if near is not None:
            scores += nearness(*self.gazetteer.positions(entries), near)
        chosen = np.arange(len(entries))
        if len(entries) > 2 * BEST:
            chosen = np.argpartition(-scores, 2 * BEST)[: 2 * BEST]
        order = chosen[np.lexsort((entries[chosen], -scores[chosen]))]
        columns = (entries[order], scores[order], fitting[order] > 0)
        best: dict[int, Hit] = {}
        for entry, score, has_number in zip(*(each.tolist() for each in columns), strict=True):
            if entry not in best:
                best[entry] = Hit(self.gazetteer, entry, score, reading, has_number)
                if len(best) == BEST:
                    break
        return list(best.values())


def within(entries: Entries, run: tuple[int, int]) -> Entries:
    """Those of some entries that lie in a run."""
    return entries[(entries >= run[0]) & (entries < run[1])]
