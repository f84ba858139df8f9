"""Other names of streets and towns in OpenStreetMap, kept by where they lie."""

from __future__ import annotations

from collections.abc import Iterable
from math import floor
from typing import Any

from addrkit.gazetteer.readers.names import MOST_NAMES, different

_KEYS = frozenset(
    {"alt_name", "old_name", "official_name", "short_name", "int_name", "loc_name", "nat_name", "reg_name"}
)
# name:etymology and its like are about the name; name:left and name:right are names.
_ABOUT = ("etymology", "pronunciation", "prefix", "suffix", "signed", "source", "genitive", "absence", "wiki")


def other_names_of(tags: Any, name: str) -> list[str]:
    """The names of an object beside `name`: other languages, former, official, short; in order of their keys.

    A key may hold several names, with semicolons: https://wiki.openstreetmap.org/wiki/Names.
    """
    found: list[str | None] = []
    for tag in sorted(tags, key=lambda tag: tag.k):
        key, value = tag.k, tag.v
        base, _, language = key.partition(":")
        if (base == "name" and language and not language.startswith(_ABOUT)) or base in _KEYS:
            found += [each.strip() for each in value.split(";")]
    return different(name, found) or []


class NearbyNames:
    """Other names by name and place: two towns may each have a street of one name."""

    def __init__(self, reach: float) -> None:
        """Names are found up to `reach` degrees from where they were added, and up to twice that."""
        self._reach = reach
        self._found: dict[str, dict[tuple[int, int], tuple[str, ...]]] = {}

    def add(self, name: str, others: Iterable[str], positions: Iterable[tuple[float, float]]) -> None:
        """Keep other names of a name at some positions, pairs of latitude and longitude."""
        kept = tuple(others)
        if not kept:
            return
        cells = self._found.setdefault(name, {})
        for lat, lon in positions:
            cell = self._cell(lat, lon)
            known = cells.get(cell, ())
            if known != kept:
                cells[cell] = tuple(dict.fromkeys((*known, *kept)))[:MOST_NAMES]

    def near(self, name: str | None, lat: float, lon: float) -> list[str] | None:
        """The other names of a name at a position; None if there are none."""
        cells = self._found.get(name or "")
        if not cells:
            return None
        row, column = self._cell(lat, lon)
        found: dict[str, None] = {}
        for r in (row, row - 1, row + 1):
            for c in (column, column - 1, column + 1):
                found.update(dict.fromkeys(cells.get((r, c), ())))
        return list(found) or None

    def _cell(self, lat: float, lon: float) -> tuple[int, int]:
        return floor(lat / self._reach), floor(lon / self._reach)
