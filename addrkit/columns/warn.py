"""What may be wrong with the columns that were found, each with the option that mends it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from addrkit.columns.asked import listed
from addrkit.columns.columns import TEXT, Columns, shown
from addrkit.columns.fields import LINES, VERIFY_FIELDS
from addrkit.columns.header import is_counted, is_of_data
from addrkit.columns.meaning import meaning_of
from addrkit.columns.names import AMBIGUOUS, known_names, plain, says_never, tokens
from addrkit.columns.proposed import are_doors, may_be, proposed_columns
from addrkit.columns.sample import Sample
from addrkit.errors import InputError
from addrkit.locale.text import is_latin

Use = Literal["verify", "build"]
_STREETS = ("street", "address", "po_box")
_PARTED = ("street", "house_number")
"""Fields that registers have in parts."""
_SHORT = 3
"""Letters of a name that is something else more often than not: "via", "bus", "ext"."""
_ADDED = re.compile(r"(?i)[^\W\d_]|bis|ter|quater")
"""What is added to a number."""
_BEHIND = 2
"""Columns from a number to its letter."""
_LEAST = 2
"""Letters of a name that may be short for anything."""
_MOST = 5
"""Columns that one warning names."""


_DIGIT = re.compile(r"\d")
_CALLED = {"postcode": "postcodes", "city": "towns"}
_NO_HEADER = "if its first line is no header, say --no-header and name the columns by their numbers, such as"


class NoColumnsError(InputError):
    """No column of a table holds an address."""


def nothing_found(columns: Columns, use: Use, rows: Sample, name: str) -> NoColumnsError:
    """What to say of a table in which no column holds an address."""
    probably = _maps(_proposed(columns, rows, ("street", "house_number", "postcode", "city"), bold=True))
    if is_of_data(columns.header):
        mend = f'; {_NO_HEADER} --map "{"address=1" if len(columns.header) == 1 else "street=4"}"'
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


def warnings_of(columns: Columns, use: Use, rows: Sample) -> tuple[str, ...]:
    """One sentence for each thing that is probably wrong."""
    found = []
    alike = _alike(columns, rows)
    if _is_without_streets(columns, use, rows):
        then = "every row is confirmed to its town at most" if use == "verify" else "it will know no streets"
        wanted = [
            "street",
            *(["house_number"] if use == "build" and "house_number" not in columns.fields else []),
        ]
        found.append(f"no column holds a street, so that {then}: {_option(wanted, alike, columns, rows)}")
    elif use == "build" and "house_number" not in columns.fields and not _has_numbers(columns, rows):
        found.append(f"no column holds house numbers: {_option(['house_number'], alike, columns, rows)}")
    rest = [(name, field) for name, field in alike if field not in columns.fields]
    if rest:
        named = ", ".join(shown(name) for name, _ in rest[:_MOST])
        name, field = rest[0]
        verb = "looks" if len(rest) == 1 else "look"
        found.append(
            f'not used, and {verb} like an address: {named}; to read one, type for example --map "{field}={name}"'
        )
    found += _by_cells(columns, [name for name, _ in rest], rows)
    found += _parts_left(columns, rows)
    found += _letters_left(columns, rows)
    double = sorted({name for name in columns.header if columns.header.count(name) > 1 and name.strip()})
    if double:
        found.append(
            f"{len(double)} names stand over more than one column: {', '.join(map(shown, double[:_MOST]))}"
        )
    return tuple(found)


def _parts_left(columns: Columns, rows: Sample) -> list[str]:
    """A sentence for each column whose name and cells tell that it is one more part of what is read in parts."""
    settled = tuple(place for source in columns.fields.values() for place in source.places)
    said = []
    for field in _PARTED:
        if field not in columns.fields or (columns.layout and field in columns.layout.fields):
            continue
        for at, name in enumerate(columns.header):
            if at in settled or not _is_named_like_part(name, field, columns):
                continue
            cells = rows.texts(at)
            codes = all(cell.strip().isdigit() for cell in cells)
            if cells and not codes and not rows.holds(settled, [at]):
                told = f"not used, and named like a part of the {field}: {shown(name)}"
                said.append(f'{told}; to join it, type --map "{field}={columns.used[field]}+{name}"')
    return said


def _letters_left(columns: Columns, rows: Sample) -> list[str]:
    """A sentence for a column behind the number that has letters for some of its cells, whatever it is called."""
    if "house_number" not in columns.fields:
        return []
    last = columns.fields["house_number"].places[-1]
    found = []
    for at, name in columns.left:
        cells = [cell.strip() for cell in rows.texts(at)]
        if 0 < at - last <= _BEHIND and cells and all(map(_ADDED.fullmatch, cells)):
            written = f"{columns.used['house_number']}+~+{name or f'#{at + 1}'}"
            told = f"not used, and its cells look like letters of numbers: {shown(name)}"
            found.append(f'{told}; to join it, type --map "house_number={written}"')
    return found


def _is_named_like_part(name: str, field: str, columns: Columns) -> bool:
    known, words = known_names(), tokens(name)
    if len(words) == 1 or _is_no_part(words) or _is_settled(name, columns):
        return False
    first = field.split("_", maxsplit=1)[0]
    return any(known.fields.get(word, ("", True))[0].split("_")[0] == first for word in words)


def _is_no_part(words: Sequence[str]) -> bool:
    """Whether a name is about an address and holds no part of it."""
    return says_never(words) or not known_names().beside.isdisjoint(words)


def _is_without_streets(columns: Columns, use: Use, rows: Sample) -> bool:
    """Whether the street is missing; Japanese doors have none, and some registers are of places alone."""
    if any(each in columns.fields for each in _STREETS) or (use == "verify" and "building" in columns.fields):
        return False
    if {"suburb", "house_number"} <= columns.fields.keys():
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


def _by_cells(columns: Columns, told: Sequence[str], rows: Sample) -> list[str]:
    """A sentence for a column of no known name whose cells look like the postcodes or the towns that are missing."""
    if TEXT in columns.fields and "city" not in columns.fields:
        # One cell holds it all.
        return []
    # Without a street, what looks like a town may be it.
    asked = ("postcode", *(["city"] if {TEXT, "street"}.intersection(columns.fields) else []))
    missing = [each for each in asked if each not in columns.fields]
    if "postcode_city" in columns.fields or not missing:
        return []
    proposed = _proposed(columns, rows, ("postcode", "city"))
    return [
        f"not used, and its cells look like {_CALLED[field]}: {proposed[field]};"
        f" to read it, type {_maps({field: proposed[field]})}"
        for field in missing
        if field in proposed and proposed[field] not in told
    ]


def _option(fields: Sequence[str], alike: list[tuple[str, str]], columns: Columns, rows: Sample) -> str:
    """The option that names the columns of fields, the first of which is missing most."""
    proposed = {each: name for name, each in reversed(alike) if each in fields}
    if fields[0] not in proposed:
        # Where no column has the numbers, one that has them behind or before the streets serves as well.
        line = _proposed(columns, rows, ("street",)).get("address") if fields[0] == "house_number" else None
        none = {TEXT: line} if line else {fields[0]: "COLUMN"}
        proposed = _proposed(columns, rows, fields) or none
    return f"name it with {_maps(proposed)}"


def _maps(options: Mapping[str, str]) -> str:
    return " ".join(f'--map "{field}={column}"' for field, column in options.items())


def _proposed(columns: Columns, rows: Sample, wanted: Sequence[str], *, bold: bool = False) -> dict[str, str]:
    """Columns that are not read and look by their cells like what is missing."""
    settled = {place for source in columns.fields.values() for place in source.places}
    settled |= {each.place for each in columns.filters}
    left = [
        at
        for at, name in enumerate(columns.header)
        if at not in settled and (not _is_settled(name, columns) or are_doors(rows.texts(at)))
    ]
    postcode = columns.fields["postcode"].places if "postcode" in columns.fields else ()
    return proposed_columns(columns.header, left, rows, wanted, postcode, bold=bold)


def _is_settled(name: str, columns: Columns) -> bool:
    """Whether it is known why a column is not read: it is of another address, or the street's line once more."""
    meaning = meaning_of(name)
    if meaning is None:
        return False
    if meaning.second and meaning.field in columns.fields:
        return True
    again = meaning.field in LINES and bool({TEXT, "street"}.intersection(columns.fields))
    again |= meaning.field in ("postcode_city", "place_line") and "city" in columns.fields
    same = known_names().same_groups
    group, chosen = (same.get(each, each) for each in (meaning.group, columns.group))
    if again or not (meaning.known_group and bool(group) and group != chosen):
        return again
    # Of another address; words that no line has are perhaps of this one.
    said_of_another = (*columns.fields, *(("country",) if chosen else ()))
    return meaning.field in said_of_another or any(
        other is not None and same.get(other.group, other.group) == group and other.field in LINES
        for other in map(meaning_of, columns.header)
    )


def _alike(columns: Columns, rows: Sample) -> list[tuple[str, str]]:
    """Columns that are not used and whose names hold one of a part of an address, with that part."""
    known = known_names()
    found = []
    for at, name in columns.left:
        words = tokens(name)
        if _is_no_part((*words, plain(name))):
            continue
        if _is_settled(name, columns) or (columns.layout and plain(name) in columns.layout.unread):
            continue
        whole = meaning_of(name)
        # Without its group: "Ship Via".
        length = len(plain(name)) - len(whole.group) if whole else 0
        said = [(whole.field, whole.second, length)] if whole else []
        for word in (plain(name), *(word for word in words if word not in known.groups)):
            field, second = known.fields.get(word, (known.perhaps.get(word, ""), word not in known.perhaps))
            said.append((field, second, len(word)))
        for field, second, length in said:
            if field.startswith(AMBIGUOUS):
                # A code may be of anything.
                second = length <= _SHORT or field.removeprefix(AMBIGUOUS) in known.never
                field = known.ambiguous[field.removeprefix(AMBIGUOUS)][0][0]
            field = {"line": TEXT, "whole": TEXT, "line1": TEXT}.get(field, field.split("_or_")[0])
            wanted = field in VERIFY_FIELDS and field not in columns.fields and length > _LEAST
            if wanted and not second and may_be(field, rows.texts(at)):
                found.append((name, field))
                break
    return found
