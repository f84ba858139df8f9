"""Units that a register writes into the column of the number: "12 lgh 1101", "14, 1. tv", "Flat 2, 12", "12號3樓"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from addrkit.bounds import NAMES_KEPT
from addrkit.locale.country import Country, country
from addrkit.locale.text import folded_words
from addrkit.locale.unit_words import words_of_units
from addrkit.locale.units import is_bare_unit, says_unit, unit_of

_MAY_HOLD_ONE: Final = "|".join(
    (
        r"\d\s+[^\W\d]+\.?\s*\d",
        r"\d[^0-9]*[\s,;/號号][^0-9]*[^\s0-9,;/()-]{2}",
        r"\d.*[º°ª#樓楼]",
        r"^[^\d\s,]+[\s.]*\d+\w*\s*[,/-]\s*\d",
        r"[A-Z]\d{4}$",
    )
)
"""What a cell looks like that may hold a number and a unit: most are told apart from such at once."""
_PARTING: Final = re.compile(r"[\s,;/]+|(?<=[號号])")
_NUMBER: Final = re.compile(r"\d+(?:\s?[^\W\d_]|\s?-\s?\d+\s?[^\W\d_]?)?[號号]?", re.IGNORECASE)
_LAST: Final = re.compile(r"(?P<unit>.*[^\s,/-])\s*[,/-]\s*(?P<number>\d+[^\W\d_]?)")


class Parted(NamedTuple):
    """A number and the unit beside it."""

    number: str
    unit: str | None


def units_apart(
    number: pa.Array, unit: pa.Array | None, code: str | None, codes: pa.Array | None
) -> tuple[pa.Array, pa.Array | None]:
    """Numbers and units, those apart that stand in the column of numbers where no unit is given.

    `code` is the country of all rows, `codes` those that rows name; without either nothing is told.

    >>> cells = pa.array(["12 lgh 1101", "12 A", "14"])
    >>> [column.to_pylist() for column in units_apart(cells, None, "SE", None)]
    [['12', '12 A', '14'], ['lgh 1101', None, None]]
    """
    odd = pc.fill_null(pc.match_substring_regex(number, _MAY_HOLD_ONE), False)
    if (code is None and codes is None) or not pc.any(odd).as_py():
        return number, unit
    units = unit if unit is not None else pa.nulls(len(number), pa.string())
    whose = codes.filter(odd).to_pylist() if code is None and codes is not None else [code] * len(number)
    found = [
        (parted if not had and each and (parted := unit_apart(cell, each.upper())) else Parted(cell, had))
        for cell, had, each in zip(
            number.filter(odd).to_pylist(), units.filter(odd).to_pylist(), whose, strict=False
        )
    ]
    apart = pc.replace_with_mask(units, odd, pa.array([each.unit for each in found], pa.string()))
    kept = pc.replace_with_mask(number, odd, pa.array([each.number for each in found], pa.string()))
    return kept, apart if unit is not None or apart.null_count < len(apart) else None


@lru_cache(maxsize=NAMES_KEPT)
def unit_apart(written: str, code: str) -> Parted | None:
    """A number's cell as a number and the unit beside it; None where a country's words tell none.

    >>> unit_apart("14 A lgh 1001", "SE"), unit_apart("Flat 2, 12", "GB")
    (Parted(number='14 A', unit='lgh 1001'), Parted(number='12', unit='Flat 2'))
    >>> unit_apart("12 bis", "FR"), unit_apart("12 корп. 2", "RU"), unit_apart("12 A", "FI")
    (None, None, None)
    """
    try:
        conventions = country(code)
    except KeyError:
        return None
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
