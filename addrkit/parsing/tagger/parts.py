"""The components of a text by their words, as the tagger's path of labels and what mends it share them."""

from __future__ import annotations

Parts = dict[str, tuple[int, int, float]]
"""Each component's first word, its end and its confidence."""

FOUND = 0.8
"""Confidence of what the tagger left or told apart and the country data know."""
LEFT = 0.5
"""The same where only the rules took it for that."""


def take(labels: list[str], parts: Parts, name: str, first: int, end: int, sure: float) -> None:
    """The words from `first` up to `end` are that component."""
    parts[name] = (first, end, sure)
    labels[first:end] = [name] * (end - first)
