"""A unit before a street or a building with a number of its own: "27 Flat 3 Mill St", "12 Ash Court, 9 Mill St"."""

from __future__ import annotations

import re

from addrkit.parsing.rules.cut import FREE, LINK, Cut
from addrkit.parsing.tagger.parts import FOUND, Parts, take

_NUMBER = re.compile(r"\d{1,5}[a-z]?")
_CODE = re.compile(r"\d{1,4}[a-z]?|[a-z]\d{0,3}")
_BRACKETS = ("(", ")")
_STREETS = ("street", "suburb")
"""What the street may have been held for, the likeliest first."""
_OWN = (FREE, LINK, "house_number", "unit")
"""What the number, the unit's word and its code may have been held for."""


def join_unit_between(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Tell the two numbers apart, in place, where the street follows the second in the same part of the text."""
    held = next((name for name in _STREETS if name in parts), None)
    if held is None or not cut.number_first:
        return
    first, end, sure = parts[held]
    for at, until in cut.spans("unit"):
        number, code = at - 1, at + cut.role(at, "unit")
        if number < 0 or not at < code < until or not _stand_so(cut, labels, number, code):
            continue
        if code + 1 != first and not (held == "street" and first <= code + 1 < end):
            continue
        del parts[held]
        take(labels, parts, "street", code + 1, end, sure)
        own = {name: parts.pop(name)[2] for name in ("house_number", "unit") if name in parts}
        take(labels, parts, "house_number", number, number + 1, own.get("house_number", FOUND))
        take(labels, parts, "unit", at, code + 1, own.get("unit", FOUND))
        return


def join_flat_before_building(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A number right before a building's name is its flat's, in place, where another stands before the street."""
    if "unit" in parts or not {"building", "street"} <= parts.keys() or not cut.number_first:
        return
    building, street = parts["building"], parts["street"]
    flat, number = building[0] - 1, street[0] - 1
    if flat < 0 or number < building[1] or cut.breaks(building[0]) or cut.breaks(street[0]):
        return
    plain = all(_NUMBER.fullmatch(cut.tokens[at].folded) for at in (flat, number))
    if not plain or {labels[flat], labels[number]} - {"house_number", FREE}:
        return
    sure = parts.pop("house_number", (0, 0, FOUND))[2]
    take(labels, parts, "unit", flat, flat + 1, min(sure, FOUND))
    take(labels, parts, "house_number", number, number + 1, sure)


def _stand_so(cut: Cut, labels: list[str], number: int, code: int) -> bool:
    """Whether a number opens a part, and a unit's word and code follow, be it in brackets, and then more of it."""
    if not _NUMBER.fullmatch(cut.tokens[number].folded) or not _CODE.fullmatch(cut.tokens[code].folded):
        return False
    opens = number == 0 or cut.breaks(number) or labels[number - 1] == LINK
    inside = range(number + 1, min(code + 2, len(labels)))
    whole = not any(cut.breaks(at) and cut.tokens[at].gap.strip() not in _BRACKETS for at in inside)
    return opens and whole and set(labels[number : code + 1]) <= {*_OWN, *_STREETS}
