"""Large cities of other countries, which are no slips of a town that is called almost alike: Dubai is no Duba."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import Final

from addrkit.compare.chain.chain import Chain
from addrkit.compare.chain.names import names_of
from addrkit.compare.chain.pieces import ChainPiece
from addrkit.compare.entry import conventions_of
from addrkit.gazetteer.sources.towns import large_cities
from addrkit.gazetteer.store import Gazetteer
from addrkit.judge.chain.apart import levels_named
from addrkit.locale.text import fold, squeeze
from addrkit.locale.town_quarters import is_quarter_elsewhere
from addrkit.retrieve.chain_words import ChainWord

_TOWNS: Final = ("district", "city")
"""Levels of which one that was left out may be held for a building."""


def names_a_city_elsewhere(chain: Chain, words: tuple[ChainWord, ...]) -> bool:
    """Whether what was held for a slip of the town's name is the very name of a large city of another country."""
    seen = chain.named.get("city")
    if seen is None or seen.likeness == 1:
        return False
    text = " ".join(word.folded for word in words[seen.first : seen.last])
    return _is_large_city(text, chain.entry.country)


def places_elsewhere(
    unknown: Mapping[str, ChainPiece], conflicts: Mapping[str, ChainPiece], best: Chain
) -> dict[str, ChainPiece]:
    """What no list has of the division and is known elsewhere: a quarter of another town, a city of another country."""
    return _quarters_elsewhere(unknown, best) | _cities_elsewhere(unknown, conflicts, best.entry.country)


def _cities_elsewhere(
    unknown: Mapping[str, ChainPiece], conflicts: Mapping[str, ChainPiece], code: str | None
) -> dict[str, ChainPiece]:
    """What no list of the country has and is a large city of another one, as the city: "20 Haram St, Giza, Jeddah"."""
    named = (
        piece
        for level, piece in unknown.items()
        if level in ("suburb", "city") and not piece.announced and not piece.numbered
    )
    found = next((each for each in named if _is_large_city(each.text, code)), None)
    return {} if found is None or "city" in conflicts else {"city": found}


def _quarters_elsewhere(unknown: Mapping[str, ChainPiece], best: Chain) -> dict[str, ChainPiece]:
    """What no list has and the country's file knows as a quarter of another large town: "Chapinero, Medellín"."""
    piece, conventions = unknown.get("suburb"), conventions_of(best.entry)
    if piece is None or conventions is None or "city" not in best.named:
        return {}
    names = names_of(best.entry, "city")
    return {"suburb": piece} if is_quarter_elsewhere(piece.text, names, conventions) else {}


def building_elsewhere(words: tuple[ChainWord, ...], code: str | None) -> ChainPiece | None:
    """A large city of another country that the parser held for a building: "25 Joo Chiat Terrace, Kuala Lumpur"."""
    for _, group in groupby(range(len(words)), key=lambda at: words[at].segment):
        run = list(group)
        text = " ".join(words[at].folded for at in run)
        if all(words[at].label == "building" for at in run) and _is_large_city(text, code):
            return ChainPiece(run[0], run[-1] + 1, text, "city", announced=False)
    return None


def building_of_a_level(
    words: tuple[ChainWord, ...], best: Chain, gazetteer: Gazetteer, run: tuple[int, int]
) -> ChainPiece | None:
    """The whole name of another town or district that was held for a building, where none was typed: "วัดสิงห์".

    So is one that was held for a street behind the quarter. A level that was typed as well is the address's, and the
    name a building's.
    """
    conventions = conventions_of(best.entry)
    open_levels = [level for level in _TOWNS if getattr(best.entry, level) and level not in best.named]
    if not open_levels:
        return None
    for label, group in groupby(range(len(words)), key=lambda at: words[at].label):
        held = list(group)
        behind = any(words[at].label == "suburb" for at in range(held[0]))
        if label != "building" and not (label == "street" and behind):
            continue
        text = " ".join(words[at].folded for at in held)
        found = levels_named(text, gazetteer, run, conventions)
        for level in open_levels:
            if level in found and text not in map(fold, names_of(best.entry, level)):
                return ChainPiece(held[0], held[-1] + 1, text, level, announced=False)
    return None


def _is_large_city(text: str, code: str | None) -> bool:
    """Whether a name is that of a large city of other countries alone."""
    countries = large_cities().get(squeeze(text), frozenset())
    return bool(countries) and code not in countries
