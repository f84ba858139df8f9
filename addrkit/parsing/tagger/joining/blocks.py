"""Blocks beside a flat, a code before its building: "Block D, Flat 202", "12F, Tower 1", "A-301 Gokul Residency"."""

from __future__ import annotations

import re

from addrkit.locale.unit_words import unit_words
from addrkit.parsing.rules.cut import FREE, Cut
from addrkit.parsing.tagger.parts import FOUND, Parts, take

_CODE = re.compile(r"\d{1,3}[a-z]?|[a-z]\d?")
_WING = re.compile(r"[a-z]{1,2}")
_FLAT = re.compile(r"\d{3,4}")
"""A flat's number that begins with its storey's."""
_HELD_FOR = ("suburb", "building", FREE)
"""What such a block may have been held for."""
_SIZE = 2
"""Words of a block: its word and its code."""


def join_blocks(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Have blocks that stand right beside a unit be of it, in place, and a flat's code before its building a unit."""
    if "unit" in parts:
        _before(cut, labels, parts)
        _behind(cut, labels, parts)
    elif cut.lexicon.country.parts_end_at_commas and {"building", "house_number"} <= parts.keys():
        _code_of_flat(cut, labels, parts)


def _before(cut: Cut, labels: list[str], parts: Parts) -> None:
    first, end, sure = parts["unit"]
    start = first - _SIZE
    if start < 0 or not _is_block(cut, start) or not (start == 0 or cut.breaks(start)):
        return
    name = labels[start]
    if (
        labels[start + 1] != name
        or name not in _HELD_FOR
        or (name != FREE and parts[name][:2] != (start, first))
    ):
        return
    parts.pop(name, None)
    take(labels, parts, "unit", start, end, min(sure, FOUND))


def _behind(cut: Cut, labels: list[str], parts: Parts) -> None:
    first, end, sure = parts["unit"]
    until = end + _SIZE
    if until >= len(labels) or not _is_block(cut, end) or not cut.breaks(until):
        return
    name = labels[end]
    if labels[end + 1] != name or name not in _HELD_FOR or (name != FREE and parts[name][0] != end):
        return
    if name != FREE:
        _, last, held = parts.pop(name)
        if last > until:
            parts[name] = (until, last, held)
    take(labels, parts, "unit", first, until, min(sure, FOUND))


def _is_block(cut: Cut, at: int) -> bool:
    """Whether a word for a block and its code stand together."""
    said = unit_words(cut.lexicon.country).get(cut.tokens[at].folded)
    named = said is not None and said.kind in ("block", "wing")
    return named and not cut.breaks(at + 1) and _CODE.fullmatch(cut.tokens[at + 1].folded) is not None


def _code_of_flat(cut: Cut, labels: list[str], parts: Parts) -> None:
    """The code that opens a text and has a wing's letter and a flat's number, right before a building's name."""
    first, end, sure = parts["house_number"]
    if first or end != _SIZE or parts["building"][0] != end or cut.breaks(1):
        return
    if _WING.fullmatch(cut.tokens[0].folded) and _FLAT.fullmatch(cut.tokens[1].folded):
        del parts["house_number"]
        take(labels, parts, "unit", first, end, min(sure, FOUND))
