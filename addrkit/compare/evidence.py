"""Evidence: what speaks for and against a candidate, by name."""

from __future__ import annotations

from typing import Literal, NamedTuple

from addrkit.gazetteer.doors import Door

NumberRelation = Literal["exact", "range", "span", "suffix", "absent", "not_given", "no_numbers"]
"""How the number that was typed relates to the doors of an entry: it is there; it lies in a range that is there;
it is a range over several doors; it is there with another suffix; it is not; none was typed; the entry has no
numbered doors."""
PostcodeRelation = Literal["equal", "area", "near", "adjacent", "other", "not_given", "unknown"]
"""Equal; one is the beginning of the other; one slip apart; alike but for the last two characters, so probably next
to each other; another; none was typed; the entry has none."""
PartRelation = Literal["equal", "other", "not_typed", "not_known", "neither"]
"""Both have it, the same or another; only the entry; only the query; neither."""
CityRelation = Literal["city", "alias", "suburb", "district", "none"]
"""What the town that was typed is to the entry: its city; another name of that; a part of it; the area around it."""
RegionRelation = Literal["equal", "other", "not_given", "unknown"]
UnitRelation = Literal["equal", "other", "not_given", "no_units", "in_number", "neither"]
"""The unit typed is there; the building has others; it has units and none was typed; it has none but one was
typed; what was typed as a unit is part of the record's house number; neither has one."""


Implied = Literal["nothing", "street", "door"]
"""What nobody typed and the postcode tells: nothing; the street; the door as well."""


class StreetEvidence(NamedTuple):
    """The street that was typed beside the name of an entry. Similarities lie in [0, 1]."""

    words: float
    """Share of the entry's name, weighted by how telling its words are, that the query has; 0 for a place."""
    text: float
    """Likeness of the whole street as parsed and the entry's name, blanks apart; 0 where either is missing."""
    extra: float
    """Share of the parsed street, weighted likewise, that the entry's name does not have."""
    begins: bool
    """Whether the parsed street begins with the whole name and goes on: a building's or a firm's name may follow."""
    sound: float
    """Likeness of the same two as they sound; 0 where either is missing."""
    type: PartRelation
    """The type of the street: "rue", "avenue"."""
    direction: PartRelation
    """The directions in the name, in countries where they tell streets apart."""
    in_short: bool = False
    """Whether the name was taken for shortened, which makes it no other: "Hwy 12" for State Highway 12."""


class TownEvidence(NamedTuple):
    """The town, its parts and its region that were typed beside those of an entry."""

    city: float
    """Likeness of the entry's city, suburb or district, the best of them, and what the query has; in [0, 1]."""
    city_as: CityRelation
    city_typed: bool
    """Whether the parser found a city or a suburb."""
    suburb: float
    """Likeness of the entry's suburb and what the query has, in [0, 1]; 0 where it has none."""
    suburb_typed: bool
    """Whether the parser found a suburb."""
    region: RegionRelation


class PostcodeEvidence(NamedTuple):
    """The postcode that was typed beside those of an entry, or of its door."""

    relation: PostcodeRelation
    implied: Implied = "nothing"
    of_region: bool = False
    """Whether it begins as those of the region do of a place that has no postcode of its own."""


class DoorEvidence(NamedTuple):
    """The number, the unit and the building that were typed beside the doors of an entry."""

    number: NumberRelation
    neighbours: bool
    """Whether an absent number lies between numbers that are there."""
    nearest: int | None
    """How far an absent number is from the nearest one that is there; None where it is there, or nothing is near."""
    same_side: bool
    """Whether that nearest one is even where the absent one is, or odd where it is."""
    unit: UnitRelation
    record: Door | None
    """The door that fits best; None if only the entry itself does."""
    alike: int
    """How many doors fit as well as that one."""
    building: PartRelation = "neither"
    """The building's name that was typed beside the door's."""
    partly: bool = False
    """Whether only some of the numbers of a range that was typed are doors."""


class WordsEvidence(NamedTuple):
    """All the words that were typed beside all that a candidate says."""

    unexplained: float
    """Share of the words, weighted by how telling they are, that nothing of the candidate explains."""
    explained: frozenset[int]
    """Where the words stand in the query that the candidate explains."""
    cosine: float
    """Of the vectors; 0 if retrieval found the entry by words alone."""


class Evidence(NamedTuple):
    """A query beside one candidate, part by part.

    Tuples, for several are made for each query, and a frozen dataclass takes four times as long to make.
    """

    street: StreetEvidence
    town: TownEvidence
    postcode: PostcodeEvidence
    door: DoorEvidence
    words: WordsEvidence

    def named(self) -> list[tuple[str, str]]:
        """Every piece by name, as text for a table."""
        found = []
        for part, pieces in self._asdict().items():
            for name, value in pieces._asdict().items():
                if name not in ("record", "explained"):
                    found.append(
                        (f"{part}.{name}", f"{value:.3f}" if isinstance(value, float) else str(value))
                    )
        return found
