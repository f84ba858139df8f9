"""The number of its district behind a town: "Paris 11e", "Budapest XII."."""

from __future__ import annotations

from addrkit.locale.numbered_districts import district_number, numbered_city
from addrkit.parsing.rules.cut import FREE, Cut
from addrkit.parsing.tagger.parts import FOUND, Parts, take

_OTHERS = ("unit", "postcode", "house_number", "suburb", "district", "region")
"""What such a number may have been taken for."""


def join_numbered_towns(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Mend the labels of a text's words and its components, in place."""
    conventions = cut.lexicon.country
    if "city" not in parts or not conventions.numbered_cities:
        return
    first, end, sure = parts["city"]
    if end >= len(labels) or cut.breaks(end):
        return
    name = " ".join(token.folded for token in cut.tokens[first:end])
    if not numbered_city(name, conventions) or district_number(cut.tokens[end].folded, conventions) is None:
        return
    label = labels[end]
    if label in _OTHERS and label in parts and parts[label][:2] == (end, end + 1):
        del parts[label]
    elif label != FREE:
        return
    behind = end + 1
    worded = behind < len(labels) and not cut.breaks(behind) and labels[behind] == FREE
    if worded and "district" not in parts and cut.tokens[behind].folded in conventions.district_words:
        take(labels, parts, "district", end, behind + 1, min(sure, FOUND))
        return
    take(labels, parts, "city", first, end + 1, min(sure, FOUND))
