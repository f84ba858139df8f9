"""The columns of a file by their names as a layout writes them, whole words for those that are cut short."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from addrkit.columns.names import plain, tokens
from addrkit.columns.spelled import spellings


@lru_cache(16)
def places_of_names(columns: tuple[str, ...]) -> Mapping[str, int]:
    """The place of each plain name, and of what it is short for where no other column has that.

    >>> sorted(places_of_names(("PAO_START_NUM", "UPRN")))
    ['paostartnum', 'paostartnumber', 'uprn']
    """
    found = {plain(name): at for at, name in reversed([*enumerate(columns)])}
    for at, name in enumerate(columns):
        whole = (text for text in spellings(name) if len(text.split()) >= len(tokens(name)))
        for text in whole:
            found.setdefault(plain(text), at)
    return found
