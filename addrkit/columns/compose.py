"""From the columns of one address to its fields: lines, parts that are joined, and what is said twice."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from addrkit.columns.candidates import ColumnGroup
from addrkit.columns.columns import TEXT, FieldSource, source_of
from addrkit.columns.fields import RECORD_ONLY, STREETS
from addrkit.columns.found import Found, plain_rest
from addrkit.columns.houses import doors_of_streets, lettered_buildings, lines_of_units
from addrkit.columns.kinds import are_lines
from addrkit.columns.lines import number_beside_street, settle_lines
from addrkit.columns.names import known_names, plain
from addrkit.columns.options import MEASURED
from addrkit.columns.parts import (
    blocks_of_numbers,
    direction_in_front,
    full_names,
    holds_its_type,
    kinds_of_units,
    letter_of_orientation,
    letters_within,
    types_in_front,
    whole_numbers,
    word_in_front,
)
from addrkit.columns.sample import Sample
from addrkit.columns.towns_with_codes import field_of_towns

Use = Literal["verify", "build"]
_OTHERS = ("other_streets", "other_cities")


def compose(
    group: ColumnGroup, known: Mapping[str, FieldSource], use: Use, rows: Sample, name: str
) -> tuple[dict[str, FieldSource], dict[str, tuple[int, ...]]]:
    """The fields of an address, and the columns of its other names.

    `known` are settled. Raises InputError where two columns are read as one thing and contradict each other, or may.
    """
    found = Found(group, rows, name, build=use == "build")
    fields: dict[str, FieldSource] = {}
    others = {each: _names(found, each) for each in _OTHERS}
    others["other_streets"] += _translated(found) if use == "build" else ()
    for each in known:
        found.drop(each, *_LIKE.get(each, ()))
    settle_lines(found, known, use)
    number_beside_street(found, known)
    doors_of_streets(found, known)
    lettered_buildings(found)
    _parts_of_towns(found)
    for field in ("city_or_suburb", "city_or_district"):
        _either(found, field, known)
    _only_suburb(found, known)
    completed = (TEXT, "street", "street_base", "po_box", *(("house_number",) if use == "verify" else ()))
    if not any(found.has(each) or each in known for each in completed):
        # What only completes a line is none.
        _numbered_line_alone(found)
        found.drop(*_SEVERAL_LINES)
    elif use == "build" and not found.has(TEXT):
        _without_lines_of_words(found)
    lines_of_units(found)
    suffix = _suffix_of_line(found, known)
    for field in _SEVERAL_LINES:
        if found.has(field) and (lines := _lines(found, field)).pieces:
            fields[field] = lines
    for field, join in known_names().joins.items():
        if field in known:
            found.drop(*join.columns)
            continue
        source = _joined(found, field)
        if source is not None:
            fields[field] = source
    found.drop(*_FILTERING, *(() if use == "build" else RECORD_ONLY))
    for field in found.fields():
        places, more = found.one(field)
        if places and field not in fields:
            fields[field] = FieldSource((("", places),))
        if more and field in ("city", "street"):
            other = f"other_{'cities' if field == 'city' else 'streets'}"
            others[other] += tuple(at for at in more if at not in others[other])
    if suffix and TEXT in fields:
        fields[TEXT] = FieldSource((*fields[TEXT].pieces, (MEASURED, suffix)))
    _towns_with_codes(fields, known, use, rows)
    fields |= known
    _text(fields, use)
    return fields, {field: places for field, places in others.items() if places}


def _towns_with_codes(
    fields: dict[str, FieldSource], known: Mapping[str, FieldSource], use: Use, rows: Sample
) -> None:
    """A register's column of towns that holds their postcodes too is one of both."""
    places = fields["city"].places if use == "build" and "city" in fields else ()
    if len(places) == 1 and "postcode" not in fields and known.keys().isdisjoint(("city", "postcode")):
        fields[field_of_towns(rows.texts(places[0]), rows.country)] = fields.pop("city")


def _names(found: Found, field: str) -> tuple[int, ...]:
    """The columns of other names; letters alone tell of which kind a name is: "P" for a principal."""
    return tuple(
        at
        for at in found.every(field)
        if not (cells := found.rows.texts(at)) or max(map(len, cells)) > _LETTERS
    )


def _translated(found: Found) -> tuple[int, ...]:
    """The columns of streets in another language than that of the column whose name tells none."""
    for field in ("street", "street_base"):
        languages = [each.meaning.language for each in found.candidates(field)]
        if "" in languages:
            return tuple(each.place for each in found.candidates(field) if each.meaning.language)
    return ()


_LETTERS = 2
_DIGIT = re.compile(r"\d")
_PAIR = 2
_CODED = re.compile(r"\d\S*\s*$|^\s*\d+\s*[ºª°.]|#\s*\d")
"""A number that is not the beginning of a street's name: "Apt 4", "3º izq"; but not "14 de Mayo"."""
_SOME = 0.4
"""Of the cells of a further line those that have a number, where it completes an address."""
_FILTERING = ("status", "ended")
"""Fields that only tell which rows count."""
_WORDED = ("entrance", "floor")
"""Parts of a unit whose word is written with their number."""
_SEVERAL_LINES = ("line2", "line3")
"""Lines behind the first, of which there may be more than one each."""
_LIKE: Mapping[str, tuple[str, ...]] = {
    "address": ("line", "line1", "line2", "line3", "whole", "street", "street_base"),
    "street": ("street_base", "line", "line1", "whole"),
    "house_number": ("number_full", "number_beside_street"),
    "postcode_city": ("postcode", "city"),
    "city": ("city_or_district", "city_or_suburb"),
}
"""What a settled field takes the place of."""


def _suffix_of_line(found: Found, known: Mapping[str, FieldSource]) -> tuple[int, ...]:
    """The column of what is added to a number that stands in the line: "Adres", "Adres toevoeging"."""
    numbered = any(found.has(each) or each in known for each in ("house_number", "number_full"))
    named = any(
        plain_rest(each, found.group) not in known_names().ambiguous
        for each in found.candidates("number_suffix")
    )
    streets = found.every(TEXT) or tuple(at for each in STREETS for at in found.every(each))
    lines = [cell for at in streets for cell in found.rows.texts(at)]
    bare = len(lines) >= _PAIR and not any(map(_DIGIT.search, lines))
    if numbered or TEXT in known or not named or bare:
        # The "suffix" beside a street is that of a person.
        return ()
    if not found.has(TEXT) and not found.has("street_base"):
        found.rename("street", TEXT)
    places = found.one("number_suffix")[0] if found.has(TEXT) else ()
    if places and any(found.rows.has_words(line, places[0]) for line in found.every(TEXT)):
        # The line has its number whole.
        places = ()
    found.drop("number_suffix")
    return places


def _numbered_line_alone(found: Found) -> None:
    """Read a numbered line that is the only one, and holds a street and its number, as the first."""
    further = [each for field in _SEVERAL_LINES for each in found.candidates(field)]
    if len(further) == 1 and _DIGIT.search(further[0].name) and are_lines(found.rows.texts(further[0].place)):
        found.read_as(further[0], TEXT)


def _without_lines_of_words(found: Found) -> None:
    """Leave out second lines that are empty or have no number, beside a street: they may be towns, or notes."""
    for field in _SEVERAL_LINES:
        for each in list(found.candidates(field)):
            cells = found.rows.texts(each.place)
            numbered = sum(1 for cell in cells if _CODED.search(cell))
            if numbered < _SOME * len(cells) or not (cells or found.rows.filled(each.place)):
                found.remove(each)


def _lines(found: Found, field: str) -> FieldSource:
    """All columns of further lines, one behind the other; those that say the same once."""
    places: list[int] = []
    for place in found.every(field):
        again = found.rows.filled(place) and any(found.rows.same(place, other) for other in places)
        # What the first line says too is said once.
        again = again or any(found.rows.has_words(first, place) for first in found.every(TEXT))
        if not again:
            places.append(place)
    found.drop(field)
    return FieldSource(tuple((", " if number else "", (at,)) for number, at in enumerate(places)))


def _only_suburb(found: Found, known: Mapping[str, FieldSource]) -> None:
    """A table that has suburbs and no towns calls its towns so, unless it has the very name of the component."""
    if any(found.has(each) or each in known for each in ("city", "postcode_city")):
        return
    some = found.candidates("suburb")
    if all(plain(each.name) != "suburb" == plain_rest(each, found.group) for each in some):
        found.rename("suburb", "city")


def _parts_of_towns(found: Found) -> None:
    """Read a column of towns that is mostly empty, beside a full one of municipalities, as the parts of these."""
    towns, whole = found.candidates("city"), found.every("city_or_district")
    fuller = [
        at for at in whole if towns and len(found.rows.texts(at)) > len(found.rows.texts(towns[0].place))
    ]
    if (
        len(towns) == 1
        and (fuller or not len(found.rows))
        and whole
        and not found.has("suburb")
        and found.rows.is_sparse(towns[0].place, whole)
    ):
        found.read_as(towns[0], "suburb")


def _either(found: Found, field: str, known: Mapping[str, FieldSource]) -> None:
    """Read a column of one of two fields as the first that no other column holds."""
    if not found.has(field):
        return
    for each in field.split("_or_"):
        own, others = found.every(field), found.candidates(each)
        # What few rows have is a part of what all have.
        fuller = len(own) == 1 and any(found.rows.is_sparse(own[0], [one.place]) for one in others)
        # And what no row has beside the other is the same by another name.
        apart = len(own) == len(others) == 1 and found.rows.apart(own[0], others[0].place)
        if apart and each == "suburb" and each not in known:
            found.rename(field, each)
            return
        first_class = fuller or any(not candidate.meaning.second for candidate in others)
        if not first_class and each not in known:
            found.drop(each)
            found.rename(field, each)
            return
    found.drop(field)


def _joined(found: Found, field: str) -> FieldSource | None:
    """A field of its parts; the parts are taken from what is found, whether they are needed or not."""
    join = known_names().joins[field]
    parts = [each for piece in join.pieces for each in piece.columns]
    if field == "house_number":
        blocks_of_numbers(found)
        whole_numbers(found)
    if field == "house_number" and found.has("number_full"):
        found.drop(*parts)
        found.rename("number_full", field)
        return None
    if field == "street":
        full_names(found)
        direction_in_front(found)
        types_in_front(found)
    if field == "house_number":
        letter_of_orientation(found)
        letters_within(found)
    if field == "unit":
        kinds_of_units(found)
    whole = field == "street" and found.has("street")
    if whole and (found.has("street_base") or holds_its_type(found)):
        found.drop(*parts)
        return None
    if whole:
        found.rename("street", "street_base")
    main = {"street": "street_base", "unit": ""}.get(field, field)
    if main and not found.has(main):
        found.drop(*parts)
        return None
    pieces: list[tuple[str, tuple[int, ...]]] = []
    for piece in join.pieces:
        [part] = piece.columns
        lead = word_in_front(found, part) if part in _WORDED else ""
        places = found.one(part)[0] if found.has(part) else ()
        glue = ", " if piece.glue == " " and any(led.strip(" ,") for led, _ in pieces) else piece.glue
        pieces.append((lead or glue, places))
        if places and part != "street_base":
            found.drop(part)
    if main == "street_base" and sum(bool(places) for _, places in pieces) == 1:
        found.rename("street_base", "street")
        return None
    found.drop(*parts)
    return source_of(pieces)


def _text(fields: dict[str, FieldSource], use: Use) -> None:
    """Put the lines together as free text."""
    lines = [fields.pop(each) for each in (TEXT, "line2", "line3") if each in fields]
    if use == "verify":
        if "postcode" in fields and "city" in fields:
            fields.pop("postcode_city", None)
        if "city" in fields:
            fields.pop("place_line", None)
        lines += [fields.pop(each) for each in ("postcode_city", "place_line") if each in fields]
    if lines:
        pieces = [piece for line in lines for piece in _led(line)]
        fields[TEXT] = FieldSource(((("", pieces[0][1])), *pieces[1:]))


def _led(line: FieldSource) -> list[tuple[str, tuple[int, ...]]]:
    (_, first), *rest = line.pieces
    return [(", ", first), *rest]
