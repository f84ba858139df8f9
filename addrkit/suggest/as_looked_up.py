"""Typed words as they are looked up: a postcode in two parts as one word, two words as one, one word as two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from addrkit.suggest.lookup import Lookup
from addrkit.suggest.names import NameIndex
from addrkit.suggest.reading import TypedReading
from addrkit.suggest.typed import TypedToken

SHORTEST_PART = 3
"""Letters of each of two words that may have been typed as one."""


def as_looked_up(words: Sequence[TypedToken], lookup: Lookup) -> tuple[TypedToken, ...]:
    """The words, those of a postcode that is written in two as one, and those cut short as unfinished."""
    return tuple(
        replace(word, finished=False) if lookup.is_cut_short(word) else word
        for word in _with_postcodes_joined(words, lookup)
    )


def _with_postcodes_joined(words: Sequence[TypedToken], lookup: Lookup) -> tuple[TypedToken, ...]:
    """The words, each postcode that was typed in two parts as one word: "9712 ab", "n1 2xq", "111 22"."""
    found: list[TypedToken] = []
    for word in words:
        before = found[-1] if found else None
        has_digit = before is not None and (before.has_digit or word.has_digit)
        if before and has_digit and lookup.is_postcode_in_two(before.folded, word.folded):
            found[-1] = replace(word, folded=before.folded + word.folded, start=before.start, has_digit=True)
            continue
        found.append(word)
    return tuple(found)


def with_words_joined(reading: TypedReading, lookup: Lookup) -> Iterator[TypedReading]:
    """Readings in which two words are one that is known: "kerk straat"."""
    words = reading.words
    for at, (one, other) in enumerate(pairwise(words)):
        both = one.folded + other.folded
        if not (one.has_digit or other.has_digit) and lookup.rows(both, other.finished):
            word = replace(other, folded=both, start=one.start)
            yield replace(reading, words=(*words[:at], word, *words[at + 2 :]))


def with_words_divided(reading: TypedReading, lookup: Lookup, names: NameIndex) -> Iterator[TypedReading]:
    """Readings in which an unknown word is two with which a name begins: "oudevlie" for Oude Vlie."""
    words = reading.words
    for index, word in enumerate(words):
        if word.has_digit or not word.folded.isascii() or lookup.rows(word.folded, word.finished):
            continue
        for at in range(SHORTEST_PART, len(word.folded) - SHORTEST_PART + 1):
            one, other = word.folded[:at], word.folded[at:]
            first, last = names.run(f"{one} {other}", word.finished)
            if first < last:
                both = (
                    replace(word, folded=one, end=word.start + at, finished=True),
                    replace(word, folded=other, start=word.start + at),
                )
                yield replace(reading, words=(*words[:index], *both, *words[index + 1 :]))
