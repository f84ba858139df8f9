"""Words that say that an address is not, or not surely, where to deliver: "old address", "verzogen", "旧住所"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from addrkit.locale.country_tables import listed_words
from addrkit.locale.text import folded_words, is_cjk, is_unspaced, squeeze

_FILE: Final = "denials.yaml"


@cache
def _denials() -> tuple[dict[str, frozenset[tuple[str, ...]]], tuple[str, ...]]:
    """The phrases by their first word, as folded words; and those of scripts that set no blanks, squeezed."""
    listed = listed_words(_FILE, "denials")
    native = tuple(sorted(squeeze(each) for each in listed if is_cjk(each) or is_unspaced(each)))
    spaced: dict[str, set[tuple[str, ...]]] = {}
    for each in listed:
        said = tuple(folded_words(each))
        if said and not is_cjk(each) and not is_unspaced(each):
            spaced.setdefault(said[0], set()).add(said)
    return {first: frozenset(phrases) for first, phrases in spaced.items()}, native


def denials_in(said: Sequence[str]) -> list[tuple[str, ...]]:
    """The phrases among folded words.

    >>> denials_in(["40", "station", "road", "old", "address"]), denials_in(["40", "old", "road"])
    ([('old', 'address')], [])
    """
    spaced, _ = _denials()
    return [
        phrase
        for at, word in enumerate(said)
        for phrase in spaced.get(word, ())
        if tuple(said[at : at + len(phrase)]) == phrase
    ]


def native_denials_in(text: str) -> list[str]:
    """The phrases in a text of a script that sets no blanks, squeezed.

    >>> native_denials_in("東京都渋谷区神南1-7-40 (旧住所)")
    ['旧住所']
    """
    if text.isascii():
        return []
    whole = squeeze(text)
    return [each for each in _denials()[1] if each in whole]


@cache
def sent_to_words() -> frozenset[str]:
    """Words that lead from a note to another door, folded.

    >>> "to" in sent_to_words(), "code" in sent_to_words()
    (True, False)
    """
    return listed_words(_FILE, "sent_to")


@cache
def hour_words() -> frozenset[str]:
    """Words that make an hour, a span or a count of the number before them, folded.

    >>> "am" in hour_words(), "flat" in hour_words()
    (True, False)
    """
    return listed_words(_FILE, "hours")


@cache
def code_words() -> frozenset[str]:
    """Words that make a code or a bell of a number behind them, folded.

    >>> "digicode" in code_words(), "flat" in code_words()
    (True, False)
    """
    return listed_words(_FILE, "codes")
