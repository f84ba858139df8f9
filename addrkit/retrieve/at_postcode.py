"""The way in by the postcode: where it names a few streets, each of them may have the house that was typed.

So a house is found by its name and its postcode, and a door by its number and its postcode, without a street.
"""

from __future__ import annotations

from typing import Final

from addrkit.gazetteer.schema import PLACE
from addrkit.gazetteer.store import Gazetteer
from addrkit.index.columns import run_of
from addrkit.parsing.query import Query

FEW: Final = 40
"""Entries that a postcode may name for it to tell a door: whole towns have more."""
_OF_A_DOOR: Final = ("building", "house_number", "unit", "street")


def streets_at_postcode(query: Query, gazetteer: Gazetteer, run: tuple[int, int]) -> list[int]:
    """The streets and buildings within a run of entries that have a postcode which was typed; none, if it has many.

    Nothing but a postcode tells a door only where it is one door's alone.
    """
    alone = query.conventions is not None and query.conventions.postcode_of_premise
    tells = alone or any(query.value(name) for name in _OF_A_DOOR)
    return all_at_postcode(query, gazetteer, run) if tells else []


def all_at_postcode(query: Query, gazetteer: Gazetteer, run: tuple[int, int]) -> list[int]:
    """The same, whatever else was typed."""
    found: list[int] = []
    for postcode in query.postcodes:
        if 0 < gazetteer.words.frequency(postcode) <= FEW:
            entries = gazetteer.words.entries(postcode)
            first, last = run_of(entries, *run)
            some = entries[first:last]
            found += some[gazetteer.kinds(some) != PLACE].tolist()
    return found
