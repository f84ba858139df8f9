"""Postcodes with more in them than a postcode, or less, and what no postcode of the country begins with."""

from __future__ import annotations

from functools import lru_cache

import regex

from addrkit.parsing.rules.cut import FREE, Cut
from addrkit.parsing.tagger.parts import FOUND, Parts, release, take

_SIGNS_OF_DOOR = 5
"""Signs of a door's number at most."""
_WORDS = 6
"""Words of a postcode and a door's number at most."""
_SIGN = 3
"""Letters of what belongs to a door's number at most: "III"."""


def mend_postcodes(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Mend the labels of a text's words and its components, in place."""
    if _postcode_and_door(cut, labels, parts) or "postcode" not in parts:
        return
    if _lettered(cut, labels, parts):
        return
    if not cut.lexicon.digits_only:
        _head_of_postcode(cut, labels, parts)
    _part_of_the_door(cut, labels, parts)
    _door_behind(cut, labels, parts)
    _sign_of_the_door(cut, labels, parts)
    _door_for_a_postcode(cut, labels, parts)


def _postcode_and_door(cut: Cut, labels: list[str], parts: Parts) -> bool:
    """Whether the text is a postcode that tells a street, and the door's number, and was cut so: "1053 DP 175-2"."""
    count = len(cut.tokens)
    if not 1 < count <= _WORDS or cut.lexicon.digits_only:
        return False
    end = next((end for end in range(count - 1, 0, -1) if _is_postcode(cut, 0, end)), 0)
    door = cut.tokens[end:]
    if not end or not door[0].folded[0].isdigit() or len(door[0].folded) > _SIGNS_OF_DOOR:
        return False
    if any(each.folded.isalpha() and len(each.folded) > _SIGN for each in door):
        return False
    parts.clear()
    take(labels, parts, "postcode", 0, end, FOUND)
    take(labels, parts, "house_number", end, count, FOUND)
    return True


def _lettered(cut: Cut, labels: list[str], parts: Parts) -> bool:
    """Whether what was taken for a postcode is none: it has no digit, or letters among digits alone: "P1205 CT2A"."""
    first, end, _ = parts["postcode"]
    words = [token.folded for token in cut.tokens[first:end]]
    mixed = [word for word in words if not word.isdigit()]
    if any(word.isdigit() or not word.isalpha() for word in words) and (
        not cut.lexicon.digits_only or not mixed or all(word.isalpha() for word in mixed)
    ):
        return False
    del parts["postcode"]
    labels[first:end] = [FREE] * (end - first)
    return True


def _head_of_postcode(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A word before a part of a postcode that makes a whole one of it is of it: "Douglas IM1 | 1JA"."""
    first, end, sure = parts["postcode"]
    whole = first > 0 and not _is_postcode(cut, first, end) and _is_postcode(cut, first - 1, end)
    place = any(cut.role(first - 1, role) for role in ("known_city", "town", "region"))  # "Lima 27"
    if whole and not place and not cut.breaks(first) and release(labels, parts, first - 1):
        take(labels, parts, "postcode", first - 1, end, max(sure, FOUND))
        return
    more = end < len(labels) and not _is_postcode(cut, first, end) and _is_postcode(cut, first, end + 1)
    town = parts.get("city", (0, 0, 0.0))
    free = more and cut.tokens[end].folded not in cut.lexicon.country.particles  # "7587 de Lutte"
    free = free and (labels[end] in (FREE, "country") or (town[0] == end and town[1] - end > 1))
    if free and not cut.breaks(end) and release(labels, parts, end):
        take(labels, parts, "postcode", first, end + 1, max(sure, FOUND))  # "3083 | CX", "1016 | GV Nuland"


def _part_of_the_door(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Digits that are no postcode, and that a stroke joins to the door's number, are of it: "Bělohorská 5752 | /87"."""
    first, end, _ = parts["postcode"]
    start, stop, sure = parts.get("house_number", (0, 0, 0.0))
    joined = start == end < stop and cut.tokens[end].joined and cut.tokens[end].gap == "/"
    if joined and _joined(cut, first, end).isdigit() and not _is_postcode(cut, first, end):
        del parts["postcode"]
        take(labels, parts, "house_number", first, stop, sure)


def _door_behind(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A door's number behind a postcode that tells its street: "1053DP 175"."""
    first, end, sure = parts.get("postcode", (0, 0, 0.0))
    if "house_number" in parts or end - first < 2 or _is_postcode(cut, first, end):
        return
    for at in range(end - 1, first, -1):
        door = cut.tokens[at].folded
        digits = door.rstrip("abcdefghijklmnopqrstuvwxyz")
        if _is_postcode(cut, first, at) and digits.isdigit() and len(digits) <= _SIGNS_OF_DOOR:
            take(labels, parts, "postcode", first, at, sure)
            take(labels, parts, "house_number", at, end, FOUND)
            return


def _sign_of_the_door(cut: Cut, labels: list[str], parts: Parts) -> None:
    """What stands right behind a door's number and begins no postcode is its unit: "175 1hoog", "23 B03"."""
    first, end, sure = parts.get("postcode", (0, 0, 0.0))
    if (
        "unit" in parts
        or first == end
        or "house_number" not in parts
        or parts["house_number"][1] != first
        or cut.breaks(first)
    ):
        return
    pattern = cut.lexicon.postcode
    if cut.lexicon.digits_only or pattern is None or _may_begin(pattern.pattern, _joined(cut, first, end)):
        return
    del parts["postcode"]
    take(labels, parts, "unit", first, end, min(sure, FOUND))


def _door_for_a_postcode(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Digits beside a street, where postcodes begin with a letter, are its door's: "Sidney BC 10011 Simkin Pl"."""
    first, end, sure = parts.get("postcode", (0, 0, 0.0))
    start, stop, other = parts.get("street", (0, 0, 0.0))
    code, pattern = _joined(cut, first, end), cut.lexicon.postcode
    if cut.lexicon.digits_only or pattern is None or not code.isdigit() or len(code) > _SIGNS_OF_DOOR:
        return
    if _may_begin(pattern.pattern, code):
        return
    number = parts.get("house_number")
    if number is None and (start == end or (stop == first and not cut.breaks(first))):
        del parts["postcode"]
        take(labels, parts, "house_number", first, end, min(sure, FOUND))
    elif number and number[:2] == (end, start) and cut.role(start, "street") == stop - start:
        # "11048 157A St": the street is called by a number.
        del parts["postcode"]
        take(labels, parts, "house_number", first, end, min(sure, FOUND))
        take(labels, parts, "street", end, stop, other)


def _is_postcode(cut: Cut, first: int, end: int) -> bool:
    return cut.lexicon.is_postcode(_joined(cut, first, end))


def _joined(cut: Cut, first: int, end: int) -> str:
    return cut.folded(first, end, "")


@lru_cache(maxsize=2_000)
def _may_begin(pattern: str, text: str) -> bool:
    """Whether some postcode begins with a text."""
    return _partly(pattern).fullmatch(text, partial=True) is not None


@lru_cache(maxsize=300)
def _partly(pattern: str) -> regex.Pattern[str]:
    return regex.compile(pattern, regex.IGNORECASE)
