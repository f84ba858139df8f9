"""How often the tagger is right where it is so sure.

Two curves a component, where the rules agree and where not: isotonic regression (Zadrozny and Elkan 2002,
doi:10.1145/775047.775151). Or weights of a logistic regression on the log-odds and the signs of
`addrkit.parsing.tagger.spans` (Platt 1999, with more than one input), which asks for less data and carries further
from the texts that it was fitted on. Needs scikit-learn.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from addrkit.parsing.tagger.features import LABELS, begins
from addrkit.parsing.tagger.network import Tagger
from addrkit.parsing.tagger.spans import AGAINST_RULES, Signs, evidence, probability, stretches

if TYPE_CHECKING:
    from addrkit.train.parser.corpus import Corpus

_FEWEST = 150
"""Stretches of a component below which all components share a curve."""
_KNOTS = 40
_MARKED = ("building", "po_box", "district", "unit", "suburb", "region", "city", "street")
"""Components that words of the country data mark."""
Curves = dict[str, dict[str, list[list[float]]]]


@dataclass(frozen=True, slots=True)
class Telling:
    """A component that the tagger told, and whether it was right."""

    component: str
    sure: float
    """The tagger's own probability, in [0, 1]."""
    signs: Signs
    right: bool
    given: bool
    """Whether the country was known."""


def tellings(tagger: Tagger, corpus: Corpus, numbers: Sequence[int]) -> list[Telling]:
    """What the tagger tells of some texts of a corpus."""
    of = [slice(int(corpus.offsets[at]), int(corpus.offsets[at + 1])) for at in numbers]
    words = [[corpus.words[each] for each in corpus.word[some]] for some in of]
    seen = [[corpus.places[each] for each in corpus.place[some]] for some in of]
    all_tagged = tagger.tag(words, seen, [corpus.seen_as(at) for at in numbers])
    found = []
    for at, tagged, places in zip(numbers, all_tagged, seen, strict=True):
        right = set(stretches(corpus.gold(at)))
        ruled = set(stretches([place.taken for place in places]))
        single, double = tagged.single.tolist(), tagged.double.tolist()
        best: dict[int, tuple[float, tuple[int, int, int]]] = {}
        for each in stretches(tagged.labels):
            sure = probability(single, double, *each)
            if each[0] not in best or sure > best[each[0]][0]:
                best[each[0]] = (sure, each)
        for label, (sure, each) in best.items():
            name, (_, first, end) = LABELS[label], each
            closed = all(not 0 < place < len(places) or places[place].breaks for place in (first, end))
            marked = name in _MARKED and any(begins(place, name) for place in places[first:end])
            signs = Signs(each in ruled, closed, marked)
            found.append(Telling(name, sure, signs, each in right, corpus.given[at]))
    return found


def curves(some: Iterable[Telling]) -> Curves:
    """By whether the country was known, and by component: probabilities told, and the share that is right.

    A curve under a component's name holds where the rules agree; one under its name and `AGAINST_RULES` where
    they do not. One that too few tellings would make is the component's curve of both; or all components' one.
    """
    by_kind: dict[str, list[Telling]] = {"given": [], "guessed": []}
    for each in some:
        by_kind["given" if each.given else "guessed"].append(each)
    return {kind: _by_component(found) for kind, found in by_kind.items()}


def _by_component(found: Sequence[Telling]) -> dict[str, list[list[float]]]:
    groups: dict[str, list[Telling]] = defaultdict(list)
    for each in found:
        groups[each.component].append(each)
    shared = _curve(found) if len(found) >= _FEWEST else None
    fitted = {}
    for name in LABELS[1:]:
        own = groups.get(name, [])
        both = _curve(own) if len(own) >= _FEWEST else shared
        for suffix, agreed in (("", True), (AGAINST_RULES, False)):
            side = [each for each in own if each.signs.agreed == agreed]
            curve = _curve(side) if len(side) >= _FEWEST else both
            if curve is not None:
                fitted[name + suffix] = curve
    return fitted


def weights(some: Iterable[Telling], names: Iterable[str]) -> dict[str, dict[str, list[float]]]:
    """By whether the country was known, and by component: what each piece of evidence weighs."""
    from sklearn.linear_model import LogisticRegression

    groups: dict[tuple[bool, str], list[Telling]] = defaultdict(list)
    for each in some:
        groups[each.given, each.component].append(each)
    found: dict[str, dict[str, list[float]]] = {"given": {}, "guessed": {}}
    for (given, name), own in sorted(groups.items()):
        if name in names and len(own) >= _FEWEST:
            seen = np.array([evidence(each.sure, each.signs) for each in own])
            fitted = LogisticRegression(fit_intercept=False).fit(seen, [each.right for each in own])
            found["given" if given else "guessed"][name] = fitted.coef_[0].round(4).tolist()
    return found


def _curve(pairs: Sequence[Telling]) -> list[list[float]]:
    from sklearn.isotonic import IsotonicRegression

    told = np.array([each.sure for each in pairs])
    right = np.array([each.right for each in pairs], float)
    fitted = IsotonicRegression(y_min=0.01, y_max=0.999, out_of_bounds="clip").fit(told, right)
    knots = np.unique(np.quantile(told, np.linspace(0, 1, _KNOTS)).round(5))
    return [knots.tolist(), fitted.predict(knots).round(4).tolist()]
