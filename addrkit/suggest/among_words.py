"""The name of a building, or a unit, among words that the entry does not explain: "Harpa, Austurbakki 2"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from addrkit.locale.text import words
from addrkit.suggest.hits import Hit
from addrkit.suggest.misspelt import MISSING
from addrkit.suggest.premises import Premise

MOST_UNITS: Final = 200
"""Units of a building whose words are looked at."""


def named(hit: Hit, premise: Premise) -> float:
    """What a hit gets back for words that counted as missing and are the building's name."""
    name = hit.gazetteer.door(premise.first).building if may_be_named(hit) else None
    if name is None:
        return 0.0
    said = {word.folded for word in hit.reading.words}
    return -MISSING * len({word.folded for word in words(name)} & said)


def units_named(hit: Hit, premise: Premise) -> Iterator[tuple[int, float]]:
    """The rows of units whose words were typed and no entry's, and what the hit gets back: "Álhella 30 Geymsla 2"."""
    if not may_be_named(hit):
        return
    missing = {word.folded for word in hit.reading.words}
    said = {word.folded for word in hit.reading.unit} | missing
    for row in premise.rows[:MOST_UNITS]:
        unit = {word.folded for word in words(hit.gazetteer.door(row).unit or "")}
        if unit and unit <= said:
            yield row, -MISSING * len(unit & missing)


def may_be_named(hit: Hit) -> bool:
    """Whether a word is missing in an entry, which may be a building's name."""
    return hit.score < MISSING / 2
