"""Where the rows of a batch lie, gathered in cells whose number has a bound, and drawn as a map."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import cos, floor, log10, radians, sqrt

from addrkit.batch.report.outcomes import Outcome

MOST_CELLS = 2_000
FINEST = 0.001
"""Degrees of the first cells, some hundred metres; they double whenever there are too many."""
WIDTH, MOST_HEIGHT = 960.0, 720.0
"""Of the drawing, in its own units."""
_MARGIN = 0.06
_ORDER: tuple[Outcome, ...] = ("ship", "data", "unit", "confirm", "retype")
"""Later ones are drawn over earlier ones: what needs somebody is never hidden."""

Cell = tuple[int, int]


@dataclass(slots=True)
class Points:
    """Positions by outcome; a row without one is counted."""

    cells: dict[Cell, Counter[Outcome]] = field(default_factory=dict)
    size: float = FINEST
    """Degrees of a cell."""
    without: int = 0

    def add(self, lat: object, lon: object, outcome: Outcome) -> None:
        """Count one row; positions of an interrupted run come as text."""
        place = _position(lat, lon)
        if place is None:
            self.without += 1
            return
        cell = (floor(place[0] / self.size), floor(place[1] / self.size))
        self.cells.setdefault(cell, Counter())[outcome] += 1
        while len(self.cells) > MOST_CELLS:
            self._coarsen()

    def _coarsen(self) -> None:
        """Put four cells together."""
        self.size *= 2
        merged: dict[Cell, Counter[Outcome]] = {}
        for (row, column), counts in self.cells.items():
            merged.setdefault((row // 2, column // 2), Counter()).update(counts)
        self.cells = merged


def drawing(points: Points, background: Iterable[tuple[float, float]] = ()) -> str:
    """The map as SVG, north above; empty where no row has a position.

    `background` are positions that the gazetteers hold, drawn faintly: they show the shape of the country. A cell is
    a dot whose area grows with its rows; its colour is that of most of them.
    """
    if not points.cells:
        return ""
    frame = _framed([((row + 0.5) * points.size, (col + 0.5) * points.size) for row, col in points.cells])
    faint = "".join(
        f'<rect x="{x:.0f}" y="{y:.0f}" width="3" height="3"/>'
        for x, y in dict.fromkeys(_raster(frame, background))
    )
    most = max(counts.total() for counts in points.cells.values())
    dots = []
    for (row, col), counts in points.cells.items():
        outcome = max(counts, key=lambda each: (counts[each], _ORDER.index(each) if each in _ORDER else -1))
        x, y = frame.at((row + 0.5) * points.size, (col + 0.5) * points.size)
        radius = 3 + 9 * sqrt(counts.total() / most)
        dots.append(
            (_ORDER.index(outcome) if outcome in _ORDER else 0, x, y, radius, outcome, counts.total())
        )
    dots.sort(key=lambda dot: (dot[0], -dot[3]))
    circles = "".join(
        f'<circle class="{outcome}" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"><title>{total:,} rows</title></circle>'
        for _, x, y, radius, outcome, total in dots
    )
    return (
        f'<svg viewBox="0 0 {WIDTH:.0f} {frame.height:.0f}" role="img" aria-label="Where the rows lie">'
        f'<g class="faint">{faint}</g>{_lines(frame)}{circles}</svg>'
    )


@dataclass(frozen=True, slots=True)
class _Frame:
    """Degrees to units of the drawing, longitudes shortened as at its middle."""

    south: float
    west: float
    north: float
    east: float
    scale: float
    squeeze: float
    height: float

    def at(self, lat: float, lon: float) -> tuple[float, float]:
        return (lon - self.west) * self.squeeze * self.scale, (self.north - lat) * self.scale


def _framed(places: Sequence[tuple[float, float]]) -> _Frame:
    south, north = min(lat for lat, _ in places), max(lat for lat, _ in places)
    west, east = min(lon for _, lon in places), max(lon for _, lon in places)
    squeeze = max(cos(radians((south + north) / 2)), 0.1)
    wide, high = max((east - west) * squeeze, 0.01), max(north - south, 0.01)
    wide, high = max(wide, high * 1.2), max(high, wide * 0.4)
    wide, high = wide * (1 + 2 * _MARGIN), high * (1 + 2 * _MARGIN)
    middle, centre = (south + north) / 2, (west + east) / 2
    scale = min(WIDTH / wide, MOST_HEIGHT / high)
    half_wide, half_high = WIDTH / scale / squeeze / 2, high / 2
    return _Frame(
        middle - half_high,
        centre - half_wide,
        middle + half_high,
        centre + half_wide,
        scale,
        squeeze,
        high * scale,
    )


def _raster(frame: _Frame, places: Iterable[tuple[float, float]]) -> Iterable[tuple[float, float]]:
    """Positions inside the frame, on a grid of three units."""
    for lat, lon in places:
        if frame.south < lat < frame.north and frame.west < lon < frame.east:
            x, y = frame.at(lat, lon)
            yield 3.0 * floor(x / 3), 3.0 * floor(y / 3)


def _lines(frame: _Frame) -> str:
    """Some parallels and meridians, with their degrees."""
    step = _round_step(max(frame.north - frame.south, (frame.east - frame.west) / 2) / 4)
    digits = max(0, -floor(log10(step)))
    lines = []
    for number in range(floor(frame.south / step) + 1, floor(frame.north / step) + 1):
        _, y = frame.at(number * step, frame.west)
        label = f"{abs(number * step):.{digits}f}° {'N' if number >= 0 else 'S'}"
        lines.append(f'<path d="M0 {y:.1f}H{WIDTH:.0f}"/><text x="4" y="{y - 3:.1f}">{label}</text>')
    for number in range(floor(frame.west / step) + 1, floor(frame.east / step) + 1):
        x, _ = frame.at(frame.south, number * step)
        label = f"{abs(number * step):.{digits}f}° {'E' if number >= 0 else 'W'}"
        lines.append(
            f'<path d="M{x:.1f} 0V{frame.height:.0f}"/><text x="{x + 3:.1f}" y="{frame.height - 4:.0f}">{label}</text>'
        )
    return f'<g class="lines">{"".join(lines)}</g>'


def _round_step(wanted: float) -> float:
    """The nearest of 1, 2, 5, 10, ... and their parts.

    >>> _round_step(0.17), _round_step(3.4)
    (0.1, 2.0)
    """
    power = 10.0 ** floor(log10(wanted))
    return max(each * power for each in (1.0, 2.0, 5.0) if each * power <= wanted)


def _position(lat: object, lon: object) -> tuple[float, float] | None:
    try:
        found = float(str(lat)), float(str(lon))
    except ValueError:
        return None
    return found if -90 <= found[0] <= 90 and -180 <= found[1] <= 180 else None
