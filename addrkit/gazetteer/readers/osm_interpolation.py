"""Interpolation lines of OpenStreetMap: doors along a line of which only the ends are numbered.

https://wiki.openstreetmap.org/wiki/Key:addr:interpolation
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from math import cos, hypot, radians
from typing import Any

Position = tuple[float, float]
Door = tuple[str, Position, dict[str, Any]]
"""A number, where it lies, and the address of the numbered node before it."""

MOST_DOORS = 1_000
"""Doors between two numbered nodes; more are a slip of the pen."""
NO_ENDS = "an interpolation line without numbers at its ends"
NO_METHOD = "an interpolation line of an unknown kind"
NOT_IN_STEP = "an interpolation line whose numbers do not fit its kind"

_NUMBER = re.compile(r"(\d{1,6})\s*([a-zA-Z]?)")


class LineError(ValueError):
    """A line that tells no doors; the text is the reason."""


def between(path: Sequence[tuple[Position, dict[str, Any] | None]], kind: str) -> list[Door]:
    """The doors between the numbered nodes of a line, in its direction.

    `path` has each node's latitude and longitude, and its address where it is numbered; `kind` is all, even,
    odd, a step in digits, or alphabetic. Raises LineError.

    >>> ends = {"house_number": "2"}, {"house_number": "8"}
    >>> [door[:2] for door in between([((0.0, 0.0), ends[0]), ((0.0, 0.3), ends[1])], "even")]
    [('4', (0.0, 0.1)), ('6', (0.0, 0.2))]
    """
    numbered = [at for at, (_, row) in enumerate(path) if row and row.get("house_number")]
    if len(numbered) < 2:
        raise LineError(NO_ENDS)
    doors: list[Door] = []
    for start, end in pairwise(numbered):
        first, last = path[start][1] or {}, path[end][1] or {}
        numbers = _numbers(first["house_number"], last["house_number"], kind.strip().lower())
        places = _along([position for position, _ in path[start : end + 1]], len(numbers))
        doors += [(number, place, first) for number, place in zip(numbers, places, strict=True)]
    return doors


def _numbers(first: str, last: str, kind: str) -> list[str]:
    """The numbers strictly between two."""
    ends = _NUMBER.fullmatch(first.strip()), _NUMBER.fullmatch(last.strip())
    if not (ends[0] and ends[1]):
        raise LineError(NO_ENDS)
    (a, letter_a), (b, letter_b) = ends[0].groups(), ends[1].groups()
    if kind == "alphabetic":
        if a != b or not letter_b:
            raise LineError(NOT_IN_STEP)
        return _letters(a, letter_a, letter_b)
    step = {"all": 1, "even": 2, "odd": 2}.get(kind) or (
        int(kind) if re.fullmatch(r"0*[1-9]\d{0,3}", kind) else 0
    )
    if not step:
        raise LineError(NO_METHOD)
    low, high = int(a), int(b)
    if (kind in ("even", "odd") and low % 2 != (kind == "odd")) or (high - low) % step:
        raise LineError(NOT_IN_STEP)
    if abs(high - low) // step > MOST_DOORS:
        raise LineError(NOT_IN_STEP)
    way = step if high >= low else -step
    return [str(number) for number in range(low + way, high, way)]


def _letters(number: str, first: str, last: str) -> list[str]:
    # Before 12a may come plain 12.
    low = ord(first.lower()) if first else ord("a") - 1
    high = ord(last.lower())
    letters = range(low + 1, high) if high >= low else range(low - 1, high, -1)
    upper = last.isupper()
    return [number + (chr(each).upper() if upper else chr(each)) for each in letters]


def _along(line: Sequence[Position], count: int) -> list[Position]:
    """Positions at equal distances along a line, its ends left out."""
    # A degree of longitude is shorter than one of latitude away from the equator.
    width = cos(radians(line[0][0]))
    lengths = [hypot(b[0] - a[0], (b[1] - a[1]) * width) for a, b in pairwise(line)]
    total = sum(lengths)
    found: list[Position] = []
    passed, segment = 0.0, 0
    for each in range(1, count + 1):
        wanted = total * each / (count + 1)
        while segment < len(lengths) - 1 and passed + lengths[segment] < wanted:
            passed += lengths[segment]
            segment += 1
        share = (wanted - passed) / lengths[segment] if lengths[segment] else 0.0
        (lat_a, lon_a), (lat_b, lon_b) = line[segment], line[segment + 1]
        found.append((round(lat_a + (lat_b - lat_a) * share, 7), round(lon_a + (lon_b - lon_a) * share, 7)))
    return found
