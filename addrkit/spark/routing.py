"""Which gazetteers a row is verified with, by the country that it names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from addrkit.errors import UsageError
from addrkit.locale.country import country_code

if TYPE_CHECKING:
    from addrkit.parsing.query import Row

OTHERS: Final = "*"
"""Stands for every country that has no gazetteers of its own, and for rows that name none."""

Gazetteers = str | Path | Sequence[str | Path] | Mapping[str, str | Path | Sequence[str | Path]]
"""One gazetteer, several for all rows, or those of each country."""


@dataclass(frozen=True, slots=True)
class Routes:
    """The gazetteers of each country, and those of the others."""

    by_country: tuple[tuple[str, tuple[str, ...]], ...]
    others: tuple[str, ...]

    def of(self, row: Row, country: str | None) -> tuple[str, ...]:
        """The gazetteers of a row; `country` stands where it names none."""
        if not self.by_country:
            return self.others
        code = _country_of(row, country)
        return next((folders for known, folders in self.by_country if known == code), self.others)


def routes_of(gazetteers: Gazetteers) -> Routes:
    """The routes that somebody named. Raises UsageError for no gazetteer, and for an unknown country.

    >>> routes_of(["nl.gaz", "fr.gaz"]).others
    ('nl.gaz', 'fr.gaz')
    >>> routes = routes_of({"NL": "nl.gaz", "FR": ["fr.gaz", "world.gaz"]})
    >>> routes.of({"street": "Kerkstraat", "country": "Netherlands"}, None), routes.of("Kerkstraat 12", None)
    (('nl.gaz',), ('nl.gaz', 'fr.gaz', 'world.gaz'))
    """
    if not isinstance(gazetteers, Mapping):
        found = Routes((), _folders(gazetteers))
    else:
        named = {
            name if name == OTHERS else country_code(name): _folders(each)
            for name, each in gazetteers.items()
        }
        everything = tuple(dict.fromkeys(folder for folders in named.values() for folder in folders))
        others = named.pop(OTHERS, everything)
        found = Routes(tuple(named.items()), others)
    if not found.others or not all(folders for _, folders in found.by_country):
        raise UsageError(
            "name the gazetteers: what a worker finds at its own home is no answer for a cluster"
        )
    return found


def _folders(named: str | Path | Sequence[str | Path]) -> tuple[str, ...]:
    return (str(named),) if isinstance(named, (str, Path)) else tuple(str(each) for each in named)


def _country_of(row: Row, default: str | None) -> str | None:
    """The country that a row names. What is none goes the way of the others, where it is told."""
    named = None if isinstance(row, str) else row.get("country")
    if not named:
        return default
    try:
        return country_code(named)
    except UsageError:
        return None
