"""Words of a street that are joined, or parted, where the record's are not, as they are written: "Oude Gracht"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from addrkit.judge.account.typed_words import Typed

_RUN: Final = 3
"""Words that are joined, at most."""
_NO_LETTER: Final = 6
"""Letters of what is joined, at least: "a b" is no "ab"."""


def joined_as_written(typed: Sequence[Typed], names: Iterable[Sequence[str]]) -> set[int]:
    """The places of a street's words that make one spelling with words of a name, no letter more or less.

    Compared in short forms they may not: the old of "Oude Gracht" is "o", and that of Oudegracht is not.
    """
    known = {whole: size for name in names for _, size, whole in _runs(name)}
    street = [at for at, word in enumerate(typed) if word.label == "street"]
    return {
        street[at]
        for first, size, whole in _runs([typed[at].folded for at in street])
        if whole in known and (size > 1 or known[whole] > 1) and len(whole) >= _NO_LETTER
        for at in range(first, first + size)
    }


def is_joined_as_written(typed: Sequence[Typed], names: Iterable[Sequence[str]]) -> bool:
    """Whether the whole street is a name that is joined or parted otherwise: "Grotemarkt" is Grote Markt."""
    street = [word.folded.replace(" ", "") for word in typed if word.label == "street"]
    whole = "".join(street)
    return any(whole == "".join(name) and len(name) != len(street) for name in names)


def _runs(words: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """The first place, the length and the joined spelling of each run."""
    for first in range(len(words)):
        for size in range(1, min(_RUN, len(words) - first) + 1):
            yield first, size, "".join(words[first : first + size]).replace(" ", "")
