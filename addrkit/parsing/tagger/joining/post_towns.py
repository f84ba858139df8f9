"""Villages and post towns with no comma between, told apart by the list of post towns: "Nether Wallop Stockbridge"."""

from __future__ import annotations

from addrkit.locale.telling_words import beginnings
from addrkit.parsing.rules.cut import Cut
from addrkit.parsing.tagger.parts import FOUND, Parts, take


def join_post_towns(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Part a village from its post town, and join what is one name, in place."""
    country = cut.lexicon.country
    _article(cut, labels, parts)
    if "city" not in parts or not country.towns or not cut.number_first or country.type_position != "last":
        return
    begin, end, sure = parts["city"]
    start, stop, _ = parts.get("district", (0, 0, 0.0))
    if start == end and not cut.breaks(end) and _town_size(cut, begin) == stop - begin:
        del parts["district"]
        take(labels, parts, "city", begin, stop, sure)  # "Isle of Skye"
        return
    first, stop, other = parts.get("suburb", (begin, begin, sure))
    if stop != begin:
        first = begin
    together = first < begin and not cut.breaks(begin)
    start = first if together else begin
    start = max([start, *(at for at in range(start + 1, end) if cut.breaks(at))])
    at = next((at for at in range(start, end) if _town_size(cut, at) == end - at), end)
    if at == end:
        _one_name(cut, labels, parts)
    elif at == begin or _begins_a_name(cut, begin, at):
        return
    elif at > first and first < begin:
        take(labels, parts, "suburb", first, at, max(other, FOUND))
        take(labels, parts, "city", at, end, max(sure, FOUND))
    elif at == first:
        del parts["suburb"]
        take(labels, parts, "city", at, end, max(sure, FOUND))
    elif "suburb" not in parts:
        take(labels, parts, "suburb", begin, at, min(sure, FOUND))
        take(labels, parts, "city", at, end, max(sure, FOUND))


def _article(cut: Cut, labels: list[str], parts: Parts) -> None:
    """An article, or what tells a town from its neighbour, is of its name: "An Spidéal", "Old Windsor"."""
    if not {"suburb", "city"} <= parts.keys():
        return
    (first, stop, _), (begin, end, sure) = parts["suburb"], parts["city"]
    small = cut.tokens[first].folded in cut.lexicon.small_words | beginnings() and not cut.role(
        first, "suburb"
    )
    if stop - first == 1 and stop == begin and small and not cut.breaks(begin):
        del parts["suburb"]
        take(labels, parts, "city", first, end, sure)


def _begins_a_name(cut: Cut, first: int, end: int) -> bool:
    """Whether the words before a post town only tell it from its neighbour: "Little Malvern"."""
    return all(cut.tokens[at].folded in beginnings() for at in range(first, end))


def _one_name(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Two words of which neither is a post town are one village: "Barton Seagrave Northamptonshire"."""
    if "suburb" not in parts:
        return
    (first, stop, other), (begin, end, sure) = parts["suburb"], parts["city"]
    single = stop == begin and stop - first == end - begin == 1 and not cut.breaks(begin)
    if single and not _town_size(cut, first) and not cut.role(first, "suburb"):
        del parts["suburb"]
        take(labels, parts, "city", first, end, min(sure, other))


def _town_size(cut: Cut, at: int) -> int:
    return max(cut.role(at, "town"), cut.role(at, "known_city"))
