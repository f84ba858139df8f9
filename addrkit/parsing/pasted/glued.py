"""Where a blank is missing between a number and the word beside it, or between two words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from addrkit.locale.country import described_countries
from addrkit.locale.country_tables import positions_of, street_types_of, words_of
from addrkit.locale.number_suffixes import suffixes_of_numbers
from addrkit.locale.text import fold_word

_ADJACENT = re.compile(r"[^\W\d_]\d|\d[^\W\d_]|[^\W\d_A-Z][A-Z]|[A-Z]{3}[a-z]")
"""A letter and a digit, a small and a capital letter, or a name behind capitals, with nothing between."""
_BY_SHAPE = (
    # A name of four letters or more and a number: "Musterstraße12", "BONN53111".
    re.compile(r"(?<![^\W_])[^\W\d_]{4,}(?P<gap>)(?=\d{1,5}[^\W\d_]?(?![^\W_]))"),
    # A number and a name with a letter cut off before it: "13O'Connell Street".
    re.compile(r"(?:^|[,;\n])\s*\d{1,5}(?P<gap>)(?=[A-Z]['’][A-Z])"),
    # A Dutch postcode and its town: "1012 JMAmsterdam".
    re.compile(r"(?<![^\W_])\d{4} ?[A-Z]{2}(?P<gap>)(?=[A-Z][a-z]{2,})"),
)
"""What tells by itself that a blank is missing."""
_LETTERED = re.compile(
    r"(?<![^\W_])\d{1,5}(?P<letters>[A-Z]{1,3}|[a-z]{1,3})(?P<gap>)(?=[A-Z][a-z\u00df-\u00ff]{2,}(?![^\W_]))"
)
"""A number with its letter, or a word that belongs to it, and a name with a capital: "72BAvenue", "6bisRue"."""
_NUMBER_NAME = re.compile(
    r"(?<![^\W_])(?!0)\d{1,5}(?P<gap>)(?P<word>(?![ºª])[^\W\d_]{5,}|(?<=\d{4})[^\W\d_]{3,4})(?![^\W_])"
)
"""A number and a name: "29cottage", "53111Bonn"."""
_TWO_NAMES = re.compile(r"(?<![^\W_])([^\W\d_]{2,})()(?<=[^\W\d_A-Z])(?=([A-Z][^\W\d_]{2,})[ .]{0,2}[#\d])")
"""Two names, told by the capital within, before a number: "BlvdApt 7"."""


def blanks_missing(text: str) -> Iterator[int]:
    """The places of a text where a blank is missing, in no order; one place may be told twice.

    >>> sorted(blanks_missing("72BAvenue Jean Jaurès")), list(blanks_missing("12 Main St"))
    ([3], [])
    """
    if not _ADJACENT.search(text):
        return
    for pattern in _BY_SHAPE:
        yield from (match.start("gap") for match in pattern.finditer(text))
    lettered = dict(_behind_letters(text))
    yield from lettered.values()
    for match in _NUMBER_NAME.finditer(text):
        if match.start() not in lettered and fold_word(match["word"]) not in suffixes_of_numbers():
            yield match.start("gap")
    for pattern, may_be_apart in _BY_WORD:
        for match in pattern.finditer(text):
            if may_be_apart(fold_word(match["word"])):
                yield match.start("gap")
    for match in _TWO_NAMES.finditer(text):
        if fold_word(match[1]) in every_street_type() and fold_word(match[3]) in every_unit_word():
            yield match.start(2)


def _behind_letters(text: str) -> Iterator[tuple[int, int]]:
    """Where numbers with a letter, or with a word that belongs to them, begin, and where the name behind does."""
    for match in _LETTERED.finditer(text):
        if len(match["letters"]) == 1 or fold_word(match["letters"]) in suffixes_of_numbers():
            yield match.start(), match.start("gap")


@cache
def every_street_type() -> frozenset[str]:
    """Types of streets in all countries, folded."""
    return frozenset(word for code in described_countries() for word in street_types_of(code))


@cache
def every_unit_word() -> frozenset[str]:
    """Words of units in all countries, folded."""
    return _words_of_all("unit_words")


@cache
def words_behind_ordinals() -> frozenset[str]:
    """Types and units in the countries that write "5th": "ave", "floor", and not the Danish "tv" of "61 st tv"."""
    codes = [code for code in described_countries() if "th" in words_of(code, "ordinal_endings")]
    units = (word for code in codes for word in words_of(code, "unit_words"))
    return frozenset(units).union(*map(street_types_of, codes))


def _is_no_end_of_a_number(word: str) -> bool:
    return word not in _ends_of_numbers()


def _is_a_type_behind(word: str) -> bool:
    return word in _types("before", "first")


def _is_a_type_before(word: str) -> bool:
    return word in _types("after", "ending") or word in _types("after", "last")


_BY_WORD: tuple[tuple[re.Pattern[str], Callable[[str], bool]], ...] = (
    # A number and a short name with a capital, before another word: "12Main St", "560Le Bailliage".
    (
        re.compile(r"(?:^|[,;\n])\s*\d{1,5}(?P<gap>)(?P<word>[A-Z][a-z]{1,3})(?=[ -])"),
        _is_no_end_of_a_number,
    ),
    # A number and a type before a name: "21bd Voltaire".
    (
        re.compile(r"(?:^|[,;\n])\s*\d{1,3}(?P<gap>)(?P<word>[^\W\d_]{2,4})(?=[ .]{1,2}[^\W\d_])"),
        _is_a_type_behind,
    ),
    # A number that is a street's name, and a short type: "5385sk. Gül Apt".
    (
        re.compile(r"(?<![^\W_])\d{3,5}(?P<gap>)(?P<word>[^\W\d_]{3}(?![^\W_])|[^\W\d_]{2}(?=\.))"),
        _is_a_type_before,
    ),
    # A short type behind another word, and a number: "Langer Weg18", "Kútvölgyi út10".
    (
        re.compile(
            r"(?<=[^\W\d_][ .-])(?P<word>[^\W\d_]{3}|(?=\w?[^\W\d_a-zA-Z])[^\W\d_]{2})"
            r"(?P<gap>)(?=\d{1,4}[^\W\d_]?(?![^\W_]))"
        ),
        _is_a_type_before,
    ),
)
"""Shapes in which a blank is missing if the word is such a one."""


@cache
def _types(number: str, place: str) -> frozenset[str]:
    """Types of streets of countries that place the number and the type so; no ends of numbers, no words of units."""
    types = {
        word
        for code in described_countries()
        if positions_of(code) == (number, place)
        for word in street_types_of(code)
    }
    return frozenset(types - _ends_of_numbers() - every_unit_word())


@cache
def _ends_of_numbers() -> frozenset[str]:
    """The same, and the endings of ordinals: "th"."""
    return suffixes_of_numbers() | _words_of_all("ordinal_endings")


def _words_of_all(key: str) -> frozenset[str]:
    """The words of one list of all countries, without the rest of their conventions, which take long to make."""
    return frozenset(word for code in described_countries() for word in words_of(code, key))
