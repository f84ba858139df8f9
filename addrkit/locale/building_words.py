"""Words in the names of buildings under one short form: "Sunrise Apartments" and "Sunrise Apts"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Final

from addrkit.locale.data import read_data
from addrkit.locale.text import fold


def shortened(words: Iterable[str]) -> tuple[str, ...]:
    """The folded words of a building's name, each under its short form.

    >>> shortened(("prestige", "towers")), shortened(("prestige", "twr"))
    (('prestige', 'twr'), ('prestige', 'twr'))
    """
    short = _short_forms()
    return tuple(short.get(word, word) for word in words)


def in_short(words: Sequence[str]) -> tuple[str, ...]:
    """The folded words of a building's name, words and phrases under their short forms.

    >>> in_short(("shanti", "co", "op", "housing", "society", "ltd")), in_short(("shanti", "chs"))
    (('shanti', 'soc'), ('shanti', 'soc'))
    """
    plain, phrases = shortened(words), _phrases()
    found: list[str] = []
    at = 0
    while at < len(plain):
        runs = (plain[at : at + size] for size in range(_LONGEST, 1, -1))
        said = next((run for run in runs if run in phrases), ())
        found.append(phrases[said] if said else plain[at])
        at += len(said) or 1
    return tuple(found)


_LONGEST: Final = 6
"""Words of a phrase at most."""


@cache
def _short_forms() -> Mapping[str, str]:
    """Every word of `buildings.yaml`, folded, to the key it stands behind."""
    data = read_data("buildings.yaml")
    return {fold(str(word)): fold(str(key)) for key, words in data.items() for word in words}


@cache
def _phrases() -> Mapping[tuple[str, ...], str]:
    """The same of its phrases, by their words under their short forms."""
    return {shortened(said.split()): key for said, key in _short_forms().items() if " " in said}
