"""What the kit answers: a verification, a suggestion, an address near a place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from addrkit.quickly_made import quickly_made
from addrkit.types.address import Address, Record
from addrkit.types.codes import Action, Granularity, Kind, Reason, Status


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
