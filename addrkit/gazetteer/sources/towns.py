"""The larger towns of the world, for their people: `gazetteers/divisions/towns.tsv.gz`."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from addrkit.gazetteer.sources.division import Division
from addrkit.gazetteer.sources.stored import stored
from addrkit.locale.text import fold, squeeze

FAR: Final = 0.4
"""Degrees of latitude or longitude from which a place of a town's name is another one."""
LARGE_FROM: Final = 300_000
"""People of a large city."""

Town = tuple[float | None, float | None, int]
"""Latitude, longitude, people."""


def people_of(
    code: str, names: Sequence[str], lat: float | None = None, lon: float | None = None
) -> int | None:
    """The people of the town that bears one of some names, the first that any does; None if none does.

    Where a position is given, only a town near it counts: Moscow in Idaho is not Moscow.
    """
    for name in names:
        near = [town[2] for town in _towns().get(code, {}).get(fold(name), ()) if _is_near(town, lat, lon)]
        if near:
            return max(near)
    return None


@cache
def large_cities() -> Mapping[str, frozenset[str]]:
    """The names of the world's large cities, folded and joined, to the countries that they lie in."""
    found: dict[str, set[str]] = {}
    for town in stored("towns"):
        if (town.people or 0) >= LARGE_FROM:
            code = (town.parent or "").partition("-")[0]
            for name in town.names:
                found.setdefault(squeeze(name), set()).add(code)
    return {name: frozenset(codes) for name, codes in found.items()}


def towns_beside(
    code: str, known: Collection[tuple[str, str | None]]
) -> Iterator[tuple[Division, str | None]]:
    """The towns of a country, each with the code of its state, but for those of which a folded name is known there."""
    for town in stored("towns"):
        country_code, _, state = (town.parent or "").partition("-")
        in_state = state or None
        if country_code == code and not any((fold(name), in_state) in known for name in town.names):
            yield town, in_state


def _is_near(town: Town, lat: float | None, lon: float | None) -> bool:
    if lat is None or lon is None or town[0] is None or town[1] is None:
        return True
    return abs(town[0] - lat) < FAR and abs(town[1] - lon) < FAR


@cache
def _towns() -> Mapping[str, Mapping[str, list[Town]]]:
    found: dict[str, dict[str, list[Town]]] = {}
    for town in stored("towns"):
        known = found.setdefault((town.parent or "").partition("-")[0], {})
        for name in {fold(each) for each in town.names}:
            known.setdefault(name, []).append((town.lat, town.lon, town.people or 0))
    return found
