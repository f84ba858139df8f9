"""Numbers that the tagger cut short, ran together with others or read where another one is the door's."""

from __future__ import annotations

import re
from functools import lru_cache

from addrkit.locale.numbers import LONGEST_DOOR
from addrkit.locale.telling_words import several_words, through_words
from addrkit.locale.unit_words import FLAT, parts_of_house, shorthands, unit_words
from addrkit.parsing.rules.cut import FREE, Cut
from addrkit.parsing.rules.lexicon import road_words
from addrkit.parsing.rules.number import is_ordinal
from addrkit.parsing.tagger.completing import is_door
from addrkit.parsing.tagger.joining.storeys import storey_for_number, storey_in_number
from addrkit.parsing.tagger.parts import FOUND, LEFT, Parts, release, take

_SHORTEST_POSTCODE = 5
_WORDED = 2
"""Words with which a list of numbers goes on by a word: "to 32"."""
_LETTERED = re.compile(r"\d{0,4}[a-z]{1,2}|\d{1,4}")
"""The letter or number of a part of a house."""
_PARTED = "/-"
"""What joins the halves of a house number."""


def join_numbers(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Mend the labels of a text's words and its numbers, in place."""
    if "house_number" not in parts:
        _number_before_street(cut, labels, parts)
        _number_in_unit(cut, labels, parts)
        _number_behind_empty_unit(cut, labels, parts)
        _number_behind_part(cut, labels, parts)
        _number_and_type(cut, labels, parts)
        _number_before_unit(cut, labels, parts)
    if "house_number" in parts:
        _postcode_in_number(cut, labels, parts)
        storey_in_number(cut, labels, parts)
        storey_for_number(cut, labels, parts)
        _list_of_numbers(cut, labels, parts)
        _part_of_house(cut, labels, parts)
        _part_behind(cut, labels, parts)
        _letter_behind(cut, labels, parts)
        _list_goes_on(cut, labels, parts)
        _other_end(cut, labels, parts)
        _number_before_parcel(cut, labels, parts)
        _street_of_two_numbers(cut, labels, parts)


@lru_cache(maxsize=64)
def _numbered(letters: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(sorted(map(re.escape, letters)))})\d{{1,3}}[a-z]?")


def _number_before_unit(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A number between a street's name and its unit is the door's: "Corrientes 1234 5º B"; "Calle 13" is a name."""
    if cut.number_first or not {"street", "unit"} <= parts.keys() or "house_number" in parts:
        return
    first, end, sure = parts["street"]
    named = any(
        not cut.role(at, "street") and cut.tokens[at].folded.isalpha() for at in range(first, end - 1)
    )
    if parts["unit"][0] == end and named and is_door(cut, end - 1, end):
        take(labels, parts, "street", first, end - 1, sure)
        take(labels, parts, "house_number", end - 1, end, min(sure, FOUND))


def _list_of_numbers(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Numbers that go on a list are no part of the street: "120 to 124 Paya Lebar Way", "535, 536 and 537 Lorong 5"."""
    if "street" not in parts or not cut.number_first:
        return
    first, end, sure = parts["house_number"]
    at, stop, _ = parts.get("unit", (0, 0, 0.0))
    if at == end and stop - at == _WORDED and _goes_on_list(cut, at) == _WORDED:
        del parts["unit"]
        take(labels, parts, "house_number", first, stop, sure)
        end = stop
    start, stop, other = parts["street"]
    if start != end:
        return
    at, worded, more = start, False, 0
    while at + 1 < stop and (size := _goes_on_list(cut, at)):
        at += size
        worded, more = worded or size > 1, more + 1
    several = worded or more > 1 or any(cut.tokens[each].digits for each in range(first + 1, end))
    if more and several and stop - at > 1 and not all(cut.tokens[each].digits for each in range(at, stop)):
        take(labels, parts, "house_number", first, at, min(max(sure, LEFT), FOUND))
        take(labels, parts, "street", at, stop, max(other, LEFT))


def _goes_on_list(cut: Cut, at: int) -> int:
    """Words at which a list of numbers goes on: "and 537" has two, ", 537" one; 0 where it does not."""
    word = cut.tokens[at].folded
    worded = word in through_words() or word in several_words(cut.lexicon.country.code)
    number = cut.tokens[at + worded]
    parted = worded or (cut.breaks(at) and "," in cut.tokens[at].gap) or cut.tokens[at].gap == "/"
    numbered = number.digits and number.folded[:1].isdigit() and not is_ordinal(number.folded)
    return 1 + worded if parted and numbered else 0


def _part_of_house(cut: Cut, labels: list[str], parts: Parts) -> None:
    """The number of another building of the house, glued to its letter, is of the number: "ulica 21 k2"."""
    known = frozenset(cut.lexicon.country.number_parts)
    first, end, sure = parts["house_number"]
    if not known or end >= len(labels) or cut.breaks(end) or not cut.tokens[end - 1].digits:
        return
    if _numbered(known).fullmatch(cut.tokens[end].folded) and release(labels, parts, end):
        take(labels, parts, "house_number", first, end + 1, sure)


def _part_behind(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A word for a part of the house, with its letter or number, is of the door's: "д. 91, литер А", "корпус 4Г"."""
    first, end, sure = parts["house_number"]
    if cut.number_first:
        return
    at = next((at for at in range(first + 1, end) if cut.role(at, "number_end") == end - at), end)
    value = at + cut.role(at, "number_end")
    if (
        value == at
        or value >= len(labels)
        or cut.breaks(value)
        or not _LETTERED.fullmatch(cut.tokens[value].folded)
        or cut.lexicon.is_postcode(cut.tokens[value].folded.upper())
    ):
        return
    if all(labels[each] in (FREE, "postcode", "building", "house_number") for each in range(at, value + 1)):
        for name in ("postcode", "building"):
            if name in parts and at <= parts[name][0] <= value:
                if parts[name][1] > value + 1:
                    return
                del parts[name]
        take(labels, parts, "house_number", first, value + 1, sure)


def _letter_behind(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A letter that a hyphen joins to a number before a street is of the number: "Lot 2-B MN Hwy 108"."""
    first, end, sure = parts["house_number"]
    start, stop, other = parts.get("street", (0, 0, 0.0))
    if start != end or not cut.number_first or stop - start < _WORDED:
        return
    letter = cut.tokens[end]
    hyphened = letter.joined and letter.gap == "-" and not cut.tokens[end + 1].joined
    if hyphened and len(letter.folded) == 1 and letter.folded.isalpha():
        take(labels, parts, "house_number", first, end + 1, sure)
        take(labels, parts, "street", end + 1, stop, other)


def _list_goes_on(cut: Cut, labels: list[str], parts: Parts) -> None:
    """The last number of a list behind a street, which a word joins to it: "Rua Um, 2, 4 e 8"."""
    first, end, sure = parts["house_number"]
    if cut.number_first or end + 1 >= len(labels) or cut.breaks(end) or cut.breaks(end + 1):
        return
    listed = all(token.digits for token in cut.tokens[first:end]) and cut.tokens[end + 1].folded.isdigit()
    joined = cut.tokens[end].folded in several_words(cut.lexicon.country.code)
    if listed and joined and labels[end] == labels[end + 1] == FREE and cut.breaks(end + 2):
        take(labels, parts, "house_number", first, end + 2, sure)


def _other_end(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A number that a hyphen joins to the door's, and that was left, is of it: "110 | -114 The Tower"."""
    first, end, sure = parts["house_number"]
    if end >= len(labels) or labels[end] != FREE or not cut.tokens[end].joined:
        return
    if cut.tokens[end].gap in _PARTED and cut.tokens[end].digits and cut.tokens[end - 1].digits:
        take(labels, parts, "house_number", first, end + 1, sure)


def _number_before_street(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A number with a letter before a street whose type stands first there: "78s1 prospekt Mira"."""
    if "street" not in parts or cut.number_first:
        return
    first, end, sure = parts["street"]
    number = cut.tokens[first]
    if not number.digits or number.folded.isdigit() or end - first < 3 or not cut.role(first + 1, "street"):
        return
    take(labels, parts, "street", first + 1, end, sure)
    take(labels, parts, "house_number", first, first + 1, min(sure, FOUND))


def _number_in_unit(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A number before the word of a unit, with a street behind it, is the door's: "14 Flat 2 Queens Road"."""
    if not {"unit", "street"} <= parts.keys() or not cut.number_first:
        return
    first, end, sure = parts["unit"]
    worded = cut.role(first + 1, "unit")
    if end - first > 2 and worded and cut.tokens[first].digits and parts["street"][0] == end:
        take(labels, parts, "house_number", first, first + 1, min(sure, FOUND))
        take(labels, parts, "unit", first + 1, end, max(sure, LEFT))


def _number_behind_empty_unit(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A number parted from a unit's word, with its street right behind it, is the door's: "Apt, 12 Main St"."""
    if not {"unit", "street"} <= parts.keys() or not cut.number_first:
        return
    first, end, sure = parts["unit"]
    number = end - 1
    parted = number > first and cut.breaks(number) and not cut.breaks(end)
    worded = not any(token.digits for token in cut.tokens[first:number])
    if parted and worded and cut.tokens[number].digits and parts["street"][0] == end:
        take(labels, parts, "house_number", number, end, min(sure, FOUND))
        take(labels, parts, "unit", first, number, sure)


def _number_behind_part(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A number behind a part of a house of which there is one, before the street, is the door's: "Upper 44 Oak Ave"."""
    if not {"unit", "street"} <= parts.keys() or not cut.number_first:
        return
    first, end, sure = parts["unit"]
    number = end - 1
    part = cut.folded(first, number)
    said, known = shorthands(cut.lexicon.country).get(part, ()), unit_words(cut.lexicon.country)
    # "TFF 9 Albert Road" is the top floor flat; "GF 40" is no flat.
    only_one = part in parts_of_house() or any(known[word].kind == FLAT for word in said if word in known)
    if only_one and cut.tokens[number].digits and parts["street"][0] == end:
        take(labels, parts, "house_number", number, end, min(sure, FOUND))
        take(labels, parts, "unit", first, number, sure)


def _number_and_type(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A number before a type that no number names is the door's: "9 Crescent, Bedford" for 9 The Crescent."""
    first, end, sure = parts.get("street", (0, 0, 0.0))
    if first or end != 2 or not cut.number_first or not cut.breaks(end):
        return
    number, kind = cut.tokens[0], cut.tokens[1].folded
    is_type = cut.role(1, "street") == 1 and kind not in road_words("by_number")
    if number.folded.isdigit() and is_type and not cut.breaks(1):
        take(labels, parts, "house_number", 0, 1, min(sure, FOUND))
        take(labels, parts, "street", 1, end, sure)


def _postcode_in_number(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A postcode that was taken for a part of the door's number: "Parkova ulica 123458 14"."""
    first, end, sure = parts["house_number"]
    if "postcode" in parts or end - first != 2 or cut.tokens[first + 1].joined:
        return
    words = [cut.tokens[at].folded for at in (first, first + 1)]
    for at, other in ((0, 1), (1, 0)):
        long = len(words[at]) >= _SHORTEST_POSTCODE and cut.lexicon.is_postcode(words[at].upper())
        if long and words[at].isdigit() and len(words[other]) <= LONGEST_DOOR:
            take(labels, parts, "postcode", first + at, first + at + 1, FOUND)
            take(labels, parts, "house_number", first + other, first + other + 1, max(sure, LEFT))
            return


def _number_before_parcel(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A plot's number in the land register is the door's only where the text does not begin with another."""
    if "parcel" not in cut.roles:
        return
    first, _, sure = parts["house_number"]
    words = next((size for size in (1, 2, 3) if cut.role(first - size, "parcel") == size), 0)
    if not words:
        return
    start = 0
    while start < first and labels[start] == FREE and not cut.role(start, "parcel"):
        size = max(cut.role(start, "number"), cut.role(start, "unit"))
        if not size:
            break
        start += size
    end = start
    while end < first - words and labels[end] == FREE and (end == start or _goes_on(cut, start, end)):
        end += 1
    if end == start or not any(sign.isdigit() for at in range(start, end) for sign in cut.tokens[at].folded):
        return
    at, stop, _ = parts["house_number"]
    labels[at:stop] = [FREE] * (stop - at)
    take(labels, parts, "house_number", start, end, min(sure, FOUND))


def _goes_on(cut: Cut, start: int, at: int) -> bool:
    """Whether a word is of the number that begins before it: joined to it, or digits behind letters: "RZF 41/29"."""
    token = cut.tokens[at]
    if token.joined and token.gap in _PARTED:
        return True
    lettered = at == start + 1 and cut.tokens[start].folded.isalpha() and token.digits
    return lettered and not cut.breaks(at) and (not token.gap or token.gap == "-")


def _street_of_two_numbers(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Where only a house in a street has two numbers, the name before them is a street: "Dlouhá č.p. 730/35"."""
    first, end, _ = parts["house_number"]
    if "street" in parts or "suburb" not in parts or not cut.lexicon.country.two_numbers:
        return
    start, stop, sure = parts["suburb"]
    between = all(cut.role(at, "number") or labels[at] != FREE for at in range(stop, first))
    if stop <= first and between and any(cut.tokens[at].gap == "/" for at in range(first + 1, end)):
        del parts["suburb"]
        take(labels, parts, "street", start, stop, min(max(sure, LEFT), FOUND))
