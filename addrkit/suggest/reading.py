"""The ways to read what is typed: which word is the house number, which are a unit, which are left to look up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import NamedTuple

from addrkit.locale.numbers import LONGEST_NUMBER, house_number
from addrkit.suggest.typed import WRITTEN_OUT, TypedText, TypedToken, number_at, parted

UNIT_MARK = "#"
MOST_NUMBERS = 3
"""Words with digits that may each be the house number."""
LONGEST_UNIT = 6
LONGEST_LETTERS = 3
"""Letters of a unit without a digit: "apt b"."""
MOST_OF_UNIT = 6
"""Words of a unit: "bldg b 2nd floor rear apt"."""
MOST_PARTS = 2
"""Parts behind a number that are read as its own."""
BEFORE = 3
"""Words before a number that may say what it is: "post office box 12"."""
_NUMBER = re.compile(rf"[a-z]?\d+(?:[a-z]{{1,2}}|[a-z]\d+|{'|'.join(sorted(WRITTEN_OUT))})?")
"""The shape of a house number: "12", "12a", "k206", "20k206", "12bis". "sw1a" and "29cottage" are none."""
_PART = re.compile(r"[a-z]|[a-z]?\d{1,3}[a-z]?")
_CODE = re.compile(r"\d{4,6}")
_HALF = re.compile(r"1/2")
_FOLLOWING = re.compile(r"[a-z]|[ivx]{2,4}|[a-z]\d{1,4}|\d{1,3}[a-z]")
"""What may follow a number as a part of it: "12 a", "23 ii", "20 k206"."""


class Number(NamedTuple):
    """A house number that was typed."""

    written: str
    value: int
    """Its leading number."""
    finished: bool
    leads: bool = False
    """Whether it was typed before everything else."""
    ends: bool = False
    """Whether it was typed after everything else."""
    before: tuple[str, ...] = ()
    """The words right before it."""
    has_part: bool = False
    """Whether a word for a part of the house stands in it, which registers have in short: "31 корпус 1"."""


@dataclass(frozen=True, slots=True)
class TypedReading:
    """One way to read it."""

    words: tuple[TypedToken, ...]
    """What names the street and the place."""
    number: Number | None
    unit: tuple[TypedToken, ...] = ()
    unit_written: str = ""
    """The unit with what says that it is one: "apt 9", "#05-12"; empty where nothing does."""


def readings(typed: TypedText) -> Iterator[TypedReading]:
    """The ways to read a text, as it is and with what was typed without a blank apart."""
    yield from _readings(typed)
    apart = parted(typed)
    if apart is not typed:
        yield from _readings(apart)


def _readings(typed: TypedText) -> Iterator[TypedReading]:
    """Every word with a digit may be the house number, with what is joined to it or follows it; or none is.

    >>> from addrkit.suggest.typed import read_typed
    >>> for each in _readings(read_typed("12 bis rue Foch")):
    ...     print([word.folded for word in each.words], each.number and each.number.written)
    ['12', 'bis', 'rue', 'foch'] None
    ['bis', 'rue', 'foch'] 12
    ['rue', 'foch'] 12 bis
    """
    tokens = typed.tokens
    yield TypedReading(tokens, None)
    tried = 0
    for at, token in enumerate(tokens):
        joined = at > 0 and typed.text[tokens[at - 1].end : token.start] in ("-", "/")
        if not _NUMBER.fullmatch(token.folded) or joined or tried == MOST_NUMBERS:
            continue
        tried += 1
        written, taken = number_at(typed, at)
        value = house_number(written).number
        if not value or len(str(value)) > LONGEST_NUMBER:
            continue
        behind = at + taken
        left = tokens[:at] + tokens[behind:]
        leads, ends = at == 0, at > 0 and behind == len(tokens)
        before = tuple(word.folded for word in tokens[max(at - BEFORE, 0) : at])
        yield TypedReading(left, Number(written, value, tokens[behind - 1].finished, leads, ends, before))
        following = tokens[behind] if behind < len(tokens) else None
        if following and _may_follow(following) and len(left) > 1:
            ends = at > 0 and behind + 1 == len(tokens)
            number = Number(
                typed.text[token.start : following.end], value, following.finished, leads, ends, before
            )
            yield TypedReading(tokens[:at] + tokens[behind + 1 :], number)
        half = tokens[behind : behind + 2]
        if half and _HALF.fullmatch(typed.text[half[0].start : half[-1].end]):
            written = typed.text[token.start : half[-1].end]
            ends = at > 0 and behind + 2 == len(tokens)
            number = Number(written, value, half[-1].finished, leads, ends, before)
            yield TypedReading(tokens[:at] + tokens[behind + 2 :], number)
        apart = _end_of_parts(tokens, behind)
        if at > 0 and apart > behind:
            ends = apart == len(tokens)
            written = typed.text[token.start : tokens[apart - 1].end]
            number = Number(written, value, tokens[apart - 1].finished, leads, ends, before)
            yield TypedReading(tokens[:at] + tokens[apart:], number)


def _end_of_parts(tokens: Sequence[TypedToken], behind: int) -> int:
    """Where a number ends whose parts have blanks between them, the last of them with a digit: "41 27", "48 g 10"."""
    end = behind
    for at in range(behind, min(behind + MOST_PARTS, len(tokens))):
        if _PART.fullmatch(tokens[at].folded) is None:
            break
        if tokens[at].has_digit:
            end = at + 1
    return end


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
        ends = [last]
        while last > first and _CODE.fullmatch(words[last - 1].folded):
            last -= 1
            ends = [ends[0], last]
        for end in ends:
            said = {word.folded for word in words[first:end]}
            is_joined = end == first + 2 and text[words[first].end : words[end - 1].start] == "-"
            if 1 < end - first <= MOST_OF_UNIT and (is_joined or not said.isdisjoint(unit_words)):
                yield first, end
        first = max(ends[0], first + 1)


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


def readings_with_short_type(typed: TypedText, types: frozenset[str]) -> Iterator[TypedReading]:
    """Ways to read it in which the type of a street was glued to the number before it: "30bd de l'hopital"."""
    apart = parted(typed, types)
    if apart != parted(typed):
        yield from _readings(apart)


def readings_announced(
    typed: TypedText, announcing: frozenset[str], letters: frozenset[str]
) -> Iterator[TypedReading]:
    """Ways to read it without what only says that a number or a postcode follows: "Blk 360", "nr 12", "D-10119".

    >>> from addrkit.suggest.typed import read_typed
    >>> found = readings_announced(read_typed("blk 36 Pine Lane s387136"), frozenset({"blk"}), frozenset("s"))
    >>> [word.folded for word in next(found).words]
    ['36', 'pine', 'lane', '387136']
    """
    for text in dict.fromkeys((typed, parted(typed))):
        left: list[TypedToken] = []
        for token, following in zip_longest(text.tokens, text.tokens[1:]):
            begins = following.folded if following else ""
            if token.folded in announcing and begins[:1].isdigit():
                continue
            if token.folded in letters and _CODE.fullmatch(begins):
                continue
            if token.folded[0] in letters and _CODE.fullmatch(token.folded[1:]):
                token = replace(token, folded=token.folded[1:], start=token.start + 1)
            left.append(token)
        if tuple(left) != text.tokens:
            yield from _readings(replace(text, tokens=tuple(left)))


def readings_with_parts(
    typed: TypedText, parts: frozenset[str], announcing: frozenset[str]
) -> Iterator[TypedReading]:
    """Ways to read it in which a word for a part of the house is of its number: "31 корпус 1", "д. 5 стр. 2"."""
    tokens = typed.tokens
    for at in range(len(tokens) - 2):
        one, word, other = tokens[at : at + 3]
        if word.folded not in parts or not one.folded.isdigit() or not _PART.fullmatch(other.folded):
            continue
        value = house_number(one.folded).number
        if value and len(str(value)) <= LONGEST_NUMBER:
            written = typed.text[one.start : other.end]
            ends = at + 3 == len(tokens)
            number = Number(written, value, other.finished, at == 0, ends, has_part=True)
            first = at - 1 if at and tokens[at - 1].folded in announcing else at
            yield TypedReading(tokens[:first] + tokens[at + 3 :], number)


def readings_apart(typed: TypedText) -> Iterator[TypedReading]:
    """Ways to read it in which the first of two joined numbers belongs to the street: no. 25 of "Punter 41-25"."""
    tokens = typed.tokens
    for at in range(2, len(tokens)):
        one, other = tokens[at - 1 : at + 1]
        joined = typed.text[one.end : other.start] in ("-", "/")
        if joined and one.folded.isdigit() and _NUMBER.fullmatch(other.folded):
            value = house_number(other.folded).number
            if value and len(str(value)) <= LONGEST_NUMBER:
                number = Number(other.folded, value, other.finished, ends=at + 1 == len(tokens))
                yield TypedReading(tokens[:at] + tokens[at + 1 :], number)


def _may_follow(token: TypedToken) -> bool:
    return token.folded in WRITTEN_OUT or _FOLLOWING.fullmatch(token.folded) is not None
