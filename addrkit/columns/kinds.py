"""Which part of an address cells look like: postcodes, countries, regions, towns, numbers and their letters."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from addrkit.columns.cells import LETTER
from addrkit.columns.likely import counts_up, is_street, is_street_type
from addrkit.locale.country import country_codes, described_countries
from addrkit.locale.country_names import country_of_cell
from addrkit.locale.country_tables import (
    described,
    i18n_formats,
    inverted,
    postcode_pattern,
    regions_of,
    words_of,
)
from addrkit.locale.text import fold
from addrkit.locale.towns import is_town
from addrkit.locale.unit_words import words_of_units
from addrkit.locale.units import is_whole_unit

_MOSTLY = 0.6
_SOME = 0.4
"""Of the towns of a column the share that are large enough to be known."""
_ADDED = re.compile(r"(?i)[^\W\d_]|bis|ter|quater|\d/\d")
"""What is added to a number."""
_DIRECTIONS = frozenset({"N", "S", "E", "W", "O", "NE", "NW", "SE", "SW"})
_DOOR = re.compile(
    rf"(?:[NSEW]?\d{{1,3}}[NSEW]|[NSEW])?[1-9]\d{{0,4}}\s?{LETTER}?(?:\s?[-/]\s?\d{{0,4}}\w?)?"
)
_PADDED = re.compile(r"0*[1-9]\d*")
_NONE = re.compile(r"(?i)0+|s[./ ]?n[.ºo°]?|snc|b/n|bez c[.]?p[.]?")
"""What stands for the number of a house that has none."""
_LONGEST_DOOR = 4
"""Figures of a number, of which America has longer ones beside others."""
_SHORTEST_CODE = 4
"""Digits of a postcode that has nothing else."""
_CODE = 2
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]{2}")
_SHORTEST_LINE = 6
_DIGIT = re.compile(r"\d")
_LONGEST_LETTERS = 3
"""Letters that stand for a town."""
_ROMAN = re.compile(r"[IVX]{1,6}")
_UNIT = re.compile(r"\d{1,4}[a-z]?|[a-z]\d{0,4}")
_DEGREES = re.compile(r"-?\d{1,3}[.,]\d{2,}")
_LIMITS = {"lat": 90.0, "lon": 180.0}


def looks_like(field: str, cells: Sequence[str]) -> bool:
    """Whether cells show by themselves that they are of a field; never for fields of which cells tell nothing.

    >>> looks_like("country", ["DE", "France"]), looks_like("city", ["Lyon", "Gap"]), looks_like("building", ["A"])
    (True, True, False)
    >>> looks_like("region", ["IL", "Utah"]), looks_like("postcode", ["75011", "PARIS"])
    (True, False)
    """
    cells = [cell.strip() for cell in cells]
    test = _TESTS.get(field)
    return bool(cells) and test is not None and test(cells)


def are_postcodes(cells: Sequence[str], country: str | None = None) -> bool:
    """Whether all cells have the shape of one country's postcodes; of that one, if it is told and has any."""
    if not cells or min(map(len, cells)) < _SHORTEST_CODE:
        return False
    own = postcode_pattern(country) if country else None
    shapes = (re.compile(own, re.IGNORECASE),) if own else _shapes()
    return any(all(map(shape.fullmatch, cells)) for shape in shapes)


def is_door(cell: str) -> bool:
    """Whether a cell is a number of a house by its shape."""
    return _DOOR.fullmatch(cell) is not None


def are_doors(cells: Sequence[str]) -> bool:
    """Whether all cells are numbers of houses by their shape, and some cells there are; long ones alone are codes.

    >>> are_doors(["12", "7A", "S/N", "0"]), are_doors(["S/N"]), are_doors(["10023", "10038"])
    (True, False, False)
    >>> are_doors(["12", "7Α"]), are_doors(["12", "7а"]), are_doors(["12號", "7號"])  # Greek, Cyrillic, Chinese
    (True, True, False)
    """
    cells = [cell for cell in cells if not _NONE.fullmatch(cell)]
    short = bool(cells) and min(map(len, cells)) <= _LONGEST_DOOR
    # Where all begin with a letter it is a code's; where some do it is that of a grid: "W7245", "410".
    plain = any(cell[0].isdigit() for cell in cells)
    return short and plain and all(map(is_door, cells)) and not counts_up(cells)


def are_padded_doors(cells: Sequence[str]) -> bool:
    """Whether all cells are numbers of houses that are filled up with noughts to one length.

    >>> are_padded_doors(["0185", "0001"]), are_padded_doors(["185", "1"]), are_padded_doors(["0000"])
    (True, False, False)
    """
    padded = len({*map(len, cells)}) == 1 and any(cell.startswith("0") for cell in cells)
    return (
        padded
        and len(cells[0]) <= _LONGEST_DOOR
        and all(map(_PADDED.fullmatch, cells))
        and not counts_up(cells)
    )


def are_additions(cells: Sequence[str]) -> bool:
    """Whether all cells are what is added to a number: letters, "bis", "1/2".

    >>> are_additions(["a", "1/2"]), are_additions(["St"]), are_additions([])
    (True, False, False)
    """
    return bool(cells) and all(_ADDED.fullmatch(cell.strip()) for cell in cells)


def are_directions(cells: Sequence[str]) -> bool:
    """Whether all cells are directions as they are cut short, and not all the same: "N", "SW".

    >>> are_directions(["N", "SW"]), are_directions(["N", "A"]), are_directions([])
    (True, False, False)
    """
    return bool(cells) and all(cell.strip().upper() in _DIRECTIONS for cell in cells)


def are_written_directions(cells: Sequence[str]) -> bool:
    """Whether all cells are directions as a country writes them, and not all the same: "Ouest", "Est".

    >>> are_written_directions(["Ouest", "Est"]), are_written_directions(["Nord", "Mitte"])
    (True, False)
    """
    return len({*cells}) > 1 and all(fold(cell) in _written_directions() for cell in cells)


def _are_countries(cells: Sequence[str]) -> bool:
    return all(len(cell) >= _CODE and country_of_cell(cell) for cell in cells)


def _are_regions(cells: Sequence[str]) -> bool:
    found = {fold(cell) for cell in cells}
    if not all(map(_LETTER.search, cells)):
        return False
    shortest = min(map(len, found))
    told = shortest > _CODE or (shortest == _CODE and len(found) > 1)
    return told and any(found <= names for names in _regions())


def _are_towns(cells: Sequence[str]) -> bool:
    if any(map(_DIGIT.search, cells)) or (len({*cells}) > 1 and all(map(is_letters_for_town, cells))):
        return False
    return sum(map(may_be_town, cells)) >= max(_SOME * len(cells), 1)


def may_be_town(cell: str) -> bool:
    """Whether a cell is a town, and more than a letter: there are towns called Y and Å, and many letters.

    >>> may_be_town("Gap"), may_be_town("B"), may_be_town("Y")
    (True, False, False)
    """
    return (len(cell) > 1 or not cell.isascii()) and is_town(cell)


def is_letters_for_town(cell: str) -> bool:
    """Whether a cell is letters that stand for a town, or a Roman number: "KWN", "BD", "XVIII".

    >>> is_letters_for_town("KWN"), is_letters_for_town("VIII"), is_letters_for_town("Gap")
    (True, True, False)
    """
    letters = len(cell) <= _LONGEST_LETTERS and cell.isascii() and cell.isalpha() and cell.isupper()
    return letters or is_roman(cell)


def is_roman(cell: str) -> bool:
    """Whether a cell is a Roman number, as districts have them and no town.

    >>> is_roman("XVIII"), is_roman("AMK")
    (True, False)
    """
    return _ROMAN.fullmatch(cell) is not None


def _are_streets(cells: Sequence[str]) -> bool:
    return sum(map(is_street, cells)) > _MOSTLY * len(cells)


def _are_units(cells: Sequence[str]) -> bool:
    return all(len(cell.split()) > 1 and (is_whole_unit(cell) or _is_word_and_code(cell)) for cell in cells)


def _is_word_and_code(cell: str) -> bool:
    """Whether a cell is a word that some country calls units by, and a number or a letter: "Apto 52"."""
    word, *codes = fold(cell).split()
    return word in _unit_words() and len(codes) == 1 and _UNIT.fullmatch(codes[0]) is not None


def _are_types(cells: Sequence[str]) -> bool:
    return all(map(is_street_type, cells))


def are_lines(cells: Sequence[str]) -> bool:
    """Whether cells look like lines of an address: words and a number.

    >>> are_lines(["12 Lê Lợi", "Số 7 ngõ 5"]), are_lines(["a1@mail.vn"]), are_lines(["2024-03-01 10:11"])
    (True, False, False)
    """
    lines = sum(1 for cell in cells if _is_line(cell))
    return lines > _MOSTLY * len(cells)


def _is_line(cell: str) -> bool:
    return (
        len(cell) >= _SHORTEST_LINE
        and _DIGIT.search(cell) is not None
        and _WORD.search(cell) is not None
        and "@" not in cell
        and "://" not in cell
    )


def _are_degrees(field: str) -> Callable[[Sequence[str]], bool]:
    def test(cells: Sequence[str]) -> bool:
        return all(
            _DEGREES.fullmatch(cell) and abs(float(cell.replace(",", "."))) <= _LIMITS[field]
            for cell in cells
        )

    return test


@cache
def _shapes() -> tuple[re.Pattern[str], ...]:
    patterns = {each for code in described_countries() if (each := postcode_pattern(code))}
    return tuple(re.compile(each, re.IGNORECASE) for each in sorted(patterns))


@cache
def _regions() -> tuple[frozenset[str], ...]:
    """The folded names and codes of the regions of each country that has any."""
    some = (regions_of(i18n_formats(code), described(code))[0] for code in sorted(country_codes()))
    return tuple(frozenset(each) for each in some if each)


@cache
def _written_directions() -> frozenset[str]:
    tables = (described(code).get("directionals", {}) for code in sorted(described_countries()))
    return frozenset(each for table in tables for each in inverted(table))


@cache
def _unit_words() -> frozenset[str]:
    """The words for units of all countries."""
    return words_of_units().union(*(words_of(code, "unit_words") for code in sorted(described_countries())))


_TESTS: Mapping[str, Callable[[Sequence[str]], bool]] = {
    "postcode": are_postcodes,
    "country": _are_countries,
    "region": _are_regions,
    "city": _are_towns,
    "house_number": are_doors,
    "number_suffix": are_additions,
    "street_type": _are_types,
    "street_pretype": _are_types,
    "unit": _are_units,
    "street": _are_streets,
    "line": are_lines,
    "lat": _are_degrees("lat"),
    "lon": _are_degrees("lon"),
}
