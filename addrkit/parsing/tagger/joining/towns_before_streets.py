"""A listed town that opens a line before its street with no comma: "Сургут Югорская 30/2", "Омск Карла Маркса пр-т"."""

from __future__ import annotations

from addrkit.parsing.rules.cut import FREE, Cut
from addrkit.parsing.tagger.parts import FOUND, LEFT, Parts, take

_BEHIND = ("street", "suburb")
"""What words between a town and them are of."""
_ELSE = ("city", "region_word", "district", "unit", "number", "building")
"""Roles of words that are of neither."""


def join_towns_before_streets(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Part towns from the streets and quarters behind them, in place."""
    country = cut.lexicon.country
    if country.towns and country.type_position == "first" and not cut.number_first:
        _town_in_street(cut, labels, parts)
        _street_in_town(cut, labels, parts)
        _village_of_town(cut, labels, parts)


def _town_size(cut: Cut, at: int) -> int:
    return max(cut.role(at, "town"), cut.role(at, "known_city"))


def _town_in_street(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A town that begins what was taken for the street, where no other is told, is the town."""
    if "street" not in parts or "city" in parts:
        return
    first, end, sure = parts["street"]
    at = first + _town_size(cut, first)
    if first < at == end and cut.breaks(first) and parts.get("suburb", (0, 0, 0.0))[0] == end:
        del parts["street"]  # "Ангарск 177 квартал"
        take(labels, parts, "city", first, end, min(sure, FOUND))
        return
    if not first < at < end or not cut.breaks(first) or cut.breaks(at) or cut.tokens[at].joined:
        return
    typed = range(at, end)[cut.role(at, "street") :]
    if any(cut.tokens[each].folded.isalpha() and not cut.role(each, "street") for each in typed):
        take(labels, parts, "city", first, at, FOUND)
        take(labels, parts, "street", at, end, min(sure, FOUND))


def _street_in_town(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Words between a town and the street or quarter right behind it are of that: "Омск Карла | Маркса пр-т"."""
    first, end, sure = parts.get("city", (0, 0, 0.0))
    at = first + _town_size(cut, first)
    name = labels[end] if 0 < end < len(labels) else FREE
    if not first < at < end or name not in _BEHIND or parts[name][0] != end or cut.breaks(end):
        return
    between = range(at, end)
    if any(
        cut.breaks(each) or cut.tokens[each].joined or not cut.tokens[each].folded.isalpha()
        for each in between
    ):
        return
    if all(cut.marks[each].keys().isdisjoint(_ELSE) for each in between):
        _, stop, other = parts[name]
        take(labels, parts, "city", first, at, sure)
        take(labels, parts, name, at, stop, min(other, FOUND))


def _village_of_town(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A second announced place behind a known town is within it: "г. Москва, пос. Московский, 3-й мкр"."""
    first, end, sure = parts.get("city", (0, 0, 0.0))
    begun = first + cut.role(first, "city")
    at = begun + _town_size(cut, begun)
    if not begun < at < end or not cut.breaks(at) or not cut.role(at, "city"):
        return
    start, stop, other = parts.get("suburb", (end, end, sure))
    if start == end:
        take(labels, parts, "city", first, at, sure)
        take(labels, parts, "suburb", at, stop, min(other, LEFT))
