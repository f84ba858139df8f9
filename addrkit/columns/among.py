"""Columns that stand among those of the address and are not read, in whatever language their names are."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from addrkit.columns.columns import TEXT, Columns, shown
from addrkit.columns.direct import MORE_LINES
from addrkit.columns.fields import RECORD_ONLY
from addrkit.columns.kinds import are_additions, are_doors, are_postcodes, looks_like
from addrkit.columns.likely import counts_up, is_street_type, may_number
from addrkit.columns.meaning import meaning_of
from addrkit.columns.names import plain, tokens
from addrkit.columns.sample import Sample
from addrkit.columns.unread import is_coded, is_no_part, is_settled

_LETTERS = re.compile(r"[^\W\d_]{2}")
_OTHERWISE = re.compile(r"@|://|^\d{1,4}[-./]\d{1,2}[-./]\d{1,4}|^\{?[0-9A-Fa-f]{8}-")
"""Mailboxes, pages, dates, and names of records."""
_PROPOSED = re.compile(r'--map "(\w+)=(?!COLUMN")')
"""Fields for which a sentence names a column."""
_MOST = 4
"""Columns that are named."""
_LEAST = 2
"""Columns of an address between which others are told."""
_FEW = 6
"""Columns between them, of which more are those of something else."""
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
    """Whether a column beside an address holds postcodes or towns that it lacks."""
    cells = [cell.strip() for cell in rows.texts(at)]
    postcodes = "postcode" not in columns.fields and "postcode_city" not in columns.fields
    postcodes = postcodes and are_postcodes(cells, rows.country) and may_number(columns.header[at])
    towns = "city" not in columns.fields and looks_like("city", cells)
    return (postcodes or towns) and _says_something(columns, at, rows)


def _says_something(columns: Columns, at: int, rows: Sample) -> bool:
    """Whether a column may be of the address: it says what no other does, and is none of a program's own."""
    name, cells = columns.header[at], [cell.strip() for cell in rows.texts(at)]
    said = meaning_of(name)
    if said is not None and said.field in MORE_LINES:
        # What only completes a line.
        return False
    if not cells or is_coded(name) or is_no_part((*tokens(name), plain(name))) or is_settled(name, columns):
        return False
    if counts_up(cells) or any(map(_OTHERWISE.search, cells)) or not may_number(name):
        return False
    return not rows.holds([place for source in columns.fields.values() for place in source.places], [at])


def _options(
    columns: Columns, left: Sequence[tuple[int, str]], rows: Sample, proposed: set[str]
) -> Mapping[int, str]:
    """By their places what `--map` takes to read columns as what they most likely are; figures alone are codes.

    `proposed` are fields for which a column is named already.
    """
    there = {*columns.fields, *proposed}
    number = columns.fields.get("house_number")
    lettered = number is not None and any(
        rows.texts(at) and are_additions(rows.texts(at)) for at in number.places
    )
    found: dict[int, str] = {}
    for at, name in left:
        cells = [cell.strip() for cell in rows.texts(at)]
        field = ""
        if number is not None and not lettered and at > number.places[-1] and are_additions(cells):
            found[at] = f"house_number={columns.used['house_number']}+~+{name}"
        elif are_postcodes(cells, rows.country) and "postcode" not in there and "postcode_city" not in there:
            field = "postcode"
        elif are_doors(cells) and "house_number" not in there and TEXT not in there:
            field = "house_number"
        elif "unit" not in there and looks_like("unit", cells):
            field = "unit"
        elif all(map(_LETTERS.search, cells)) and not all(map(is_street_type, cells)):
            words = [
                each for each in _OF_WORDS if each not in there and (each != "street" or TEXT not in there)
            ]
            field = words[0] if words else ""
        if field:
            there.add(field)
            found[at] = f"{field}={name}"
    return found
