"""From labelled words to components: one stretch each, with the probability that just these words are it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import exp, log
from operator import mul
from typing import Any, NamedTuple

from addrkit.parsing.rules.cut import FREE, LINK, LONGEST_WORD, STRANGE, Cut
from addrkit.parsing.tagger.features import LABELS
from addrkit.parsing.tagger.network import Tagged, Tagger

_SURE = 0.9
"""Where every word's label is more probable than this, no other cut is looked for."""
OTHERS = 4
"""The most other cuts that a parse lists as its alternatives."""
_PATHS = 8
_FOUND = 0.8
"""Confidence of a city or a postcode that the tagger left and the country data know."""
_EDGE = 1e-4
"""Probabilities are told apart no nearer to none and to certainty."""
_SHORTEST = 2
"""Digits of what no country has for a postcode."""
_CODE = 3
"""Letters of a region's code at most."""
AGAINST_RULES = ", against the rules"
"""Behind a component's name: the curve for words that the rules took for something else."""
_LEAST = 0.03
"""Other cuts less probable than this are not told."""


class Signs(NamedTuple):
    """What tells, beside the tagger's probability, how far to trust a component."""

    agreed: bool
    """Whether the rules took just these words for it."""
    closed: bool
    """Whether separators stand on both sides of it."""
    marked: bool
    """Whether a word of it has that role by the country data."""


def evidence(sure: float, signs: Signs) -> tuple[float, ...]:
    """What a component's confidence is weighed from: the log-odds of its probability, the signs, and one.

    >>> evidence(0.5, Signs(agreed=True, closed=False, marked=True))
    (0.0, 1.0, 0.0, 1.0, 1.0)
    """
    bounded = min(max(sure, _EDGE), 1 - _EDGE)
    return (log(bounded / (1 - bounded)), *map(float, signs), 1.0)


Decided = tuple[list[str], dict[str, tuple[int, int, float]]]
"""The label of each word; each component's first word, its end and its confidence."""


def stretches(labels: Sequence[int]) -> list[tuple[int, int, int]]:
    """Neighbours with one label: the label, the first word and the end.

    >>> stretches((1, 1, 0, 2))
    [(1, 0, 2), (2, 3, 4)]
    """
    found = []
    first = 0
    for place in range(1, len(labels) + 1):
        if place == len(labels) or labels[place] != labels[first]:
            if labels[first]:
                found.append((labels[first], first, place))
            first = place
    return found


def probability(
    single: list[list[float]], double: list[list[float]], label: int, first: int, end: int
) -> float:
    """That the words from `first` up to `end`, and not those beside them, have the label."""
    sure = single[first][label]
    for place in range(first, end - 1):
        sure *= double[place][label] / max(single[place][label], 1e-9)
    sure *= 1 - min(double[end - 1][label] / max(single[end - 1][label], 1e-9), 1.0)
    if first:
        sure *= 1 - min(double[first - 1][label] / max(single[first][label], 1e-9), 1.0)
    return min(max(sure, 0.0), 1.0)


def is_stretch(labels: Sequence[str], name: str, first: int, end: int) -> bool:
    """Whether the words from `first` up to `end`, and not those beside them, have the label.

    >>> is_stretch(["city", "city", ""], "city", 0, 2), is_stretch(["city", "city", ""], "city", 0, 1)
    (True, False)
    """
    return (
        labels[first:end] == [name] * (end - first)
        and (first == 0 or labels[first - 1] != name)
        and (end == len(labels) or labels[end] != name)
    )


def decided(tagger: Tagger, cut: Cut, tagged: Tagged, path: Sequence[int], *, given: bool) -> Decided:
    """The components of a path; of several stretches of one component the more probable is kept."""
    single, double = tagged.single.tolist(), tagged.double.tolist()
    best: dict[int, tuple[float, int, int]] = {}
    for label, first, end in stretches(_without_barred(cut, path)):
        sure = probability(single, double, label, first, end)
        if label not in best or sure > best[label][0]:
            best[label] = (sure, first, end)
    ruled = cut.labels
    labels = [LINK if each == LINK else FREE for each in ruled]
    parts = {}
    for label, (sure, first, end) in best.items():
        name = LABELS[label]
        labels[first:end] = [name] * (end - first)
        agreed = is_stretch(ruled, name, first, end)
        closed = cut.breaks(first) and cut.breaks(end)
        marked = any(cut.role(place, name) for place in range(first, end))
        told = calibrated(tagger.config, name, sure, Signs(agreed, closed, marked), given=given)
        strange = any(token.end - token.start > LONGEST_WORD for token in cut.tokens[first:end])
        parts[name] = (first, end, min(told, STRANGE) if strange else told)
    _number_street(cut, labels, parts)
    _short_postcode(cut, labels, parts)
    _complete_unit(cut, labels, parts)
    _complete_region(cut, labels, parts)
    _find_postcode(cut, labels, parts)
    _name_region(cut, labels, parts)
    _find_city(cut, labels, parts)
    _name_city(cut, labels, parts)
    _one_city(cut, labels, parts)
    _announced_place(cut, labels, parts)
    return labels, parts


def _without_barred(cut: Cut, path: Sequence[int]) -> Sequence[int]:
    """The path without markup and without the country's letters before a postcode: "D-45127"."""
    barred = set(cut.barred)
    if LINK in cut.labels:
        barred.update(
            place
            for place, pair in enumerate(pairwise(cut.labels))
            if pair == (LINK, "postcode") and LABELS[path[place + 1]] == "postcode"
        )
    return [0 if place in barred else label for place, label in enumerate(path)] if barred else path


def _number_street(cut: Cut, labels: list[str], parts: dict[str, tuple[int, int, float]]) -> None:
    """A number on a street that looks like a postcode, and is none to the rules: "Laugavegur 806, Reykjavík"."""
    if "house_number" in parts or not {"street", "postcode"} <= parts.keys():
        return
    first, end, sure = parts["postcode"]
    follows = parts["street"][1] == first and not cut.breaks(first)
    if follows and cut.breaks(end) and is_stretch(cut.labels, "house_number", first, end):
        parts["house_number"] = (first, end, min(sure, _FOUND))
        del parts["postcode"]
        labels[first:end] = ["house_number"] * (end - first)


def _short_postcode(cut: Cut, labels: list[str], parts: dict[str, tuple[int, int, float]]) -> None:
    """One or two digits are no postcode; right behind a street they are of its name: "Woodlands Drive 75"."""
    if "postcode" not in parts:
        return
    first, end, _ = parts["postcode"]
    folded = "".join(token.folded for token in cut.tokens[first:end])
    if len(folded) > _SHORTEST or not folded.isdigit() or cut.lexicon.is_postcode(folded):
        return
    del parts["postcode"]
    start, stop, sure = parts.get("street", (0, 0, 0.0))
    of_street = stop == first and not cut.breaks(first)
    labels[first:end] = ["street" if of_street else FREE] * (end - first)
    if of_street:
        parts["street"] = (start, end, sure)


def _complete_unit(cut: Cut, labels: list[str], parts: dict[str, tuple[int, int, float]]) -> None:
    """A number that the tagger parted from its unit word, where a separator follows: "Unit 7, Mill Lane"."""
    if "unit" not in parts or "house_number" not in parts:
        return
    (first, end, sure), (number, stop, _) = parts["unit"], parts["house_number"]
    worded = not any(token.digits for token in cut.tokens[first:end])
    if end == number and worded and cut.breaks(stop) and is_stretch(cut.labels, "unit", first, stop):
        del parts["house_number"]
        parts["unit"] = (first, stop, sure)
        labels[first:stop] = ["unit"] * (stop - first)


def _complete_region(cut: Cut, labels: list[str], parts: dict[str, tuple[int, int, float]]) -> None:
    """A region of which the tagger gave the first words, behind a separator, to what stands before: "Chiang Mai"."""
    if "region" not in parts:
        return
    first, end, sure = parts["region"]
    for place in range(max(end - 4, 1), first):
        start, stop, trust = parts.get(labels[place], (place, 0, 0.0))
        if cut.role(place, "region") == end - place and cut.breaks(place) and start < place and stop == first:
            parts[labels[place]] = (start, place, trust)
            parts["region"] = (place, end, sure)
            labels[place:first] = ["region"] * (first - place)
            return


def _find_postcode(cut: Cut, labels: list[str], parts: dict[str, tuple[int, int, float]]) -> None:
    """A postcode that the tagger left and that words announce: "PIN code: 411001"."""
    if "postcode" in parts or not cut.barred:
        return
    for first, end in cut.spans("postcode"):
        if first - 1 in cut.barred and cut.labels[first - 1] == LINK and set(labels[first:end]) == {FREE}:
            labels[first:end] = ["postcode"] * (end - first)
            parts["postcode"] = (first, end, _FOUND)


def _name_region(cut: Cut, labels: list[str], parts: dict[str, tuple[int, int, float]]) -> None:
    """A district that the country lists among its regions is the region: Irish counties."""
    if "district" not in parts or "region" in parts:
        return
    first, end, sure = parts["district"]
    written = " ".join(token.folded for token in cut.tokens[first:end])
    if written in cut.lexicon.country.regions:
        parts["region"] = (first, end, sure)
        del parts["district"]
        labels[first:end] = ["region"] * (end - first)


def _find_city(cut: Cut, labels: list[str], parts: dict[str, tuple[int, int, float]]) -> None:
    """A well-known city that no component holds is the city: "Singapore", though it also names the country."""
    if "city" in parts or not parts:
        return
    for place, roles in enumerate(cut.marks):
        end = place + roles.get("known_city", 0)
        if end > place and all(label in (FREE, "country") for label in labels[place:end]):
            if "country" in labels[place:end]:
                del parts["country"]
            labels[place:end] = ["city"] * (end - place)
            parts["city"] = (place, end, _FOUND)
            return


def _name_city(cut: Cut, labels: list[str], parts: dict[str, tuple[int, int, float]]) -> None:
    """A region that shares its name with a well-known city is the city where no other is named: "5th av ny"."""
    if "region" not in parts or not parts.keys().isdisjoint(("city", "suburb", "district")):
        return
    first, end, sure = parts["region"]
    coded = end - first == 1 and len(cut.tokens[first].folded) <= _CODE
    if cut.lexicon.eastern or cut.role(first, "known_city") != end - first or (coded and "postcode" in parts):
        return
    parts["city"] = (first, end, min(sure, _FOUND))
    del parts["region"]
    labels[first:end] = ["city"] * (end - first)


def _one_city(cut: Cut, labels: list[str], parts: dict[str, tuple[int, int, float]]) -> None:
    """In a country of one city the last words of a street are no town: "Jalan Teck Whye"."""
    here = cut.lexicon.country
    if (
        not {"street", "city"} <= parts.keys()
        or cut.lexicon.has_regions
        or here.names.isdisjoint(here.city_aliases)
    ):
        return
    (start, stop, sure), (first, end, _) = parts["street"], parts["city"]
    if stop == first and not cut.breaks(first) and cut.role(first, "known_city") != end - first:
        del parts["city"]
        parts["street"] = (start, end, sure)
        labels[first:end] = ["street"] * (end - first)


def _announced_place(cut: Cut, labels: list[str], parts: dict[str, tuple[int, int, float]]) -> None:
    """A word that only announces a place is of the place behind it, and none itself: "Svfél. Árborg"."""
    for name in ("suburb", "district"):
        if name not in parts:
            continue
        first, end, _ = parts[name]
        announces = any(cut.role(first, role) == end - first for role in ("suburb", "district"))
        if not announces or cut.role(first, "glued"):
            continue
        behind = labels[end] if end < len(labels) else FREE
        if behind in ("city", "district", "suburb", "region") and not cut.breaks(end):
            _, stop, sure = parts[behind]
            del parts[name]
            parts[behind] = (first, stop, sure)
            labels[first:end] = [behind] * (end - first)


def is_unsure(tagged: Tagged) -> bool:
    """Whether another cut is probable enough to be looked for."""
    return float(tagged.single.max(1).min()) < _SURE


def other_cuts(tagger: Tagger, cut: Cut, tagged: Tagged, *, given: bool) -> list[Decided]:
    """The next likeliest cuts that differ in their components, best first."""
    seen = [stretches(tagged.labels)]
    found: list[Decided] = []
    for path, share in tagger.others(tagged, _PATHS)[1:]:
        parts = stretches(path)
        if share < _LEAST or len(found) == OTHERS:
            break
        if parts in seen:
            continue
        seen.append(parts)
        found.append(decided(tagger, cut, tagged, path, given=given))
    return found


def calibrated(config: Mapping[str, Any], name: str, sure: float, signs: Signs, *, given: bool) -> float:
    """A probability as often right as it says, by the weights or the curve that were fitted for the component."""
    kind = "given" if given else "guessed"
    weights = config.get("calibration_by_signs", {}).get(kind, {}).get(name)
    if weights:
        return 1 / (1 + exp(-sum(map(mul, weights, evidence(sure, signs)))))
    curves = config.get("calibration", {}).get(kind, {})
    curve = curves.get(name)
    if not signs.agreed:
        curve = curves.get(name + AGAINST_RULES, curve)
    if curve is None:
        return sure
    xs, ys = curve
    place = bisect_right(xs, sure)
    if place == 0:
        return float(ys[0])
    if place == len(xs):
        return float(ys[-1])
    share = (sure - xs[place - 1]) / (xs[place] - xs[place - 1])
    return float(ys[place - 1] + share * (ys[place] - ys[place - 1]))
