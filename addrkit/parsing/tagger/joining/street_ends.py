"""Streets whose first or last words went to a neighbour, though no separator stands between."""

from __future__ import annotations

import re

from addrkit.locale.country_tables import native_street_sections
from addrkit.locale.towns import towns_of
from addrkit.parsing.rules.cut import FREE, LINK, Cut
from addrkit.parsing.rules.lexicon import road_words
from addrkit.parsing.tagger.parts import FOUND, LEFT, Parts, take

_TELLING = ("unit", "number", "building", "po_box", "suburb", "city", "known_city", "town", "district")
"""Roles of words that are rather something else than a part of a street's name."""
_CODE = 3
"""Letters of a region's code at most."""
_CLASS = 2
"""Letters of a road's class at least, where nothing but a town's name stands beside it."""
_ROAD = re.compile(r"[a-z]{1,3}\d{1,4}[a-z]?")
"""A road by its class and number: "SP11", "N59"."""


def join_street_ends(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Mend the labels of a text's words and its street, in place."""
    _road_without_name(cut, labels, parts)
    if "street" not in parts:
        _street_in_building(cut, labels, parts)
        return
    _road_behind_branches(cut, labels, parts)
    _letter_for_number(cut, labels, parts)
    _number_before_road(cut, labels, parts)
    if not cut.number_first:
        _announced_in_street(cut, labels, parts)
        _first_words(cut, labels, parts)
        _left_words(cut, labels, parts)
        _number_of_square(cut, labels, parts)
        _slashed(cut, labels, parts)
    _behind_particle(cut, labels, parts)
    _direction_behind(cut, labels, parts)


def _plain(cut: Cut, first: int, end: int) -> bool:
    """Whether the words are of a name, and of no kind that the country data know."""
    return all(
        cut.tokens[at].folded.isalpha() and at not in cut.barred and cut.marks[at].keys().isdisjoint(_TELLING)
        for at in range(first, end)
    )


def _first_words(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Words right before a street that were taken for a building are of it: "Stefana | Kardynała Wyszyńskiego 30"."""
    first, end, sure = parts["street"]
    name = labels[first - 1] if first else FREE
    start, stop, _ = parts.get(name, (0, 0, 0.0))
    if name not in ("building", "suburb") or stop != first or cut.breaks(first) or not cut.breaks(start):
        return
    if cut.lexicon.country.type_position == "ending":
        return  # "Haustechnik Lorenz | Heidehang 40": such streets are one word as a rule.
    closed = parts.get("house_number", (end, end, 0.0))[0] == end and not cut.role(first, "street")
    # "HILTON BONN | BERLINER FREIHEIT 2": the town's name is of a house's rather than of a street's.
    towns = towns_of(cut.lexicon.country.code)
    closed = closed and not any(cut.tokens[at].folded in towns for at in range(start, stop))
    if closed and _plain(cut, start, stop) and not any(cut.breaks(at) for at in range(start + 1, stop)):
        del parts[name]
        take(labels, parts, "street", start, end, min(sure, FOUND))


def _left_words(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Words from a street's type on that were left right before its name are of it: "Ul. A. G. | Matoša 3"."""
    first, end, sure = parts["street"]
    start = first
    while start and labels[start - 1] == FREE and not cut.breaks(start) and start - 1 not in cut.barred:
        start -= 1
    typed = start < first and cut.role(start, "street") == 1
    if typed and cut.breaks(start) and _plain(cut, start, first) and not cut.role(first, "street"):
        take(labels, parts, "street", start, end, sure)


def _number_of_square(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A number behind a word that is all of a square's name is the door's: "Rynek | 17", "Rynek | 12 | /48"."""
    first, end, sure = parts["street"]
    number = cut.tokens[end - 1]
    whole = end - first == 2 and cut.tokens[first].folded in road_words("squares")
    if not whole or not number.digits or number.joined:
        return
    start, stop, _ = parts.get("house_number", (end, end, 0.0))
    joined = start == end < stop and cut.tokens[end].joined and cut.tokens[end].gap in ("/", "-")
    if joined or (start == stop and (cut.breaks(end) or labels[end] in ("unit", "postcode"))):
        take(labels, parts, "street", first, end - 1, sure)
        take(labels, parts, "house_number", end - 1, stop, min(sure, FOUND))


def _announced_in_street(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Words that announce the number behind them are no part of the street: "Habrová č.ev. 2727/38"."""
    first, end, sure = parts["street"]
    if parts.get("house_number", (0, 0, 0.0))[0] != end:
        return
    at = next((at for at in range(first + 1, end) if cut.role(at, "number") == end - at), end)
    if at < end:
        parts["street"] = (first, at, sure)
        labels[at:end] = [LINK] * (end - at)


def _slashed(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A name before a slash is the same street in another language: "Dolga reber / Costa Lunga 37"."""
    first, end, sure = parts["street"]
    name = labels[first - 1] if first else FREE
    start, stop, _ = parts.get(name, (0, 0, 0.0))
    beside = stop == first and cut.tokens[first].gap == "/" and cut.breaks(start)
    numbered = parts.get("house_number", (0, 0, 0.0))[0] == end
    if beside and numbered and name in ("building", "suburb") and _plain(cut, start, stop):
        del parts[name]
        take(labels, parts, "street", start, end, min(sure, FOUND))


def _behind_particle(cut: Cut, labels: list[str], parts: Parts) -> None:
    """What a small word that ends a street leads to is of it: "Albrechtice u | Frýdlantu 82", "Rue de | Paris"."""
    first, end, sure = parts["street"]
    name = labels[end] if end < len(labels) else FREE
    start, stop, _ = parts.get(name, (0, 0, 0.0))
    led = end - first > 1 and cut.tokens[end - 1].folded in cut.lexicon.small_words
    whole = start == end and not cut.breaks(end) and name in ("suburb", "building", "city")
    number = parts.get("house_number", (0, 0, 0.0))[0]
    last = cut.breaks(stop) or (stop <= number and set(labels[stop:number]) <= {LINK})
    inner = any(cut.breaks(at) for at in range(start + 1, stop))
    if led and whole and last and not inner and not (name == "city" and "postcode" in parts):
        del parts[name]
        take(labels, parts, "street", first, stop, min(sure, FOUND))


def _direction_behind(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A direction, or what tells two parts of a street apart, right behind its type: "Castle Street | Lower"."""
    first, end, sure = parts["street"]
    if labels[end : end + 1] != ["suburb"] or parts["suburb"][:2] != (end, end + 1) or cut.breaks(end):
        return
    word = cut.tokens[end].folded
    short = cut.lexicon.country.abbreviations.get(word)
    known = cut.role(end, "direction") == 1 or (short is not None and short != word)
    typed = cut.role(end - 1, "street") == 1 and cut.lexicon.country.type_position == "last"
    if known and typed and cut.breaks(end + 1) and cut.marks[end].keys().isdisjoint(("building", "unit")):
        del parts["suburb"]
        take(labels, parts, "street", first, end + 1, sure)


def _letter_for_number(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A direction's letter that begins a street is no number: "E William Cannon Dr"."""
    first, end, sure = parts["street"]
    start, stop, _ = parts.get("house_number", (0, 0, 0.0))
    single = stop - start == 1 and stop == first and cut.breaks(start) and not cut.breaks(first)
    if single and cut.role(start, "direction") == 1 and cut.tokens[start].folded.isalpha():
        del parts["house_number"]
        take(labels, parts, "street", start, end, min(sure, FOUND))


def _road_behind_branches(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Behind a section or a lane that has no name of its own stands the road that it is of: "Sec. 4, | Ren'ai Rd"."""
    first, end, sure = parts["street"]
    here = cut.lexicon.country
    branches = native_street_sections(here.code)
    bare = all(word.digits or here.contract(word.folded) in branches for word in cut.tokens[first:end])
    stop = next((at for at in range(end + 1, len(labels) + 1) if cut.breaks(at)), end)
    held = {name: part for name, part in parts.items() if end <= part[0] < stop}
    named = any(cut.role(at, "street") for at in range(end, stop))
    if not branches or not bare or not named or not held.keys() <= {"suburb", "district", "building", "city"}:
        return
    for name, (_, last, other) in held.items():
        del parts[name]
        if last > stop:
            parts[name] = (stop, last, other)
    take(labels, parts, "street", first, stop, min(sure, FOUND))


def _number_before_road(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A number that opens a text before a road's class and number is the door's: "82 SP11, Jerzu"."""
    first, end, sure = parts["street"]
    road = end - first == 2 and _ROAD.fullmatch(cut.tokens[first + 1].folded) is not None
    if road and first == 0 and "house_number" not in parts and cut.tokens[0].folded.isdigit():
        take(labels, parts, "street", 1, end, sure)
        take(labels, parts, "house_number", 0, 1, min(sure, FOUND))


def _road_without_name(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A road's class and number between separators, where no street is told: "2123 SR67, Cascina", "Lodge, N59"."""
    if "street" in parts:
        return
    _road_of_region(cut, labels, parts)
    for at, token in enumerate(cut.tokens):
        if (
            not cut.breaks(at + 1)
            or not _ROAD.fullmatch(token.folded)
            or cut.lexicon.is_postcode(token.folded.upper())
        ):
            continue
        number = at == 1 and cut.tokens[0].folded.isdigit() and not cut.breaks(at)
        held = labels[at]
        alone = held == FREE or parts.get(held, (0, 0, 0.0))[:2] == (at, at + 1)
        classed = at == 0 and token.folded[:_CLASS].isalpha() and cut.lexicon.digits_only
        if alone and classed and held in (FREE, "house_number") and "city" in parts and parts["city"][0] == 1:
            parts.pop(held, None)
            take(labels, parts, "street", 0, 1, LEFT)
            return
        if not (alone and held in (FREE, "postcode", "suburb", "building")) or at in cut.barred:
            continue
        if number and labels[0] in (FREE, "house_number"):
            parts.pop(held, None)
            take(labels, parts, "house_number", 0, 1, LEFT)
            take(labels, parts, "street", at, at + 1, LEFT)
            return
        if at and cut.breaks(at) and held == "postcode" and "city" in parts and parts["city"][0] > at:
            del parts["postcode"]
            take(labels, parts, "street", at, at + 1, LEFT)
            return


def _road_of_region(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A region's code and a number behind the one that opens a text are a road: "1550 | QC-335 Saint-Lin"."""
    if len(labels) < 4 or not cut.number_first or not cut.tokens[0].folded.isdigit() or cut.breaks(1):
        return
    code, number = cut.tokens[1], cut.tokens[2]
    known = cut.role(1, "region") == 1 and len(code.folded) <= _CODE and number.gap == "-"
    free = all(
        labels[at] == FREE or parts.get(labels[at], (0, 0, 0.0))[:2] in ((1, 3), (0, 1), (0, 3))
        for at in range(3)
    )
    if known and free and number.folded.isdigit() and cut.barred.isdisjoint(range(3)):
        for name in {*labels[:3]} & parts.keys():
            del parts[name]
        take(labels, parts, "house_number", 0, 1, LEFT)
        take(labels, parts, "street", 1, 3, LEFT)


def _street_in_building(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A street's type before the number that ends a building, and a postcode behind: "Wren Court | 11, 0820 Darwin"."""
    if "building" not in parts or "house_number" in parts or "postcode" not in parts:
        return
    first, end, sure = parts["building"]
    typed = end - first > 2 and cut.role(end - 2, "street") == 1 and cut.tokens[end - 1].folded.isdigit()
    foreign = parts["postcode"][0] == end and not cut.lexicon.postcode_first and cut.breaks(end)
    if typed and foreign and not any(cut.breaks(at) for at in range(first + 1, end)):
        del parts["building"]
        take(labels, parts, "street", first, end - 1, min(sure, LEFT))
        take(labels, parts, "house_number", end - 1, end, min(sure, FOUND))
