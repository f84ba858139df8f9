"""Training the score: noisy queries against gazetteers, some of them with their true record taken away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from addrkit.errors import InputError
from addrkit.evaluate.labelled import Labelled
from addrkit.evaluate.measures import calibration_error
from addrkit.index.encoder import load_encoder
from addrkit.judge.score.answer import (
    ANSWER_FEATURES,
    OF_THE_DOOR,
    AnswerWeights,
    answer_score,
    bounded_logit,
)
from addrkit.judge.score.forest import Forest
from addrkit.judge.score.place import PLACE_FEATURES
from addrkit.judge.score.score import Matcher, load_matcher, save_matcher
from addrkit.parsing.parser import open_parser
from addrkit.train.matcher.boosting import fit_choice
from addrkit.train.matcher.examples import MatchExample, PlaceExample, examples, place_examples
from addrkit.train.matcher.hidden import HidingGazetteer
from addrkit.train.matcher.labels import label_examples

SEED = 20261122
EACH = 6_000
RIDGE = 0.5
"""Of the weights of places."""
OF_A_SUBURB = 3.0
"""The least that a suburb weighs. By hand: the places that are learned from have hardly any, and those of Japan nothing
else that tells them apart."""
ANSWER_STRENGTH = 10.0
"""The inverse of the ridge of the weights of answers."""
LEAST = 1e-9
"""What a score lacks to 1 at least, so that its logarithm is a number."""
FEWEST = {"train": 60, "tune": 1, "test": 1}
"""Queries with candidates that each part of them has at least; trees cannot grow from fewer."""
LIKELY = ANSWER_FEATURES.index("likely")


def fit(chosen: Sequence[MatchExample]) -> Forest:
    """Trees that tell the candidate that is meant from the others."""
    told = [each for each in chosen if len(each.rows)]
    return fit_choice([each.rows for each in told], [each.truth for each in told], SEED)


def calibrate(chosen: Sequence[MatchExample], forest: Forest) -> tuple[float, float]:
    """The slope and the shift under which the streets of held-out rows are likeliest (Platt 1999)."""
    from scipy.optimize import minimize

    told = [(forest.log_odds(each.rows), each.truth) for each in chosen if len(each.rows)]

    def loss(pair: NDArray[np.float64]) -> float:
        total = 0.0
        for log_odds, truth in told:
            scaled = np.append(log_odds * pair[0] + pair[1], 0.0)
            total += float(np.logaddexp.reduce(scaled) - scaled[truth])
        return total / len(told)

    found = minimize(loss, np.array([1.0, 0.0]), method="Nelder-Mead")
    return float(found.x[0]), float(found.x[1])


def fit_places(chosen: Sequence[PlaceExample]) -> AnswerWeights:
    """Weights under which the places that are meant are likeliest: a conditional logit with a null option."""
    from scipy.optimize import minimize

    names = {name: column for column, name in enumerate(PLACE_FEATURES)}
    told = []
    for each in chosen:
        if each.places:
            rows = np.zeros((len(each.places) + 1, len(names)))
            for at, present in enumerate(each.places):
                for name, value in present.items():
                    rows[at, names[name]] = value
            told.append((rows, each.truth))

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        total, slope = RIDGE * float(weights @ weights), 2 * RIDGE * weights
        for rows, truth in told:
            odds = rows @ weights
            top = np.logaddexp.reduce(odds)
            total += float(top - odds[truth])
            slope = slope + np.exp(odds - top) @ rows - rows[truth]
        return total, slope

    # What agrees can only raise a likelihood, what disagrees only lower it, be there ever so few rows that tell.
    signs = {
        "region_equal": (0, None),
        "region_other": (None, 0),
        "suburb_same": (OF_A_SUBURB, None),
        "suburb_other": (None, -OF_A_SUBURB),
    }
    bounds = [signs.get(name, (None, None)) for name in names]
    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", bounds=bounds)
    return AnswerWeights({name: float(found.x[column]) for name, column in names.items()})


def fit_answers(
    drawn: Sequence[MatchExample], real: Sequence[MatchExample], matcher: Matcher
) -> AnswerWeights:
    """Weights under which the scores of answers are likeliest; real rows together weigh as much as noisy ones."""
    from scipy.optimize import minimize

    rows, right, counts = [], [], []
    for some in (drawn, real):
        told = [best_answer(each, matcher) for each in some if len(each.rows)]
        for features, is_right in told:
            rows.append(features)
            right.append(is_right)
            counts.append(1.0 if not real else len(drawn) / len(told))
    table, truth = np.array(rows), np.array(right)
    of_door = np.array([name in OF_THE_DOOR for name in ANSWER_FEATURES])
    has_door = table[:, of_door].any(axis=1)

    def loss(weights: NDArray[np.float64]) -> float:
        street = -np.logaddexp(0.0, -(table[:, ~of_door] @ weights[~of_door]))
        door = -np.logaddexp(0.0, -(table[:, of_door] @ weights[of_door]))
        likely = street + np.where(has_door, door, 0.0)
        unlikely = np.log1p(-np.exp(np.minimum(likely, -LEAST)))
        ridge = float(weights @ weights) / (2 * ANSWER_STRENGTH)
        return ridge - float(np.dot(counts, np.where(truth, likely, unlikely)))

    found = minimize(loss, np.zeros(len(ANSWER_FEATURES)), method="L-BFGS-B")
    return AnswerWeights(dict(zip(ANSWER_FEATURES, found.x.tolist(), strict=True)))


def best_answer(example: MatchExample, matcher: Matcher) -> tuple[NDArray[np.float64], bool]:
    """What the score of the first candidate depends on, and whether it is the address meant."""
    chances = matcher.probabilities(example.rows)
    best = int(np.argmax(chances))
    features = example.answers[best].copy()
    features[LIKELY] = bounded_logit(float(chances[best]))
    return features, bool(example.right[best])


def quality(chosen: Sequence[MatchExample], matcher: Matcher) -> dict[str, float]:
    """How often the first street is right, how often the score is sure, and how far it is off."""
    streets, right, scores = [], [], []
    for each in chosen:
        if len(each.rows):
            streets.append(int(np.argmax(matcher.probabilities(each.rows))) == each.truth)
            features, is_right = best_answer(each, matcher)
            present = dict(zip(ANSWER_FEATURES, features.tolist(), strict=True))
            right.append(is_right)
            scores.append(answer_score(matcher.answers, present))
    correct, score = np.array(right, float), np.array(scores)
    sure = score >= 0.9
    return {
        "examples": float(len(chosen)),
        "street_right": float(np.mean(streets)),
        "sure_share": float(sure.mean()),
        "sure_right": float(correct[sure].mean()) if sure.any() else 0.0,
        "calibration_error": calibration_error(scores, right),
    }


def train(
    folders: Sequence[Path],
    output: Path,
    each: int,
    seed: int = SEED,
    labels: Sequence[Labelled] = (),
) -> dict[str, dict[str, float]]:
    """Train on gazetteers and write the matcher; returns its quality on the test streets, by country.

    The score is calibrated on the labels too.
    Where no gazetteer has localities, what is known of places stays as it is. Raises InputError if there are too few
    streets to learn from.
    """
    gazetteers = [HidingGazetteer(folder) for folder in folders]
    encoder, parser = load_encoder(), open_parser()
    given = label_examples(labels, gazetteers, encoder, parser) if labels else []
    found = examples(gazetteers, encoder, parser, each, seed)
    for fold, least in FEWEST.items():
        if sum(len(one.rows) > 0 for one in found if one.fold == fold) < least:
            names = ", ".join(gazetteer.name for gazetteer in gazetteers)
            raise InputError(
                f"{names}: too few streets to learn from;"
                " take gazetteers of some hundred streets, and 200 queries or more"
            )
    forest = fit([one for one in found if one.fold == "train"])
    tune = [one for one in found if one.fold == "tune"]
    slope, shift = calibrate(tune, forest)
    places = place_examples(gazetteers, encoder, parser, each, seed)
    weights = fit_places([one for one in places if one.fold != "test"]) if places else load_matcher().places
    begun = Matcher(forest, slope, shift, weights, AnswerWeights({}))
    matcher = replace(begun, answers=fit_answers(tune, given, begun))
    test = [one for one in found if one.fold == "test"]
    results = {
        country: quality([one for one in test if one.country == country], matcher)
        for country in sorted({one.country for one in test})
    }
    note = {
        "gazetteers": [gazetteer.name for gazetteer in gazetteers],
        "examples_each": each,
        "labels": len(given),
        "places": len(places),
        "seed": seed,
        "test": {
            country: {name: round(value, 4) for name, value in row.items()}
            for country, row in results.items()
        },
    }
    save_matcher(output, matcher, note)
    return results
