"""Letters between a house number and a name: the number's own ("463CSEMBAWANG DR"), or the name's ("1845W 10th")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from addrkit.locale.numbers import JOINED_LETTERS
from addrkit.suggest.lookup import Lookup
from addrkit.suggest.reading import TypedReading

_LETTERED = re.compile(r"(\d+)([a-z]{1,2})", re.IGNORECASE)


def letters_otherwise(reading: TypedReading, lookup: Lookup) -> Iterator[TypedReading]:
    """The readings of a number that leads with the letters behind it to the other side."""
    if reading.number is None or not reading.number.leads or not reading.words:
        return
    yield from _to_the_name(reading, lookup)
    yield from _to_the_number(reading, lookup)


def _to_the_name(reading: TypedReading, lookup: Lookup) -> Iterator[TypedReading]:
    """Letters of the number as the direction that its street begins with: "352W 14th"."""
    number, first = reading.number, reading.words[0]
    lettered = _LETTERED.fullmatch(number.written) if number else None
    if number is None or lettered is None or lettered[2].lower() not in lookup.directions:
        return
    turn = replace(first, folded=lettered[2].lower(), finished=True, has_digit=False)
    yield replace(
        reading, words=(turn, *reading.words), number=number._replace(written=lettered[1], finished=True)
    )


def _to_the_number(reading: TypedReading, lookup: Lookup) -> Iterator[TypedReading]:
    """Letters of an unknown word as the number's, where what is left of it is known: "463 csembawang"."""
    number, first = reading.number, reading.words[0]
    word = first.folded
    if number is None or not number.written.isdigit() or not word.isalpha() or lookup.of(first):
        return
    for letters in range(1, min(JOINED_LETTERS, len(word) - JOINED_LETTERS) + 1):
        rest = replace(first, folded=word[letters:], start=min(first.start + letters, first.end))
        if lookup.of(rest):
            whole = number._replace(written=number.written + word[:letters], finished=True)
            yield replace(reading, words=(rest, *reading.words[1:]), number=whole)
