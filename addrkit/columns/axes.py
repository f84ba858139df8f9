"""Columns of coordinates by their words and their cells, and the system that their names tell: "E_HTRS96"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from addrkit.columns.candidates import ColumnCandidate
from addrkit.columns.concepts import FILE
from addrkit.columns.direct import GUESSED, Meaning
from addrkit.columns.kinds import looks_like
from addrkit.columns.names import plain, tokens
from addrkit.columns.sample import Sample
from addrkit.locale.data import read_data

_NUMBER = re.compile(r"[-+]?\d{1,8}(?:[.,]\d+)?")
_LIMITS = {"lat": 90.0, "lon": 180.0}
_EPSG = re.compile(r"(?:epsg)?([2-9]\d{3}|[1-3]\d{4})")
"""The number of a system."""
_LETTERS = frozenset("xyen")
_BEGUN = 4
"""Letters that tell a longer word for an axis."""
_NORTH_AND_EAST = {"n", "o"}
"""Letters of the two axes where the east begins with an O: "UTM33_N" and "UTM33_O"."""
_GLUED = 3
"""Letters of the shortest word that is written as one with another."""
_PAIRS = (("lat", "lon"), ("x", "y"))
_DEGREES = "4326"


@dataclass(frozen=True, slots=True)
class Axis:
    """What a name says of coordinates."""

    name: str
    """`lat`, `lon`, `x`, `y`."""
    system: str
    """As `EPSG:3765`; empty where the name tells none."""
    beside: frozenset[str]
    """The other words, which those of the other axis have too."""


@cache
def _words(key: str) -> Mapping[str, str]:
    return {plain(str(word)): str(one) for one, words in read_data(FILE)[key].items() for word in words}


@cache
def _of_place() -> frozenset[str]:
    return frozenset(plain(str(word)) for word in read_data(FILE)["of_place"])


@lru_cache(10_000)
def axis_of(name: str) -> Axis | None:
    """What a name says of coordinates; None if two of its words are of something else.

    >>> axis_of("E_HTRS96"), axis_of("Entity"), axis_of("GPS_SIRKA").name, axis_of("x_3826").system
    (Axis(name='x', system='EPSG:3765', beside=frozenset({'htrs96'})), None, 'lat', 'EPSG:3826')
    """
    axes, systems, beside, unknown = [], [""], set(), 0
    # Scripts with marks of vowels are no words of letters.
    whole = (plain(name),) if plain(name) in _words("axes") else tokens(name)
    for word in [part for each in whole for part in _parts(each)]:
        number = _EPSG.fullmatch(word)
        if word in _words("axes"):
            axes.append(_words("axes")[word])
            continue
        beside.add(word)
        if word in _words("systems"):
            systems.append(_words("systems")[word])
        elif number is not None:
            systems.append("" if number[1] == _DEGREES else f"EPSG:{number[1]}")
        elif word not in _of_place():
            unknown += 1
    if set(axes) in ({"lat", "y"}, {"lon", "x"}):
        axes = [axis for axis in axes if axis in _LIMITS]
    if len(axes) != 1 or (unknown and (unknown > 1 or not beside)):
        return None
    return Axis(axes[0], systems[-1], frozenset(beside))


def _parts(word: str) -> tuple[str, ...]:
    """A word, and the letter of an axis that is written as one with it apart: "UTMX", "XCOORD"."""
    known = {*_words("systems"), *_of_place()}
    if word in known or word in _words("axes"):
        return (word,)
    if word[-1] in _LETTERS and word[:-1] in known:
        return (word[:-1], word[-1])
    if word[0] in _LETTERS and word[1:] in known:
        return (word[0], word[1:])
    if (cut := _glued(word)) is not None:
        return cut
    # The beginning of a longer word: "LONGI".
    begun = [axis for whole, axis in _words("axes").items() if len(word) >= _BEGUN and whole.startswith(word)]
    return (begun[0],) if len({*begun}) == 1 else (word,)


def _glued(word: str) -> tuple[str, str] | None:
    """A word for an axis and one of a place or a system that are written as one: "NORRKOORD", "KOORDOST"."""
    known = {*_words("systems"), *_of_place()}
    cuts = [(word[:end], word[end:]) for end in range(_GLUED, len(word) - _GLUED + 1)]
    found = [
        cut
        for cut in cuts
        if (cut[0] in _words("axes") and cut[1] in known) or (cut[0] in known and cut[1] in _words("axes"))
    ]
    return found[0] if len(found) == 1 else None


def axes_of(
    columns: Sequence[str], there: Iterable[str], passed: Iterable[int], rows: Sample
) -> list[ColumnCandidate]:
    """The two columns of coordinates, where none are known: degrees first, then others."""
    known, taken = set(there), set(passed)
    for first, second in _PAIRS:
        if {first, second} <= known:
            return []
        pairs = [
            (one, two)
            for one in _all(columns, first, taken, rows)
            for two in _all(columns, second, taken, rows)
            if axis_of(columns[one]).beside == axis_of(columns[two]).beside  # type: ignore[union-attr]
        ]
        if len(pairs) == 1:
            return _candidates(columns, {first: pairs[0][0], second: pairs[0][1]})
    return _side_by_side(columns, taken, rows)


def _side_by_side(columns: Sequence[str], taken: set[int], rows: Sample) -> list[ColumnCandidate]:
    """The only two columns side by side whose names are the same but for the axis, whatever else they say."""
    words = _words("axes")
    found = []
    for at, (one, two) in enumerate(pairwise(map(tokens, columns))):
        differ = [pair for pair in zip(one, two, strict=False) if pair[0] != pair[1]]
        if len(one) != len(two) or len(one) == 1 or len(differ) != 1 or not taken.isdisjoint((at, at + 1)):
            continue
        axes = tuple(words.get(word, "") for word in differ[0])
        if set(differ[0]) == _NORTH_AND_EAST:
            axes = tuple({"n": "y", "o": "x"}[word] for word in differ[0])
        if set(axes) in ({"x", "y"}, {"lat", "lon"}) and all(
            _fit(axis, rows.texts(at + far)) for far, axis in enumerate(axes)
        ):
            found.append(dict(zip(axes, (at, at + 1), strict=True)))
    return _candidates(columns, found[0]) if len(found) == 1 else []


def in_degrees(columns: Sequence[str], x: int, y: int, rows: Sample) -> list[ColumnCandidate]:
    """The columns of x and y as longitude and latitude, if their cells are degrees."""
    across, up = rows.texts(x), rows.texts(y)
    degrees = looks_like("lon", across) and looks_like("lat", up)
    return _candidates(columns, {"lon": x, "lat": y}) if degrees else []


def _candidates(columns: Sequence[str], places: Mapping[str, int]) -> list[ColumnCandidate]:
    return [ColumnCandidate(at, columns[at], Meaning(field, rank=GUESSED)) for field, at in places.items()]


def system_of(columns: Sequence[str], places: Iterable[int]) -> str:
    """The system that the names of the columns of x and y tell, as `EPSG:3765`; empty if they tell none."""
    named = {axis.system for at in places if (axis := axis_of(columns[at])) is not None}
    return named.pop() if len(named) == 1 else ""


def _all(columns: Sequence[str], axis: str, taken: set[int], rows: Sample) -> list[int]:
    return [
        at
        for at, name in enumerate(columns)
        if at not in taken
        and (found := axis_of(name)) is not None
        and found.name == axis
        and _fit(axis, rows.texts(at))
    ]


def _fit(axis: str, cells: Sequence[str]) -> bool:
    """Whether cells are numbers, and degrees where the axis says so."""
    cells = [cell.strip() for cell in cells]
    if not cells or not all(map(_NUMBER.fullmatch, cells)):
        return False
    largest = max(abs(float(cell.replace(",", "."))) for cell in cells)
    degrees = looks_like({"x": "lon", "y": "lat"}.get(axis, axis), cells)
    return largest <= _LIMITS[axis] if axis in _LIMITS else degrees or largest > max(_LIMITS.values())
