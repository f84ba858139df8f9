"""Places in Chinese, Japanese and Korean, where words are not apart: a ward that is another than the record's."""

from __future__ import annotations

from typing import Final

from addrkit.locale.text import is_cjk, squeeze
from addrkit.parsing.query import Query
from addrkit.types import Reason, Record

_CONFLICTS: Final[tuple[tuple[str, Reason], ...]] = (
    ("suburb", "suburb_conflict"),
    ("district", "district_conflict"),
    ("city", "city_conflict"),
    ("region", "region_conflict"),
)
_SHORTEST: Final = 2
"""Characters of a name that may be a part of another."""


def script_conflicts(query: Query, record: Record) -> tuple[Reason, ...]:
    """The reasons of places that were typed and that a record contradicts.

    A name contradicts where the record has a place of the same kind, as the last character tells it (區, 市, 町, 구),
    and none that is the name, a part of it or longer than it. A name of a kind that the record lacks contradicts
    nothing.
    """
    signs = query.conventions.same_signs if query.conventions is not None else {}
    typed = [
        (name.translate(signs), reason)
        for part, reason in _CONFLICTS
        if is_cjk(name := squeeze(query.value(part) or ""))
    ]
    if not typed:
        return ()
    parts = record.components
    known = [parts.region, parts.city, parts.district, parts.suburb, parts.street]
    places = [squeeze(each).translate(signs) for each in known if each]
    # "台南市歸仁區" is a name and its ward, in whatever components.
    places += [first + second for first in places for second in places if first != second]
    region = query.conventions.region if query.conventions is not None and parts.region else None
    return tuple(
        reason
        for name, reason in typed
        if _contradicts(name, places)
        and not (region is not None and region(name) and region(name) == region(parts.region or ""))
    )


def _contradicts(typed: str, places: list[str]) -> bool:
    if len(typed) < _SHORTEST:
        return False
    if any(typed in place or (len(place) >= _SHORTEST and place in typed) for place in places):
        return False
    return any(place[-1] == typed[-1] for place in places)
