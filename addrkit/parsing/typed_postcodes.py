"""What of a text may be its postcode."""

from __future__ import annotations

import re
from collections.abc import Iterable

from addrkit.locale.country import Country, compared_postcode
from addrkit.types import ParsedAddress

LONGEST_POSTCODE = 10
"""Letters and digits of the longest postcode (ISO 3166 countries; the United States' ZIP+4 has nine)."""
_SHORTEST = 4
"""Digits of a postcode at least that a number is as long as."""
Span = tuple[int, int]


def typed_postcodes(
    text: str, held: str | None, conventions: Country | None, apart: Iterable[Span] = ()
) -> tuple[str, ...]:
    """What may be the postcode, folded and without blanks; what the parser holds for it first.

    Nothing is looked for where `apart` says that other numbers stand.
    """
    found: list[str] = []
    if held:
        found.append(compared_postcode(held, conventions))
    if conventions and conventions.postcode:
        for match in conventions.postcode.finditer(text):
            if any(start < match.end() and match.start() < end for start, end in apart):
                continue
            plain = conventions.normal_postcode(match.group())
            whole = not _touches_word(text, match.start(), match.end())
            if whole and plain not in found and len(plain) <= LONGEST_POSTCODE:
                found.append(plain)
        found += [base for each in found if (base := _without_addition(each, conventions)) not in found]
    return tuple(found)


def other_numbers(parsed: ParsedAddress) -> list[Span]:
    """Where the parser holds numbers that are no postcode: in a street, at its door, in a box, of a telephone.

    Nor is what is said again one: "13993 Estate Way" in both lines has five digits.
    """
    parts = parsed.components
    held = ["street", "unit", "po_box"]
    beside_it: list[Span] = []
    if "street" in parts:
        # Without a street, what is held for the door may be a postcode.
        held.append("house_number")
        if "house_number" in parts:
            beside_it = _said_again(parts["house_number"].value, parsed.text)
    beside = [(each.start, each.end) for each in parsed.asides if each.kind in ("phone", "repeated")]
    return [*((parts[name].start, parts[name].end) for name in held if name in parts), *beside, *beside_it]


def _said_again(number: str, text: str) -> list[Span]:
    """Where a number stands that is as long as a postcode, with the line that is said again."""
    if len(number) < _SHORTEST or not number.isdecimal():
        return []
    return [match.span() for match in re.finditer(rf"(?<!\w){number}(?!\w)", text)]


def _without_addition(postcode: str, conventions: Country) -> str:
    """A compared postcode without what its country may add to it: "33154" of "331541655"."""
    pattern = conventions.postcode
    if pattern is None or not pattern.groups:
        return postcode
    read = pattern.match(postcode.upper())
    return conventions.normal_postcode(read[1]) if read and read[1] else postcode


def _touches_word(text: str, start: int, end: int) -> bool:
    """Whether a span is part of a longer run of letters and digits."""
    before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    after = end < len(text) and text[end].isalnum() and text[end - 1].isalnum()
    return before or after
