"""One division of a country, as a source yields it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Division:
    """One division of a country."""

    id: str
    parent: str | None
    level: str
    """"suburb", "district", "city" or "region"."""
    names: tuple[str, ...]
    """The official name first; then those in other scripts, short, former, colloquial."""
    postcodes: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None
    people: int | None = None
