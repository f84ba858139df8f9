"""What was held for the postcode: whether it is one, whole and none beside the record's own."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from addrkit.locale.country import Country, compared_postcode
from addrkit.locale.format import is_whole_postcode
from addrkit.parsing.query import Query
from addrkit.parsing.typed_postcodes import other_numbers, typed_postcodes

_LONGEST_NUMBER: Final = 5
"""Digits of a door's number: 31465 Moore Road."""
_WITH_CODES: Final = frozenset({"note", "label", "url", "email", "coordinates"})
"""Kinds of asides whose numbers are no postcodes: the code of a gate, an order's number."""
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

    One with what a country adds to it is the same. Two may have been held for a telephone number, "08200/52000", one
    for a door that is longer than any, and one for a unit: "12 rue Haute, 12510, 75012 Paris". A gate's code is none.
    """
    conventions = query.conventions
    if conventions is None or not conventions.postcode:
        return False
    if query.value("postcode") is None and _are_held_for_a_phone(query, conventions):
        return True
    numbers = _held_for_another_number(query, conventions)
    if len(query.place_postcodes) + len(numbers) < 2:
        return False
    said = (*_beside_notes(query, conventions), *numbers)
    whole = [each for each in dict.fromkeys(said) if is_whole_postcode(each, conventions)]
    apart = [each for each in whole if not any(other != each and each.startswith(other) for other in whole)]
    return len(apart) > 1 and not all(
        any(each == code or each.startswith(code) for code in codes) for each in apart
    )


def _beside_notes(query: Query, conventions: Country) -> tuple[str, ...]:
    """The postcodes of the address without the numbers that notes hold."""
    notes = [(each.start, each.end) for each in query.parsed.asides if each.kind in _WITH_CODES]
    if not notes:
        return query.place_postcodes
    apart = [*other_numbers(query.parsed), *notes]
    return typed_postcodes(query.text, query.value("postcode"), conventions, apart)


def _held_for_another_number(query: Query, conventions: Country) -> list[str]:
    """What was held for a door that is longer than any, for a unit which no cell gave and no word announces, and twice.

    "06062 85119" was held for one postcode and is two.
    """
    door, unit = query.value("house_number") or "", query.value("unit") or ""
    found = [door] if sum(map(str.isdigit, door)) > _LONGEST_NUMBER else []
    found += [unit] if unit.isalnum() and "unit" not in query.given else []
    parts = (query.value("postcode") or "").split()
    found += parts if len(parts) > 1 and all(is_whole_postcode(each, conventions) for each in parts) else []
    return [compared_postcode(each, conventions) for each in found]


def _are_held_for_a_phone(query: Query, conventions: Country) -> bool:
    texts = (query.text[each.start : each.end] for each in query.parsed.asides if each.kind == "phone")
    parted = (_PARTING.split(text) for text in texts)
    return any(
        len(parts) > 1 and all(is_whole_postcode(part, conventions) for part in parts) for parts in parted
    )
