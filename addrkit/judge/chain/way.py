"""Words behind a street's or a building's name that no division explains, and that go its name on."""

from __future__ import annotations

from addrkit.compare.chain.pieces import ChainPiece
from addrkit.gazetteer.store import Gazetteer
from addrkit.locale.country import Country
from addrkit.retrieve.chain_words import ChainWord
from addrkit.retrieve.divisions import named


def is_of_way(
    piece: ChainPiece,
    words: tuple[ChainWord, ...],
    gazetteer: Gazetteer,
    run: tuple[int, int],
    conventions: Country | None,
) -> bool:
    """Whether a piece goes a street's name on: "Nguyễn Lương | Bằng", which nothing parts and no division bears.

    Where the type ends a street, what follows it is no part of it: "MG Road Koramangala".
    """
    if piece.announced or piece.numbered or not piece.first or conventions is None:
        return False
    before, here = words[piece.first - 1], words[piece.first]
    if here.glued:
        return False  # "แขวงลาดยาว" begins with a word for a kind.
    if before.label not in ("street", "building") or before.segment != here.segment:
        return False
    if before.folded in conventions.street_types or len(named(gazetteer, run, piece.text, conventions)):
        return False
    return words[piece.last - 1].kind is None
