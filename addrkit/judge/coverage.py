"""How far the gazetteers go where an address lies."""

from __future__ import annotations

from collections.abc import Sequence

from addrkit.compare.compare import Compared
from addrkit.gazetteer.kept import kept_with_gazetteer
from addrkit.gazetteer.manifest import AREA_LETTERS, Coverage
from addrkit.gazetteer.store import Gazetteer
from addrkit.types import GRANULARITIES, Address, Granularity


def is_complete(compared: Compared) -> bool:
    """Whether the gazetteer of a candidate holds every premise there is at its place."""
    return _holds_every_premise(compared.candidate.gazetteer, compared.ready.entry.country or "")


@kept_with_gazetteer(300)
def _holds_every_premise(gazetteer: Gazetteer, country: str) -> bool:
    return any(
        each.completeness == "complete" and GRANULARITIES.index(each.level) <= GRANULARITIES.index("premise")
        for each in gazetteer.manifest.coverage
        if each.country == country
    )


def best_granularity(gazetteers: Sequence[Gazetteer], place: Address) -> Granularity:
    """The finest that the gazetteers hold where an address lies, as far as its region or postcode tells."""
    levels = [
        level
        for gazetteer in gazetteers
        for each in gazetteer.manifest.coverage
        if place.country is not None
        and each.country in (place.country, "")
        and (level := level_at(each, place)) is not None
    ]
    if not levels:
        return "country" if place.country else "none"
    return min(levels, key=GRANULARITIES.index)


def level_at(coverage: Coverage, place: Address) -> Granularity | None:
    """The finest that a gazetteer holds in the area of an address; None if it holds nothing there.

    Where nothing tells the area, the finest of the country.
    """
    area = place.postcode[:AREA_LETTERS].upper() if place.postcode else None
    known = [
        found.level
        for areas, name in ((coverage.regions, place.region), (coverage.postcode_areas, area))
        if name and (found := areas.get(name)) is not None
    ]
    if known:
        return min(known, key=GRANULARITIES.index)
    elsewhere = bool(area and coverage.postcode_areas and not coverage.regions)
    return None if elsewhere else coverage.level
