"""Words in the names of buildings under one short form: "Sunrise Apartments" and "Sunrise Apts"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from addrkit.locale.data import read_data
from addrkit.locale.text import fold


def shortened(words: Iterable[str]) -> tuple[str, ...]:
    """The folded words of a building's name, each under its short form.

    >>> shortened(("prestige", "towers")), shortened(("prestige", "twr"))
    (('prestige', 'twr'), ('prestige', 'twr'))
    """
    short = _short_forms()
    return tuple(short.get(word, word) for word in words)


@cache
def _short_forms() -> Mapping[str, str]:
    """Every word of `buildings.yaml`, folded, to the key it stands behind."""
    data = read_data("buildings.yaml")
    return {fold(str(word)): fold(str(key)) for key, words in data.items() for word in words}
