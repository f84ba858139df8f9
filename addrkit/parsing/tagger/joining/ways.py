"""The way to a door that begins a text, through lanes or without: "k448 h20/100 Hoàng Diệu", "kiệt 234 số 4 Lê Lợi"."""

from __future__ import annotations

from typing import Final, NamedTuple

from addrkit.parsing.rules.cut import FREE, LINK, Cut
from addrkit.parsing.tagger.parts import FOUND, Parts, release_all, take

_PIECE = 5
"""Signs of a piece of a number at most: the "1416" of "1416/35/1B"."""
_PLACES: Final = ("suburb", "district", "city", "known_city", "region", "country", "unit", "building")
"""Roles of words that are of no road's name."""


class _Step(NamedTuple):
    """A number of the way, with the word before it."""

    lane: bool
    first: int
    value: int
    end: int


def join_ways(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Have the numbers that begin a text be the door's and its lanes', and the name behind them the road, in place."""
    if not cut.lexicon.country.lane_words:
        return
    steps = _steps(cut)
    begun = steps[-1].end if steps else 0
    number = parts.get("house_number", (0, 0, 0.0))
    if not begun or number[0] >= begun or cut.breaks(begun) or labels[begun] == "building":
        return
    first, end, lane = _door(steps)
    street = lane if lane < begun else begun
    start, behind, _ = parts.get("street", (0, 0, 0.0))
    # A ward right behind the lane is none of its road: "ngõ 82 Dịch Vọng Hậu, Cầu Giấy".
    ward = steps[-1].lane and parts.get("suburb", (0, 0, 0.0))[0] == begun
    if ward or (start == street < behind > begun and (first == end or number[:2] == (first, end))):
        return
    stop = _end_of_name(cut, labels, parts, begun)
    if stop == begun:
        return
    release_all(labels, parts, 0, stop)
    labels[:first] = [LINK] * first
    if first < end:
        take(labels, parts, "house_number", first, end, FOUND)
    take(labels, parts, "street", street, stop, FOUND)


def _steps(cut: Cut) -> list[_Step]:
    """The numbers that follow one another from the head of the text on; none where they are not of one door."""
    found: list[_Step] = []
    at = 0
    while at < len(cut.tokens) and not (at and cut.breaks(at)):
        lane = cut.tokens[at].folded in cut.lexicon.country.lane_words
        value = at + (1 if lane else cut.role(at, "number"))
        end = _code_end(cut, value)
        if end == value or cut.role(at, "milepost"):
            break  # "km 40"
        found.append(_Step(lane, at, value, end))
        at = end
    plain = sum(not step.lane and cut.tokens[step.first].folded.isdigit() for step in found)
    return found if plain < 2 else []


def _door(steps: list[_Step]) -> tuple[int, int, int]:
    """Where the door's number begins and ends, and where the lanes that are of the road begin."""
    doors = [at for at, step in enumerate(steps) if not step.lane]
    lanes = [at for at, step in enumerate(steps) if step.lane]
    if not doors:
        return 0, 0, 0
    behind = [at for at in lanes if at > doors[-1]]
    inside = any(at < doors[-1] for at in lanes)
    first = steps[0].first if inside else steps[doors[0]].value
    return first, steps[doors[-1]].end, steps[behind[0]].first if behind else steps[-1].end


def _code_end(cut: Cut, at: int) -> int:
    """Where a number ends that begins here: "h20/100", "188-189-190", "18bis/2a/a2"; there if none does."""
    if at >= len(cut.tokens) or not _is_piece(cut, at):
        return at
    end = at + 1
    while end < len(cut.tokens) and cut.tokens[end].gap in ("-", "/") and _is_piece(cut, end):
        end += 1
    ward = cut.tokens[at].folded
    kinds = cut.lexicon.country.kinds_glued
    return at if end == at + 1 and ward.rstrip("0123456789") in kinds else end  # "p4": a ward


def _is_piece(cut: Cut, at: int) -> bool:
    word = cut.tokens[at].folded
    return len(word) <= _PIECE and any(map(str.isdigit, word)) and not cut.role(at, "unit")


def _end_of_name(cut: Cut, labels: list[str], parts: Parts, begun: int) -> int:
    """Where the road's name ends: where the tagger ended it, else before what is or opens a place."""
    first, end, _ = parts.get("street", (0, 0, 0.0))
    stop = begun
    if first <= begun < end:
        stop = end
        while (
            stop < len(cut.tokens) and labels[stop] == FREE and not cut.breaks(stop) and not cut.marks[stop]
        ):
            stop += 1
        return stop
    while stop < len(cut.tokens) and not (stop > begun and cut.breaks(stop)):
        placed = any(cut.role(stop, role) for role in _PLACES)
        if placed or not cut.tokens[stop].folded.isalpha() or labels[stop] in ("postcode", "country"):
            break
        stop += 1
    return stop if stop - begun > 1 or labels[begun] in ("street", FREE) else begun
