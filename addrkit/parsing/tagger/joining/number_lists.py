"""Doors of a list of which the tagger took one for a flat: "31,33,35 Dudley Street", "Hauptstr. 3, 5, 7"."""

from __future__ import annotations

from itertools import pairwise

from addrkit.parsing.rules.cut import Cut
from addrkit.parsing.tagger.parts import Parts, take

_FEWEST = 3
"""Numbers of a list at least, where a blank stands behind their commas: "5, 12 High Street" has a flat."""
_SIDE = 2
"""How far two doors that are beside each other on one side of a street are apart."""


def join_number_lists(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Give a number the other numbers of its list, in place."""
    if not {"house_number", "unit", "street"} <= parts.keys():
        return
    (first, end, sure), (start, stop, _) = parts["house_number"], parts["unit"]
    low, high, ahead = min(first, start), max(end, stop), start < first
    beside = (stop == first) if ahead else (end == start)
    if not beside or ahead != cut.number_first or not cut.breaks(low if ahead else high):
        return
    if _is_list(cut, low, high):
        del parts["unit"]
        take(labels, parts, "house_number", low, high, sure)


def _is_list(cut: Cut, first: int, end: int) -> bool:
    """Whether the words are numbers that go up, with commas between and at most a sign for "and" before the last."""
    numbers = [cut.tokens[at].folded for at in range(first, end)]
    gaps = [cut.tokens[at].gap.strip() for at in range(first + 1, end)]
    if not all(map(str.isdecimal, numbers)) or {*gaps[:-1]} - {","} or gaps[-1] not in (",", "&", "+"):
        return False
    doors = [*map(int, numbers)]
    if any(one >= other for one, other in pairwise(doors)):
        return False
    glued = cut.tokens[end - 1].joined and doors[-1] - doors[0] == _SIDE
    return len(doors) >= _FEWEST or (glued and cut.number_first)
