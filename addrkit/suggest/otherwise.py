"""What is found by readings otherwise than they were typed: with slips, with blanks elsewhere, with the letters of the
number on its other side.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from addrkit.suggest.best_hits import best
from addrkit.suggest.finder import Finder
from addrkit.suggest.hits import Hit
from addrkit.suggest.letters_of_numbers import letters_otherwise
from addrkit.suggest.misspelt import SLIP
from addrkit.suggest.order import CODE_DIGITS
from addrkit.suggest.reading import TypedReading
from addrkit.suggest.respelled import joined, parted_otherwise

Runs = Sequence[tuple[Finder, tuple[int, int]]]
"""Runs of entries to look in."""


def with_letters(
    finder: Finder, read: Sequence[TypedReading], run: tuple[int, int], near: tuple[float, float] | None
) -> list[Hit]:
    """What has the number of readings with the letters behind it on the other side."""
    ways = dict.fromkeys(one for each in read for one in letters_otherwise(each, finder.lookup))
    return [hit for each in ways for hit in finder.find(each, run, near) if hit.has_number]


def with_blanks_elsewhere(
    finder: Finder, read: Sequence[TypedReading], run: tuple[int, int], near: tuple[float, float] | None
) -> list[Hit]:
    """What has the number where a blank is one too many or missing: a slip, since there is what was typed."""
    ways = dict.fromkeys(
        one
        for each in read
        if each.number is not None
        for one in parted_otherwise(each, finder.lookup, finder.names)
    )
    return [
        replace(hit, score=hit.score + SLIP)
        for each in no_boxes(finder, list(ways))
        for hit in finder.find(each, run, near)
        if hit.has_number
    ]


def misspelt(read: Sequence[TypedReading], runs: Runs, near: tuple[float, float] | None) -> list[Hit]:
    """What is meant by readings in whose words there may be slips."""
    likely = [each for each in likely_readings(read) if each.words]
    return best(
        finder.misspelt.find(one, run, near)
        for finder, run in runs
        for each in no_boxes(finder, likely)
        for one in (each, *joined(each, finder.lookup))
    )


def no_boxes(finder: Finder, read: Sequence[TypedReading]) -> list[TypedReading]:
    """Readings without those in which the number of a PO box is that of a house."""
    return [each for each in read if not each.number or not finder.lookup.is_of_box(each.number.before)]


def likely_readings(read: Sequence[TypedReading]) -> list[TypedReading]:
    """The readings for which slips are looked for: one for each house number, or none if there may be a postcode."""
    numbers: dict[int | None, TypedReading] = {}
    for each in read:
        numbers.setdefault(each.number.value if each.number else None, each)
    postcode = any(len(word.folded) >= CODE_DIGITS for word in read[0].words if word.folded.isdigit())
    if len(numbers) > 1 and not postcode:
        del numbers[None]
    return list(numbers.values())
