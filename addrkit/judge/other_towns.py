"""A town that was typed and is another one: it is kept and told, and not held for a slip."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Final

from rapidfuzz import fuzz

from addrkit.compare.words import ALIKE
from addrkit.gazetteer.schema import PLACE
from addrkit.judge.decide import Decision
from addrkit.locale.country import Country
from addrkit.locale.terms import place_term, place_words
from addrkit.types import ComponentVerdict

_MOST: Final = 50
"""Places of one name that are looked at."""


def with_other_towns_kept(
    components: dict[str, ComponentVerdict], decision: Decision, conventions: Country | None
) -> dict[str, ComponentVerdict]:
    """The components, the town conflicting where a place was found under a name like it and it is a town itself.

    "60316 Mainz" is no Frankfurt am Main.
    """
    city, chosen = components.get("city"), decision.chosen
    if city is None or city.status != "corrected" or not city.input or chosen is None:
        return components
    if decision.granularity != "locality" or conventions is None:
        return components
    if _has_another_addition(place_words(city.input, conventions), chosen.ready.places):
        return components | {"city": replace(city, value=city.input, status="conflicting")}
    gazetteer = chosen.candidate.gazetteer
    entries = gazetteer.words.entries(place_term(city.input, conventions))[:_MOST]
    places = entries[gazetteer.kinds(entries) == PLACE].tolist() if len(entries) else []
    if not any(gazetteer.entry(number).country == conventions.code for number in places):
        return components
    return components | {"city": replace(city, value=city.input, status="conflicting")}


def _has_another_addition(typed: tuple[str, ...], names: Collection[tuple[str, ...]]) -> bool:
    """Whether a town was typed with another last word than each of its names has: "Rothenburg (Wümme)"."""
    if len(typed) < 2:
        return False
    longer = [name for name in names if len(name) > 1]
    return bool(longer) and not any(
        fuzz.ratio(one, other) >= ALIKE * 100 for name in longer for one in name for other in typed[-1:]
    )
