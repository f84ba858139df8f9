"""Names derived from names, a value at a time rather than a row at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from addrkit.gazetteer.schema import NAMES
from addrkit.locale.text import fold

LONGEST_NAME = 100
"""Characters of another name; a longer one is a remark or an address."""
MOST_NAMES = 100
"""Other names of one street or place."""


def each_value(column: pa.Array, change: Callable[[str], str | None]) -> pa.Array:
    """A column of text with every different value changed once."""
    encoded = pc.dictionary_encode(column)
    changed = pa.array([change(value) for value in encoded.dictionary.to_pylist()], pa.string())
    return changed.take(encoded.indices)


def other_names(name: pa.Array, *others: pa.Array) -> pa.Array:
    """The other names of each row that differ from its name in more than case and accents; null for none."""
    codes = np.zeros(len(name), np.int64)
    values: list[list[str | None]] = []
    for column in (name, *others):
        encoded = pc.dictionary_encode(column, null_encoding="encode")
        values.append(encoded.dictionary.to_pylist())
        codes = codes * len(values[-1]) + encoded.indices.to_numpy(zero_copy_only=False)
    unique, back = np.unique(codes, return_inverse=True)
    lists: list[list[str] | None] = []
    for code in unique.tolist():
        row: list[str | None] = []
        for column_values in reversed(values):
            code, position = divmod(code, len(column_values))
            row.append(column_values[position])
        lists.append(different(row[-1], reversed(row[:-1])))
    return pa.array(lists, NAMES).take(pa.array(back))


def different(name: str | None, others: Iterable[str | None]) -> list[str] | None:
    """Those names that differ from a name and from each other in more than case and accents.

    >>> different("Helsinki", ["HELSINKI", "Helsingfors", None, "helsingfors"])
    ['Helsingfors']
    """
    seen = {fold(name or "")}
    kept = []
    for each in others:
        text = (each or "").strip()
        if text and len(text) <= LONGEST_NAME and fold(text) not in seen:
            seen.add(fold(text))
            kept.append(text)
    return kept[:MOST_NAMES] or None


def ordinary_case(text: str) -> str:
    """A text that is written in capitals alone, in ordinary case; compass points stay.

    >>> ordinary_case("NW 6TH ST"), ordinary_case("O'NEIL RD"), ordinary_case("McLean Ave")
    ('NW 6th St', "O'Neil Rd", 'McLean Ave')
    """
    if not text.isupper():
        return text
    return " ".join(_word(word) for word in text.split())


def _word(word: str) -> str:
    if word in ("NE", "NW", "SE", "SW"):
        return word
    return word.lower() if word[0].isdigit() else word.title()
