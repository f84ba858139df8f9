"""The country's name: whole, and where it opens a text: "Nederland, Kerkstraat 1, 8322 GN Urk"."""

from __future__ import annotations

from addrkit.parsing.rules.cut import FREE, Cut
from addrkit.parsing.rules.lexicon import clues
from addrkit.parsing.tagger.parts import FOUND, Parts, release, take

_CODE = 2
"""Letters of a country's code."""
_LONGEST = 6
"""Words of a country's name at most."""


def join_countries(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Mend the labels of the words of a country's name, in place."""
    if "country" not in parts:
        _shared_name(cut, labels, parts)
        _country_behind_town(cut, labels, parts)
    if "country" not in parts:
        _country_left(cut, labels, parts)
    if "country" in parts:
        _whole_country(cut, labels, parts)
    else:
        _country_first(cut, labels, parts)
        _country_by_rules(cut, labels, parts)


def _whole_country(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A country's name of which the tagger left words, or that is the only place and a region as well: "Hong Kong"."""
    first, end, sure = parts["country"]
    also_region = cut.role(first, "region") == end - first
    alone = parts.keys().isdisjoint(("city", "region", "district", "suburb"))
    if also_region and (alone or ("region" not in parts and _is_code_of_another(cut, first, end))):
        del parts["country"]
        take(labels, parts, "region", first, end, min(sure, FOUND))
        return
    start = next(
        (at for at in (first - 1, first - 2) if at > 0 and cut.role(at, "country") == end - at), first
    )
    loose = all(labels[at] in (FREE, "city") and not cut.breaks(at + 1) for at in range(start, first))
    if start < first and loose and all(release(labels, parts, at) for at in reversed(range(start, first))):
        take(labels, parts, "country", start, end, sure)  # "Malabo Guinea | Ecuatorial"
        return
    stop = first + cut.role(first, "country")
    if first < stop < end and cut.breaks(stop):
        take(labels, parts, "country", first, stop, sure)
        labels[stop:end] = [FREE] * (end - stop)
    elif stop > end and set(labels[end:stop]) == {FREE}:
        take(labels, parts, "country", first, stop, sure)
    elif stop > end and first == 0 and cut.breaks(stop) and _released(labels, parts, end, stop):
        take(labels, parts, "country", first, stop, sure)  # "United | States, New York, NY"


def _released(labels: list[str], parts: Parts, first: int, end: int) -> bool:
    return all(release(labels, parts, at) for at in range(first, end))


def _is_code_of_another(cut: Cut, first: int, end: int) -> bool:
    """Whether a word is the code of another country, as well as of a region of this one: "Fischbach LU"."""
    word = cut.tokens[first].folded
    return end - first == 1 and len(word) == _CODE and word != cut.lexicon.country.code.lower()


def _shared_name(cut: Cut, labels: list[str], parts: Parts) -> None:
    """The country's name that is a region's elsewhere, at the end of the text: "Tbilisi 0108, Georgia"."""
    first, end, sure = parts.get("region", (0, 0, 0.0))
    shared = clues()["shared_names"].get(cut.folded(first, end), {})
    if first and end == len(labels) and cut.lexicon.country.code in shared:
        del parts["region"]
        take(labels, parts, "country", first, end, sure)


def _country_behind_town(cut: Cut, labels: list[str], parts: Parts) -> None:
    """The country's name behind a comma that a town ran on to, at the end of the text: "Amman, | Jordan"."""
    first, end, sure = parts.get("city", (0, 0, 0.0))
    at = next((at for at in range(first + 1, end) if cut.breaks(at)), end)
    if at < end == len(labels) and cut.role(at, "country") == end - at:
        take(labels, parts, "city", first, at, sure)
        take(labels, parts, "country", at, end, min(sure, FOUND))


def _country_left(cut: Cut, labels: list[str], parts: Parts) -> None:
    """The country's name that the tagger left, as the last part behind a town: "Amman 11195, Jordan"."""
    at = len(labels) - 1
    while at > 0 and labels[at] == FREE and not cut.breaks(at):
        at -= 1
    whole = (
        "city" in parts and at > 0 and labels[at] == FREE and cut.barred.isdisjoint(range(at, len(labels)))
    )
    if whole and cut.role(at, "country") == len(labels) - at:
        take(labels, parts, "country", at, len(labels), FOUND)


def _country_by_rules(cut: Cut, labels: list[str], parts: Parts) -> None:
    """The country that the rules found at the end, and the tagger took for a town: "03330 CDMX, México"."""
    first, end = next(iter(cut.spans("country")), (0, 0))
    if (
        first == 0
        or end < len(labels)
        or "region" not in parts
        or not set(labels[first:end]) <= {"city", FREE}
    ):
        return
    if all(release(labels, parts, at) for at in range(first, end)):
        take(labels, parts, "country", first, end, FOUND)


def _country_first(cut: Cut, labels: list[str], parts: Parts) -> None:
    """The country's name, or its code in capitals, that fills the first part, and is no town."""
    stop = cut.role(0, "country")
    if not stop and labels and cut.tokens[0].folded == cut.lexicon.country.code.lower():
        stop = 1 if cut.text[cut.tokens[0].start : cut.tokens[0].end].isupper() else 0
    if not 0 < stop <= _LONGEST or stop == len(labels) or not cut.breaks(stop):
        return
    city, end, _ = parts.get("city", (len(labels), 0, 0.0))
    # "France, Chome": a town may have run on to it over the comma.
    if (
        (city < stop and end != stop and not (city == 0 and cut.breaks(stop)))
        or cut.role(0, "known_city")
        or cut.barred & set(range(stop))
    ):
        return
    if all(release(labels, parts, at) for at in range(stop)):
        take(labels, parts, "country", 0, stop, FOUND)
