"""Gradient-boosted trees, evaluated in numpy: all trees of many candidates at once.

QuickScorer (Lucchese et al. 2015, doi:10.1145/2766462.2767733): a tree's leaves are the bits of a number, from left
to right. Each question that a row answers with "more" clears the leaves under its left branch, and the first bit that
is left is the row's leaf. What the questions about one column clear is kept ready for every interval of its values, so
that a row costs one look-up a column, not one a node.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from addrkit.errors import ModelError

MOST_LEAVES = 64
"""Leaves of a tree: bits of a number."""
_AT_ONCE = 128
"""Rows whose bits fit into the processor's cache."""
_MANTISSA, _BIAS = 52, 1023
"""Of a double (IEEE 754): the exponent of a power of two tells which bit it is."""


@dataclass(frozen=True, slots=True)
class _Cleared:
    """What the answers of a row leave of each tree."""

    columns: list[tuple[int, NDArray[np.float64], NDArray[np.uint64]]]
    """A column, its thresholds ascending, and what is left of each tree's leaves after so many were exceeded."""
    leaves: NDArray[np.float32]
    """(trees, leaves): what each adds to the log odds."""


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
    baseline: float
    """The log odds before any tree."""

    def log_odds(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """The log odds of each row, shape (rows,). Raises ModelError for a tree of more than 64 leaves."""
        parts = [self._some(rows[start : start + _AT_ONCE]) for start in range(0, len(rows), _AT_ONCE)]
        return np.concatenate(parts) if parts else np.zeros(0)

    def _some(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        cleared = self._cleared
        bits = np.full((len(rows), len(self.roots)), ~np.uint64(0))
        for column, thresholds, kept in cleared.columns:
            bits &= kept[np.searchsorted(thresholds, rows[:, column])]
        first = (bits & (~bits + np.uint64(1))).astype(np.float64)
        leaf = (first.view(np.int64) >> _MANTISSA) - _BIAS
        total: NDArray[np.float64] = cleared.leaves[np.arange(len(self.roots)), leaf].sum(
            axis=1, dtype=np.float64
        )
        return total + self.baseline

    def refuse_unsound(self, columns: int) -> None:
        """Raise ValueError for trees that lead nowhere, ask about other columns than there are, or hold no numbers."""
        count = len(self.left)
        nodes = np.arange(count)
        arrays = (self.feature, self.threshold, self.right, self.value)
        if not count or any(each.shape != (count,) for each in arrays) or not len(self.roots):
            raise ValueError("arrays of different lengths")
        leaves = self.left == nodes
        if not (np.isfinite(self.threshold[~leaves]).all() and np.isfinite(self.value).all()):
            raise ValueError("no numbers")
        if not ((self.roots >= 0) & (self.roots < count)).all():
            raise ValueError("trees without a root")
        # Branches lead onwards, so that no way is a circle.
        for branch in (self.left, self.right):
            if not (leaves | ((branch > nodes) & (branch < count))).all():
                raise ValueError("branches that lead nowhere")
        asked = self.feature[~leaves]
        if len(asked) and not 0 <= int(asked.min()) <= int(asked.max()) < columns:
            raise ValueError("columns that there are not")

    @cached_property
    def _cleared(self) -> _Cleared:
        leaves = np.zeros((len(self.roots), MOST_LEAVES), np.float32)
        questions: dict[int, list[tuple[float, int, int]]] = {}
        for tree, root in enumerate(self.roots.tolist()):
            self._number(tree, root, 0, leaves, questions)
        columns = []
        for column, asked in sorted(questions.items()):
            asked.sort()
            thresholds = np.array([threshold for threshold, _, _ in asked])
            kept = np.full((len(asked) + 1, len(self.roots)), ~np.uint64(0))
            kept[np.arange(1, len(asked) + 1), [tree for _, tree, _ in asked]] = [
                mask for _, _, mask in asked
            ]
            columns.append((column, thresholds, np.bitwise_and.accumulate(kept, axis=0)))
        return _Cleared(columns, leaves)

    def _number(
        self,
        tree: int,
        node: int,
        first: int,
        leaves: NDArray[np.float32],
        questions: dict[int, list[tuple[float, int, int]]],
    ) -> int:
        """Number the leaves under a node from `first` on and note what its questions clear; returns the next."""
        left = int(self.left[node])
        if left == node:
            if first == MOST_LEAVES:
                raise ModelError(f"the matcher has a tree of more than {MOST_LEAVES} leaves: train it again")
            leaves[tree, first] = self.value[node]
            return first + 1
        middle = self._number(tree, left, first, leaves, questions)
        kept = ~(((1 << (middle - first)) - 1) << first) & ((1 << MOST_LEAVES) - 1)
        questions.setdefault(int(self.feature[node]), []).append((float(self.threshold[node]), tree, kept))
        return self._number(tree, int(self.right[node]), middle, leaves, questions)
