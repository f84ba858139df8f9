"""Whether a gazetteer holds all that there is: then what it lacks does not exist."""

from __future__ import annotations

from addrkit.gazetteer.kept import kept_with_gazetteer
from addrkit.gazetteer.store import Gazetteer
from addrkit.types import GRANULARITIES


@kept_with_gazetteer(300)
def holds_every_premise(gazetteer: Gazetteer, country: str) -> bool:
    """Whether a gazetteer holds every premise of a country."""
    return any(
        each.completeness == "complete" and GRANULARITIES.index(each.level) <= GRANULARITIES.index("premise")
        for each in gazetteer.manifest.coverage
        if each.country == country
    )
