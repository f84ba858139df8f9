"""Streets whose names hold a number, or begin with one: years, dates, ordinals."""

from __future__ import annotations

import re

from addrkit.parsing.rules.cut import FREE, Cut
from addrkit.parsing.rules.number import is_numbered
from addrkit.parsing.tagger.joining.crossings import join_crossings
from addrkit.parsing.tagger.parts import FOUND, LEFT, Parts, release, take

_YEAR = re.compile(r"1[5-9]\d\d|20[0-4]\d")
_SHORT_YEAR = re.compile(r"\d\d")
"""A year behind an apostrophe: "'45"."""
_APOSTROPHES = "'\u2018\u2019"
_ORDINAL = re.compile(r"\d{1,3}(?:e|de|ste|er|re|eme|nd|rd|st|th)")
"""An ordinal as it begins a street's name: "2e Dreef", "3de Industrieweg", "1ste Walstraat"."""
_CODE = re.compile(r"[a-z]\d{2,4}")
"""A flat's letter and number in one."""
_LONGEST = 4
"""Words before a street's own at most: "16 april 1944 Pad"."""
_PARTICLES = frozenset({"de", "du", "des", "di", "da", "do", "dos", "das", "del", "della", "dei"})
"""Words that lead to a name within a street's, and begin no town's in countries that write the type first."""
_TELLING = ("unit", "number", "building", "po_box", "suburb", "city", "known_city", "town", "district")
"""Roles of words that are rather something else than a part of a street's name."""


def join_streets(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Mend the labels of a text's words and its street, in place."""
    if "street" not in parts:
        _name_behind_number(cut, labels, parts)
        _numbered_road(cut, labels, parts)
        _compound_alone(cut, labels, parts)
        _left_before_number(cut, labels, parts)
        _first_before_number(cut, labels, parts)
        _name_before_quarter(cut, labels, parts)
        return
    _head_by_rules(cut, labels, parts)
    join_crossings(cut, labels, parts)
    _particle(cut, labels, parts)
    _years(cut, labels, parts)
    if cut.number_first:
        _unit_behind_type(cut, labels, parts)
        _bare_street(cut, labels, parts)
    else:
        _ordinal(cut, labels, parts)
        _begins_with_number(cut, labels, parts)


def _name_behind_number(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A name right behind the number, with other places behind it, is a street: "12 Hàng Bông, Hoàn Kiếm, Hà Nội"."""
    told = {"house_number", "suburb", "district"} <= parts.keys() and not parts.keys().isdisjoint(
        ("city", "region")
    )
    if not told or not cut.number_first:
        return
    (_, stop, _), (first, end, sure) = parts["house_number"], parts["suburb"]
    if stop != first or cut.breaks(first) or not cut.breaks(end) or cut.lexicon.country.suburbs_open:
        return
    if cut.marks[first].keys().isdisjoint(_TELLING) and not _is_place(cut, first, end):
        del parts["suburb"]
        take(labels, parts, "street", first, end, min(sure, FOUND))


def _numbered_road(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A number behind a road that bears numbers is its name, where no street is told: "S Interstate 35"."""
    if not {"city", "house_number"} <= parts.keys():
        return
    (first, end, sure), (start, stop, _) = parts["city"], parts["house_number"]
    road = is_numbered(cut, end - 1)
    if start == end and not cut.breaks(start) and road and stop - start == 1:
        del parts["city"], parts["house_number"]
        take(labels, parts, "street", first, stop, min(sure, FOUND))


def _compound_alone(cut: Cut, labels: list[str], parts: Parts) -> None:
    """One word that ends as streets do is a street, where nothing else is told: "Rathausplatz"."""
    if len(labels) == 1 and labels == ["city"] and cut.role(0, "compound") and not _is_place(cut, 0, 1):
        _, _, sure = parts.pop("city")
        take(labels, parts, "street", 0, 1, min(sure, FOUND))


def _left_before_number(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Words with a street's type, before its number, that the tagger left: "Loc. Poggio Alto 3, Fraz. ..."."""
    if "house_number" not in parts or cut.number_first:
        return
    first = end = parts["house_number"][0]
    while first and labels[first - 1] == FREE and not cut.breaks(first) and first - 1 not in cut.barred:
        first -= 1
    typed = end - first > 1 and any(cut.role(at, "street") for at in range(first, end))
    # "Arrufo 123 e/ Mitre y Belgrano, Quilmes": of two towns that the tagger saw, the other is the town.
    ruled = first < end and set(cut.labels[first:end]) == {"street"}
    if typed or (ruled and first == 0):
        take(labels, parts, "street", first, end, LEFT)


def _first_before_number(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A name that begins a text without a postcode, before an announced number, is a street: "Gorriti al 4800"."""
    if not {"suburb", "house_number", "city"} <= parts.keys() or "postcode" in parts or cut.number_first:
        return
    first, end, sure = parts["suburb"]
    number = parts["house_number"][0]
    announced = number == end + 1 and cut.role(end, "number") == 1 and cut.tokens[number].folded.isdigit()
    plain = not any(cut.role(at, "suburb") or cut.breaks(at) for at in range(first + 1, end + 1))
    if (
        first
        or not announced
        or not plain
        or cut.role(0, "suburb")
        or cut.lexicon.country.type_position != "first"
    ):
        return
    del parts["suburb"]
    take(labels, parts, "street", first, end, min(sure, FOUND))


def _name_before_quarter(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A name that begins a text, right before the word of a quarter, is a street: "Trưng Nữ Vương phường Hòa Thuận"."""
    first, end, sure = parts.get("suburb", (0, 0, 0.0))
    if first or "city" not in parts or not cut.number_first or cut.lexicon.country.type_position != "first":
        return
    at = next((at for at in range(1, end - 1) if cut.role(at, "suburb")), 0)
    named = at > 1 and not any(cut.breaks(each) for each in range(1, at + 1))
    plain = named and all(cut.tokens[each].folded.isalpha() for each in range(at))
    if plain and cut.marks[0].keys().isdisjoint(_TELLING):
        take(labels, parts, "suburb", at, end, sure)
        take(labels, parts, "street", 0, at, min(sure, LEFT))


def _head_by_rules(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Words before the street that the rules took for it, and the tagger for another town, are of it."""
    first, end, sure = parts["street"]
    start = first
    while start and labels[start - 1] == FREE and cut.labels[start - 1] == "street" and not cut.breaks(start):
        if cut.number_first or cut.tokens[start].gap.strip(".-"):
            break
        start -= 1
    named = all(cut.tokens[at].folded.isalpha() for at in range(start, first))
    if (
        start < first
        and named
        and cut.labels[first] == "street"
        and cut.barred.isdisjoint(range(start, first))
    ):
        take(labels, parts, "street", start, end, sure)


def _bare_street(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A name before a street without a number is of it, where it begins the text: "Martin Luther King Jr. Blvd."."""
    if "city" not in parts or not parts.keys() <= {"city", "street", "region"}:
        return
    (first, end, _), (start, stop, sure) = parts["city"], parts["street"]
    if first or start != end or cut.breaks(start) or not cut.breaks(stop) or _is_place(cut, first, end):
        return
    if cut.role(stop - 1, "street") and cut.lexicon.country.type_position == "last":
        del parts["city"]
        take(labels, parts, "street", first, stop, min(sure, FOUND))


def _particle(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A name that "de" or the like leads to is of the street before it: "Avenue de Sainte Rose de Lima"."""
    if "city" not in parts or cut.lexicon.country.type_position != "first":
        return
    (first, end, sure), (start, stop, _) = parts["street"], parts["city"]
    particle = cut.tokens[start].folded in _PARTICLES and not _is_place(cut, start, stop)  # "Da Nang"
    if start == end and not cut.breaks(start) and stop - start > 1 and particle:
        del parts["city"]
        take(labels, parts, "street", first, stop, min(sure, FOUND))


def _unit_behind_type(cut: Cut, labels: list[str], parts: Parts) -> None:
    """What ends a text behind a street's type that no number names is a unit: "1159 Highland Ave 9B"."""
    first, end, sure = parts["street"]
    last = end - 1
    if "unit" in parts or "house_number" not in parts or cut.lexicon.country.type_position != "last":
        return
    typed = cut.role(last - 1, "street") == 1 and not is_numbered(cut, last - 1)
    coded = _CODE.fullmatch(cut.tokens[last].folded) is not None and cut.breaks(end)  # "Fillmore St D204"
    if end - first > 2 and typed and (coded or (cut.labels[last] == "unit" and cut.tokens[last].digits)):
        take(labels, parts, "street", first, last, sure)
        take(labels, parts, "unit", last, end, LEFT)


def _is_year(cut: Cut, at: int) -> bool:
    if at >= len(cut.tokens):
        return False
    token = cut.tokens[at]
    if token.gap and token.gap[-1] in _APOSTROPHES:
        return _SHORT_YEAR.fullmatch(token.folded) is not None
    return _YEAR.fullmatch(token.folded) is not None


def _short_year(cut: Cut, at: int) -> bool:
    return _is_year(cut, at) and len(cut.tokens[at].folded) == 2


def _years(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Two years behind a street's first word are of its name: "Laan 1940-1945 37", "Laan '40-'45 66"."""
    first, _, sure = parts["street"]
    at = next((at for at in range(first + 1, len(labels)) if cut.tokens[at].digits), len(labels))
    end = at + 2
    if at > parts["street"][1] or not (_is_year(cut, at) and _is_year(cut, at + 1)) or cut.number_first:
        return
    numbered = end < len(labels) and cut.tokens[end].digits and not cut.breaks(end)
    if not numbered and not _short_year(cut, at + 1):
        return  # "Corrientes 1940-1945" are two doors
    for name in ("house_number", "postcode", "unit"):
        if name in parts and at <= parts[name][0] <= end:
            start, stop, _ = parts.pop(name)
            labels[start:stop] = [FREE] * (stop - start)
            if numbered and stop > end:
                take(labels, parts, "house_number", end, stop, min(sure, FOUND))
    take(labels, parts, "street", first, end, sure)
    if numbered and "house_number" not in parts and release(labels, parts, end):
        take(labels, parts, "house_number", end, end + 1, min(sure, FOUND))


def _ordinal(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A name before an ordinal, or with one before it, is no town but the street's: "Rivium 2e Straat"."""
    first, end, sure = parts["street"]
    name = labels[first - 1] if first else FREE
    if name not in ("city", "suburb", "building") or cut.breaks(first):
        return
    start, stop, _ = parts.get(name, (0, 0, 0.0))
    if stop != first or not cut.breaks(start) or stop - start > _LONGEST:
        return
    inner = _ORDINAL.fullmatch(cut.tokens[first].folded) and not _is_place(cut, start, stop)
    if inner or _ORDINAL.fullmatch(cut.tokens[start].folded):
        del parts[name]
        take(labels, parts, "street", start, end, min(sure, FOUND))


def _is_place(cut: Cut, first: int, end: int) -> bool:
    """Whether the country data know the words as a place."""
    return any(cut.role(first, role) == end - first for role in ("known_city", "town", "quarter", "region"))


def _begins_with_number(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Words that no component holds, from a number on, before a street are of it: "16 april 1944 Pad 1"."""
    first, end, sure = parts["street"]
    if "house_number" not in parts or parts["house_number"][0] < end:
        return
    start = first
    while start and not cut.breaks(start) and labels[start - 1] == FREE and start - 1 not in cut.barred:
        start -= 1
    dated = first - start > 1 and any(cut.tokens[at].folded.isalpha() for at in range(start, first))
    hyphened = first - start == 1 and cut.tokens[first].joined and cut.tokens[first].gap == "-"
    if not (dated or hyphened) or first - start > _LONGEST or not cut.tokens[start].digits:
        return
    if all(cut.marks[at].keys().isdisjoint(_TELLING) for at in range(start, first)):
        take(labels, parts, "street", start, end, min(sure, FOUND))
