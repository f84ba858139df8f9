"""Columns that were named by who asks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from addrkit.columns.columns import FieldSource, Filter, shown
from addrkit.columns.names import plain
from addrkit.columns.options import join_of
from addrkit.errors import InputError, UsageError

MAX_LISTED = 40
"""Columns that an error message lists."""
_BY_PLACE = re.compile(r"#(\d{1,4})")


def asked_columns(
    columns: Sequence[str], mapped: Mapping[str, str], allowed: Sequence[str], name: str
) -> dict[str, FieldSource]:
    """Field to columns, as `--map` names them.

    A column is named exactly, or in another case, or with other signs; `#3` is the third. Raises UsageError for a field
    that is none, InputError for a column that is not there.
    """
    found = {}
    for field, text in mapped.items():
        if field not in allowed:
            raise UsageError(f"there is no field {field!r} to map: the fields are {', '.join(allowed)}")
        whole = place_of(columns, text)
        if whole is not None:
            found[field] = FieldSource((("", (whole,)),))
            continue
        pieces = []
        for piece in join_of(text).pieces:
            places = []
            for each in piece.columns:
                place = place_of(columns, each)
                if place is None:
                    raise no_column(name, each, columns, f" for {field}")
                places.append(place)
            pieces.append((piece.glue, tuple(places)))
        found[field] = FieldSource(tuple(pieces))
    return found


def place_of(columns: Sequence[str], wanted: str) -> int | None:
    """Where a column is: by its exact name, by its name in any case, by its name without signs, or by its number.

    >>> place_of(["id", "Postal Code", "a", "a"], "postal_code"), place_of(["id", "a", "a"], "#3")
    (1, 2)
    """
    for same in (str, lambda text: text.strip().casefold(), plain):
        sought = same(wanted)
        if not sought:
            continue
        place = next((at for at, each in enumerate(columns) if same(each) == sought), None)
        if place is not None:
            return place
    numbered = _BY_PLACE.fullmatch(wanted.strip())
    if numbered and 1 <= int(numbered[1]) <= len(columns):
        return int(numbered[1]) - 1
    return None


def filters_of(columns: Sequence[str], where: Sequence[tuple[str, str]], name: str) -> tuple[Filter, ...]:
    """The filters that `--where` asks for. Raises InputError for a column that is not there."""
    values: dict[int, set[str]] = {}
    for column, value in where:
        place = place_of(columns, column)
        if place is None:
            raise no_column(name, column, columns, " for --where")
        values.setdefault(place, set()).add(value.strip().casefold())
    return tuple(
        Filter(place, frozenset(wanted), True, f"another {shown(columns[place])} than --where asks for")
        for place, wanted in values.items()
    )


def no_column(name: str, wanted: str, columns: Sequence[str], purpose: str = "") -> InputError:
    """What to say of a column that is not there."""
    return InputError(f"{name} has no column {wanted!r}{purpose}: it has {listed(columns)}")


def listed(columns: Sequence[str]) -> str:
    """The names of columns, for a message."""
    if not columns:
        return "no columns"
    named = ", ".join(repr(shown(each)) for each in columns[:MAX_LISTED])
    more = len(columns) - MAX_LISTED
    return named + (f" and {more} more" if more > 0 else "")
