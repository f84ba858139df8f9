"""A table of reference data, whichever format it comes in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from addrkit.gazetteer.refusal import Refusal

Batches = Iterator["Mapping[int, pa.Array] | Refusal"]
"""The columns that were asked for, by their places, as text; null where empty."""
SAMPLE_ROWS = 100
"""Rows that are looked at to tell columns apart."""


@dataclass(frozen=True, slots=True)
class Tabular:
    """A table that can be read."""

    path: Path
    header: tuple[str, ...]
    sample: Sequence[Sequence[Any]]
    """Some of its first rows."""
    read: Callable[[Sequence[int]], Batches]
    """The rows' cells of some columns, named by their places. Raises InputError."""
