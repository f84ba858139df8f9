"""Lanes and the road that they leave: "7 kiệt 45 Hải Phòng", "K45/7 Hải Phòng"; codes of plots: "Lô B12 đường N3"."""

from __future__ import annotations

from addrkit.parsing.rules.cut import LINK, Cut
from addrkit.parsing.tagger.parts import FOUND, Parts, release_all, take

_CODE = 4
"""Signs of the code of a plot, at most."""


def join_lanes(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Have the name behind the number of a lane be its road, and a number in front that of the door, in place."""
    if not cut.lexicon.country.lane_words:
        return
    _number_in_front(cut, labels, parts)
    _road_behind(cut, labels, parts)


def _number_in_front(cut: Cut, labels: list[str], parts: Parts) -> None:
    """The number of a lane in short, or the code of a plot, at the head of a text that has no other number."""
    if "house_number" in parts:
        return
    first = cut.role(0, "number")
    end = first + 1
    while end < len(labels) and cut.tokens[end].joined and cut.tokens[end].folded[-1:].isdigit():
        end += 1
    if end >= len(labels) or cut.breaks(end):
        return
    head, letter = cut.tokens[first].folded, cut.lexicon.country.lane_letter
    lane = first == 0 and end > 1 and head.startswith(letter) and head.removeprefix(letter).isdigit()
    plot = first == 1 and head[:1].isalpha() and head[-1:].isdigit() and len(head) <= _CODE
    stop = _end_of_name(cut, end)
    if not (lane or plot) or stop == end:
        return
    release_all(labels, parts, 0, stop)
    labels[:first] = [LINK] * first
    take(labels, parts, "house_number", first, end, FOUND)
    take(labels, parts, "street", end, stop, FOUND)


def _road_behind(cut: Cut, labels: list[str], parts: Parts) -> None:
    """The name right behind the number of a lane, up to the separator."""
    if "street" not in parts:
        return
    first, end, sure = parts["street"]
    words = [token.folded for token in cut.tokens[first:end]]
    numbered = words[-1][:1].isdigit() and words[0] in cut.lexicon.country.lane_words
    if not numbered or not all(
        word[:1].isdigit() or cut.role(first + at, "street") for at, word in enumerate(words)
    ):
        return
    stop = _end_of_name(cut, end)
    # A ward right behind the lane is none of its road: "ngõ 82 Dịch Vọng Hậu, Cầu Giấy".
    if stop == end or any(
        part[:2] == (end, stop) for part in (parts.get("suburb", ()), parts.get("district", ()))
    ):
        return
    release_all(labels, parts, end, stop)
    take(labels, parts, "street", first, stop, sure)


def _end_of_name(cut: Cut, at: int) -> int:
    """Where the name that begins at a word ends: at a separator, a number, or a word for a kind of place."""
    stop = at
    while stop < len(cut.tokens) and not cut.breaks(stop) and not _opens_a_place(cut, stop):
        stop += 1
    return stop


def _opens_a_place(cut: Cut, at: int) -> bool:
    kinds = cut.lexicon.country.suburb_words | cut.lexicon.country.district_words
    written = cut.tokens[at]
    return written.folded in kinds and cut.text[written.end : written.end + 1] == "."
