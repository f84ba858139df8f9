"""Objects of a program's own: each is read by the keys that it has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from addrkit.columns.cells import flattened
from addrkit.columns.columns import Columns
from addrkit.columns.options import ColumnOptions
from addrkit.columns.read import read_columns
from addrkit.columns.warn import NoColumnsError
from addrkit.errors import AddrkitError

_MOST_KINDS = 1_000
"""Sets of keys that are remembered."""


class KeyedRows:
    """Reads objects by their keys, those of objects within them led by theirs (`a.b`)."""

    def __init__(self, options: ColumnOptions, name: str, mapped: Sequence[str] = ()) -> None:
        """`name` is what messages call an object; `mapped` are keys that `options` names: an object may lack them."""
        self._options, self._name, self._mapped = options, name, tuple(mapped)
        self._read: dict[tuple[str, ...], Columns | AddrkitError] = {}

    def query(self, row: Mapping[str, Any]) -> str | dict[str, str | None]:
        """What to verify of an object; nothing if none of its keys is of an address.

        Raises InputError for one whose keys leave open which of them are meant.
        """
        flat = flattened(row)
        columns = self._of(flat)
        return columns.query_of(flat) if columns.fields else ""

    def _of(self, flat: Mapping[str, Any]) -> Columns:
        keys = tuple(flat)
        found = self._read.get(keys)
        if found is None:
            found = self._columns(keys, tuple(flat.values()))
            if len(self._read) < _MOST_KINDS:
                self._read[keys] = found
        if isinstance(found, AddrkitError):
            raise found
        return found

    def _columns(self, keys: tuple[str, ...], cells: tuple[Any, ...]) -> Columns | AddrkitError:
        lacking = [name for name in self._mapped if name not in keys]
        header = (*keys, *lacking)
        sample = [(*cells, *[None] * len(lacking))]
        try:
            return read_columns(header, self._options, name=self._name, sample=sample)
        except NoColumnsError:
            return Columns(header, {})
        except AddrkitError as error:
            return error
