"""The levels of a division that were typed, and those that are named by a name of another level."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from addrkit.compare.chain.names import Keyed, key_of, keys_of, names_of
from addrkit.gazetteer.entries import Entry
from addrkit.locale.country import Country
from addrkit.retrieve.chain_words import WITHIN, ChainWord, Window


class NamedLevel(NamedTuple):
    """A level that was typed."""

    first: int
    last: int
    """The run of words that name it."""
    likeness: float
    """1 if it is one of its names."""


def inside_the_region(
    levels: Sequence[str],
    entry: Entry,
    named: Mapping[str, NamedLevel],
    typed: Keyed,
    conventions: Country | None,
) -> dict[str, NamedLevel]:
    """The city that a region's name begins with: "Brasília DF" is a name of the region, and the city's as well.

    Metro Manila names no Manila.
    """
    region = named.get("region")
    if region is None or "city" in named or "city" not in levels:
        return {}
    keys = keys_of(names_of(entry, "city"), conventions)
    inside = (
        window
        for window, key in typed
        if key in keys and region.first == window.first and window.last <= region.last
    )
    found = next(inside, None)
    return {"city": NamedLevel(found.first, found.last, 1.0)} if found is not None else {}


def shared_names(
    entry: Entry, levels: Sequence[str], named: Mapping[str, NamedLevel], conventions: Country | None
) -> dict[str, NamedLevel]:
    """The levels that bear the name of one that was typed: Mexico City is a city and a state."""
    found = {}
    for level in levels[1:]:
        own = key_of(getattr(entry, level), conventions)
        for other, seen in named.items():
            if level not in named and other != "suburb" and key_of(getattr(entry, other), conventions) == own:
                found[level] = seen
    return found


def is_within(first: int, words: tuple[ChainWord, ...]) -> bool:
    """Whether a word for what lies within a division stands right before a name."""
    if not first or words[first].kind == WITHIN:
        return False
    before, here = words[first - 1], words[first]
    return before.kind == WITHIN and (before.segment, before.label) == (here.segment, here.label)


def ends_within(last: int, words: tuple[ChainWord, ...]) -> bool:
    """Whether a word for what lies within a division stands right behind a name, and ends its piece: "Atatürk OSB"."""
    if not last < len(words) or words[last].kind != WITHIN:
        return False
    piece = (words[last - 1].segment, words[last - 1].label)
    ends = last + 1 == len(words) or (words[last + 1].segment, words[last + 1].label) != piece
    return ends and (words[last].segment, words[last].label) == piece


def is_held_for(level: str, seen: NamedLevel | Window, words: tuple[ChainWord, ...]) -> bool:
    """Whether the parser holds all of a name for a level: of "São Paulo, SP" the first is the city, and no region."""
    return all(word.label == level for word in words[seen.first : seen.last])


def are_together(one: ChainWord, other: ChainWord) -> bool:
    """Whether two words are of one piece of the text and one component."""
    return (one.segment, one.label) == (other.segment, other.label)


@lru_cache(maxsize=64)
def said_again(words: tuple[ChainWord, ...]) -> frozenset[int]:
    """The words of pieces of no component that only say once more what stands before: "Chengde, Hebei 068333, Chengde"
    names the city twice, and no Chengde County.
    """
    found: set[int] = set()
    said = ""
    for segment, group in groupby(range(len(words)), key=lambda at: words[at].segment):
        here = list(group)
        text = " ".join(words[at].folded for at in here)
        if segment and all(words[at].label is None for at in here) and f" {text} " in f" {said} ":
            found.update(here)
        said = f"{said} {text}"
    return frozenset(found)


def is_meant(level: str, seen: NamedLevel, words: tuple[ChainWord, ...]) -> bool:
    """Whether the parser, or a word before or within the name, says that it is of that level."""
    told = kinds_told(seen, words)
    if told:
        return level in told
    return all(word.label == level for word in words[seen.first : seen.last])


def kinds_told(seen: NamedLevel, words: tuple[ChainWord, ...]) -> set[str]:
    """The levels that words for kinds, right before a name or within it, say it is of."""
    kinds = {word.kind for word in words[seen.first : seen.last]}
    if seen.first > 0 and words[seen.first - 1].segment == words[seen.first].segment:
        kinds.add(words[seen.first - 1].kind)
    return {kind for kind in kinds if kind is not None}
