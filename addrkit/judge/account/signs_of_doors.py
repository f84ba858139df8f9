"""What tells a door apart, where it was held for a place or for nothing: "45127 Essen bis", "B" as a district."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from functools import cache
from typing import Final

from addrkit.judge.account.typed_words import Typed
from addrkit.locale.counted_words import bare_sides
from addrkit.locale.country_names import country_of_cell
from addrkit.locale.data import read_data
from addrkit.locale.number_suffixes import suffixes_of_numbers
from addrkit.locale.numbers import roman
from addrkit.locale.outbuildings import outbuildings
from addrkit.locale.telling_words import relative_words, words_apart
from addrkit.locale.text import fold, folded_words
from addrkit.locale.unit_words import unit_words, words_of_units
from addrkit.parsing.query import Query

_ALONE: Final = ("suburb", "district", "region", "country")
"""Components of which the whole has to be such signs: a suburb may be called North Annex."""
_BESIDE: Final = ("city", None)
"""What has such a word beside a name."""
_TIMES: Final = re.compile(r"\d+x")
"""How often to ring."""
_GOES_ON: Final = re.compile(r"[ -]+[^\W\d_]{2}")
"""Behind a word what is of the same name."""
_LETTERS: Final = 2
"""Letters of what may be a place's short form, at least."""


def tells_a_door(query: Query, left: Sequence[Typed], codes: Sequence[str]) -> bool:
    """Whether a suffix, a part of a house, a side, a letter or a number was held for a place, or for nothing.

    A number that the record's postcode begins with is its department's, and a letter may be the country's own.
    """
    units = unit_words(query.conventions)
    for label in dict.fromkeys(word.label for word in left):
        held = [word for word in left if word.label == label]
        unknown = [word.folded for word in held]
        if label in _BESIDE and any(_is_sign(word, units) or word in bare_sides() for word in unknown):
            return True
        if label in (*_BESIDE, *_ALONE) and _are_apart(query, held):
            return True
        if label not in _ALONE or _is_its_own(unknown, query, codes):
            continue
        said = folded_words(query.value(label) or "")
        sides = bare_sides() if label != "suburb" else frozenset[str]()
        # "México 15": beside a region that is the record's.
        asked = unknown if label == "region" and len(unknown) < len(said) else said
        if all(_is_no_name(word) or _is_sign(word, units) or word in sides for word in asked):
            return True
    return False


def _are_apart(query: Query, unknown: Sequence[Typed]) -> bool:
    """Whether of a place nothing is unknown but a direction, "old" or "new", or a Roman number: "Reykjavík Norður".

    Where a name goes on behind it, it is of that name: "Western Australia".
    """
    directions = query.conventions.directionals if query.conventions is not None else {}
    label = unknown[0].label
    said = query.value(label) if label in _ALONE else None
    return all(
        word.folded in words_apart() or word.folded in directions or _is_a_roman_number(query.text, word)
        for word in unknown
    ) and (
        len(folded_words(said)) == len(unknown)
        if said is not None
        else _GOES_ON.match(query.text, unknown[-1].end) is None
    )


def _is_a_roman_number(text: str, word: Typed) -> bool:
    """Whether capitals beside small letters are a number: "XIV"."""
    written = text[word.start : word.end]
    return len(written) > 1 and written.isupper() and not text.isupper() and bool(roman(word.folded))


def _is_sign(word: str, units: Container[str]) -> bool:
    return (word in _signs() or word in units) and word not in _middles()


def _is_no_name(word: str) -> bool:
    return len(word) < _LETTERS or (any(map(str.isdigit, word)) and not _TIMES.fullmatch(word))


def _is_its_own(unknown: Sequence[str], query: Query, codes: Sequence[str]) -> bool:
    """Whether it is the area of the record's postcode, or the sign of its country."""
    [said] = unknown if len(unknown) == 1 else [""]
    if said.isdigit():
        return any(code.startswith(said) for code in codes)
    return bool(said) and country_of_cell(said) == query.country


@cache
def _middles() -> frozenset[str]:
    """Words for the middle, which many quarters are called: "Centro"."""
    return frozenset(fold(word) for word in read_data("units.yaml")["sides"]["centre"])


@cache
def _signs() -> frozenset[str]:
    """Suffixes of numbers, words of units, of outbuildings and of what is near, in every country."""
    return frozenset(
        word
        for word in (
            *suffixes_of_numbers(),
            *(each[0] for each in outbuildings() if len(each) == 1),
            *words_of_units(),
            *relative_words(),
        )
        if len(word) >= _LETTERS
    )
