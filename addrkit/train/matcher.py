"""Training the score: noisy queries against gazetteers, some of them with their true street taken away.

`python -m addrkit.train.matcher GAZETTEER... -o FOLDER` repeats it.
"""

from __future__ import annotations

import argparse
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
from numpy.typing import NDArray

from addrkit.compare.compare import compare
from addrkit.gazetteer.schema import PLACE
from addrkit.gazetteer.store import Gazetteer
from addrkit.judge.features import AGAINST, EITHER_WAY, FEATURES, features, plausible
from addrkit.judge.forest import Forest
from addrkit.judge.score import Matcher, save_matcher
from addrkit.locale.text import fold
from addrkit.parsing.parser import Parser, open_parser
from addrkit.query import query_of
from addrkit.retrieve.encoder import Encoder, load_encoder
from addrkit.retrieve.search import search
from addrkit.train.noise import EVERYDAY, HARD, noisy_text
from addrkit.types import Address

SEED = 20261122
REMOVED = 0.12
"""Share of queries whose true street is taken out of the candidates."""
OTHER_NUMBER = 0.15
"""Share of queries whose house number is replaced by one that need not exist."""
HARD_SHARE = 0.5
COUNTRY_GIVEN = 0.6
RECIPE: dict[str, Any] = {
    "max_iter": 120,
    "learning_rate": 0.1,
    "max_leaf_nodes": 24,
    "max_depth": 6,
    "min_samples_leaf": 30,
    "l2_regularization": 1.0,
}
"""Of the boosting. Six levels keep a verdict's trees under a fifth of a millisecond."""


@dataclass(frozen=True, slots=True)
class Example:
    """A query's candidates and which of them is meant."""

    rows: NDArray[np.float64]
    """One row a candidate, in the order of `features`."""
    truth: int
    """The candidate that is meant; -1 for none of them."""
    country: str
    fold: str
    """train, tune or test, by street."""


def examples(
    gazetteers: Sequence[Gazetteer], encoder: Encoder, parser: Parser, each: int, seed: int = SEED
) -> list[Example]:
    """As many examples from each gazetteer."""
    random = Random(seed)  # noqa: S311 - no secret
    found = []
    for gazetteer in gazetteers:
        chosen = [_typed(gazetteer, random) for _ in range(each)]
        queries = [
            query_of(text, parser, address.country if random.random() < COUNTRY_GIVEN else None)
            for address, text, _ in chosen
        ]
        for first in range(0, len(queries), 256):
            some = slice(first, first + 256)
            candidates = search(queries[some], gazetteers, encoder)
            for (address, _, entry), query, proposed in zip(
                chosen[some], queries[some], candidates, strict=True
            ):
                if random.random() < REMOVED:
                    proposed = [
                        one for one in proposed if one.gazetteer is not gazetteer or one.entry != entry
                    ]
                compared = plausible(compare(query, proposed))
                truth = [
                    place
                    for place, one in enumerate(compared)
                    if one.candidate.gazetteer is gazetteer and one.candidate.entry == entry
                ]
                found.append(
                    Example(
                        features(compared), truth[0] if truth else -1, address.country or "", _fold(address)
                    )
                )
    return found


def _typed(gazetteer: Gazetteer, random: Random) -> tuple[Address, str, int]:
    """A record of a random street, as somebody types it, and its entry."""
    while True:
        number = random.randrange(len(gazetteer))
        entry = gazetteer.entry(number)
        if entry.kind != PLACE and entry.first_door < entry.last_door:
            break
    door = gazetteer.door(random.randrange(entry.first_door, entry.last_door))
    address = replace(gazetteer.record(entry, door).components, district=None)
    if random.random() < OTHER_NUMBER and address.house_number:
        address = replace(address, house_number=str(random.randrange(1, 400)))
    rates = HARD if random.random() < HARD_SHARE else EVERYDAY
    return address, noisy_text(address, rates, random), number


def _fold(address: Address) -> str:
    place = zlib.crc32(fold(f"{address.street or address.building} {address.city}").encode()) % 10
    return "test" if place == 0 else "tune" if place == 1 else "train"


def fit(chosen: Sequence[Example]) -> Forest:
    """Trees that tell the candidate that is meant from the others (scikit-learn's histogram boosting)."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    rows = np.concatenate([each.rows for each in chosen])
    meant = np.concatenate([np.arange(len(each.rows)) == each.truth for each in chosen])
    directions = [0 if name in EITHER_WAY else -1 if name in AGAINST else 1 for name in FEATURES]
    boosted = HistGradientBoostingClassifier(random_state=SEED, monotonic_cst=directions, **RECIPE)
    boosted.fit(rows, meant)
    return _as_forest(boosted)


def _as_forest(boosted: Any) -> Forest:
    """scikit-learn's trees as plain arrays."""
    trees = [tree for (tree,) in boosted._predictors]
    roots = np.cumsum([0, *(len(tree.nodes) for tree in trees)])[:-1]
    nodes = np.concatenate([tree.nodes for tree in trees])
    firsts = np.repeat(roots, [len(tree.nodes) for tree in trees])
    leaf = nodes["is_leaf"].astype(bool)
    own = np.arange(len(nodes))
    return Forest(
        roots=roots.astype(np.int32),
        feature=np.where(leaf, 0, nodes["feature_idx"]).astype(np.int16),
        threshold=np.where(leaf, 0.0, nodes["num_threshold"]).astype(np.float32),
        left=np.where(leaf, own, nodes["left"] + firsts).astype(np.int32),
        right=np.where(leaf, own, nodes["right"] + firsts).astype(np.int32),
        value=np.where(leaf, nodes["value"], 0.0).astype(np.float32),
        depth=int(nodes["depth"].max()),
        baseline=float(np.ravel(boosted._baseline_prediction)[0]),
    )


def calibrate(chosen: Sequence[Example], forest: Forest) -> Matcher:
    """The slope and the shift under which the scores of held-out rows are likeliest (Platt 1999)."""
    from scipy.optimize import minimize

    told = [(forest.log_odds(each.rows), each.truth) for each in chosen if len(each.rows)]

    def loss(pair: NDArray[np.float64]) -> float:
        total = 0.0
        for log_odds, truth in told:
            scaled = np.append(log_odds * pair[0] + pair[1], 0.0)
            total += float(np.logaddexp.reduce(scaled) - scaled[truth])
        return total / len(told)

    found = minimize(loss, np.array([1.0, 0.0]), method="Nelder-Mead")
    return Matcher(forest, float(found.x[0]), float(found.x[1]))


def quality(chosen: Sequence[Example], matcher: Matcher) -> dict[str, float]:
    """How often the first choice is right, how often it is sure, and how far its score is off."""
    right, scores = [], []
    for each in chosen:
        chances = matcher.probabilities(each.rows)
        if len(chances):
            best = int(np.argmax(chances))
            right.append(best == each.truth)
            scores.append(float(chances[best]))
    correct, score = np.array(right, float), np.array(scores)
    bins = np.minimum((score * 15).astype(int), 14)
    error = sum(
        (bins == one).mean() * abs(correct[bins == one].mean() - score[bins == one].mean())
        for one in set(bins)
    )
    sure = score >= 0.9
    return {
        "examples": float(len(chosen)),
        "first_right": float(correct.mean()),
        "sure_share": float(sure.mean()),
        "sure_right": float(correct[sure].mean()) if sure.any() else 0.0,
        "calibration_error": float(error),
    }


def train(folders: Sequence[Path], output: Path, each: int, seed: int = SEED) -> dict[str, dict[str, float]]:
    """Train on gazetteers and write the matcher; returns its quality on the test streets, by country."""
    gazetteers = [Gazetteer(folder) for folder in folders]
    found = examples(gazetteers, load_encoder(), open_parser(), each, seed)
    matcher = calibrate(
        [one for one in found if one.fold == "tune"], fit([one for one in found if one.fold == "train"])
    )
    test = [one for one in found if one.fold == "test"]
    results = {
        country: quality([one for one in test if one.country == country], matcher)
        for country in sorted({one.country for one in test})
    }
    note = {
        "gazetteers": [gazetteer.name for gazetteer in gazetteers],
        "examples_each": each,
        "seed": seed,
        "test": {
            country: {name: round(value, 4) for name, value in row.items()}
            for country, row in results.items()
        },
    }
    save_matcher(output, matcher, note)
    return results


def main() -> None:
    """The command line of the training."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gazetteers", nargs="+", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--each", type=int, default=6_000, help="queries from each gazetteer")
    parser.add_argument("--seed", type=int, default=SEED)
    given = parser.parse_args()
    for country, row in train(given.gazetteers, given.output, given.each, given.seed).items():
        print(country, " ".join(f"{name}={value:.4f}" for name, value in row.items()))
    print(f"features: {len(FEATURES)}")


if __name__ == "__main__":
    main()
