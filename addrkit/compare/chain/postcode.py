"""How the postcode that was typed relates to the postcodes of a division."""

from __future__ import annotations

from typing import Final, Literal

from rapidfuzz.distance import OSA

from addrkit.bounds import OF_GAZETTEER_KEPT
from addrkit.compare.entry import conventions_of
from addrkit.gazetteer.entries import Entry
from addrkit.gazetteer.kept import kept_with_gazetteer
from addrkit.gazetteer.store import Gazetteer
from addrkit.locale.country import Country, compared_postcode
from addrkit.locale.format import is_whole_postcode
from addrkit.parsing.query import Query
from addrkit.retrieve.at_postcode import entries_at

PostcodeFit = Literal["equal", "area", "town", "near", "close", "unknown", "not_given", "other"]
"""`town`: a division that has none lies in a town that has it."""

_LOOKED_AT: Final = 200
"""Divisions that are looked at for having a postcode."""
CLOSE: Final = 2
"""Digits that neighbouring postcodes share at least, leaving two."""


def postcode_fit(query: Query, gazetteer: Gazetteer, entry: Entry) -> PostcodeFit:
    """How the postcode that was typed relates to a division's."""
    if not query.place_postcodes:
        return "not_given"
    conventions = conventions_of(entry)
    known = postcodes_of(gazetteer, entry.number, conventions)
    typed = query.place_postcodes[0]
    if not known:
        inside = (entry.region, entry.city) in _towns_with(gazetteer, typed, entry.country)
        return "town" if inside else "unknown"
    if any(each in known for each in query.place_postcodes):
        return "equal"
    if is_whole_postcode(typed, conventions) and any(
        len(each) < len(typed) and typed.startswith(each) for each in known
    ):
        return "area"
    if any(len(each) == len(typed) > 3 and OSA.distance(each, typed, score_cutoff=1) == 1 for each in known):
        return "near"
    kept = max(len(typed) - CLOSE, CLOSE)
    return "close" if any(each[:kept] == typed[:kept] for each in known) else "other"


@kept_with_gazetteer(OF_GAZETTEER_KEPT)
def postcodes_of(gazetteer: Gazetteer, number: int, conventions: Country | None) -> frozenset[str]:
    """The postcodes of a division, as they are compared."""
    return frozenset(
        compared_postcode(each, conventions) for each in gazetteer.postcodes(gazetteer.entry(number))
    )


@kept_with_gazetteer(OF_GAZETTEER_KEPT)
def _towns_with(
    gazetteer: Gazetteer, postcode: str, code: str | None
) -> frozenset[tuple[str | None, str | None]]:
    """The region and the name of the towns of a country in which divisions have a postcode."""
    runs = entries_at(postcode, gazetteer, code)
    entries = (gazetteer.entry(number) for run in runs for number in run[:_LOOKED_AT].tolist())
    return frozenset((each.region, each.city) for each in entries)
