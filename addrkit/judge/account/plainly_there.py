"""Addresses that are their record in every word that was typed: their account is empty, and need not be made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from addrkit.compare.compare import Compared
from addrkit.compare.entry import compared_words
from addrkit.compare.names import known_directions
from addrkit.judge.account.denials import is_taken_back
from addrkit.judge.account.postcode_elsewhere import is_held_for_a_phone, is_of_another_door
from addrkit.judge.account.said_in_full import others_in_full
from addrkit.judge.account.said_once_more import may_be_its_unit_of_that_number
from addrkit.judge.account.signs_at_number import says_more_at_number
from addrkit.judge.account.street_conflicts import street_conflicts
from addrkit.judge.account.street_left_open import is_left_open
from addrkit.judge.account.torn_off import may_lead_to_the_place
from addrkit.judge.account.typed_words import Typed
from addrkit.judge.account.within_an_aside import is_within_an_aside
from addrkit.locale.country import Country
from addrkit.locale.number_lists import number_list
from addrkit.locale.telling_words import distance_words, relative_words, several_words
from addrkit.locale.terms import place_words
from addrkit.locale.text import folded_words, is_cjk
from addrkit.parsing.query import Query
from addrkit.types import Record

_PLAIN: Final = frozenset({"house_number", "street", "city", "region", "postcode"})
_TELLING_ASIDES: Final = frozenset({"relative", "other_door", "other_address"})


def is_plainly_there(
    query: Query, typed: Sequence[Typed], chosen: Compared, record: Record, conventions: Country | None
) -> bool:
    """Whether nothing is left of an address whose postcode, if it has one, is whole.

    Every word of its street, of its town and of its region is the record's, and its number tells of one door; nothing
    else was typed. Whatever is not as plain is gone through word by word.
    """
    if conventions is None or not query.parsed.components.keys() <= _PLAIN:
        return False
    said: dict[str | None, list[str]] = {}
    for word in typed:
        said.setdefault(word.label, []).append(word.form)
    street = said.get("street", ())
    # Of a word that was typed twice, one may be another: "33 R Rue Dolto".
    if not street or len(set(street)) < len(street) or not set(street) <= set(chosen.ready.name):
        return False
    if not said.keys() <= _PLAIN or not _is_of_one_door(query.value("house_number") or "", conventions):
        return False
    if not _is_its_town(query.value("city"), said.get("city", ()), chosen, conventions):
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
        and not is_left_open(query.text, typed, (chosen.ready.name,), chosen, conventions)
        and not others_in_full(typed, chosen, conventions)
        and not is_of_another_door(query, chosen)
        and not is_held_for_a_phone(query, record)
        and not says_more_at_number(query)
        and not may_lead_to_the_place(query, chosen)
        and not may_be_its_unit_of_that_number(query, chosen)
        and not (
            query.parsed.asides
            and (is_taken_back(query, record.components) or is_within_an_aside(query, record))
        )
    )


def _is_of_one_door(written: str, conventions: Country) -> bool:
    """Whether a number has neither a second one by a word or a comma, nor a word for a distance or for what is near."""
    if written.isdigit():
        return True
    words = folded_words(written)
    listed = number_list(written)
    return (
        ", " not in written
        and (listed is None or not listed.by_word)
        and distance_words().union(conventions.milepost_words).isdisjoint(words)
        and relative_words().isdisjoint(words)
        and several_words().isdisjoint([word for word in words if len(word) > 1])
    )


def _is_its_town(city: str | None, said: Sequence[str], chosen: Compared, conventions: Country) -> bool:
    """Whether a town is one of the record's places; where the postcode says so as well, part of a name is enough."""
    words = place_words(city, conventions) if city else ()
    if city is None or words in chosen.ready.places:
        return True
    if not words or chosen.evidence.postcode.relation != "equal":
        return False
    return any({*words, *said} <= set(place) for place in chosen.ready.places)
