"""What a parser makes of a text: its components where they stand, and the words beside the address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from addrkit.quickly_made import quickly_made
from addrkit.types.address import Address
from addrkit.types.codes import Reason


@quickly_made
@dataclass(frozen=True, slots=True)
class ParsedComponent:
    """One component as it was written."""

    value: str
    """The text, trimmed, as written; digits of a house number are ASCII."""
    confidence: float
    """In [0, 1]: how sure the parser is that this text is this component."""
    start: int
    """Offset of the first character in the text that was parsed."""
    end: int
    """Offset after the last character."""

    def to_dict(self) -> dict[str, Any]:
        """The four fields by name."""
        return {
            "value": self.value,
            "confidence": round(self.confidence, 4),
            "start": self.start,
            "end": self.end,
        }


AsideKind = Literal[
    "phone", "email", "url", "coordinates", "markup", "label", "person", "firm", "note", "landmark", "empty",
    "repeated", "announcing", "relative", "other_door", "other_address", "other_city", "other_region", "other_postcode",
]  # fmt: skip
"""What words beside an address are. `relative` tells that the door is near the one named, `other_door` of one that is
named beside it, `other_address` of a second address, `other_city` and its like of a place that the line names and the
cells of the place do not; the rest tell of none."""

HARMLESS_ASIDES: frozenset[AsideKind] = frozenset(get_args(AsideKind)) - {
    "relative",
    "other_door",
    "other_address",
}
"""Kinds of words that change no delivery, but those of `OTHER_PLACES` where the record has not got them."""
OTHER_PLACES: Mapping[AsideKind, Reason] = {
    "other_city": "city_conflict",
    "other_region": "region_conflict",
    "other_postcode": "postcode_conflict",
}
"""Kinds of words that name another place than its cell does, each with what it contradicts."""


@quickly_made
@dataclass(frozen=True, slots=True)
class Aside:
    """Words beside an address: a telephone number, a person, a note."""

    kind: AsideKind
    start: int
    """Offset of the first character in the text."""
    end: int
    """Offset after the last character."""

    @property
    def harmless(self) -> bool:
        """Whether the words change no delivery."""
        return self.kind in HARMLESS_ASIDES

    @property
    def apart(self) -> bool:
        """Whether the address is read without the words.

        Those of `relative` hold its only number, and those of another place may be the record's after all.
        """
        return self.kind != "relative" and self.kind not in OTHER_PLACES


@quickly_made
@dataclass(frozen=True, slots=True)
class ParsedAddress:
    """What a parser made of one text."""

    text: str
    country: str | None
    """ISO 3166-1 alpha-2, given or inferred; None where nothing tells."""
    components: Mapping[str, ParsedComponent] = field(default_factory=dict)
    """By name, only what was found. `country` is here only if the text names it."""
    unmatched: tuple[str, ...] = ()
    """Words of the text that no component holds, in their order."""
    country_confidence: float = 0.0
    """In [0, 1]: 1 if the country was given, less if it was inferred, 0 if unknown."""
    alternatives: tuple[ParsedAddress, ...] = ()
    """Other ways to cut the text, best first, where the parser is not sure; each without alternatives."""
    asides: tuple[Aside, ...] = ()
    """Words beside the address, by kind, in their order; those of a harmless kind are in no component."""

    @property
    def address(self) -> Address:
        """The components' values as an `Address`."""
        values = {name: part.value for name, part in self.components.items() if name != "country"}
        return Address(**values, country=self.country)

    def to_dict(self) -> dict[str, Any]:
        """As the contract lays it out: text, country, unmatched, components."""
        return {
            "text": self.text,
            "country": self.country,
            "unmatched": list(self.unmatched),
            "components": {name: part.to_dict() for name, part in self.components.items()},
        }
