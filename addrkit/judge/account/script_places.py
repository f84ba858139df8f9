"""Places in Chinese, Japanese and Korean, where words are not apart: a ward that is another than the record's."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from addrkit.compare.compare import Compared
from addrkit.judge.account.places_typed import is_of_its_kind_elsewhere
from addrkit.locale.country import Country
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


def script_conflicts(query: Query, chosen: Compared, record: Record) -> tuple[Reason, ...]:
    """The reasons of places that were typed and that a record contradicts.

    A name contradicts where the record has none that is the name, a part of it or longer than it, but has a place of
    the same kind, as the last character tells it (區, 市, 町, 구), or as the gazetteer does, which has the name
    elsewhere: 尖沙咀 is a suburb as 旺角 is. So does a suburb where the record's own is not said, 代々木 for 神南, and
    what is called a town or a ward, alone or before the record's. A name of a kind that the record lacks contradicts
    nothing.
    """
    conventions = query.conventions
    signs = conventions.same_signs if conventions is not None else {}
    typed = [
        (value, name.translate(signs), reason)
        for part, reason in _CONFLICTS
        if (value := query.value(part)) and is_cjk(name := squeeze(value)) and len(name) >= _SHORTEST
    ]
    if not typed:
        return ()
    parts = record.components
    known = [parts.region, parts.city, parts.district, parts.suburb, parts.street]
    places = [squeeze(each).translate(signs) for each in known if each]
    # "台南市歸仁區" is a name and its ward, in whatever components.
    places += [first + second for first in places for second in places if first != second]
    said = squeeze(query.text).translate(signs)
    own = parts.suburb or parts.district
    unsaid = own is not None and squeeze(own).translate(signs) not in said
    region = conventions.region if conventions is not None and parts.region else None
    found: list[Reason] = []
    for value, name, reason in typed:
        if any(name in place or (len(place) >= _SHORTEST and place in name) for place in places):
            if not _is_called_a_town(_without(name, places), conventions):
                continue
            found.append(reason)
        elif region is not None and region(name) and region(name) == region(parts.region or ""):
            continue
        elif any(place[-1] == name[-1] for place in places) or (
            unsaid if reason == "suburb_conflict" else _is_called_a_town(name, conventions)
        ):
            found.append(reason)
        elif is_of_its_kind_elsewhere(value, chosen, record):
            found.append("suburb_conflict" if reason == "suburb_conflict" else "city_conflict")
    return tuple(dict.fromkeys(found))


def _without(name: str, places: Sequence[str]) -> str:
    """What is left of a name without the places that it holds: 北沢市 of 北沢市渋谷区."""
    for place in sorted(places, key=len, reverse=True):
        if len(place) >= _SHORTEST:
            name = name.replace(place, "")
    return name


def _is_called_a_town(name: str, conventions: Country | None) -> bool:
    """Whether a name ends with what a country calls its towns, wards or regions by, and is more than that."""
    return conventions is not None and name.endswith(_kinds(conventions)) and len(name) > _SHORTEST


@lru_cache(maxsize=300)
def _kinds(conventions: Country) -> tuple[str, ...]:
    words = conventions.city_words | conventions.district_words | conventions.region_words
    return tuple(sorted(squeeze(word) for word in words if is_cjk(word)))
