"""The ways to read what is typed in which words beside the number are a unit: "apt 9", "3 dcha", "#05-12"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from addrkit.locale.numbers import LONGEST_NUMBER, house_number
from addrkit.suggest.reading import Number, TypedReading
from addrkit.suggest.typed import TypedText, TypedToken, number_at

UNIT_MARK = "#"
LONGEST_UNIT = 6
LONGEST_LETTERS = 3
"""Letters of a unit without a digit: "apt b"."""
MOST_OF_UNIT = 6
"""Words of a unit: "bldg b 2nd floor rear apt"."""
_UNIT_AND_NUMBER = 2
"""Words of a unit and a number that a sign joins."""
_CODE = re.compile(r"\d{4,6}")


def readings_with_unit(
    read: Iterable[TypedReading], unit_words: frozenset[str], sides: frozenset[str], text: str
) -> Iterator[TypedReading]:
    """Of some readings those in which something is a unit: a word with a digit beside the number, or behind "apt"."""
    for reading in read:
        if reading.number is None:
            continue
        words = reading.words
        for at, token in enumerate(words):
            led = at > 0 and words[at - 1].folded in unit_words
            if token.folded in unit_words:
                if at == len(words) - 1 and at > 0:
                    # "apt" may go on; "rear" says it all.
                    said = (token,) if token.folded in sides else ()
                    yield TypedReading(
                        words[:at], reading.number, said, text[token.start : token.end] * len(said)
                    )
            elif (token.has_digit and len(token.folded) <= LONGEST_UNIT) or (
                led and len(token.folded) <= LONGEST_LETTERS
            ):
                left = words[: at - led] + words[at + 1 :]
                if left:
                    written = text[words[at - 1].start : token.end] if led else ""
                    yield TypedReading(left, reading.number, (token,), written)


def readings_with_units(
    read: Iterable[TypedReading], unit_words: frozenset[str], text: str
) -> Iterator[TypedReading]:
    """Of some readings those in which words that lie together are a unit: "3 dcha", "bldg b 101", "2e etage droite".

    >>> from addrkit.suggest.reading import readings
    >>> from addrkit.suggest.typed import read_typed
    >>> typed = read_typed("calle mayor 12 3 dcha")
    >>> for each in readings_with_units(readings(typed), frozenset({"dcha"}), typed.text):
    ...     print(each.number.written, each.unit_written, [word.folded for word in each.words])
    12 3 dcha ['calle', 'mayor']
    """
    for reading in read:
        words = reading.words
        for first, last in _runs_of_units(words, unit_words, text) if reading.number else ():
            left = words[:first] + words[last:]
            if left:
                written = text[words[first].start : words[last - 1].end]
                yield TypedReading(left, reading.number, words[first:last], written)


def readings_with_unit_first(typed: TypedText, signs: frozenset[str]) -> Iterator[TypedReading]:
    """The reading in which a sign joins a unit to the number behind it: "1507-220 wex" in Canada.

    >>> from addrkit.suggest.typed import read_typed
    >>> [found] = readings_with_unit_first(read_typed("1507-220 wex"), frozenset("-"))
    >>> found.unit_written, found.number.written, [word.folded for word in found.words]
    ('1507', '220', ['wex'])
    """
    if len(typed.tokens) <= _UNIT_AND_NUMBER:
        return
    unit, number, *rest = typed.tokens
    value = house_number(number.folded).number
    joined = typed.text[unit.end : number.start] in signs
    if joined and number.has_digit and value and len(str(value)) <= LONGEST_NUMBER:
        written = typed.text[unit.start : unit.end]
        yield TypedReading(
            tuple(rest), Number(number.folded, value, number.finished, leads=True), (unit,), written
        )


def _runs_of_units(
    words: Sequence[TypedToken], unit_words: frozenset[str], text: str
) -> Iterator[tuple[int, int]]:
    """The longest runs of words that may be of a unit, with one that says so or a hyphen within: "10-122".

    Also those without a code behind them.
    """
    first = 0
    while first < len(words):
        last = first
        while last < len(words) and may_be_of_unit(words[last], unit_words):
            if last > first and any(map(str.isalnum, text[words[last - 1].end : words[last].start])):
                break
            last += 1
        ends, reached = [last], last
        while last > first and _CODE.fullmatch(words[last - 1].folded):
            last -= 1
            # "bat b apt 4 19000": the unit has its own code before the postcode.
            coded = last > first and words[last - 1].folded not in unit_words
            ends = [last] if coded else [ends[0], last]
        for end in ends:
            said = {word.folded for word in words[first:end]}
            is_joined = end == first + 2 and text[words[first].end : words[end - 1].start] == "-"
            if 1 < end - first <= MOST_OF_UNIT and (is_joined or not said.isdisjoint(unit_words)):
                yield first, end
        first = max(reached, first + 1)


def may_be_of_unit(word: TypedToken, unit_words: frozenset[str]) -> bool:
    """Whether a word may be of a unit: a code, a letter, or a word that says which part of a house it is."""
    return word.has_digit or len(word.folded) == 1 or word.folded in unit_words


def without_marked_unit(typed: TypedText) -> tuple[TypedText, tuple[TypedToken, ...], str]:
    """A text without what follows a "#", which is a unit; that; and it as written.

    Before all else it marks a house number, unless a number follows that of a storey and a flat: "#05-12 9 Elm".

    >>> from addrkit.suggest.typed import read_typed
    >>> left, unit, written = without_marked_unit(read_typed("9 Elm #05-12"))
    >>> [word.folded for word in left.tokens], [word.folded for word in unit], written
    (['9', 'elm'], ['05', '12'], '#05-12')
    """
    tokens = typed.tokens
    for at, token in enumerate(tokens):
        if typed.text[tokens[at - 1].end if at else 0 : token.start].endswith(UNIT_MARK):
            end = at + number_at(typed, at)[1]
            if not at and (end == 1 or not tokens[end:] or not tokens[end].has_digit):
                continue
            written = UNIT_MARK + typed.text[tokens[at].start : tokens[end - 1].end]
            return replace(typed, tokens=tokens[:at] + tokens[end:]), tokens[at:end], written
    return typed, (), ""
