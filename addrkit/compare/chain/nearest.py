"""The typed words that are a slip of a level's name."""

from __future__ import annotations

from typing import Final

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from addrkit.compare.chain.levels import NamedLevel, ends_within, is_within
from addrkit.compare.chain.names import Keyed, key_of
from addrkit.gazetteer.store import Gazetteer
from addrkit.locale.country import Country
from addrkit.locale.terms import WHOLE_PLACE
from addrkit.locale.text import fold, is_cjk, is_latin
from addrkit.retrieve.chain_words import ChainWord, Window

LIKE: Final = 0.8
"""Likeness from which a level counts as misspelt rather than as another."""
LIKE_CJK: Final = 0.6
SHORTEST: Final = 4
"""Letters of a name that may be misspelt."""


def nearest(
    names: tuple[str, ...],
    words: tuple[ChainWord, ...],
    typed: Keyed,
    used: set[int],
    gazetteer: Gazetteer,
    conventions: Country | None,
) -> NamedLevel | None:
    """The typed words most like one of a level's names; None if none is like it.

    Kinds are left out of the comparison, and what names another division or a region is no misspelling of this one.
    """
    best: NamedLevel | None = None
    kinds = {word.folded for word in words if word.kind is not None}
    for name, bare in _without_kinds(names, kinds)[:6]:
        key = key_of(name, None)
        cjk = is_cjk(name)
        if len(key) < (2 if cjk else SHORTEST):
            continue
        digits = "".join(filter(str.isdigit, key))
        least = LIKE_CJK if cjk else LIKE
        for window, contracted in typed:
            # A word that its country shortens is whole in the name: "West Begal".
            spelt = {contracted, key_of(window.text, None)}
            other = min(spelt, key=lambda each: abs(len(each) - len(key)))
            if abs(len(other) - len(key)) > max(2, len(key) // 4) or not used.isdisjoint(
                range(window.first, window.last)
            ):
                continue
            inside = words[window.first : window.last]
            if any(word.label in ("street", "building") for word in inside) or (
                bare and inside[0].kind is not None
            ):
                continue
            if is_within(window.first, words) or ends_within(window.last, words):
                continue
            if conventions and conventions.region(window.text):
                continue
            if "".join(filter(str.isdigit, other)) != digits or _is_cut_before_a_number(window, words):
                continue
            # Two other characters of Chinese make another name: 横浜市 is no 川崎市 misspelt, nor 大阪市堺区 堺市堺区.
            if cjk and OSA.distance(key, other, score_cutoff=1) > 1:
                continue
            like = max(_likeness(key, each) for each in spelt)
            if like >= least and (best is None or like > best.likeness):
                if _is_known(window, typed, gazetteer):
                    continue
                best = NamedLevel(window.first, window.last, min(like, 0.99))
    return best


def _is_cut_before_a_number(window: Window, words: tuple[ChainWord, ...]) -> bool:
    """Whether the number that belongs to a name follows: "DLF Phase" of "DLF Phase 3" is no other phase misspelt."""
    last, after = words[window.last - 1], words[window.last : window.last + 1]
    return any(
        each.folded.isdigit() and (each.segment, each.label) == (last.segment, last.label) for each in after
    )


def _without_kinds(names: tuple[str, ...], kinds: set[str]) -> list[tuple[str, bool]]:
    """The names that begin with no word for a kind; of a script that has none such, all. With which of it they are."""
    bare = {name: fold(name).split()[:1] != [] and fold(name).split()[0] not in kinds for name in names}
    scripts = {is_latin(name) for name in names if bare[name]}
    return [(name, is_bare) for name, is_bare in bare.items() if is_bare or is_latin(name) not in scripts]


def _likeness(key: str, other: str) -> float:
    return max(fuzz.ratio(key, other) / 100, 1 - OSA.distance(key, other) / max(len(key), len(other)))


def _is_known(window: Window, typed: Keyed, gazetteer: Gazetteer) -> bool:
    """Whether words name a division, with the kind that is written together with the name or without it."""
    return any(
        gazetteer.words.frequency(WHOLE_PLACE + key)
        for other, key in typed
        if (other.first, other.last) == (window.first, window.last)
    )
