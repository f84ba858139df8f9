"""One street that is there several times: the same answer, not a rival of itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from addrkit.compare.compare import Compared
from addrkit.compare.entry import conventions_of
from addrkit.gazetteer.entries import Entry
from addrkit.locale.country import compared_postcode
from addrkit.locale.text import fold

_BY_NUMBER = ("exact", "range", "span", "suffix")
FAR = 0.1
"""Degrees between the middles of two streets from which they are not one: some 10 km."""


def distinct(candidates: Sequence[Compared], is_complete: Callable[[Compared], bool]) -> list[Compared]:
    """The streets, each once, in their order: a street that several gazetteers hold is one.

    The one that stays is the one that knows the number; of several, the one that knows a postcode, then units; then the
    one whose gazetteer is complete there. A gazetteer tells its own streets of one name apart by their postcodes:
    only where one of them has none, or has no doors, are two of its streets taken for one.
    """
    if len(candidates) < 2 or len({_name(each) for each in candidates}) == len(candidates):
        return list(candidates)
    order = sorted(
        range(len(candidates)),
        key=lambda place: (*_rank(candidates[place]), not is_complete(candidates[place])),
    )
    kept: list[int] = []
    for place in order:
        if not any(_same(candidates[place], candidates[other]) for other in kept):
            kept.append(place)
    return [candidates[place] for place in sorted(kept)]


def _rank(each: Compared) -> tuple[int, bool, bool]:
    seen = each.evidence
    number = _BY_NUMBER.index(seen.door.number) if seen.door.number in _BY_NUMBER else len(_BY_NUMBER)
    return number, not _postcodes(each), seen.door.unit not in ("equal", "not_given")


def _same(one: Compared, other: Compared) -> bool:
    first, second = one.ready.entry, other.ready.entry
    if (_name(one), first.kind, first.country) != (_name(other), second.kind, second.country):
        return False
    if one.candidate.gazetteer is other.candidate.gazetteer:
        one_lacks = bool(one.ready.postcodes) != bool(other.ready.postcodes) or _has_doors(one) != _has_doors(
            other
        )
        return one_lacks and _area(first) == _area(second)
    towns, others = _towns(first), _towns(second)
    return (
        (not towns.isdisjoint(others) or not (towns or others))
        and (one.ready.suburb == other.ready.suburb or not (one.ready.suburb and other.ready.suburb))
        and (one.ready.region == other.ready.region or None in (one.ready.region, other.ready.region))
        and _agree(_postcodes(one), _postcodes(other))
        and _near(first, second)
    )


def _name(each: Compared) -> tuple[str, ...]:
    """The words of a street's name; its direction may stand before it or behind: "SW Marine Dr", "Marine Dr SW"."""
    return tuple(sorted(each.ready.name))


def _has_doors(each: Compared) -> bool:
    return each.evidence.door.number != "no_numbers"


def _agree(one: frozenset[str], other: frozenset[str]) -> bool:
    return not one or not other or not one.isdisjoint(other)


def _near(one: Entry, other: Entry) -> bool:
    """Whether two streets may be one by their positions, where both are known."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return True
    return abs(one.lat - other.lat) <= FAR and abs(one.lon - other.lon) <= FAR


def _area(entry: Entry) -> tuple[str, ...]:
    return tuple(fold(part or "") for part in (entry.suburb, entry.city, entry.district, entry.region))


def _towns(entry: Entry) -> frozenset[str]:
    return frozenset(fold(town) for town in (entry.city, *entry.other_cities) if town)


def _postcodes(each: Compared) -> frozenset[str]:
    """The postcode of the door, or those of the street."""
    door = each.evidence.door.record
    if door is not None and door.postcode:
        return frozenset((compared_postcode(door.postcode, conventions_of(each.ready.entry)),))
    return each.ready.postcodes
