"""Towns, districts and regions that the tagger took for one another or for quarters, told by lists and by words."""

from __future__ import annotations

from addrkit.locale.towns import towns_of
from addrkit.parsing.rules.cut import FREE, Cut
from addrkit.parsing.tagger.parts import FOUND, Parts, take


def join_higher_places(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Mend the labels of a text's words and its places, in place."""
    if "suburb" not in parts and not cut.lexicon.country.suburbs_open:
        return
    _district_by_word(cut, labels, parts)
    _district_for_city(cut, labels, parts)
    _town_before_postcode(cut, labels, parts)
    _region_for_suburb(cut, labels, parts)
    _region_for_city(cut, labels, parts)
    _town_in_suburb(cut, labels, parts)
    _town_left(cut, labels, parts)
    _quarter_of_town(cut, labels, parts)
    _town_before_region_city(cut, labels, parts)


def is_known_town(cut: Cut, first: int, end: int) -> bool:
    """Whether the country data know the words as a town."""
    return _town_size(cut, first) == end - first


def is_town(cut: Cut, first: int, end: int) -> bool:
    """Whether the country data or the list of larger towns know the words as one, and not as a quarter."""
    if cut.role(first, "quarter") == end - first or cut.role(first, "suburb"):
        return False
    if is_known_town(cut, first, end):
        return True
    # Where numbers stand first, the list holds quarters of large cities too: Mirdif of Dubai, Mount Eden of Auckland.
    return not cut.number_first and cut.folded(first, end) in towns_of(cut.lexicon.country.code)


def _town_size(cut: Cut, at: int) -> int:
    return max(cut.role(at, "town"), cut.role(at, "known_city"))


def _region_for_suburb(cut: Cut, labels: list[str], parts: Parts) -> None:
    """What a region's word ends is no quarter: "Pest megye, 2040 Budaörs"."""
    if "region" in parts or not {"suburb", "city"} <= parts.keys():
        return
    first, end, sure = parts["suburb"]
    worded = end - first > 1 and cut.role(end - 1, "region_word") == 1 and not cut.role(end - 1, "suburb")
    if worded and not cut.lexicon.eastern and cut.breaks(first) and cut.breaks(end):
        del parts["suburb"]
        take(labels, parts, "region", first, end, min(sure, FOUND))


def _region_for_city(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A region behind a town, or one that shares no town's name, is no town: "Brightwater, Tasman"."""
    if (
        not parts.keys().isdisjoint(("region", "district"))
        or not {"suburb", "city", "street"} <= parts.keys()
    ):
        return
    (first, end, sure), (start, stop, other) = parts["suburb"], parts["city"]
    regional = cut.role(start, "region") == stop - start
    plain = not any(cut.role(at, "suburb") or cut.breaks(at) for at in range(first + 1, end))
    if cut.lexicon.districts_written or cut.lexicon.eastern or cut.lexicon.country.suburbs_open:
        return
    # "Onești, Bacău" is a town before its province, and "Chamberí, Madrid" is a quarter of the city.
    alone = regional and not is_known_town(cut, start, stop)
    if not (alone or (regional and is_town(cut, first, end))):
        return
    if plain and end == start and cut.breaks(start) and not cut.role(first, "suburb"):
        take(labels, parts, "city", first, end, min(sure, FOUND))
        take(labels, parts, "region", start, stop, min(other, FOUND))
        del parts["suburb"]


def _district_by_word(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A place that a district's word begins, between commas, is one and no quarter: "с. Марково, общ. Родопи"."""
    if "district" in parts or not {"suburb", "city"} <= parts.keys():
        return
    first, end, sure = parts["suburb"]
    worded = cut.role(first, "district") == 1 and not cut.role(first, "suburb") and end - first > 1
    small = cut.tokens[first].folded in cut.lexicon.small_words  # "Del Valle"
    if worded and not small and cut.breaks(first) and cut.breaks(end):
        del parts["suburb"]
        take(labels, parts, "district", first, end, min(sure, FOUND))


def _district_for_city(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A county behind a comma and a post town is the district: "Inverness, Highland"."""
    if "district" in parts or not {"suburb", "city"} <= parts.keys() or cut.lexicon.districts_written:
        return
    (first, end, sure), (start, stop, other) = parts["suburb"], parts["city"]
    county = cut.folded(start, stop) in cut.lexicon.country.districts and not is_known_town(cut, start, stop)
    if end == start and cut.breaks(start) and county and is_town(cut, first, end):
        del parts["suburb"]
        take(labels, parts, "city", first, end, min(sure, FOUND))
        take(labels, parts, "district", start, stop, min(other, FOUND))


def _town_before_postcode(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A name right before the postcode is the town where none is told: "Krajowej 12b/4 Rumia 84-230 pomorskie"."""
    if "city" in parts or not {"street", "suburb", "postcode"} <= parts.keys():
        return
    first, end, sure = parts["suburb"]
    lexicon = cut.lexicon
    if lexicon.districts_written or lexicon.eastern or lexicon.country.suburbs_open:
        return
    plain = all(
        cut.tokens[at].folded.isalpha() and not cut.role(at, "suburb") and (at == first or not cut.breaks(at))
        for at in range(first, end)
    )
    if plain and parts["postcode"][0] == end and not cut.breaks(end) and parts["street"][1] <= first:
        del parts["suburb"]
        take(labels, parts, "city", first, end, min(sure, FOUND))


def _town_in_suburb(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A known town that ends a quarter, before a city that is a region too: "Xoco Benito Juárez Ciudad de México"."""
    if "region" in parts or not {"suburb", "city", "street"} <= parts.keys():
        return
    (first, end, sure), (start, stop, other) = parts["suburb"], parts["city"]
    if end > start or cut.role(start, "region") != stop - start:
        return
    at = next((at for at in range(first + 1, end) if cut.role(at, "known_city") == end - at > 1), end)
    if at < end and not cut.role(at - 1, "suburb"):
        take(labels, parts, "region", start, stop, min(other, FOUND))
        take(labels, parts, "suburb", first, at, sure)
        take(labels, parts, "city", at, end, min(sure, FOUND))


def _town_left(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A known town that was left behind what was taken for one: "Bhandup (W), Mumbai-78"."""
    if "city" not in parts or not cut.lexicon.country.suburbs_open:
        return
    first, end, sure = parts["city"]
    size = _town_size(cut, end) if end < len(labels) else 0
    left = size and set(labels[end : end + size]) == {FREE} and cut.barred.isdisjoint(range(end, end + size))
    if not left or not cut.breaks(end) or is_known_town(cut, first, end):
        return
    stop = end + size
    zone = stop < len(labels) and labels[stop] == FREE and cut.tokens[stop].gap == "-"
    stop += bool(zone and cut.tokens[stop].folded.isdigit())
    start, before, other = parts.get("suburb", (first, first, sure))
    if cut.breaks(stop) and before == first:
        take(labels, parts, "suburb", start, end, min(other, FOUND))
        take(labels, parts, "city", end, stop, FOUND)


def _quarter_of_town(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Of two names before a region, the last a town of the list, the first is a quarter: "Çankaya Konak İzmir"."""
    if "suburb" in parts or not {"city", "region", "street"} <= parts.keys():
        return
    first, end, sure = parts["city"]
    if not cut.lexicon.country.suburbs_open or is_known_town(cut, first, end) or cut.role(first, "city"):
        return
    at = next((at for at in range(end - 1, first, -1) if cut.role(at, "town") == end - at), first)
    if (
        at > first
        and parts["region"][0] >= end
        and not any(cut.breaks(each) for each in range(first + 1, at))
    ):
        take(labels, parts, "suburb", first, at, min(sure, FOUND))
        take(labels, parts, "city", at, end, sure)


def _town_before_region_city(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A known town before the postcode of a province named as its city: "Getafe 28904 Madrid"."""
    if "region" in parts or not {"suburb", "postcode", "city"} <= parts.keys():
        return
    (first, end, sure), (start, stop, other) = parts["suburb"], parts["city"]
    code = parts["postcode"]
    between = code[0] == end and code[1] == start and not cut.breaks(end) and not cut.breaks(start)
    if between and is_town(cut, first, end) and cut.role(start, "region") == stop - start:
        del parts["suburb"]
        take(labels, parts, "city", first, end, min(sure, FOUND))
        take(labels, parts, "region", start, stop, min(other, FOUND))
