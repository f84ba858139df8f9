"""Postcodes that a division's list lacks, and that are no other's: the list is not all there is."""

from __future__ import annotations

from typing import Final

from addrkit.compare.chain.chain import Chain
from addrkit.compare.entry import conventions_of
from addrkit.gazetteer.store import Gazetteer
from addrkit.locale.country import compared_postcode
from addrkit.locale.text import fold
from addrkit.parsing.query import Query
from addrkit.retrieve.postcodes_of_places import with_postcode

_ALIKE: Final = 3
"""Digits that a postcode shares with those of its town."""


def is_open(query: Query, best: Chain, gazetteer: Gazetteer, run: tuple[int, int], *, known: bool) -> bool:
    """Whether a postcode that the division has not may be its own for all that: it begins like one that it has.

    Some countries' lists lack postcodes ("unlisted"); in others people take one of the next quarter ("town").
    """
    conventions = conventions_of(best.entry)
    kind = conventions.postcodes_open if conventions else None
    if kind is None or not query.place_postcodes or best.postcode not in ("near", "close", "other"):
        return False
    typed = query.place_postcodes[0]
    own = {compared_postcode(each, conventions)[:_ALIKE] for each in gazetteer.postcodes(best.entry)}
    if typed[:_ALIKE] not in own:
        return False
    if _is_of_a_part(typed, best, gazetteer, run):
        return True
    return not known if kind == "unlisted" else _is_of_the_town(typed, best, gazetteer, run)


def _is_of_a_part(typed: str, best: Chain, gazetteer: Gazetteer, run: tuple[int, int]) -> bool:
    """Whether a postcode is of a quarter of the town whose name goes on: "Koramangala VI Bk", of Koramangala."""
    own = best.entry
    if own.suburb is None:
        return False
    begins = fold(own.suburb) + " "
    entries = map(gazetteer.entry, with_postcode(gazetteer, run, typed)[:60].tolist())
    return any(
        (each.city, each.region) == (own.city, own.region) and fold(each.suburb or "").startswith(begins)
        for each in entries
    )


def _is_of_the_town(typed: str, best: Chain, gazetteer: Gazetteer, run: tuple[int, int]) -> bool:
    town = (best.entry.city, best.entry.region)
    for size in range(len(typed), _ALIKE, -1):
        found = with_postcode(gazetteer, run, typed[:size])[:60].tolist()
        if found:
            return all((each.city, each.region) == town for each in map(gazetteer.entry, found))
    return False
