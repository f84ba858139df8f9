"""How often the tagger is right where it is so sure: two curves a component, where the rules agree and where not.

Isotonic regression (Zadrozny and Elkan 2002, doi:10.1145/775047.775151). Needs scikit-learn.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from addrkit.parsing.tagger import Tagger
from addrkit.parsing.tagger_features import LABELS
from addrkit.parsing.tagger_spans import AGAINST_RULES, probability, stretches

if TYPE_CHECKING:
    from addrkit.train.parser import Corpus

_FEWEST = 150
"""Stretches of a component below which all components share a curve."""
_KNOTS = 40
Curves = dict[str, dict[str, list[list[float]]]]


@dataclass(frozen=True, slots=True)
class Telling:
    """A component that the tagger told, and whether it was right."""

    component: str
    sure: float
    """The tagger's own probability, in [0, 1]."""
    agreed: bool
    """Whether the rules took just these words for the same component."""
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
        found += [
            Telling(LABELS[label], sure, each in ruled, each in right, corpus.given[at])
            for label, (sure, each) in best.items()
        ]
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
            side = [each for each in own if each.agreed == agreed]
            curve = _curve(side) if len(side) >= _FEWEST else both
            if curve is not None:
                fitted[name + suffix] = curve
    return fitted


def replaced(old: Mapping[str, Mapping[str, list[list[float]]]], new: Curves, names: Iterable[str]) -> Curves:
    """Curves of a model with those of some components taken from others."""
    wanted = {name + suffix for name in names for suffix in ("", AGAINST_RULES)}
    return {
        kind: {**old.get(kind, {}), **{name: curve for name, curve in some.items() if name in wanted}}
        for kind, some in new.items()
    }


def _curve(pairs: Sequence[Telling]) -> list[list[float]]:
    from sklearn.isotonic import IsotonicRegression

    told = np.array([each.sure for each in pairs])
    right = np.array([each.right for each in pairs], float)
    fitted = IsotonicRegression(y_min=0.01, y_max=0.999, out_of_bounds="clip").fit(told, right)
    knots = np.unique(np.quantile(told, np.linspace(0, 1, _KNOTS)).round(5))
    return [knots.tolist(), fitted.predict(knots).round(4).tolist()]
