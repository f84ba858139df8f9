"""Places that were typed under another name of theirs, or by a part of it that is enough."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from addrkit.compare.compare import Compared
from addrkit.judge.account.places_typed import PLACE_NAMES
from addrkit.locale.country import Country
from addrkit.locale.terms import place_words
from addrkit.parsing.query import Query

_PART: Final = 2
"""Letters of the part of a town, at most: "København NV"."""


def named_alike(query: Query, chosen: Compared, conventions: Country | None) -> frozenset[str]:
    """The components that are a place of the record under another name of it: "Jaksel", "TP.HCM", "CABA", "D.C.".

    Blanks in a name say nothing: "Govind Puri" is Govindpuri.
    """
    typed = ((name, query.value(name)) for name in PLACE_NAMES)
    places = chosen.ready.places
    joined = {"".join(place) for place in places}
    found = frozenset(
        name
        for name, value in typed
        if value
        and (
            "".join(words := place_words(value, conventions)) in joined or _is_a_town_in_parts(words, places)
        )
    )
    region = query.value("region")
    code = conventions.region(region) if conventions and region else None
    return found | {"region"} if code is not None and code == chosen.ready.region else found


def _is_a_town_in_parts(words: tuple[str, ...], places: Sequence[tuple[str, ...]]) -> bool:
    """Whether a town is one whose parts have a number or a letter behind it: "Prague" of Praha 1, Copenhagen V."""
    return any(
        len(place) > len(words) > 0 and place[: len(words)] == words and _is_code(place[len(words) :])
        for place in places
    )


def _is_code(words: tuple[str, ...]) -> bool:
    return len(words) == 1 and (words[0].isdecimal() or len(words[0]) <= _PART)
