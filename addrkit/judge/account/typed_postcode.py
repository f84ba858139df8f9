"""What was held for the postcode: whether it is one, whole and none beside the record's own."""

from __future__ import annotations

from collections.abc import Collection

from addrkit.locale.country import Country
from addrkit.locale.format import is_whole_postcode
from addrkit.parsing.query import Query


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
