"""From labelled words to components: one stretch each, with the probability that just these words are it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any

from addrkit.parsing.compact_cut import FREE, LINK, Cut
from addrkit.parsing.tagger import Tagged, Tagger
from addrkit.parsing.tagger_features import LABELS

_SURE = 0.9
"""Where every word's label is more probable than this, no other cut is looked for."""
OTHERS = 4
"""Other cuts that are told at most."""
_PATHS = 8
_FOUND = 0.8
"""Confidence of a city that the tagger left and the country data know."""
AGAINST_RULES = ", against the rules"
"""Behind a component's name: the curve for words that the rules took for something else."""
_LEAST = 0.03
"""Other cuts less probable than this are not told."""

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
    for label, first, end in stretches(path):
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
        parts[name] = (first, end, calibrated(tagger.config, name, sure, given=given, agreed=agreed))
    _name_region(cut, labels, parts)
    _find_city(cut, labels, parts)
    return labels, parts


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


def calibrated(config: Mapping[str, Any], name: str, sure: float, *, given: bool, agreed: bool) -> float:
    """A probability as often right as it says, by the curve that training measured for the component.

    `agreed`: whether the rules took just these words for the same component.
    """
    curves = config.get("calibration", {}).get("given" if given else "guessed", {})
    curve = curves.get(name)
    if not agreed:
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
