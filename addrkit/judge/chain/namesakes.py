"""Names that were found in a chain, and are part of another division's that was typed."""

from __future__ import annotations

from typing import Final

from addrkit.compare.chain.chain import Chain
from addrkit.compare.chain.names import names_of
from addrkit.compare.chain.pieces import ChainPiece
from addrkit.compare.entry import conventions_of
from addrkit.gazetteer.store import Gazetteer
from addrkit.locale.text import fold, is_latin
from addrkit.retrieve.chain_words import ChainWord
from addrkit.retrieve.divisions import named

_LOOKED_AT: Final = 60
_BELOW: Final = {"region": ("city", "district")}
"""Levels below one whose divisions may be named after it."""


def longer_names(
    best: Chain, words: tuple[ChainWord, ...], gazetteer: Gazetteer, run: tuple[int, int]
) -> dict[str, ChainPiece]:
    """The levels whose names are part of another's: "Bandung Barat" is no Bandung, "Benito Juárez" no Juárez.

    So is a region's, within a town's: "Jakarta Barat" is a city, and no Jakarta.
    """
    used = {at for seen in best.named.values() for at in range(seen.first, seen.last)}
    found = {}
    for level, seen in best.named.items():
        for first, last in ((seen.first, seen.last + 1), (seen.first - 1, seen.last)):
            if first < 0 or last > len(words):
                continue
            beside = last - 1 if first == seen.first else first
            inside = words[seen.first]
            if beside in used or words[beside].kind is not None or inside.kind is not None:
                continue
            if (words[beside].segment, words[beside].label) != (inside.segment, inside.label):
                continue
            text = " ".join(word.folded for word in words[first:last])
            for other in (level, *_BELOW.get(level, ())):
                if (other == level or other not in best.named) and _is_called(
                    text, other, best, gazetteer, run
                ):
                    found[other] = ChainPiece(first, last, text, other, announced=False)
                    break
    return found


def _is_called(text: str, level: str, best: Chain, gazetteer: Gazetteer, run: tuple[int, int]) -> bool:
    """Whether a division bears a name at a level."""
    entries = named(gazetteer, run, text, conventions_of(best.entry))[:60].tolist()
    return any(fold(name) == text for entry in entries for name in names_of(gazetteer.entry(entry), level))


def of_another_name(
    best: Chain, words: tuple[ChainWord, ...], gazetteer: Gazetteer, run: tuple[int, int]
) -> ChainPiece | None:
    """A suburb's name with the word before it, if that makes another one's: "Residencial São José" is no São José."""
    seen = best.named.get("suburb")
    if seen is None or seen.first == 0 or words[seen.first].kind is not None:
        return None
    before, here = words[seen.first - 1], words[seen.first]
    if before.kind != "suburb" or (before.segment, before.label) != (here.segment, here.label):
        return None
    text = " ".join(word.folded for word in words[seen.first - 1 : seen.last])
    conventions = conventions_of(best.entry)
    if any(fold(name) == text for name in names_of(best.entry, "suburb")):
        return None
    called = [
        entry
        for entry in named(gazetteer, run, text, conventions)[:60].tolist()
        if fold(gazetteer.entry(entry).suburb or "") == text
    ]
    return ChainPiece(seen.first - 1, seen.last, text, "suburb", announced=True) if called else None


def with_other_marks(
    best: Chain, words: tuple[ChainWord, ...], text: str, gazetteer: Gazetteer, run: tuple[int, int]
) -> dict[str, ChainPiece]:
    """The levels whose names were typed with marks, and with another division's: Thạnh Trị is no Thanh Trì."""
    found = {}
    for level, seen in best.named.items():
        written = text[words[seen.first].start : words[seen.last - 1].end]
        if seen.likeness < 1 or written.isascii() or not is_latin(written):
            continue
        plain = written.casefold()
        if plain in {name.casefold() for name in names_of(best.entry, level)}:
            continue
        others = named(gazetteer, run, written, conventions_of(best.entry))[:_LOOKED_AT].tolist()
        if any(
            plain == name.casefold() for other in others for name in names_of(gazetteer.entry(other), level)
        ):
            folded = " ".join(word.folded for word in words[seen.first : seen.last])
            found[level] = ChainPiece(seen.first, seen.last, folded, level, announced=False)
    return found
