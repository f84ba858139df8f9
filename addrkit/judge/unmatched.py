"""The words that no component of what was typed holds."""

from __future__ import annotations

from collections.abc import Container

from addrkit.parsing.query import Query


def of_no_component(query: Query, explained: Container[int] = ()) -> tuple[str, ...]:
    """The words that are of no component and, by their places, not `explained`, as they were written."""
    return tuple(
        query.text[word.start : word.end]
        for at, (word, label) in enumerate(zip(query.words, query.labels, strict=True))
        if label is None and at not in explained
    )
