"""Parts that a word begins, and that the tagger tore or took for something else: "Unit 16", "bairro Bela Vista"."""

from __future__ import annotations

from addrkit.parsing.rules.cut import Cut
from addrkit.parsing.tagger.parts import FOUND, Parts, release_all, take

_WORDED = ("suburb", "district", "unit")
_ELSE = ("street", "building", "unit", "suburb", "district", "city", "po_box", "parcel", "number")
"""Roles of words that may begin something else."""
_LISTED = ("known_city", "town")


def join_worded_parts(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Mend the labels of a text's words and its components, in place.

    What the rules took for a component from one separator to the next, by a word that means nothing else, is that.
    """
    for name in _WORDED:
        if name not in cut.roles:
            continue
        for first, end in cut.spans(name):
            if _is_worded(cut, name, first, end) and _is_otherwise(labels, parts, name, first, end):
                release_all(labels, parts, first, end)
                take(labels, parts, name, first, end, FOUND)
    _word_that_ends(cut, labels, parts)
    _word_that_begins(cut, labels, parts)


def _word_that_ends(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A word for a district that ends a quarter is of the name behind it: "Gandhi Nagar Dist. | Nagpur"."""
    if "district" in parts or "district" not in cut.roles:
        return
    first, end, sure = parts.get("suburb", (0, 0, 0.0))
    start, stop, other = parts.get("city", (0, 0, 0.0))
    if not end - first > 1 or start != end or cut.breaks(end) or cut.breaks(end - 1):
        return
    if cut.role(end - 1, "district") == 1 and _means(cut, end - 1, "district"):
        del parts["city"]
        take(labels, parts, "suburb", first, end - 1, sure)
        take(labels, parts, "district", end - 1, stop, min(other, FOUND))


def _word_that_begins(cut: Cut, labels: list[str], parts: Parts) -> None:
    """What a word for a quarter begins is no building, where no quarter is told: "حي الصفا"."""
    first, end, sure = parts.get("building", (0, 0, 0.0))
    if (
        "suburb" in parts
        or not 0 < cut.role(first, "suburb") < end - first
        or not _means(cut, first, "suburb")
    ):
        return
    if not any(cut.breaks(at) for at in range(first + 1, end)):
        del parts["building"]
        take(labels, parts, "suburb", first, end, min(sure, FOUND))


def _means(cut: Cut, at: int, name: str) -> bool:
    """Whether a word tells that component and nothing else."""
    return not any(cut.role(at, role) for role in _ELSE if role != name)


def _is_worded(cut: Cut, name: str, first: int, end: int) -> bool:
    """Whether words between separators begin with a word for a component and are no listed town."""
    size = cut.role(first, name)
    if not 0 < size < end - first or not (cut.breaks(first) and cut.breaks(end)):
        return False
    if any(cut.breaks(at) for at in range(first + 1, end)):
        return False
    if not _means(cut, first, name):
        return False
    if size == 1 and cut.tokens[first].folded in cut.lexicon.country.particles:
        return False
    return not any(cut.role(first, role) == end - first for role in _LISTED)


def _is_otherwise(labels: list[str], parts: Parts, name: str, first: int, end: int) -> bool:
    """Whether they are told for something else, which does not go on beyond them."""
    told = set(labels[first:end])
    if told == {name} or (told == {"building"} and name != "unit"):
        return False
    if told == {"city"} and first and labels[first - 1] == "postcode":
        return False  # "3114, Colonia Reffino"
    start, stop, _ = parts.get(name, (first, end, 0.0))
    if stop <= first or end <= start:
        return False
    return "house_number" not in told or parts["house_number"][:2] == (first, end)
