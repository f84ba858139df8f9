"""The country's own letters beside a postcode, which no town's name begins with: "81929 DE München", "D 81929"."""

from __future__ import annotations

from addrkit.locale.postcodes import letters_before_postcodes
from addrkit.parsing.rules.cut import LINK, Cut
from addrkit.parsing.tagger.parts import FOUND, Parts, take


def join_country_codes(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Take the country's letters from the components beside the postcode, in place."""
    if "postcode" not in parts:
        return
    _in_postcode(cut, labels, parts)
    _before_town(cut, labels, parts)
    _before_postcode(cut, labels, parts)


def _in_postcode(cut: Cut, labels: list[str], parts: Parts) -> None:
    """The code that ends what is a postcode without it: "1017 GP NL Amsterdam"."""
    first, end, sure = parts["postcode"]
    if end - first == 1 or not _is_code(cut, end - 1):
        return
    if cut.lexicon.is_postcode(cut.folded(first, end - 1, "")):
        parts["postcode"] = (first, end - 1, sure)
        _tell(cut, labels, parts, end - 1)


def _before_town(cut: Cut, labels: list[str], parts: Parts) -> None:
    """The code between the postcode and the town: "81929 DE München"."""
    first, end, sure = parts.get("city", (0, 0, 0.0))
    if end - first > 1 and parts["postcode"][1] == first and _is_code(cut, first):
        parts["city"] = (first + 1, end, sure)
        _tell(cut, labels, parts, first)


def _before_postcode(cut: Cut, labels: list[str], parts: Parts) -> None:
    """The letters that a blank parts from the postcode: "D 81929 München"."""
    at = parts["postcode"][0] - 1
    name = labels[at] if at >= 0 else ""
    if parts.get(name, (0, 0, 0.0))[:2] != (at, at + 1) or cut.breaks(at + 1):
        return
    letters = cut.tokens[at].folded in letters_before_postcodes(cut.lexicon.country.code)
    if letters and _is_upper(cut, at) and not cut.role(at, name):
        del parts[name]
        labels[at] = LINK


def _tell(cut: Cut, labels: list[str], parts: Parts, at: int) -> None:
    if "country" in parts:
        labels[at] = LINK
    else:
        take(labels, parts, "country", at, at + 1, FOUND)


def _is_code(cut: Cut, at: int) -> bool:
    return cut.tokens[at].folded == cut.lexicon.country.code.lower() and _is_upper(cut, at)


def _is_upper(cut: Cut, at: int) -> bool:
    """Whether a word is written in capitals: "de" and "la" begin names."""
    return cut.text[cut.tokens[at].start : cut.tokens[at].end].isupper()
