"""Rows as dictionaries gathered into batches of `schema.ROWS`, and files of installed packages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa

from addrkit.errors import GazetteerError
from addrkit.gazetteer.schema import ROWS

BATCH = 50_000


def batches(rows: Iterable[Mapping[str, Any]]) -> Iterator[pa.RecordBatch]:
    """Batches of rows; a column that a row does not have is null."""
    remaining = iter(rows)
    while some := list(islice(remaining, BATCH)):
        there = set().union(*some)
        columns = [
            pa.array([row.get(field.name) for row in some], field.type)
            if field.name in there
            else pa.nulls(len(some), field.type)
            for field in ROWS
        ]
        yield pa.RecordBatch.from_arrays(columns, schema=ROWS)


def package_folder(module: str, distribution: str) -> Path:
    """The folder of an installed package, without importing it.

    Raises GazetteerError if it is not installed.
    """
    spec = find_spec(module)
    if spec is None or not spec.submodule_search_locations:
        raise GazetteerError(f"the package {distribution} is not installed: pip install {distribution}")
    return Path(next(iter(spec.submodule_search_locations)))


def written_case(text: str) -> str:
    """Capitals lowered to ordinary case in words that are written in capitals alone.

    Codes of up to two letters stay as they are.

    >>> written_case("MAIN Street NE"), written_case("WEST 6TH ST"), written_case("O'NEIL RD")
    ('Main Street NE', 'West 6th ST', "O'Neil RD")
    """
    return " ".join(_word_case(word) for word in text.split())


def _word_case(word: str) -> str:
    if len(word) <= 2 or not word.isupper():
        return word
    if word[0].isdigit():
        return word.lower()
    return word.title()
