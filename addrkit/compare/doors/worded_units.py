"""Units of one code that differ in their word alone: Suite 5 beside Apt 5 at one number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

import regex

from addrkit.bounds import NAMES_KEPT
from addrkit.gazetteer.doors import Door
from addrkit.locale.country import Country
from addrkit.locale.text import fold, is_cjk
from addrkit.locale.unit_words import (
    CONTAINERS,
    FLOOR,
    GROUND,
    JOINT,
    NEUTRAL,
    numbering_words,
    sides,
    unit_words,
)

_LETTERS: Final = regex.compile(r"\p{L}{2,}|\p{L}(?=\.?\s*\d)")


def of_its_word(doors: Sequence[Door], typed: str, conventions: Country | None) -> tuple[Sequence[Door], int]:
    """Those of some doors of one code that bear the typed word, and how many words are left open.

    Where the register has Suite 5 and Apt 5, "Ste. 5" is the one, "Apartment 5" the other, and "#5" either.
    """
    groups: dict[tuple[str, ...], list[Door]] = {}
    for door in doors:
        groups.setdefault(_words_of(door.unit or "", conventions), []).append(door)
    if len(groups) == 1:
        return doors, 1
    said = _words_of(typed, conventions)
    for are_one in (_are_short_forms, _are_of_one_group):
        fitting = [words for words in groups if are_one(said, words, conventions)]
        if fitting and all(_are_short_forms(*two, conventions) for two in pairwise(fitting)):
            return [door for words in fitting for door in groups[words]], 1
    return doors, len(groups)


@lru_cache(maxsize=NAMES_KEPT)
def _words_of(unit: str, conventions: Country | None) -> tuple[str, ...]:
    """The words that say what bears the code, in their order; not those of its house and its side.

    >>> _words_of("Apt. #5, 2nd Floor", None), _words_of("No. 5", None)
    (('apt', 'floor'), ())
    """
    if is_cjk(unit):
        return ()
    known = unit_words(conventions)
    found = []
    for word in _LETTERS.findall(fold(unit)):
        said = known.get(word)
        if said is not None and said.kind not in _not_of_a_flat() and word not in numbering_words():
            found.append(word)
    return tuple(found)


@lru_cache(maxsize=1)
def _not_of_a_flat() -> frozenset[str]:
    return frozenset({*CONTAINERS - {FLOOR}, *sides(), GROUND, JOINT})


def _are_short_forms(one: Sequence[str], other: Sequence[str], conventions: Country | None) -> bool:
    """Whether the words are the same, or short for one another: "Ste" and "Suite"."""
    if len(one) != len(other):
        return False
    return all(_is_short_for(*sorted(words, key=len)) for words in zip(one, other, strict=True))


def _is_short_for(short: str, long: str) -> bool:
    letters = iter(long)
    return short[0] == long[0] and all(letter in letters for letter in short)


def _are_of_one_group(one: Sequence[str], other: Sequence[str], conventions: Country | None) -> bool:
    """Whether the country has the words for one; a bare number is a unit where one stands before the door's: 3/18."""
    if conventions is None:
        return False
    if not one:
        known = unit_words(conventions)
        return bool(conventions.bare_unit_line) and all(known[word].kind == NEUTRAL for word in other)
    groups: Mapping[str, str] = conventions.unit_words
    return [groups.get(word, word) for word in one] == [groups.get(word, word) for word in other]
