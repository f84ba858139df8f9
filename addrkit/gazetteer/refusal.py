"""Rows of an input that cannot be used, counted by reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

SHOWN = 120
"""Characters of a refused row that are shown."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Rows that could not be used for one reason."""

    reason: str
    """A few words that fit every row refused for it, such as "coordinates out of range"."""
    count: int = 1
    file: str = ""
    """The input that holds the first of them."""
    row: int = 0
    """The first of them in that file, counted from 1 without the header; 0 if the reader cannot tell."""
    first: str = ""
    """The first of them as the input has it, shortened. It is shown to who builds, and stored nowhere."""
    kept: bool = False
    """Whether the rows are used all the same, without what the reason names."""
    whole: bool = False
    """Whether nothing of the rows that are kept is lost: how they were read is told."""


def summed(refusals: Iterable[Refusal]) -> tuple[Refusal, ...]:
    """One refusal a reason, the most frequent first; the first row of each reason stays.

    >>> two = summed([Refusal("no street", 2, "a.csv", 7), Refusal("no street", 1, "a.csv", 90)])
    >>> [(each.count, each.row) for each in two]
    [(3, 7)]
    """
    found: dict[str, Refusal] = {}
    for each in refusals:
        known = found.get(each.reason)
        if known is None:
            found[each.reason] = each
        else:
            found[each.reason] = replace(known, count=known.count + each.count)
    return tuple(sorted(found.values(), key=lambda each: (-each.count, each.reason)))


def first_of(refusal: Refusal) -> str:
    """Where the first row of a reason is and how it begins, to stand behind the reason; nothing if none is known.

    >>> first_of(Refusal("no street", 2, "a.csv", 1_200, "7,,Gap"))
    '; first a.csv row 1,200: 7,,Gap'
    """
    place = " ".join(filter(None, (refusal.file, f"row {refusal.row:,}" if refusal.row else "")))
    # An input may hold characters that steer a terminal.
    text = "".join(letter if letter.isprintable() else " " for letter in refusal.first)
    told = ": ".join(filter(None, (place, " ".join(text.split()))))
    return f"; first {told}" if told else ""
