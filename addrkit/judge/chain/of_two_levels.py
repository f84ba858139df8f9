"""A name that a division shares with what it lies in: the chief town of a province, the capital district.

"Gesing, Tuban, Tuban": the second one is the district Tuban of the regency of Tuban, and Gesing lies in another.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from addrkit.compare.chain.chain import Chain
from addrkit.compare.chain.kinds import kinds_typed
from addrkit.compare.chain.levels import NamedLevel, said_again
from addrkit.compare.chain.names import key_of, keyed, keys_of, names_of
from addrkit.compare.chain.pieces import ChainPiece
from addrkit.compare.entry import conventions_of
from addrkit.gazetteer.store import Gazetteer
from addrkit.judge.chain.apart import levels_named
from addrkit.locale.country import Country
from addrkit.retrieve.chain_words import LEVELS, ChainWord
from addrkit.retrieve.divisions import named

_LOOKED_AT: Final = 1000
_SURE: Final = ("equal", "town")
_OF_IT: Final = (*_SURE, "area")
Run = tuple[int, int]


def names_of_two_levels(
    best: Chain, words: tuple[ChainWord, ...], gazetteer: Gazetteer, run: Run
) -> dict[str, ChainPiece]:
    """The levels at which another division was typed that is called as one that the best one lies in."""
    conventions = conventions_of(best.entry)
    finest = best.named.get(best.levels[0])
    if finest is None:
        return {}
    found: dict[str, ChainPiece] = {}
    for above, seen in best.named.items():
        if above == LEVELS[0] or (seen == finest and above != best.levels[0]):
            continue
        again = _once_more(best, above, words) if seen != finest else []
        for level in _not_typed(best, above, conventions):
            for first, last, name in _of_a_smaller_one(best, level, above, again, words):
                if level not in found and _lies_beside(name, level, above, best, gazetteer, run):
                    found[level] = ChainPiece(first, last, name, level, announced=False)
        for first, last in again:
            # "Magsaysay, Quezon, Quezon": the last one is the province, and none that has another town Quezon.
            text = _text(words, first, last)
            for level in LEVELS[LEVELS.index(above) + 1 :]:
                if (
                    getattr(best.entry, level) is not None
                    and level not in best.named
                    and level not in found
                    and key_of(text, conventions) not in keys_of(names_of(best.entry, level), conventions)
                    and level in levels_named(text, gazetteer, run, conventions)
                ):
                    found[level] = ChainPiece(first, last, text, level, announced=False)
    return found


def _not_typed(best: Chain, above: str, conventions: Country | None) -> list[str]:
    """The levels below one that were not typed, without districts where nobody writes them."""
    written = conventions is None or any("{district}" in line for line in conventions.lines)
    # "Hualien City 973" is no Hualien County, whose postcode that is.
    by_postcode = best.postcode in _OF_IT
    return [
        level
        for level in LEVELS[1 : LEVELS.index(above)]
        if level not in best.named
        and (level != "district" or written)
        and (by_postcode if above == best.levels[0] else getattr(best.entry, level) is not None)
    ]


def _once_more(best: Chain, above: str, words: tuple[ChainWord, ...]) -> list[Run]:
    """Where a level's name stands once more, on the same side of the smallest name."""
    conventions = conventions_of(best.entry)
    own = keys_of(names_of(best.entry, above), conventions)
    taken = {at for each in best.named.values() for at in range(each.first, each.last)}
    again, seen, finest = said_again(words), best.named[above], best.named[best.levels[0]]
    return [
        (window.first, window.last)
        for window, key in keyed(words, conventions)
        if key in own
        and taken.isdisjoint(range(window.first, window.last))
        and window.first not in again
        and (finest.first < window.first) is (finest.first < seen.first)
    ]


def _of_a_smaller_one(
    best: Chain, level: str, above: str, again: list[Run], words: tuple[ChainWord, ...]
) -> Iterator[tuple[int, int, str]]:
    """What may be a smaller division's name: one that stands once more, with its kind, or where no town was typed."""
    seen, finest = best.named[above], best.named[best.levels[0]]
    names, conventions = names_of(best.entry, above), conventions_of(best.entry)
    for first, last in again:
        yield from _with_its_kind(first, last, names, words, conventions)
        yield first, last, _text(words, first, last)
    yield from _with_its_kind(seen.first, seen.last, names, words, conventions)
    if seen == finest:
        return
    kinds = conventions.division_kinds if conventions is not None else {}
    for at in range(finest.last, seen.first):
        sign = words[at].folded if words[at].folded in kinds else words[at].glued
        if sign in kinds and _is_of_kinds_alone(at, words):
            # "Amphoe Mueang, Nakhon Sawan": the district around the chief town.
            yield from ((at, at + 1, f"{kinds[sign]} {name}") for name in names)
    if level == "city" and best.postcode not in _SURE and set(best.named) == {best.levels[0], above}:
        # "Jardim Terralão, São Paulo" is said of the city, and not of the state.
        yield seen.first, seen.last, _text(words, seen.first, seen.last)


def _with_its_kind(
    first: int, last: int, names: tuple[str, ...], words: tuple[ChainWord, ...], conventions: Country | None
) -> Iterator[tuple[int, int, str]]:
    """A name with the word for a kind before it, within it or behind it: "Mueang Nakhon Sawan", "Cebu City"."""
    kinds = conventions.division_kinds if conventions is not None else {}
    if words[first].glued and last == first + 1:
        yield first, last, words[first].folded
    for begin, start in kinds_typed(NamedLevel(first, last, 1.0), words):
        kind = _text(words, begin, start)
        if kind in kinds or words[begin].kind is not None:
            for name in (_text(words, start, last), *names):
                yield begin, last, f"{kinds.get(kind, kind)} {name}"
    if last < len(words) and words[last].kind is not None and words[last].segment == words[first].segment:
        yield first, last + 1, _text(words, first, last + 1)


def _is_of_kinds_alone(at: int, words: tuple[ChainWord, ...]) -> bool:
    """Whether a piece is of words for kinds alone."""
    piece = (words[at].segment, words[at].label)
    here = (word for word in words if (word.segment, word.label) == piece)
    return all(word.kind is not None or word.glued == words[at].glued for word in here)


def _text(words: tuple[ChainWord, ...], first: int, last: int) -> str:
    return " ".join(word.folded for word in words[first:last])


def _lies_beside(name: str, level: str, above: str, best: Chain, gazetteer: Gazetteer, run: Run) -> bool:
    """Whether another division of what the best one lies in bears a name, and the best one does not."""
    conventions = conventions_of(best.entry)
    key = key_of(name, conventions)
    if not key or key in keys_of(names_of(best.entry, level), conventions):
        return False
    parent, entries = getattr(best.entry, above), named(gazetteer, run, name, conventions)
    # Thousands of quarters lie in what bears the name: what has none is looked at first.
    entries = entries[np.argsort(gazetteer.has_suburb(entries), kind="stable")][:_LOOKED_AT]
    return any(
        getattr(entry, above) == parent and key in keys_of(names_of(entry, level), conventions)
        for entry in map(gazetteer.entry, entries.tolist())
    )
