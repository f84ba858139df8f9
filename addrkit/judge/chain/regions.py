"""The regions that were typed, by names and codes that a country's data knows."""

from __future__ import annotations

from addrkit.compare.chain.chain import Chain
from addrkit.compare.chain.pieces import ChainPiece
from addrkit.compare.entry import conventions_of
from addrkit.locale.country import country_names
from addrkit.locale.text import fold
from addrkit.retrieve.chain_words import ChainWord


def names_the_country(piece: ChainPiece, best: Chain) -> bool:
    """Whether a piece behind a region is the country, though it is a region's name as well: "Kowloon, Hong Kong"."""
    seen = best.named.get("region")
    behind = seen is not None and piece.first >= seen.last
    return behind and country_names().get(fold(piece.text)) == best.entry.country


def other_region(best: Chain, words: tuple[ChainWord, ...]) -> ChainPiece | None:
    """The region that was typed, by a name or a code that the country's data knows, if it is not the division's."""
    conventions, region = conventions_of(best.entry), best.entry.region
    own = conventions.region(region) if conventions and region else None
    places = [at for at, word in enumerate(words) if word.label == "region"]
    named_places = {at for each in best.named.values() for at in range(each.first, each.last)}
    if conventions is None or own is None or not places or named_places & set(places):
        return None
    if not any(each.first <= at < each.last for at in places for each in best.pieces):
        # "Hidalgo del Parral" once more: its word is no region.
        return None
    first, last = places[0], places[-1] + 1
    text = " ".join(word.folded for word in words[first:last])
    typed = conventions.region(text)
    if (
        typed is None
        or typed == own
        or any(conventions.region(each) == typed for each in best.entry.other_regions)
    ):
        return None
    return ChainPiece(first, last, text, "region", announced=False)


def is_region(piece: ChainPiece, best: Chain) -> bool:
    """Whether a piece is a region's name or code."""
    conventions = conventions_of(best.entry)
    return conventions is not None and conventions.region(piece.text) is not None
