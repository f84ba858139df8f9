"""The line of a street: which column holds it, and which the number, by names and by cells."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from addrkit.columns.called import is_only_named
from addrkit.columns.candidates import ColumnCandidate
from addrkit.columns.cells import LETTER
from addrkit.columns.columns import TEXT, FieldSource
from addrkit.columns.fields import FIRST_LINES, STREETS
from addrkit.columns.found import Found, plain_rest
from addrkit.columns.kinds import are_doors
from addrkit.columns.likely import counts_up
from addrkit.columns.names import known_names, plain
from addrkit.columns.questions import line_or_street, two_readings

Use = Literal["verify", "build"]
_BESIDE = 3
"""Columns from a street to a number that is one of it."""
_IN_FRONT = 6
"""The same where its direction, type and name follow each other."""
_WRITTEN_OUT = frozenset({"number", "numero", "nummer"})
_NUMBERED = re.compile(r"^\s*\d+\w?\s+\D|\D[\s,]\d+\s?\w?\s*$")
"""A number at the beginning or the end of a line."""
_DOOR = re.compile(rf"^\s*(?:[NSEW]?\d{{1,5}}[NSEW]|[NSEW])?\d{{1,5}}\s?(?:{LETTER}|[1-9]/[2-9])?\s*$")
"""A house number alone, or one of a grid: "37W777", "W7245"."""
_LINE = re.compile(
    r"^\s*\d+\w?\s.*[^\W\d_]{3}|[^\W\d_]{3}.*\s\d+\w?\s*$|^\s*[\u3040-\u30ff\u4e00-\u9fff]+[\d０-９]"
)
"""A number and a name; in Chinese script without a blank."""
_DIGIT = re.compile(r"\d")
_TOWNS = ("city", "city_or_district", "city_or_suburb", "suburb", "district", "postcode_city", "place_line")
_LETTER = re.compile(r"[^\W\d_]")
_MOSTLY = 0.6


def settle_lines(found: Found, known: Mapping[str, FieldSource], use: Use) -> None:
    """Leave one reading of the street's line: a first line, or a street."""
    if TEXT in known or "street" in known:
        found.drop("line", "line1", "whole", "address" if "street" in known else "street")
        return
    _from_nought(found)
    if use == "build":
        _wholes_without_numbers(found)
    _wholes_of_towns(found, known)
    _numbers_by_cells(found)
    firsts = _firsts(found)
    if len(firsts) > 1:
        firsts = _without_wholes(found, firsts)
    if len(firsts) == 1:
        _without_numbers_of_others(found, firsts[0])
        _ask_for_place(found, firsts[0], use)
    if len(firsts) > 1:
        raise two_readings(found.name, TEXT, firsts)
    if use == "build":
        _streets_by_cells(found, firsts, known)
        firsts = _firsts(found)
    streets = _streets(found)
    if firsts and streets:
        _line_beside_street(found, firsts[0], streets, known, use)
    elif not firsts and not streets:
        found.rename("whole", TEXT)
    elif streets and found.has("line2") and not _has_number(found) and "house_number" not in known:
        # "Street" and "Street 2" are lines.
        found.rename("street", TEXT)
    for field in ("line", "line1"):
        found.rename(field, TEXT)
    found.drop("whole")


def _ask_for_place(found: Found, line: ColumnCandidate, use: Use) -> None:
    """Ask which address is meant where a register has a line and the whole address of another place: "Situs"."""
    wholes = [each for each in found.candidates("whole") if plain(each.name) in known_names().placed]
    said = [each for each in wholes if _share(found, each, _LINE) > _MOSTLY]
    if use == "build" and len(said) == 1 and not found.rows.holds([said[0].place], [line.place]):
        raise two_readings(found.name, TEXT, [line, said[0]])


def _wholes_of_towns(found: Found, known: Mapping[str, FieldSource]) -> None:
    """Read a whole address rather than its line where the town stands in no column of its own."""
    towns = any(found.has(each) or each in known for each in _TOWNS)
    wholes, lines = found.candidates("whole"), [each for each in _firsts(found) if each.meaning.field != TEXT]
    if towns or len(wholes) != 1 or len(lines) != 1 or _streets(found):
        return
    if found.rows.holds([wholes[0].place], [lines[0].place]):
        found.remove(lines[0])
        found.read_as(wholes[0], TEXT)


def _wholes_without_numbers(found: Found) -> None:
    """Read a whole address that has no number in any row as a line, where no line or street is: "TOPONIMO_COMPLETO"."""
    wholes = [each for each in found.candidates("whole") if found.rows.texts(each.place)]
    alone = len(wholes) == 1 and not _firsts(found) and not _streets(found)
    if alone and not _share(found, wholes[0], _DIGIT):
        found.read_as(wholes[0], "line")


def _firsts(found: Found) -> list[ColumnCandidate]:
    some = [each for field in FIRST_LINES for each in found.candidates(field)]
    return [each for each in some if found.rows.filled(each.place)] or some


def _streets(found: Found) -> list[ColumnCandidate]:
    return [each for field in STREETS for each in found.candidates(field)]


def _numbers(found: Found) -> list[ColumnCandidate]:
    return [each for field in ("house_number", "number_full") for each in found.candidates(field)]


def _numbers_by_cells(found: Found) -> None:
    """Read an address that is a number alone, beside a street, as its number; and a number that is a line as that."""
    firsts, streets, numbers = _firsts(found), _streets(found), _numbers(found)
    doors = [each for each in firsts if _share(found, each, _DOOR) == 1]
    for each in list(numbers) if streets else []:
        if _share(found, each, _LINE) > _MOSTLY and len(numbers) + found.has("number_beside_street") > 1:
            # A line with the number: "full_civic".
            found.remove(each)
    alone = found.build and len(firsts) == 1 and len(found.rows) > 1
    if (streets or alone) and not numbers and len(doors) == 1:
        found.read_as(doors[0], "house_number")
    elif numbers and any(found.rows.texts(each.place) for each in streets):
        # Half a number, in a name that was cut: "address_fr".
        for each in firsts:
            if not _share(found, each, _LETTER):
                found.remove(each)
    elif not firsts and not streets and len(numbers) == 1 and _share(found, numbers[0], _LINE) > _MOSTLY:
        found.read_as(numbers[0], TEXT)


def _streets_by_cells(
    found: Found, firsts: Sequence[ColumnCandidate], known: Mapping[str, FieldSource]
) -> None:
    """Read a line without numbers, beside a column of these, as a street; and a street with numbers as a line."""
    streets, numbers = _streets(found), _numbers(found)
    beside = [
        each
        for each in found.candidates("number_beside_street")
        if any(abs(each.place - one.place) <= _BESIDE for one in (*firsts, *streets))
        and not counts_up(found.rows.texts(each.place))
    ]
    if len(firsts) == 1 and not streets:
        told = "house_number" in known or any(found.rows.texts(each.place) for each in (*numbers, *beside))
        if told and _share(found, firsts[0], _NUMBERED) < 1 - _MOSTLY:
            found.read_as(firsts[0], "street")
        return
    lines = [each for each in streets if _is_line_of_another(found, each, numbers)]
    if len(streets) > len(lines) == 1:
        # The street of who owns it: "STREET" with "PO BOX 1" beside "STRNAM".
        found.remove(lines[0])
        streets = _streets(found)
    alone = len(streets) == 1 and not firsts and not numbers and not beside and "house_number" not in known
    wholes = found.candidates("whole")
    if alone and len(wholes) == 1 and _share(found, wholes[0], _DIGIT) > _MOSTLY:
        found.read_as(wholes[0], TEXT)
        found.remove(streets[0])
    elif alone and _share(found, streets[0], _NUMBERED) > _MOSTLY:
        found.read_as(streets[0], "line")
    elif len(streets) == len(numbers) == 1 and not firsts:
        holds = found.rows.holds([streets[0].place], [numbers[0].place])
        if holds and _share(found, streets[0], _NUMBERED) > _MOSTLY:
            found.read_as(streets[0], "line")
            found.remove(numbers[0])


def _is_line_of_another(found: Found, street: ColumnCandidate, numbers: Sequence[ColumnCandidate]) -> bool:
    """Whether a column of streets has numbers in its cells, mostly, and these are not those of the house."""
    return (
        len(numbers) == 1
        and _share(found, street, _LINE) > _MOSTLY
        and not found.rows.holds([street.place], [numbers[0].place])
    )


def _without_numbers_of_others(found: Found, line: ColumnCandidate) -> None:
    """Leave out a number that the line does not hold, where it holds another: "12" and not "1234" of "Rue Haute 12"."""
    numbers = [*_numbers(found), *found.candidates("number_beside_street")]
    held = [each for each in numbers if found.rows.holds([line.place], [each.place])]
    for each in numbers if held else []:
        if each not in held and found.rows.texts(each.place):
            found.remove(each)


def _share(found: Found, candidate: ColumnCandidate, shape: re.Pattern[str]) -> float:
    """Of the cells that say something, the share that has a shape."""
    cells = found.rows.texts(candidate.place)
    return sum(1 for cell in cells if shape.search(cell)) / len(cells) if cells else 0.0


def _from_nought(found: Found) -> None:
    """Count lines whose numbers begin with 0, as lists of JSON do, as others are counted."""
    firsts = found.candidates("line1")
    if {each.meaning.rank for each in firsts} == {0, 1}:
        for each in [each for each in firsts if each.meaning.rank]:
            found.read_as(each, "line2")


def _has_number(found: Found) -> bool:
    return any(found.has(each) for each in ("house_number", "number_full", "number_beside_street"))


def _without_wholes(found: Found, firsts: list[ColumnCandidate]) -> list[ColumnCandidate]:
    """The finest of several first lines, where the others hold what it says too."""
    for each in sorted(firsts, key=lambda one: one.meaning.field != "line1"):
        rest = [other for other in firsts if other is not each]
        if all(found.rows.holds([other.place], [each.place]) for other in rest):
            for other in rest:
                found.remove(other)
            return [each]
    return firsts


def _line_beside_street(
    found: Found,
    line: ColumnCandidate,
    streets: list[ColumnCandidate],
    known: Mapping[str, FieldSource],
    use: Use,
) -> None:
    """A line that holds the street too is read beside it; one that contradicts it is a question."""
    numbers = found.every("house_number") or found.every("number_full")
    numbers = known["house_number"].places if "house_number" in known else numbers
    numbers = numbers or tuple(
        at
        for at in found.every("number_beside_street")
        if abs(at - streets[0].place) <= _BESIDE and are_doors(found.rows.texts(at))
    )
    same = found.rows.holds([line.place], [each.place for each in streets[:1]])
    if not same and line.meaning.field == TEXT and numbers and use == "build":
        same = found.rows.holds([line.place], [streets[0].place, *numbers])
    if not same and use == "verify" and found.rows.apart(line.place, streets[0].place):
        # Each row has its line in one of the two.
        return
    if not same and numbers and is_only_named(found, line, streets):
        # What an address is called: "Warehouse".
        found.remove(line)
        return
    if not same:
        raise line_or_street(found.name, line, streets[0])
    if use == "build" and numbers:
        found.remove(line)
    else:
        for each in streets:
            found.remove(each)
        found.drop("street_type", "street_predirection", "street_postdirection", "number_beside_street")


def number_beside_street(found: Found, known: Mapping[str, FieldSource]) -> None:
    """Read a column that is called a number as the house number if it stands beside the street or its line."""
    _full_numbers(found)
    if found.has("house_number") or found.has("number_full"):
        found.drop("number_beside_street")
        return
    for each in list(found.candidates("number_beside_street")):
        if (counts_up(found.rows.texts(each.place)) and plain(each.name) not in _WRITTEN_OUT) or (
            not _is_of_street(found, each) and not _is_beside_known(found, each, known)
        ):
            found.remove(each)
    found.rename("number_beside_street", "house_number")


def _full_numbers(found: Found) -> None:
    """Read numbers that all rows have rather than those of buildings, which few have: "NUMBER" beside "BLDG_NO"."""
    numbers, others = found.candidates("house_number"), found.candidates("number_beside_street")
    if len(numbers) != 1 or len(others) != 1 or _share(found, others[0], _DOOR) < 1:
        return
    if found.build and found.rows.is_sparse(numbers[0].place, [others[0].place]):
        found.read_as(numbers[0], "block")
        found.read_as(others[0], "house_number")


def _is_beside_known(found: Found, number: ColumnCandidate, known: Mapping[str, FieldSource]) -> bool:
    """Whether a number stands behind a street that was named by who asks, or before it and its own parts."""
    places = known["street"].places if "street" in known else ()
    between = range(number.place + 1, min(places, default=0))
    near = any(-1 <= number.place - at <= _BESIDE for at in places)
    near = near or (len(between) > 0 and all(place in found.places for place in between))
    return near and _share(found, number, _DOOR) > _MOSTLY


def _is_of_street(found: Found, number: ColumnCandidate) -> bool:
    streets = [each for field in STREETS for each in found.candidates(field)]
    lines = [each for field in FIRST_LINES for each in found.candidates(field)]
    for each, of_streets in (*((one, True) for one in streets), *((one, False) for one in lines)):
        behind = number.place > each.place
        # What no row fills says nothing.
        lies = range(min(each.place, number.place) + 1, max(each.place, number.place))
        between = [place for place in lies if found.rows.filled(place)]
        if len(between) >= max(_IN_FRONT, _BESIDE):
            continue
        told = plain_rest(number, found.group) in _WRITTEN_OUT and _share(found, number, _DOOR) > _MOSTLY
        far = _IN_FRONT if not behind or _are_of_street(found, between) else _BESIDE
        # Between them may stand the parts of the street once more.
        again = [place for place in between if of_streets and found.rows.has_words(each.place, place)]
        own = all(place in found.places or place in again for place in between)
        near = len(between) < far and (told or own)
        # In front of a line stands the number of the row, or of the customer.
        if near and (behind or of_streets) and not _counts_rows(found, number, each):
            return True
    return False


def _are_of_street(found: Found, places: Sequence[int]) -> bool:
    """Whether columns are parts of a street: the lane and the alley between its name and the number."""
    return {*places} <= {
        each.place for each in found.group.candidates if each.meaning.field.startswith("street")
    }


def _counts_rows(found: Found, number: ColumnCandidate, line: ColumnCandidate) -> bool:
    """Whether the street's cells hold a number of their own, mostly, and not that of the other column."""
    if plain(number.name) in _WRITTEN_OUT and number.place > line.place:
        return False
    return _share(found, line, _NUMBERED) > _MOSTLY and not found.rows.holds([line.place], [number.place])
