"""Quarters that took words of their neighbours, or lost some to them: streets, houses, towns, numbers."""

from __future__ import annotations

from addrkit.parsing.rules.cut import FREE, Cut
from addrkit.parsing.tagger.parts import FOUND, Parts, take

_ELSE = ("unit", "number", "po_box", "city", "district", "region", "known_city", "crossing")
"""Roles of words that are of no street's name."""
_LONG = 3
"""Signs of the number of a door along a street, at most, where no type tells that it is one."""


def join_quarters(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Mend the labels of a text's words and its components, in place."""
    _district_by_word(cut, labels, parts)
    _district_for_city(cut, labels, parts)
    _town_before_postcode(cut, labels, parts)
    _region_for_suburb(cut, labels, parts)
    _region_for_city(cut, labels, parts)
    _town_in_suburb(cut, labels, parts)
    _town_left(cut, labels, parts)
    _street_in_town(cut, labels, parts)
    _street_for_suburb(cut, labels, parts)
    _village_for_city(cut, labels, parts)
    _street_behind_town(cut, labels, parts)
    _street_behind_quarter(cut, labels, parts)
    _building_in_quarter(cut, labels, parts)
    _numbered_quarter(cut, labels, parts)


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
    county = cut.folded(start, stop) in cut.lexicon.country.districts and not _known(cut, start, stop)
    if end == start and cut.breaks(start) and county and _known(cut, first, end):
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
    """A region that shares no town's name is no town behind another place: "Brightwater, Tasman"."""
    if (
        not parts.keys().isdisjoint(("region", "district"))
        or not {"suburb", "city", "street"} <= parts.keys()
    ):
        return
    (first, end, sure), (start, stop, other) = parts["suburb"], parts["city"]
    regional = cut.role(start, "region") == stop - start and not _known(cut, start, stop)
    plain = not any(cut.role(at, "suburb") or cut.breaks(at) for at in range(first + 1, end))
    if cut.lexicon.districts_written or cut.lexicon.eastern or cut.lexicon.country.suburbs_open:
        return
    if regional and plain and end == start and cut.breaks(start) and not cut.role(first, "suburb"):
        take(labels, parts, "city", first, end, min(sure, FOUND))
        take(labels, parts, "region", start, stop, min(other, FOUND))
        del parts["suburb"]


def _town_left(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A known town that was left behind what was taken for one: "Bhandup (W), Mumbai-78"."""
    if "city" not in parts or not cut.lexicon.country.suburbs_open:
        return
    first, end, sure = parts["city"]
    size = _town_size(cut, end) if end < len(labels) else 0
    left = size and set(labels[end : end + size]) == {FREE} and cut.barred.isdisjoint(range(end, end + size))
    if not left or not cut.breaks(end) or _known(cut, first, end):
        return
    stop = end + size
    zone = stop < len(labels) and labels[stop] == FREE and cut.tokens[stop].gap == "-"
    stop += bool(zone and cut.tokens[stop].folded.isdigit())
    start, before, other = parts.get("suburb", (first, first, sure))
    if cut.breaks(stop) and before == first:
        take(labels, parts, "suburb", start, end, min(other, FOUND))
        take(labels, parts, "city", end, stop, FOUND)


def _street_in_town(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A bare name with its number before a well-known town is a street and no village: "Brajda 4, 51000 Rijeka"."""
    told = {"suburb", "house_number", "postcode", "city"} <= parts.keys() and "street" not in parts
    if not told or cut.number_first or cut.lexicon.eastern:
        return
    (first, end, sure), (start, stop, _) = parts["suburb"], parts["city"]
    known = cut.role(start, "known_city") == stop - start
    named = not any(cut.role(at, "suburb") or cut.tokens[at].digits for at in range(first, end))
    number = parts["house_number"][0]
    # "Cannaregio 2345, 30121 Venezia": a quarter whose doors are numbered through.
    along = first == 0 and number == end and not cut.breaks(end) and len(cut.tokens[end].folded) <= _LONG
    if known and named and along and cut.folded(first, end) != cut.folded(start, stop):
        del parts["suburb"]
        take(labels, parts, "street", first, end, min(sure, FOUND))


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


def _street_for_suburb(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A part that a street's type ends is one where none is told: "Hindustan Times House, KG Marg, New Delhi"."""
    if (
        not {"building", "suburb"} <= parts.keys()
        or "street" in parts
        or cut.lexicon.country.type_position != "last"
    ):
        return
    first, end, sure = parts["suburb"]
    inner = any(cut.breaks(at) or cut.role(at, "suburb") for at in range(first + 1, end))
    typed = cut.role(end - 1, "street") == 1 and not cut.role(end - 1, "building")
    if typed and end - first > 1 and not inner and cut.breaks(first) and cut.breaks(end):
        del parts["suburb"]
        take(labels, parts, "street", first, end, min(sure, FOUND))


def _village_for_city(cut: Cut, labels: list[str], parts: Parts) -> None:
    """What a village's word begins, right before another that is announced, is no town: "Vill- Khajuri, PO- Barhaj"."""
    if not {"city", "suburb"} <= parts.keys():
        return
    (first, end, sure), (start, stop, other) = parts["city"], parts["suburb"]
    announced = cut.role(first, "suburb") == 1 and not cut.role(first, "city") and not _known(cut, first, end)
    if (
        end == start
        and end - first > 1
        and cut.breaks(end)
        and announced
        and cut.lexicon.country.suburbs_open
    ):
        del parts["city"]
        take(labels, parts, "suburb", first, stop, min(sure, other))


def _known(cut: Cut, first: int, end: int) -> bool:
    return _town_size(cut, first) == end - first


def _town_size(cut: Cut, at: int) -> int:
    return max(cut.role(at, "town"), cut.role(at, "known_city"))


def _street_behind_town(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Names between a town and a street are the street's: "Adana Seyhan Turhan Cemal | Beriker Bulvarı"."""
    if (
        "city" in parts
        or not {"suburb", "street"} <= parts.keys()
        or cut.lexicon.country.type_position != "last"
    ):
        return
    (first, end, sure), (start, stop, other) = parts["suburb"], parts["street"]
    size = cut.role(first, "town")
    named = all(
        cut.tokens[at].folded.isalpha() and not cut.marks[at] and not cut.breaks(at)
        for at in range(first + size, end)
    )
    if size and first + size < end == start and named and not cut.breaks(start):
        del parts["suburb"]
        take(labels, parts, "city", first, first + size, min(sure, FOUND))
        take(labels, parts, "street", first + size, stop, other)


def _street_behind_quarter(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Names between a quarter's word, which stands last, and a street are its: "Göztepe Mah. Kerim | Gökay Cad."."""
    if not {"suburb", "street"} <= parts.keys() or cut.lexicon.country.type_position != "last":
        return
    (first, end, sure), (start, stop, other) = parts["suburb"], parts["street"]
    if end != start or cut.breaks(start) or cut.role(first, "suburb"):
        return
    at = next((at for at in range(end - 1, first, -1) if cut.role(at, "suburb") == 1), end)
    named = all(
        cut.tokens[each].folded.isalpha()
        and not cut.breaks(each)
        and cut.marks[each].keys().isdisjoint(_ELSE)
        for each in range(at + 1, end)
    )
    if at + 1 < end and named and cut.lexicon.country.suburbs_open:
        take(labels, parts, "suburb", first, at + 1, sure)
        take(labels, parts, "street", at + 1, stop, other)


def _building_in_quarter(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A name of houses or quarters is a house's between a flat and a quarter: "Flat 302, Sai Enclave, Kothrud"."""
    if "building" in parts or not {"unit", "suburb"} <= parts.keys() or not cut.number_first:
        return
    first, end, sure = parts["suburb"]
    at = next((at for at in range(first + 1, end) if cut.breaks(at)), end)
    both = cut.role(at - 1, "building") == 1 and cut.role(at - 1, "suburb") == 1
    if parts["unit"][1] == first and at < end and at - first > 1 and both:
        take(labels, parts, "suburb", at, end, sure)
        take(labels, parts, "building", first, at, min(sure, FOUND))


def _numbered_quarter(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A name and its number behind a flat are a quarter where doors stand first: "Villa 30, El Banafseg 5, Cairo"."""
    if "suburb" in parts or not {"unit", "street", "house_number", "city"} <= parts.keys():
        return
    (first, end, sure), (number, stop, _) = parts["street"], parts["house_number"]
    if parts["unit"][1] != first or not cut.breaks(first) or number != end or stop - number != 1:
        return
    alone = cut.number_first and cut.breaks(stop) and not cut.breaks(number) and parts["city"][0] == stop
    if (
        alone
        and cut.tokens[number].folded.isdigit()
        and not any(cut.role(at, "street") for at in range(first, end))
    ):
        del parts["street"], parts["house_number"]
        take(labels, parts, "suburb", first, stop, min(sure, FOUND))
