"""Columns that are not read and are parts of what is read of the street, the number or the unit."""

from __future__ import annotations

import re
from collections.abc import Sequence

from addrkit.columns.abbreviated import WITHIN, is_within
from addrkit.columns.columns import Columns, shown
from addrkit.columns.concepts import worded
from addrkit.columns.fields import RECORD_ONLY
from addrkit.columns.kinds import are_additions
from addrkit.columns.meaning import meaning_of
from addrkit.columns.names import known_names, readings_of, tokens
from addrkit.columns.sample import Sample
from addrkit.columns.unread import is_no_part, is_settled

_PARTED = ("street", "house_number")
"""Fields that registers have in parts."""
_ADDED = re.compile(r"(?i)[^\W\d_]|bis|ter|quater")
"""What is added to a number."""
_DIRECTIONS = frozenset("NSEWO")
_BEHIND = 2
"""Columns from a number to its letter."""


def parts_left(columns: Columns, rows: Sample) -> list[str]:
    """A sentence for each column whose name and cells tell that it is one more part of what is read in parts."""
    settled = tuple(
        place
        for field, source in columns.fields.items()
        if field not in RECORD_ONLY
        for place in source.places
    )
    settled += tuple(place for some in columns.others.values() for place in some)
    said = []
    for field in _PARTED:
        if field not in columns.fields or (columns.layout and field in columns.layout.fields):
            continue
        for at, name in enumerate(columns.header):
            if columns.group.isdigit() and name.rstrip()[-1:].isdigit():
                # Of another address, as its number says.
                continue
            if at in settled or at in columns.elsewhere or not _is_named_like_part(name, field, columns):
                continue
            cells = rows.texts(at)
            codes = all(cell.strip().isdigit() for cell in cells)
            if cells and not codes and not rows.holds(settled, [at]):
                told = f"not used, and named like a part of the {field}: {shown(name)}"
                before = field == "street" and at < min(columns.fields[field].places)
                pair = (name, columns.used[field]) if before else (columns.used[field], name)
                said.append(f'{told}; to join it, type --map "{field}={"+".join(pair)}"')
    return said + _units_left(columns, rows, settled) + _buildings_left(columns, rows, settled)


def _buildings_left(columns: Columns, rows: Sample, settled: Sequence[int]) -> list[str]:
    """A sentence for each further column of buildings that says what nothing else does: "Tower" beside "Society"."""
    if "building" not in columns.fields:
        return []
    said = []
    for at, name in columns.left:
        found = meaning_of(name)
        named = found is not None and found.field == "building" and found.group in ("", columns.group)
        cells = rows.texts(at)
        told = named and any(map(str.isalpha, "".join(cells)))
        if told and not any(rows.has_words(place, at) or rows.has_words(at, place) for place in settled):
            written = f"{columns.used['building']}+{name}"
            said.append(
                f'not used, and named like the building: {shown(name)}; to join it, type --map "building={written}"'
            )
    return said


def _units_left(columns: Columns, rows: Sample, settled: Sequence[int]) -> list[str]:
    """A sentence for each column of a part of the unit, where other parts of it are read: "BLOC" beside "SC"."""
    parts, said = known_names().joins["unit"].columns, []
    known = known_names()
    lots = any(not known.lots.isdisjoint(tokens(name)) and rows.texts(at) for at, name in columns.left)
    for at, name in columns.left:
        if lots and "house_number" in columns.fields and not known.plat_blocks.isdisjoint(tokens(name)):
            # Of the plat, as the lot beside it.
            continue
        found = meaning_of(name)
        fields = readings_of(found.field) if found is not None else ()
        own = found is not None and found.known_group and found.group in ("", columns.group)
        cells = rows.texts(at)
        named = (own and not set(parts).isdisjoint(fields[:1])) or (not own and is_within(name, cells))
        if named and cells and not any(rows.has_words(place, at) for place in settled):
            if fields[:1] == ("block",) and _is_before_the_street(columns, at):
                # From the large to the small it is a part of the town: "Block" in Kuwait.
                written = "+".join(filter(None, [columns.used.get("suburb", ""), name]))
                told = f"not used, and stands before the street like a part of the town: {shown(name)}"
                said.append(f'{told}; if it is one, type --map "suburb={written}"')
                continue
            told = f"not used, and named like a part of the unit: {shown(name)}"
            unit = columns.fields["unit"].places if "unit" in columns.fields else ()
            pair = [name, columns.used.get("unit", "")]
            written = "+".join(filter(None, pair if at < min(unit, default=at) else reversed(pair)))
            said.append(f'{told}; to {"join" if "+" in written else "read"} it, type --map "unit={written}"')
    return said


def _is_before_the_street(columns: Columns, at: int) -> bool:
    """Whether a column stands before the street, and the number of the house behind it."""
    streets, numbers = (
        columns.fields[each].places if each in columns.fields else () for each in ("street", "house_number")
    )
    return bool(streets) and bool(numbers) and at < min(streets) and max(streets) < min(numbers)


def letters_left(columns: Columns, rows: Sample) -> list[str]:
    """A sentence for a column behind the number that has letters for some of its cells, whatever it is called."""
    if "house_number" not in columns.fields:
        return []
    numbers = columns.fields["house_number"].places
    found: list[str] = []
    if any(rows.texts(at) and are_additions(rows.texts(at)) for at in columns.fields["house_number"].places):
        # It has its letters.
        return found
    for at, name in columns.left:
        cells = [cell.strip() for cell in rows.texts(at)]
        # The door of "NUM_PUERTA" is the house, and so is that of "LETRA_PUERTA".
        own = {one for each in numbers for one in worded(columns.header[each]).concepts}
        within = not (worded(name).concepts - own).isdisjoint(WITHIN) or is_within(name, cells)
        if within or is_no_part(tokens(name)):
            continue
        directions = all(cell.upper() in _DIRECTIONS for cell in cells)
        behind = any(0 < at - one <= _BEHIND for one in numbers)
        if behind and cells and all(map(_ADDED.fullmatch, cells)) and not directions:
            written = _with_letter(columns, at, name or f"#{at + 1}")
            told = f"not used, and its cells look like letters of numbers: {shown(name)}"
            found.append(f'{told}; to join it, type --map "house_number={written}"')
    return found


def _with_letter(columns: Columns, at: int, letter: str) -> str:
    """The number with a letter right behind the one of its columns that it is of: "FRST+~+FSFX+-+LAST"."""
    before = max(one for one in columns.fields["house_number"].places if one < at)
    written, named = columns.used["house_number"], columns.header[before]
    return written.replace(named, f"{named}+~+{letter}", 1) if named else f"{written}+~+{letter}"


def _is_named_like_part(name: str, field: str, columns: Columns) -> bool:
    known, words = known_names(), tokens(name)
    if len(words) == 1 or is_no_part(words) or is_settled(name, columns):
        return False
    first = field.split("_", maxsplit=1)[0]
    return any(known.fields.get(word, ("", True))[0].split("_")[0] == first for word in words)
