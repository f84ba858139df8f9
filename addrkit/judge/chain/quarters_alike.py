"""The quarters of a town that are like what was typed beside it."""

from __future__ import annotations

from collections.abc import Sequence

from addrkit.compare.chain.chain import Chain, chain_of
from addrkit.gazetteer.store import Gazetteer
from addrkit.parsing.query import Query
from addrkit.retrieve.chain_words import LEVELS, ChainWord
from addrkit.retrieve.divisions import quarters_like


def is_above(one: Chain, other: Chain) -> bool:
    """Whether one division is a parent of another."""
    return one.depth < other.depth and all(
        getattr(one.entry, level) in (None, getattr(other.entry, level)) for level in LEVELS
    )


def town_of_the_quarter(found: Sequence[Chain]) -> Chain | None:
    """The town whose quarters are looked through for the one meant; None where one was typed as it is called.

    Quarters that are but like what was typed may be found by chance, and a nearer one not.
    """
    best = found[0]
    seen = best.named.get("suburb")
    if best.entry.suburb is None:
        return best
    if seen is None or seen.likeness == 1:
        return None
    return next((each for each in found if each.entry.suburb is None and is_above(each, best)), None)


def quarters_alike(
    query: Query, words: tuple[ChainWord, ...], town: Chain, runs: Sequence[tuple[Gazetteer, tuple[int, int]]]
) -> list[Chain]:
    """The quarters of a town that are like what was typed beside it."""
    run = next(each for gazetteer, each in runs if gazetteer is town.gazetteer)
    texts = [
        piece.text for piece in town.pieces if piece.level not in (None, "region") and not piece.numbered
    ]
    entries = {
        entry: None
        for text in texts
        for entry in quarters_like(text, town.gazetteer, town.entry, run, query.conventions)
    }
    return [chain_of(query, words, town.gazetteer, entry) for entry in entries]
