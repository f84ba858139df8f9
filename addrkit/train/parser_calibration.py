"""How often the tagger is right where it is so sure: a curve a component.

Isotonic regression (Zadrozny and Elkan 2002, doi:10.1145/775047.775151). Needs scikit-learn.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from addrkit.parsing.tagger import Tagged
from addrkit.parsing.tagger_features import LABELS
from addrkit.parsing.tagger_spans import probability, stretches

_FEWEST = 150
"""Stretches of a component below which all components share a curve."""
_KNOTS = 40
Curves = dict[str, dict[str, list[list[float]]]]


def curves(tagged: Sequence[Tagged], gold: Sequence[Sequence[int]], given: Sequence[bool]) -> Curves:
    """By whether the country was known, and by component: probabilities told, and the share that is right."""
    seen: dict[str, dict[str, list[tuple[float, bool]]]] = {
        "given": defaultdict(list),
        "guessed": defaultdict(list),
    }
    for each, labels, known in zip(tagged, gold, given, strict=True):
        right = set(stretches(labels))
        single, double = each.single.tolist(), each.double.tolist()
        for label, first, end in stretches(each.labels):
            pair = (probability(single, double, label, first, end), (label, first, end) in right)
            seen["given" if known else "guessed"][LABELS[label]].append(pair)
    return {kind: _by_component(found) for kind, found in seen.items()}


def _by_component(found: dict[str, list[tuple[float, bool]]]) -> dict[str, list[list[float]]]:
    every = [pair for pairs in found.values() for pair in pairs]
    shared = _curve(every) if len(every) >= _FEWEST else None
    fitted = {}
    for name in LABELS[1:]:
        pairs = found.get(name, [])
        curve = _curve(pairs) if len(pairs) >= _FEWEST else shared
        if curve is not None:
            fitted[name] = curve
    return fitted


def _curve(pairs: Sequence[tuple[float, bool]]) -> list[list[float]]:
    from sklearn.isotonic import IsotonicRegression

    told = np.array([sure for sure, _ in pairs])
    right = np.array([each for _, each in pairs], float)
    fitted = IsotonicRegression(y_min=0.01, y_max=0.999, out_of_bounds="clip").fit(told, right)
    knots = np.unique(np.quantile(told, np.linspace(0, 1, _KNOTS)).round(5))
    return [knots.tolist(), fitted.predict(knots).round(4).tolist()]
