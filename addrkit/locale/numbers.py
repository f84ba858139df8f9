"""House numbers: reading them, and how one that was typed relates to one that exists."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import regex

from addrkit.locale.text import fold, folded_words

NumberRelation = Literal["exact", "range", "suffix", "neighbour", "absent", "not_given"]

LONGEST_NUMBER = 7
"""Digits of the longest house number taken as one. The longest in the registers measured has six."""
WIDEST_RANGE = 200
"""Numbers that a written range may span; "3-812" is no range but a compound."""

_DIGITS = regex.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class HouseNumber:
    """A house number taken apart.

    >>> house_number("12 bis"), house_number("12-14").last, house_number("37-12").suffix
    (HouseNumber(number=12, suffix='bis', last=None), 14, '12')
    """

    number: int
    """The leading number; 0 if there is none."""
    suffix: str
    """What follows it, folded, its parts joined by hyphens: "bis", "a", "1-3"."""
    last: int | None
    """The last number of a range such as "12-14"; None if it is no range."""

    def holds(self, number: int) -> bool:
        """Whether a number is this one or lies in this range, on the same side of the street.

        >>> house_number("12-16").holds(14), house_number("12-16").holds(13)
        (True, False)
        """
        if number == self.number:
            return True
        return self.last is not None and self.number < number <= self.last and (number - self.number) % 2 == 0


@lru_cache(maxsize=100_000)
def house_number(written: str) -> HouseNumber:
    """A house number from how it is written.

    A second number makes a range if it is greater than the first and near it; otherwise it belongs to the
    suffix, as in Queens ("37-12") and in Japan ("3-1-3").
    """
    parts = _parts(written)
    if not parts:
        return HouseNumber(0, "", None)
    first = next((place for place, part in enumerate(parts) if part.isdigit()), None)
    if first is None or len(parts[first]) > LONGEST_NUMBER:
        return HouseNumber(0, "-".join(parts), None)
    number = int(parts[first])
    before, after = parts[:first], parts[first + 1 :]
    if not before and len(after) == 1 and after[0].isdigit() and len(after[0]) <= LONGEST_NUMBER:
        last = int(after[0])
        if number < last <= number + WIDEST_RANGE and (last - number) % 2 == 0:
            return HouseNumber(number, "", last)
    return HouseNumber(number, "-".join((*after, *before)), None)


def _parts(written: str) -> list[str]:
    """Digits and letters apart: "12A-3" is 12, a, 3."""
    found: list[str] = []
    for word in fold(written).split():
        end = 0
        for digits in _DIGITS.finditer(word):
            if digits.start() > end:
                found.append(word[end : digits.start()])
            plain = digits.group()
            found.append(plain.lstrip("0") or "0" if plain.isascii() else plain)
            end = digits.end()
        if end < len(word):
            found.append(word[end:])
    return found


def same_unit(typed: str, known: str) -> bool:
    """Whether two units are one: designators apart, the same letters and digits in the same order.

    >>> same_unit("Apt 4B", "4b"), same_unit("#112", "UNIT 112"), same_unit("2", "12")
    (True, True, False)
    """
    return unit_key(typed) == unit_key(known)


@lru_cache(maxsize=50_000)
def unit_key(written: str) -> str:
    """What tells one unit from another: the words with a digit, else a single letter, else all words.

    >>> unit_key("Apartment 4-B"), unit_key("Ste B"), unit_key("penthouse")
    ('4b', 'b', 'penthouse')
    """
    folded = folded_words(written)
    with_digit = [place for place, word in enumerate(folded) if any(c.isdigit() for c in word)]
    if with_digit:
        letters = [
            word for word in folded[with_digit[0] :] if len(word) <= 2 or any(c.isdigit() for c in word)
        ]
        return "".join(letters).lstrip("0")
    single = [word for word in folded if len(word) == 1]
    return single[-1] if single else "".join(folded)


def is_bare_unit(written: str) -> bool:
    """Whether a unit is a mere code, without a word that says what it is.

    >>> is_bare_unit("p594"), is_bare_unit("Apt 4")
    (True, False)
    """
    return "".join(folded_words(written)).lstrip("0") == unit_key(written)
