"""Words that the tagger gave to the neighbour of what they are of, told by what kind of word they are."""

from __future__ import annotations

from addrkit.parsing.pasted.phrases import given_names
from addrkit.parsing.rules.cut import FREE, LINK, Cut
from addrkit.parsing.rules.lexicon import is_word
from addrkit.parsing.tagger.parts import FOUND, LEFT, Parts, take


def join_words(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Mend the labels of a text's words and its components, in place."""
    _announced_number(cut, labels, parts)
    _head_of_street(cut, labels, parts)
    _small_word_of_street(cut, labels, parts)
    _direction_behind_street(cut, labels, parts)
    _street_behind_house(cut, labels, parts)
    _room_before_city(cut, labels, parts)
    _tail_of_street(cut, labels, parts)
    _place_in_street(cut, labels, parts)
    _village_of_town(cut, labels, parts)
    _name_with_sign(cut, labels, parts)
    _building_before_door(cut, labels, parts)
    _place_by_word(cut, labels, parts)
    _town_of_district(cut, labels, parts)
    _quarter_behind_hyphen(cut, labels, parts)


def _announced_number(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A number that a word announces is the door's where no other is: "Akpınar Köyü No:15"."""
    if "house_number" in parts or parts.keys().isdisjoint(("street", "suburb")):
        return
    for at in range(1, len(labels)):
        announced = cut.role(at - 1, "number") == 1 and labels[at - 1] in (FREE, LINK) and not cut.breaks(at)
        if labels[at] == FREE and cut.tokens[at].digits and announced and at not in cut.barred:
            take(labels, parts, "house_number", at, at + 1, FOUND)
            return


def _head_of_street(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A first name, or a word of streets, that begins the text is no town before a street: "Maria Dehlis vei 15"."""
    if not {"street", "house_number", "city"} <= parts.keys() or "postcode" in parts:
        return
    first, end, _ = parts["city"]
    start, stop, sure = parts["street"]
    if first or end != 1 or start != 1 or cut.breaks(1) or parts["house_number"][0] != stop:
        return
    word = cut.tokens[0].folded
    if not cut.role(0, "known_city") and (word in given_names() or word in cut.lexicon.country.abbreviations):
        del parts["city"]
        take(labels, parts, "street", 0, stop, min(sure, FOUND))


def _small_word_of_street(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A first name before a street that begins with "von" or the like is of it: "Johannes von Gott-Platz, 1"."""
    if not {"street", "city"} <= parts.keys():
        return
    first, end, _ = parts["city"]
    start, stop, sure = parts["street"]
    small = cut.tokens[start].folded in cut.lexicon.small_words and stop - start > 1
    if first or end != 1 or start != 1 or cut.breaks(1) or not small or cut.role(0, "known_city"):
        return
    if cut.tokens[0].folded in given_names():
        del parts["city"]
        take(labels, parts, "street", 0, stop, min(sure, FOUND))


def _direction_behind_street(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A direction right behind a street is no town and no quarter: "16th Ave South", "London Road South Lowestoft"."""
    if "street" not in parts or cut.lexicon.country.type_position != "last":
        return
    first, end, sure = parts["street"]
    name = labels[end] if end < len(labels) else FREE
    start, stop, _ = parts.get(name, (0, 0, 0.0))
    parted = any(cut.breaks(at) for at in range(start + 1, stop))
    quarter = name == "suburb" and ("city" in parts or parted) and cut.role(end - 1, "street") == 1
    if not (name == "city" or quarter) or start != end or cut.breaks(start):
        return
    at = next((at for at in range(start + 1, stop) if cut.breaks(at)), stop)
    if cut.role(start, "direction") == at - start:
        other = parts.pop(name)[2]
        take(labels, parts, "street", first, at, sure)
        if at < stop:
            take(labels, parts, name, at, stop, other)  # "Mount Street | Upper, Ballincollig, Co Cork"


def _street_behind_house(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A number that ends a named house, and the name behind the comma: "Wren House 43, Hatton Garden"."""
    if not {"building", "city"} <= parts.keys() or not cut.number_first:
        return
    if not parts.keys().isdisjoint(("street", "house_number", "suburb")):
        return
    first, end, sure = parts["building"]
    start, stop, _ = parts["city"]
    number = cut.tokens[end - 1]
    housed = any(cut.role(at, "building") for at in range(first, end - 1))
    known = max(cut.role(start, "known_city"), cut.role(start, "town"))
    if start != end or not housed or not number.digits or number.joined or known == stop - start:
        return
    del parts["city"]
    take(labels, parts, "building", first, end - 1, sure)
    take(labels, parts, "house_number", end - 1, end, min(sure, FOUND))
    take(labels, parts, "street", start, stop, LEFT)


def _room_before_city(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A room that only has a name, behind its storey, is no town: "2nd Floor Conference Room, New York"."""
    if not {"unit", "city"} <= parts.keys():
        return
    first, end, sure = parts["unit"]
    start, stop, other = parts["city"]
    at = next((at for at in range(start + 1, stop) if cut.breaks(at)), stop)
    room = at < stop and cut.role(at - 1, "unit") == 1 and at - start > 1
    if start == end and not cut.breaks(start) and room:
        take(labels, parts, "unit", first, at, sure)
        take(labels, parts, "city", at, stop, max(other, LEFT))


def _tail_of_street(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A name behind a first name or a word for saint is of the street: "Strada Doctor Carol Davila"."""
    if not {"street", "city"} <= parts.keys() or cut.lexicon.country.type_position != "first":
        return
    first, end, sure = parts["street"]
    start, stop, _ = parts["city"]
    if (
        start != end
        or stop - start != 1
        or cut.breaks(start)
        or end - first < 2
        or cut.role(start, "known_city")
    ):
        return
    last = cut.tokens[end - 1].folded
    closes = stop == len(labels) or (cut.breaks(stop) and "postcode" not in parts)
    if closes and (is_word(last, "saints") or last in given_names()):
        del parts["city"]
        take(labels, parts, "street", first, stop, min(sure, FOUND))


def _place_in_street(cut: Cut, labels: list[str], parts: Parts) -> None:
    """What follows a comma in a street and has no type is a quarter: "Lebuh Light, George Town"."""
    if "street" not in parts or "suburb" in parts or cut.lexicon.country.type_position != "first":
        return
    first, end, sure = parts["street"]
    at = next((at for at in range(first + 1, end) if cut.tokens[at].breaks), end)
    typed = any(cut.role(each, "street") for each in range(first, at))
    if at == end or not typed or any(cut.role(each, "street") for each in range(at, end)):
        return
    if all(cut.tokens[each].folded.isalpha() for each in range(at, end)):
        take(labels, parts, "street", first, at, max(sure, LEFT))
        take(labels, parts, "suburb", at, end, LEFT)


def _village_of_town(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A name without a street's type that begins the town's is a village: "Podgorje 31, Podgorje pri ..."."""
    if not {"street", "city", "house_number"} <= parts.keys() or "suburb" in parts or cut.number_first:
        return
    (first, end, sure), (start, stop, _) = parts["street"], parts["city"]
    named = [token.folded for token in cut.tokens[first:end]]
    town = [token.folded for token in cut.tokens[start:stop]]
    if town[: len(named)] == named and not any(cut.role(at, "street") for at in range(first, end)):
        del parts["street"]
        take(labels, parts, "suburb", first, end, min(sure, FOUND))


def _name_with_sign(cut: Cut, labels: list[str], parts: Parts) -> None:
    """What "@" joins to a building's name is of it: "The Pinnacle@Duxton"."""
    if "building" not in parts:
        return
    first, end, sure = parts["building"]
    if end < len(labels) and cut.tokens[end].joined and cut.tokens[end].gap == "@":
        name = labels[end]
        if name == FREE or parts.get(name, (-1, -1, 0.0))[:2] == (end, end + 1):
            parts.pop(name, None)
            take(labels, parts, "building", first, end + 1, sure)


def _building_before_door(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A name between a unit and the door's number is a building's: "Flat 2, Havelock City, 324 Havelock Road"."""
    if not {"unit", "suburb", "street", "house_number"} <= parts.keys() or not cut.number_first:
        return
    first, end, sure = parts["suburb"]
    between = parts["unit"][1] == first and parts["house_number"][0] == end
    numbered = any(token.digits for token in cut.tokens[first:end])
    if between and "building" not in parts and not numbered and not cut.role(first, "suburb"):
        del parts["suburb"]
        take(labels, parts, "building", first, end, min(sure, FOUND))


def _place_by_word(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A place with the word of a quarter, and not of a district, is a quarter: "Hoan Kiem Ward"."""
    if "district" not in parts or "suburb" in parts:
        return
    first, end, sure = parts["district"]
    worded = any(cut.role(at, "suburb") for at in (first, end - 1))
    if end - first > 1 and worded and not any(cut.role(at, "district") for at in range(first, end)):
        del parts["district"]
        take(labels, parts, "suburb", first, end, sure)


def _town_of_district(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A name before its own district or county is a town where no other is named: "Mārupe, Mārupes novads"."""
    if "city" in parts or not {"suburb", "district", "street"} <= parts.keys():
        return
    first, end, sure = parts["suburb"]
    start, stop, _ = parts["district"]
    own = cut.tokens[start].folded.startswith(cut.tokens[first].folded)
    if end == start and stop - start > 1 and own and not cut.role(first, "suburb"):
        del parts["suburb"]
        take(labels, parts, "city", first, end, min(sure, FOUND))


def _quarter_behind_hyphen(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A name behind a hyphen and a town is a quarter of it: "Praha 10 - Strašnice", "Brno - Židenice"."""
    if "city" not in parts:
        return
    first, end, sure = parts["city"]
    if "suburb" in parts:
        start, stop, other = parts["suburb"]
        known = cut.role(start, "known_city") == stop - start - 1 and cut.tokens[stop - 1].folded.isdigit()
        if known and stop == first and cut.tokens[first].gap == "-":
            take(labels, parts, "city", start, stop, other)
            take(labels, parts, "suburb", first, end, min(sure, FOUND))
        return
    town = first + cut.role(first, "known_city")
    for at in range(first + 1, end):
        parted = cut.breaks(at) and cut.tokens[at].gap == "-"
        numbered = at > first + 1 and cut.tokens[at - 1].folded.isdigit()
        behind = at == town or (first > 0 and labels[first - 1] == "postcode")
        if parted and (numbered or (behind and not cut.role(at, "known_city"))):
            take(labels, parts, "city", first, at, sure)
            take(labels, parts, "suburb", at, end, min(sure, FOUND))
            return
