"""Words that may change where an address is, and those that cannot."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from addrkit.compare.names import known_directions, street_types
from addrkit.gazetteer.store import Gazetteer
from addrkit.judge.places_typed import place_of
from addrkit.judge.typed_words import Typed
from addrkit.locale.country import Country
from addrkit.locale.data import read_data
from addrkit.locale.text import fold, folded_words, is_cjk
from addrkit.locale.units import knows_words_of
from addrkit.parsing.query import Query
from addrkit.types import Reason


def tells_of_another(query: Query, left: Iterable[Typed]) -> bool:
    """Whether it tells of another door than the one it names: "opposite no. 20", "21 und 23", a second address.

    `left` are the words that nothing explains.
    """
    if any(not aside.harmless for aside in query.parsed.asides):
        return True
    return _says_relative(query, left) or any(_is_several(word) for word in _begins_unit(query))


def is_no_unit(query: Query) -> bool:
    """Whether what was held for a unit has neither a code nor a word that units are called by: "round the bend"."""
    written = query.value("unit")
    return written is not None and not knows_words_of(written, query.conventions)


def relations(query: Query, left: Sequence[Typed], loose: Iterable[Typed]) -> tuple[Reason, ...]:
    """The reasons that words give which tell of another door: one beside which this one lies, or a second one.

    `left` are the words that nothing explains, `loose` those of them that no component of the answer holds.
    """
    kinds = {aside.kind for aside in query.parsed.asides}
    said = {word.folded for word in loose} | set(_begins_unit(query))
    found: list[Reason] = []
    if "relative" in kinds or _says_relative(query, left):
        found.append("relative_position")
    if "other_address" in kinds or any(_is_several(word) for word in said):
        found.append("several_numbers")
    return tuple(found)


def _begins_unit(query: Query) -> list[str]:
    return folded_words(query.value("unit") or "")[:1]


def _says_relative(query: Query, left: Iterable[Typed]) -> bool:
    """Whether a word that nothing explains, or one held for a unit or a building, tells of another door.

    In Chinese and Japanese, where words are not apart, any part of such a component does: "の向かい".
    """
    held = [query.value(name) or "" for name in ("unit", "building")]
    words = {*(word.folded for word in left), *(word for text in held for word in folded_words(text))}
    if any(len(word) > 1 and word in _relative() for word in words):
        return True
    scripts = [each for each in _relative() if is_cjk(each)]
    return any(each in fold(text) for text in held if is_cjk(text) for each in scripts)


def _is_several(word: str) -> bool:
    return len(word) > 1 and word in _several()


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
