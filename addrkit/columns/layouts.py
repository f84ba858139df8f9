"""What is told of files by more than the names of their columns: of one publisher, or by a norm."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from addrkit.columns.options import Join, join_of


@dataclass(frozen=True, slots=True)
class Layout:
    """Files of one publisher, whose columns are told by more than their names."""

    name: str
    needs: tuple[tuple[str, ...], ...]
    """Plain names of columns that all of them have, each under one of several."""
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


def layout_of(name: str, given: Mapping[str, Any], plain: Callable[[str], str]) -> Layout:
    """A layout as the table of names writes it; `plain` makes names of columns plain."""
    fields, crs = dict(given.get("fields") or {}), given.get("crs")
    others = {
        field: tuple(each.strip() for each in fields.pop(field).split(","))
        for field in ("other_streets", "other_cities")
        if field in fields
    }
    return Layout(
        name=name,
        needs=tuple(tuple(map(plain, str(each).split("|"))) for each in given["needs"]),
        country=given.get("country"),
        crs={int(zone): str(system) for zone, system in crs.items()}
        if isinstance(crs, dict)
        else {0: str(crs)}
        if crs
        else {},
        fields={field: join_of(text) for field, text in fields.items()},
        others=others,
        capitals=tuple(given.get("capitals") or ()),
        unread=frozenset(plain(str(each)) for each in given.get("unread") or ()),
        no_number=tuple(str(each) for each in given.get("no_number") or ()),
    )
