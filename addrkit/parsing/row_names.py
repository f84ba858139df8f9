"""A row of a program's own: which of its fields are parts of an address."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from functools import lru_cache
from typing import Any

from addrkit.columns import Columns, read_columns
from addrkit.columns.cells import flattened
from addrkit.columns.questions import AmbiguousColumnsError
from addrkit.columns.warn import NoColumnsError
from addrkit.errors import InputError
from addrkit.types import COMPONENTS

Row = str | Mapping[str, str | None]
"""Free text; or components by name, with free text under `address`."""

FREE_TEXT = "address"
"""The key of a row's free text, beside the components."""
_NAMES = frozenset((*COMPONENTS, FREE_TEXT))
_TOLD = 10
"""Names of a row's fields that an error lists at most."""


def by_our_names(row: Mapping[str, str | None]) -> tuple[Mapping[str, str | None], tuple[str, ...]]:
    """A row by the names of components, its other names read as a table's are; and the names that are not read.

    Raises InputError where no name is that of a part of an address.
    """
    if row.keys() <= _NAMES and not any(isinstance(value, Mapping) for value in row.values()):
        return row, ()
    held = flattened({str(name): value for name, value in row.items()})
    try:
        columns = _columns_of(held)
    except NoColumnsError:
        had = ", ".join(repr(str(name)[:40]) for name in list(row)[:_TOLD])
        raise InputError(
            f"a row has no part of an address: it has {had}; call its fields by the names of components, such as "
            f"'street', 'city' and 'postcode', or give the text as {FREE_TEXT!r}"
        ) from None
    found = columns.query_of(held)
    unread = tuple(name for name in columns.unused if held.get(name) not in (None, "", False, []))
    return ({FREE_TEXT: found} if isinstance(found, str) else found), unread


def _columns_of(held: Mapping[str, Any]) -> Columns:
    """The columns that a row's names tell; its values where the names leave a doubt.

    Raises NoColumnsError where none is that of a part of an address.
    """
    names = tuple(held)
    with suppress(AmbiguousColumnsError):
        return _columns(names)
    return read_columns(names, name="the row", sample=[tuple(held.values())])


@lru_cache(maxsize=1_000)
def _columns(names: tuple[str, ...]) -> Columns:
    return read_columns(names, name="the row")
