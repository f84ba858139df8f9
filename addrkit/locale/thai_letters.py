"""Names in Thai script and their spellings in Latin letters: หัวหมาก is Hua Mak, ลาดพร้าว Lat Phrao and Ladprao."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from addrkit.bounds import NAMES_KEPT
from addrkit.locale.data import read_data

LONGEST = 60
"""Letters of a name that is read."""


@dataclass(frozen=True, slots=True)
class _Letters:
    """What `gazetteers/thai_letters.yaml` lists."""

    consonants: Mapping[str, tuple[str, ...]]
    """Their spellings where a vowel follows: as they begin a syllable, or end one and begin the next."""
    finals: Mapping[str, tuple[str, ...]]
    carriers: Mapping[str, str]
    vowels: Mapping[str, tuple[str, ...]]
    opened: Mapping[str, Mapping[str, tuple[str, ...]]]
    unwritten: tuple[str, ...]
    unheard: Mapping[int, None]
    muted: str
    muted_vowels: tuple[str, ...]
    leading: Mapping[str, str]
    dropped: Mapping[str, str]
    second: str
    pairs: Mapping[str, str]
    mute_vowels: Mapping[str, str]


@cache
def _letters() -> _Letters:
    data = read_data("thai_letters.yaml")
    finals: Mapping[str, list[str]] = data["finals"]
    spelt = {}
    for letter, initial in data["consonants"].items():
        final = finals.get(letter, [])
        both = [f"{end}{between}{start}" for end in final for between in ("", "a") for start in initial]
        spelt[letter] = tuple(dict.fromkeys((*initial, *both)))
    return _Letters(
        consonants=spelt,
        finals={each: tuple(spellings) for each, spellings in finals.items()},
        carriers=data["carriers"],
        vowels={each: tuple(spellings) for each, spellings in data["vowels"].items()},
        opened={
            each: {behind: tuple(spellings) for behind, spellings in forms.items()}
            for each, forms in data["opened"].items()
        },
        unwritten=("", *data["unwritten"]),
        unheard=dict.fromkeys(map(ord, data["unheard"])),
        muted=data["muted"],
        muted_vowels=("", *data["muted_vowels"]),
        leading=data["leading"],
        dropped=data["dropped"],
        second=data["second"],
        pairs=data["pairs"],
        mute_vowels=data["mute_vowels"],
    )


def is_spelt(native: str, latin: str) -> bool:
    """Whether a name in Thai script may be written as some lower-case Latin letters without blanks.

    >>> [is_spelt("ลาดพร้าว", each) for each in ("latphrao", "ladprao", "latkrabang")]
    [True, True, False]
    >>> is_spelt("สามเสนใน", "samsennai"), is_spelt("สามเสนนอก", "samsennai")
    (True, False)
    """
    if not native or not latin or len(native) > LONGEST or len(latin) > 2 * LONGEST:
        return False
    ways = _ways(native)
    reached = {0: {0}}
    for at in range(len(ways)):
        for start in reached.get(at, ()):
            for behind, spelling in ways[at]:
                if latin.startswith(spelling, start):
                    reached.setdefault(behind, set()).add(start + len(spelling))
    return len(latin) in reached.get(len(ways), ())


@lru_cache(maxsize=NAMES_KEPT)
def _ways(native: str) -> tuple[tuple[tuple[int, str], ...], ...]:
    """For each letter of a name, up to which other one it may be read, and how that is spelt."""
    # NFKC takes the vowel of "am" apart.
    plain = unicodedata.normalize("NFKC", native).replace("ํา", "ำ").translate(_letters().unheard)
    return tuple(tuple(dict.fromkeys(_from(plain, at))) for at in range(len(plain)))


def _from(text: str, at: int) -> Iterator[tuple[int, str]]:
    letters, letter = _letters(), text[at]
    yield from _not_heard(text, at)
    for pair, spelling in letters.pairs.items():
        if text.startswith(pair, at):
            yield at + len(pair), spelling
    for sign, spellings in letters.vowels.items():
        if text.startswith(sign, at):
            yield from ((at + len(sign), each) for each in spellings)
    if letter in letters.opened:
        yield from _opened(text, at)
    elif letter in letters.consonants:
        yield from ((at + 1, each) for each in _consonant(letter, text[at + 1 : at + 2]))


def _consonant(letter: str, following: str) -> Iterator[str]:
    """How a consonant is spelt before another letter, or at the end, with the vowel that is not written."""
    letters = _letters()
    bare = following in letters.consonants or following in letters.opened
    if not bare or following in letters.carriers.get(letter, ""):
        yield from letters.consonants[letter]
    if bare:
        # A carrier of vowels is not heard, but its vowel is.
        yield from (
            spelling
            for each in letters.consonants[letter]
            for vowel in letters.unwritten
            if (spelling := each + vowel)
        )
    if bare or not following:
        yield from letters.finals.get(letter, ())


def _not_heard(text: str, at: int) -> Iterator[tuple[int, str]]:
    """Letters that are not heard: muted ones, and some that lead or follow others."""
    letters, letter, following = _letters(), text[at], text[at + 1 : at + 2]
    if letter in letters.consonants:
        for between in letters.muted_vowels:
            for more in ("", "ร"):
                end = f"{more}{between}{letters.muted}"
                if text.startswith(end, at + 1):
                    yield at + 1 + len(end), ""
    if following and following in letters.leading.get(letter, ""):
        yield at + 1, ""
    if at and text[at - 1] in letters.dropped.get(letter, ""):
        yield at + 1, ""
    if at and text[at - 1] in letters.mute_vowels.get(letter, ""):
        yield at + 1, ""


def _opened(text: str, at: int) -> Iterator[tuple[int, str]]:
    """A vowel that stands before one or two consonants and is read behind them."""
    letters = _letters()
    for size in (1, 2):
        onset = text[at + 1 : at + 1 + size]
        if len(onset) < size or any(each not in letters.consonants for each in onset):
            continue
        if size > 1 and onset[1] not in letters.second:
            continue
        starts = _onsets(onset)
        for behind, spellings in letters.opened[text[at]].items():
            if text.startswith(behind, at + 1 + size):
                end = at + 1 + size + len(behind)
                yield from ((end, start + each) for start in starts for each in spellings)


def _onsets(onset: str) -> list[str]:
    letters = _letters()
    first = list(letters.consonants[onset[0]])
    if len(onset) == 1:
        return first
    if onset in letters.pairs:
        return [letters.pairs[onset]]
    if onset[1] in letters.leading.get(onset[0], ""):
        first.append("")
    last = list(letters.consonants[onset[1]])
    if onset[0] in letters.dropped.get(onset[1], ""):
        last.append("")
    # "ถนน" and "สนุก" have a vowel between that is not written: "เฉลิม" is chaloem.
    return [one + between + other for one in first for between in ("", "a") for other in last]
