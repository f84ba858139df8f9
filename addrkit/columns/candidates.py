"""The columns that may be read, and those of one address."""

from __future__ import annotations

from dataclasses import dataclass

from addrkit.columns.direct import Meaning


@dataclass(frozen=True, slots=True)
class ColumnCandidate:
    """A column that may be read."""

    place: int
    name: str
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class ColumnGroup:
    """The columns of one address."""

    name: str
    candidates: tuple[ColumnCandidate, ...]
