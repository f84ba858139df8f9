"""Addresses that name no place: what was held for the town is the street, or begins it."""

from __future__ import annotations

from addrkit.locale.towns import towns_of
from addrkit.parsing.rules.cut import FREE, LINK, Cut
from addrkit.parsing.tagger.parts import FOUND, Parts, take

_ALONE = frozenset({"city", "street", "house_number", "unit"})
"""Components beside which no other is told."""
_PLACES = ("city", "known_city", "town", "region", "district", "suburb")
"""Roles of words that are of a place."""


def join_no_place(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Take a name that begins the text, and is no town that is known, for the street before the number, in place.

    "Мира, 5", "In der Lake 24B"; "Bochumer Landstr. 336A" is one name.
    """
    if cut.number_first or "city" not in parts or not parts.keys() <= _ALONE or len(parts) < 2:
        return
    first, end, sure = parts["city"]
    street, number = (parts.get(name, (0, 0, 0.0)) for name in ("street", "house_number"))
    if first or _may_be_a_place(cut, end):
        return
    if "street" in parts:
        typed = (
            cut.role(end, "street") and cut.lexicon.country.type_position == "first"
        )  # "Щотове вул Хрещатик"
        if street[0] == end and not (typed or cut.breaks(end)) and number[0] == street[1]:
            del parts["city"]
            take(labels, parts, "street", 0, street[1], min(street[2], FOUND))
    elif _leads_to(cut, labels, end, number[0]) and (not cut.breaks(end) or cut.lexicon.country.towns):
        del parts["city"]
        take(labels, parts, "street", 0, end, min(sure, FOUND))


def _leads_to(cut: Cut, labels: list[str], end: int, number: int) -> bool:
    """Whether a number follows, perhaps with words before it that only announce it: "Bahariye No:5"."""
    return number >= end and all(labels[at] in (LINK, FREE) for at in range(end, number))


def _may_be_a_place(cut: Cut, end: int) -> bool:
    """Whether the first words are of a place of the country, or of its larger towns."""
    if any(cut.role(0, role) for role in _PLACES):
        return True
    name = cut.folded(0, end)
    country = cut.lexicon.country
    return name in country.towns or name in towns_of(country.code)
