"""What a report says of its run: from which data, by which rules, out of which columns the verdicts come."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from addrkit.batch.report.points import MOST_CELLS
from addrkit.version import VERSION

if TYPE_CHECKING:
    from addrkit.gazetteer.manifest import Manifest
    from addrkit.gazetteer.store import Gazetteer
    from addrkit.kit import AddressKit


@dataclass(frozen=True, slots=True)
class ColumnsRead:
    """Which columns the address was read from."""

    read: Mapping[str, str]
    """Field, such as `street`, to the columns that it was read from."""
    unused: tuple[str, ...] = ()
    key: str = ""
    """The column that names a row; empty if none does."""


@dataclass(frozen=True, slots=True)
class Facts:
    """The run, as far as it is not a matter of rows."""

    title: str
    """What was verified."""
    made: str
    """When, in the local time."""
    command: str = ""
    country: str = ""
    """The country that stands where a row names none."""
    columns: ColumnsRead = ColumnsRead({})
    gazetteers: tuple[Manifest, ...] = ()
    background: tuple[tuple[float, float], ...] = ()
    """Positions that the gazetteers hold, for a map."""
    settings: tuple[tuple[str, str], ...] = ()
    """The policy and other settings that verdicts depend on, by name."""
    counts_only: bool = False
    """Whether nothing that was typed, and no place of a customer, may stand in the page."""
    version: str = VERSION


def settings_of(kit: AddressKit) -> tuple[tuple[str, str], ...]:
    """The settings of a kit that its verdicts depend on."""
    policy, model = kit.policy, kit.llm
    asked = (
        "never asked" if model.mode == "off" else f"{model.mode}: {model.model or model.url or 'the default'}"
    )
    return (
        ("accepted from a score of", f"{policy.accept_at:g}"),
        (
            "what is confirmed short of the door",
            "accepted" if policy.accept_best_granularity else "never accepted",
        ),
        ("parser", kit.parser.name),
        ("language model", asked),
    )


def background_of(kit: AddressKit) -> tuple[tuple[float, float], ...]:
    """Some positions of every gazetteer, evenly drawn."""
    return tuple(place for gazetteer in kit.gazetteers for place in _some(gazetteer, 10 * MOST_CELLS))


def _some(gazetteer: Gazetteer, most: int) -> Iterator[tuple[float, float]]:
    entries = np.arange(0, len(gazetteer), max(1, len(gazetteer) // most))
    lat, lon = gazetteer.positions(entries)
    known = ~np.isnan(lat)
    yield from zip(lat[known].tolist(), lon[known].tolist(), strict=True)
