"""Roads by whose they are and by their number: "Hwy 12" and "WI-12" may be State Highway 12."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from addrkit.compare.entry import compared_words
from addrkit.locale.country import Country
from addrkit.locale.text import fold

_GLUED: Final = re.compile(r"([a-z]{1,3})(\d+[a-z]?)")
_NUMBER: Final = re.compile(r"\d+[a-z]?|[a-z]{1,2}")
_ANY: Final = "any"
_OF_REGION: Final = "region"
"""Among the words of a class of roads ("{region}"): the code of the region, "WI-12"."""


class _Road(NamedTuple):
    kind: str
    number: str


def is_the_road(typed: Sequence[str], known: Sequence[str], region: str | None, conventions: Country) -> bool:
    """Whether two names are one road's, by its class and its number; a word for any road says of none whose it is.

    >>> from addrkit.locale.country import country
    >>> is_the_road(("wi", "12"), ("sh", "12"), "WI", country("US"))
    True
    >>> is_the_road(("cr", "12"), ("sh", "12"), "WI", country("US"))
    False
    """
    if not conventions.road_classes:
        return False
    one, other = _road(tuple(typed), region, conventions), _road(tuple(known), region, conventions)
    if one is None or other is None or one.number != other.number:
        return False
    return one.kind == other.kind or (one.number[:1].isdigit() and _ANY in (one.kind, other.kind))


def _road(name: tuple[str, ...], region: str | None, conventions: Country) -> _Road | None:
    """The class and the number of a road that is called by them alone."""
    glued = _GLUED.fullmatch(name[-1])
    words = (*name[:-1], *glued.groups()) if glued else name
    if len(words) < 2 or not _NUMBER.fullmatch(words[-1]):
        return None
    classes = _classes(conventions)
    kind = classes.get(words[:-1])
    if kind is None and region is not None and words[:-1] == (fold(region),):
        kind = classes.get((_OF_REGION,))
    return _Road(kind, words[-1]) if kind is not None else None


@lru_cache(maxsize=300)
def _classes(conventions: Country) -> dict[tuple[str, ...], str]:
    """What roads of each class are called, as it is compared, to the class."""
    return {
        (said,) if said == _OF_REGION else compared_words(said, conventions): kind
        for said, kind in conventions.road_classes.items()
    }
