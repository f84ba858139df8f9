"""What a caller asks for, checked: a wrong argument is told in a sentence, whatever it would have done further down."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from math import isfinite
from pathlib import Path
from typing import Any, TypeVar, cast, get_args

from addrkit.errors import UsageError
from addrkit.locale.country_names import country_code, country_of_cell
from addrkit.types import Kind

_KINDS = frozenset(get_args(Kind))
_CODES = re.compile(r"[A-Za-z]{2,3}(?:\W+[A-Za-z]{2,3})+")
_WORD = re.compile(r"\w+")
_COMMA = re.compile(r"[,;|]")
_Row = TypeVar("_Row")
Bounds = tuple[float, float, float, float]


def codes_of(country: str | Collection[str] | None) -> tuple[str, ...]:
    """The codes of one country, of several, or of none.

    >>> codes_of("Nederland"), codes_of(["NL", "be"]), codes_of("NL,be"), codes_of(None)
    (('NL',), ('NL', 'BE'), ('NL', 'BE'), ())
    """
    named = country if isinstance(country, Iterable) and not isinstance(country, str) else [country]
    return tuple(dict.fromkeys(code for each in named if each for code in _codes_in(each)))


def _codes_in(names: Any) -> tuple[str, ...]:
    """Of a country's name, or of several with commas between them, or codes with blanks."""
    if not isinstance(names, str) or country_of_cell(names) is not None:
        return (country_code(names),)
    parted = _WORD.findall(names) if _CODES.fullmatch(names.strip()) else _COMMA.split(names)
    return tuple(country_code(name) for name in parted if name.strip()) or (country_code(names),)


def code_of(country: str | None) -> str | None:
    """The code of a country, if one is given. Raises UsageError for an unknown one.

    >>> code_of("Nederland"), code_of(None)
    ('NL', None)
    """
    return country_code(country) if country else None


def text_of(text: Any) -> str:
    """A text. Raises UsageError for anything else.

    >>> text_of("12 Main St")
    '12 Main St'
    """
    if not isinstance(text, str):
        raise UsageError(f"a text is a str, not {type(text).__name__}")
    return text


def several_of(rows: Iterable[_Row]) -> Iterator[_Row]:
    """Rows or texts, one after another. Raises UsageError for a single one, whose letters or keys would be read.

    >>> list(several_of(["a", "b"]))
    ['a', 'b']
    >>> several_of("Kerkstraat 12")
    Traceback (most recent call last):
    addrkit.errors.UsageError: several addresses are asked for, and this is one, a str: put it into a list
    """
    if isinstance(rows, (str, bytes, Mapping)) or not isinstance(rows, Iterable):
        kind = type(rows).__name__
        raise UsageError(f"several addresses are asked for, and this is one, a {kind}: put it into a list")
    return iter(rows)


def distance_of(radius: Any) -> float:
    """A distance in metres. Raises UsageError for what is no number from 0 on.

    >>> distance_of(1_000)
    1000.0
    """
    found = _numbers([radius], 1) if not isinstance(radius, str) else None
    if found is None or found[0] < 0:
        raise UsageError(f"radius={str(radius)[:20]} is no distance: give metres, such as 500")
    return found[0]


def position_of(near: Any) -> tuple[float, float]:
    """A latitude and a longitude in degrees. Raises UsageError for anything else.

    >>> position_of((64.15, -21.94))
    (64.15, -21.94)
    >>> position_of((-121.9, 37.3))
    Traceback (most recent call last):
    addrkit.errors.UsageError: (-121.9, 37.3) is no position: give latitude and longitude in degrees, as (64.15, -21.94)
    """
    lat, lon = _numbers(near, 2) or (91.0, 0.0)
    if abs(lat) > 90 or abs(lon) > 180:
        raise UsageError(
            f"{str(near)[:40]} is no position: give latitude and longitude in degrees, as (64.15, -21.94)"
        )
    return lat, lon


def bounds_of(bounds: Any) -> Bounds:
    """South, west, north and east in degrees. Raises UsageError for anything else.

    >>> bounds_of((50, 3, 54, 8))
    (50.0, 3.0, 54.0, 8.0)
    """
    south, west, north, east = _numbers(bounds, 4) or (91.0, 0.0, 0.0, 0.0)
    if not (-90 <= south <= north <= 90 and max(abs(west), abs(east)) <= 180):
        raise UsageError(f"{str(bounds)[:60]} are no bounds: give south, west, north and east in degrees")
    return south, west, north, east


def kinds_of(kinds: Collection[Kind]) -> frozenset[Kind]:
    """Kinds of suggestions. Raises UsageError for one that is none.

    >>> sorted(kinds_of(["street", "premise"])), sorted(kinds_of("street"))
    (['premise', 'street'], ['street'])
    """
    some: frozenset[Kind] = frozenset([cast(Kind, kinds)] if isinstance(kinds, str) else kinds)
    if unknown := sorted(map(str, some - _KINDS)):
        raise UsageError(f"there is no kind {unknown[0][:20]!r}: the kinds are {', '.join(sorted(_KINDS))}")
    return some


def count_of(limit: Any) -> int:
    """How many are wanted at most. Raises UsageError for what is no whole number.

    >>> count_of(5)
    5
    """
    if not isinstance(limit, int) or isinstance(limit, bool):
        raise UsageError(f"limit={str(limit)[:20]} is no count: give a whole number, such as 5")
    return limit


def folders_of(gazetteers: Iterable[str | os.PathLike[str]]) -> list[Path]:
    """Folders of gazetteers, each once. Raises UsageError for what is no name of one.

    >>> folders_of(["nl.gaz", Path("nl.gaz")])
    [PosixPath('nl.gaz')]
    """
    for each in gazetteers:
        if not isinstance(each, (str, os.PathLike)):
            raise UsageError(
                f'a gazetteer is named by its folder, such as "nl.gaz", not by a {type(each).__name__}: '
                'addrkit.open("nl.gaz", "fr.gaz")'
            )
    # One that is named twice counts once: its records would rival each other.
    return list({Path(each).resolve(): Path(each) for each in gazetteers}.values())


def _numbers(given: Any, count: int) -> tuple[float, ...] | None:
    """So many finite numbers; None if they are anything else."""
    if isinstance(given, (str, bytes)):
        return None
    try:
        found = tuple(float(each) for each in given)
    except (TypeError, ValueError):
        return None
    return found if len(found) == count and all(map(isfinite, found)) else None
