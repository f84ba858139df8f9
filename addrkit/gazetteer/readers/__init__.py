"""Readers of reference data: each turns one source format into batches of `schema.ROWS`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pyarrow as pa

from addrkit.errors import UsageError
from addrkit.gazetteer.readers.csv import read_csv
from addrkit.gazetteer.refusal import Refusal

Reader = Callable[[Path, Mapping[str, str]], Iterator[pa.RecordBatch | Refusal]]
"""A path and a map from canonical columns to the input's; yields batches of `schema.ROWS`, and refusals of rows
that it cannot make sense of. Raises InputError if the file cannot be read."""

READERS: Mapping[str, Reader] = {"csv": read_csv}


def reader_for(path: Path, name: str) -> Reader:
    """The reader of a given name; `auto` recognises the format of a file.

    Raises UsageError for a name that is none.
    """
    if name == "auto":
        return READERS["csv"]
    if name not in READERS:
        raise UsageError(f"unknown reader {name!r}: use one of {', '.join(('auto', *READERS))}")
    return READERS[name]
