"""Doors in lanes, however the way to them is written: "8/15/120 Hoàng Quốc Việt" is no. 8, ngách 15, ngõ 120."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from addrkit.compare.compare import Compared
from addrkit.judge.readings import Judged, Reading, Stages
from addrkit.judge.respelt import Swap, as_typed, respelt
from addrkit.judge.standing import SETTLED
from addrkit.locale.lanes import lanes
from addrkit.parsing.query import Query

_STREETS: Final = 12
"""Candidates whose doors are looked at."""
_DOORS: Final = 400
"""Doors of one number that are looked at."""


def by_its_lanes(judged: Sequence[Judged], stages: Stages) -> dict[int, Reading]:
    """A door that is told by the numbers of its lanes is read as its record writes it, where one alone is so."""
    asked: dict[int, Query] = {}
    for index, each in enumerate(judged):
        best = each.best
        if best.verdict.action not in SETTLED:
            other = _as_recorded(best.query, [one for _, one in best.ranked[:_STREETS]])
            if other is not None:
                asked[index] = other
    if not asked:
        return {}
    readings = stages.read(list(asked.values()), ["by its lanes"] * len(asked))
    return {
        index: replace(reading, verdict=as_typed(reading.verdict, judged[index].best.query, other))
        for (index, other), reading in zip(asked.items(), readings, strict=True)
    }


def _as_recorded(query: Query, ranked: Sequence[Compared]) -> Query | None:
    """The query with number and street as the one door of those lanes has them; None where none or several are."""
    number, street = (query.parsed.components.get(name) for name in ("house_number", "street"))
    here = query.conventions
    if number is None or street is None or here is None or not here.lane_words:
        return None
    typed = lanes(number.value, street.value, here)
    if not typed:
        return None
    leading = {int(each) for way in typed for each in way.numbers if each.isdecimal()}
    known = [(door, lanes(*door, here)) for each in ranked for door in _doors(each, leading)]
    found = {door for door, ways in known if ways[:1] == typed[:1]}
    # From the door outwards only where nothing is so from the road inwards.
    found = found or {door for door, ways in known if not set(typed).isdisjoint(ways)}
    if len(found) != 1:
        return None
    [(door, name)] = found
    if (door, name) == (number.value, street.value):
        return None
    return respelt(query, [Swap(number.start, number.end, door), Swap(street.start, street.end, name)])


def _doors(each: Compared, leading: set[int]) -> Iterator[tuple[str, str]]:
    """The numbers of a street's doors that begin with any of some, with its name."""
    entry, gazetteer = each.ready.entry, each.candidate.gazetteer
    for number in leading:
        for door in islice(gazetteer.doors_at(entry, number), _DOORS):
            if door.house_number and entry.name:
                yield door.house_number, entry.name
