"""What a caller wants to be offered: kinds of places, and where they may lie."""

from __future__ import annotations

from dataclasses import dataclass

from addrkit.types import Kind, Suggestion


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which suggestions are wanted; all of them by default."""

    kinds: frozenset[Kind] = frozenset()
    """None: every kind."""
    bounds: tuple[float, float, float, float] | None = None
    """South, west, north and east in degrees; what has no position lies outside. West may be east of east, across
    the 180th meridian."""

    def holds(self, suggestion: Suggestion) -> bool:
        """Whether a suggestion is wanted."""
        if self.kinds and suggestion.kind not in self.kinds:
            return False
        if self.bounds is None:
            return True
        if suggestion.lat is None or suggestion.lon is None:
            return False
        south, west, north, east = self.bounds
        inside = west <= suggestion.lon <= east if west <= east else not east < suggestion.lon < west
        return south <= suggestion.lat <= north and inside


ANYTHING = Wanted()
