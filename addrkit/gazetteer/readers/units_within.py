"""Units that a register writes into another column: "12 lgh 1101", "Flat 2, 12", "12號3樓", "Main St Apt 2"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from addrkit.bounds import NAMES_KEPT
from addrkit.gazetteer.readers.names import LONGEST_NAME
from addrkit.locale.country import Country, country, country_codes
from addrkit.locale.text import folded_words
from addrkit.locale.unit_words import FLAT, words_of_units
from addrkit.locale.units import is_bare_unit, is_whole_unit, says_unit, unit_of

_MAY_HOLD_ONE: Final = "|".join(
    (
        r"\d\s+[^\W\d]+\.?\s*\d",
        r"\d[^0-9]*[\s,;/號号][^0-9]*[^\s0-9,;/()-]{2}",
        r"\d.*[º°ª#樓楼]",
        r"^[^\d\s,]+[\s.]*\d+\w*\s*[,/-]\s*\d",
        r"[A-Z]\d{4}$",
        r"[^\W\d]+\.?\s*\d+\w?$",
    )
)
"""What a cell looks like that may hold a number and a unit: most are told apart from such at once."""
_PARTING: Final = re.compile(r"[\s,;/]+|(?<=[號号])")
_NUMBER: Final = re.compile(r"\d+(?:\s?[^\W\d_]|\s?-\s?\d+\s?[^\W\d_]?)?[號号]?", re.IGNORECASE)
_LAST: Final = re.compile(r"(?P<unit>.*[^\s,/-])\s*[,/-]\s*(?P<number>\d+[^\W\d_]?)")


class Parted(NamedTuple):
    """A number or a street's name, and the unit beside it."""

    rest: str
    unit: str | None


Tell = Callable[[str, str], Parted | None]
"""A cell, and the country's code, to its parts; None where it holds no unit."""


def units_apart(
    cells: pa.Array, unit: pa.Array | None, code: str | None, codes: pa.Array | None, tell: Tell
) -> tuple[pa.Array, pa.Array | None]:
    """Cells and units, those apart that stand in the cells where no unit is given.

    `code` is the country of all rows, `codes` those that rows name; without either nothing is told.

    >>> cells = pa.array(["12 lgh 1101", "12 A", "14"])
    >>> [column.to_pylist() for column in units_apart(cells, None, "SE", None, number_apart)]
    [['12', '12 A', '14'], ['lgh 1101', None, None]]
    """
    # Each word of a cell may begin a unit, and is read to the cell's end: those that are no name are left.
    short = pc.less_equal(pc.utf8_length(cells), LONGEST_NAME)
    odd = pc.fill_null(pc.and_(short, pc.match_substring_regex(cells, _MAY_HOLD_ONE)), False)
    if (code is None and codes is None) or not pc.any(odd).as_py():
        return cells, unit
    units = unit if unit is not None else pa.nulls(len(cells), pa.string())
    there = cells.filter(odd).to_pylist()
    whose = codes.filter(odd).to_pylist() if code is None and codes is not None else [code] * len(there)
    found = [
        (parted if not had and each and (parted := tell(cell, each.upper())) else Parted(cell, had))
        for cell, had, each in zip(there, units.filter(odd).to_pylist(), whose, strict=True)
    ]
    apart = pc.replace_with_mask(units, odd, pa.array([each.unit for each in found], pa.string()))
    kept = pc.replace_with_mask(cells, odd, pa.array([each.rest for each in found], pa.string()))
    return kept, apart if unit is not None or apart.null_count < len(apart) else None


@lru_cache(maxsize=NAMES_KEPT)
def street_apart(written: str, code: str) -> Parted | None:
    """A street's cell as its name and the flat behind it; None where there is none.

    >>> street_apart("Main St Apt 2", "US"), street_apart("State Hwy 12", "US")
    (Parted(rest='Main St', unit='Apt 2'), None)
    """
    if code not in country_codes():
        return None
    conventions = country(code)
    if conventions.type_position != "last":
        return None  # "Kiệt 45" is a lane's and no flat's.
    types = conventions.street_types
    for name, rest in _behind(written):
        if not any(word in types or conventions.contract(word) in types for word in folded_words(name)):
            continue
        kinds = [kind for kind, _ in unit_of(rest, conventions).parts]
        if kinds == [FLAT] and is_whole_unit(rest, conventions) and _is_unit(rest, conventions):
            return Parted(name, rest)
    return None


@lru_cache(maxsize=NAMES_KEPT)
def number_apart(written: str, code: str) -> Parted | None:
    """A number's cell as a number and the unit beside it; None where a country's words tell none.

    >>> number_apart("14 A lgh 1001", "SE"), number_apart("Flat 2, 12", "GB")
    (Parted(rest='14 A', unit='lgh 1001'), Parted(rest='12', unit='Flat 2'))
    >>> number_apart("12 bis", "FR"), number_apart("12 корп. 2", "RU"), number_apart("12 A", "FI")
    (None, None, None)
    """
    if code not in country_codes():
        return None
    conventions = country(code)
    if not written[:1].isdigit():
        return _unit_first(written, conventions)
    found: tuple[str, str] | None = None
    for parted in _behind(written):
        if not _NUMBER.fullmatch(parted[0]):
            break
        if not _is_unit(parted[1], conventions):
            continue
        # The shortest that says as much: the A of "14 A lgh 1001" is the number's.
        parts = unit_of(parted[1], conventions).parts
        if found is None or parts == unit_of(found[1], conventions).parts:
            found = parted
    return Parted(*found) if found else None


def _behind(written: str) -> Iterator[tuple[str, str]]:
    for gap in _PARTING.finditer(written):
        rest = written[gap.end() :].strip()
        if rest:
            yield written[: gap.start()].strip(), rest


def _is_unit(rest: str, conventions: Country) -> bool:
    """Whether words say a unit, and are none of a number's or of a quarter's: "bis", "корп.", หมู่."""
    first = folded_words(rest)[:1]
    others = conventions.number_suffixes | conventions.suburb_words
    return (
        bool(first)
        and others.isdisjoint(first)
        and not is_bare_unit(rest, conventions)
        and says_unit(rest, conventions)
        and bool(unit_of(rest, conventions).parts)
    )


def _unit_first(written: str, conventions: Country) -> Parted | None:
    """A unit with its word, and the number behind it: "Unit 7/41", "U4/33"."""
    match = _LAST.fullmatch(written)
    if match is None or conventions.number_position != "before":
        return None
    word = "".join(sign for sign in (folded_words(match["unit"]) or [""])[0] if sign.isalpha())
    known = word in words_of_units() or word in conventions.unit_words
    return Parted(match["number"], match["unit"]) if known and says_unit(match["unit"], conventions) else None
