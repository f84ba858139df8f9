"""Where a number lies that is not known, between numbers that are: linear interpolation along a street."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from addrkit.gazetteer.entries import Entry
from addrkit.gazetteer.store import Gazetteer
from addrkit.types import Record

WIDEST = 60
"""Numbers apart up to which the doors on both sides tell where a number lies."""
FAR = 0.02
"""Degrees between those doors from which they tell nothing: some two kilometres."""


def interpolated(gazetteer: Gazetteer, entry: Entry, number: int, record: Record) -> Record | None:
    """The street's record with the position between the doors around a number; None where none are near.

    Doors on the number's own side of the street come first.
    """
    numbers = gazetteer.numbers(entry).astype(np.int64)
    own = numbers[(numbers > 0) & (numbers % 2 == number % 2)]
    for side in (own, numbers[numbers > 0]):
        place = int(np.searchsorted(side, number))
        if not 0 < place < len(side):
            continue
        below, above = int(side[place - 1]), int(side[place])
        if above - below > WIDEST or above == number:
            continue
        ends = [_position(gazetteer, entry, each) for each in (below, above)]
        if ends[0] is None or ends[1] is None:
            continue
        share = (number - below) / (above - below)
        (south, west), (north, east) = ends[0], ends[1]
        if abs(north - south) <= FAR and abs(east - west) <= FAR:
            return replace(record, lat=south + share * (north - south), lon=west + share * (east - west))
    return None


def _position(gazetteer: Gazetteer, entry: Entry, number: int) -> tuple[float, float] | None:
    door = next(iter(gazetteer.doors_at(entry, number)), None)
    if door is None:
        return None
    known = gazetteer.record(entry, door)
    if known.lat is None or known.lon is None:
        return None
    return known.lat, known.lon
