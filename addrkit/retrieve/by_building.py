"""The way in by a building's name, where no street was typed: "Flat 204, Lotus Residency, HSR Layout, Bengaluru"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from addrkit.gazetteer.kept import kept_with_gazetteer
from addrkit.gazetteer.store import Gazetteer
from addrkit.locale.building_names import name_words, without_its_block
from addrkit.locale.country import country
from addrkit.parsing.query import Query

NAMED: Final = 10_000
"""Named doors of a gazetteer, at most, by whose names streets are found: the first question makes them ready, which
takes some 15 microseconds a name."""
FEW: Final = 20
"""Streets that have a building of one name, from which it tells none."""
_TELLING: Final = 5
"""Letters of a name that tells a street."""


def streets_of_building(query: Query, gazetteer: Gazetteer, run: tuple[int, int]) -> list[int]:
    """The streets within a run of entries that have a building of the name that was typed, where no street was."""
    building = query.value("building")
    if building is None or query.value("street") is not None:
        return []
    known = _buildings(gazetteer, query.country)
    names = [name_words(building, query.conventions)]
    names += [name for _, name in without_its_block(building, query.conventions)]
    telling = (name for name in names if sum(map(len, name)) >= _TELLING)
    found = {entry for name in telling for entry in known.get(name, ()) if run[0] <= entry < run[1]}
    return sorted(found) if len(found) <= FEW else []


@kept_with_gazetteer(2)
def _buildings(gazetteer: Gazetteer, code: str | None) -> Mapping[tuple[str, ...], Sequence[int]]:
    """The streets by the names of their buildings, as they are compared in a country."""
    conventions = country(code) if code else None
    found: dict[tuple[str, ...], list[int]] = {}
    for name, entry, _ in gazetteer.doors_by_building(NAMED):
        found.setdefault(name_words(name, conventions), []).append(entry)
    return found
