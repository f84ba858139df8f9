"""Towns, quarters and regions that stand beside one another with no comma, told apart by the country's own lists."""

from __future__ import annotations

from addrkit.parsing.rules.cut import FREE, LINK, Cut
from addrkit.parsing.tagger.parts import FOUND, LEFT, Parts, release, take

_PLACES = ("city", "suburb", "building", "district")
"""What a name before a street's type was taken for."""
_CODE = 3
"""Letters of a code at most."""


def join_towns(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Mend the labels of a text's words and its places, in place."""
    _name_of_type(cut, labels, parts)
    _name_of_city(cut, labels, parts)
    if "region" in parts:
        _whole_region(cut, labels, parts)
    else:
        _find_region(cut, labels, parts)
    _announced_city(cut, labels, parts)
    if cut.lexicon.country.towns:
        _region_before_town(cut, labels, parts)
        _town_before_suburb(cut, labels, parts)
        _town_in_city(cut, labels, parts)
    _quarter_before_city(cut, labels, parts)
    _city_of_region(cut, labels, parts)
    _code_in_city(cut, labels, parts)
    _suburb_in_city(cut, labels, parts)
    _bracketed_quarter(cut, labels, parts)
    _name_of_building(cut, labels, parts)


def _name_of_type(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A street that is only its type has the name beside it: "Saratov Festivalny ulica 69", "101 prospekt Mira"."""
    if not {"street", "house_number"} <= parts.keys():
        return
    first, end, sure = parts["street"]
    number, behind, _ = parts["house_number"]
    if cut.role(first, "street") != end - first or cut.role(first, "compound") or cut.role(first, "glued"):
        return
    announced = number == end + 1 and labels[end] == LINK  # "Комсомольский пр-т д. 34"
    follows = end == number or announced or (first and labels[first - 1] == "postcode")
    if (end == number or announced) and first and not cut.breaks(first) and labels[first - 1] in _PLACES:
        # Of several words the last alone: the others are the town before it.
        if cut.tokens[first - 1].folded.isalpha() and release(labels, parts, first - 1):
            take(labels, parts, "street", first - 1, end, min(sure, FOUND))
    elif not follows and behind == first and end < len(labels) and not cut.breaks(end):
        name = labels[end]
        if name in _PLACES and parts.get(name, (0, 0, 0.0))[0] == end:
            _, stop, _ = parts.pop(name)
            take(labels, parts, "street", first, stop, min(sure, FOUND))


def _name_of_city(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A word for a town that stands alone has the known town behind it: "gorod Lipetsk Dovatora 18"."""
    if not {"city", "street"} <= parts.keys():
        return
    first, end, sure = parts["city"]
    start, stop, other = parts["street"]
    if cut.role(first, "city") != end - first or start != end or cut.breaks(end):
        return
    size = max(cut.role(start, "town"), cut.role(start, "known_city"))
    if size and start + size < stop:
        take(labels, parts, "city", first, start + size, max(sure, FOUND))
        take(labels, parts, "street", start + size, stop, other)


def _code_in_city(cut: Cut, labels: list[str], parts: Parts) -> None:
    """The code of a region, or of the country, that ends a town's part is that: "Washington D.C.", "Bogotá CO"."""
    if "city" not in parts:
        return
    first, end, sure = parts["city"]
    if end - first == 1:
        return
    if cut.role(first, "known_city") == cut.role(first, "region") == end - first:
        return  # "Bogotá D.C." is the city's name, and not so "Washington D.C."
    for name, length in (("region", 1), ("region", 2), ("country", 1)):
        at = end - length
        written = cut.folded(at, end, "")
        if name == "country":
            is_code = written == cut.lexicon.country.code.lower()
        else:
            is_code = cut.role(at, name) == length and len(written) <= _CODE
        if is_code and name not in parts and at > first and cut.role(first, "city") != at - first:
            take(labels, parts, "city", first, at, sure)
            take(labels, parts, name, at, end, min(sure, FOUND))
            return


def _find_region(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A part that no component holds and that a word for a region begins: "обл. Ленинградская, ..."."""
    if "region_word" not in cut.roles:
        return
    for at in range(len(labels)):
        size = cut.role(at, "region_word")
        if not size or not cut.breaks(at) or set(labels[at : at + size]) != {FREE} or at in cut.barred:
            continue
        if not cut.breaks(at + size) and labels[at + size] in (FREE, *_PLACES):
            take(labels, parts, "region", at, at + size, LEFT)
            _region_behind_word(cut, labels, parts)
            if parts["region"][1] == at + size:
                del parts["region"]
                labels[at : at + size] = [FREE] * size
        return


def _region_behind_word(cut: Cut, labels: list[str], parts: Parts) -> None:
    """The name behind a word for a region that begins a part, up to the next separator, is the region's."""
    first, end, sure = parts["region"]
    stop = end
    while stop < len(labels) and (stop == end or not cut.breaks(stop)) and cut.tokens[stop].folded.isalpha():
        if cut.breaks(end) or labels[stop] not in (FREE, *_PLACES, "building"):
            break
        stop += 1
    if stop == end or not cut.breaks(stop):
        return
    for name in [name for name, (start, last, _) in parts.items() if end <= start and last <= stop]:
        del parts[name]
    if all(labels[at] == FREE or labels[at] not in parts for at in range(end, stop)):
        take(labels, parts, "region", first, stop, max(sure, LEFT))


def _whole_region(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A word for a region that stands alone has the name before it: "Київська обл."."""
    first, end, sure = parts["region"]
    if cut.role(first, "region_word") != end - first:
        begun = first > 0 and not cut.breaks(first) and cut.breaks(first - 1)
        if begun and cut.role(first - 1, "region_word") == 1 and _is_free(labels, parts, first - 1):
            take(labels, parts, "region", first - 1, end, sure)  # "Респ | Башкортостан"
        return
    if cut.breaks(first):
        _region_behind_word(cut, labels, parts)
        return
    name = labels[first - 1]
    start, stop, other = parts.get(name, (first - 1, first, 0.0))
    if stop == first and (name == FREE or (name in _PLACES and cut.breaks(start))):
        parts.pop(name, None)
        take(labels, parts, "region", start, end, max(sure, min(other, FOUND), LEFT))


def _is_free(labels: list[str], parts: Parts, at: int) -> bool:
    """Whether a word is of no component, once it is none by itself."""
    return parts.get(labels[at], (at, at + 1))[:2] == (at, at + 1) and release(labels, parts, at)


def _announced_city(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A part that a word for a town begins is the town: "смт Гостомель"; all its words are of it."""
    if "city" in parts:
        first, end, sure = parts["city"]
        stop = end
        if not cut.role(first, "city") or not (cut.breaks(first) or cut.role(first, "city") > 1):
            return
    else:
        first = next((at for at in range(len(labels)) if _begins_city(cut, labels, at)), -1)
        if first < 0:
            return
        end, stop, sure = first, first + 1, LEFT
    while (
        stop < len(labels) and labels[stop] == FREE and not cut.breaks(stop) and not cut.tokens[stop].digits
    ):
        stop += 1
    if stop > end and stop > first + cut.role(first, "city") and cut.breaks(stop):
        take(labels, parts, "city", first, stop, max(sure, LEFT))


def _begins_city(cut: Cut, labels: list[str], at: int) -> bool:
    return bool(labels[at] == FREE and cut.role(at, "city") and cut.breaks(at) and at not in cut.barred)


def _town_size(cut: Cut, at: int) -> int:
    return max(cut.role(at, "town"), cut.role(at, "known_city"))


def _region_before_town(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A region before a town or a quarter, largest first and with no comma: "İzmir Alsancak Cumhuriyet Bulvarı"."""
    if "region" in parts or "city" not in parts:
        return
    first, end, sure = parts["city"]
    size = cut.role(first, "region")
    if not size or first + size >= end or cut.role(first, "town") > size:
        return
    town = _town_size(cut, first + size) == end - first - size or cut.role(first + size, "city") > 0
    if not town and "suburb" in parts:
        return
    take(labels, parts, "region", first, first + size, min(sure, FOUND))
    del parts["city"]
    take(labels, parts, "city" if town else "suburb", first + size, end, min(sure, FOUND))


def _town_before_suburb(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A town before an announced quarter: "İstanbul Kadıköy Moda Mahallesi"."""
    if "suburb" not in parts:
        return
    first, end, sure = parts["suburb"]
    if "city" in parts and not _between(cut, labels, parts):
        return
    size = _town_size(cut, first)
    announced = any(cut.role(at, "suburb") for at in range(first + size + 1, end))
    if size and first + size + 1 < end and announced:
        take(labels, parts, "city", first, first + size, FOUND)
        take(labels, parts, "suburb", first + size, end, max(sure, LEFT))


def _between(cut: Cut, labels: list[str], parts: Parts) -> bool:
    """Whether what was taken for the town stood between quarter and street with no comma: it is the street's then."""
    start, stop, _ = parts["city"]
    first, end, sure = parts.get("street", (0, 0, 0.0))
    if (parts["suburb"][1], stop) != (start, first) or cut.breaks(start) or cut.breaks(stop):
        return False
    if _town_size(cut, start):
        return False
    del parts["city"]
    take(labels, parts, "street", start, end, sure)
    return True


def _town_in_city(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A town and the quarter behind it, before the street: "İzmir Konak Alsancak Kıbrıs Şehitleri Caddesi"."""
    if "suburb" in parts or not {"city", "region", "street"} <= parts.keys():
        return
    first, end, sure = parts["city"]
    size = cut.role(first, "town")
    behind = parts["region"][1] == first and parts["street"][0] == end
    if size and first + size < end and behind:
        take(labels, parts, "suburb", first + size, end, LEFT)
        take(labels, parts, "city", first, first + size, max(sure, FOUND))


def _quarter_before_city(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A quarter of a common name before its city, with no comma: "Centro Blumenau"."""
    if "city" not in parts or "suburb" in parts:
        return
    first, end, sure = parts["city"]
    size = cut.role(first, "quarter")
    if size and first + size < end and _town_size(cut, first) != end - first:
        take(labels, parts, "suburb", first, first + size, FOUND)
        take(labels, parts, "city", first + size, end, sure)


def _city_of_region(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A name before a region that is one city is a quarter of it: "Nangloi, Delhi"."""
    if not {"city", "region"} <= parts.keys():
        return
    first, end, sure = parts["city"]
    start, stop, other = parts["region"]
    zoned = stop - start == 2 and cut.tokens[stop - 1].gap == "-" and cut.tokens[stop - 1].digits
    if cut.role(start, "city_region") != stop - start - zoned or end > start:  # "Alipur Delhi-36"
        return
    if any(cut.role(at, "city_region") == end - at for at in range(first, end)):
        return
    del parts["region"], parts["city"]
    take(labels, parts, "city", start, stop, max(other, FOUND))
    begin, until, quarter = parts.get("suburb", (first, first, sure))
    if until == first:
        take(labels, parts, "suburb", begin, end, min(quarter, FOUND))


def _suburb_in_city(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Words between a quarter and a well-known town are of the quarter: "Kunwar Singh Nagar, Nangloi New Delhi"."""
    if not {"city", "suburb"} <= parts.keys() or not cut.lexicon.country.suburbs_open:
        return
    first, end, sure = parts["city"]
    start, stop, other = parts["suburb"]
    if stop != first or cut.role(first, "known_city") or cut.role(first, "direction"):
        return
    for at in range(first + 1, end):
        if cut.role(at, "known_city") == end - at and end - at > 1:
            take(labels, parts, "suburb", start, at, other)
            take(labels, parts, "city", at, end, sure)
            return


def _bracketed_quarter(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A name in brackets that ends a street is its quarter: "вулиця Зернова (Ленінський)"."""
    if "street" not in parts:
        return
    first, end, sure = parts["street"]
    for at in range(first + 1, end):
        if "(" not in cut.tokens[at].gap or cut.role(at, "crossing"):
            continue
        closed = cut.text[cut.tokens[end - 1].end :].lstrip(" ").startswith(")")
        if closed and all(cut.tokens[each].folded.isalpha() for each in range(at, end)):
            take(labels, parts, "street", first, at, sure)
            labels[at:end] = [FREE] * (end - at)
            if "suburb" not in parts:
                take(labels, parts, "suburb", at, end, LEFT)
        return


def _name_of_building(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A generic word for a building before an announced quarter is one name with it: "Kantor Kelurahan Menteng"."""
    if not {"building", "suburb", "street"} <= parts.keys():
        return
    first, end, sure = parts["building"]
    start, stop, _ = parts["suburb"]
    alone = cut.role(first, "building") == end - first == 1 and cut.breaks(first)
    if alone and start == end and not cut.breaks(end) and cut.breaks(stop) and cut.role(start, "suburb") == 1:
        del parts["suburb"]
        take(labels, parts, "building", first, stop, sure)
