"""What is told of files by more than the names of their columns: of one publisher, or by a norm."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from addrkit.columns.options import Join


@dataclass(frozen=True, slots=True)
class Layout:
    """Files of one publisher, whose columns are told by more than their names."""

    name: str
    needs: tuple[str, ...]
    """Plain names of columns that all of them have."""
    country: str | None
    crs: Mapping[int, str]
    """Of the columns of projected coordinates, by the millions that x begins with; 0 where one holds for all."""
    fields: Mapping[str, Join]
    others: Mapping[str, tuple[str, ...]]
    """Columns of more names: `other_streets`, `other_cities`."""
    capitals: tuple[str, ...]
    """Fields that are written in capitals alone."""
    unread: frozenset[str]
    """Plain names of columns of codes, which are not what their names say."""
    no_number: tuple[str, ...]
    """What stands as the number of a place that has none."""


@dataclass(frozen=True, slots=True)
class CountedLines:
    """The lines of an address by a norm that counts them."""

    names: frozenset[str]
    """What stands before the number of a line, plain."""
    street: int
    town: int
    fields: Mapping[int, str]
