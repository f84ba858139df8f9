"""Addresses that are their record in every word that was typed: their account is empty, and need not be made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from addrkit.compare.compare import Compared
from addrkit.compare.entry import compared_words
from addrkit.compare.names import known_directions
from addrkit.judge.postcode_elsewhere import is_of_another_door
from addrkit.judge.street_conflicts import street_conflicts
from addrkit.judge.typed_words import Typed
from addrkit.locale.country import Country
from addrkit.locale.telling_words import several_words
from addrkit.locale.terms import place_words
from addrkit.locale.text import is_cjk
from addrkit.parsing.query import Query
from addrkit.types import Record

_PLAIN: Final = frozenset({"house_number", "street", "city", "region", "postcode"})
_TELLING_ASIDES: Final = frozenset({"relative", "other_door", "other_address"})


def is_plainly_there(
    query: Query, typed: Sequence[Typed], chosen: Compared, record: Record, conventions: Country | None
) -> bool:
    """Whether nothing is left of an address whose postcode, if it has one, is whole.

    Its street is the record's in every word and in their order, its number digits alone, its town and its region are
    the record's; nothing else was typed. Whatever is not as plain is gone through word by word.
    """
    if conventions is None or not query.parsed.components.keys() <= _PLAIN:
        return False
    said: dict[str | None, list[str]] = {}
    for word in typed:
        said.setdefault(word.label, []).append(word.form)
    street, number = tuple(said.get("street", ())), said.get("house_number", ())
    if (
        not said.keys() <= _PLAIN
        or street != chosen.ready.name
        or len(set(street)) < len(street)
        or not street
    ):
        return False
    if number and not (len(number) == 1 and number[0].isdigit()):
        return False
    if not _is_its_town(query.value("city"), chosen, conventions):
        return False
    region = said.get("region")
    if region and not (
        record.components.region and set(region) <= set(compared_words(chosen.ready.region, conventions))
    ):
        return False
    joins, turns = several_words(query.country), known_directions(conventions)
    return (
        # "E" is "and" in some languages, and no more than a direction in this country.
        joins.isdisjoint([word.folded for word in typed if len(word.folded) > 1 or word.folded not in turns])
        and not is_cjk(query.text)
        and not any(each.kind in _TELLING_ASIDES for each in query.parsed.asides)
        and not street_conflicts(query.text, typed, (), (chosen.ready.name,), chosen, conventions)
        and not is_of_another_door(query, chosen)
    )


def _is_its_town(city: str | None, chosen: Compared, conventions: Country) -> bool:
    """Whether a town is one of the record's places; where the postcode says so as well, part of a name is enough."""
    words = place_words(city, conventions) if city else ()
    if city is None or words in chosen.ready.places:
        return True
    if not words or chosen.evidence.postcode.relation != "equal":
        return False
    return any(set(words) <= set(place) for place in chosen.ready.places)
