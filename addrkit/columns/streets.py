"""Parts of streets that cells tell: names in a table of numbers, kinds behind the names, directions around them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from addrkit.columns.candidates import ColumnCandidate
from addrkit.columns.concepts import worded
from addrkit.columns.direct import Meaning
from addrkit.columns.fields import LINES
from addrkit.columns.kinds import are_directions, looks_like
from addrkit.columns.likely import (
    are_types,
    holds_types,
    is_particle,
    is_street_type,
    likely_column,
    may_be_in_front,
)
from addrkit.columns.names import known_names, tokens
from addrkit.columns.sample import Sample
from addrkit.columns.sides import types_on_the_other_side
from addrkit.columns.spelled import pieces_of, spellings
from addrkit.locale.text import fold
from addrkit.locale.unit_words import unit_words

_NUMBERS = ("house_number", "number_full", "number_beside_street")
_SHORT_UNIT = 6
"""Letters and figures of a flat."""
_FRACTION = re.compile(r"\s*[1-9]/[2-9]\s*")
"""Part of a number: a house between two numbers."""
_COUNTED = re.compile(r"(.*\D)[1-9]")
"""A name and the number of its line."""
_MOSTLY = 0.6
_NEAR = 3
"""Columns from a street's name to its direction."""


def with_parts_by_cells(
    columns: tuple[str, ...],
    found: Sequence[ColumnCandidate],
    passed: frozenset[int],
    rows: Sample,
    settled: Iterable[str] = (),
) -> list[ColumnCandidate]:
    """The candidates of a register, and those that only cells tell; a column is read as one thing.

    `settled` are fields that have their columns already.
    """
    found = _counted_parts(found, rows)
    found += streets_by_cells(columns, found, passed, rows, settled)
    for more in (
        types_by_cells,
        types_on_the_other_side,
        particles_by_cells,
        units_by_cells,
        unit_types_by_cells,
    ):
        found += more(columns, found, passed, rows)
    fractions = fractions_by_cells(columns, found, passed, rows)
    return [each for each in found if each.place not in {one.place for one in fractions}] + fractions


def _counted_parts(found: Sequence[ColumnCandidate], rows: Sample) -> list[ColumnCandidate]:
    """The candidates; lines that are counted and hold a direction, a name and a kind are parts: "st_1" to "st_3"."""
    counted: dict[str, list[ColumnCandidate]] = {}
    for each in found:
        if each.meaning.field in (*LINES, "line2", "line3") and (name := _COUNTED.fullmatch(each.name)):
            counted.setdefault(name[1], []).append(each)
    parts: dict[int, str] = {}
    for some in counted.values():
        said = {each.place: _part_of(rows.texts(each.place)) for each in some}
        if list(said.values()).count("street_base") == 1 and "street_type" in said.values():
            parts |= said
    return [
        replace(each, meaning=replace(each.meaning, field=parts[each.place])) if each.place in parts else each
        for each in found
    ]


def _part_of(cells: Sequence[str]) -> str:
    if are_directions(cells):
        return "street_predirection"
    return "street_type" if are_types(cells) else "street_base"


def streets_by_cells(
    columns: tuple[str, ...],
    found: Sequence[ColumnCandidate],
    passed: frozenset[int],
    rows: Sample,
    settled: Iterable[str] = (),
) -> list[ColumnCandidate]:
    """A column of names that are streets by its cells, in a table that has numbers of houses and no other street.

    `settled` are fields that have their columns already.
    """
    fields = {*settled, *(each.meaning.field for each in found)}
    if fields.intersection((*LINES, "line2")) or not fields.intersection(_NUMBERS):
        return []
    known, taken = known_names(), passed | {each.place for each in found}
    numbers = [each.place for each in found if each.meaning.field in _NUMBERS]
    named = [
        at
        for at, each in enumerate(columns)
        if at not in taken
        # Some houses have a name, and all a street.
        and not rows.is_sparse(at, numbers)
        and any(
            word.endswith(tuple(known.naming)) or pieces_of(word)[0] in known.naming for word in tokens(each)
        )
    ]
    likely = likely_column("street", columns, named, rows) or _coded_street(columns, taken, rows)
    named = [at for at, each in enumerate(columns) if at in named or each == likely]
    full = [
        each
        for at, each in enumerate(columns)
        if at in named and _only_naming(each) and not looks_like("city", rows.texts(at))
    ]
    if likely is None and "street_type" in fields and len(full) == 1:
        # Beside the kinds of streets, "FULLNAME" is no person's.
        likely = full[0]
    return [
        ColumnCandidate(at, each, Meaning("street"))
        for at, each in enumerate(columns)
        if at in named and each == likely
    ]


def _coded_street(columns: Sequence[str], taken: Collection[int], rows: Sample) -> str | None:
    """The only column of codes of streets that have letters, as streets without names have them: "KN 5"."""
    some = [
        each
        for at, each in enumerate(columns)
        if at not in taken
        and worded(each).concepts == {"street", "code"}
        and not worded(each).unknown
        and (cells := rows.texts(at))
        and sum(map(_has_letter, cells)) > _MOSTLY * len(cells)
    ]
    return some[0] if len(some) == 1 else None


def _has_letter(cell: str) -> bool:
    return any(map(str.isalpha, cell))


def _only_naming(name: str) -> bool:
    return all(piece in known_names().naming for word in tokens(name) for piece in pieces_of(word))


def directions_by_cells(
    columns: tuple[str, ...], found: Sequence[ColumnCandidate], passed: frozenset[int], rows: Sample
) -> list[ColumnCandidate]:
    """Columns near a street's name that hold directions alone, whatever they are called: before it and behind it."""
    named = [
        each
        for each in found
        if each.meaning.field in ("street", "street_base")
        and each.meaning.known_group
        and not each.meaning.language
    ]
    streets = [each.place for each in named]
    there, taken = {each.meaning.field for each in found}, passed | {each.place for each in found}
    if len(streets) != 1:
        return []
    beside = [
        at
        for at in range(max(streets[0] - _NEAR, 0), min(streets[0] + _NEAR + 1, len(columns)))
        if at not in taken
        and are_directions(cells := rows.texts(at))
        # "N" in all rows is no as well.
        and (
            len({*cells}) > 1
            or "street" in worded(columns[at]).concepts
            or _says_direction(columns[at])
            or len(cells) < len(rows)
        )
    ]
    sided = {"street_predirection": [at for at in beside if at < streets[0]]}
    sided["street_postdirection"] = [at for at in beside if at > streets[0]]
    return [
        ColumnCandidate(some[0], columns[some[0]], _beside(named[0], field))
        for field, some in sided.items()
        if len(some) == 1 and field not in there
    ]


def _says_direction(name: str) -> bool:
    words = {word for text in (name, *spellings(name)) for word in tokens(text)}
    # "Postcode type" is of no end of a street.
    return not words.isdisjoint(known_names().of_street) and "zip" not in worded(name).concepts


def fractions_by_cells(
    columns: tuple[str, ...], found: Sequence[ColumnCandidate], passed: frozenset[int], rows: Sample
) -> list[ColumnCandidate]:
    """A column right behind the number that holds parts of numbers alone, whatever it is called: "1/2"."""
    numbers = [each for each in found if each.meaning.field in _NUMBERS]
    if len(numbers) != 1 or any(each.meaning.field == "number_suffix" for each in found):
        return []
    taken = passed | {each.place for each in found if each.meaning.field not in LINES}
    behind = [numbers[0].place + far for far in range(1, _NEAR) if numbers[0].place + far < len(columns)]
    return [
        ColumnCandidate(at, columns[at], replace(numbers[0].meaning, field="number_suffix"))
        for at in behind
        if at not in taken and (cells := rows.texts(at)) and all(map(_FRACTION.fullmatch, cells))
    ][:1]


def units_by_cells(
    columns: tuple[str, ...], found: Sequence[ColumnCandidate], passed: frozenset[int], rows: Sample
) -> list[ColumnCandidate]:
    """The numbers right behind a column of kinds of units, where nothing else has them: "UnitType", "UnitValue"."""
    kinds = [each for each in found if each.meaning.field == "unit_type"]
    if len(kinds) != 1 or any(each.meaning.field in ("unit", "unit_number", "door") for each in found):
        return []
    at = kinds[0].place + 1
    taken = passed | {each.place for each in found}
    cells = rows.texts(at) if at < len(columns) and at not in taken else []
    short = bool(cells) and max(map(len, cells)) <= _SHORT_UNIT and not all(map(is_street_type, cells))
    return [ColumnCandidate(at, columns[at], replace(kinds[0].meaning, field="unit_number"))] if short else []


def unit_types_by_cells(
    columns: tuple[str, ...], found: Sequence[ColumnCandidate], passed: frozenset[int], rows: Sample
) -> list[ColumnCandidate]:
    """The kinds of units right before a column of their numbers, whatever it is called: "APT", "STE"."""
    units = [each for each in found if each.meaning.field in ("unit", "unit_number")]
    if len(units) != 1 or any(each.meaning.field == "unit_type" for each in found):
        return []
    at = units[0].place - 1
    taken = passed | {each.place for each in found}
    cells = [fold(cell) for cell in rows.texts(at)] if at >= 0 and at not in taken else []
    kinds = bool(cells) and all(cell in unit_words(None) for cell in cells)
    return [ColumnCandidate(at, columns[at], replace(units[0].meaning, field="unit_type"))] if kinds else []


def types_by_cells(
    columns: tuple[str, ...], found: Sequence[ColumnCandidate], passed: frozenset[int], rows: Sample
) -> list[ColumnCandidate]:
    """A column behind the street that holds kinds of streets alone, where the street has none itself."""
    if any(each.meaning.field in ("street_type", "street_pretype") for each in found):
        return []
    named = [each for each in found if each.meaning.field in ("street", "street_base")]
    streets = [each.place for each in named]
    taken = passed | {each.place for each in found}
    behind = [at for at in range(len(columns)) if at not in taken and {at - 1, at - 2}.intersection(streets)]
    found_behind = [
        ColumnCandidate(at, columns[at], _beside(named[0], "street_type"))
        for at in behind
        if len(streets) == 1 and rows.texts(at) and holds_types(rows.texts(at), rows.beside(streets[0], at))
    ]
    if found_behind or len(streets) != 1:
        return found_behind
    before = [at for at in range(max(streets[0] - 2, 0), streets[0]) if at not in taken]
    return [
        ColumnCandidate(at, columns[at], _beside(named[0], "street_pretype"))
        for at in before
        if holds_types(cells := rows.texts(at), rows.beside(streets[0], at)) and may_be_in_front(cells)
    ][:1]


def particles_by_cells(
    columns: tuple[str, ...], found: Sequence[ColumnCandidate], passed: frozenset[int], rows: Sample
) -> list[ColumnCandidate]:
    """The column right before the street's name that holds small words alone: "DE LA" before "PAZ"."""
    if any(each.meaning.field == "street_preseparator" for each in found):
        return []
    named = [each for each in found if each.meaning.field in ("street", "street_base")]
    taken = passed | {each.place for each in found}
    at = named[0].place - 1 if len(named) == 1 else -1
    cells = rows.texts(at) if at >= 0 and at not in taken else []
    if not cells or not all(map(is_particle, cells)):
        return []
    return [ColumnCandidate(at, columns[at], _beside(named[0], "street_preseparator"))]


def _beside(street: ColumnCandidate, field: str) -> Meaning:
    """What a column means that is of a street, in the group of that."""
    return Meaning(field, street.meaning.group, street.meaning.known_group)
