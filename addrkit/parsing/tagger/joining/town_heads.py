"""A town with the number of its district and a quarter before the street: "Praha 10 - Strašnice, V Olšinách 1050"."""

from __future__ import annotations

from addrkit.locale.numbered_districts import district_number, numbered_city
from addrkit.parsing.rules.cut import FREE, Cut
from addrkit.parsing.tagger.parts import FOUND, LEFT, Parts, release_all, take


def join_town_heads(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Mend the labels of a text's words and its components, in place."""
    conventions = cut.lexicon.country
    if len(labels) < 4 or cut.number_first or not conventions.numbered_cities:
        return
    name, number, quarter = (token.folded for token in cut.tokens[:3])
    headed = cut.tokens[2].gap.strip() == "-" and quarter.isalpha() and not cut.breaks(1)
    if not headed or not numbered_city(name, conventions) or district_number(number, conventions) is None:
        return
    end = cut.part_end(2)
    if end == len(labels) or not all(cut.tokens[at].folded.isalpha() for at in range(2, end)):
        return
    release_all(labels, parts, 0, end)
    take(labels, parts, "city", 0, 2, FOUND)
    take(labels, parts, "suburb", 2, end, FOUND)
    _street_behind(cut, labels, parts, end)


def _street_behind(cut: Cut, labels: list[str], parts: Parts, first: int) -> None:
    """The next part is the street with its number, where the tagger left them."""
    end = cut.part_end(first)
    number = next((at for at in range(first, end) if cut.tokens[at].digits), end)
    if not first < number < end or set(labels[number:end]) != {FREE} or "house_number" in parts:
        return
    if "street" not in parts and set(labels[first:number]) == {FREE}:
        take(labels, parts, "street", first, number, LEFT)
    if parts.get("street", (0, 0, 0.0))[:2] == (first, number):
        take(labels, parts, "house_number", number, end, LEFT)
