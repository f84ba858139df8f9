"""The kinds of tables in memory, each read and extended in its own way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

import pyarrow as pa

from addrkit.batch.parquet import answer_schema, values_of
from addrkit.columns import Columns
from addrkit.errors import UsageError

ROWS = 4_096
"""Rows that are turned into Python values at a time."""
_TYPES = {each.name: each.type for each in answer_schema()}
_ADDED = tuple(_TYPES)


class Table(Protocol):
    """A table in memory."""

    @property
    def names(self) -> tuple[str, ...]:
        """Its columns."""
        ...

    def __len__(self) -> int:
        """Its rows."""
        ...

    def sample(self, count: int) -> list[tuple[Any, ...]]:
        """Some of its first rows."""
        ...

    def rows(self, columns: Columns) -> Iterator[list[Any]]:
        """Every row as wide as the header; None in columns that are not read, and for what is missing."""
        ...

    def extended(self, added: Mapping[str, Sequence[Any]]) -> Any:
        """The table with more columns, in the order of the answer's."""
        ...


def table_of(frame: Any) -> Table:
    """The table that a data frame is. Raises UsageError for what is none that can be read."""
    module = type(frame).__module__.partition(".")[0]
    if module == "pandas" and hasattr(frame, "iloc") and hasattr(frame, "columns"):
        return _Pandas(frame)
    if module == "polars" and hasattr(frame, "get_columns"):
        return _Polars(frame)
    if isinstance(frame, (pa.Table, pa.RecordBatch)):
        return _Arrow(frame)
    name = f"{type(frame).__module__}.{type(frame).__qualname__}"
    mend = ": call .collect() first" if name.endswith("LazyFrame") else ""
    raise UsageError(f"{name} is no table that addrkit reads{mend}; give a pandas, Polars or Arrow table")


class _Arrow:
    """A pyarrow Table or RecordBatch."""

    def __init__(self, frame: Any) -> None:
        self._frame = frame
        self.names = tuple(frame.schema.names)

    def __len__(self) -> int:
        return int(self._frame.num_rows)

    def sample(self, count: int) -> list[tuple[Any, ...]]:
        some = self._frame.slice(0, count)
        return list(zip(*(values_of(each) for each in some.columns), strict=True))

    def rows(self, columns: Columns) -> Iterator[list[Any]]:
        read = columns.asked
        for start in range(0, len(self), ROWS):
            some = self._frame.slice(start, ROWS)
            yield from _wide(len(self.names), read, [values_of(some.column(place)) for place in read])

    def extended(self, added: Mapping[str, Sequence[Any]]) -> Any:
        schema = pa.schema(
            [*self._frame.schema, *((name, _TYPES[kind]) for name, kind in zip(added, _ADDED, strict=True))],
            metadata=self._frame.schema.metadata,
        )
        columns = [
            pa.array(values, _TYPES[kind]) for values, kind in zip(added.values(), _ADDED, strict=True)
        ]
        return type(self._frame).from_arrays([*self._frame.columns, *columns], schema=schema)


class _Pandas:
    """A pandas DataFrame; columns may share a name."""

    def __init__(self, frame: Any) -> None:
        self._frame = frame
        self.names = tuple(map(str, frame.columns))

    def __len__(self) -> int:
        return len(self._frame)

    def sample(self, count: int) -> list[tuple[Any, ...]]:
        some = self._frame.iloc[:count]
        return list(zip(*(self._values(some, at) for at in range(len(self.names))), strict=True))

    def rows(self, columns: Columns) -> Iterator[list[Any]]:
        read = columns.asked
        for start in range(0, len(self), ROWS):
            some = self._frame.iloc[start : start + ROWS]
            yield from _wide(len(self.names), read, [self._values(some, place) for place in read])

    def _values(self, frame: Any, at: int) -> list[Any]:
        series = frame.iloc[:, at]
        return [None if missing else value for value, missing in zip(series, series.isna(), strict=True)]

    def extended(self, added: Mapping[str, Sequence[Any]]) -> Any:
        import pandas as pd

        made = {
            name: pd.Series(
                list(values),
                index=self._frame.index,
                dtype="float64" if pa.types.is_floating(_TYPES[kind]) else "object",
            )
            for (name, values), kind in zip(added.items(), _ADDED, strict=True)
        }
        return pd.concat([self._frame, pd.DataFrame(made, index=self._frame.index)], axis=1)


class _Polars:
    """A Polars DataFrame."""

    def __init__(self, frame: Any) -> None:
        self._frame = frame
        self.names = tuple(frame.columns)

    def __len__(self) -> int:
        return int(self._frame.height)

    def sample(self, count: int) -> list[tuple[Any, ...]]:
        return list(self._frame.head(count).iter_rows())

    def rows(self, columns: Columns) -> Iterator[list[Any]]:
        read = columns.asked
        for start in range(0, len(self), ROWS):
            some = self._frame.slice(start, ROWS)
            yield from _wide(len(self.names), read, [some.to_series(place).to_list() for place in read])

    def extended(self, added: Mapping[str, Sequence[Any]]) -> Any:
        import polars as pl

        kinds = {pa.float64(): pl.Float64, pa.string(): pl.String}
        return self._frame.hstack(
            [
                pl.Series(name, list(values), kinds.get(_TYPES[kind], pl.List(pl.String)))
                for (name, values), kind in zip(added.items(), _ADDED, strict=True)
            ]
        )


def _wide(width: int, read: Sequence[int], values: Sequence[Sequence[Any]]) -> Iterator[list[Any]]:
    """Rows as wide as the header of the columns that are read."""
    for cells in zip(*values, strict=True):
        row: list[Any] = [None] * width
        for place, cell in zip(read, cells, strict=True):
            row[place] = cell
        yield row
