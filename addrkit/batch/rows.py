"""What passes between the readers, the verification and the writers of a batch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, Protocol

Format = Literal["csv", "jsonl", "json", "parquet", "xlsx"]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the input, as it is."""

    columns: tuple[str, ...]
    cells: tuple[Any, ...]
    """One for each column."""
    error: str | None = None
    """Why the row cannot be verified; None if it can."""
    origin: tuple[Any, int] | None = None
    """The Arrow batch that holds the row, and its place there; None for text formats."""


class RowSource(Protocol):
    """A table that is read once, row by row."""

    name: str
    """The file, as messages call it."""
    format: Format
    columns: tuple[str, ...]
    """The columns that are known before the rows are read."""
    sample: list[Row]
    """Some of the first rows; `rows` gives them all the same."""
    total: int | None
    """Where `position` ends; None if nobody knows (a pipe)."""

    def rows(self) -> Iterator[Row]:
        """Every row in order. Raises InputError if the file breaks off."""
        ...

    def position(self) -> int:
        """How much was read, in bytes or in rows."""
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...


class Sink(Protocol):
    """A table that is written once, row by row."""

    def write(self, row: Row, answer: Mapping[str, Any]) -> None:
        """Add a row: the input's cells, then the answer's."""
        ...

    def close(self) -> None:
        """Write what is still held back."""
        ...
