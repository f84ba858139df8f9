"""Where an entry's name stands in what was typed: around the number, or behind its places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np

from addrkit.suggest.hits import Entries, Scores
from addrkit.suggest.names import NameIndex
from addrkit.suggest.reading import BEFORE, TypedReading
from addrkit.suggest.typed import TypedToken

INSIDE: Final = -0.5
"""Added to the score of an entry in whose name the number was typed."""
BEHIND_PLACES: Final = 1.0
"""Added to the score of an entry whose whole name was typed behind its places."""


def around_number(
    names: NameIndex, words: Sequence[TypedToken], reading: TypedReading, entries: Entries
) -> Scores | float:
    """The penalty of names that go on behind the number: no. 5 of "Straße 5 4" is no door of Straße 4.

    Where the number stands is known of the first words alone.
    """
    before = len(reading.number.before) if reading.number else 0
    if not 0 < before < min(BEFORE, len(words)) or len(words) != len(reading.words):
        return 0.0
    folded = [word.folded for word in words[: before + 1]]
    runs = (names.run(" ".join(folded[first:]), False) for first in range(before))
    found = [names.named(entries, run) for run in runs if run[0] < run[1]]
    return np.where(np.any(found, axis=0), INSIDE, 0.0) if found else 0.0


def behind_places(names: NameIndex, ends: Iterable[Sequence[str]], entries: Entries) -> Scores:
    """What it is worth that some last words are the whole name: "23600 grande rue" is no Rue Grande."""
    found = np.zeros(len(entries))
    for each in ends:
        whole = names.same(" ".join(each))
        if whole[0] < whole[1]:
            found[names.named(entries, whole)] = BEHIND_PLACES
    return found
