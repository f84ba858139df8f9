"""House numbers beside those of doors: which are one, and which lie in a range."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

import regex

from addrkit.bounds import NAMES_KEPT
from addrkit.gazetteer.doors import Door
from addrkit.locale.country import Country
from addrkit.locale.numbers import HouseNumber, arabic, house_number, roman
from addrkit.locale.text import fold, folded_words, is_cjk
from addrkit.locale.unit_words import FLOOR, unit_words

OVERLAP: Final = 20
"""Numbers that each of two ranges with one beginning may span: "28-30" and "28-32"; wider ones name flats."""


def read(door: Door) -> HouseNumber:
    """A door's number taken apart."""
    return house_number(door.house_number or "")


def with_number(number: HouseNumber, doors: Iterable[Door], conventions: Country | None) -> list[Door]:
    """The doors of a number, letters and all; those whose letters are short for it only where none has them whole.

    So "12 bis" is 12 B in a register that has no 12 bis, and "67-II" is 67-2.
    """
    short: list[Door] = []
    whole: list[Door] = []
    for door in doors:
        other = read(door)
        if other.number != number.number or other.last != number.last:
            continue
        if same_suffix(number, other, conventions):
            whole.append(door)
        elif is_short_for(number, other, conventions) or arabic(number.suffix) == arabic(other.suffix):
            short.append(door)
    return whole or short or _at_the_floor(number, doors, conventions)


def _at_the_floor(number: HouseNumber, doors: Iterable[Door], conventions: Country | None) -> list[Door]:
    """The doors of a number with the digit of the Roman one that was typed: "7-I" is 7-1, where no door has letters.

    So it is where the country writes Roman numbers behind its own.
    """
    words = conventions.number_suffixes if conventions is not None else frozenset[str]()
    if not words.issuperset((number.suffix, "ii")) or len(number.suffix) != 1:
        return []
    value = str(roman(number.suffix) or "")
    here = [(door, read(door)) for door in doors]
    here = [(door, known) for door, known in here if known.number == number.number]
    lettered = any(known.suffix.isalpha() and known.suffix not in words for _, known in here)
    return [] if lettered else [door for door, known in here if value and known.suffix == value]


def may_be_lettered(number: HouseNumber, doors: Iterable[Door], conventions: Country | None) -> bool:
    """Whether doors of a number have letters, so that "42 bis" need not be 42B beside 42A.

    Letters that are short for a word themselves say nothing: beside 42T, which is 42 ter, 42B is 42 bis.
    """
    suffixes = [read(door).suffix for door in doors]
    if conventions is None or number.suffix in suffixes or len(number.suffix) < 2:
        return False
    short = {word for word in conventions.number_suffixes if len(word) == 1}
    lettered = any(len(each) == 1 and each.isalpha() and each not in short for each in suffixes)
    return lettered and any(
        is_short_for(number, HouseNumber(number.number, each, None), conventions) for each in suffixes
    )


def same_suffix(one: HouseNumber, other: HouseNumber, conventions: Country | None) -> bool:
    """Whether what follows two numbers is the same: the country's signs of a number say nothing."""
    if one.suffix == other.suffix or plain_suffix(one, conventions) == plain_suffix(other, conventions):
        return True
    # "s.n.c." is "snc".
    return not one.number and one.suffix.replace("-", "") == other.suffix.replace("-", "")


def plain_suffix(number: HouseNumber, conventions: Country | None) -> str:
    """What follows a number, joined, without the country's signs of a number: "8" of "49號之8"."""
    return _plain(number.suffix, conventions)


@lru_cache(maxsize=NAMES_KEPT)
def _plain(suffix: str, conventions: Country | None) -> str:
    if conventions is None or not suffix:
        return suffix.replace("-", "")
    kept = []
    parts = _without_phrases(suffix, conventions).split("-")
    if any(len(part) == 1 and part.isalpha() for part in parts):
        # The letter of "Lô B12" tells that it is a plot, said or not.
        parts = [part for part in parts if part not in conventions.parcel_words] or parts
    for at, part in enumerate(parts):
        if part in conventions.number_prefixes and len(part) > 1 and part not in conventions.parcel_words:
            continue
        if is_cjk(part):
            for sign in sorted(conventions.number_suffixes, key=len, reverse=True):
                part = part.replace(sign, "")
        said = unit_words(conventions).get(part)
        if at and parts[at - 1].isdigit() and said is not None and said.kind == FLOOR:
            # "3hoog" is the third floor, and door 3.
            continue
        house = conventions.number_parts.get(part, part) if at + 1 < len(parts) else part
        kept.append(conventions.unit_words.get(house, house))
    return "".join(kept)


def _without_phrases(suffix: str, conventions: Country) -> str:
    """What follows a number, without words that together lead to one: "H.No. 12" is read as 12 with "h-no"."""
    said = f"-{suffix}-"
    for prefix in conventions.number_prefixes - conventions.parcel_words:
        if " " in prefix:
            said = said.replace(f"-{prefix.replace(' ', '-')}-", "-")
    return said.strip("-")


def is_short_for(one: HouseNumber, other: HouseNumber, conventions: Country | None) -> bool:
    """Whether one of two suffixes is the first letter of the other: "b" of "bis". A Roman number is only itself.

    It is so where the country writes both: in Italy 33/B is another door than 33 bis.
    """
    if conventions is None or not one.suffix or not other.suffix:
        return False
    longer, shorter = sorted((one.suffix, other.suffix), key=len, reverse=True)
    return (
        conventions.number_suffixes.issuperset((longer, shorter))
        and shorter == longer[0]
        and roman(longer) is None
    )


def has_no_number(number: HouseNumber, conventions: Country | None) -> bool:
    """Whether words say that there is none: "s/n"."""
    written = number.suffix.replace("-", "")
    return (
        conventions is not None
        and not number.number
        and any(fold(each).replace(" ", "") == written for each in conventions.no_number_words)
    )


_UNIT_BEHIND: Final = regex.compile(r"\{house_number\}(\W)\{unit\}")
_UNIT_BEFORE: Final = regex.compile(r"\{unit\}(\W)\{house_number\}")


def number_and_unit(written: str, conventions: Country | None) -> tuple[HouseNumber, str] | None:
    """A number and the unit that its country writes behind a sign: "303/100" is 303, box 100, in Belgium.

    >>> from addrkit.locale.country import country
    >>> number_and_unit("303/100", country("BE"))
    (HouseNumber(number=303, suffix='', last=None), '100')
    >>> number_and_unit("303/100", country("FR"))
    """
    sign = _UNIT_BEHIND.search(conventions.bare_unit_line) if conventions else None
    if sign is None:
        return None
    cut = regex.fullmatch(rf"\s*(\d+\s*\p{{L}}?)\s*{regex.escape(sign[1])}\s*([\p{{L}}\d].*)", written)
    return (house_number(cut[1]), cut[2].strip()) if cut else None


def is_unit_before(written: str, conventions: Country | None) -> bool:
    """Whether two numbers have the sign between them with which a country puts the unit first: "30/2" in Australia.

    >>> from addrkit.locale.country import country
    >>> is_unit_before("30/2", country("AU")), is_unit_before("30/2", country("US"))
    (True, False)
    """
    sign = sign_of_a_unit_before(conventions)
    return bool(sign) and regex.fullmatch(rf"\s*\d+\s*{regex.escape(sign)}\s*\d+\s*", written) is not None


def sign_of_a_unit_before(conventions: Country | None) -> str:
    """The sign between a unit and the number behind it, as a country writes them; empty where it does not.

    >>> from addrkit.locale.country import country
    >>> sign_of_a_unit_before(country("AU")), sign_of_a_unit_before(country("CA"))
    ('/', '-')
    """
    sign = _UNIT_BEFORE.search(conventions.bare_unit_line) if conventions else None
    return sign[1] if sign else ""


def unit_and_number(written: str, conventions: Country | None) -> tuple[str, HouseNumber] | None:
    """A unit and the number behind it, where a country writes them so: "910 7380" in Canada.

    >>> from addrkit.locale.country import country
    >>> unit_and_number("910 7380", country("CA"))
    ('910', HouseNumber(number=7380, suffix='', last=None))
    """
    if not sign_of_a_unit_before(conventions):
        return None
    cut = regex.fullmatch(r"\s*#?(\d+\p{L}?)(?:\s+|\s*[-/]\s*)(\d+\p{L}?)\s*", written)
    return (cut[1], house_number(cut[2])) if cut else None


def holds(door: Door, number: int, conventions: Country | None) -> bool:
    """Whether a number lies in a door's range."""
    known = read(door)
    written = door.house_number or ""
    if "/" in written and is_unit_before(written, conventions):
        return False  # In Australia "1/45" is flat 1 of 45.
    if conventions and conventions.slash_is_no_range and "/" in written:
        return False
    allowed = conventions.number_ranges if conventions else "one_side"
    if number == known.number:
        # Where such numbers make no range, the second one is a flat's or a door's: "5-12" is not the house 5.
        makes_none = allowed == "none" or (allowed == "one_side" and known.last is None)
        return known.second is None or conventions is None or not makes_none
    if allowed == "none" or (known.last is None and allowed == "one_side"):
        return False
    return number_and_unit(written, conventions) is None and known.holds(number)


def numbers_of(door: Door) -> Sequence[HouseNumber]:
    """All numbers of a house that has two: 1690 and 125 of "1690/125"."""
    return [house_number(each) for each in (door.house_number or "").split("/")]


def are_ranges(doors: Iterable[Door], conventions: Country | None) -> bool:
    """Whether second numbers of doors with one number end ranges; of "3-37" beside "3-101" they name flats.

    Where a range has one side of the street, they name doors if one is of the other side: "12-17" beside "12-20".
    """
    numbers = [read(door) for door in doors]
    ends = {known.last or known.suffix for known in numbers if known.last or known.suffix[:1].isdigit()}
    if len(ends) <= 1:
        return True
    one_side = conventions is not None and conventions.number_ranges == "one_side"
    if one_side and any(known.second is not None and known.last is None for known in numbers):
        return False
    spans = [known.second - known.number for known in numbers if known.second is not None]
    return len(ends) == 2 == len(set(spans)) and max(spans) <= OVERLAP


def is_range(number: HouseNumber, written: str, conventions: Country | None) -> bool:
    """Whether a number that was typed may be a range rather than a number with a flat or with a second number."""
    second = number.second
    allowed = conventions.number_ranges if conventions else "one_side"
    if second is None or allowed == "none":
        return False
    if conventions is not None and conventions.slash_is_no_range and "/" in written:
        return False
    uneven = number.last is None
    if uneven and (allowed == "one_side" or second > number.number + OVERLAP):
        return False
    return number_and_unit(written, conventions) is None


def may_be_list(written: str, conventions: Country | None) -> bool:
    """Whether several numbers that were typed may be several doors rather than a number with what lies in it.

    >>> from addrkit.locale.country import country
    >>> may_be_list("1/3/5", country("SG")), may_be_list("42/4/5", country("AT"))
    (True, False)
    >>> may_be_list("12 bis 14", country("FR"))
    False
    """
    if conventions is None:
        return "/" not in written
    if conventions.number_ranges == "none":
        return False
    if conventions.slash_is_no_range and "/" in written:
        return False
    if any(len(word) > 1 and word in conventions.number_suffixes for word in folded_words(written)):
        return False
    return number_and_unit(written, conventions) is None and unit_and_number(written, conventions) is None
