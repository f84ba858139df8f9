"""The quarters of the town that was typed, beside a name that is none of those that were found."""

from __future__ import annotations

from typing import Final

from addrkit.compare.chain.chain import Chain
from addrkit.compare.chain.pieces import ChainPiece
from addrkit.compare.entry import conventions_of
from addrkit.gazetteer.store import Gazetteer
from addrkit.judge.chain.apart import levels_named
from addrkit.locale.country import Country
from addrkit.locale.text import fold
from addrkit.parsing.query import Query
from addrkit.retrieve.chain_words import WITHIN, ChainWord
from addrkit.retrieve.divisions import named
from addrkit.retrieve.postcodes_of_places import with_postcode

_LOOKED_AT: Final = 60
_TOWNS: Final = frozenset({"city", "district"})
"""Levels that tell a town: Mexico City's by its boroughs."""


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


def is_before_the_quarter(
    piece: ChainPiece, best: Chain, words: tuple[ChainWord, ...], gazetteer: Gazetteer, run: tuple[int, int]
) -> bool:
    """Whether a name lies within the quarter that a word tells behind it: "Villa Rosario, Brgy. Sabang".

    Not so another quarter of the town.
    """
    seen = best.named.get("suburb")
    if (
        piece.level != "suburb"
        or piece.announced
        or seen is None
        or piece.last > seen.first
        or seen.first == 0
    ):
        return False
    if words[seen.first - 1].kind != "suburb" or words[seen.first - 1].segment == words[piece.first].segment:
        return False
    return not is_a_quarter_too(piece, best, gazetteer, run)


def is_a_glued_district(
    piece: ChainPiece, words: tuple[ChainWord, ...], best: Chain, gazetteer: Gazetteer, run: tuple[int, int]
) -> bool:
    """Whether a name that begins like the word for a hamlet is a district's: บ้านนาสาร."""
    word = words[piece.first]
    if piece.level != WITHIN or word.glued != piece.text:
        return False
    return "district" in levels_named(word.folded, gazetteer, run, conventions_of(best.entry))


def leaves_suburbs_open(best: Chain) -> bool:
    """Whether the town that was typed may have suburbs that no list has."""
    conventions = conventions_of(best.entry)
    return conventions is not None and conventions.suburbs_open and "city" in best.named


def is_a_town(
    piece: ChainPiece,
    words: tuple[ChainWord, ...],
    gazetteer: Gazetteer,
    run: tuple[int, int],
    conventions: Country | None,
) -> bool:
    """Whether a quarter's name is a town's, alone or with the word for a kind that it begins with: "Bukit Goh"."""
    return any(
        "city" in levels_named(name, gazetteer, run, conventions) for name in _with_its_kind(piece, words)
    )


def _with_its_kind(piece: ChainPiece, words: tuple[ChainWord, ...]) -> tuple[str, ...]:
    """A name, alone and with the word for a kind that stands before it."""
    first = piece.first - 1
    if first < 0 or words[first].kind is None or words[first].segment != words[piece.first].segment:
        return (piece.text,)
    return (piece.text, f"{words[first].folded} {piece.text}")


def begins_names_there(
    piece: ChainPiece | None,
    words: tuple[ChainWord, ...],
    query: Query,
    best: Chain,
    gazetteer: Gazetteer,
    run: tuple[int, int],
) -> bool:
    """Whether quarters of the town and postcode that were typed go on behind a name: "Rohini" of Rohini Sector 7.

    What looks like a word for a kind may be of the name: "Del Valle" of Del Valle Centro, and no Delegación Valle.
    """
    if piece is None or piece.numbered or best.postcode != "equal" or best.named.keys().isdisjoint(_TOWNS):
        return False
    entries = map(gazetteer.entry, with_postcode(gazetteer, run, query.place_postcodes[0]).tolist())
    begins = tuple(f"{name} " for name in _with_its_kind(piece, words))
    return any(
        (each.city, each.region) == (best.entry.city, best.entry.region)
        and fold(each.suburb or "").startswith(begins)
        for each in entries
    )


def numbered_within(
    parts: tuple[ChainPiece, ...], best: Chain, words: tuple[ChainWord, ...]
) -> tuple[ChainPiece, ...]:
    """The parts, those of the postcode's quarter that are but a kind and a number as such: "4th Block, Koramangala"."""
    if best.postcode != "equal":
        return parts
    return tuple(
        each._replace(numbered=True) if each.level == "suburb" and _is_numbered(each, words) else each
        for each in parts
    )


def _is_numbered(piece: ChainPiece, words: tuple[ChainWord, ...]) -> bool:
    inside = words[piece.first : piece.last]
    kinds = [word for word in inside if word.kind == "suburb"]
    numbers = [word for word in inside if word.folded[:1].isdigit() or len(word.folded) == 1]
    return bool(kinds) and bool(numbers) and len(kinds) + len(numbers) == len(inside)


def beside_a_street_s_name(best: Chain, words: tuple[ChainWord, ...]) -> ChainPiece | None:
    """The quarter that a word announces, where a street's name was found as one: "12 Lê Lợi, Phường Bàn Thạch"."""
    seen = best.named.get("suburb")
    if seen is None or any(words[at].label != "street" for at in range(seen.first, seen.last)):
        return None
    held = [at for at, word in enumerate(words) if word.label == "suburb"]
    if len(held) < 2 or words[held[0]].kind != "suburb":
        return None
    named = {at for each in best.named.values() for at in range(each.first, each.last)}
    if not named.isdisjoint(held):
        return None
    text = " ".join(words[at].folded for at in held[1:])
    return ChainPiece(held[1], held[-1] + 1, text, "suburb", announced=True)
