"""The quarters of large towns, where no list has quarters: one of these is none of another such town."""

from __future__ import annotations

from collections.abc import Iterable

from addrkit.locale.country import Country
from addrkit.locale.text import fold


def is_quarter_elsewhere(quarter: str, towns: Iterable[str | None], conventions: Country) -> bool:
    """Whether a quarter is of other towns alone than the one with those names.

    >>> from addrkit.locale.country import country
    >>> here = country("CO")
    >>> [is_quarter_elsewhere("Barrio Chapinero", [town], here) for town in ("Medellín", "Bogotá", "Tunja")]
    [True, False, False]
    """
    known = conventions.town_quarters
    if not known:
        return False
    own = next((known[name] for name in map(fold, filter(None, towns)) if name in known), None)
    if own is None:
        return False
    first, _, rest = fold(quarter).partition(" ")
    name = rest if rest and first in conventions.suburb_words else f"{first} {rest}".strip()
    return name not in own and any(name in quarters for quarters in known.values())
