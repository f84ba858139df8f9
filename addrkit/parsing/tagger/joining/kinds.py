"""Places and streets that the tagger took for one another, told by the word that begins them or by a list."""

from __future__ import annotations

from addrkit.parsing.rules.cut import FREE, Cut
from addrkit.parsing.tagger.parts import FOUND, LEFT, Parts, take

_CODE = 3
"""Letters of a code at most."""


def join_kinds(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Mend the labels of a text's words and its components, in place."""
    _left_postcode(cut, labels, parts)
    _street_as_suburb(cut, labels, parts)
    _suburb_as_street(cut, labels, parts)
    _two_divisions(cut, labels, parts)
    _word_of_suburb(cut, labels, parts)
    _known_district(cut, labels, parts)
    _name_behind_type(cut, labels, parts)
    _building_in_street(cut, labels, parts)
    _name_before_street(cut, labels, parts)
    _town_before_region(cut, labels, parts)
    _no_number_in_suburb(cut, labels, parts)
    _rest_of_suburb(cut, labels, parts)
    if "city" in parts:
        _ward_of_city(cut, labels, parts)
        _two_towns(cut, labels, parts)
        _zone_of_city(cut, labels, parts)
        _suburb_behind_city(cut, labels, parts)
        _rest_of_city(cut, labels, parts)


def _left_postcode(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A postcode that the rules are sure of, and the tagger left, is one."""
    if "postcode" in parts or not cut.sure.get("postcode"):
        return
    for first, end in cut.spans("postcode"):
        if set(labels[first:end]) == {FREE} and cut.barred.isdisjoint(range(first, end)):
            take(labels, parts, "postcode", first, end, LEFT)
            return


def _street_as_suburb(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A name behind a street's type, where no street is told, is a street: "Mza 12 Lote 3 Calle Palmera Cancún"."""
    if "street" in parts or "suburb" not in parts or cut.lexicon.country.type_position != "first":
        return
    first, end, sure = parts["suburb"]
    typed = (
        cut.role(first, "street") == 1 and not cut.role(first, "suburb") and not cut.role(first, "building")
    )
    if typed and end - first > 1 and not any(cut.role(at, "suburb") for at in range(first, end)):
        del parts["suburb"]
        take(labels, parts, "street", first, end, min(sure, FOUND))


def _suburb_as_street(cut: Cut, labels: list[str], parts: Parts) -> None:
    """What a word for a quarter begins, in a part before a quarter, is of it: "41/9D KP1, P. Tân Thuận Tây"."""
    if "street" not in parts:
        return
    first, end, other = parts["street"]
    if "suburb" not in parts:
        last = not cut.number_first and cut.lexicon.country.type_position == "first"
        plain = not any(cut.role(at, "street") for at in range(first, end))
        if last and plain and cut.role(first, "suburb") == 1 and end - first > 1 and "house_number" in parts:
            del parts["street"]
            take(labels, parts, "suburb", first, end, other)  # "sat Bran nr. 124"
        return
    start, stop, sure = parts["suburb"]
    word = cut.tokens[first].folded
    worded = (
        word in cut.lexicon.country.within_words
        and cut.role(first, "suburb")
        and not cut.role(first, "street")
    )
    if end == start and cut.breaks(start) and end - first > 1 and worded:
        del parts["street"]
        take(labels, parts, "suburb", first, stop, sure)


def _two_divisions(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Of two names the first is the smaller: "Ấp Kinh Tràm, Hòa An, Giồng Riềng", "12 Lê Lai, Thanh Bình, Hải Châu"."""
    if "district" not in parts or parts.keys().isdisjoint(("city", "region")):
        return
    start, stop, other = parts["district"]
    at = next((at for at in range(start + 1, stop) if cut.breaks(at)), stop)
    if "suburb" not in parts:
        behind = start in (parts.get("street", (0, 0, 0.0))[1], parts.get("house_number", (0, 0, 0.0))[1])
        if at < stop and cut.lexicon.districts_written and "street" in parts and behind:
            take(labels, parts, "suburb", start, at, min(other, FOUND))
            take(labels, parts, "district", at, stop, other)
        return
    first, end, sure = parts["suburb"]
    within = cut.tokens[first].folded in cut.lexicon.country.within_words
    if end == start and at < stop and within and not any(cut.breaks(each) for each in range(first + 1, end)):
        take(labels, parts, "suburb", first, at, sure)
        take(labels, parts, "district", at, stop, other)


def _word_of_suburb(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A word for a quarter that was left right before its name is of it: "Vill. Rampur"."""
    if "suburb" not in parts:
        return
    first, end, sure = parts["suburb"]
    left = first and labels[first - 1] == FREE and first - 1 not in cut.barred and not cut.breaks(first)
    if left and cut.role(first - 1, "suburb") == 1 and not cut.role(first - 1, "unit"):
        take(labels, parts, "suburb", first - 1, end, sure)


def _known_district(cut: Cut, labels: list[str], parts: Parts) -> None:
    """What a country that writes districts lists as one is no quarter: "Rama IX Rd, Huai Khwang, Bangkok"."""
    if "district" in parts or "suburb" not in parts or not cut.lexicon.districts_written:
        return
    first, end, sure = parts["suburb"]
    named = cut.folded(first, end)
    if named in cut.lexicon.country.districts:
        del parts["suburb"]
        take(labels, parts, "district", first, end, min(sure, FOUND))
        return
    at = next((at for at in range(end - 1, first, -1) if cut.breaks(at)), first)
    if at > first and cut.folded(at, end) in cut.lexicon.country.districts:
        take(labels, parts, "suburb", first, at, sure)  # "RT 5 RW 3, Jatinegara"
        take(labels, parts, "district", at, end, min(sure, FOUND))


def _suburb_behind_city(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A quarter that a word announces behind the town's name: "94501 Aldersbach OT Walchsing"."""
    if "suburb" in parts or cut.lexicon.country.suburbs_open:
        return
    first, end, sure = parts["city"]
    for at in range(first + 1, end - 1):
        if (
            cut.role(at, "suburb") == 1
            and len(cut.tokens[at].folded) <= _CODE
            and not cut.role(first, "city")
        ):
            take(labels, parts, "city", first, at, sure)
            take(labels, parts, "suburb", at, end, FOUND)
            return


def _rest_of_city(cut: Cut, labels: list[str], parts: Parts) -> None:
    """The rest of a part that a word for a town begins is of the town: "TP Thủ Đức"."""
    _rest_of(cut, labels, parts, "city", ("district", "suburb"))


def _rest_of_suburb(cut: Cut, labels: list[str], parts: Parts) -> None:
    """The rest of a part that a word for a quarter begins is of the quarter: "Kel. Cempaka Putih Timur"."""
    _rest_of(cut, labels, parts, "suburb", ("district",))


def _rest_of(cut: Cut, labels: list[str], parts: Parts, role: str, others: tuple[str, ...]) -> None:
    first, end, sure = parts.get(role, (0, 0, 0.0))
    if not cut.role(first, role) or not cut.breaks(first) or not 0 < end < len(labels) or cut.breaks(end):
        return
    name = labels[end]
    start, stop, _ = parts.get(name, (0, 0, 0.0))
    if name in others and start == end and cut.breaks(stop) and not cut.role(start, name):
        del parts[name]
        take(labels, parts, role, first, stop, sure)


def _building_in_street(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A building's name before a street whose type stands first is none of it: "ศูนย์การค้า MBK ถนนพญาไท"."""
    if "street" not in parts or "building" in parts or cut.lexicon.country.type_position != "first":
        return
    first, end, sure = parts["street"]
    token = cut.tokens[first]
    named = cut.role(first, "building") or (
        token.unspaced and token.folded.startswith(tuple(cut.lexicon.country.building_words))
    )
    if not named or cut.role(first, "street"):
        return
    at = next((at for at in range(first + 1, end) if cut.role(at, "street")), first)
    if at > first + (not token.unspaced):
        take(labels, parts, "building", first, at, LEFT)
        take(labels, parts, "street", at, end, sure)


def _no_number_in_suburb(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Words that say that there is no number begin no quarter: "domicilio conocido ranchería El Naranjo"."""
    if "suburb" not in parts or "house_number" in parts:
        return
    first, end, sure = parts["suburb"]
    size = cut.role(first, "no_number")
    if 0 < size < end - first:
        take(labels, parts, "suburb", first + size, end, sure)
        take(labels, parts, "house_number", first, first + size, FOUND)


def _ward_of_city(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A ward behind a comma, before the town within it, is of the city: "Osaka-shi, Kita-ku, Umeda"."""
    if "suburb" not in parts or not cut.lexicon.streets_unnamed:
        return
    first, end, sure = parts["city"]
    start, stop, other = parts["suburb"]
    at = next((at for at in range(start + 1, stop) if cut.breaks(at)), stop)
    if end == start and at < stop and at - start > 1 and cut.role(at - 1, "city"):
        take(labels, parts, "city", first, at, sure)
        take(labels, parts, "suburb", at, stop, other)


def _two_towns(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Of two names, the last a well-known town behind a comma, the first is a quarter: "Providencia, Santiago"."""
    if "suburb" in parts:
        return
    first, end, sure = parts["city"]
    edges = [at for at in range(first + 1, end) if cut.breaks(at)]
    if len(edges) != 1 or cut.tokens[edges[0]].gap != ",":
        return
    at = edges[0]
    known = max(cut.role(at, "known_city"), cut.role(at, "town")) == end - at
    twice = [token.folded for token in cut.tokens[first:at]] == [token.folded for token in cut.tokens[at:end]]
    if known and not twice and not any(cut.role(each, "city") for each in range(first, at)):
        take(labels, parts, "suburb", first, at, min(sure, FOUND))
        take(labels, parts, "city", at, end, sure)


def _zone_of_city(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A number that a hyphen joins to a town is its postal zone: "Bangalore-84"."""
    first, end, sure = parts["city"]
    if end >= len(labels) or cut.tokens[end].gap != "-":
        return
    name = labels[end]
    zone = cut.tokens[end].folded.isdigit() and len(cut.tokens[end].folded) < _CODE
    if zone and (name == FREE or (name == "region" and parts[name][:2] == (end, end + 1))):
        parts.pop(name, None)
        take(labels, parts, "city", first, end + 1, sure)


def _name_behind_type(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A name behind a street's type that ends what was taken for the street is of it: "Lrg 4 Off Jln Kuchai Lama"."""
    if not {"street", "suburb"} <= parts.keys() or cut.lexicon.country.type_position != "first":
        return
    (first, end, sure), (start, stop, other) = parts["street"], parts["suburb"]
    typed = end - first > 1 and cut.role(end - 1, "street") == 1 and not cut.role(end - 1, "glued")
    at = next((at for at in range(start + 1, stop) if cut.breaks(at)), stop)
    if not typed or start != end or cut.breaks(start) or cut.role(start, "suburb"):
        return
    del parts["suburb"]
    if at < stop:
        take(labels, parts, "suburb", at, stop, other)
    take(labels, parts, "street", first, at, sure)


def _name_before_street(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A name with a comma behind it, before a street with no number, is a building's: "Spectrum, Blackfriars Road".

    So is an estate by its words, though they hold a street's type: "Canal Road Ind Est, Canal Road".
    """
    if "street" not in parts or not parts.keys().isdisjoint(("building", "house_number")):
        return
    first, end, sure = parts["street"]
    at = next((at for at in range(first + 1, end) if cut.breaks(at) and cut.tokens[at].gap == ","), end)
    if at == end or cut.lexicon.country.type_position != "last" or not cut.role(end - 1, "street"):
        return
    housed = any(cut.role(each, "building") == at - each > 1 for each in range(first + 1, at))
    named = all(
        cut.tokens[each].folded.isalpha() and (housed or not cut.role(each, "street"))
        for each in range(first, at)
    )
    if named and end - at > 1 and not any(cut.breaks(each) for each in range(at + 1, end)):
        take(labels, parts, "building", first, at, LEFT)
        take(labels, parts, "street", at, end, sure)


def _town_before_region(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A name between a street and its region, where no town is told, is the town: "Main St., Ballincollig, Co Cork"."""
    if "city" in parts or "district" in parts or not {"street", "suburb", "region"} <= parts.keys():
        return
    first, end, sure = parts["suburb"]
    start = parts["region"][0]
    lexicon = cut.lexicon
    if (
        lexicon.districts_written
        or lexicon.eastern
        or lexicon.country.suburbs_open
        or parts["street"][1] > first
    ):
        return
    plain = not any(cut.role(at, "suburb") or cut.breaks(at) for at in range(first + 1, end))
    if end == start and cut.breaks(first) and cut.breaks(end) and plain and not cut.role(first, "suburb"):
        del parts["suburb"]
        take(labels, parts, "city", first, end, min(sure, FOUND))
