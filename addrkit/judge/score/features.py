"""From evidence to numbers: the features that the score weighs, each with a name."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from addrkit.compare.compare import PLAUSIBLE, Compared
from addrkit.compare.evidence import Evidence
from addrkit.compare.likeness import NEGLIGIBLE, whole_likeness

AGAINST: frozenset[str] = frozenset(
    {
        "street_extra",
        "type_other",
        "direction_other",
        "city_other",
        "postcode_other",
        "region_other",
        "unexplained",
        "unexplained_squared",
        "rival_words",
    }
)
"""Features that may only lower a score. All others may only raise it, but those of `EITHER_WAY`."""
EITHER_WAY: frozenset[str] = frozenset(
    {
        "postcode_equal_city_other",
        "postcode_other_city_same",
        "postcode_near",
        "postcode_adjacent",
        "city_alias",
        "city_part",
        "type_missing",
        "direction_missing",
        "street_contained",
        "street_alone",
    }
)
"""Features that only qualify others."""
OF_THE_NUMBER: tuple[str, ...] = ("number_there", "number_suffix")
"""Features of the house number. They decide between streets that fit alike and never move an address to a street
or a town that fits worse."""
DECISIVE: tuple[str, ...] = ("postcode_equal", "type_equal", "direction_equal")
"""Features by which one candidate outdoes another that is like it in all else. So does the house number, where the
register is complete."""
TELLING = 10
"""Letters of a name, its type and its particles apart, at which it counts as wholly telling."""
SAME = 0.995
"""Likeness from which two names count as the same."""
CLEARLY_OTHER = 0.5
"""Likeness under which a typed town is another one."""
ONE_LACKS = ("not_typed", "not_known")

FEATURES: tuple[str, ...] = (
    "street",
    "street_squared",
    "street_same",
    "street_words",
    "street_text",
    "street_extra",
    "street_telling",
    "street_contained",
    "street_begins",
    "street_sound",
    "type_equal",
    "type_other",
    "type_missing",
    "direction_equal",
    "direction_other",
    "direction_missing",
    "city",
    "city_same",
    "city_alias",
    "city_part",
    "city_other",
    "suburb",
    "postcode_equal",
    "postcode_area",
    "postcode_near",
    "postcode_adjacent",
    "postcode_other",
    "postcode_equal_city_other",
    "postcode_other_city_same",
    "region_equal",
    "region_other",
    "number_there",
    "number_suffix",
    "unit_equal",
    "unexplained",
    "unexplained_squared",
    "rival_words",
    "street_and_place",
    "street_alone",
)


def plausible(compared: Sequence[Compared]) -> list[Compared]:
    """The streets and buildings that are worth a score: their names have something of what was typed."""
    return [
        each for each in compared if not each.ready.is_place and street_likeness(each.evidence) >= PLAUSIBLE
    ]


def features(compared: Sequence[Compared]) -> NDArray[np.float64]:
    """One row a candidate, in the order of `FEATURES`."""
    if not compared:
        return np.zeros((0, len(FEATURES)))
    held = words_held(compared)
    return np.array([_row(each, held) for each in compared], dtype=np.float64)


def words_held(compared: Sequence[Compared]) -> frozenset[int]:
    """The places of the query's words that any of some candidates explains."""
    return frozenset().union(*(each.evidence.words.explained for each in compared))


def rival_words(seen: Evidence, held: frozenset[int]) -> float:
    """Share of the words that the candidates explain which rivals do and this one does not."""
    return len(held - seen.words.explained) / len(held) if held else 0.0


def _row(compared: Compared, held: frozenset[int]) -> list[float]:
    seen = compared.evidence
    name, town, door = seen.street, seen.town, seen.door
    postcode, unexplained = seen.postcode.relation, seen.words.unexplained
    street = street_likeness(seen)
    city_other = town.city_typed and town.city < CLEARLY_OTHER
    placed = postcode == "equal" or town.city >= SAME
    return [
        street,
        street * street,
        street >= SAME,
        name.words,
        name.text,
        name.extra,
        street * min(compared.ready.made_of.telling / TELLING, 1.0),
        name.words if name.extra <= NEGLIGIBLE and name.words < SAME else 0.0,
        name.begins,
        name.sound,
        name.type == "equal",
        name.type == "other",
        name.type in ONE_LACKS,
        name.direction == "equal",
        name.direction == "other",
        name.direction in ONE_LACKS,
        town.city,
        town.city >= SAME,
        town.city_as == "alias",
        town.city_as in ("suburb", "district"),
        city_other,
        town.suburb,
        postcode == "equal",
        postcode == "area",
        postcode == "near",
        postcode == "adjacent",
        postcode == "other",
        postcode == "equal" and city_other,
        postcode == "other" and town.city >= SAME,
        town.region == "equal",
        town.region == "other",
        door.number in ("exact", "range", "span"),
        door.number == "suffix",
        door.unit == "equal",
        unexplained,
        unexplained * unexplained,
        rival_words(seen, held),
        street if placed else 0.0,
        street if postcode == "not_given" and not town.city_typed else 0.0,
    ]


def street_likeness(seen: Evidence) -> float:
    """How like the street that was typed and the entry's name are, by words or as a whole.

    Words of the typed street that the name lacks count against likeness by words.
    """
    return whole_likeness(seen.street.words, seen.street.extra, seen.street.text)
