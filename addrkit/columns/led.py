"""Places whose names have a word in common with the postcode's, and no other column has: "MA_ZIP", "MA_CITY"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from addrkit.columns.candidates import ColumnCandidate
from addrkit.columns.concepts import concept_of
from addrkit.columns.names import known_names, tokens

_WITH = frozenset({"city", "region", "postcode"})
"""What one word leads in the names of the place of a postcode."""
_LEAST = 2
_TOWNS = frozenset({"city", "city_or_district", "city_or_suburb"})


def with_postcode(found: Sequence[ColumnCandidate]) -> list[ColumnCandidate]:
    """The candidates; where an unknown word leads the names of a postcode and its town alone, they are the address's.

    Another town is then one more name of it.
    """
    leads: dict[str, list[ColumnCandidate]] = {}
    for each in found:
        words = tokens(each.name)
        if len(words) >= _LEAST and words[0] not in known_names().groups and concept_of(words[0]) is None:
            leads.setdefault(words[0], []).append(each)
    placed = [
        lead
        for lead, some in leads.items()
        if {each.meaning.field for each in some} >= {"city", "postcode"}
        and {each.meaning.field for each in some} <= _WITH
        and all(each.meaning.group in ("", lead) for each in some)
    ]
    postcodes = [each for each in found if each.meaning.field == "postcode"]
    if len(placed) != 1 or len(postcodes) != 1:
        return list(found)
    led = {each.place for each in leads[placed[0]]}
    return [_of_address(each, led=each.place in led) for each in found]


def _of_address(each: ColumnCandidate, *, led: bool) -> ColumnCandidate:
    if led:
        return replace(each, meaning=replace(each.meaning, group="", known_group=True))
    if each.meaning.field in _TOWNS and not each.meaning.group:
        return replace(each, meaning=replace(each.meaning, field="other_cities", second=True))
    return each
