"""What was held for the postcode: whether it is one, whole and none beside the record's own."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from addrkit.locale.country import Country, compared_postcode
from addrkit.locale.format import is_whole_postcode
from addrkit.parsing.query import Query

_LONGEST_NUMBER: Final = 5
"""Digits of a door's number: 31465 Moore Road."""
_PARTING: Final = re.compile(r"[\s/,;-]+")


def is_beside_its_own(query: Query, codes: Collection[str]) -> bool:
    """Whether what was held for a postcode is none of the record's, and another one that was typed is: "170 … 000"."""
    held, *others = query.postcodes or ("",)
    # "33154" is all but the end of 33154-1655.
    return held not in codes and any(each in codes and not held.startswith(each) for each in others)


def is_postcode(query: Query, conventions: Country | None) -> bool:
    """Whether what was held for the postcode is one and nothing more, be its zeros lost: "11201 3" is not."""
    typed = query.value("postcode") or ""
    if conventions is None or conventions.postcode is None:
        return len(typed.split()) == 1
    longer = (f"0{typed}", f"00{typed}")
    if is_whole_postcode(typed, conventions) or any(map(conventions.postcode.fullmatch, longer)):
        return True
    # Beside another one, which is a postcode, it is something else: a telephone number.
    return len(typed.split()) == 1 and len(query.postcodes) < 2


def is_beside_another(query: Query, codes: Collection[str]) -> bool:
    """Whether two whole postcodes were typed, of which one is none of `codes`: "57473, 96265", "SW1A 1AA / SW1A 2AB".

    One with what a country adds to it is the same. Two may have been held for a telephone number, "08200/52000", and
    one for a door that is longer than any.
    """
    conventions = query.conventions
    if conventions is None or not conventions.postcode:
        return False
    if query.value("postcode") is None and _are_held_for_a_phone(query, conventions):
        return True
    door = compared_postcode(query.value("house_number") or "", conventions)
    said = (*query.place_postcodes, *([door] if sum(map(str.isdigit, door)) > _LONGEST_NUMBER else []))
    whole = [each for each in dict.fromkeys(said) if is_whole_postcode(each, conventions)]
    apart = [each for each in whole if not any(other != each and each.startswith(other) for other in whole)]
    return len(apart) > 1 and not all(
        any(each == code or each.startswith(code) for code in codes) for each in apart
    )


def _are_held_for_a_phone(query: Query, conventions: Country) -> bool:
    texts = (query.text[each.start : each.end] for each in query.parsed.asides if each.kind == "phone")
    parted = (_PARTING.split(text) for text in texts)
    return any(
        len(parts) > 1 and all(is_whole_postcode(part, conventions) for part in parts) for parts in parted
    )
