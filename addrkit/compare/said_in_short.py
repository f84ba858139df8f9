"""Names of streets as people shorten them: "N. Beetsstraat", "No. Main St", "Hwy 12", "Corso Vittorio Emanuele".

A short form alone says little, for it may be another street's too. So it is asked for only where a street is not known
by what was typed, and speaks for one street alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from addrkit.compare.entry import compared_words
from addrkit.compare.names import known_directions, plain_types, street_type, street_types
from addrkit.compare.road_names import is_the_road
from addrkit.compare.words import SHORT
from addrkit.locale.counted_words import are_counted_apart, is_month
from addrkit.locale.country import Country
from addrkit.locale.telling_words import first_names, left_out_beside_names, no_first_names
from addrkit.locale.text import fold, folded_words
from addrkit.parsing.pasted.phrases import given_names

_OF_RULERS: Final = re.compile(r"(?=.)x{0,2}(?:ix|iv|v?i{0,3})")
"""A number behind a ruler's name, as it is written: "xxiii"."""
_FULL_NAME: Final = 2
"""Words of a ruler's name from which its number is left out: Vittorio Emanuele, Jan Paweł."""
_YEAR: Final = 4
"""Digits of a year."""
_POINTED: Final = re.compile(r"([^\W\d_]{2,})\.")
_TURN: Final = 2
"""Letters of a direction in short: "No. Main St"."""


def is_said_in_short(
    typed: str | None, known: str | None, region: str | None, conventions: Country | None
) -> bool:
    """Whether a typed street is a street's name, shortened as people do.

    First names are initials, a ruler's number is left out, and of a road by its number whose it is.

    >>> from addrkit.locale.country import country
    >>> is_said_in_short("N. Beetsstraat", "Nicolaas Beetsstraat", None, country("NL"))
    True
    >>> is_said_in_short("C.so Vittorio Emanuele", "Corso Vittorio Emanuele II", None, country("IT"))
    True
    >>> is_said_in_short("Hwy 12", "State Highway 13", "WI", country("US"))
    False
    """
    if conventions is None or not typed or not known:
        return False
    said, own = compared_words(typed, conventions), compared_words(known, conventions)
    small = conventions.particles
    if not said or not own or not {word for word in said if word in small and len(word) > 1} <= {*own}:
        return False
    # That a type was left out makes nothing shorter: there may be one name with another type.
    plain_type = plain_types(conventions)
    one, other = (
        [word for word in words if word not in small and word not in plain_type] for words in (said, own)
    )
    if one == other:
        return False
    plain, whole = (_as_begun(text, conventions) for text in (typed, known))
    return (
        _is_begun(_with_first_names(plain, own, conventions), own, conventions)
        # A register may have "Via G. Verdi".
        or _is_begun(whole, said, conventions)
        or (
            _OF_RULERS.fullmatch(folded_words(known)[-1]) is not None
            and _lacks_its_number(said, own, conventions)
        )
        or _lacks_its_year(said, own)
        or _lacks_its_title(said, known, conventions)
        or is_the_road(said, own, region, conventions)
    )


def _as_begun(text: str, conventions: Country) -> Sequence[str]:
    """The words of a name as they are compared, but as they are written if shortened: "S." may be no saint's.

    What a point is behind has it still: "nic."
    """
    forms, words = compared_words(text, conventions), folded_words(text)
    pointed = {fold(word) for word in _POINTED.findall(text)}
    # "Ch." is a chemin's at the head, and Charles behind it.
    heads = {*words[:1]} if conventions.type_position == "first" else {*words}
    pointed -= street_types(conventions) & heads
    if len(forms) != len(words):
        return forms
    return [
        word if len(word) == 1 else f"{word}." if word in pointed and form == word else form
        for form, word in zip(forms, words, strict=True)
    ]


def _is_begun(typed: Sequence[str], known: Sequence[str], conventions: Country) -> bool:
    """Whether some words are the beginnings of the known ones, and a name and all others are the same."""
    other = _telling(known, conventions)
    one = _letters_apart(_telling(typed, conventions), other, conventions)
    if len(one) != len(other):
        return False
    pairs = list(zip(one, other, strict=True))
    return all(
        said.removesuffix(".") == word
        or _begins(said, word, conventions, is_last=at == len(pairs) - 1)
        or (at == 0 and _turns(said, word, conventions))
        # A register may have the letter: Avenue Franklin D. Roosevelt.
        or (len(word) == 1 and at < len(pairs) - 1 and _begins(word, said, conventions, is_last=False))
        for at, (said, word) in enumerate(pairs)
    ) and any(
        len(word) > SHORT
        and word not in street_types(conventions)
        and (said == word or _begins_its_type(said, word, conventions))
        for said, word in pairs
    )


def _letters_apart(one: list[str], other: list[str], conventions: Country) -> list[str]:
    """The typed words, first letters that were written in one apart where that makes as many words: "JJ" Rousseau."""
    joined = next(
        (
            at
            for at, word in enumerate(one[:-1])
            if 1 < len(word) == len(other) - len(one) + 1 and word not in street_types(conventions)
        ),
        None,
    )
    return one if joined is None else [*one[:joined], *one[joined], *one[joined + 1 :]]


def _telling(name: Sequence[str], conventions: Country) -> list[str]:
    return [word for word in name if word not in conventions.particles or len(word) == 1]


def _with_first_names(typed: Sequence[str], known: Sequence[str], conventions: Country) -> Sequence[str]:
    """The typed words with the first names that were left out behind the type, and with that type.

    It may be a letter, or left out where that is usual.
    """
    one, other = _telling(typed, conventions), _telling(known, conventions)
    if street_type(other, conventions) is None and conventions.plain_street_type:
        # A register may leave the plain type out: "ks. Jerzego Popiełuszki".
        plain = plain_types(conventions)
        one, other = [["", *(word for word in words if word not in plain)] for words in (one, other)]
        return [*other[: _first_names_left_out(one, other, conventions) + 1], *one[1:]][1:]
    if other and other[0] in plain_types(conventions) and street_type(one, conventions) is None:
        one = [other[0], *one]
    if one and other and (one[0] == other[0] or _is_its_type_s_letter(one[0], other[0], conventions)):
        return [*other[: _first_names_left_out(one, other, conventions) + 1], *one[1:]]
    return one


def _is_its_type_s_letter(said: str, word: str, conventions: Country) -> bool:
    """Whether a letter is a type's before the name: "V. Mazzini" is a via, and no viale, which is compared as "vle"."""
    if len(said) > 1 or conventions.type_position != "first" or not word.startswith(said):
        return False
    longer = (whole for whole, form in conventions.abbreviations.items() if form == word)
    return word in street_types(conventions) and not any(len(whole) > len(word) for whole in longer)


def _first_names_left_out(one: Sequence[str], other: Sequence[str], conventions: Country) -> int:
    """How many first names a person's street has between its type and what was typed; 0 where they are none."""
    count = len(other) - len(one)
    lacking = other[1 : count + 1]
    if count < 1 or not conventions.first_names_left_out or other[0] not in ("", *street_types(conventions)):
        return 0
    rest = list(one[1:]) == list(other[count + 1 :])
    named, others = _first_names(conventions), _no_first_names(conventions)
    # A register may have the letter of one, but "s" is a saint's.
    may_be = all(word in named or (len(word) == 1 and word not in others) for word in lacking)
    return count if rest and may_be else 0


@lru_cache(maxsize=300)
def _first_names(conventions: Country) -> frozenset[str]:
    """Known first names, as they are compared."""
    return frozenset(conventions.contract(name) for name in given_names() | first_names())


@lru_cache(maxsize=300)
def _no_first_names(conventions: Country) -> frozenset[str]:
    """Words that are no first names, as they are compared."""
    return frozenset(conventions.contract(name) for name in no_first_names())


def _begins(said: str, word: str, conventions: Country, *, is_last: bool) -> bool:
    """Whether a word is another's beginning with a point, its first letter, or all but the end of its ending."""
    if said.endswith("."):
        return word.startswith(said[:-1]) and len(word) >= len(said)
    if len(said) > 1:
        return _begins_its_type(said, word, conventions)
    if are_counted_apart(said, word):
        return False  # "Willem I" is no Willem III.
    # Where the type comes first, directions come last: "C/ S. Ramón y Cajal" is no south.
    may_turn = is_last or conventions.type_position != "first"
    apart = street_types(conventions) | (known_directions(conventions) if may_turn else frozenset())
    return said.isalpha() and said not in apart and len(word) >= SHORT and word.startswith(said)


def _begins_its_type(said: str, word: str, conventions: Country) -> bool:
    """Whether the type that a word ends with is only begun: "Storg." for Storgatan."""
    said = said.removesuffix(".")
    endings = [each for each in conventions.suffixes.values() if word.endswith(each)]
    return any(len(word) - len(each) < len(said) < len(word) and word.startswith(said) for each in endings)


def _turns(said: str, word: str, conventions: Country) -> bool:
    """Whether a word is a direction in short that no table has: "No." for north."""
    written = [each for each, turn in conventions.directionals.items() if turn == word and len(turn) == 1]
    said = said.removesuffix(".")
    return len(said) == _TURN and any(each.startswith(said) for each in written)


def _lacks_its_title(typed: Sequence[str], name: str, conventions: Country) -> bool:
    """Whether all but a title before a full name, or what stands behind it, was typed: "Karl-Renner-Ring"."""
    apart, said = _beside_names(conventions), list(typed)
    for word in compared_words(name, conventions):
        if said and said[0] == word:
            del said[0]
        elif word not in apart:
            return False
    small = apart | street_types(conventions) | conventions.particles
    whole = sum(conventions.contract(word) not in small for word in folded_words(name)) >= _FULL_NAME
    return whole and not said


@lru_cache(maxsize=300)
def _beside_names(conventions: Country) -> frozenset[str]:
    """What stands before or behind a person's name and is left out, as it is compared."""
    return frozenset(conventions.contract(word) for word in left_out_beside_names())


def _lacks_its_year(typed: Sequence[str], known: Sequence[str]) -> bool:
    """Whether all but the year of a date was typed: "Rue du 11 Novembre" for Rue du 11 Novembre 1918."""
    *date, year = known
    return tuple(typed) == tuple(date) and len(year) == _YEAR and year.isdigit() and is_month(date[-1])


def _lacks_its_number(typed: Sequence[str], known: Sequence[str], conventions: Country) -> bool:
    """Whether all but the number at the end of a ruler's full name was typed."""
    if not conventions.first_names_left_out or tuple(typed) != tuple(known[:-1]):
        return False
    small = street_types(conventions) | conventions.particles
    return sum(1 for word in typed if word not in small) >= _FULL_NAME
