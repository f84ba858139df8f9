"""Quarters that took words of their neighbours, or lost some to them: streets, houses, numbers."""

from __future__ import annotations

from addrkit.parsing.rules.cut import FREE, LINK, Cut
from addrkit.parsing.tagger.joining.higher_places import is_known_town
from addrkit.parsing.tagger.parts import FOUND, LEFT, Parts, take

_ELSE = ("unit", "number", "po_box", "city", "district", "region", "known_city", "crossing")
"""Roles of words that are of no street's name."""
_PIECES = 3
"""Edges of two parts between separators."""
_BLOCK = 2
"""Words of a block: its word and its letter."""
_LONG = 3
"""Signs of the number of a door along a street, at most, where no type tells that it is one."""


def join_quarters(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Mend the labels of a text's words and its components, in place."""
    if parts.keys().isdisjoint(("suburb", "building", "unit")):
        return
    _street_in_town(cut, labels, parts)
    _street_for_suburb(cut, labels, parts)
    _village_for_city(cut, labels, parts)
    _street_behind_town(cut, labels, parts)
    _street_behind_quarter(cut, labels, parts)
    _building_in_quarter(cut, labels, parts)
    _quarter_for_building(cut, labels, parts)
    _second_quarter(cut, labels, parts)
    _numbered_quarter(cut, labels, parts)


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
    if end - first == 1 and cut.tokens[first].folded.endswith(cut.lexicon.country.adjective_endings):
        # "Topolová 512/3": an adjective alone is a street's name, whatever town it is in and however long its number.
        known = along = known or (first == 0 and set(labels[end:number]) <= {LINK} and not cut.breaks(end))
    if known and named and along and cut.folded(first, end) != cut.folded(start, stop):
        del parts["suburb"]
        take(labels, parts, "street", first, end, min(sure, FOUND))


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
    announced = (
        cut.role(first, "suburb") == 1 and not cut.role(first, "city") and not is_known_town(cut, first, end)
    )
    if (
        end == start
        and end - first > 1
        and cut.breaks(end)
        and announced
        and cut.lexicon.country.suburbs_open
    ):
        del parts["city"]
        take(labels, parts, "suburb", first, stop, min(sure, other))


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


def _quarter_for_building(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A name without a house's word between a street with its door and the town is a quarter: "The Liberties"."""
    if "suburb" in parts or not {"building", "street", "house_number", "city"} <= parts.keys():
        return
    first, end, sure = parts["building"]
    between = (
        parts["street"][1] == first and parts["city"][0] == end and cut.breaks(first) and cut.breaks(end)
    )
    named = not any(
        cut.role(at, "building") or cut.tokens[at].digits or (at > first and cut.breaks(at))
        for at in range(first, end)
    )
    if between and named and cut.number_first and cut.lexicon.country.type_position == "last":
        del parts["building"]
        take(labels, parts, "suburb", first, end, min(sure, FOUND))


def _second_quarter(cut: Cut, labels: list[str], parts: Parts) -> None:
    """What lies within a quarter behind an estate's block was left: "Perum Taman Sari Blok D5 No 7 | RT 03/08"."""
    country = cut.lexicon.country
    if (
        "building" in parts
        or "suburb" not in parts
        or not country.within_words
        or not cut.role(parts["suburb"][0], "suburb")
    ):
        return
    first, end, sure = parts["suburb"]
    at = next(
        (
            at
            for at in range(end, len(labels))
            if labels[at] == FREE and cut.role(at, "suburb") and cut.tokens[at].folded in country.within_words
        ),
        end,
    )
    stop = at
    while stop < len(labels) and labels[stop] == FREE and stop not in cut.barred:
        stop += 1
    if stop - at > 1:
        take(labels, parts, "building", first, end, min(sure, FOUND))
        take(labels, parts, "suburb", at, stop, LEFT)
        _district_at_end(cut, labels, parts)


def _district_at_end(cut: Cut, labels: list[str], parts: Parts) -> None:
    first, end, sure = parts["suburb"]
    districts = cut.lexicon.country.districts
    at = next((at for at in range(first + 1, end) if cut.folded(at, end) in districts), end)
    if at < end and "district" not in parts:
        take(labels, parts, "suburb", first, at, sure)
        take(labels, parts, "district", at, end, FOUND)


def _building_in_quarter(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A name of houses or quarters is a house's between a flat and a quarter: "Flat 302, Sai Enclave, Kothrud".

    A block with its letter before a house's name is of the flat: "Flat 11, Block C, Rufi Heights, Gulistan".
    """
    if "building" in parts or not {"unit", "suburb"} <= parts.keys() or not cut.number_first:
        return
    (start, stop, _), (first, end, sure) = parts["unit"], parts["suburb"]
    edges = [first, *(at for at in range(first + 1, end) if cut.breaks(at)), end]
    if stop != first or len(edges) < _PIECES:
        return
    block = (
        cut.role(first, "suburb") == 1
        and edges[1] - first == _BLOCK
        and len(cut.tokens[first + 1].folded) <= 1
    )
    begin = 1 if block and len(edges) > _PIECES else 0
    house, behind = edges[begin], edges[begin + 1]
    quarter = cut.role(behind - 1, "suburb") == 1
    housed = cut.role(behind - 1, "building") == 1 and (begin == 1 or quarter) and behind - house > 1
    if housed and behind < end:
        take(labels, parts, "suburb", behind, end, sure)
        take(labels, parts, "building", house, behind, min(sure, FOUND))
        take(labels, parts, "unit", start, house, parts["unit"][2])


def _numbered_quarter(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A name and its number behind a flat are a quarter where doors stand first: "Villa 30, El Banafseg 5, Cairo"."""
    name = "building" if "suburb" in parts else "suburb"
    if name in parts or not {"unit", "street", "house_number", "city"} <= parts.keys():
        return
    (first, end, sure), (number, stop, _) = parts["street"], parts["house_number"]
    if parts["unit"][1] != first or not cut.breaks(first) or number != end or stop - number != 1:
        return
    alone = (
        cut.number_first
        and cut.breaks(stop)
        and not cut.breaks(number)
        and parts["suburb" if name == "building" else "city"][0] == stop
    )
    if (
        alone
        and cut.tokens[number].folded.isdigit()
        and not any(cut.role(at, "street") for at in range(first, end))
    ):
        del parts["street"], parts["house_number"]
        take(labels, parts, name, first, stop, min(sure, FOUND))
