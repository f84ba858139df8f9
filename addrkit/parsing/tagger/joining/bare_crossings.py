"""Texts that are a crossing and nothing else: "1st & 2nd", "Main St and Side"."""

from __future__ import annotations

import re

from addrkit.locale.towns import towns_of
from addrkit.parsing.rules.cut import FREE, Cut
from addrkit.parsing.rules.lexicon import road_words
from addrkit.parsing.tagger.parts import FOUND, LEFT, Parts, take

_SIGNS = ("&", "@", "/")
_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)")
_NUMBER_AND_TYPE = 2
"""Words of a street that is called by a number: "2 ave"."""
_LONGEST = 4
"""Words of one of the two streets at most."""
_STREETS = frozenset({"street", "city", "suburb", "house_number", "building"})


def join_bare_crossings(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Take a text that two streets are all of, or the part of it that begins it, for one street, in place."""
    if cut.lexicon.eastern or cut.barred:
        return
    stop = next((at for at in range(1, len(labels)) if cut.breaks(at)), len(labels))
    joint = _joint(cut, stop)
    if joint is None:
        return
    slashed = joint[0] == joint[1] and "/" in cut.tokens[joint[0]].gap
    # "Belle Ln/Hawk Ct": the last type is a state's code as well.
    told = {*_STREETS, FREE, "region"} if slashed else {*_STREETS, FREE}
    if not {*labels[:stop]} <= told or (
        slashed and any(cut.tokens[at].digits for at in (joint[0] - 1, joint[0]))
    ):
        return
    if any(parts[name][1] > stop for name in {*labels[:stop]} if name in parts):
        return
    left, right = (0, joint[0]), (joint[1], stop)
    sides = [left, right]
    if any(not 0 < end - first <= _LONGEST for first, end in sides):
        return
    start, end, _ = parts.get("house_number", (0, 0, 0.0))
    if slashed and any(first < start < end < last for first, last in sides):
        return  # "Goethestraße 77 Offenbach/Main" is a door and its town.
    named = [_is_street(cut, *each) for each in sides]
    # "1 & 2 ave" are two streets, "501 and 505 Hougang Avenue" two doors.
    numbered = cut.tokens[0].folded.isdigit() and left[1] == 1
    if numbered and not (
        right[1] - right[0] == _NUMBER_AND_TYPE and cut.tokens[right[0]].digits and named[1]
    ):
        return
    alone = stop == len(labels)
    # "Brighton and Hove" is a town: two plain names are a crossing by a sign, and where nothing else is written.
    signed = joint[0] == joint[1] and cut.tokens[joint[0]].gap != "/"
    plain = alone and signed and all(end - first == 1 for first, end in sides) and not _is_place(cut, stop)
    if not (all(named) or (any(named) and alone) or plain):
        return
    for name in {*labels[:stop]} & parts.keys():
        del parts[name]
    take(labels, parts, "street", 0, stop, FOUND if any(named) else LEFT)


def _is_place(cut: Cut, end: int) -> bool:
    """Whether the whole text is a place's name: "Tyne and Wear"."""
    country, name = cut.lexicon.country, cut.folded(0, end)
    listed = name in country.districts or name in country.regions or name in towns_of(country.code)
    return listed or any(roles.get("country") for roles in cut.marks)


def _joint(cut: Cut, stop: int) -> tuple[int, int] | None:
    """Where the first street ends and the second begins, if one sign or word stands between."""
    found = []
    for at in range(1, stop):
        if any(sign in cut.tokens[at].gap for sign in _SIGNS):
            found.append((at, at))
        elif (
            cut.tokens[at].folded in road_words("joining")
            and len(cut.tokens[at].folded) > 1
            and at + 1 < stop
        ):
            found.append((at, at + 1))
    return found[0] if len(found) == 1 else None


def _is_street(cut: Cut, first: int, end: int) -> bool:
    """Whether words have a street's type at an edge or are a number as streets bear: "1st", "2 ave"."""
    if end - first == 1:
        return _ORDINAL.fullmatch(cut.tokens[first].folded) is not None or bool(cut.role(first, "compound"))
    typed = any(cut.role(at, "street") for at in (first, end - 1))
    # "12 Main St & 5th Ave" has a door.
    door = cut.tokens[first].folded.isdigit() and end - first > 2
    return typed and not door
