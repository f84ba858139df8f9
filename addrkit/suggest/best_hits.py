"""Hits of several readings together, the best first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from addrkit.gazetteer.store import Gazetteer
from addrkit.suggest.hits import Hit
from addrkit.suggest.misspelt import MISSING
from addrkit.suggest.reading import Number
from addrkit.suggest.typed import TypedToken

BEHIND: Final = 0.01
"""How much less a street scores than its door that was typed."""


def explains(hit: Hit) -> bool:
    """Whether a hit has the number and all the words that were typed, and no unit that nothing says to be one."""
    is_settled = not hit.reading.unit or bool(hit.reading.unit_written)
    return hit.has_number and is_settled and hit.score > MISSING


def best(found: Iterable[list[Hit]]) -> list[Hit]:
    """All hits, the best first, each entry once for each house number that was read."""
    ordered = sorted(
        _doors_before_streets([hit for hits in found for hit in hits]), key=lambda hit: -hit.score
    )
    first: dict[tuple[Gazetteer, int, tuple[int, ...], Number | None, tuple[TypedToken, ...]], Hit] = {}
    for hit in ordered:
        first.setdefault((hit.gazetteer, hit.entry, hit.rows, hit.reading.number, hit.reading.unit), hit)
    return list(first.values())


def _doors_before_streets(hits: Sequence[Hit]) -> list[Hit]:
    """Hits of a street by itself behind those of its door, where its number was typed: "rue de rivoli 10"."""
    doors: dict[tuple[Gazetteer, int], float] = {}
    for hit in hits:
        if hit.has_number:
            key = hit.gazetteer, hit.entry
            doors[key] = max(doors.get(key, hit.score), hit.score)
    return [_behind_its_door(hit, doors) for hit in hits]


def _behind_its_door(hit: Hit, doors: Mapping[tuple[Gazetteer, int], float]) -> Hit:
    """A hit, of which a street by itself scores less than its door."""
    if hit.reading.number is not None or not any(word.folded.isdigit() for word in hit.reading.words):
        return hit
    most = doors.get((hit.gazetteer, hit.entry), hit.score) - BEHIND
    return replace(hit, score=min(hit.score, most))
