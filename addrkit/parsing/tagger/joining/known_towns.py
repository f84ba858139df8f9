"""Listed towns that end a line: before one stands its quarter ("Diliman, QC"), behind one its region ("Goiânia-GO")."""

from __future__ import annotations

from addrkit.locale.towns import towns_of
from addrkit.parsing.rules.cut import Cut
from addrkit.parsing.tagger.parts import FOUND, Parts, take


def join_known_towns(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Mend the labels of a text's words and its components, in place."""
    _town_before_region(cut, labels, parts)
    _region_that_is_a_town(cut, labels, parts)
    _quarter_before_town(cut, labels, parts)
    _end_of_a_name(cut, labels, parts)
    _torn_district(cut, labels, parts)
    _town_for_unit(cut, labels, parts)


def _town_for_unit(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A larger town's name that is also a word for a cellar is the town where no other is told: "No: 12, Bodrum"."""
    first, end, sure = parts.get("unit", (0, 0, 0.0))
    if not first or "city" in parts or not (cut.breaks(first) and cut.breaks(end)):
        return
    named = all(cut.tokens[at].folded.isalpha() for at in range(first, end))
    if named and cut.folded(first, end) in towns_of(cut.lexicon.country.code):
        del parts["unit"]
        take(labels, parts, "city", first, end, min(sure, FOUND))


def _torn_district(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A listed district of several words that is a part of its own, torn into a quarter and a town: "East | Delhi"."""
    first, end, sure = parts.get("city", (0, 0, 0.0))
    start, stop, other = parts.get("suburb", (0, 0, 0.0))
    if "district" in parts or not 0 < stop == first < end or cut.breaks(first) or not cut.breaks(end):
        return
    at = next((at for at in range(first - 1, start - 1, -1) if cut.breaks(at)), first)
    if at == first or cut.folded(at, end) not in cut.lexicon.country.districts:
        return
    del parts["city"], parts["suburb"]
    take(labels, parts, "district", at, end, min(sure, FOUND))
    if start < at:
        take(labels, parts, "suburb", start, at, other)
    town, behind, region = parts.get("region", (0, 0, 0.0))
    if town < behind and cut.role(town, "city_region") == behind - town:
        del parts["region"]
        take(labels, parts, "city", town, behind, region)


def _end_of_a_name(cut: Cut, labels: list[str], parts: Parts) -> None:
    """The last word before a comma is of the name before it, not of the place behind: "KĐT Văn | Quán, Hà Đông"."""
    for name in ("district", "city"):
        first, end, sure = parts.get(name, (0, 0, 0.0))
        before = labels[first - 1] if first else ""
        at = next((at for at in range(first + 1, end) if cut.breaks(at)), end)
        if at == end or cut.breaks(first) or before not in ("suburb", "building") or cut.role(first, name):
            continue
        start, stop, other = parts[before]
        if stop == first:
            take(labels, parts, before, start, at, other)
            take(labels, parts, name, at, end, sure)


def _town_before_region(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A name that a hyphen joins to a region's code, where no town is told, is the town: "Curitiba-PR"."""
    first, end, sure = parts.get("region", (0, 0, 0.0))
    last = end - 1
    if "city" in parts or last <= first or cut.role(first, "region") == end - first:
        return
    joined = cut.tokens[last].gap in ("-", "/") and cut.role(last, "region") == 1
    if joined and all(cut.tokens[at].folded.isalpha() for at in range(first, last)):
        take(labels, parts, "city", first, last, min(sure, FOUND))
        take(labels, parts, "region", last, end, sure)


def _region_that_is_a_town(cut: Cut, labels: list[str], parts: Parts) -> None:
    """What was held for the region and is a town's other name is the town, that before it a quarter: "Diliman | QC"."""
    first, end, sure = parts.get("region", (0, 0, 0.0))
    aliases = cut.lexicon.country.city_aliases
    if not first < end or cut.role(first, "region"):
        return
    name = cut.folded(first, end)
    if aliases.get(name, name) == name:
        return
    if "city" not in parts:
        if parts.keys() <= {"region", "postcode", "country"}:  # "Xining"
            del parts["region"]
            take(labels, parts, "city", first, end, min(sure, FOUND))
        return
    start, stop, other = parts["city"]
    if stop != first or not cut.breaks(first) or cut.role(start, "known_city") == stop - start:
        return
    begun, until, _ = parts.get("suburb", (start, start, other))
    if until != start:
        return
    del parts["region"], parts["city"]
    take(labels, parts, "suburb", begun, stop, min(other, FOUND))
    take(labels, parts, "city", first, end, min(sure, FOUND))


def _quarter_before_town(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Before a comma and a listed town stands a quarter of it: "Diliman, QC"."""
    first, end, sure = parts.get("city", (0, 0, 0.0))
    at = next((at for at in range(first + 1, end) if cut.breaks(at)), end)
    if at == end or cut.role(at, "known_city") != end - at or cut.role(first, "known_city") == at - first:
        return
    if any("city" in cut.marks[each] for each in range(first, at)):
        return  # "Nishi-ku, Yokohama": a ward is of the town.
    if "region" not in parts and cut.role(at, "region") == end - at:
        return  # "San Borja, Lima": it may be the region.
    begun, until, _ = parts.get("suburb", (first, first, sure))
    if until == first and not cut.role(first, "city"):
        take(labels, parts, "suburb", begun, at, min(sure, FOUND))
        take(labels, parts, "city", at, end, sure)
