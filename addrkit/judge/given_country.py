"""A country that was given binds: records of other countries give way to its own, and none fills the address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Final

from addrkit.compare.compare import Compared
from addrkit.gazetteer.store import Gazetteer
from addrkit.judge.coverage import best_granularity
from addrkit.judge.decide import Ranked
from addrkit.judge.unmatched import of_no_component
from addrkit.locale.format import format_address
from addrkit.parsing.query import Query
from addrkit.types import Address, ComponentVerdict, Reason, Verification

_OF_THE_RECORD: Final[frozenset[Reason]] = frozenset(
    {"street_corrected", "city_corrected", "postcode_corrected", "city_inferred", "postcode_inferred"}
)
"""Reasons that tell what was taken from a record."""


def binds(query: Query) -> bool:
    """Whether the country is given or typed, not guessed."""
    return bool(query.country) and query.country_certain


def own_streets(query: Query, ranked: Ranked) -> Ranked:
    """The streets that lie in the country, or of which nobody knows the country."""
    return [(chance, each) for chance, each in ranked if not _is_elsewhere(query, each)]


def own_places(query: Query, places: Sequence[Compared]) -> list[Compared]:
    """The places that lie in the country."""
    return [each for each in places if not _is_elsewhere(query, each)]


def _is_elsewhere(query: Query, compared: Compared) -> bool:
    return (compared.ready.entry.country or query.country) != query.country


def without_foreign_parts(
    verdict: Verification, query: Query, gazetteers: Sequence[Gazetteer]
) -> Verification:
    """The verdict whose address holds what was typed alone, where its record lies in another country."""
    if verdict.match is None or not binds(query):
        return verdict
    if (verdict.match.components.country or query.country) == query.country:
        return verdict
    components = {
        name: part if name == "country" else ComponentVerdict(part.input, part.input, "unconfirmed")
        for name, part in verdict.components.items()
        if name == "country" or part.input
    }
    typed = {each.name: components[each.name].input for each in fields(Address) if each.name in components}
    address = Address(**{**typed, "country": query.country})
    # What the record explained, such as a postcode of its own country, is of no part of the answer now.
    unmatched = (*of_no_component(query), *query.beside)
    reasons = [each for each in verdict.reasons if each not in _OF_THE_RECORD]
    if unmatched and "unmatched_words" not in reasons:
        reasons.append("unmatched_words")
    return replace(
        verdict,
        match=None,
        score=0.0,
        granularity="country",
        best_granularity=best_granularity(gazetteers, address),
        address=address,
        formatted=format_address(address),
        components=components,
        unmatched=unmatched,
        reasons=tuple(reasons),
    )
