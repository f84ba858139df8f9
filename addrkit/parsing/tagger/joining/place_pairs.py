"""A town and its region or county, taken for one place or for one another: "A Coruña, Galicia", "Mende, Lozère"."""

from __future__ import annotations

from itertools import pairwise

from addrkit.locale.towns import towns_of
from addrkit.parsing.rules.cut import FREE, Cut
from addrkit.parsing.tagger.parts import FOUND, Parts, release, take

_CODE = 3
"""Letters of a region's code at most."""
_FINER = frozenset({"city", "country", "street", "house_number", "unit", "building"})
"""Components beside which a name may be the region's where the country writes it behind the street."""


def join_place_pairs(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Mend the labels of a text's words and its places, in place."""
    if cut.lexicon.eastern:
        return
    _town_with_region(cut, labels, parts)
    _two_regions(cut, labels, parts)
    _region_in_city(cut, labels, parts)
    _region_alone(cut, labels, parts)
    _region_for_district(cut, labels, parts)
    _region_behind_town(cut, labels, parts)
    _word_of_county(cut, labels, parts)
    if not cut.lexicon.districts_written and cut.lexicon.country.districts:
        _county_in_city(cut, labels, parts)
        _county_before_city(cut, labels, parts)
        _county_between_commas(cut, labels, parts)
        _county_for_city(cut, labels, parts)
        _county_in_street(cut, labels, parts)
    # Where a region or a county may stand behind the town, it is rather that.
    single = not cut.lexicon.has_regions and not cut.lexicon.country.districts
    if single and {"city", "street"} <= parts.keys() and "suburb" not in parts:
        _quarter_in_city(cut, labels, parts)
    if parts.keys() <= {"city", "country"} or (cut.lexicon.has_regions and parts.keys() <= _FINER):
        _city_for_region(cut, labels, parts)


def _town_with_region(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A region's name right behind the town's is of that where a larger town is called so: "Środa Wielkopolska"."""
    if not {"city", "region"} <= parts.keys():
        return
    (first, end, sure), (start, stop, _) = parts["city"], parts["region"]
    coded = stop - start == 1 and len(cut.tokens[start].folded) <= _CODE
    beside = end == start and not cut.breaks(start) and not coded
    if beside and cut.folded(first, stop) in towns_of(cut.lexicon.country.code):
        del parts["region"]
        take(labels, parts, "city", first, stop, sure)


def _two_regions(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Of two regions with a comma between, where no town is told, the first is one: "A Coruña, Galicia"."""
    if "region" not in parts or not parts.keys().isdisjoint(("city", "suburb", "district")):
        return
    first, end, sure = parts["region"]
    at = next((at for at in range(first + 1, end) if cut.breaks(at)), end)
    if at < end and cut.role(first, "region") == at - first and cut.role(at, "region") == end - at:
        take(labels, parts, "city", first, at, min(sure, FOUND))
        take(labels, parts, "region", at, end, sure)


def _region_in_city(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A region behind a comma is of no town's name: "Brightwater, Tasman", "Gisborne, Gisborne"."""
    if "city" not in parts or "region" in parts:
        return
    first, end, sure = parts["city"]
    at = next((at for at in range(first + 1, end) if cut.breaks(at)), end)
    if at == end or cut.role(at, "region") != end - at:
        return
    same = cut.folded(first, at) == cut.folded(at, end)
    if same or not cut.role(at, "known_city"):
        take(labels, parts, "city", first, at, sure)
        take(labels, parts, "region", at, end, min(sure, FOUND))


def _quarter_in_city(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Of two names with a comma between that were taken for one town the first is a quarter: "Maarif, Casablanca"."""
    first, end, sure = parts["city"]
    edges = [at for at in range(first + 1, end) if cut.breaks(at)]
    if len(edges) != 1 or parts["street"][1] > first or not cut.breaks(first):
        return
    at = edges[0]
    named = all(token.folded.isalpha() for token in cut.tokens[first:end])
    if named and not cut.role(at, "region") and "," in cut.tokens[at].gap:
        take(labels, parts, "suburb", first, at, min(sure, FOUND))
        take(labels, parts, "city", at, end, sure)


def _region_alone(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A region that is a larger town's name as well is that where no other place is told: "6000-172 Castelo Branco"."""
    if "region" not in parts or not parts.keys().isdisjoint(("city", "suburb", "district")):
        return
    first, end, sure = parts["region"]
    coded = end - first == 1 and len(cut.tokens[first].folded) <= _CODE
    if not coded and cut.folded(first, end) in towns_of(cut.lexicon.country.code):
        del parts["region"]
        take(labels, parts, "city", first, end, min(sure, FOUND))


def _region_for_district(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A region with its word is no district where the country has regions: "Newtownabbey, Co. Antrim" in Ireland."""
    if "district" not in parts or "region" in parts or not cut.lexicon.has_regions:
        return
    first, end, sure = parts["district"]
    stop = first + cut.role(first, "region")
    whole = stop >= end and cut.role(first, "region_word") and set(labels[end:stop]) <= {FREE, "city"}
    if whole and all(release(labels, parts, at) for at in range(end, stop)):
        del parts["district"]
        take(labels, parts, "region", first, stop, sure)


def _region_behind_town(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A region with its word is no town, but what stands before it: "Cill Iníon, Tamhlacht, Contae Átha Cliath"."""
    if not {"suburb", "city"} <= parts.keys() or "region" in parts:
        return
    (first, end, sure), (start, stop, other) = parts["suburb"], parts["city"]
    worded = cut.role(start, "region") == stop - start and cut.role(start, "region_word")
    if start != end or not worded or not cut.breaks(start):
        return
    at = next((at for at in range(end - 1, first, -1) if cut.breaks(at)), first)
    take(labels, parts, "region", start, stop, other)
    if at == first:
        del parts["suburb"]
    else:
        parts["suburb"] = (first, at, sure)
    take(labels, parts, "city", at, end, min(sure, FOUND))


def _word_of_county(cut: Cut, labels: list[str], parts: Parts) -> None:
    """The word for a county right behind a name is of it: "Sturgeon | County"."""
    first, end, sure = parts.get("city", (0, 0, 0.0))
    name = labels[end] if 0 < end < len(labels) else FREE
    start, stop, _ = parts.get(name, (0, 0, 0.0))
    alone = name in ("district", "suburb") and start == end and cut.role(end, "district") == stop - end
    if (
        alone
        and cut.breaks(first)
        and cut.breaks(stop)
        and not any(cut.breaks(at) for at in range(first + 1, stop))
    ):
        del parts[name]
        take(labels, parts, "city", first, stop, sure)


def _county_in_city(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A county behind a comma is of no town's name, nor one that ends a text of a town alone: "48000 Mende, Lozère"."""
    if "city" not in parts or "district" in parts:
        return
    first, end, sure = parts["city"]
    counties = cut.lexicon.country.districts
    at = next((at for at in range(first + 1, end) if cut.breaks(at) and cut.folded(at, end) in counties), end)
    if (
        at == end
        and parts.keys() <= {"city", "country"}
        and not any(cut.breaks(at) for at in range(first + 1, end))
    ):
        at = next((at for at in range(first + 1, end) if cut.folded(at, end) in counties), end)
        if at < end and (cut.tokens[at].joined or cut.tokens[at - 1].folded in cut.lexicon.small_words):
            return  # "Saint-Cyr-sur-Loire"
    if at < end:
        take(labels, parts, "city", first, at, sure)
        take(labels, parts, "district", at, end, min(sure, FOUND))


def _county_before_city(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A county before a comma is of no town's name: "France, Creuse, Le Chauchet"."""
    if "city" not in parts or "district" in parts:
        return
    first, end, sure = parts["city"]
    at = next((at for at in range(first + 1, end) if cut.breaks(at)), end)
    if at < end and cut.breaks(first) and cut.folded(first, at) in cut.lexicon.country.districts:
        take(labels, parts, "district", first, at, min(sure, FOUND))
        take(labels, parts, "city", at, end, sure)


def _county_between_commas(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A county between commas beside a town is the district: "Creuse, Thauron", "Rennes, Ille-et-Vilaine"."""
    if "city" not in parts or "district" in parts:
        return
    edges = [at for at in range(len(labels) + 1) if cut.breaks(at)]
    for first, end in pairwise(edges):
        held = {*labels[first:end]} - {FREE}
        whole = all(first <= parts[name][0] and parts[name][1] <= end for name in held & parts.keys())
        told = (
            whole
            and held <= {"street", "suburb", "building", "unit"}
            and cut.barred.isdisjoint(range(first, end))
        )
        if not told or ("street" in held and "house_number" in parts):
            continue
        if cut.folded(first, end) in cut.lexicon.country.districts:
            for name in held:
                del parts[name]
            take(labels, parts, "district", first, end, FOUND)
            return


def _city_for_region(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A region or a county that no larger town is called by is no town where nothing else is told: "Lombardia"."""
    if "city" not in parts:
        return
    first, end, sure = parts["city"]
    written = cut.folded(first, end)
    if cut.role(first, "known_city") == end - first or written in towns_of(cut.lexicon.country.code):
        return
    name = "region" if cut.role(first, "region") == end - first else "district"
    if name == "region" or (written in cut.lexicon.country.districts and not cut.lexicon.districts_written):
        del parts["city"]
        take(labels, parts, name, first, end, min(sure, FOUND))


def _county_for_city(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A county behind a comma is no town where nothing finer is told: "La Ronze, Creuse, France"."""
    name = "suburb" if "suburb" in parts else "street"
    if name not in parts or not parts.keys() <= {name, "city", "country"}:
        return
    (first, end, sure), (start, stop, other) = parts[name], parts.get("city", (0, 0, 0.0))
    if name == "street" and any(cut.role(at, "street") or cut.tokens[at].digits for at in range(first, end)):
        return
    county = cut.folded(start, stop)
    known = cut.role(start, "known_city") == stop - start or county in towns_of(cut.lexicon.country.code)
    if end == start and cut.breaks(start) and county in cut.lexicon.country.districts and not known:
        del parts[name]
        take(labels, parts, "city", first, end, min(sure, FOUND))
        take(labels, parts, "district", start, stop, min(other, FOUND))


def _county_in_street(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A name without a street's type that a county ends, and that is all of a text, is a town: "THAURON CREUSE"."""
    if "street" not in parts or not parts.keys() <= {"street", "country"}:
        return
    first, end, sure = parts["street"]
    counties = cut.lexicon.country.districts
    at = next((at for at in range(first + 1, end) if cut.folded(at, end) in counties), end)
    plain = not any(cut.role(each, "street") or cut.tokens[each].digits for each in range(first, end))
    if (
        at < end
        and plain
        and not cut.tokens[at].joined
        and cut.tokens[at - 1].folded not in cut.lexicon.small_words
    ):
        del parts["street"]
        take(labels, parts, "city", first, at, min(sure, FOUND))
        take(labels, parts, "district", at, end, min(sure, FOUND))
