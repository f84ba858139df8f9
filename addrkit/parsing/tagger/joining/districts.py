"""Districts, and what stands beside them: "Ely, Cambs", "Mueang, Chiang Mai", "Q. Bình Thạnh, P.25"."""

from __future__ import annotations

from functools import lru_cache

from addrkit.locale.country import Country
from addrkit.parsing.rules.cut import Cut
from addrkit.parsing.tagger.parts import FOUND, Parts, take

_WORDS = 2
"""Words of a county's short name at most."""
_DIGITS = 2
"""Digits of a ward's number at most; rooms have more."""


def join_districts(cut: Cut, labels: list[str], parts: Parts) -> None:
    """What ends the town and is only a county's short name is the county; a quarter before it is the town, in place."""
    _name_of_district(cut, labels, parts)
    _region_behind_district(cut, labels, parts)
    _county_behind_town(cut, labels, parts)
    _name_before_division(cut, labels, parts)
    _ward_beside_district(cut, labels, parts)
    _district_as_unit(cut, labels, parts)
    _quarter_in_district(cut, labels, parts)
    _district_behind_quarter(cut, labels, parts)
    if "district" in parts or "city" not in parts:
        return
    first, end, sure = parts["city"]
    short = _short_names(cut.lexicon.country)
    size = next(
        (size for size in range(min(_WORDS, end - first), 0, -1) if cut.folded(end - size, end) in short),
        0,
    )
    if not size:
        return
    if size < end - first:
        take(labels, parts, "city", first, end - size, max(sure, FOUND))
    elif "suburb" in parts and parts["suburb"][1] == first:
        start, _, before = parts.pop("suburb")
        take(labels, parts, "city", start, first, max(before, FOUND))
    else:
        return
    take(labels, parts, "district", end - size, end, FOUND)


def _name_of_district(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A name behind a district's mere word is the district's, and no town: "Tehsil Sadar, District | Faisalabad"."""
    (first, end, sure), (start, stop, _) = parts.get("district", (0, 0, 0.0)), parts.get("city", (0, 0, 0.0))
    word = end - 1
    torn = first < word and end == start and cut.breaks(word) and not cut.breaks(start)
    if torn and cut.role(word, "district") == 1:
        del parts["city"]
        take(labels, parts, "district", first, stop, sure)


def _region_behind_district(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A region's whole name that ends a district, or was torn between it and a region, is the region.

    So are "Mueang, Chiang Mai" and "A. Mueang Chiang Mai", where lines print districts.
    """
    if "district" not in parts or not _prints_districts(cut.lexicon.country):
        return
    first, end, sure = parts["district"]
    start, stop, other = parts.get("region", (end, end, sure))
    if start != end or (stop == end and not any(cut.breaks(at) for at in range(first + 1, end))):
        return
    named = range(first + max(1, cut.role(first, "district")), end)
    at = next((at for at in named if cut.role(at, "region") == stop - at), end)
    if at < end and (stop > end or cut.breaks(at)):
        take(labels, parts, "district", first, at, sure)
        take(labels, parts, "region", at, stop, min(sure, other))


def _name_before_division(cut: Cut, labels: list[str], parts: Parts) -> None:
    """The last word of a street that is a division's as well is the street's: "Nguyen Tri | Phuong Phuong 4"."""
    first, end, sure = parts.get("suburb", (0, 0, 0.0))
    start, stop, other = parts.get("street", (0, 0, 0.0))
    toned = cut.lexicon.country.toned_words
    if not 0 < stop == first < end or cut.breaks(first) or cut.tokens[first].folded not in toned:
        return
    if cut.role(first, "suburb"):
        return
    take(labels, parts, "street", start, first + 1, other)
    del parts["suburb"]
    if first + 1 < end:
        take(labels, parts, "suburb", first + 1, end, sure)


def _ward_beside_district(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A number whose word is a ward's as well as a room's is a ward beside a district: "Q. Bình Thạnh, P.25"."""
    if "suburb" in parts or not {"unit", "district"} <= parts.keys():
        return
    first, end, sure = parts["unit"]
    start, stop, _ = parts["district"]
    if (stop != first and end != start) or not cut.role(start, "district"):
        return
    number = cut.tokens[end - 1].folded
    if end - first == 2 and cut.role(first, "suburb") == 1 and number.isdigit() and len(number) <= _DIGITS:
        del parts["unit"]
        take(labels, parts, "suburb", first, end, sure)


def _district_as_unit(cut: Cut, labels: list[str], parts: Parts) -> None:
    """The short name of a known district is no flat, where lines print districts: "12 Lê Lợi, Q1, HCM"."""
    country = cut.lexicon.country
    if "district" in parts or "unit" not in parts or not _prints_districts(country):
        return
    first, end, sure = parts["unit"]
    if cut.folded(first, end) in country.districts and not cut.role(first, "unit"):
        del parts["unit"]
        take(labels, parts, "district", first, end, sure)


def _quarter_in_district(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Of two names that a comma parts in a district the first is the quarter: "Hòa Thọ Đông, | Cẩm Lệ, Đà Nẵng"."""
    first, end, sure = parts.get("district", (0, 0, 0.0))
    if "suburb" in parts or "city" not in parts or not _prints_districts(cut.lexicon.country):
        return
    edges = [at for at in range(first + 1, end) if cut.breaks(at)]
    if len(edges) == 1 and not cut.role(first, "district") and parts["city"][0] == end:
        take(labels, parts, "suburb", first, edges[0], sure)
        take(labels, parts, "district", edges[0], end, sure)


def _district_behind_quarter(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A listed district that ends the quarter before the town is the district: "คลองจั่น | บางกะปิ กรุงเทพฯ"."""
    if (
        "district" in parts
        or not {"suburb", "city"} <= parts.keys()
        or not _prints_districts(cut.lexicon.country)
    ):
        return
    first, end, sure = parts["suburb"]
    if parts["city"][0] != end or cut.breaks(end):
        return
    for size in range(min(3, end - first - 1), 0, -1):
        at = end - size
        numbered = cut.role(first, "suburb") and all(cut.tokens[each].digits for each in range(first + 1, at))
        if cut.folded(at, end) not in cut.lexicon.country.districts or numbered or cut.role(at - 1, "suburb"):
            continue
        take(labels, parts, "suburb", first, at, min(sure, FOUND))
        take(labels, parts, "district", at, end, min(sure, FOUND))
        return


def _county_behind_town(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A region's name behind a comma in a district is the region, and what stands before it the town.

    So is "Gorey, County Wexford"; what was taken for the town before it is a quarter.
    """
    if "district" not in parts or "region" in parts or "suburb" in parts:
        return
    first, end, sure = parts["district"]
    at = next((at for at in range(first + 1, end) if cut.breaks(at)), end)
    if at == end or cut.role(at, "region") != end - at or cut.role(first, "district"):
        return
    if "city" in parts:
        start, stop, other = parts["city"]
        if stop != first or cut.role(start, "known_city") == stop - start:
            return
        del parts["city"]
        take(labels, parts, "suburb", start, stop, other)
    take(labels, parts, "region", at, end, max(sure, FOUND))
    del parts["district"]
    take(labels, parts, "city", first, at, sure)


@lru_cache(maxsize=300)
def _short_names(country: Country) -> frozenset[str]:
    """Short names of a country's counties that are nothing else: "cambs", not the Durham of County Durham.

    Districts that a postal line prints are places of their own, short or not.
    """
    if not country.lines or _prints_districts(country):
        return frozenset()
    return frozenset(
        name
        for name, meant in country.districts.items()
        if name != meant and not set(name.split()) <= set(meant.split())
    )


def _prints_districts(country: Country) -> bool:
    """Whether a postal line prints the district."""
    return any("{district}" in line for line in country.lines)
