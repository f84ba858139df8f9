"""The values that pass between the stages: frozen, typed, and nothing but data.

The order of the components is that of the public contract; the same names are CSV columns, JSON keys and
attributes. Latitudes and longitudes are degrees (WGS 84). Scores and confidences lie in [0, 1].
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Literal, get_args

from addrkit.quickly_made import quickly_made

Action = Literal["accept", "confirm", "add_unit", "fix"]
Granularity = Literal["unit", "premise", "street", "suburb", "locality", "region", "country", "none"]
Status = Literal["confirmed", "corrected", "inferred", "unconfirmed", "missing", "conflicting"]
Kind = Literal["unit", "premise", "street", "locality", "postcode"]
Reason = Literal[
    "empty",
    "line_item",
    "unreadable",
    "text_too_long",
    "no_match",
    "no_data_for_country",
    "country_unknown",
    "ambiguous",
    "low_score",
    "house_number_missing",
    "house_number_not_found",
    "house_number_suffix_not_found",
    "house_number_in_range",
    "house_number_range_in_part",
    "relative_position",
    "several_numbers",
    "street_missing",
    "street_not_found",
    "street_inferred",
    "postcode_alone",
    "street_corrected",
    "street_type_conflict",
    "direction_conflict",
    "direction_inferred",
    "suburb_corrected",
    "suburb_conflict",
    "suburb_unconfirmed",
    "district_corrected",
    "district_conflict",
    "division_changed",
    "city_corrected",
    "city_conflict",
    "city_unconfirmed",
    "city_inferred",
    "postcode_corrected",
    "postcode_conflict",
    "postcode_inferred",
    "postcode_not_found",
    "postcode_unconfirmed",
    "region_conflict",
    "country_conflict",
    "unit_missing",
    "unit_not_found",
    "building_conflict",
    "po_box",
    "rural_route",
    "military",
    "position_interpolated",
    "no_premise_data",
    "sample_only",
    "language_model",
    "unaccounted_words",
    "fields_not_read",
    "unmatched_words",
]
"""Why a verdict is what it is; `addrkit.judge.reasons` tells what each means."""

ACTIONS: tuple[Action, ...] = ("accept", "confirm", "add_unit", "fix")

GRANULARITIES: tuple[Granularity, ...] = (
    "unit",
    "premise",
    "street",
    "suburb",
    "locality",
    "region",
    "country",
    "none",
)
"""From the finest to none at all."""


@quickly_made
@dataclass(frozen=True, slots=True)
class Address(Mapping[str, str]):
    """An address cut into components; a component that is not there is None.

    It reads as an object and as a mapping of what is there.

    >>> here = Address(street="Laugavegur", house_number="1", country="IS")
    >>> here.street, here["house_number"], here.city
    ('Laugavegur', '1', None)
    >>> sorted(here)
    ['country', 'house_number', 'street']
    """

    building: str | None = None
    house_number: str | None = None
    street: str | None = None
    unit: str | None = None
    po_box: str | None = None
    suburb: str | None = None
    city: str | None = None
    district: str | None = None
    region: str | None = None
    postcode: str | None = None
    country: str | None = None

    def __getitem__(self, name: str) -> str:
        value = getattr(self, name) if name in COMPONENTS else None
        if value is None:
            raise KeyError(name)
        return str(value)

    def __iter__(self) -> Iterator[str]:
        return (name for name in COMPONENTS if getattr(self, name) is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def to_dict(self) -> dict[str, str]:
        """The components that are there, by name, in the contract's order."""
        return {name: self[name] for name in self}


COMPONENTS: tuple[str, ...] = tuple(each.name for each in fields(Address))
"""Every component's name, in the contract's order."""


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


@quickly_made
@dataclass(frozen=True, slots=True)
class Record:
    """A known-good address of a gazetteer."""

    id: str
    components: Address
    lat: float | None
    lon: float | None
    source: str
    """The name of the gazetteer that holds it."""
    kind: Kind = "premise"

    def to_dict(self) -> dict[str, Any]:
        """The fields by name."""
        return {
            "id": self.id,
            "components": self.components.to_dict(),
            "lat": self.lat,
            "lon": self.lon,
            "source": self.source,
            "kind": self.kind,
        }


@quickly_made
@dataclass(frozen=True, slots=True)
class ComponentVerdict:
    """What became of one component."""

    value: str | None
    """The gazetteer's spelling, or what was typed where no gazetteer knows better."""
    input: str | None
    """What was typed; None if it was not."""
    status: Status

    def to_dict(self) -> dict[str, Any]:
        """The three fields by name."""
        return {"value": self.value, "input": self.input, "status": self.status}


@quickly_made
@dataclass(frozen=True, slots=True)
class Alternative:
    """A runner-up."""

    record: Record
    score: float
    """Calibrated probability in [0, 1] that this is the address meant."""
    formatted: str
    """Its components in the country's own postal order, lines joined by a comma."""

    def to_dict(self) -> dict[str, Any]:
        """The record's fields, the score, and its address in one line."""
        return {**self.record.to_dict(), "score": round(self.score, 4), "formatted": self.formatted}


@dataclass(frozen=True, slots=True)
class Nearby:
    """An address near a place."""

    record: Record
    formatted: str
    """Its components in the country's own postal order, lines joined by a comma."""
    metres: float
    """How far it is, as the crow flies."""

    def to_dict(self) -> dict[str, Any]:
        """The record's fields, its address in one line, and the distance in metres."""
        return {**self.record.to_dict(), "formatted": self.formatted, "metres": round(self.metres, 1)}


@quickly_made
@dataclass(frozen=True, slots=True)
class Verification:
    """The answer to one address."""

    action: Action
    granularity: Granularity
    """How far a gazetteer confirmed it."""
    best_granularity: Granularity
    """The finest that the loaded gazetteers could have confirmed at that place."""
    score: float
    """Calibrated probability in [0, 1] that `match` is the address meant; 0 without a match."""
    match: Record | None
    address: Address
    """The corrected components."""
    formatted: str
    """`address` in the country's own postal order, lines joined by a comma."""
    components: Mapping[str, ComponentVerdict] = field(default_factory=dict)
    alternatives: tuple[Alternative, ...] = ()
    unmatched: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
    """In the order in which they were found."""
    error: str | None = None
    """Why this row could not be verified; None if it could."""

    def to_dict(self) -> dict[str, Any]:
        """Everything by name, ready for JSON."""
        return {
            "action": self.action,
            "granularity": self.granularity,
            "best_granularity": self.best_granularity,
            "score": round(self.score, 4),
            "match": self.match.to_dict() if self.match else None,
            "address": self.address.to_dict(),
            "formatted": self.formatted,
            "components": {name: part.to_dict() for name, part in self.components.items()},
            "alternatives": [each.to_dict() for each in self.alternatives],
            "unmatched": list(self.unmatched),
            "reasons": list(self.reasons),
            "error": self.error,
        }

    def to_google(self) -> dict[str, Any]:
        """The answer in the shape of the Google Address Validation API's `result`."""
        from addrkit.google import google_result

        return google_result(self)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A completion of what is being typed."""

    id: str
    text: str
    address: Address
    kind: Kind
    score: float
    lat: float | None
    lon: float | None
    highlights: tuple[tuple[int, int], ...] = ()
    """Pairs of offsets in `text` that what was typed accounts for."""
    has_more: bool = False
    """Whether doors or units lie under it."""

    def to_dict(self) -> dict[str, Any]:
        """The fields by name, ready for JSON."""
        return {
            "id": self.id,
            "text": self.text,
            "address": self.address.to_dict(),
            "kind": self.kind,
            "score": round(self.score, 4),
            "lat": self.lat,
            "lon": self.lon,
            "highlights": [list(pair) for pair in self.highlights],
            "has_more": self.has_more,
        }
