"""Doors and flats whose numbers the tagger shared out wrongly among the components beside them."""

from __future__ import annotations

import re

from addrkit.locale.building_words import shortened
from addrkit.parsing.rules.cut import FREE, LINK, Cut
from addrkit.parsing.tagger.parts import FOUND, LEFT, Parts, take

_LETTERED = re.compile(r"[a-z]\d{1,4}")
_FLAT = re.compile(r"(?:\d|[bgpt])f\d")
"""A flat by its floor, as tenements in Scotland number them: "2F1", "PF2"."""
_BOTH = 2
"""Words of a unit and a number that a sign joins."""
_NUMBERED_BUILDINGS = frozenset({"twr", "blk", "bldg"})
"""Kinds of buildings that go by a number, as `shortened` says them."""
_MOST_ZONES = 2
"""Digits of the number of a town's district, at most."""
_MOST_DIGITS = 4
"""Digits of a flat that opens a text, at most."""


def join_doors(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Mend the labels of a text's words and its numbers, in place."""
    if "house_number" not in parts:
        _number_in_box(cut, labels, parts)
        _number_in_suburb(cut, labels, parts)
        _number_in_building(cut, labels, parts)
    if "house_number" not in parts:
        _milepost_as_unit(cut, labels, parts)
        _milepost_left(cut, labels, parts)
    for mend in _OF_NUMBERS:
        if "house_number" in parts:
            mend(cut, labels, parts)


def _number_in_suburb(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A number that a word announces within a quarter is the door's: "rt 5 rw 3 no 12 kelurahan kebon jeruk"."""
    if "suburb" not in parts or cut.number_first:
        return
    first, end, sure = parts["suburb"]
    for at in range(first + 1, end - 1):
        number = at + 1
        within = cut.role(at, "number") == 1 and not cut.role(at, "suburb") and not cut.breaks(number)
        if not within or not cut.tokens[number].digits or cut.tokens[number].joined:
            continue
        labels[at : number + 1] = [LINK, FREE]
        behind = number + 1
        if behind < end and cut.role(behind, "suburb"):
            labels[first:at] = [FREE] * (at - first)
            take(labels, parts, "suburb", behind, end, sure)
        else:
            labels[behind:end] = [FREE] * (end - behind)
            take(labels, parts, "suburb", first, at, sure)
        take(labels, parts, "house_number", number, behind, FOUND)
        return


def _number_in_box(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A number and a name behind a box and a comma are the door and the street: "PO BOX 1234, 500 Main"."""
    if "po_box" not in parts or "street" in parts or not cut.number_first:
        return
    first, end, sure = parts["po_box"]
    at = next((at for at in range(first + 1, end) if cut.breaks(at) and cut.tokens[at].digits), end)
    names = range(at + 1, end)
    if names and all(cut.tokens[each].folded.isalpha() and not cut.role(each, "po_box") for each in names):
        take(labels, parts, "po_box", first, at, sure)
        take(labels, parts, "house_number", at, at + 1, FOUND)
        take(labels, parts, "street", at + 1, end, LEFT)


def _number_in_building(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A number that a word announces before a building's name is the door's: "Lô A2-5 KCN Tân Bình"."""
    if "building" not in parts:
        return
    first, end, sure = parts["building"]
    at = first + 1
    announced = cut.role(first, "number") == 1 and not cut.role(first, "building") and not cut.breaks(at)
    if not announced or at >= end or not any(map(str.isdigit, cut.tokens[at].folded)):
        return
    stop = at + 1
    while stop < end and cut.tokens[stop].joined and cut.tokens[stop].gap in ("-", "/"):
        stop += 1
    if stop < end and not cut.breaks(stop):
        labels[first] = LINK
        take(labels, parts, "house_number", at, stop, min(sure, FOUND))
        if cut.role(stop, "suburb") and labels[end : end + 1] == ["suburb"] and parts["suburb"][0] == end:
            del parts["building"]
            take(labels, parts, "suburb", stop, parts["suburb"][1], parts["suburb"][2])
        else:
            take(labels, parts, "building", stop, end, sure)


def _number_between_streets(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A number between two streets is the first one's name: "1/23 ซ.เพชรเกษม 81 ถ.เพชรเกษม"."""
    if "street" not in parts or not cut.number_first or cut.lexicon.country.type_position != "first":
        return
    number, behind, sure = parts["house_number"]
    first, end, other = parts["street"]
    if behind != first or behind - number != 1 or not cut.role(first, "street"):
        return
    start = number
    while start and labels[start - 1] == FREE and not cut.breaks(start) and not cut.role(start, "street"):
        start -= 1
    housed = cut.role(start, "building") or cut.role(start, "suburb")  # "Lotissement Les Pins 4 rue Ampère"
    if start == number or housed or not cut.role(start, "street"):
        return
    take(labels, parts, "street", start, end, other)
    del parts["house_number"]
    stop = next(
        (at for at in range(start) if labels[at] != FREE or (at and not cut.tokens[at].joined)), start
    )
    if stop and cut.tokens[0].digits:
        take(labels, parts, "house_number", 0, stop, sure)


def _zone_as_number(cut: Cut, labels: list[str], parts: Parts) -> None:
    """The number of a town's district is no door, where another stands behind the street: "Praha 3, Seifertova 9"."""
    if not {"street", "city"} <= parts.keys() or cut.number_first:
        return
    first, end, sure = parts["house_number"]
    start, stop, other = parts["city"]
    door = parts["street"][1]
    zone = stop == first and end - first == 1 and cut.tokens[first].folded.isdigit() and not cut.breaks(first)
    if not zone or len(cut.tokens[first].folded) > _MOST_ZONES or door >= len(labels) or cut.breaks(door):
        return
    if labels[door] == FREE and cut.tokens[door].digits and door not in cut.barred:
        take(labels, parts, "city", start, end, other)
        take(labels, parts, "house_number", door, door + 1, sure)


def _flat_before_number(cut: Cut, labels: list[str], parts: Parts) -> None:
    """What a slash joins to a flat is of it, where another number follows: "1/1 22 Dumbarton Rd"."""
    if "unit" not in parts or not cut.number_first:
        return
    start, stop, other = parts["unit"]
    first, end, sure = parts["house_number"]
    slash = cut.tokens[first].joined and cut.tokens[first].gap == "/"
    if stop == first and end - first == 2 and slash and not cut.tokens[first + 1].joined:
        take(labels, parts, "unit", start, first + 1, other)
        take(labels, parts, "house_number", first + 1, end, sure)


def _flat_in_street(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A flat's code between the number and the street is a flat: "15 PF1 Leith Walk"."""
    if "unit" in parts or "street" not in parts or not cut.number_first:
        return
    start, stop, other = parts["street"]
    if parts["house_number"][1] == start and stop - start > 1 and _FLAT.fullmatch(cut.tokens[start].folded):
        take(labels, parts, "street", start + 1, stop, other)
        take(labels, parts, "unit", start, start + 1, FOUND)


def _half_in_unit(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A letter and its number joined to the door's by a slash are of it: "K48/12 Hoàng Diệu"."""
    if "unit" not in parts or not cut.number_first or cut.lexicon.unit_joint == "/":
        return
    start, stop, _ = parts["unit"]
    first, end, sure = parts["house_number"]
    slash = cut.tokens[first].joined and cut.tokens[first].gap == "/"
    if stop == first and stop - start == 1 and slash and _LETTERED.fullmatch(cut.tokens[start].folded):
        del parts["unit"]
        take(labels, parts, "house_number", start, end, sure)


def _lot_of_floor(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A number behind a word for units, right before a floor, is a unit: "Lot 2.38, Level 2, Mid Valley Megamall"."""
    if "unit" not in parts or not cut.number_first:
        return
    first, end, _ = parts["house_number"]
    start, stop, sure = parts["unit"]
    announced = first and cut.role(first - 1, "unit") == 1 and labels[first - 1] in (FREE, LINK)
    follows = end == start and cut.breaks(start) and cut.role(start, "unit")
    hyphened = (
        end - first == 2 and cut.tokens[first + 1].gap == "-"
    )  # "Lot 10-2, Tingkat 2, Jalan Bunga Raya"
    if announced and follows and (hyphened or labels[stop : stop + 1] != ["street"]):
        del parts["house_number"]
        take(labels, parts, "unit", first - 1, stop, sure)


def _number_of_tower(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A number right behind the word for a tower or a block is its name: "Al Moosa Tower 2, Sheikh Zayed Rd"."""
    if "building" not in parts or not cut.number_first:
        return
    start, stop, sure = parts["building"]
    first, end, _ = parts["house_number"]
    numbered = shortened((cut.tokens[stop - 1].folded,))[0] in _NUMBERED_BUILDINGS
    alone = end - first == 1 and cut.breaks(end) and not cut.breaks(first)
    if stop == first and stop - start > 1 and numbered and alone:
        del parts["house_number"]
        take(labels, parts, "building", start, end, sure)


def _number_of_terminal(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A number behind a building's name, where doors stand before streets, is no door: "... Airport Terminal 4"."""
    if "building" in parts or "street" not in parts or not cut.number_first:
        return
    start, stop, sure = parts["street"]
    first, end, _ = parts["house_number"]
    if stop != first or end - first != 1 or cut.lexicon.country.type_position != "last" or cut.breaks(first):
        return
    named = any(cut.role(at, "building") for at in range(start, stop))
    if named and not any(cut.role(at, "street") for at in range(start, stop)):
        del parts["house_number"], parts["street"]
        take(labels, parts, "building", start, end, min(sure, FOUND))


def _milepost_as_unit(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A word for a distance with its number is no flat but the door: "..., Batu 5, 41050 Klang"."""
    first, end, sure = parts.get("unit", (0, 0, 0.0))
    if end - first == 2 and cut.role(first, "milepost") == 1 and cut.tokens[first + 1].digits:
        del parts["unit"]
        take(labels, parts, "house_number", first, end, sure)


def _milepost_left(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A distance, or a plot, behind a street that the tagger left is the door: "Jl. HR Rasuna Said Kav. 5"."""
    at = parts.get("street", (0, 0, 0.0))[1]
    if "house_number" in parts or not 0 < at < len(labels) - 1 or labels[at : at + 2] != [FREE, FREE]:
        return
    told = cut.role(at, "milepost") == 1 and cut.tokens[at + 1].digits and not cut.breaks(at + 1)
    if told and cut.barred.isdisjoint((at, at + 1)):
        take(labels, parts, "house_number", at, at + 2, FOUND)


def _joined_before(cut: Cut, labels: list[str], parts: Parts) -> None:
    """What slashes join to a number, and the tagger left before it, is of it: "Herrengasse 3/II/8"."""
    first, end, sure = parts["house_number"]
    start = first
    while start and labels[start - 1] == FREE and cut.tokens[start].joined and cut.tokens[start].gap == "/":
        start -= 1
    if start < first and cut.tokens[start].digits and cut.barred.isdisjoint(range(start, first)):
        take(labels, parts, "house_number", start, end, sure)


def _flat_that_opens(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A number that opens the text in a part of its own, before a building, is a flat: "201, Sai Krupa CHS, Plot 5"."""
    if "unit" in parts or "building" not in parts or labels[0] != FREE or 0 in cut.barred:
        return
    number = cut.tokens[0]
    short = number.digits and len(number.folded) <= _MOST_DIGITS
    if short and parts["building"][0] == 1 and cut.breaks(1) and parts["house_number"][0] > 1:
        take(labels, parts, "unit", 0, 1, LEFT)


def _unit_by_sign(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A sign parts unit and number where the country writes them so: "11/1015 Pike Drive", "B-77 Huron St"."""
    sign = cut.lexicon.unit_joint
    if "street" not in parts or not sign:
        return
    first, end, sure = parts["house_number"]
    start, stop, _ = parts.get("unit", (first, first, sure))
    if stop != first or any(cut.tokens[at].digits for at in range(start, stop)):
        return  # "Penthouse | 1/2 Pacific Hwy" has its word already
    if end - first != _BOTH or parts["street"][0] != end or cut.tokens[first + 1].gap != sign:
        return
    unit, number = cut.tokens[first], cut.tokens[first + 1]
    lettered = len(unit.folded) == 1 and unit.folded.isalpha()
    # Two numbers that a hyphen joins are parted elsewhere, for they may be a range.
    if number.digits and (lettered or (unit.digits and sign == "/")):
        take(labels, parts, "unit", start, first + 1, sure)
        take(labels, parts, "house_number", first + 1, end, sure)


def _lot_before_road(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A number that a word for units announces before a road is no door's: "LOT 2-B MN 108", "LOT 14 HWY 71"."""
    if "unit" in parts or "street" not in parts or not cut.number_first:
        return
    first, end, sure = parts["house_number"]
    word = first - 1
    announced = word >= 0 and labels[word] in (FREE, LINK) and cut.role(word, "unit") == 1
    if not announced or cut.role(word, "number") or cut.breaks(first) or word in cut.barred:
        return
    if parts["street"][0] == end and cut.breaks(word):
        del parts["house_number"]
        take(labels, parts, "unit", word, end, min(sure, FOUND))


_OF_NUMBERS = (
    _unit_by_sign,
    _number_between_streets,
    _zone_as_number,
    _flat_before_number,
    _flat_in_street,
    _half_in_unit,
    _lot_of_floor,
    _lot_before_road,
    _number_of_tower,
    _number_of_terminal,
    _joined_before,
    _flat_that_opens,
)
"""In their order; none is asked where a house number is no longer told."""
