"""The quarters of the town that was typed, beside a name that is none of those that were found."""

from __future__ import annotations

from typing import Final

from addrkit.compare.chain.chain import Chain
from addrkit.compare.chain.pieces import ChainPiece
from addrkit.compare.entry import conventions_of
from addrkit.gazetteer.store import Gazetteer
from addrkit.locale.text import fold
from addrkit.retrieve.divisions import named

_LOOKED_AT: Final = 60


def is_a_quarter_too(piece: ChainPiece, best: Chain, gazetteer: Gazetteer, run: tuple[int, int]) -> bool:
    """Whether a name beside a quarter is another quarter of its town: "HAL 2nd Stage, Indiranagar"."""
    if "suburb" not in best.named or best.entry.city is None:
        return False
    others = named(gazetteer, run, piece.text, conventions_of(best.entry))[:_LOOKED_AT].tolist()
    return any(
        each.suburb and (each.city, each.region) == (best.entry.city, best.entry.region)
        for each in map(gazetteer.entry, others)
    )


def has_numbered_quarters(piece: ChainPiece, best: Chain, gazetteer: Gazetteer, run: tuple[int, int]) -> bool:
    """Whether quarters of a town bear numbers, of which one that was typed is none: "Phường 20, Đà Lạt"."""
    if not piece.numbered or piece.level != "suburb" or best.entry.suburb is not None:
        return False
    kind = piece.text.split()[0]
    below = (fold(name).split() for name in gazetteer.suburbs(gazetteer.below(best.entry, run)))
    return any(len(name) > 1 and name[1].isdigit() and name[0].startswith(kind[:1]) for name in below)


def begins_one_below(piece: ChainPiece, best: Chain, gazetteer: Gazetteer, run: tuple[int, int]) -> bool:
    """Whether names of the town's own quarters go on behind what was typed: "San Agustín 1 Sector"."""
    if piece.level != "suburb" or piece.numbered or best.entry.suburb is not None:
        return False
    below = gazetteer.suburbs(gazetteer.below(best.entry, run))
    return any(fold(name).startswith(f"{piece.text} ") for name in below)
