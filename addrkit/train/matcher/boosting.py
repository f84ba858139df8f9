"""Boosted trees for a choice among candidates or none of them.

The trees are fitted to the likelihood that the score is made of: a conditional logit with a null option (McFadden
1974), whose gradients LightGBM (Ke et al. 2017) takes as they are. So they learn to tell a candidate from its rivals
rather than from all candidates of all queries.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from addrkit.judge.score.features import AGAINST, EITHER_WAY, FEATURES
from addrkit.judge.score.forest import Forest

ROUNDS = 150
RECIPE: dict[str, Any] = {
    "learning_rate": 0.1,
    "num_leaves": 24,
    "max_depth": 6,
    "min_data_in_leaf": 30,
    "lambda_l2": 2.0,
    "verbosity": -1,
    "num_threads": 1,
    "deterministic": True,
}
"""Six levels keep a verdict's trees under a fifth of a millisecond."""
LEAST_CURVATURE = 1e-3


def fit_choice(groups: Sequence[NDArray[np.float64]], meant: Sequence[int], seed: int) -> Forest:
    """Trees whose sums are the log odds of each candidate against none; `meant` is -1 for none of a group."""
    import lightgbm

    rows = np.concatenate(list(groups))
    sizes = np.array([len(each) for each in groups])
    firsts = np.concatenate(([0], np.cumsum(sizes)[:-1]))
    chosen = np.zeros(len(rows))
    for first, truth in zip(firsts, meant, strict=True):
        if truth >= 0:
            chosen[first + truth] = 1.0

    def gradients(log_odds: NDArray[np.float64], _: Any) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        top = np.maximum(np.maximum.reduceat(log_odds, firsts), 0.0)
        odds = np.exp(log_odds - np.repeat(top, sizes))
        total = np.add.reduceat(odds, firsts) + np.exp(-top)
        share = odds / np.repeat(total, sizes)
        return share - chosen, np.maximum(share * (1 - share), LEAST_CURVATURE)

    directions = [0 if name in EITHER_WAY else -1 if name in AGAINST else 1 for name in FEATURES]
    recipe = {**RECIPE, "objective": gradients, "monotone_constraints": directions, "seed": seed}
    booster = lightgbm.train(recipe, lightgbm.Dataset(rows), num_boost_round=ROUNDS)
    return as_forest([tree["tree_structure"] for tree in booster.dump_model()["tree_info"]])


def as_forest(trees: Sequence[dict[str, Any]]) -> Forest:
    """LightGBM's trees as plain arrays."""
    roots: list[int] = []
    nodes: list[tuple[int, float, int, int, float]] = []

    def add(node: dict[str, Any]) -> int:
        place = len(nodes)
        nodes.append((0, 0.0, place, place, float(node.get("leaf_value", 0.0))))
        if "split_feature" in node:
            left = add(node["left_child"])
            right = add(node["right_child"])
            nodes[place] = (int(node["split_feature"]), float(node["threshold"]), left, right, 0.0)
        return place

    for tree in trees:
        roots.append(add(tree))
    feature, threshold, left, right, value = zip(*nodes, strict=True)
    return Forest(
        roots=np.array(roots, np.int32),
        feature=np.array(feature, np.int16),
        threshold=np.array(threshold, np.float32),
        left=np.array(left, np.int32),
        right=np.array(right, np.int32),
        value=np.array(value, np.float32),
        baseline=0.0,
    )
