"""Kinds of divisions that tell two of one name apart: a regency and the town in it, "Kab. Semarang"."""

from __future__ import annotations

from collections.abc import Iterator

from addrkit.compare.chain.levels import NamedLevel
from addrkit.compare.chain.names import key_of, names_of
from addrkit.compare.chain.pieces import ChainPiece
from addrkit.gazetteer.entries import Entry
from addrkit.gazetteer.store import Gazetteer
from addrkit.locale.country import Country
from addrkit.locale.terms import WHOLE_PLACE
from addrkit.locale.text import fold
from addrkit.retrieve.chain_words import ChainWord

_LONGEST = 2
"""Words of a kind."""


def of_another_kind(
    level: str,
    seen: NamedLevel,
    words: tuple[ChainWord, ...],
    entry: Entry,
    gazetteer: Gazetteer,
    conventions: Country | None,
) -> ChainPiece | None:
    """The name with its kind, where that is another division's: "Kab. Semarang" beside Kota Semarang."""
    if conventions is None or not conventions.division_kinds or level == "region":
        return None
    kinds = conventions.division_kinds
    for first, start in kinds_typed(seen, words):
        typed = kinds.get(_text(words, first, start))
        name = _text(words, start, seen.last)
        if typed is None or not name:
            continue
        names = {fold(each) for each in names_of(entry, level)}
        own = {kind for kind in set(kinds.values()) if f"{kind} {name}" in names}
        text = f"{typed} {name}"
        if own and typed not in own and gazetteer.words.frequency(WHOLE_PLACE + key_of(text, conventions)):
            return ChainPiece(first, seen.last, text, level, announced=True)
    return None


def kinds_typed(seen: NamedLevel, words: tuple[ChainWord, ...]) -> Iterator[tuple[int, int]]:
    """Where a kind may begin and end that stands right before a name, or that the name begins with."""
    for size in range(1, _LONGEST + 1):
        before = seen.first - size
        if before >= 0 and words[before].segment == words[seen.first].segment:
            yield before, seen.first
        if seen.first + size < seen.last:
            yield seen.first, seen.first + size


def _text(words: tuple[ChainWord, ...], first: int, last: int) -> str:
    return " ".join(word.folded for word in words[first:last])
