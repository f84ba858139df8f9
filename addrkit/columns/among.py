"""Columns that stand among those of the address and are not read, in whatever language their names are."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from addrkit.columns.abbreviated import WITHIN, may_say
from addrkit.columns.columns import TEXT, Columns, shown
from addrkit.columns.concepts import worded
from addrkit.columns.direct import MORE_LINES
from addrkit.columns.elsewhere import are_codes, are_flags
from addrkit.columns.fields import BESIDE_NUMBERS, RECORD_ONLY
from addrkit.columns.kinds import (
    are_additions,
    are_directions,
    are_doors,
    are_postcodes,
    are_written_directions,
    looks_like,
)
from addrkit.columns.likely import counts_up, is_street_type, may_number
from addrkit.columns.meaning import meaning_of
from addrkit.columns.names import known_names, plain, tokens
from addrkit.columns.sample import Sample
from addrkit.columns.unread import is_coded, is_no_part, is_settled

_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_NAMED = re.compile(r"[\u4e00-\u9fff\u3040-\u30ff\uac00-\ud7a3]\D*[\u4e00-\u9fff\u3040-\u30ff\uac00-\ud7a3]")
_OTHERWISE = re.compile(r"@|://|^\d{1,4}[-./]\d{1,2}[-./]\d{1,4}|^\{?[0-9A-Fa-f]{8}-")
"""Mailboxes, pages, dates, and names of records."""
_PROPOSED = re.compile(r'--map "(\w+)=(?!COLUMN")')
"""Fields for which a sentence names a column."""
_MOST = 4
"""Columns that are named."""
_LEAST = 2
"""Columns of an address between which others are told."""
_NEAR = 2
"""Columns from a street or a number to a part of it."""
_SHORTEST = 5
"""Letters and figures of a flat, a floor or a kind of unit."""
_FEW = 6
"""Columns between them, of which more are those of something else."""
_OF_TOWNS = ("town", "municipality", "suburb")
"""What words of names are for that hold towns."""
_PLACES = frozenset({"suburb", "city", "city_or_district", "city_or_suburb", "district", "region"})
_OF_WORDS = ("street", "city", "suburb", "district")
"""What words may be that stand there, the likeliest first of those that are missing."""


def columns_among(columns: Columns, rows: Sample, told: str) -> list[str]:
    """A sentence for the columns that stand between those of the address, with the option that reads them.

    `told` is what was said already: a column is named once.
    """
    read = sorted(
        place
        for field, source in columns.fields.items()
        if field not in RECORD_ONLY
        for place in source.places
    )
    if len(read) < _LEAST or columns.layout is not None:
        return []
    left = [
        (at, name)
        for at, name in columns.left
        if read[0] < at < read[-1]
        and name.strip()
        and name not in told
        and _says_something(columns, at, rows)
    ]
    left = left if len(left) <= _FEW else []
    left += [
        (at, name)
        for at, name in columns.left
        if at in (read[0] - 1, read[-1] + 1)
        and name.strip()
        and name not in told
        and _is_place(columns, at, rows)
    ]
    options = _options(columns, left, rows, set(_PROPOSED.findall(told)))
    if not options:
        return []
    named = ", ".join(shown(columns.header[at]) for at in list(options)[:_MOST])
    verb, they = ("stands", "it is") if len(options) == 1 else ("stand", "they are")
    maps = " ".join(f'--map "{each}"' for each in list(options.values())[:_MOST])
    return [f"not used, and {verb} among the columns of the address: {named}; if {they} of it, type {maps}"]


def _is_place(columns: Columns, at: int, rows: Sample) -> bool:
    """Whether a column beside an address holds postcodes, towns or flats that it lacks."""
    cells = [cell.strip() for cell in rows.texts(at)]
    postcodes = "postcode" not in columns.fields and "postcode_city" not in columns.fields
    postcodes = postcodes and are_postcodes(cells, rows.country) and may_number(columns.header[at])
    named = may_say(columns.header[at], _OF_TOWNS) and bool(cells) and all(map(_LETTERS.search, cells))
    towns = "city" not in columns.fields and (looks_like("city", cells) or named)
    said = meaning_of(columns.header[at])
    # What is called a part of the country or of the town once more, and says something else.
    parts = said is not None and said.known_group and said.group == columns.group and said.field in _PLACES
    units = "unit" not in columns.fields and at not in columns.beside and looks_like("unit", cells)
    return (postcodes or towns or parts or units) and _says_something(columns, at, rows, named=named or units)


def _says_something(columns: Columns, at: int, rows: Sample, *, named: bool = False) -> bool:
    """Whether a column may be of the address: it says what no other does, and is none of a program's own."""
    name, cells = columns.header[at], [cell.strip() for cell in rows.texts(at)]
    if _is_part_by_cells(columns, at, cells, rows):
        return True
    said = meaning_of(name)
    alone = () if "house_number" in columns.fields else BESIDE_NUMBERS
    if said is not None and said.field in (*MORE_LINES, *alone):
        # What only completes a line or a number.
        return False
    no_part = is_no_part((*tokens(name), plain(name))) and not named
    if not cells or is_coded(name) or no_part or is_settled(name, columns):
        return False
    if counts_up(cells) or any(map(_OTHERWISE.search, cells)) or not may_number(name):
        return False
    places = [place for source in columns.fields.values() for place in source.places]
    # A name is no code, though each number and each name may have one of its own.
    coded = not all(map(_LETTERS.search, cells)) or max(map(len, cells)) <= _SHORTEST
    if (coded and any(rows.twins(place, at) for place in places)) or rows.holds([at], places[:_LEAST]):
        # A code of what is read, or the whole address once more.
        return False
    return not rows.holds(places, [at])


def _is_part_by_cells(columns: Columns, at: int, cells: Sequence[str], rows: Sample) -> bool:
    """Whether a column has the kinds of the streets beside it, or the letters of the numbers, whatever it is called."""
    if not cells or not may_number(columns.header[at]):
        return False
    streets, numbers = _places(columns, "street"), _places(columns, "house_number")
    told = len({*cells}) > 1 or "type" in worded(columns.header[at]).concepts
    kinds = told and all(map(is_street_type, cells))
    if kinds and any(abs(at - one) <= _NEAR and not rows.has_words(one, at) for one in streets):
        return True
    lettered = _are_lettered(numbers, at, rows)
    behind = any(0 < at - one <= _NEAR for one in numbers)
    within = may_say(columns.header[at], WITHIN)
    other = lettered or within or are_directions(cells) or are_flags(cells)
    other = other or not known_names().beside.isdisjoint(tokens(columns.header[at]))
    return behind and not other and are_additions(cells)


def _options(
    columns: Columns, left: Sequence[tuple[int, str]], rows: Sample, proposed: set[str]
) -> Mapping[int, str]:
    """By their places what `--map` takes to read columns as what they most likely are; figures alone are codes.

    `proposed` are fields for which a column is named already.
    """
    taken, found, street = set(proposed), dict[int, str](), -1
    for at, name in left:
        field, written = _likely(columns, at, name or f"#{at + 1}", rows, taken)
        if field == "street" and street >= 0:
            # One option for all parts of it.
            before, behind = written.split(columns.used["street"])
            found[street] = f"street={before}{found[street].removeprefix('street=')}{behind}"
        elif field and field not in taken:
            street = at if field == "street" and "street" in columns.fields else street
            taken.add(field)
            found[at] = f"{field}={written}"
    return found


def _likely(columns: Columns, at: int, name: str, rows: Sample, proposed: set[str]) -> tuple[str, str]:
    """The field that a column is most likely of by its cells and its place, and what is read of it then."""
    cells = [cell.strip() for cell in rows.texts(at)]
    used, there = columns.used, {*columns.fields, *proposed}
    streets, numbers, units = (_places(columns, each) for each in ("street", "house_number", "unit"))
    lettered = _are_lettered(numbers, at, rows)
    beside = bool(streets) and min(abs(at - each) for each in streets) <= _NEAR
    part = are_directions(cells) or all(map(is_street_type, cells))
    # Words for directions are those of zones too.
    part = part or (beside and are_written_directions(cells))
    if beside and part:
        pair = (name, used["street"]) if at < streets[0] else (used["street"], name)
        return "street", "+".join(pair)
    within = may_say(name, WITHIN)
    if numbers and not lettered and at > numbers[0] and are_additions(cells) and not within:
        return "house_number", f"{used['house_number']}+~+{name}"
    if are_postcodes(cells, rows.country) and "postcode" not in there and "postcode_city" not in there:
        return "postcode", name
    if are_doors(cells) and "house_number" not in there and TEXT not in there:
        return "house_number", name
    if "unit" not in there and looks_like("unit", cells):
        return "unit", name
    near = any(0 < at - each <= _NEAR for each in (*numbers, *units)) or at + 1 in units
    short = max(map(len, cells)) <= _SHORTEST and not are_codes(cells)
    if (
        numbers
        and near
        and short
        and at > numbers[0]
        and not part
        and not _place_of_name(columns.header[at], ())
    ):
        pair = (used["unit"], name) if units and at > units[-1] else (name, used.get("unit", ""))
        return "unit", "+".join(filter(None, pair))
    spaced = all(map(_LETTERS.search, cells)) and max(map(len, cells)) >= _SHORTEST
    # In scripts without blanks names are short, and some have figures: 北1条西2丁目.
    names = (spaced and not any(map(_DIGIT.search, cells))) or all(map(_NAMED.search, cells))
    said = meaning_of(columns.header[at])
    if said is not None and said.field == "region" and "region" in columns.fields:
        read = {cell for place in columns.fields["region"].places for cell in rows.texts(place)}
        if len({*cells}) == 1 or len({*cells}) < len(read):
            # What provinces are of is in no address.
            return "", ""
    if names and not part:
        words = [each for each in _OF_WORDS if each not in there and (each != "street" or TEXT not in there)]
        meant = _place_of_name(columns.header[at], there)
        return (meant or words[0], name) if meant or words else ("", "")
    return "", ""


def _are_lettered(numbers: Sequence[int], at: int, rows: Sample) -> bool:
    """Whether numbers have letters of their own, in some row of those in which a column says something."""
    return any(
        rows.texts(each) and are_additions(rows.texts(each)) and not rows.apart(each, at) for each in numbers
    )


def _place_of_name(name: str, there: Collection[str]) -> str:
    """The place that a name means, the first of its readings that is not read; empty where it means none."""
    said = meaning_of(name)
    if said is None or not said.known_group or said.field not in _PLACES:
        return ""
    readings = said.field.split("_or_")
    # A second town is a part of the first.
    return next((each for each in (*readings, "suburb") if each not in there), readings[0])


def _places(columns: Columns, field: str) -> tuple[int, ...]:
    return tuple(sorted(columns.fields[field].places)) if field in columns.fields else ()
