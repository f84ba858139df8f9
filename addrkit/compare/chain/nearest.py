"""The typed words that are a slip of a level's name."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from addrkit.bounds import NAMES_KEPT
from addrkit.compare.chain.levels import NamedLevel, ends_within, is_within
from addrkit.compare.chain.names import Keyed, key_of, keyed
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


class _Spelt(NamedTuple):
    """Words that may be a name misspelt."""

    window: Window
    spelt: tuple[tuple[str, str], ...]
    """As they are compared and as they are written, each with its digits; once where both are one."""
    announced: bool
    """Whether a word for a kind begins them."""


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
    candidates = [
        each
        for each in _may_be_misspelt(words, conventions)
        if used.isdisjoint(range(each.window.first, each.window.last))
    ]
    if not candidates:
        return None
    kinds = _kinds(words)
    for name, bare in _without_kinds(names, kinds)[:6]:
        key = key_of(name, None)
        cjk = is_cjk(name)
        size = len(key)
        if size < (2 if cjk else SHORTEST):
            continue
        digits = "".join(filter(str.isdigit, key))
        least = LIKE_CJK if cjk else LIKE
        most = max(2, size // 4)
        for window, spelt, announced in candidates:
            other, its = spelt[0]
            if len(spelt) > 1 and abs(len(spelt[1][0]) - size) < abs(len(other) - size):
                # A word that its country shortens is whole in the name: "West Begal".
                other, its = spelt[1]
            if abs(len(other) - size) > most or its != digits or (bare and announced):
                continue
            # Two other characters of Chinese make another name: 横浜市 is no 川崎市 misspelt, nor 大阪市堺区 堺市堺区.
            if cjk and OSA.distance(key, other, score_cutoff=1) > 1:
                continue
            like = max(_likeness_of_names(key, each, conventions) for each, _ in spelt)
            if like >= least and (best is None or like > best.likeness):
                if _is_known(window, typed, gazetteer):
                    continue
                best = NamedLevel(window.first, window.last, min(like, 0.99))
    return best


@lru_cache(maxsize=64)
def _kinds(words: tuple[ChainWord, ...]) -> frozenset[str]:
    return frozenset(word.folded for word in words if word.kind is not None)


@lru_cache(maxsize=64)
def _may_be_misspelt(words: tuple[ChainWord, ...], conventions: Country | None) -> tuple[_Spelt, ...]:
    """The windows that may be a name misspelt, whichever division's: none of a street, a region, or an estate."""
    found = []
    for window, contracted in keyed(words, conventions):
        inside = words[window.first : window.last]
        if any(word.label in ("street", "building") for word in inside):
            continue
        if is_within(window.first, words) or ends_within(window.last, words):
            continue
        if _is_cut_before_a_number(window, words) or (conventions and conventions.region(window.text)):
            continue
        spelt = dict.fromkeys((contracted, key_of(window.text, None)))
        digits = ((each, "".join(filter(str.isdigit, each))) for each in spelt)
        found.append(_Spelt(window, tuple(digits), inside[0].kind is not None))
    return tuple(found)


def _is_cut_before_a_number(window: Window, words: tuple[ChainWord, ...]) -> bool:
    """Whether the number that belongs to a name follows: "DLF Phase" of "DLF Phase 3" is no other phase misspelt."""
    last, after = words[window.last - 1], words[window.last : window.last + 1]
    return any(
        each.folded.isdigit() and (each.segment, each.label) == (last.segment, last.label) for each in after
    )


@lru_cache(maxsize=NAMES_KEPT)
def _without_kinds(names: tuple[str, ...], kinds: frozenset[str]) -> list[tuple[str, bool]]:
    """The names that begin with no word for a kind; of a script that has none such, all. With which of it they are."""
    bare = {name: fold(name).split()[:1] != [] and fold(name).split()[0] not in kinds for name in names}
    scripts = {is_latin(name) for name in names if bare[name]}
    return [(name, is_bare) for name, is_bare in bare.items() if is_bare or is_latin(name) not in scripts]


def _likeness_of_names(key: str, other: str, conventions: Country | None) -> float:
    """How like two names are: their own parts, where both begin or end with what many names of the country do.

    "Shanthala Nagar" is no Vasanthanagar misspelt, though they share most of their letters.
    """
    like = _likeness(key, other)
    if like < LIKE or conventions is None:
        return like
    common = _common_words(conventions)
    before = next((each for each in common if key.startswith(each) and other.startswith(each)), "")
    own, its = key.removeprefix(before), other.removeprefix(before)
    after = next((each for each in common if own.endswith(each) and its.endswith(each)), "")
    own, its = own.removesuffix(after), its.removesuffix(after)
    return min(like, _likeness(own, its)) if own and its else like


@lru_cache(maxsize=300)
def _common_words(conventions: Country) -> tuple[str, ...]:
    """What many names of divisions of a country begin or end with, the longest first."""
    words = conventions.suburb_words.union(conventions.suburb_endings)
    joined = {word.replace(" ", "") for word in words}
    return tuple(
        sorted((each for each in joined if len(each) >= SHORTEST), key=lambda each: (-len(each), each))
    )


def _likeness(key: str, other: str) -> float:
    return max(fuzz.ratio(key, other) / 100, 1 - OSA.distance(key, other) / max(len(key), len(other)))


def _is_known(window: Window, typed: Keyed, gazetteer: Gazetteer) -> bool:
    """Whether words name a division, with the kind that is written together with the name or without it."""
    return any(
        gazetteer.words.frequency(WHOLE_PLACE + key)
        for other, key in typed
        if (other.first, other.last) == (window.first, window.last)
    )
