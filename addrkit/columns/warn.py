"""What may be wrong with the columns that were found, each with the option that mends it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from addrkit.columns.among import columns_among
from addrkit.columns.asked import listed
from addrkit.columns.columns import TEXT, Columns, shown
from addrkit.columns.fields import FIRST_LINES, FURTHER_LINES, PLACES
from addrkit.columns.header import is_counted, is_of_data
from addrkit.columns.joined_columns import joined_lines, with_kinds
from addrkit.columns.meaning import meaning_of
from addrkit.columns.names import tokens
from addrkit.columns.parts_left import letters_left, parts_left
from addrkit.columns.positions_left import positions_left
from addrkit.columns.proposed import may_be_postcodes
from addrkit.columns.sample import Sample
from addrkit.columns.towns_in_doubt import towns_in_doubt
from addrkit.columns.unread import is_coded, is_no_part, proposed_parts, unread_parts
from addrkit.errors import InputError
from addrkit.locale.text import is_latin

Use = Literal["verify", "build"]
_STREETS = ("street", "address", "po_box")
_OF_PLACES = {"postcode_city", "place_line"}
"""What is read as text and holds no street, beside what only completes a line."""
_ENOUGH = 2
"""Streets that show that none has its number."""
_MOST = 5
"""Columns that one warning names."""


_DIGIT = re.compile(r"\d")
_NO_HEADER = "if its first line is no header, say --no-header and name the columns by their numbers, such as"


class NoColumnsError(InputError):
    """No column of a table holds an address."""


def nothing_found(columns: Columns, use: Use, rows: Sample, name: str) -> NoColumnsError:
    """What to say of a table in which no column holds an address."""
    wanted = ("street", "house_number", "postcode", "city")
    proposed = proposed_parts(columns, rows, wanted, bold=True, owners=use == "verify")
    probably = _maps(proposed)
    if is_of_data(columns.header):
        mend = f"; {_NO_HEADER} {_by_numbers(columns, proposed) or _maps({'street': '4'})}"
        mend = mend if len(columns.header) > 1 else f"; {_NO_HEADER} {_maps({'address': '1'})}"
    elif is_counted(columns.header):
        mend = f"; name them by their numbers, such as {probably or _maps({'street': '4'})}"
    elif use == "build":
        mend = "; name them with --map field=column"
        mend += f", for example {probably}" if probably else ""
    else:
        mend = (
            "; name the one that holds the address with --column, or its parts with --map,"
            f" such as {probably or _maps({'street': 'COLUMN'})}"
        )
    has = listed(columns.header)
    if use == "build":
        return NoColumnsError(f"{name} has none of the columns street, city and postcode: it has {has}{mend}")
    return NoColumnsError(
        f"{name} has no column 'address' and none named after a component such as street or city: it has {has}{mend}"
    )


def _by_numbers(columns: Columns, options: Mapping[str, str]) -> str:
    """Options by the numbers of columns whose names are data; none where the street is not among them."""
    if {"street", TEXT}.isdisjoint(options):
        return ""
    numbers = {name: str(at) for at, name in reversed([*enumerate(columns.header, 1)])}
    return _maps(
        {
            field: "+".join(numbers[name] for name in written.split("+"))
            for field, written in options.items()
            if all(name in numbers for name in written.split("+"))
        }
    )


def warnings_of(columns: Columns, use: Use, rows: Sample) -> tuple[str, ...]:
    """One sentence for each thing that is probably wrong."""
    found = []
    unread = unread_parts(columns, rows, use)
    named: dict[str, str] = {}
    if _is_without_streets(columns, use, rows):
        then = "every row is confirmed to its town at most" if use == "verify" else "it will know no streets"
        wanted = [
            "street",
            *(["house_number"] if use == "build" and "house_number" not in columns.fields else []),
        ]
        named = _missing(wanted, unread, columns, rows)
        found.append(f"no column holds a street, so that {then}: name it with {_maps(named)}")
    elif "house_number" not in columns.fields and _lacks_numbers(columns, use, rows):
        named = _missing(["house_number"], unread, columns, rows)
        found.append(f"no column holds house numbers: name it with {_maps(named)}")
    joined = {*named.values(), *(part for each in named.values() for part in each.split("+"))}
    rest = {
        field: names
        for field, some in unread.items()
        if (names := [each for each in some if each not in joined])
    }
    if rest:
        listed_ones = [shown(name) for names in rest.values() for name in names]
        verb = "looks" if len(listed_ones) == 1 else "look"
        options = {field: names[0] for field, names in rest.items() if field not in named}
        told = f"not used, and {verb} like an address: {', '.join(listed_ones[:_MOST])}"
        found.append(
            told
            + (f"; to read {'it' if len(options) == 1 else 'them'}, type {_maps(options)}" if options else "")
        )
    if "postcode" not in unread:
        found += _figures_left(columns, rows, use)
    parts = parts_left(columns, rows)
    found += parts
    found += [] if parts else _lines_left(columns, rows, use)
    found += letters_left(columns, rows)
    found += columns_among(columns, rows, " ".join(found))
    if use == "build":
        found += towns_in_doubt(columns, rows)
        found += positions_left(columns, rows)
    double = sorted({name for name in columns.header if columns.header.count(name) > 1 and name.strip()})
    if double:
        found.append(
            f"{len(double)} names stand over more than one column: {', '.join(map(shown, double[:_MOST]))}"
        )
    return tuple(found)


def _figures_left(columns: Columns, rows: Sample, use: Use) -> list[str]:
    """A sentence for a register's columns of figures that may be its postcodes, where nothing else is."""
    if use == "verify" or not {"postcode", "postcode_city", "address"}.isdisjoint(columns.fields):
        return []
    left = [
        shown(name)
        for at, name in columns.left
        if may_be_postcodes(name, rows.texts(at), rows.country)
        and not is_coded(name)
        and not _is_of_another(name, columns)
    ]
    if not left:
        return []
    named = f"{', '.join(left[:-1])} or {left[-1]}" if len(left) > 1 else left[0]
    return [f'no column holds postcodes: if {named} does, type --map "postcode={left[0]}"']


def _is_of_another(name: str, columns: Columns) -> bool:
    """Whether a column's name tells that it is of another address than that which is read."""
    said = meaning_of(name)
    return said is not None and said.known_group and said.group not in ("", columns.group)


def _lines_left(columns: Columns, rows: Sample, use: Use) -> list[str]:
    """A sentence for a column that is named like one more line of the address and says what no other column does."""
    field = TEXT if TEXT in columns.fields else "street"
    if field not in columns.fields:
        return []
    read = tuple(place for source in columns.fields.values() for place in source.places)
    found = []
    for at, name in columns.left:
        said = meaning_of(name)
        line = said is not None and said.field in FURTHER_LINES
        line = line and said is not None and (not said.known_group or said.group == columns.group)
        if line and said is not None and _has_address(columns, said.group):
            continue
        if not line or is_no_part(tokens(name)) or not rows.texts(at) or rows.overlap(read, at):
            continue
        # What completes the street of a record is its unit.
        field = "unit" if use == "build" and field == "street" else field
        written = "+".join(filter(None, [columns.used.get(field, ""), name]))
        found.append(
            f'not used, and named like a line of the address: {shown(name)}; to join it, type --map "{field}={written}"'
        )
    return found


def _has_address(columns: Columns, group: str) -> bool:
    """Whether a word that is not known, and is not that of the address, stands before a first line and a town."""
    if group in ("", columns.group):
        return False
    said = [found for name in columns.header if (found := meaning_of(name)) and found.group == group]
    fields = {found.field for found in said}
    return not fields.isdisjoint(FIRST_LINES) and not fields.isdisjoint(PLACES)


def _is_without_streets(columns: Columns, use: Use, rows: Sample) -> bool:
    """Whether the street is missing; Japanese doors have none, and some registers are of places alone."""
    lines = columns.fields[TEXT].places if TEXT in columns.fields else ()
    said = [found.field for at in lines if (found := meaning_of(columns.header[at]))]
    placed = (
        bool(lines)
        and len(said) == len(lines)
        # The second line of a second address is its first.
        and {*said}
        <= {*_OF_PLACES, *(FURTHER_LINES if use == "verify" and not columns.group.isdigit() else ())}
    )
    named = [
        at for each in ("street", "po_box") if each in columns.fields for at in columns.fields[each].places
    ]
    # A column that no row fills names no street; in some countries parts of towns stand for them.
    empty = "suburb" not in columns.fields and not any(map(rows.filled, named))
    if (named and not empty) or (lines and not placed):
        return False
    if use == "verify" and "building" in columns.fields:
        return False
    if "suburb" in columns.fields and "house_number" in columns.fields and columns.fields["suburb"].before:
        # "Sector 21-B" counts its houses.
        return False
    if "suburb" in columns.fields:
        suburbs = [cell for place in columns.fields["suburb"].places for cell in rows.texts(place)]
        if not suburbs or not all(map(is_latin, suburbs)):
            return False
    return use == "verify" or columns.layout is None


def _has_numbers(columns: Columns, rows: Sample) -> bool:
    """Whether what is read of the street holds its number; a register of places alone has none."""
    if TEXT not in columns.fields:
        return "street" not in columns.fields
    lines = [cell for place in columns.fields[TEXT].places for cell in rows.texts(place)]
    return not lines or any(map(_DIGIT.search, lines))


def _lacks_numbers(columns: Columns, use: Use, rows: Sample) -> bool:
    """Whether numbers are missing: a register has none, or streets of an export stand alone in all of their cells."""
    if use == "build":
        return not _has_numbers(columns, rows)
    streets = (
        [cell for place in columns.fields["street"].places for cell in rows.texts(place)]
        if "street" in columns.fields
        else []
    )
    if _has_line(columns) and not streets:
        # Lines that have a number in no row at all.
        streets = [cell for at in columns.fields[TEXT].places for cell in rows.texts(at)]
    elif _has_line(columns):
        return False
    return len(streets) >= _ENOUGH and not any(map(_DIGIT.search, streets))


def _has_line(columns: Columns) -> bool:
    """Whether a line of the address is read, and not only what completes one."""
    places = columns.fields[TEXT].places if TEXT in columns.fields else ()
    said = [meaning_of(columns.header[at]) for at in places]
    return any(found is None or found.field not in FURTHER_LINES for found in said)


def _missing(
    fields: Sequence[str], unread: Mapping[str, Sequence[str]], columns: Columns, rows: Sample
) -> dict[str, str]:
    """The columns of fields that are missing, the first of which is missing most, and of all else that is."""
    proposed = {field: unread[field][0] for field in (TEXT, *fields) if field in unread}
    if fields[0] == "street" and TEXT in proposed:
        proposed = {TEXT: proposed[TEXT]}
    elif fields[0] not in proposed:
        # Where no column has the numbers, one that has them behind or before the streets serves as well.
        line = (
            proposed_parts(columns, rows, ("street",)).get("address") if fields[0] == "house_number" else None
        )
        none = {TEXT: line} if line else {fields[0]: "COLUMN"}
        proposed = proposed_parts(columns, rows, fields) or none
    if "street" in proposed:
        proposed["street"] = with_kinds(proposed["street"], columns.header, rows)
    taken = {name for written in proposed.values() for name in written.split("+")}
    if TEXT in proposed:
        # What completes the line stays behind it.
        behind = [columns.used[TEXT]] if TEXT in columns.used else []
        proposed[TEXT] = "+".join([joined_lines(proposed[TEXT], columns.header), *behind])
    return proposed | {
        field: names[0]
        for field, names in unread.items()
        if field not in (TEXT, *_STREETS, *proposed) and names[0] not in taken
    }


def _maps(options: Mapping[str, str]) -> str:
    return " ".join(f'--map "{field}={column}"' for field, column in options.items())
