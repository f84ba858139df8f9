"""Lanes within lanes and the door at their end, however they are written: "8 ngách 15 ngõ 120 Hoàng Quốc Việt"."""

from __future__ import annotations

from typing import NamedTuple

from addrkit.locale.country import Country
from addrkit.locale.terms import terms_in
from addrkit.locale.text import folded_words

_LANES = 5
"""Numbers of lanes and the door together, at most."""


class Lanes(NamedTuple):
    """A door on a road, by the way that leads to it."""

    road: tuple[str, ...]
    """The folded words of the road's name, its type apart where that is the plain one."""
    numbers: tuple[str, ...]
    """Of the lanes from the road inwards, and of the door."""


def lanes(number: str, street: str, conventions: Country) -> tuple[Lanes, ...]:
    """The ways that a number and a street may tell, the likelier first; none where they tell of no lane.

    A number with slashes is written from the road inwards in the one city and from the door outwards in the other.

    >>> from addrkit.locale.country import country
    >>> [way.numbers for way in lanes("8", "Ngách 15 Ngõ 120 Hoàng Quốc Việt", country("VN"))]
    [('120', '15', '8')]
    >>> [way.numbers for way in lanes("215/14", "Nguyễn Xí", country("VN"))]
    [('215', '14'), ('14', '215')]
    """
    words = list(terms_in(street, conventions))
    leading: list[tuple[int, list[str]]] = []
    while words and words[0] in conventions.lane_words:
        kind = words.pop(0)
        numbers = []
        while words and words[0][:1].isdigit():
            numbers.append(_plain(words.pop(0)))
        if not numbers:
            return ()
        leading.append((conventions.lane_words[kind], numbers))
    if words[:1] == [conventions.plain_street_type]:
        del words[0]
    door = [_plain(word) for word in folded_words(number) if word not in conventions.number_prefixes]
    lettered = bool(door) and door[0][1:].isdigit() and door[0][0] == conventions.lane_letter
    door = [word.removeprefix(conventions.lane_letter) for word in door]
    if not words or not door or not all(word[:1].isdigit() for word in door):
        return ()
    # A lane is told from the road inwards by its kind: a ngách is one of a ngõ.
    before = [each for _, some in sorted(leading, key=lambda pair: pair[0]) for each in some]
    if door[: len(before)] == before and len(door) > len(before):
        before = []  # "45/7 kiệt 45" says the lane twice.
    way = (*before, *door)
    if not 1 < len(way) <= _LANES:
        return ()
    ways = (way,) if leading or lettered or way == way[::-1] else (way, way[::-1])
    return tuple(Lanes(tuple(words), each) for each in ways)


def _plain(number: str) -> str:
    return number.lstrip("0") or number
