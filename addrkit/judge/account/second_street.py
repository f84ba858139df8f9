"""A second street where a building, a quarter or a flat is told: "Rue du Stade, 27 Rue du Châtelard"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from addrkit.judge.account.typed_words import JOINED, Typed, between_separators
from addrkit.locale.country import Country
from addrkit.locale.ways import names_a_street
from addrkit.parsing.query import Query

_HELD_FOR: Final = frozenset({None, "building", "suburb", "unit", "district"})
"""What another street may have been held for."""


def says_another_street(
    query: Query,
    typed: Sequence[Typed],
    left: Sequence[Typed],
    conventions: Country | None,
    *,
    unit_is_there: bool,
) -> bool:
    """Whether a part that the record has not is a street's name; a flat that it has not is none of its words.

    A letter begins no street in a flat's place: "R/C Dto" is the ground floor's.
    """
    unknown = {word.start for word in left}
    if conventions is None or not (unknown or query.value("unit")):
        return False
    return any(
        {word.label for word in part} <= _HELD_FOR
        and any(word.start in unknown or (word.label == "unit" and not unit_is_there) for word in part)
        and not (part[0].label == "unit" and len(part[0].folded) == 1)
        and names_a_street([word.folded for word in part], conventions)
        for part in between_separators(query.text, typed, JOINED)
    )
