"""Words of another door than the one named: opposite, next to, "and 23", a second address."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from addrkit.judge.account.names_of_streets import is_of_a_name
from addrkit.judge.account.places_typed import PLACE_NAMES
from addrkit.judge.account.typed_words import Typed
from addrkit.locale.country import Country
from addrkit.locale.number_lists import number_list
from addrkit.locale.telling_words import (
    joins_numbers,
    lone_relative_words,
    lone_several_words,
    native_joints,
    native_relative_words,
    native_several_words,
    relative_words,
    several_words,
)
from addrkit.locale.text import fold, folded_words, is_cjk
from addrkit.locale.unit_words import FLAT, unit_words
from addrkit.locale.units import unit_of
from addrkit.parsing.query import Query
from addrkit.types import Reason

_BEHIND = ("house_number", "unit", "building")
"""What words behind a number are held for."""


def relations(
    query: Query,
    left: Iterable[Typed],
    loose: Iterable[Typed],
    typed: Sequence[Typed],
    held: Container[str],
    apart: Container[str],
) -> tuple[Reason, ...]:
    """The reasons for words of another door than the one named: "opposite no. 20", "21 und 23", a second address.

    `left` are the words that nothing explains, `loose` those of them that no component of the answer holds, `held` the
    words of the record, `apart` the directions of its country.
    """
    kinds = {aside.kind for aside in query.parsed.asides}
    said = {word.folded for word in loose if len(word.folded) > 1}
    beside = any(
        len(word.folded) > 1 and word.folded in relative_words() and not is_of_a_name(query, word, typed)
        for word in left
    )
    found: list[Reason] = []
    if kinds & {"relative", "other_door"} or beside or _relative(query, held):
        found.append("relative_position")
    joins = several_words(query.country)
    if (
        "other_address" in kinds
        or said & joins
        or _goes_on_behind_the_place(left, typed, joins)
        or _several(query, typed, held, apart)
    ):
        found.append("several_numbers")
    return tuple(found)


def _goes_on_behind_the_place(left: Iterable[Typed], typed: Sequence[Typed], joins: Container[str]) -> bool:
    """Whether a word that joins two was held for a place's, and a number follows: "99423 Weimar oder Alte Gasse 9"."""
    first = next(
        (
            word
            for word in left
            if word.label in PLACE_NAMES and len(word.folded) > 1 and word.folded in joins
        ),
        None,
    )
    return first is not None and any(
        word.start > first.start and word.folded[:1].isdigit() and word.label != "postcode" for word in typed
    )


def _relative(query: Query, held: Container[str]) -> bool:
    """Whether a number, a unit or a building that the record has not says that a place is near it: "48 ggü"."""
    small = query.conventions.particles if query.conventions is not None else frozenset[str]()
    for name in ("house_number", "unit", "building"):
        said = folded_words(query.value(name) or "")
        for at, word in enumerate(said):
            # "3e étage face": at the end of a unit it is a side of the house.
            side = at > 0 and at == len(said) - 1 and name == "unit" and _says_part(said[:at], query)
            # "Frente" is a flat to the front; "em frente à" goes on with what it is in front of.
            own = name == "unit" and word in unit_words(query.conventions) and said[-1] not in small
            if len(word) > 1 and word in relative_words() and word not in held and not (side or own):
                return True
        # In Chinese and Japanese, where words are not apart, any part of it tells: "の向かい".
        text = fold(query.value(name) or "")
        if is_cjk(text) and has_native(text, native_relative_words()):
            return True
        if not lone_relative_words().isdisjoint(text.split()):
            return True
    return False


def has_native(text: str, words: Iterable[str]) -> bool:
    """Whether a text has any of some words in Chinese, Japanese or Korean script."""
    return any(each in text for each in words)


def _says_part(words: Sequence[str], query: Query) -> bool:
    return bool(unit_of(" ".join(words), query.conventions).parts)


def _several(query: Query, typed: Sequence[Typed], held: Container[str], apart: Container[str]) -> bool:
    """Whether there are two numbers, or a unit or a number begins or ends with what joins two."""
    joins = several_words(query.country)
    for name in ("house_number", "unit"):
        said = folded_words(query.value(name) or "")
        edges = said[:1] + _last(said, query.conventions) if name == "unit" else said
        if any(len(word) > 1 and word in joins and word not in held for word in edges):
            return True
        if any(is_cjk(word) and has_native(word, native_several_words()) for word in said):
            return True
    if _begins_with_another(query.value("building") or "", joins, held):
        return True
    if any(not lone_several_words().isdisjoint(folded_words(query.value(name) or "")) for name in _BEHIND):
        return True
    unit = unit_of(query.value("unit") or "", query.conventions)
    if any(kind == FLAT and code for kind, code in unit.parts) and any(
        code not in held for code in unit.bare
    ):
        # "Apt 75, 76" are two.
        return True
    listed = number_list(query.value("house_number") or "")
    if _goes_on(query) or (listed is not None and listed.by_word):
        return True
    if not any(word.folded in joins for word in typed):
        return False
    written = [(query.text[word.start : word.end], word.folded) for word in typed]
    return any(_joins_another(typed, at, held) for at in joins_numbers(written, apart, query.country)) or any(
        # "4 bd Gambetta et 6": the second number stands behind the street.
        len(word.folded) > 1
        and word.folded in joins
        and word.folded not in held
        and following.folded.isdigit()
        and following.label in ("unit", "house_number", None)
        for word, following in pairwise(typed)
    )


def _last(said: Sequence[str], conventions: Country | None) -> list[str]:
    """The last word of a unit; not a country's own word for a storey behind its number: the "ορ." of "3ος ορ."."""
    own = conventions.unit_words if conventions is not None else {}
    return [] if len(said) > 1 and said[-1] in own else [*said[-1:]]


def _begins_with_another(building: str, joins: Container[str], held: Container[str]) -> bool:
    """Whether a building is what joins two and a number: "or 42", "또는 42"."""
    said = folded_words(building)[:2]
    return len(said) > 1 and said[0] in joins and said[0] not in held and said[1][:1].isdigit()


def _joins_another(typed: Sequence[Typed], at: int, held: Container[str]) -> bool:
    """Whether two numbers that a word joins are two doors: not two of one flat, nor those of the record."""
    around = typed[at - 1 : at + 2]
    return not (
        all(word.label == "unit" for word in around)
        or around[-1].label == "postcode"
        or all(word.form in held for word in around)
    )


def _goes_on(query: Query) -> bool:
    """Whether in Chinese, Japanese or Korean another number is joined to the number: "1-2または8", "40号至42号".

    Without that number it may be a name, for names begin with such signs too.
    """
    number = query.parsed.components.get("house_number")
    if number is None or query.text.isascii():
        return False
    return _joined(query.conventions).match(query.text, number.end) is not None


@lru_cache(maxsize=300)
def _joined(conventions: Country | None) -> re.Pattern[str]:
    """Behind a number what joins another one to it, which is no storey's and no room's."""
    signs = "|".join(re.escape(each) for each in _signs(conventions))
    joints = "|".join(map(re.escape, native_joints()))
    return re.compile(rf"\s*(?:{signs})?\s*(?:{joints})\s*\d+(?:-\d+)*(?![-\d階层樓楼Ff층室]|[号號]室)")


def _signs(conventions: Country | None) -> list[str]:
    words = conventions.number_suffixes if conventions is not None else frozenset[str]()
    return sorted(filter(is_cjk, words), key=lambda each: (-len(each), each)) or [""]
