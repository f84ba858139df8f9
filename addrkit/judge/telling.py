"""Words that may change where an address is, and those that cannot."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from addrkit.compare.names import known_directions, street_types
from addrkit.gazetteer.store import Gazetteer
from addrkit.judge.places_typed import place_of
from addrkit.judge.typed_words import Typed
from addrkit.locale.country import Country
from addrkit.locale.data import read_data
from addrkit.locale.text import fold, folded_words
from addrkit.parsing.query import Query
from addrkit.types import Reason


def tells_of_another(query: Query) -> bool:
    """Whether it tells of another door than the one it names: "opposite no. 20", "21 und 23", a second address."""
    if any(not aside.harmless for aside in query.parsed.asides):
        return True
    said = folded_words(query.value("unit") or "")[:1]
    return any(len(word) > 1 and (word in _relative() or word in _several()) for word in said)


def relations(query: Query, left: Iterable[Typed]) -> tuple[Reason, ...]:
    """The reasons that words give which tell of another door: one beside which this one lies, or a second one.

    `left` are the words that nothing explains.
    """
    kinds = {aside.kind for aside in query.parsed.asides}
    said = {word.folded for word in left} | set(folded_words(query.value("unit") or "")[:1])
    found: list[Reason] = []
    if "relative" in kinds or any(len(word) > 1 and word in _relative() for word in said):
        found.append("relative_position")
    if "other_address" in kinds or any(len(word) > 1 and word in _several() for word in said):
        found.append("several_numbers")
    return tuple(found)


def is_telling(word: Typed, gazetteer: Gazetteer, conventions: Country | None) -> bool:
    """Whether a word that nothing explains may change where the address is.

    Numbers and letters do, words of units, directions, types of streets, what says "opposite" or "or", any word
    that the parser held for the street or for the name of a building that the record has not, and the name of a place
    that the gazetteer has.
    """
    if word.label in ("street", "building"):
        return True
    if len(word.form) == 1 or any(map(str.isdigit, word.folded)):
        return True
    if word.folded in _relative() or word.folded in _several():
        return True
    if conventions is not None and not _telling_of(conventions).isdisjoint((word.form, word.folded)):
        return True
    return word.label is None and place_of((word.form,), gazetteer, conventions) is not None


@cache
def _relative() -> frozenset[str]:
    return frozenset(fold(word) for word in read_data("telling.yaml")["relative"])


@cache
def _several() -> frozenset[str]:
    return frozenset(fold(word) for word in read_data("telling.yaml")["several"])


@lru_cache(maxsize=300)
def _telling_of(conventions: Country) -> frozenset[str]:
    """Words of units, directions, suffixes of numbers and types of streets."""
    return frozenset(
        (
            *conventions.unit_words,
            *conventions.unit_words.values(),
            *known_directions(conventions),
            *conventions.number_suffixes,
            *street_types(conventions),
        )
    )
