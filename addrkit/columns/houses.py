"""Doors, buildings and lines that are the number of a house, a block or a unit where nothing else is."""

from __future__ import annotations

import re
from collections.abc import Mapping

from addrkit.columns.columns import TEXT, FieldSource
from addrkit.columns.fields import FURTHER_LINES
from addrkit.columns.found import Found
from addrkit.columns.kinds import are_doors
from addrkit.columns.names import known_names
from addrkit.columns.sample import Sample

_LONGEST_DOOR = 4
"""Letters of a door: "izq"."""
_DIGIT = re.compile(r"\d")
_PARTED_DOOR = re.compile(r"\d[\dA-Za-z]*(?:[-/]\w+)+")
"""A number of several parts, as India has them: "8-2-293/82/A"."""
_BARE = re.compile(r"[A-Za-z]?\d{0,2}[A-Za-z]?")
"""What tells one of several buildings."""
_CODE = re.compile(r"[A-Za-z]{0,3}-?\d{0,3}[A-Za-z]?")


def doors_of_streets(found: Found, known: Mapping[str, FieldSource]) -> None:
    """Read a door or a numbered building as the house, where a street has no number: "DOOR_NUM" in Malta."""
    _names_of_doors(found)
    numbered = any(found.has(each) or each in known for each in ("house_number", "number_full", TEXT))
    doors = found.candidates("door") or [
        each for each in found.candidates("building") if all(map(_DIGIT.match, found.rows.texts(each.place)))
    ]
    if numbered or len(doors) != 1 or not any(found.has(each) for each in ("street", "street_base")):
        return
    if found.has("floor") or found.has("entrance"):
        # The door of a flat.
        return
    cells = [cell.strip() for cell in found.rows.texts(doors[0].place)]
    if are_doors(cells) or (cells and all(map(_PARTED_DOOR.fullmatch, cells))):
        found.read_as(doors[0], "house_number")


def _names_of_doors(found: Found) -> None:
    """Read doors that have names, beside others that have numbers, as the names of houses."""
    doors = found.candidates("door")
    named = [
        each
        for each in doors
        if (cells := found.rows.texts(each.place)) and not any(map(_DIGIT.search, "".join(cells)))
    ]
    if len(doors) > len(named) == 1 and max(map(len, found.rows.texts(named[0].place))) > _LONGEST_DOOR:
        found.read_as(named[0], "building")


def lettered_buildings(found: Found) -> None:
    """Read a building that is a letter or a number alone, beside floors or flats, as the block: "A"."""
    within = any(found.has(each) for each in ("floor", "door", "entrance", "unit", "unit_number"))
    for each in list(found.candidates("building")) if within and not found.has("block") else []:
        cells = found.rows.texts(each.place)
        # Beside the name of an estate its towers have codes: "CT-3".
        shape = _CODE if len(found.candidates("building")) > 1 else _BARE
        if cells and all(map(shape.fullmatch, cells)) and not found.has("block"):
            found.read_as(each, "block")


def lines_of_units(found: Found) -> None:
    """Read a further line that has all parts of the unit, in all rows, as the unit: "BLDG A UNIT 3" beside "3"."""
    if not found.build:
        return
    parts = [each for field in known_names().joins["unit"].columns for each in found.candidates(field)]
    further = [each for field in FURTHER_LINES for each in found.candidates(field)]
    whole = [
        each
        for each in further
        if parts
        and all(
            found.rows.has_words(each.place, part.place) for part in parts if found.rows.texts(part.place)
        )
    ]
    if len(further) == len(whole) == 1 and any(found.rows.texts(part.place) for part in parts):
        found.drop(*known_names().joins["unit"].columns)
        found.read_as(whole[0], "unit")


def streets_of_villages(fields: Mapping[str, FieldSource], rows: Sample) -> dict[str, FieldSource]:
    """The street, which rows that have none call by the part of their town: villages count their houses."""
    street, suburb = fields.get("street"), fields.get("suburb")
    if street is None or suburb is None or len(street.pieces) > 1 or "house_number" not in fields:
        return {}
    if not rows.lacks(street.places, (fields["house_number"].places[0], suburb.places[0])):
        return {}
    [(glue, places)] = street.pieces
    return {"street": FieldSource(((glue, (*places, *suburb.places)),))}
