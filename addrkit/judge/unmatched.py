"""The words that no component of what was typed holds."""

from __future__ import annotations

from collections.abc import Container

from addrkit.parsing.query import Query


def of_no_component(
    query: Query, explained: Container[int] = (), given_up: Container[str] = ()
) -> tuple[str, ...]:
    """The words of no component, or of one that is given up, and, by their places, not `explained`; as written."""
    return tuple(
        query.text[word.start : word.end]
        for at, (word, label) in enumerate(zip(query.words, query.labels, strict=True))
        if (label is None or label in given_up) and at not in explained
    )
