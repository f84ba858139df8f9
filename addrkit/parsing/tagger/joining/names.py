"""Streets and towns in two languages beside one another, "Rue Neuve / Nieuwstraat", and a building behind a street."""

from __future__ import annotations

from addrkit.parsing.rules.cut import FREE, Cut
from addrkit.parsing.rules.lexicon import is_word, road_words
from addrkit.parsing.tagger.parts import FOUND, LEFT, Parts, take

_JOINTS = ("-", "/")
"""Signs between the two names."""
_PLACES = (FREE, "suburb", "city", "district", "building")


def join_names(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Make one name of two, in place."""
    if "street" in parts:
        _street(cut, labels, parts)
        _building(cut, labels, parts)
    if "city" in parts:
        _town(cut, labels, parts)


def _street(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A name with a street's type, on the other side of a sign and up to the number or an edge, goes with it."""
    if "house_number" not in parts:
        return
    first, end, sure = parts["street"]
    number, behind, _ = parts["house_number"]
    if end < number and _parted(cut, end) and _is_street(cut, labels, parts, end, number):
        _drop(labels, parts, end, number)
        take(labels, parts, "street", first, number, min(sure, FOUND))
        return
    start = behind if behind < first else 0
    start = max([start, *(at + 1 for at in range(start, first) if cut.breaks(at + 1) and at + 1 < first)])
    if (
        start < first < max(number, end)
        and _parted(cut, first)
        and _is_street(cut, labels, parts, start, first)
    ):
        _drop(labels, parts, start, first)
        take(labels, parts, "street", start, end, min(sure, FOUND))


def _is_street(cut: Cut, labels: list[str], parts: Parts, first: int, end: int) -> bool:
    """Whether the words have a street's type, and are of no component but whole places."""
    typed = any(cut.role(at, "street") for at in range(first, end))
    names = set(labels[first:end])
    if not (typed and names <= set(_PLACES) and cut.barred.isdisjoint(range(first, end))):
        return False
    return all(name == FREE or first <= parts[name][0] <= parts[name][1] <= end for name in names)


def _building(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A name behind a street's type that a building's word ends is a building's: "Moda Cad. Deniz Apt. No: 12"."""
    if "building" in parts or cut.lexicon.country.type_position != "last":
        return
    first, end, sure = parts["street"]
    words = cut.lexicon.country.abbreviations
    last = cut.tokens[end - 1].folded
    if end < len(labels) and labels[end] == FREE and not cut.breaks(end) and cut.role(end, "building") == 1:
        end, last = end + 1, cut.tokens[end].folded  # "Göztepe | Apt."
    if cut.role(end - 1, "building") != 1 or words.get(last, last) in road_words("ending"):
        return
    for at in range(first + 1, end - 2):
        kind = words.get(cut.tokens[at].folded, cut.tokens[at].folded)
        typed = cut.role(at, "street") == 1 and not cut.role(at, "building")
        if typed and kind in road_words("ending") and not is_word(cut.tokens[at].folded, "saints"):
            take(labels, parts, "street", first, at + 1, sure)
            take(labels, parts, "building", at + 1, end, LEFT)
            return


def _drop(labels: list[str], parts: Parts, first: int, end: int) -> None:
    for name in set(labels[first:end]):
        parts.pop(name, None)


def _town(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Another name of the same town behind a sign goes with it: "Bruxelles - Brussel"."""
    first, end, sure = parts["city"]
    if end >= len(labels) or not _parted(cut, end) or labels[end] not in (*_PLACES, "region"):
        return
    stop = end + cut.role(end, "known_city")
    if (
        stop > end
        and set(labels[end:stop]) == {labels[end]}
        and _meant(cut, first, end) == _meant(cut, end, stop)
    ):
        name = labels[end]
        if name != FREE and parts[name][:2] != (end, stop):
            return
        parts.pop(name, None)
        take(labels, parts, "city", first, stop, sure)


def _parted(cut: Cut, at: int) -> bool:
    return (cut.breaks(at) or cut.tokens[at].gap == "/") and cut.tokens[at].gap in _JOINTS


def _meant(cut: Cut, first: int, end: int) -> str:
    """The town that a name is one of."""
    name = cut.folded(first, end)
    return cut.lexicon.country.city_aliases.get(name, name)
