"""The postcodes that the places of a country have in a gazetteer, and where those lie that have one."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from addrkit.gazetteer.distance import kilometres
from addrkit.gazetteer.kept import kept_with_gazetteer
from addrkit.gazetteer.schema import PLACE
from addrkit.gazetteer.store import Gazetteer

FAR_KM = 60.0
"""Kilometres from a town beyond which no postcode is one of its own."""
_MOST = 20
"""Postcodes of a sample, and the places that are looked at for it."""
_LOOKS = 400
_COUNTRIES_KEPT = 300
_POSTCODES_KEPT = 2_000


def with_postcode(gazetteer: Gazetteer, run: tuple[int, int], postcode: str) -> NDArray[np.int32]:
    """The places of a run that have a postcode."""
    entries = gazetteer.words.entries(postcode)
    low, high = np.searchsorted(entries, run)
    entries = entries[low:high]
    return np.asarray(entries[gazetteer.kinds(entries) == PLACE])


@kept_with_gazetteer(_COUNTRIES_KEPT)
def some_postcodes(gazetteer: Gazetteer, run: tuple[int, int]) -> tuple[str, ...]:
    """A sample of the postcodes of a run of places; empty if they have none."""
    found: list[str] = []
    step = max((run[1] - run[0]) // _LOOKS, 1)
    for number in range(run[0], run[1], step):
        if len(found) >= _MOST:
            break
        found += list(gazetteer.postcodes(gazetteer.entry(number)))[:5]
    return tuple(found)


@kept_with_gazetteer(_COUNTRIES_KEPT)
def places_of(gazetteer: Gazetteer, country: str | None) -> tuple[int, int] | None:
    """The run of a country's places; None where there are none."""
    for cover in gazetteer.manifest.coverage:
        if cover.country == country:
            return gazetteer.place_run(cover.first_entry, cover.last_entry)
    return None


@kept_with_gazetteer(_POSTCODES_KEPT)
def is_far_away(
    gazetteer: Gazetteer, run: tuple[int, int], postcode: str, place: tuple[float, float]
) -> bool:
    """Whether all places that have a postcode lie far from `place`, in degrees: Brussels from Liège."""
    entries = with_postcode(gazetteer, run, postcode)
    lat, lon = gazetteer.positions(entries)
    return len(entries) > 0 and bool((kilometres(lat, lon, place) > FAR_KM).all())
