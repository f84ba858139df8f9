"""Whether a place has a number that was typed in its names and postcodes: "Paris 10" may be its 10e arrondissement."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence

from addrkit.gazetteer.kept import kept_with_gazetteer
from addrkit.gazetteer.schema import PLACE
from addrkit.gazetteer.store import Gazetteer
from addrkit.locale.text import words
from addrkit.suggest.hits import Hit

_BEHIND_DIGITS = ":"
"""Sorts behind every digit and before every letter."""


def place_lacks(hit: Hit, numbers: Collection[str]) -> bool:
    """Whether a hit is a place that leaves out the numbers that were typed and that doors have.

    "1354aa 1" is no. 1, not its postcode.
    """
    if not numbers or hit.gazetteer.entry(hit.entry).kind != PLACE:
        return False
    known = _words_with_digits(hit.gazetteer, hit.entry)
    return not any(_is_or_leads(number, known) for number in numbers)


def _is_or_leads(number: str, known: Sequence[str]) -> bool:
    """Whether one of some sorted words is a number, or begins with it and goes on otherwise than with a digit."""
    at = bisect_left(known, number)
    if at < len(known) and known[at] == number:
        return True
    at = bisect_left(known, number + _BEHIND_DIGITS)
    return at < len(known) and known[at].startswith(number)


@kept_with_gazetteer(256)
def _words_with_digits(gazetteer: Gazetteer, at: int) -> tuple[str, ...]:
    """The words of a place's names and postcodes that may be a number, sorted."""
    entry = gazetteer.entry(at)
    names = (entry.name, entry.suburb, entry.city, entry.district, *gazetteer.postcodes(entry))
    found = {word.folded for name in names if name for word in words(name)}
    return tuple(sorted(word for word in found if any(map(str.isdigit, word))))
