"""Gradient-boosted trees, evaluated in numpy: all trees of many candidates at once.

QuickScorer (Lucchese et al. 2015, doi:10.1145/2766462.2767733): a tree's leaves are the bits of a number, from left
to right. Each question that a row answers with "more" clears the leaves under its left branch, and the first bit that
is left is the row's leaf. What the questions about one column clear is kept ready for every interval of its values, so
that a row costs one look-up a column, not one a node.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from addrkit.errors import ModelError

MOST_LEAVES = 64
"""Leaves of a tree: bits of a number."""
_AT_ONCE = 128
"""Rows whose bits fit into the processor's cache."""
_FEW = 12
"""Rows up to which they are looked up one by one: at 6, half the time; at 16, the same."""
_MANTISSA, _BIAS = 52, 1023
"""Of a double (IEEE 754): the exponent of a power of two tells which bit it is."""


@dataclass(frozen=True, slots=True)
class _Column:
    """The thresholds of one column, and which leaves of each tree an answer to them leaves reachable."""

    column: int
    thresholds: NDArray[np.float64]
    """Ascending."""
    steps: list[float]
    """The same."""
    kept: NDArray[np.uint64]
    """What is left of each tree's leaves after so many thresholds were exceeded."""
    begins: int
    """Where `kept` begins among those of all columns."""


@dataclass(frozen=True, slots=True)
class _Cleared:
    """For every column, which leaves of each tree its answers leave reachable."""

    columns: list[_Column]
    kept: NDArray[np.uint64]
    """Of all columns, one after the other."""
    leaves: NDArray[np.float32]
    """(trees, leaves): what each adds to the log odds."""


@dataclass(frozen=True, slots=True)
class _Parted:
    """The columns in two parts, of which one is answered later."""

    first: list[_Column]
    rest: list[_Column]
    nothing: NDArray[np.uint64]
    """What is left of each tree's leaves where the columns of the second part are 0, (1, trees)."""


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
        return self.sums(self.left_by(rows, self._cleared.columns))

    def begun(self, rows: NDArray[np.float64], apart: frozenset[int]) -> Begun:
        """The trees over some rows, with the questions about the columns `apart` still to be answered."""
        parted = self._parted.get(apart)
        if parted is None:
            columns = self._cleared.columns
            rest = [each for each in columns if each.column in apart]
            nothing = np.zeros((1, rows.shape[1]))
            first = [each for each in columns if each.column not in apart]
            parted = self._parted[apart] = _Parted(first, rest, self.left_by(nothing, rest))
        return Begun(self, rows, self.left_by(rows, parted.first), parted)

    @cached_property
    def _parted(self) -> dict[frozenset[int], _Parted]:
        return {}

    def left_by(self, rows: NDArray[np.float64], columns: Sequence[_Column]) -> NDArray[np.uint64]:
        """The leaves of each tree that the answers about some columns leave reachable, as bits: shape (rows, trees)."""
        if 0 < len(rows) <= _FEW and columns:
            # To call numpy for every column takes longer than to look a few rows up one by one.
            places = [
                each.begins + bisect_left(each.steps, row[each.column])
                for row in rows.tolist()
                for each in columns
            ]
            kept = self._cleared.kept[places].reshape(len(rows), len(columns), -1)
            return np.asarray(np.bitwise_and.reduce(kept, axis=1))
        found = np.full((len(rows), len(self.roots)), ~np.uint64(0))
        for start in range(0, len(rows), _AT_ONCE):
            some, bits = rows[start : start + _AT_ONCE], found[start : start + _AT_ONCE]
            for each in columns:
                bits &= each.kept[np.searchsorted(each.thresholds, some[:, each.column])]
        return found

    def sums(self, left: NDArray[np.uint64]) -> NDArray[np.float64]:
        """The log odds of rows by what is left of each tree's leaves."""
        parts = [self._some_sums(left[start : start + _AT_ONCE]) for start in range(0, len(left), _AT_ONCE)]
        return np.concatenate(parts) if parts else np.zeros(0)

    def _some_sums(self, left: NDArray[np.uint64]) -> NDArray[np.float64]:
        first = (left & (~left + np.uint64(1))).astype(np.float64)
        leaf = (first.view(np.int64) >> _MANTISSA) - _BIAS
        total: NDArray[np.float64] = self._cleared.leaves[np.arange(len(self.roots)), leaf].sum(
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
        found = []
        for column, asked in sorted(questions.items()):
            asked.sort()
            kept = np.full((len(asked) + 1, len(self.roots)), ~np.uint64(0))
            kept[np.arange(1, len(asked) + 1), [tree for _, tree, _ in asked]] = [
                mask for _, _, mask in asked
            ]
            found.append((column, [each[0] for each in asked], np.bitwise_and.accumulate(kept, axis=0)))
        begins = accumulate((len(kept) for _, _, kept in found), initial=0)
        together = np.concatenate(
            [np.full((0, len(self.roots)), ~np.uint64(0)), *(kept for _, _, kept in found)]
        )
        columns = [
            _Column(column, np.array(steps), steps, together[begin : begin + len(kept)], begin)
            for (column, steps, kept), begin in zip(found, begins, strict=False)
        ]
        return _Cleared(columns, together, leaves)

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


@dataclass(frozen=True, slots=True)
class Begun:
    """Rows of which most questions are answered, and those about some columns are not."""

    forest: Forest
    rows: NDArray[np.float64]
    left: NDArray[np.uint64]
    """What the answers so far leave of each tree's leaves."""
    parted: _Parted

    def without(self) -> NDArray[np.float64]:
        """The log odds of each row, its other columns taken for 0."""
        return self.forest.sums(self.left & self.parted.nothing)

    def whole(self, chosen: NDArray[np.bool_]) -> NDArray[np.float64]:
        """The log odds of some of the rows, all columns answered."""
        return self.forest.sums(self.left[chosen] & self.forest.left_by(self.rows[chosen], self.parted.rest))
