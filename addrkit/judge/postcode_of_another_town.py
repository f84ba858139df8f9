"""A postcode that was typed and is another town's: "90762 Nürnberg", which is Fürth's."""

from __future__ import annotations

from typing import Final

from addrkit.compare.compare import Compared
from addrkit.gazetteer.schema import PLACE
from addrkit.judge.decide import Decision
from addrkit.judge.score.place import LIKE
from addrkit.locale.country import country
from addrkit.locale.terms import place_words
from addrkit.parsing.query import Query

_OTHERS: Final = ("near", "adjacent", "other")
_MOST: Final = 60
"""Places of one postcode that are looked at."""


def is_of_another_town(query: Query, decision: Decision) -> bool:
    """Whether a postcode is listed with other towns alone, and the town that was typed with other postcodes."""
    chosen = decision.chosen
    if chosen is None or decision.granularity != "locality" or not query.postcodes:
        return False
    seen = chosen.evidence
    if not seen.town.city_typed or seen.town.city < LIKE or seen.postcode.relation not in _OTHERS:
        return False
    if seen.postcode.relation == "near" and (decision.record is None or decision.record.components.postcode):
        return False  # A slip of the town's only one.
    return _is_listed_elsewhere(query.postcodes[0], chosen)


def _is_listed_elsewhere(postcode: str, chosen: Compared) -> bool:
    gazetteer, own = chosen.candidate.gazetteer, chosen.ready.entry
    entries = gazetteer.words.entries(postcode)
    entries = entries[gazetteer.kinds(entries) == PLACE]
    towns = [
        each.city
        for each in map(gazetteer.entry, entries[:_MOST].tolist())
        if each.country == own.country and each.city
    ]
    conventions = country(own.country) if own.country else None
    names = set(chosen.ready.places)
    return bool(towns) and not any(place_words(town, conventions) in names for town in towns)
