"""Divisions as a tree: from the smallest one up to the country, each with its names, postcodes and position.

What a level is called in a country is data; here a level is the component of an address that holds it. A source
yields divisions, parents in any order; `rows_of` makes rows of them that know their parents by name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from addrkit.gazetteer.schema import OTHER_OF_LEVELS
from addrkit.locale.country import Country, country
from addrkit.locale.text import fold

MOST_POSTCODES: Final = 200
"""Postcodes of a parent that are listed; one that has more is told by its children."""


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


@dataclass(slots=True)
class _Node:
    division: Division
    postcodes: dict[str, None] = field(default_factory=dict)


def rows_of(divisions: Iterable[Division], recipe: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The rows of a tree: one a division and postcode, those of parents beside those of leaves.

    A region alone is no row. `recipe` has the `country`, and may have `aliases`: more names by official name.
    """
    code = recipe["country"]
    nodes = {each.id: _Node(each) for each in _named(divisions, recipe)}
    for node in list(nodes.values()):
        for postcode in node.division.postcodes:
            parent: _Node | None = node
            while parent is not None:
                if len(parent.postcodes) < MOST_POSTCODES or parent is node:
                    parent.postcodes[postcode] = None
                parent = nodes.get(parent.division.parent or "")
    for node in nodes.values():
        division = node.division
        if division.level == "region":
            continue
        row: dict[str, Any] = {
            "id": f"{code}/{division.id}",
            "country": code,
            "lat": division.lat,
            "lon": division.lon,
            "population": division.people,
        }
        above: _Node | None = node
        while above is not None:
            level = above.division.level
            if level not in row:
                first, *others = above.division.names
                row |= {level: first, OTHER_OF_LEVELS[level]: others or None}
            above = nodes.get(above.division.parent or "")
        for postcode in node.postcodes:
            yield row | {"postcode": postcode}
        if not node.postcodes:
            yield row


def _named(divisions: Iterable[Division], recipe: Mapping[str, Any]) -> Iterator[Division]:
    """Divisions with the names that the recipe and the country's data add."""
    conventions = country(recipe["country"])
    aliases = {fold(name): tuple(others) for name, others in recipe.get("aliases", {}).items()}
    known = _variants(conventions)
    regions = _regions(conventions)
    for each in divisions:
        more = list(each.names)
        for name in each.names:
            more += aliases.get(fold(name), ())
            if each.level == "region":
                more += regions.get(conventions.regions.get(fold(name), ""), ())
            elif each.level != "suburb":
                more += known.get(fold(name), ())
        yield replace(each, names=_distinct(more))


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    """Names as they were written, each spelling once."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(name if not name.isascii() else fold(name), name)
    return tuple(found.values())


def _variants(conventions: Country) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for variant, name in conventions.city_aliases.items():
        found.setdefault(name, []).append(variant)
    return {name: tuple(variants) for name, variants in found.items()}


def _regions(conventions: Country) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for variant, code in conventions.regions.items():
        found.setdefault(code, []).append(variant)
    return {code: tuple(variants) for code, variants in found.items()}
