"""The ways to read what is typed: which word is the house number, which are left to look up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest
from typing import NamedTuple

from addrkit.locale.numbers import LONGEST_NUMBER, house_number
from addrkit.suggest.typed import WRITTEN_OUT, TypedText, TypedToken, number_at, parted

MOST_NUMBERS = 3
"""Words with digits that may each be the house number."""
MOST_PARTS = 2
"""Parts behind a number that are read as its own."""
BEFORE = 3
"""Words before a number that may say what it is: "post office box 12"."""
POSTCODE_FROM = 5
"""Signs of a number before another from which it is a postcode: "43110 27A Rue"."""
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
        if following and "," in typed.text[tokens[behind - 1].end : following.start]:
            following = None
        if following and _may_follow(following, token) and len(left) > 1:
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
        apart = _end_of_parts(typed, behind)
        if at > 0 and apart > behind:
            ends = apart == len(tokens)
            written = typed.text[token.start : tokens[apart - 1].end]
            number = Number(written, value, tokens[apart - 1].finished, leads, ends, before)
            yield TypedReading(tokens[:at] + tokens[apart:], number)


def _end_of_parts(typed: TypedText, behind: int) -> int:
    """Where a number ends whose parts have blanks between them, the last of them with a digit: "41 27", "48 g 10"."""
    tokens, end = typed.tokens, behind
    for at in range(behind, min(behind + MOST_PARTS, len(tokens))):
        if "," in typed.text[tokens[at - 1].end : tokens[at].start]:
            break
        if _PART.fullmatch(tokens[at].folded) is None:
            break
        if tokens[at].has_digit:
            end = at + 1
    return end


def readings_with_short_type(typed: TypedText, types: frozenset[str]) -> Iterator[TypedReading]:
    """Ways to read it in which the type of a street was glued to the number beside it: "30bd de l'hopital", "rd28a"."""
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


def readings_with_word(typed: TypedText, words: frozenset[str]) -> Iterator[TypedReading]:
    """Ways to read it in which a word behind the number is a part of it: "7 bs", "22 huis", "22huis"."""
    for text in dict.fromkeys((typed, parted(typed))):
        tokens = text.tokens
        for at, (one, word) in enumerate(pairwise(tokens)):
            value = house_number(one.folded).number if one.folded.isdigit() and word.folded in words else 0
            if value and len(str(value)) <= LONGEST_NUMBER:
                before = tuple(each.folded for each in tokens[max(at - BEFORE, 0) : at])
                written, ends = text.text[one.start : word.end], at > 0 and at + 2 == len(tokens)
                number = Number(written, value, word.finished, at == 0, ends, before)
                yield TypedReading(tokens[:at] + tokens[at + 2 :], number)


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


def _may_follow(token: TypedToken, number: TypedToken) -> bool:
    if token.has_digit and len(number.folded) >= POSTCODE_FROM:
        return False
    return token.folded in WRITTEN_OUT or _FOLLOWING.fullmatch(token.folded) is not None
