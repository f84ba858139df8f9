"""Names of divisions that the parser cut in two for the number in them: "Miyanomori4jo" is no Miyanomori."""

from __future__ import annotations

from addrkit.compare.chain.chain import Chain
from addrkit.compare.chain.names import key_of, keys_of, names_of
from addrkit.compare.chain.pieces import ChainPiece
from addrkit.gazetteer.store import Gazetteer
from addrkit.judge.chain.apart import levels_named
from addrkit.parsing.query import Query
from addrkit.retrieve.chain_words import ChainWord


def cut_name(
    query: Query, words: tuple[ChainWord, ...], best: Chain, gazetteer: Gazetteer, run: tuple[int, int]
) -> ChainPiece | None:
    """The suburb that a whole word names, of which the best division has no more than a part; None if there is none."""
    own = keys_of(names_of(best.entry, "suburb"), query.conventions)
    for word in query.words:
        if not (word.folded.isascii() and any(map(str.isdigit, word.folded)) and not word.folded.isdigit()):
            continue
        at = next((at for at, each in enumerate(words) if word.start <= each.start < word.end), None)
        if at is None or words[at].end == word.end or key_of(word.folded, query.conventions) in own:
            continue
        if "suburb" in levels_named(word.folded, gazetteer, run, query.conventions):
            return ChainPiece(at, at + 1, word.folded, "suburb", announced=False)
    return None
