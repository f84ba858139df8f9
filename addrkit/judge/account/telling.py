"""Words that may change where an address is, and those that cannot."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from addrkit.compare.names import known_directions, street_types
from addrkit.gazetteer.store import Gazetteer
from addrkit.judge.account.places_typed import place_of
from addrkit.judge.account.relations import has_native
from addrkit.judge.account.typed_words import Typed
from addrkit.locale.country import Country
from addrkit.locale.number_suffixes import suffixes_of_numbers
from addrkit.locale.telling_words import (
    native_relative_words,
    native_several_words,
    parcel_words,
    relative_words,
    several_words,
    words_apart,
)
from addrkit.locale.text import fold, folded_words, is_cjk
from addrkit.locale.unit_words import unit_words, words_of_units
from addrkit.locale.units import knows_words_of
from addrkit.parsing.query import Query

_LAST_CODE = re.compile(r"(?:^|(?<!\b[a-z])[ -])(?:[a-z]|[ivx]{2,4})$")
"""A letter or a Roman number at the end of a name, which is not the last of initials: "Tour C I T"."""


def is_no_unit(query: Query) -> bool:
    """Whether what was held for a unit has neither a code nor a word that units are called by: "round the bend".

    Nor is the mere word for a piece of land, whose number was held for the house's: "Lot 2186 Marine Dr".
    """
    written = query.value("unit")
    if written is None:
        return False
    return fold(written) in parcel_words() or not knows_words_of(written, query.conventions)


def is_no_name(query: Query, left: Sequence[Typed]) -> bool:
    """Whether a building that nothing explains is no name: "B", "+ 42", "甲", "The Flat", "garage apartment", "North".

    Nor is one of several with a letter or a Roman number behind its name: "Hall B", "Sunrise Mill II".

    A name has a word of two letters that tells no unit, no direction, no kind of street and no place near.
    """
    written, conventions = query.value("building"), query.conventions
    if written is None or not (is_cjk(written) or any(word.label == "building" for word in left)):
        return False
    if _LAST_CODE.search(fold(written)):
        return True
    small = conventions.particles if conventions is not None else frozenset[str]()
    said = [word for word in folded_words(written) if sum(map(str.isalpha, word)) > 1]
    told = [word for word in said if word not in small]
    if not said or conventions is None or not told:
        return not said
    units = unit_words(conventions)
    if all(word in units or word in small for word in folded_words(written)):
        return True
    known = (
        telling_of(conventions) | relative_words() | words_apart() | parcel_words() | suffixes_of_numbers()
    )
    kinds = conventions.building_words
    if any(map(str.isdigit, "".join(folded_words(written)))) and all(
        word in kinds or word in units for word in told
    ):
        return True  # "Tower 2" is one of several, as "Tower B" is.
    return conventions.building_words.isdisjoint(told) and all(word in known for word in told)


def has_a_second_line(
    query: Query, typed: Sequence[Typed], left: Sequence[Typed], *, unit_is_there: bool
) -> bool:
    """Whether a number stands beside a name that nothing explains: "Baker St 221, 14 Elms", "Elms 4, Oaks 4".

    That may be the line of another address. A flat, a block, a building or a quarter has a word for it: "Tower 7";
    and what the record has as a unit, whatever its word, is one.
    """
    lines = _LINES[:-1] if unit_is_there else _LINES
    numbers = [
        (at, word) for at, word in enumerate(typed) if word.label in lines and word.folded[:1].isdigit()
    ]
    if query.conventions is None or not numbers:
        return False
    words = _words_of_parts(query.conventions)
    if not words.isdisjoint(folded_words(query.value("building") or "")):
        return False
    unknown = {word.start for word in left}
    for at, word in numbers:
        beside = [
            each
            for each in (*typed[max(at - 1, 0) : at], *typed[at + 1 : at + 2])
            if not query.text[min(each.end, word.end) : max(each.start, word.start)].strip(" .")
        ]
        # Of a unit, which is compared as a whole, a word that units have not is no part either.
        # "15 Long Elms" behind "24 Long Street" has a word of its own too.
        whole = [each for each in typed if each.label == word.label == "suburb"] if beside else []
        named = any(
            (each.start in unknown or each.label == "unit") and each.folded.isalpha() and len(each.folded) > 1
            for each in (*beside, *whole)
        )
        if named and words.isdisjoint(form for each in beside for form in (each.folded, each.form)):
            return True
    return False


_LINES = (None, "building", "suburb", "unit")
"""What a second line of an address is held for."""


@lru_cache(maxsize=300)
def _words_of_parts(conventions: Country) -> frozenset[str]:
    """Words of units, buildings, suburbs and districts, and those that lead to a number."""
    return words_of_units().union(
        unit_words(conventions),
        conventions.building_words,
        conventions.number_prefixes,
        conventions.suburb_words,
        conventions.district_words,
    )


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
    if word.folded in relative_words() or word.folded in several_words(conventions and conventions.code):
        return True
    if word.folded in parcel_words():
        return True
    if is_cjk(word.folded) and (
        has_native(word.folded, native_relative_words()) or has_native(word.folded, native_several_words())
    ):
        return True
    if conventions is not None and not telling_of(conventions).isdisjoint((word.form, word.folded)):
        return True
    return word.label is None and place_of((word.form,), gazetteer, conventions) is not None


@lru_cache(maxsize=300)
def telling_of(conventions: Country) -> frozenset[str]:
    """Words of units, directions, suffixes of numbers and types of streets."""
    return frozenset(
        (
            *conventions.unit_words,
            *conventions.unit_words.values(),
            *words_of_units(),
            *known_directions(conventions),
            *conventions.number_suffixes,
            *street_types(conventions),
        )
    )
