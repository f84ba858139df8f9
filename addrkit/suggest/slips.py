"""Known words within one or two slips of a typed one, finished or not.

A slip is a letter too many, a letter missing, a wrong letter, or two letters swapped (optimal string alignment;
Damerau 1964). A typed word with `k` slips, cut into `k + 1` pieces, has a piece without any, which stands in the known
word at most `k` places away (the pigeonhole filter of Wu and Manber 1992). Two letters swapped across a cut spoil two
pieces, so pieces with their last letter swapped are looked for as well. The first piece names a run of the sorted
words; the others are compared with a column of letters. What is left is aligned, all words at once.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from addrkit.bounds import OF_GAZETTEER_KEPT
from addrkit.index.columns import distinct
from addrkit.index.words import WordIndex

WIDTH = 16
"""Letters of a word that are compared."""
ONE_FROM = 3
"""Letters from which a word may have a slip."""
TWO_FROM = 8
"""Letters from which it may have two."""
MOST = 100
"""Words that are kept: those with the fewest slips, of them those that occur most."""

_LETTERS = np.frombuffer(b"abcdefghijklmnopqrstuvwxyz0123456789", np.uint8)

Slips = tuple[tuple[int, int], ...]
"""Places of known words and how many slips each needs."""


def slips_allowed(folded: str) -> int:
    """How many slips a typed word may have.

    >>> slips_allowed("st"), slips_allowed("kerk"), slips_allowed("kerkstraat")
    (0, 1, 2)
    """
    if len(folded) < ONE_FROM or not folded.isascii():
        return 0
    return 2 if len(folded) >= TWO_FROM else 1


class SlipIndex:
    """Finds the words that were meant."""

    def __init__(self, words: WordIndex) -> None:
        self._words = words
        self.near = lru_cache(maxsize=OF_GAZETTEER_KEPT)(self._near)

    @cached_property
    def _letters(self) -> NDArray[np.uint8]:
        return self._words.letters(WIDTH)

    def _near(self, folded: str, finished: bool, most: int) -> Slips:
        """The words that are meant by a typed one with 1 to `most` slips; unless it is finished, that begin so."""
        typed = np.frombuffer(folded[: WIDTH - 2].encode("ascii", "ignore"), np.uint8)
        finished = finished and len(typed) == len(folded)
        rows = self._alike(folded, typed, most)
        if not len(rows):
            return ()
        slips = aligned(typed, self._letters[:, rows], most, finished=finished)
        kept = (slips > 0) & (slips <= most)
        rows, slips = rows[kept], slips[kept]
        if len(rows) > MOST:
            chosen = np.lexsort((-self._words.frequencies(rows), slips))[:MOST]
            rows, slips = rows[chosen], slips[chosen]
        return tuple(zip(rows.tolist(), slips.tolist(), strict=True))

    def _alike(self, folded: str, typed: NDArray[np.uint8], most: int) -> NDArray[np.int64]:
        """The words that share a piece with a typed one, also one whose last letter is swapped with the next."""
        edges = np.linspace(0, len(typed), most + 2).astype(int).tolist()
        first = edges[1]
        found = [
            np.arange(*self._words.rows(folded[:first])),
            np.arange(*self._words.rows(folded[: first - 1] + folded[first])),
        ]
        for low, high in pairwise(edges[1:]):
            found += [self._with_piece(typed, low, high, shift) for shift in range(-most, most + 1)]
        if most > 1:
            low, high = edges[1], edges[2]
            piece = typed.copy()
            piece[high - 1] = typed[high]
            found += [self._with_piece(piece, low, high, shift) for shift in (-1, 0, 1)]
        rows = distinct(np.concatenate(found))
        # A place's whole name is a word with a sign before it.
        return rows[np.isin(self._letters[0][rows], _LETTERS)]

    def _with_piece(self, typed: NDArray[np.uint8], first: int, last: int, shift: int) -> NDArray[np.int64]:
        """The words that have a piece of a typed one so many places away."""
        letters = self._letters
        if first + shift < 0 or last + shift > WIDTH or first == last:
            return np.zeros(0, np.int64)
        rows = np.flatnonzero(letters[first + shift] == typed[first])
        for at in range(first + 1, last):
            rows = rows[letters[at + shift][rows] == typed[at]]
        return rows


def aligned(
    typed: NDArray[np.uint8], letters: NDArray[np.uint8], most: int, *, finished: bool
) -> NDArray[np.int8]:
    r"""How many slips lead from a typed word to each of some known ones, `most + 1` standing for more.

    `letters` has a column a word. Unless the typed word is `finished`, what a known word has beyond it costs nothing.

    >>> known = np.array([list(b"kerk\0"), list(b"kerks")], np.uint8).T
    >>> aligned(np.frombuffer(b"krek", np.uint8), known, 1, finished=True).tolist()
    [1, 2]
    """
    width, count = letters.shape
    far = np.full(count, most + 1, np.int8)
    before: dict[int, NDArray[np.int8]] = {}
    last = {index: np.full(count, index, np.int8) for index in range(min(most, width) + 1)}
    for index, letter in enumerate(typed, 1):
        here: dict[int, NDArray[np.int8]] = {}
        for at in range(max(0, index - most), min(index + most, width) + 1):
            least = last.get(at, far) + np.int8(1)
            if at:
                same = letters[at - 1] == letter
                np.minimum(least, last.get(at - 1, far) + ~same, out=least)
                if at - 1 in here:
                    np.minimum(least, here[at - 1] + np.int8(1), out=least)
                if at > 1 and index > 1 and at - 2 in before:
                    swapped = (letters[at - 1] == typed[index - 2]) & (letters[at - 2] == letter)
                    np.minimum(least, np.where(swapped, before[at - 2] + np.int8(1), far), out=least)
            here[at] = np.minimum(least, far)
        before, last = last, here
    lengths = (letters != 0).sum(axis=0)
    found = far.copy()
    for at, slips in last.items():
        reached = lengths == at if finished else lengths >= at
        found = np.where(reached, np.minimum(found, slips), found)
    return found
