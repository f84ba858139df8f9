"""Several house numbers in one: "28,30,32", "113-125, 142-148", "569A-569B", "64 and 65"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

import regex

from addrkit.bounds import NAMES_KEPT
from addrkit.locale.numbers import WIDEST_RANGE, HouseNumber, house_number
from addrkit.locale.telling_words import several_words, through_words

APART: Final = 20
"""How far a number of a list may lie below the first."""
_TWO: Final = regex.compile(r"\d+\s*[-\u2013\u2014/]\s*\d+")
"""A range, or a number with what lies in it: told by the rules of countries."""
MOST: Final = 40
"""Numbers of the longest list that is read as one."""


class NumberList(NamedTuple):
    """The numbers of a list."""

    runs: tuple[tuple[HouseNumber, HouseNumber], ...]
    """First and last of each run; a number by itself is both."""
    by_word: bool
    """Whether a word, or "&", joins any of them: "21 und 23" may mean either."""


@lru_cache(maxsize=NAMES_KEPT)
def number_list(written: str) -> NumberList | None:
    """The numbers of a list of at least two; None if what was written is a single number or a plain range.

    >>> [first.number for first, _ in number_list("28,30,32").runs]
    [28, 30, 32]
    >>> number_list("64 und 65").by_word, number_list("629/626").by_word
    (True, False)
    >>> [(first.suffix, last.suffix) for first, last in number_list("569A-569B").runs]
    [('a', 'b')]
    >>> [last.number for _, last in number_list("72 to 76").runs]
    [76]
    >>> number_list("12-14"), number_list("12 bis"), number_list("37-12")
    (None, None, None)
    """
    if not written[:1].isdigit() or written.isalnum():
        return None
    parts = [part.strip() for part in _separators().split(written)]
    parts = [part for part in parts if part]
    if not parts or len(parts) > MOST:
        return None
    runs = []
    for part in parts:
        found = _item().fullmatch(part)
        if found is None:
            return None
        first, last = house_number(found[1]), house_number(found[2] or found[1])
        if not _is_run(first, last):
            return None
        runs.append((first, last))
    by_word = _words().search(written) is not None
    numbers = [each for run in runs for each in run]
    if len(set(numbers)) == 1 or (_TWO.fullmatch(written) and numbers[0].number < numbers[-1].number):
        return None
    return NumberList(tuple(runs), by_word) if by_word or _are_alike(numbers) else None


def _are_alike(numbers: Sequence[HouseNumber]) -> bool:
    """Whether numbers may be those of doors side by side; in "12/3" and "5/2" the last is rather a flat."""
    first = numbers[0].number
    return all(
        each.number >= first
        or (len(str(each.number)) == len(str(first)) > 1 and first - each.number <= APART)
        for each in numbers
    )


def _is_run(first: HouseNumber, last: HouseNumber) -> bool:
    """Whether one number may begin a run that another ends: "113-125", "569A-569D", "49-49D"."""
    if first.number == last.number:
        return first.suffix <= last.suffix
    return first.number <= last.number <= first.number + WIDEST_RANGE


@cache
def _item() -> regex.Pattern[str]:
    """A number, or two with a hyphen or a word such as "to" between them."""
    number = r"(\d{1,6}(?:\s?\p{L}(?![\p{L}]))?)"
    words = "|".join(sorted(through_words()))
    return regex.compile(rf"(?i){number}(?:\s*(?:[-\u2013\u2014]|\b(?:{words})\b)\s*{number})?")


@cache
def _words() -> regex.Pattern[str]:
    """What stands between two numbers and is a word: "and", "oder", "&"."""
    words = sorted(several_words(), key=len, reverse=True)
    return regex.compile(rf"(?i)(?<=[\d\s]|\d\p{{L}})(?:[&+]|\b(?:{'|'.join(words)})\b)(?=[\s\d])")


@cache
def _separators() -> regex.Pattern[str]:
    return regex.compile(rf"{_words().pattern}|[,;/]")
