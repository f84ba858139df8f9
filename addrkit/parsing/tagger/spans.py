"""From labelled words to components: one stretch each, with the probability that just these words are it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import exp, log
from operator import mul
from typing import Any, NamedTuple

from addrkit.parsing.rules.cut import FREE, LINK, LONGEST_WORD, STRANGE, Cut
from addrkit.parsing.tagger.completing import is_stretch
from addrkit.parsing.tagger.features import LABELS
from addrkit.parsing.tagger.mends import mend
from addrkit.parsing.tagger.network import Tagged, Tagger

_SURE = 0.9
"""Where every word's label is more probable than this, no other cut is looked for."""
OTHERS = 4
"""The most other cuts that a parse lists as its alternatives."""
_PATHS = 8
_EDGE = 1e-4
"""Probabilities are told apart no nearer to none and to certainty."""
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
    for at in range(1, len(labels) + 1):
        if at == len(labels) or labels[at] != labels[first]:
            if labels[first]:
                found.append((labels[first], first, at))
            first = at
    return found


def probability(
    single: list[list[float]], double: list[list[float]], label: int, first: int, end: int
) -> float:
    """That the words from `first` up to `end`, and not those beside them, have the label."""
    sure = single[first][label]
    for at in range(first, end - 1):
        sure *= double[at][label] / max(single[at][label], 1e-9)
    sure *= 1 - min(double[end - 1][label] / max(single[end - 1][label], 1e-9), 1.0)
    if first:
        sure *= 1 - min(double[first - 1][label] / max(single[first][label], 1e-9), 1.0)
    return min(max(sure, 0.0), 1.0)


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
    some_strange = len(cut.text) > LONGEST_WORD and any(
        token.end - token.start > LONGEST_WORD for token in cut.tokens
    )
    for label, (sure, first, end) in best.items():
        name = LABELS[label]
        labels[first:end] = [name] * (end - first)
        agreed = is_stretch(ruled, name, first, end)
        closed = cut.breaks(first) and cut.breaks(end)
        marked = name in cut.roles and any(name in roles for roles in cut.marks[first:end])
        told = calibrated(tagger.config, name, sure, Signs(agreed, closed, marked), given=given)
        strange = some_strange and any(
            token.end - token.start > LONGEST_WORD for token in cut.tokens[first:end]
        )
        parts[name] = (first, end, min(told, STRANGE) if strange else told)
    mend(cut, labels, parts)
    return labels, parts


def _without_barred(cut: Cut, path: Sequence[int]) -> Sequence[int]:
    """The path without markup and without the country's letters before a postcode: "D-45127"."""
    barred = set(cut.barred)
    if LINK in cut.labels:
        barred.update(
            at
            for at, pair in enumerate(pairwise(cut.labels))
            if pair == (LINK, "postcode") and LABELS[path[at + 1]] == "postcode"
        )
    return [0 if at in barred else label for at, label in enumerate(path)] if barred else path


def is_unsure(tagged: Tagged) -> bool:
    """Whether another cut is probable enough to be looked for."""
    return float(tagged.single.max(1).min()) < _SURE


def other_cuts(tagger: Tagger, cut: Cut, tagged: Tagged, best: Decided, *, given: bool) -> list[Decided]:
    """The next likeliest cuts that differ in their components from the `best` one and from each other, best first."""
    seen = [stretches(tagged.labels)]
    mended = [_where(best)]
    found: list[Decided] = []
    for path, share in tagger.others(tagged, _PATHS)[1:]:
        parts = stretches(path)
        if share < _LEAST or len(found) == OTHERS:
            break
        if parts in seen:
            continue
        seen.append(parts)
        other = decided(tagger, cut, tagged, path, given=given)
        # What was mended may be what was best before.
        if _where(other) not in mended:
            mended.append(_where(other))
            found.append(other)
    return found


def _where(cut: Decided) -> dict[str, tuple[int, int]]:
    """Where each component stands."""
    return {name: (first, end) for name, (first, end, _) in cut[1].items()}


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
