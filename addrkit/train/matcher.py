"""Training the score: noisy queries against gazetteers, some of them with their true street taken away.

`python -m addrkit.train.matcher GAZETTEER... -o matcher.json` repeats it.
"""

from __future__ import annotations

import argparse
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray

from addrkit.compare.compare import compare
from addrkit.gazetteer.schema import PLACE
from addrkit.gazetteer.store import Gazetteer
from addrkit.judge.features import FEATURES, features
from addrkit.judge.score import save_matcher
from addrkit.locale.text import fold
from addrkit.parsing.parser import Parser, open_parser
from addrkit.query import query_of
from addrkit.retrieve.encoder import Encoder, load_encoder
from addrkit.retrieve.search import search
from addrkit.train.noise import EVERYDAY, HARD, noisy_text
from addrkit.types import Address

SEED = 20261122
REMOVED = 0.2
"""Share of queries whose true street is taken out of the candidates."""
OTHER_NUMBER = 0.15
"""Share of queries whose house number is replaced by one that need not exist."""
HARD_SHARE = 0.35
COUNTRY_GIVEN = 0.6
PENALTY = 2e-5
"""Of the squared weights, a query; keeps weights finite where a feature decides alone."""


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
    random = Random(seed)
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
                compared = [one for one in compare(query, proposed) if not one.ready.is_place]
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


def fit(chosen: Sequence[Example]) -> tuple[NDArray[np.float64], float]:
    """Weights and bias of the conditional logit, by maximum likelihood (L-BFGS)."""
    from scipy.optimize import minimize

    rows = np.concatenate([each.rows for each in chosen])
    sizes = np.array([len(each.rows) for each in chosen])
    owner = np.repeat(np.arange(len(chosen)), sizes)
    firsts = np.cumsum(sizes) - sizes
    truth = np.array(
        [first + each.truth if each.truth >= 0 else -1 for first, each in zip(firsts, chosen, strict=True)]
    )
    told = truth[truth >= 0]
    design = np.hstack([rows, np.ones((len(rows), 1))])

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        logits = design @ weights
        top = np.zeros(len(chosen))
        np.maximum.at(top, owner, logits)
        odds = np.exp(logits - top[owner])
        total = np.bincount(owner, odds, len(chosen)) + np.exp(-top)
        value = float(np.sum(np.log(total) + top) - logits[told].sum())
        slope = design.T @ (odds / total[owner]) - design[told].sum(axis=0)
        size = len(chosen)
        return value / size + PENALTY * float(
            weights[:-1] @ weights[:-1]
        ), slope / size + 2 * PENALTY * np.append(weights[:-1], 0.0)

    start = np.zeros(design.shape[1])
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 2_000})
    return found.x[:-1], float(found.x[-1])


def temperature(chosen: Sequence[Example], weights: NDArray[np.float64], bias: float) -> float:
    """The one number that the logits are divided by so that the scores of held-out rows are calibrated.

    Guo et al. 2017, "On Calibration of Modern Neural Networks".
    """
    tried = np.geomspace(0.5, 3.0, 60)
    return float(min(tried, key=lambda each: _likelihood(chosen, weights / each, bias / each)))


def _likelihood(chosen: Sequence[Example], weights: NDArray[np.float64], bias: float) -> float:
    """Mean negative log likelihood."""
    total = 0.0
    for each in chosen:
        logits = np.append(each.rows @ weights + bias, 0.0)
        total += float(np.logaddexp.reduce(logits) - logits[each.truth])
    return total / len(chosen)


def quality(chosen: Sequence[Example], weights: NDArray[np.float64], bias: float) -> dict[str, float]:
    """Accuracy of the first choice (or of none), and the expected calibration error of its score."""
    right, scores = [], []
    for each in chosen:
        logits = np.append(each.rows @ weights + bias, 0.0)
        odds = np.exp(logits - logits.max())
        chances = odds / odds.sum()
        best = int(np.argmax(chances[:-1])) if len(chances) > 1 else -1
        if best >= 0:
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
    weights, bias = fit([one for one in found if one.fold == "train"])
    warmth = temperature([one for one in found if one.fold == "tune"], weights, bias)
    test = [one for one in found if one.fold == "test"]
    results = {
        country: quality([one for one in test if one.country == country], weights / warmth, bias / warmth)
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
    save_matcher(output, weights, bias, warmth, note)
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
