"""House numbers as they are written, taken apart."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import regex

from addrkit.bounds import NAMES_KEPT
from addrkit.locale.text import fold
from addrkit.quickly_made import quickly_made

LONGEST_NUMBER = 7
"""Digits of the longest house number taken as one. The longest in the registers measured has six."""
LONGEST_DOOR = 4
"""Digits of a house number at most, where only its length tells it from a postcode."""
JOINED_LETTERS = 4
"""Letters of a number that are joined to the word behind it, at most: "6 BISBOULEVARD"."""
WIDEST_RANGE = 200
"""Numbers that a written range may span; "3-812" is no range but a compound."""

_DIGITS = regex.compile(r"\d+")
_OF_A_TABLE = regex.compile(r"\d+\.0+")
"""A whole number as spreadsheets write one: "37.0"."""
_DAY = regex.compile(
    r"\s*(?:\d{1,2}([./])\d{1,2}\1(?:19|20)\d{2}|(?:19|20)\d{2}-[01]\d-[0-3]\d)(?:[ T][\d:.]+)?\s*"
)
"""A day, as spreadsheets make one of "2-1"."""
_TWICE = regex.compile(r"\s*(\d+\p{L}?)\s+\1\s*")
"""A number that was typed two times: "22 22"."""
_FRACTION = regex.compile(r"[\u00bc-\u00be\u2150-\u215e]")
"""A fraction that is one sign: "535½"."""
_RAISED = regex.compile(r"(?<=\d)[\u00b2\u00b3\u00b9\u2070\u2074-\u2079\u2080-\u2089]+")
"""Small digits at a number, which are none of its own: "1²" is not 12."""
UNEVEN: Final = 9
"""Numbers that a range may span whose ends lie on two sides of a street: "47-48", "1-4"."""


@quickly_made
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

    @property
    def second(self) -> int | None:
        """The second number, if it may be the end of a range whatever its side of the street; None if it may not.

        >>> house_number("12-14").second, house_number("47-48").second, house_number("37-12").second
        (14, 48, None)
        """
        if self.last is not None:
            return self.last
        if not (self.suffix.isascii() and self.suffix.isdigit()):
            return None
        second = int(self.suffix)
        return second if self.number < second <= self.number + WIDEST_RANGE else None

    def holds(self, number: int) -> bool:
        """Whether a number is this one or lies in this range: on its side of the street, if its ends are on one.

        >>> house_number("12-16").holds(14), house_number("12-16").holds(13), house_number("14-15").holds(15)
        (True, False, True)
        """
        if number == self.number:
            return True
        if self.last is not None:
            return self.number < number <= self.last and (number - self.number) % 2 == 0
        second = self.second
        return second is not None and second <= self.number + UNEVEN and self.number < number <= second


@lru_cache(maxsize=NAMES_KEPT)
def house_number(written: str) -> HouseNumber:
    """A house number from how it is written.

    A second number makes a range if it is greater than the first and near it; otherwise it belongs to the
    suffix, as in Queens ("37-12") and in Japan ("3-1-3"). One with a zero before it is a flat's: "5-019". A day is no
    number of any house.

    >>> house_number("1²").number, house_number("1²") == house_number("12")
    (1, False)
    >>> house_number("02/01/2026").number, house_number("2026-01-02 00:00:00").number, house_number("2/1").number
    (0, 0, 2)
    """
    if _OF_A_TABLE.fullmatch(written.strip()):
        written = written.partition(".")[0]
    twice = _TWICE.fullmatch(written)
    if twice is not None:
        written = twice[1]
    parts = _parts(_RAISED.sub(r" raised \g<0>", _FRACTION.sub(_spelled_out, written)))
    if not parts:
        return HouseNumber(0, "", None)
    first = next((at for at, part in enumerate(parts) if part.isdigit()), None)
    if first is None or len(parts[first]) > LONGEST_NUMBER or _DAY.fullmatch(written):
        return HouseNumber(0, "-".join(parts), None)
    number = int(parts[first])
    before, after = parts[:first], parts[first + 1 :]
    if not before and len(after) == 1 and after[0].isdigit() and len(after[0]) <= LONGEST_NUMBER:
        last = int(after[0])
        plain = not after[0].startswith("0")
        if plain and number < last <= number + WIDEST_RANGE and (last - number) % 2 == 0:
            return HouseNumber(number, "", last)
    return HouseNumber(number, "-".join((*after, *before)), None)


_ROMAN_NUMBER = regex.compile(r"(x{0,3})(ix|iv|v?i{0,3})")


def roman(word: str) -> int | None:
    """The value of a folded Roman number under forty; None for other words.

    >>> roman("xii"), roman("iv"), roman("xv"), roman("bis"), roman("")
    (12, 4, 15, None, None)
    """
    found = _ROMAN_NUMBER.fullmatch(word)
    if found is None or not word:
        return None
    units = {"ix": 9, "iv": 4}.get(found[2])
    if units is None:
        units = 5 * ("v" in found[2]) + found[2].count("i")
    return 10 * len(found[1]) + units


def arabic(sign: str) -> str:
    """A folded sign of a door or a storey, in digits if it is a Roman number and no letter.

    >>> arabic("iii"), arabic("i"), arabic("b")
    ('3', 'i', 'b')
    """
    value = roman(sign) if len(sign) > 1 else None
    return sign if value is None else str(value)


def _spelled_out(fraction: regex.Match[str]) -> str:
    above, _, below = unicodedata.normalize("NFKC", fraction.group()).partition("\u2044")
    return f" {above}/{below}"


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
