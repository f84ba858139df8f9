"""What a word at the edge of a part between separators tells of all of it: a type, a district's word, a building's."""

from __future__ import annotations

from addrkit.parsing.rules.cut import FREE, LINK, Cut
from addrkit.parsing.tagger.parts import FOUND, LEFT, Parts, release, take

_LOOSE = (FREE, LINK)
"""Labels of words that are of no component."""


def join_rest_of_parts(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Mend the labels of a text's words and its components, in place."""
    _hyphened_region(cut, labels, parts)
    if cut.number_first or cut.lexicon.country.type_position != "first":
        return
    _rest_of_street(cut, labels, parts)
    _name_before_type(cut, labels, parts)
    _rest_of_district(cut, labels, parts)
    _office(cut, labels, parts)
    _building_in_town(cut, labels, parts)
    _part_of_town(cut, labels, parts)


def _hyphened_region(cut: Cut, labels: list[str], parts: Parts) -> None:
    """What a hyphen joins to a region's name is of it: "Івано-Франківська обл.", "ХМАО-Югра"."""
    first, end, sure = parts.get("region", (0, 0, 0.0))
    joined = first and cut.tokens[first].joined and cut.tokens[first].gap == "-" and cut.breaks(first - 1)
    if joined and cut.tokens[first - 1].folded.isalpha() and release(labels, parts, first - 1):
        take(labels, parts, "region", first - 1, end, sure)


def _rest_of_street(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A street that is only its type, or the half of it, has the rest of its part: "пр-д 3-й Марьиной Рощи"."""
    first, end, sure = parts.get("street", (0, 0, 0.0))
    if not first < end <= first + cut.role(first, "street") or not cut.breaks(first):
        return
    stop = cut.part_end(first)
    rest = range(end, stop)
    if rest and all(labels[at] in _LOOSE and at not in cut.barred for at in rest) and "house_number" in parts:
        take(labels, parts, "street", first, stop, min(sure, FOUND))


def _name_before_type(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A part that ends with a street's type is all of it the street: "Маршала | Крылова б-р"."""
    first, end, sure = parts.get("street", (0, 0, 0.0))
    name = labels[first - 1] if first else FREE
    start, stop, _ = parts.get(name, (0, 0, 0.0))
    typed = any(cut.role(at, "street") == end - at for at in range(first + 1, end))
    whole = stop == first and cut.breaks(start) and not cut.breaks(first) and cut.breaks(end)
    two = any(cut.role(at, "street") for at in range(start, end - 2))
    if name in ("suburb", "building") and typed and whole and not two and not cut.role(start, name):
        del parts[name]
        take(labels, parts, "street", start, end, min(sure, FOUND))


def _rest_of_district(cut: Cut, labels: list[str], parts: Parts) -> None:
    """The words of a part that a district's word begins are of it: "муниципальный округ | Замоскворечье"."""
    first, end, sure = parts.get("district", (0, 0, 0.0))
    start = first
    while start and not cut.breaks(start):
        start -= 1
    worded = start + cut.role(start, "district")
    if end <= first or not first < worded:
        return
    stop = cut.part_end(first)
    if all(labels[at] in (*_LOOSE, "district", "city") for at in range(start, stop)):
        city, until, _ = parts.get("city", (0, 0, 0.0))
        if start <= city < stop and until <= stop:
            return
        take(labels, parts, "district", start, stop, sure)


def _office(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A carrier's office with its number is no street with a door: "Нова Пошта, Київ, Відділення №12"."""
    if "po_box" in parts or not {"street", "house_number"} <= parts.keys():
        return
    (first, end, sure), (start, stop, _) = parts["street"], parts["house_number"]
    if (
        cut.breaks(first)
        and cut.role(first, "po_box") == end - first
        and start == end
        and not cut.breaks(start)
    ):
        del parts["street"], parts["house_number"]
        take(labels, parts, "po_box", first, stop, min(sure, FOUND))


def _building_in_town(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A part of the town's that a building's word begins is the building: "смт Слобожанське, РЦ «АТБ»"."""
    first, end, sure = parts.get("city", (0, 0, 0.0))
    at = next((at for at in range(first + 1, end) if cut.breaks(at)), end)
    if at < end and "building" not in parts and 0 < cut.role(at, "building") < end - at and cut.breaks(end):
        take(labels, parts, "city", first, at, sure)
        take(labels, parts, "building", at, end, LEFT)


def _part_of_town(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A part that nothing holds and a word for a settlement begins is within the town that is told already."""
    if "city" not in parts:
        return
    at = parts["city"][1]
    while at < len(labels):
        stop = cut.part_end(at)
        size = cut.role(at, "city")
        if cut.breaks(at) and 0 < size < stop - at and all(labels[each] == FREE for each in range(at, stop)):
            start, end, sure = parts.get("suburb", (stop, stop, LEFT))
            named = all(
                cut.tokens[each].folded.isalpha() and each not in cut.barred for each in range(at, stop)
            )
            if start == stop and named:
                take(labels, parts, "suburb", at, end, min(sure, LEFT))
            return
        at = stop
