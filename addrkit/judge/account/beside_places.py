"""Words of another door where only its place is known: "opposite 40 Station Road", "40 or 42", "old address"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from addrkit.compare.names import known_directions
from addrkit.judge.account.denials import is_taken_back
from addrkit.judge.account.relations import relations
from addrkit.judge.account.signs_at_number import says_more_at_number
from addrkit.judge.account.typed_words import typed_words
from addrkit.locale.text import folded_words
from addrkit.parsing.query import Query
from addrkit.types import Address, ComponentVerdict, Reason

_PLACES: Final = ("suburb", "district", "city", "region", "country")
_KNOWN: Final = ("confirmed", "corrected", "inferred")


def of_another_door(query: Query, components: Mapping[str, ComponentVerdict]) -> tuple[Reason, ...]:
    """The reasons why the label of an answer, whose door no gazetteer knows, is not where the text leads.

    The street and its number are printed as they were typed; words that make another door of them would be lost or
    printed as a name.
    """
    conventions = query.conventions
    values = {
        name: part.value
        for name in _PLACES
        if (part := components.get(name)) is not None and part.status in _KNOWN
    }
    held = {word for value in values.values() for word in folded_words(value or "")}
    typed = typed_words(query, conventions)
    left = [word for word in typed if word.label != "postcode" and word.folded not in held]
    loose = [word for word in left if word.label is None]
    apart = known_directions(conventions) if conventions is not None else frozenset[str]()
    found = relations(query, left, loose, typed, held, apart)
    if "relative_position" not in found and _leads_to_number(query):
        found += ("relative_position",)
    if not found and (says_more_at_number(query) or is_taken_back(query, Address(**values))):
        found = ("unaccounted_words",)
    return found


def _leads_to_number(query: Query) -> bool:
    """Whether a landmark leads to the number, its street within it: "seberang Jalan Merdeka No. 40"."""
    number = query.parsed.components.get("house_number")
    if number is None:
        return False
    return any(
        aside.kind == "landmark"
        and aside.end <= number.start
        and not any(sign in ",;\n" for sign in query.text[aside.end : number.start])
        for aside in query.parsed.asides
    )
