"""Regions: where an address says its region, and something else of it says the same, only that one is searched."""

from __future__ import annotations

from collections.abc import Iterator

from addrkit.gazetteer.store import Gazetteer
from addrkit.locale.terms import place_term
from addrkit.parsing.query import Query

WITNESSES = 64
"""Entries of a postcode or a town that are asked for their region."""


def streets_of_region(query: Query, gazetteer: Gazetteer, run: tuple[int, int]) -> tuple[int, int] | None:
    """The streets of the region that a query names, within its country's run of entries.

    None if it names none, or if neither its postcode nor its town lies there: then the region may be wrong.
    """
    typed = query.value("region")
    conventions = query.conventions
    if typed is None or conventions is None:
        return None
    code = conventions.region(typed)
    for region in dict.fromkeys(
        each for each in (code, conventions.region_names.get(code or ""), typed) if each
    ):
        found = gazetteer.region_run(*run, region)
        if found is not None:
            return found if _is_borne_out(query, gazetteer, run, region) else None
    return None


def _is_borne_out(query: Query, gazetteer: Gazetteer, run: tuple[int, int], region: str) -> bool:
    first, last = run
    return any(
        gazetteer.lies_in(entry, region)
        for term in _terms(query)
        for entry in gazetteer.words.entries(term)[:WITNESSES].tolist()
        if first <= entry < last
    )


def _terms(query: Query) -> Iterator[str]:
    yield from query.postcodes
    city = query.value("city")
    if city:
        yield place_term(city, query.conventions)
