"""What stands beside a house or is a part of it, called by its kind alone: "barn", "coach house"."""

from __future__ import annotations

from collections.abc import Container, Sequence
from functools import cache
from typing import Final

from addrkit.locale.country_tables import listed_words
from addrkit.locale.text import folded_words

_LONGEST: Final = 4
"""Words of a kind's name at most: "mother-in-law suite"."""


@cache
def outbuildings() -> frozenset[tuple[str, ...]]:
    """Their kinds, each as folded words.

    >>> ("barn",) in outbuildings(), ("coach", "house") in outbuildings(), ("house",) in outbuildings()
    (True, True, False)
    """
    return frozenset(tuple(folded_words(each)) for each in listed_words("telling.yaml", "outbuildings"))


def names_outbuilding(words: Sequence[str], small: Container[str] = ()) -> bool:
    """Whether folded words are kinds of outbuildings and nothing else, but for letters, numbers and `small` ones.

    >>> names_outbuilding(["granny", "annexe", "2"]), names_outbuilding(["barn", "owl", "cottage"])
    (True, False)
    """
    found, at = False, 0
    while at < len(words):
        length = next((n for n in range(_LONGEST, 0, -1) if tuple(words[at : at + n]) in outbuildings()), 0)
        if not length and len(words[at]) > 1 and not words[at].isdigit() and words[at] not in small:
            return False
        found = found or length > 0
        at += length or 1
    return found
