"""Towns of several words that the tagger tore, told by the list of larger towns or by a small word at the tear."""

from __future__ import annotations

from addrkit.locale.towns import towns_of
from addrkit.parsing.rules.cut import FREE, Cut
from addrkit.parsing.tagger.parts import FOUND, Parts, release_all, take

_MORE = 3
"""Words that were torn off a town, at most."""


def join_listed_towns(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Mend the labels of a text's words and its components, in place."""
    if "city" not in parts:
        _end_of_street(cut, labels, parts)
        return
    _small_word_before(cut, labels, parts)
    _small_word_behind(cut, labels, parts)
    _beginning(cut, labels, parts)


def _beginning(cut: Cut, labels: list[str], parts: Parts) -> None:
    """The end of a street or of a quarter begins a listed town: "Lillooet Rd North | Vancouver", "Cruz | Alta"."""
    first, end, sure = parts["city"]
    before = labels[first - 1] if first else FREE
    if before not in ("street", "suburb") or cut.breaks(first) or parts[before][1] != first:
        return
    start = parts[before][0]
    if before == "street" and cut.lexicon.country.type_position != "last":
        return
    for at in range(max(start, first - _MORE), first):
        worded = at > start and cut.role(start, "suburb") == at - start  # "Phường | Bắc Giang"
        whole = (before == "suburb" and not worded) or (at > start and cut.role(at - 1, "street") == 1)
        parted = any(cut.breaks(each) for each in range(at + 1, first))
        if whole and not parted and cut.folded(at, end) in towns_of(cut.lexicon.country.code):
            release_all(labels, parts, at, first)
            take(labels, parts, "city", at, end, min(sure, FOUND))
            return


def _small_word_before(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A small word that was left between the postcode and the town is of the town: "7587 | de | Lutte"."""
    first, end, sure = parts["city"]
    left = (
        first > 1 and labels[first - 1] == FREE and labels[first - 2] == "postcode" and not cut.breaks(first)
    )
    if left and cut.tokens[first - 1].folded in cut.lexicon.country.particles and first - 1 not in cut.barred:
        take(labels, parts, "city", first - 1, end, sure)


def _small_word_behind(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A town that ends in a small word goes on: "Mautern in | Steiermark"."""
    first, end, sure = parts["city"]
    behind = labels[end] if end < len(labels) else FREE
    small = end - first > 1 and cut.tokens[end - 1].folded in cut.lexicon.country.particles
    if small and behind == "region" and not cut.breaks(end):
        stop = parts.pop(behind)[1]
        take(labels, parts, "city", first, stop, min(sure, FOUND))


def _end_of_street(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A listed town before a region or a postcode is no end of a street: "Jalan Besar | Tanah Rata Pahang"."""
    first, end, sure = parts.get("street", (0, 0, 0.0))
    behind = labels[end] if 0 < end < len(labels) else FREE
    if behind not in ("region", "postcode") or "house_number" not in parts or not cut.number_first:
        return
    for at in range(max(first + 2, end - _MORE), end):
        small = cut.tokens[at - 1].folded in cut.lexicon.country.particles
        if not small and cut.folded(at, end) in towns_of(cut.lexicon.country.code):
            take(labels, parts, "street", first, at, sure)
            take(labels, parts, "city", at, end, min(sure, FOUND))
            return
