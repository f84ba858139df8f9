"""Words as they sound, so that "Dupuis" and "Dupuy" meet."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_SPELLINGS: Final = (
    ("sch", "s"), ("tsch", "s"), ("tch", "s"), ("ch", "s"), ("sh", "s"), ("ph", "f"), ("th", "t"), ("gh", "g"),
    ("ck", "k"), ("qu", "k"), ("dt", "t"), ("ij", "i"), ("x", "ks"), ("c", "k"), ("q", "k"), ("z", "s"),
    ("w", "v"), ("j", "g"), ("y", "i"), ("d", "t"), ("b", "p"), ("m", "n"), ("h", ""),
)  # fmt: skip
"""Spellings that people take for each other, as one; the longer ones stand before what they begin with."""
_SPELT: Final = dict(_SPELLINGS)
_ANY: Final = re.compile(
    "|".join(spelling for spelling, _ in sorted(_SPELLINGS, key=lambda pair: -len(pair[0])))
)
_VOWELS: Final = re.compile("[aeiou]+")
_TWICE: Final = re.compile(r"(.)\1+")
_MUTE: Final = re.compile("(?<=...)(?:es|e|s|t|x|h)$")


@lru_cache(maxsize=100_000)
def sound(word: str) -> str:
    """A folded word without what is not heard: its consonants by kind, and where vowels stand.

    The idea of Soundex (Russell 1918), over spellings of European languages; letters keep their own kind, so that
    the key of a long word is long.

    >>> sound("dupuy") == sound("dupuis"), sound("philippe") == sound("filip"), sound("foch") == sound("fort")
    (True, True, False)
    """
    if not word.isascii() or any(character.isdigit() for character in word):
        return word
    plain = _ANY.sub(lambda found: _SPELT[found.group()], _MUTE.sub("", word))
    return _TWICE.sub(r"\1", _VOWELS.sub("a", plain))
