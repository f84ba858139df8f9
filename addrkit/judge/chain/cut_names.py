"""Names of divisions that the parser cut in two for the number in them: "Miyanomori4jo" is no Miyanomori, and
"الطوار 3" no الطوار.
"""

from __future__ import annotations

from collections.abc import Iterator

from addrkit.compare.chain.chain import Chain
from addrkit.compare.chain.names import key_of, keys_of, names_of
from addrkit.compare.chain.pieces import ChainPiece
from addrkit.gazetteer.store import Gazetteer
from addrkit.judge.chain.apart import levels_named
from addrkit.locale.text import fold
from addrkit.parsing.query import Query
from addrkit.retrieve.chain_words import ChainWord


def cut_name(
    query: Query, words: tuple[ChainWord, ...], best: Chain, gazetteer: Gazetteer, run: tuple[int, int]
) -> ChainPiece | None:
    """The suburb that was typed, of whose name the best division has no more than a part; None if there is none."""
    own = keys_of(names_of(best.entry, "suburb"), query.conventions)
    for each in (*_words_cut(query, words), *_numbers_cut(query, words, best)):
        if key_of(each.text, query.conventions) in own:
            continue
        if "suburb" in levels_named(each.text, gazetteer, run, query.conventions):
            return each
    return None


def _words_cut(query: Query, words: tuple[ChainWord, ...]) -> Iterator[ChainPiece]:
    """Words with a number in them that are cut."""
    for word in query.words:
        if not (word.folded.isascii() and any(map(str.isdigit, word.folded)) and not word.folded.isdigit()):
            continue
        at = next((at for at, each in enumerate(words) if word.start <= each.start < word.end), None)
        if at is not None and words[at].end != word.end:
            yield ChainPiece(at, at + 1, word.folded, "suburb", announced=False)


def _numbers_cut(query: Query, words: tuple[ChainWord, ...], best: Chain) -> Iterator[ChainPiece]:
    """The suburb's name with the number right behind it that was held for a house's or a flat's."""
    seen = best.named.get("suburb")
    if seen is None:
        return
    end = words[seen.last - 1].end
    behind = next((word for word in query.words if word.start >= end), None)
    if behind is None or not behind.folded.isdigit() or query.text[end : behind.start] != " ":
        return
    typed = " ".join(word.folded for word in words[seen.first : seen.last])
    for name in dict.fromkeys((typed, *map(fold, names_of(best.entry, "suburb")))):
        yield ChainPiece(seen.first, seen.last, f"{name} {behind.folded}", "suburb", announced=False)
