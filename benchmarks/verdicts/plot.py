"""Reliability: the share of answers that is right against the score that they were given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import matplotlib as mpl

mpl.use("svg")
from matplotlib import pyplot as plt

LEAST = 5
"""Rows of a bin that is drawn; the share of fewer says nothing."""


def draw(curves: Mapping[str, Sequence[tuple[float, float, int]]], file: Path) -> None:
    """One small panel a set; the area of a point grows with its rows."""
    # The same figure is the same file.
    mpl.rcParams["svg.hashsalt"] = "addrkit"
    wide = 4
    high = -(-len(curves) // wide)
    figure, panels = plt.subplots(high, wide, figsize=(3 * wide, 3.1 * high), squeeze=False)
    for panel in panels.flat:
        panel.set_visible(False)
    for panel, (name, curve) in zip(panels.flat, curves.items(), strict=False):
        panel.set_visible(True)
        panel.plot((0, 1), (0, 1), color="0.8", linewidth=1)
        shown = [(score, right, rows) for score, right, rows in curve if rows >= LEAST]
        panel.plot(
            [score for score, _, _ in shown], [right for _, right, _ in shown], color="#0a5", linewidth=1
        )
        panel.scatter(
            [score for score, _, _ in shown],
            [right for _, right, _ in shown],
            s=[4 + 0.3 * rows for _, _, rows in shown],
            color="#0a5",
        )
        panel.set(title=name, xlim=(-0.03, 1.03), ylim=(-0.03, 1.03), xlabel="score", ylabel="share right")
        panel.set_aspect("equal")
    figure.tight_layout()
    figure.savefig(file, metadata={"Date": None})
    plt.close(figure)
