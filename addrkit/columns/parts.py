"""Parts of streets, numbers and units that their places and their cells tell apart."""

from __future__ import annotations

import re

from addrkit.columns.found import Found
from addrkit.columns.likely import may_be_in_front
from addrkit.columns.names import known_names, tokens
from addrkit.locale.country_tables import positions_of
from addrkit.locale.text import fold
from addrkit.locale.unit_words import FLOOR, STAIR, unit_words

_WORDS = re.compile(r"[^\W\d_]+")
_DIRECTIONS = ("street_predirection", "street_postdirection")


def kinds_of_units(found: Found) -> None:
    """Read one of two columns of units as their kinds, if its cells hold no number: "APT" beside "3"."""
    units = [each for field in ("unit", "unit_number") for each in found.candidates(field)]
    kinds = [
        each for each in units if (cells := found.rows.texts(each.place)) and all(map(str.isalpha, cells))
    ]
    if len(units) > len(kinds) == 1 and not found.has("unit_type"):
        found.read_as(kinds[0], "unit_type")
    if found.has("unit_letter") and not found.has("unit_number"):
        # A letter stands behind its number.
        found.rename("unit", "unit_number")


def word_in_front(found: Found, part: str) -> str:
    """The word that leads the letter or the number of a staircase or a floor, as its column calls it: "Scala "."""
    known = unit_words(None)
    named = (word for each in found.candidates(part) for word in _WORDS.findall(each.name))
    kinds = (STAIR, FLOOR)
    return next((f"{word} " for word in named if (said := known.get(fold(word))) and said.kind in kinds), "")


def direction_in_front(found: Found) -> None:
    """Read a column of directions that stands before the street's name as what stands before it in the address."""
    names = [each.place for field in ("street_base", "street") for each in found.candidates(field)]
    before = [each for each in found.candidates("street_postdirection") if names and each.place < min(names)]
    if len(before) == 1 and not found.has("street_predirection"):
        found.read_as(before[0], "street_predirection")


def types_in_front(found: Found) -> None:
    """Read kinds of streets before the names, where some country writes them so, as what stands in front."""
    names = [each.place for field in ("street_base", "street") for each in found.candidates(field)]
    before = [each for each in found.candidates("street_type") if names and each.place < min(names)]
    if (
        len(before) == 1
        and not found.has("street_pretype")
        and (_is_first(found.rows.country) or may_be_in_front(found.rows.texts(before[0].place)))
    ):
        found.read_as(before[0], "street_pretype")


def _is_first(country: str | None) -> bool:
    """Whether a country writes the kinds of streets before their names."""
    return country is not None and positions_of(country)[1] == "first"


def letter_of_orientation(found: Found) -> None:
    """Read a letter that stands right behind the second of two numbers as that one's."""
    letters = [*found.candidates("number_letter"), *found.candidates("number_suffix")]
    seconds = found.every("number_orientation")
    if len(letters) == len(seconds) == 1 and letters[0].place == seconds[0] + 1:
        found.read_as(letters[0], "number_orientation_letter")


def full_names(found: Found) -> None:
    """Read the one of several columns of streets that has the words of the others, and its kind, as whole streets."""
    names = found.candidates("street_base")
    whole = [
        each
        for each in names
        if all(found.rows.has_words(each.place, one.place) for one in names if one is not each)
    ]
    types = [place for each in ("street_type", "street_pretype") for place in found.every(each)]
    if len(names) < 2 or len(whole) != 1 or found.has("street"):
        return
    if types and all(found.rows.has_words(whole[0].place, at) for at in types):
        found.read_as(whole[0], "street")
        found.drop("street_base")


def blocks_of_numbers(found: Found) -> None:
    """Read numbers of blocks that few rows have, beside those of houses that all have, as blocks: "BLOCK_NO"."""
    some = found.candidates("house_number")
    words = known_names().plat_blocks
    blocks = [each for each in some if not words.isdisjoint(tokens(each.name))]
    others = [each.place for each in some if each not in blocks]
    if (
        len(blocks) == 1
        and others
        and not found.has("block")
        and found.rows.is_sparse(blocks[0].place, others)
    ):
        found.read_as(blocks[0], "block")


def whole_numbers(found: Found) -> None:
    """Read the one of several columns of numbers that goes on where the others end as the whole number: "12a"."""
    some = found.candidates("house_number")
    beyond = any(found.has(each) for each in ("number_last", "number_orientation", "number_block"))
    if len(some) > 1 and not beyond and not found.has("number_full"):
        whole = [
            each
            for each in some
            if all(found.rows.begins(each.place, one.place) for one in some if one is not each)
        ]
        if len(whole) == 1:
            found.read_as(whole[0], "number_full")
            found.drop("house_number")


def letters_within(found: Found) -> None:
    """Leave out letters that the numbers hold themselves: "a" of "12a"."""
    for field in ("number_letter", "number_suffix"):
        for each in list(found.candidates(field)):
            if any(found.rows.ends(number, each.place) for number in found.every("house_number")):
                found.remove(each)


def holds_its_type(found: Found) -> bool:
    """Whether the column of streets holds their types and directions as well, where these have columns of their own."""
    [street] = found.one("street")[0][:1]
    types = [place for each in ("street_type", "street_pretype") for place in found.every(each)]
    others = [place for each in _DIRECTIONS for place in found.every(each)]
    if types:
        return all(found.rows.holds([street], [place]) for place in types)
    return bool(others) and all(found.rows.has_words(street, place) for place in others)
