"""Words for the axes of coordinates."""

from __future__ import annotations

from functools import cache

from addrkit.columns.names import plain
from addrkit.locale.data import read_data

WORDS = "column_words.yaml"


@cache
def axis_words() -> frozenset[str]:
    """Words for the axes of coordinates, which are no others that are written as one: "NORD"."""
    return frozenset(plain(str(word)) for words in read_data(WORDS)["axes"].values() for word in words)
