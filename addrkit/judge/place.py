"""Places: how likely a locality is the one meant, where no street decides it."""

from __future__ import annotations

from collections.abc import Sequence

from addrkit.compare.compare import Compared
from addrkit.compare.evidence import Evidence
from addrkit.judge.features import CLEARLY_OTHER, SAME

LIKE = 0.8
"""Likeness from which a town's name counts as misspelt rather than as another."""
_LEVELS = {"unit": 3, "premise": 3, "street": 2, "locality": 1}


def rank_places(places: Sequence[Compared], *, country_certain: bool) -> list[tuple[float, Compared]]:
    """The places with their likeness, best first; of equals, first that of the finer gazetteer.

    Where the country is a guess, a misspelt town alone is no evidence: any word resembles some town.
    """
    rated = [
        (likeness, each)
        for each in places
        if (likeness := place_likeness(each)) > 0 and (country_certain or _is_told(each.evidence))
    ]
    rated.sort(
        key=lambda pair: (
            -pair[0],
            -_fineness(pair[1]),
            pair[1].evidence.unexplained,
            pair[1].candidate.entry,
        )
    )
    return rated


def _is_told(seen: Evidence) -> bool:
    return seen.city >= SAME or seen.region == "equal" or seen.postcode in ("equal", "area")


def place_likeness(place: Compared) -> float:
    """The likelihood in [0, 1] that a place is meant, from its postcode, its name and its region.

    The values are the shares of right places among rows of the example orders' kinds; they await training.
    """
    seen = place.evidence
    named = seen.city >= SAME
    misspelt = LIKE <= seen.city < SAME
    # An area of postcodes without a town contradicts no town.
    other = seen.city_typed and seen.city < CLEARLY_OTHER and bool(place.ready.places)
    if seen.postcode == "equal":
        likeness = 0.97 if named else 0.93 if misspelt else 0.75 if other else 0.92
    elif seen.postcode == "area":
        likeness = 0.95 if named else 0.9 if misspelt else 0.5 if other else 0.7
    elif seen.postcode == "near":
        likeness = 0.9 if named else 0.8 if misspelt else 0.3
    elif seen.postcode == "other":
        likeness = 0.6 if named else 0.4 if misspelt else 0.0
    else:
        likeness = 0.88 if named else 0.75 * seen.city if seen.city >= LIKE else 0.0
    if seen.region == "equal":
        likeness += 0.03 if likeness > 0 else 0.0
    elif seen.region == "other":
        likeness *= 0.7
    if seen.suburb_typed and place.ready.suburb:
        likeness = likeness + 0.03 if seen.suburb >= LIKE and likeness > 0 else likeness * 0.9
    return min(likeness, 0.99)


def is_torn(postcodes: Sequence[str], best: Compared, places: Sequence[Compared]) -> bool:
    """Whether the town and the postcode that were typed lie in different places.

    Postcodes that begin alike lie in one area, and a town may have more of them than a gazetteer knows.
    """
    if not postcodes or not best.evidence.city_typed:
        return False
    if best.evidence.city >= LIKE and best.evidence.postcode in ("equal", "area", "near"):
        return False
    named = [each for each in places if each.evidence.city >= NAMED and each.ready.postcodes]
    return bool(named) and not any(_begin_alike(postcodes[0], each) for each in named)


NAMED = 0.94
"""Likeness from which a place bears the town's name, be it within a longer one."""
BEGINNING = 2
"""Characters in which postcodes of one area agree."""


def _begin_alike(postcode: str, place: Compared) -> bool:
    return any(postcode[: min(BEGINNING, len(each))] == each[:BEGINNING] for each in place.ready.postcodes)


def _fineness(compared: Compared) -> int:
    coverage = compared.candidate.gazetteer.manifest.coverage
    country = compared.ready.entry.country or ""
    return max((_LEVELS.get(each.level, 0) for each in coverage if each.country == country), default=0)
