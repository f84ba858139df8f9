"""Divisions as a tree: from the smallest one up to the country, each with its names, postcodes and position.

What a level is called in a country is data; here a level is the component of an address that holds it. A source
yields divisions, parents in any order; `rows_of` makes rows of them that know their parents by name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from addrkit.gazetteer.schema import OTHER_OF_LEVELS
from addrkit.gazetteer.sources.division import Division
from addrkit.gazetteer.sources.towns import people_of
from addrkit.locale.country import Country, country
from addrkit.locale.text import fold, is_latin

MOST_POSTCODES: Final = 200
"""Postcodes of a parent that are listed; one that has more is told by its children."""


@dataclass(slots=True)
class _Node:
    division: Division
    postcodes: dict[str, None] = field(default_factory=dict)


def rows_of(divisions: Iterable[Division], recipe: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The rows of a tree: one a division and postcode, those of parents beside those of leaves.

    A region alone is no row. `recipe` has the `country`, and may have `aliases`, more names by official name,
    `shown`, the name that is shown in its place, and `former_districts`, in which quarters of a district lay before.
    """
    code = recipe["country"]
    former = _former_districts(recipe)
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
            "population": division.people or _people(code, division),
        }
        above: _Node | None = node
        while above is not None:
            level = above.division.level
            if level not in row:
                first, *others = above.division.names
                others += former.get((above.division.id, division.names[0]), ())
                row |= {level: first, OTHER_OF_LEVELS[level]: others or None}
            above = nodes.get(above.division.parent or "")
        for postcode in node.postcodes:
            yield row | {"postcode": postcode}
        if not node.postcodes:
            yield row


def _former_districts(recipe: Mapping[str, Any]) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """The names of former districts by the id of the present one and the name of the quarter."""
    aliases = recipe.get("aliases", {})
    return {
        (each["of"], quarter): (name, *aliases.get(name, ()))
        for name, each in recipe.get("former_districts", {}).items()
        for quarter in each["quarters"]
    }


def _people(code: str, division: Division) -> int | None:
    """The people of a town by the names that it is shown under; a regency that shares a town's name has none."""
    if division.level != "city":
        return None
    first, *_ = division.names
    shown = [first] if is_latin(first) else [name for name in division.names if is_latin(name)]
    return people_of(code, shown, division.lat, division.lon)


def _named(divisions: Iterable[Division], recipe: Mapping[str, Any]) -> Iterator[Division]:
    """Divisions with the names that the recipe and the country's data add."""
    conventions = country(recipe["country"])
    aliases = {fold(name): tuple(others) for name, others in recipe.get("aliases", {}).items()}
    shown = {fold(name): other for name, other in recipe.get("shown", {}).items()}
    known = variants_of(conventions)
    regions = _regions(conventions)
    divisions = tuple(divisions)
    own = _owners(divisions)
    for each in divisions:
        more = list(each.names)
        for at, folded in enumerate([fold(name) for name in each.names]):
            if at == 0 and folded in shown:
                more.insert(0, shown[folded])
            more += aliases.get(folded, ())
            if each.level == "region":
                more += regions.get(conventions.regions.get(folded, ""), ())
            elif each.level != "suburb":
                # "Kota Semarang" is the town, and no name of the regency Semarang.
                more += (name for name in known.get(folded, ()) if each.id in own.get(name, (each.id,)))
        names = _distinct(more) if len(more) > 1 else each.names
        yield each if names == each.names else replace(each, names=names)


def _owners(divisions: Iterable[Division]) -> Mapping[str, set[str]]:
    """The ids of the towns and districts that a source gives a name to, by the folded name."""
    found: dict[str, set[str]] = {}
    for each in divisions:
        if each.level in ("city", "district"):
            for name in each.names:
                found.setdefault(fold(name), set()).add(each.id)
    return found


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    """Names as they were written, each spelling once."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(name if not name.isascii() else fold(name), name)
    return tuple(found.values())


def variants_of(conventions: Country) -> Mapping[str, tuple[str, ...]]:
    """The other names of towns that a country's data knows, folded, by the folded name that is compared."""
    found: dict[str, list[str]] = {}
    for variant, name in conventions.city_aliases.items():
        found.setdefault(name, []).append(variant)
    return {name: tuple(variants) for name, variants in found.items()}


def _regions(conventions: Country) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for variant, code in conventions.regions.items():
        found.setdefault(code, []).append(variant)
    return {code: tuple(variants) for code, variants in found.items()}
