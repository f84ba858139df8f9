"""Names of regions that are those of towns as well: which of the two was typed."""

from __future__ import annotations

from addrkit.compare.chain.levels import are_together, is_held_for
from addrkit.compare.chain.names import Keyed, names_of
from addrkit.gazetteer.entries import Entry
from addrkit.locale.country import Country
from addrkit.locale.text import fold
from addrkit.retrieve.chain_words import ChainWord, Window


def is_a_towns(window: Window, level: str, entry: Entry, words: tuple[ChainWord, ...]) -> bool:
    """Whether a region's name stands with the word for a town, and is none of the region's so: "Quezon City"."""
    text, behind = window.text, words[window.last : window.last + 1]
    if not any(word.kind == "city" for word in words[window.first + 1 : window.last]):
        if not behind or behind[0].kind != "city" or not are_together(words[window.last - 1], behind[0]):
            return False
        if not _is_last(window.last, words):
            return False
        text = f"{text} {behind[0].folded}"
    return not any(fold(name) == text for name in names_of(entry, level))


def _is_last(at: int, words: tuple[ChainWord, ...]) -> bool:
    """Whether a word ends its piece."""
    return at + 1 == len(words) or not are_together(words[at], words[at + 1])


def is_inside(window: Window, run: tuple[int, int]) -> bool:
    """Whether a window is a part of a run, and not all of it."""
    first, last = run
    return first <= window.first and window.last <= last and (window.first, window.last) != run


def whole_regions(
    typed: Keyed, words: tuple[ChainWord, ...], conventions: Country | None
) -> list[tuple[int, int]]:
    """Runs of several words that are a region's name, all that was typed of it: of "Nuevo León" none is of a town."""
    if conventions is None:
        return []
    return [
        (window.first, window.last)
        for window, _ in typed
        if window.last - window.first > 1
        and is_held_for("region", window, words)
        and (window.first == 0 or words[window.first - 1].label != "region")
        and (window.last == len(words) or words[window.last].label != "region")
        and conventions.region(window.text) is not None
    ]
