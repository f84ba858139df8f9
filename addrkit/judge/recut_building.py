"""A text cut again where it names a building that the street has, and the cut held the name for something else.

"40 Kings Road, Lloyds Bank, SL4 2AG" has no town of that name, and "33 Zebra House, 25 Millbank" no street.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from addrkit.compare.doors.asked import SHORTEST
from addrkit.compare.doors.found import MOST
from addrkit.compare.entry import compared_words, conventions_of, ready_names
from addrkit.compare.query_words import compared_terms
from addrkit.gazetteer.entries import Entry
from addrkit.gazetteer.schema import BUILDING
from addrkit.gazetteer.store import Gazetteer
from addrkit.judge.decide import Ranked
from addrkit.judge.spans import Span, part_at, rest_of
from addrkit.locale.building_names import in_other_words, name_words
from addrkit.locale.building_words import shortened
from addrkit.locale.country import Country
from addrkit.locale.text import squeeze
from addrkit.parsing.query import Query
from addrkit.retrieve.at_postcode import all_at_postcode
from addrkit.types import ParsedComponent

_LIKELIEST = 6
"""Streets of a ranking whose buildings are looked at."""
_LINES = ("building", "street", "unit", "suburb", "city", "district")
"""What a building's name may have been held for, in whole or in part."""
_STREET_AS = ("suburb", "city", "district")
"""What the street may have been held for where the building was held for it."""


class _Name(NamedTuple):
    """A building's name in the text."""

    letters: int
    span: Span
    numbers: frozenset[str]
    """The house numbers of the doors that have it."""


class _Street(NamedTuple):
    """A street with the country that its names are compared as."""

    gazetteer: Gazetteer
    entry: Entry
    conventions: Country | None


def with_its_building_named(query: Query, ranked: Ranked, gazetteers: Sequence[Gazetteer]) -> Query | None:
    """The query with the name of a building of its street, or of its postcode, as such; None where it has none.

    The longest name that stands whole in the text between two commas, and is no place of the street.
    """
    best: tuple[_Name, _Street] | None = None
    for street in _streets(query, ranked, gazetteers):
        for name in _named(query, street):
            if best is None or name.letters > best[0].letters:
                best = (name, street)
    return _recut(query, *best) if best is not None else None


def _streets(query: Query, ranked: Ranked, gazetteers: Sequence[Gazetteer]) -> Iterator[_Street]:
    """The likeliest streets, and those of the postcode."""
    seen = set()
    for _, each in ranked[:_LIKELIEST]:
        entry = each.ready.entry
        seen.add((each.candidate.gazetteer.name, entry.number))
        yield _Street(each.candidate.gazetteer, entry, conventions_of(entry))
    for gazetteer in gazetteers:
        for number in all_at_postcode(query, gazetteer, (0, len(gazetteer))):
            entry = gazetteer.entry(number)
            if (gazetteer.name, number) not in seen and entry.country == query.country:
                yield _Street(gazetteer, entry, conventions_of(entry))


def _named(query: Query, street: _Street) -> Iterator[_Name]:
    """The names of buildings on a street that the text has; a building that is an entry itself is looked up by name."""
    if street.entry.kind == BUILDING:
        return
    doors = street.gazetteer.named_doors(street.entry, MOST)
    if not doors:
        return
    forms, owners = compared_terms(query.words, street.conventions)
    particles = street.conventions.particles if street.conventions else frozenset[str]()
    kept = [at for at, form in enumerate(forms) if form not in particles]
    said = shortened(forms[at] for at in kept)
    own = _own_names(street)
    typed = query.value("building")
    for name in dict.fromkeys(door.building for door in doors if door.building):
        words = name_words(name, street.conventions)
        size = len(squeeze(name))
        if (
            size < SHORTEST
            or words in own
            or in_other_words(typed, name, street.conventions)
            or not any(map(str.isalpha, words))
        ):
            continue
        for first in range(len(said) - len(words) + 1):
            if said[first : first + len(words)] == words:
                span = _span(query, forms, owners, (kept[first], kept[first + len(words) - 1]), particles)
                if span is not None:
                    numbers = {door.house_number for door in doors if door.building == name}
                    yield _Name(size, span, frozenset(each for each in numbers if each))


def _own_names(street: _Street) -> frozenset[tuple[str, ...]]:
    """The names of a street and its places, as the names of buildings are compared."""
    ready = ready_names(street.gazetteer, street.entry.number)
    names = [each.name for each in ready] + [place for each in ready[:1] for place in each.places]
    return frozenset(shortened(name) for name in names)


def _span(
    query: Query,
    forms: Sequence[str],
    owners: Sequence[tuple[int, ...]],
    ends: tuple[int, int],
    particles: frozenset[str],
) -> Span | None:
    """Where some words stand in the text, with an article before them; None where a comma is between."""
    first, last = ends
    if first and forms[first - 1] in particles:
        first -= 1
    start, end = query.words[owners[first][0]].start, query.words[owners[last][-1]].end
    if "," in query.text[start:end]:
        start = query.words[owners[ends[0]][0]].start
    return None if "," in query.text[start:end] else (start, end)


def _recut(query: Query, name: _Name, street: _Street) -> Query | None:
    """The query with the building at a place of the text, its street behind it, and a flat's number before it."""
    parts, span = query.parsed.components, name.span
    held = parts.get("building")
    kept: dict[str, ParsedComponent] = {}
    for label, part in parts.items():
        if part.end <= span[0] or span[1] <= part.start:
            kept[label] = part
        elif label not in _LINES:
            return None
        elif (rest := rest_of(query, part, span)) is not None:
            kept[label] = part_at(query, rest)
    kept["building"] = held if held is not None and (held.start, held.end) == span else part_at(query, span)
    _with_its_street(kept, street)
    _with_its_flat(query, kept, name.numbers)
    return replace(query, parsed=replace(query.parsed, components=kept)) if kept != dict(parts) else None


def _with_its_street(kept: dict[str, ParsedComponent], street: _Street) -> None:
    """The street, where what was held for a place is its name."""
    name = compared_words(street.entry.name or "", street.conventions)
    for label in _STREET_AS if "street" not in kept else ():
        part = kept.get(label)
        if part is not None and compared_words(part.value, street.conventions) == name:
            kept["street"] = kept.pop(label)
            return


def _with_its_flat(query: Query, kept: dict[str, ParsedComponent], numbers: frozenset[str]) -> None:
    """The number right before the building as its own, or as a flat's: where the house has another, or none."""
    flat, held = _number_before(query, kept["building"]), kept.get("house_number")
    unit = kept.get("unit")
    if held is None and unit is not None and unit.value in numbers:
        kept["house_number"] = kept.pop("unit")
        return
    if flat is None or unit is not None:
        return
    number = _number_before(query, kept["street"]) if "street" in kept else None
    if number is not None and number != flat:
        kept["unit"], kept["house_number"] = flat, number
    elif held is None or held.end <= flat.start or flat.end <= held.start:
        kept["house_number" if flat.value in numbers and held is None else "unit"] = flat


def _number_before(query: Query, part: ParsedComponent) -> ParsedComponent | None:
    """The number right before a component."""
    before = next((word for word in reversed(query.words) if word.end <= part.start), None)
    if before is None or not before.folded[:1].isdigit() or query.text[before.end : part.start].strip():
        return None
    return part_at(query, (before.start, before.end))
