"""What was typed with its words otherwise: two as one, one as several, short forms in full, without words of kinds.

Where what was typed is there as it stands, one word for two or two for one is a slip: "rue du four" is no Rue Dufour.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise

from addrkit.suggest.lookup import Lookup
from addrkit.suggest.names import NameIndex
from addrkit.suggest.reading import TypedReading
from addrkit.suggest.typed import TypedToken

SHORTEST = 6
"""Letters of a word that may be several which were typed without blanks."""
MOST_INITIALS = 3
MOST_WAYS = 8
"""Ways to part a word that are followed letter by letter."""
MOST_PHRASES = 3
"""Phrases that a short form is tried as."""
LONGEST_TOWN = 4
"""Words of a town's other name at most: "s gravenhage", "capelle a d ijssel"."""


def respelled(reading: TypedReading, lookup: Lookup, names: NameIndex) -> Iterator[TypedReading]:
    """The readings with words otherwise."""
    yield from joined(reading, lookup)
    yield from divided(reading, lookup, names)
    yield from in_other_forms(reading, lookup)
    yield from under_other_names(reading, lookup)


def parted_otherwise(reading: TypedReading, lookup: Lookup, names: NameIndex) -> Iterator[TypedReading]:
    """The readings with blanks elsewhere, be the words known or not."""
    yield from joined(reading, lookup)
    yield from divided(reading, lookup, names, known=True)


def in_other_forms(reading: TypedReading, lookup: Lookup) -> Iterator[TypedReading]:
    """The readings with the blanks where they are, and words otherwise."""
    yield from initials_apart(reading, lookup)
    yield from in_full(reading, lookup)
    yield from without_kinds(reading, lookup)
    yield from without_joined_kinds(reading, lookup)


def joined(reading: TypedReading, lookup: Lookup) -> Iterator[TypedReading]:
    """Readings in which two words are one that is known: "kerk straat"."""
    words = reading.words
    for at, (one, other) in enumerate(pairwise(words)):
        both = one.folded + other.folded
        if not (one.has_digit or other.has_digit) and lookup.rows(both, other.finished):
            word = replace(other, folded=both, start=one.start)
            yield replace(reading, words=(*words[:at], word, *words[at + 2 :]))


def divided(
    reading: TypedReading, lookup: Lookup, names: NameIndex, *, known: bool = False
) -> Iterator[TypedReading]:
    """Readings in which an unknown word is several with which a name begins: "oudevlie" for Oude Vlie, "ruedantin";
    or a `known` one.
    """
    words = reading.words
    for at, word in enumerate(words):
        folded = word.folded
        if word.has_digit or len(folded) < SHORTEST or not folded.isascii():
            continue
        if lookup.rows(folded, word.finished) and not known:
            continue
        before = " ".join(each.folded for each in words[:at])
        for parts in dict.fromkeys(
            _ways(folded, "", names) + (_ways(folded, before, names) if before else [])
        ):
            yield replace(reading, words=(*words[:at], *_tokens(word, parts), *words[at + 1 :]))


def initials_apart(reading: TypedReading, lookup: Lookup) -> Iterator[TypedReading]:
    """Readings in which an unknown word is initials: "hc andersens" for H.C. Andersens."""
    words = reading.words
    for at, word in enumerate(words):
        is_unknown = word.finished and not word.has_digit and not lookup.rows(word.folded, True)
        is_short = 1 < len(word.folded) <= MOST_INITIALS and word.folded.isascii()
        if is_unknown and is_short and all(lookup.rows(letter, True) for letter in word.folded):
            yield replace(reading, words=(*words[:at], *_tokens(word, word.folded), *words[at + 1 :]))


def _ways(folded: str, before: str, names: NameIndex) -> list[tuple[str, ...]]:
    """The ways to part a word so that a name begins with some words and its parts."""
    ways = [f"{before} " if before else ""]
    for letter in folded:
        longer = [way + letter for way in ways]
        longer += [f"{way} {letter}" for way in ways if way and way[-1] != " "]
        ways = [way for way in longer if _begins(way, names)][:MOST_WAYS]
    first = len(before.split())
    return [parts for way in ways if len(parts := tuple(way.split()[first:])) > 1]


def _begins(text: str, names: NameIndex) -> bool:
    first, last = names.run(text, False)
    return first < last


def _tokens(word: TypedToken, parts: Sequence[str]) -> Iterator[TypedToken]:
    start = word.start
    for at, part in enumerate(parts):
        is_last = at + 1 == len(parts)
        end = word.end if is_last else min(start + len(part), word.end)
        yield replace(word, folded=part, start=start, end=end, finished=word.finished or not is_last)
        start = end


def in_full(reading: TypedReading, lookup: Lookup) -> Iterator[TypedReading]:
    """Readings in which a short form is what it stands for: "cr 250" for County Road 250, "nyc" for New York."""
    words = reading.words
    for at, word in enumerate(words):
        for phrase in islice(lookup.in_full.get(word.folded, ()), MOST_PHRASES):
            parts = tuple(replace(word, folded=part, finished=True) for part in phrase)
            yield replace(reading, words=(*words[:at], *parts, *words[at + 1 :]))


def under_other_names(reading: TypedReading, lookup: Lookup) -> Iterator[TypedReading]:
    """Readings in which a town has another of its names that is known: "den haag" for 's-Gravenhage."""
    words = reading.words
    for first in range(len(words)):
        for end in range(first + 1, min(first + LONGEST_TOWN, len(words)) + 1):
            named = " ".join(word.folded for word in words[first:end])
            for other in lookup.other_names.get(named, ()):
                if all(lookup.rows(part, True) for part in other):
                    town = tuple(replace(words[first], folded=part, finished=True) for part in other)
                    yield replace(reading, words=(*words[:first], *town, *words[end:]))


def without_kinds(reading: TypedReading, lookup: Lookup) -> Iterator[TypedReading]:
    """Readings without what only says of what kind a place is whose name follows: "brgy concepcion".

    Without each such word, and without all; but a number may name the place itself, "brgy poblacion 8", and of two
    such words the second is its name.
    """
    words, number = reading.words, reading.number
    kinds = [
        at
        for at, word in enumerate(words[:-1])
        if word.finished
        and word.folded in lookup.level_words
        and not (at and words[at - 1].folded in lookup.level_words)
        and not words[at + 1].has_digit
        and not (number and number.before[-1:] == (word.folded,))
    ]
    for left_out in dict.fromkeys((*((at,) for at in kinds), tuple(kinds))):
        left = tuple(word for at, word in enumerate(words) if at not in left_out)
        if left_out and left:
            yield replace(reading, words=left)


def without_joined_kinds(reading: TypedReading, lookup: Lookup) -> Iterator[TypedReading]:
    """The reading without what says of what kind places are where it is joined to their names: "ตำบลน้ำแพร่ พร้าว"."""
    left = tuple(_without_joined_kind(word, lookup) for word in reading.words)
    if left != reading.words:
        yield replace(reading, words=left)


def _without_joined_kind(word: TypedToken, lookup: Lookup) -> TypedToken:
    if word.has_digit or len(word.folded) < SHORTEST or lookup.of(word):
        return word
    for kind in lookup.joined_level_words:
        rest = word.folded.removeprefix(kind)
        if rest and rest != word.folded and lookup.rows(rest, word.finished):
            return replace(word, folded=rest, start=min(word.start + len(kind), word.end))
    return word
