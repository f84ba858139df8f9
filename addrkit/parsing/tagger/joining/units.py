"""Flats, floors and sides that the tagger took for something else, told by the country's words."""

from __future__ import annotations

import re

from addrkit.locale.unit_words import unit_words
from addrkit.parsing.rules.cut import FREE, LINK, Cut
from addrkit.parsing.rules.number import is_ordinal
from addrkit.parsing.tagger.parts import LEFT, Parts, release, take

_FLOOR = re.compile(r"\d{1,2}f")
_SHORT = 4
"""Signs of what a hyphen joins to a unit, at most: "4-B"."""

_LOT = 2
"""Words of a block or a lot: "Qd 430"."""
_SHORT_WORD = 2
"""Letters of a number's own end at most: "12 bis" is longer, and known."""

_SIDES = frozenset({"rear", "upstairs", "downstairs"})


def join_units(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Give a unit its words back, in place."""
    if "house_number" in parts:
        _side_alone(cut, labels, parts)
    if "house_number" in parts:
        _word_and_number(cut, labels, parts)
    _number_of_unit(cut, labels, parts)
    _left_unit(cut, labels, parts)
    _lot_in_street(cut, labels, parts)
    _joined_to_unit(cut, labels, parts)
    _letter_in_suburb(cut, labels, parts)
    _word_of_unit(cut, labels, parts)
    _announced_unit(cut, labels, parts)
    _unit_by_rules(cut, labels, parts)
    _several_units(cut, labels, parts)
    _letter_of_block(cut, labels, parts)
    _floor_as_region(cut, labels, parts)


def _side_alone(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A mere word of units right behind the door or its street is no quarter: "Rúa do Vilar 31 baixo", "9 trasera"."""
    if "unit" in parts:
        return
    behind = parts.get("street" if cut.number_first else "house_number", (0, 0, 0.0))[1]
    inside = behind - 1 if behind and labels[behind - 1] == "house_number" else 0
    if inside and inside > parts["house_number"][0] and _is_alone(cut, inside):
        first, _, sure = parts["house_number"]
        parts["house_number"] = (first, inside, sure)
        take(labels, parts, "unit", inside, behind, LEFT)  # "45 - fds"
        return
    for name in ("suburb", "building"):
        first, end, _ = parts.get(name, (0, 0, 0.0))
        alone = end - first == 1 and _is_a_side(cut, first)
        if first == behind > 0 and (alone or (not cut.number_first and _are_words_of_units(cut, first, end))):
            del parts[name]
            take(labels, parts, "unit", first, end, LEFT)
            return


def _is_alone(cut: Cut, at: int) -> bool:
    """Whether a word of units stands by itself, and is no end of a number."""
    word = cut.tokens[at].folded
    alone = cut.breaks(at) and cut.breaks(at + 1) and not cut.tokens[at].joined and len(word) > _SHORT_WORD
    return alone and cut.role(at, "unit") == 1 and not cut.role(at, "number_end") and word.isalpha()


def _is_a_side(cut: Cut, at: int) -> bool:
    """Whether a word says that a flat is at the back, or up the stairs; "centro" is a quarter more often."""
    said = unit_words(cut.lexicon.country).get(cut.tokens[at].folded)
    return said is not None and said.kind in _SIDES


def _are_words_of_units(cut: Cut, first: int, end: int) -> bool:
    """Whether the words are units' words, one behind the other, and nothing else: "baixo", "cv dta"."""
    while first < end and (size := cut.role(first, "unit")):
        first += size
    return first == end


def _word_and_number(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A unit's word that was taken for a quarter, and its number, in a part of their own, are a unit: "Ward 6"."""
    if "unit" in parts or not cut.number_first:
        return
    first, end, _ = parts["house_number"]
    start, stop, sure = parts.get("suburb", (0, 0, 0.0))
    apart = stop == first and stop - start == 1 and cut.breaks(start) and cut.breaks(end)
    if apart and cut.role(start, "unit") == 1 and not cut.role(start, "suburb") and not cut.breaks(first):
        del parts["suburb"], parts["house_number"]
        take(labels, parts, "unit", start, end, max(sure, LEFT))


def _number_of_unit(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A unit's word with "no." behind it has its number there: "villa no 45 st 12"."""
    if not {"unit", "house_number"} <= parts.keys():
        return
    (first, end, sure), (start, stop, _) = parts["unit"], parts["house_number"]
    numbered = any(token.digits for token in cut.tokens[first:end])
    announced = end - first > 1 and cut.role(first, "unit") and cut.role(end - 1, "number") == 1
    if announced and not numbered and start == end and stop - start == 1 and not cut.breaks(start):
        del parts["house_number"]
        take(labels, parts, "unit", first, stop, sure)


def _left_unit(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A unit that the rules found by its word, and the tagger left: "..., Tokyo Station Hotel 3F"."""
    if "unit" in parts:
        return
    floors = [(at, at + 1) for at, token in enumerate(cut.tokens) if _FLOOR.fullmatch(token.folded)]
    for first, end in (*cut.spans("unit"), *floors):
        numbered = any(token.digits for token in cut.tokens[first:end]) and cut.breaks(end)
        door = any(cut.role(first, role) for role in ("number", "parcel"))
        if (
            numbered
            and not door
            and set(labels[first:end]) == {FREE}
            and cut.barred.isdisjoint(range(first, end))
        ):
            take(labels, parts, "unit", first, end, LEFT)
            return


def _lot_in_street(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A block's word and number between a street and its lot are of the unit: "R. C180 Qd 430 | Lt 11"."""
    if not {"unit", "street"} <= parts.keys() or cut.lexicon.country.type_position != "first":
        return
    (first, end, sure), (start, stop, other) = parts["unit"], parts["street"]
    word = stop - _LOT
    worded = word - start > 1 and cut.role(word, "unit") == 1 and cut.tokens[stop - 1].folded.isdigit()
    if worded and stop == first and cut.role(start, "street") and cut.role(first, "unit") == 1:
        parts["street"] = (start, word, other)
        take(labels, parts, "unit", word, end, sure)


def _joined_to_unit(cut: Cut, labels: list[str], parts: Parts) -> None:
    """What a hyphen joins to a unit is of it: "int 4-B", "A-3-7"."""
    if "unit" not in parts:
        return
    first, end, sure = parts["unit"]
    start, stop = first, end
    while start and labels[start - 1] == FREE and cut.tokens[start].joined and cut.tokens[start].gap == "-":
        if len(cut.tokens[start - 1].folded) > _SHORT:
            break
        start -= 1
    while stop < len(labels) and labels[stop] == FREE and cut.tokens[stop].joined:
        if cut.tokens[stop].gap not in ("-", "/") or len(cut.tokens[stop].folded) > _SHORT:
            break
        stop += 1
    if stop > end or start < first:
        take(labels, parts, "unit", start, stop, sure)


def _word_of_unit(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A unit's word that ends what stands before its number is of the unit: "Linh Đàm phòng 1208".

    So is one that was left right before it: "Lô | A5".
    """
    if "unit" not in parts:
        return
    first, end, sure = parts["unit"]
    name = labels[first - 1] if first else FREE
    if first and name == FREE and not cut.breaks(first) and first - 1 not in cut.barred:
        coded = cut.tokens[first].digits or any(sign.isdigit() for sign in cut.tokens[first].folded)
        if coded and cut.role(first - 1, "unit") == 1:
            take(labels, parts, "unit", first - 1, end, sure)
        return
    start, stop, other = parts.get(name, (0, 0, 0.0))
    if name not in ("suburb", "building") or stop != first or stop - start < 2 or cut.breaks(first):
        return
    if cut.tokens[first].digits and cut.role(first - 1, "unit") == 1 and not cut.role(first - 1, name):
        take(labels, parts, name, start, first - 1, other)
        take(labels, parts, "unit", first - 1, end, sure)


def _letter_in_suburb(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A letter between a flat's number and a separator is of the flat: "apto. 12 A - Liberdade", "3º A, Madrid"."""
    if "unit" not in parts:
        return
    first, end, sure = parts["unit"]
    name = labels[end] if end < len(labels) else FREE
    if name not in ("suburb", "city", "region"):
        return
    start, stop, other = parts[name]
    letter = start == end and len(cut.tokens[start].folded) == 1 and cut.tokens[start].folded.isalpha()
    if letter and stop - start > 1 and not cut.breaks(start) and cut.breaks(start + 1):
        del parts[name]
        # What the letter made a region of is the town, where none is told.
        rest = "city" if name == "region" and "city" not in parts else name
        take(labels, parts, rest, start + 1, stop, other)
        take(labels, parts, "unit", first, start + 1, sure)


def _announced_unit(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A mere word of units with "no." and its number behind is a unit, and no quarter: "Boîte N° 1"."""
    if not {"unit", "suburb"} <= parts.keys():
        return
    (first, end, sure), (start, stop, _) = parts["unit"], parts["suburb"]
    announced = stop == first - 1 and cut.role(stop, "number") == 1 and labels[stop] in (FREE, LINK)
    if announced and cut.breaks(start) and cut.tokens[first].digits and not cut.breaks(first):
        word = cut.folded(start, stop)
        if word in unit_words(cut.lexicon.country):
            del parts["suburb"]
            take(labels, parts, "unit", start, end, sure)


def _floor_as_region(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A word for a floor behind an ordinal that ends a text is no region, where no town is told: "APT 1ST FL"."""
    if not {"unit", "region"} <= parts.keys() or not parts.keys().isdisjoint(("city", "postcode", "suburb")):
        return
    (first, end, sure), (start, stop, _) = parts["unit"], parts["region"]
    closes = start == end and stop == len(labels) and not cut.breaks(start)
    if closes and cut.role(start, "unit") == stop - start and is_ordinal(cut.tokens[end - 1].folded):
        del parts["region"]
        take(labels, parts, "unit", first, stop, sure)


def _unit_by_rules(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Where the rules' unit begins within what was taken for the number: "B-3-7", "8-10/2. Stg/Top 14", "3 c/v"."""
    if not {"unit", "house_number"} <= parts.keys():
        return
    (first, end, sure), (start, stop, other) = parts["unit"], parts["house_number"]
    if stop == first and stop - start > 1 and cut.role(stop - 1, "unit") > 1 and not cut.breaks(first):
        parts["house_number"] = (start, stop - 1, other)  # "3 c/v esq"
        take(labels, parts, "unit", stop - 1, end, sure)
        return
    begin = next((at for at, until in cut.spans("unit") if start <= at < stop and until > first), first)
    if stop != first or begin in (first, stop):
        return
    storey = first - begin == 1 and cut.tokens[begin].digits and cut.role(first, "unit")
    digits = (
        storey and cut.tokens[first].gap == "." and any(token.digits for token in cut.tokens[start:begin])
    )
    lettered = begin == start and not any(token.digits for token in cut.tokens[start:stop])
    if digits:
        parts["house_number"] = (start, begin, other)
    elif lettered:
        del parts["house_number"]
    else:
        return
    take(labels, parts, "unit", begin, end, sure)


def _several_units(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A number that "&" or a hyphen joins to the first of several units is of them: "Units 3 & 4", "Flats 3-5"."""
    if "unit" not in parts or not cut.number_first:
        return
    first, end, sure = parts["unit"]
    if end >= len(labels) or end - first != 2 or not cut.tokens[end].digits:
        return
    sign = cut.tokens[end].gap
    several = cut.tokens[first].folded.endswith("s") and cut.role(first, "unit") == 1
    hyphened = sign == "-" and cut.tokens[end].joined and cut.lexicon.unit_joint != "-"
    if several and (sign == "&" or hyphened) and release(labels, parts, end):
        take(labels, parts, "unit", first, end + 1, sure)


def _letter_of_block(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A letter that ends a building before a unit's word without one is of the unit: "Metropol Sitesi A Blok"."""
    if not {"unit", "building"} <= parts.keys() or cut.lexicon.country.type_position != "last":
        return
    (first, end, sure), (start, stop, other) = parts["unit"], parts["building"]
    letter = cut.tokens[stop - 1]
    behind = first + cut.role(first, "unit")
    bare = first < behind < end and cut.role(behind, "unit") and not cut.breaks(first)
    if stop == first and stop - start > 1 and bare and len(letter.folded) == 1 and not letter.joined:
        take(labels, parts, "building", start, stop - 1, other)
        take(labels, parts, "unit", stop - 1, end, sure)
