"""The way in by the postcode: where it names a few streets, each of them may have the house that was typed.

So a house is found by its name and its postcode, and a door by its number and its postcode, without a street.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from addrkit.gazetteer.schema import PLACE
from addrkit.gazetteer.store import Gazetteer
from addrkit.index.columns import run_of
from addrkit.parsing.query import Query

FEW: Final = 40
"""Entries that a postcode may name for it to tell a door: whole towns have more."""
_OF_A_DOOR: Final = ("building", "house_number", "unit", "street")


def streets_at_postcode(query: Query, gazetteer: Gazetteer, run: tuple[int, int]) -> list[int]:
    """All at a postcode that was typed, where that may tell a door.

    Nothing but a postcode tells one only where it is one door's alone.
    """
    alone = query.conventions is not None and query.conventions.postcode_of_premise
    tells = alone or any(query.value(name) for name in _OF_A_DOOR)
    return all_at_postcode(query, gazetteer, run) if tells else []


def all_at_postcode(query: Query, gazetteer: Gazetteer, run: tuple[int, int]) -> list[int]:
    """The streets and buildings within a run of entries that have a postcode which was typed; none, if it has many."""
    found: list[int] = []
    for postcode in query.postcodes:
        if 0 < gazetteer.words.frequency(postcode) <= FEW:
            entries = gazetteer.words.entries(postcode)
            first, last = run_of(entries, *run)
            some = entries[first:last]
            found += some[gazetteer.kinds(some) != PLACE].tolist()
    return found


def entries_at(postcode: str, gazetteer: Gazetteer, code: str | None) -> list[NDArray[np.int32]]:
    """The entries of a country, or of none that is told, that have a postcode, by the runs of the gazetteer."""
    entries = gazetteer.words.entries(postcode)
    covers = gazetteer.manifest.coverage if len(entries) else ()
    runs = [
        run_of(entries, each.first_entry, each.last_entry) for each in covers if each.country in ("", code)
    ]
    return [entries[first:last] for first, last in runs if first < last]
