"""Words as they sound, so that "Dupuis" and "Dupuy" meet."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final, NamedTuple

from addrkit.bounds import NAMES_KEPT
from addrkit.locale.data import read_data

_VOWELS: Final = re.compile("[aeiou]+")
_TWICE: Final = re.compile(r"(.)\1+")


class _Heard(NamedTuple):
    """The spellings of `gazetteers/sounds.yaml` as patterns."""

    spelling: re.Pattern[str]
    spelt: Mapping[str, str]
    mute: re.Pattern[str]


@cache
def _heard() -> _Heard:
    table = read_data("sounds.yaml")
    # The longer ones stand before what they begin with.
    longest_first = sorted(table["spellings"], key=lambda spelling: -len(spelling))
    mute = sorted(table["mute_endings"], key=lambda ending: -len(ending))
    return _Heard(
        re.compile("|".join(longest_first)), table["spellings"], re.compile(f"(?<=...)(?:{'|'.join(mute)})$")
    )


@lru_cache(maxsize=NAMES_KEPT)
def sound(word: str) -> str:
    """A folded word without what is not heard: its consonants by kind, and where vowels stand.

    The idea of Soundex (Russell 1918), over spellings of European languages; letters keep their own kind, so that
    the key of a long word is long.

    >>> sound("dupuy") == sound("dupuis"), sound("philippe") == sound("filip"), sound("foch") == sound("fort")
    (True, True, False)
    """
    if not word.isascii() or any(map(str.isdigit, word)):
        return word
    heard = _heard()
    plain = heard.spelling.sub(lambda found: heard.spelt[found.group()], heard.mute.sub("", word))
    return _TWICE.sub(r"\1", _VOWELS.sub("a", plain))
