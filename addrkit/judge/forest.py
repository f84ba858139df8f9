"""Gradient-boosted trees, evaluated in numpy: all candidates and all trees step down together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Forest:
    """The nodes of all trees in one row of arrays; a leaf's branches lead to itself."""

    roots: NDArray[np.int32]
    """The first node of each tree."""
    feature: NDArray[np.int16]
    """The column that a node asks about."""
    threshold: NDArray[np.float32]
    """A row goes left where its column is at most this."""
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    value: NDArray[np.float32]
    """What a leaf adds to the log odds."""
    depth: int
    """Steps from a root to its farthest leaf."""
    baseline: float
    """The log odds before any tree."""

    def log_odds(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """The log odds of each row, shape (rows,)."""
        places = np.arange(len(rows))[:, None]
        nodes = np.broadcast_to(self.roots, (len(rows), len(self.roots)))
        for _ in range(self.depth):
            goes_left = rows[places, self.feature[nodes]] <= self.threshold[nodes]
            nodes = np.where(goes_left, self.left[nodes], self.right[nodes])
        total: NDArray[np.float64] = self.value[nodes].sum(axis=1, dtype=np.float64)
        return total + self.baseline
