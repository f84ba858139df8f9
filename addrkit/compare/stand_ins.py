"""Which typed words stand for known ones: as themselves, as an abbreviation, as another spelling or form."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from addrkit.compare.sounds import sound
from addrkit.compare.words import ALIKE, SHORT
from addrkit.locale.counted_words import are_counted_apart
from addrkit.locale.text import MAX_TEXT

LONGEST_RUN = 4
"""Words that are joined to see whether they were split elsewhere: "Kerk straat"."""
SOUNDS_ALIKE = 0.65
"""Likeness of the letters from which what sounds alike is one word: "malzerbe", but no "stein" for "stone"."""
SLIPS = 2
"""Slips in one word at most. With more it is another one, however long: "Lindenhofstraße" for "Lindenstraße"."""
LONGEST_SLIPPED_ONCE = 5
"""Letters of a word that carries one slip at most: "Romana" is not Roma, "Miller" not Mill."""
LONG = 10
"""Letters of a joined spelling from which it may carry two slips."""


def stands_for(typed: str, known: str) -> bool:
    """Whether a typed word may be a known one: the same, shortened, misspelt, or as it sounds.

    Numbers, words that count and words of up to three letters must be the same, initials apart.

    >>> stands_for("prof", "professor"), stands_for("j", "john"), stands_for("laugavegi", "laugavegur")
    (True, True, True)
    >>> stands_for("12", "112"), stands_for("elm", "oak"), stands_for("neudorf", "altdorf")
    (False, False, False)
    >>> stands_for("junio", "julio"), stands_for("vii", "viii")
    (False, False)
    """
    if typed == known:
        return True
    if are_counted_apart(typed, known) or any(map(str.isdigit, typed)) or any(map(str.isdigit, known)):
        return False
    short, long = sorted((typed, known), key=len)
    if len(short) == 1:
        return len(long) > SHORT and long.startswith(short)
    if len(typed) >= SHORT and known.startswith(typed):
        return True
    if abbreviates(short, long) or (len(short) >= SHORT and long == f"{short}s"):
        return True
    if len(short) <= SHORT or (len(long) - len(short) >= SLIPS and long.endswith(short)):
        return False  # "Søskovvej" is no slip of Skovvej, but has a word more.
    likeness = fuzz.ratio(typed, known)
    if likeness >= ALIKE * 100:
        # A slip in the first letter is rare: with another one it is another word, "Lindarvegur" for "Hlíðarvegur".
        most = SLIPS if typed[0] == known[0] and len(short) > LONGEST_SLIPPED_ONCE else 1
        if OSA.distance(typed, known, score_cutoff=most) <= most:
            return True
    return len(short) > SHORT + 1 and likeness >= SOUNDS_ALIKE * 100 and sound(typed) == sound(known)


def abbreviates(short: str, long: str) -> bool:
    """Whether a word is another's consonants.

    >>> abbreviates("mkt", "market"), abbreviates("mat", "market")
    (True, False)
    """
    if not 1 < len(short) <= len(long) - 2 or short[0] != long[0] or not _VOWELS.isdisjoint(short[1:]):
        return False
    rest = iter(long)
    return all(letter in rest for letter in short)


_VOWELS = frozenset("aeiou")


def explained(
    typed: Sequence[str],
    names: Iterable[Sequence[str]],
    exact: Collection[str] = (),
    strict: Collection[str] = (),
    types: Collection[str] = (),
    short: Mapping[str, str] = MappingProxyType({}),
    slips: Mapping[str, str] = MappingProxyType({}),
) -> set[int]:
    """The places of typed words that stand for a word of any of some names, or are among the exact ones.

    The `strict` ones never stand for another, nor another for them: "n" is north, and no beginning of "new". Nor do
    the `types` of streets, "stein" is no "st"; but a letter may be an initial all the same: "V. Emanuele". `short`
    has the short forms of words of the names: "avenue" is there once "ave" is. Words of `slips` are there misspelt
    only: long forms of what is compared in a short one.

    >>> sorted(explained(["kerk", "str", "7"], [["kerkstr"]]))
    [0, 1]
    >>> sorted(explained(["oak", "ave", "a"], [["oak", "ave"], ["oak", "avenue"]], short={"avenue": "ave"}))
    [0, 1]
    """
    known = {word for name in names for word in name}
    found = {at for at, word in enumerate(typed) if word in known or word in exact}
    if len(found) == len(typed):
        return found
    # A word that is there as itself is not there as another one as well.
    there = {typed[place] for place in found}
    free = {
        word
        for word in known
        if word not in there and short.get(word) not in there and word not in strict and word not in types
    }
    missing_types = [word for word, form in slips.items() if form not in there]
    like = {
        at
        for at, word in enumerate(typed)
        if at in found
        or (
            word not in strict
            and (word not in types or len(word) == 1)
            and (
                any(stands_for(word, other) for other in free)
                or any(_is_type_in_short(word, other) for other in missing_types)
            )
        )
    }
    like -= _initials_of_what_is_there(typed, like - found, free)
    if len(like) == len(typed):
        return like
    for name in names:
        like |= _joined(typed, name, like, there)
    return like


def _initials_of_what_is_there(typed: Sequence[str], like: set[int], free: set[str]) -> set[int]:
    """The places of letters whose words are there, misspelt: "79 p Boulevard Pniatowski" is no. 79 p."""
    letters = {at for at in like if len(typed[at]) == 1}
    there = [typed[at] for at in like - letters]
    return {
        at
        for at in letters
        if all(any(stands_for(each, word) for each in there) for word in free if word.startswith(typed[at]))
    }


def _is_type_in_short(typed: str, known: str) -> bool:
    """Whether a word is a street's type, shortened or misspelt: "roa", "bv", "stret", but no "star" or "stewart"."""
    if abbreviates(typed, known) or (len(typed) >= SHORT and known.startswith(typed)):
        return True
    most = 1 if len(known) <= SHORT + 2 else 2
    return OSA.distance(typed, known, score_cutoff=most) <= most


def _joined(typed: Sequence[str], name: Sequence[str], found: set[int], there: set[str]) -> set[int]:
    """The places of words that were split or joined: runs that make one spelling with a run of the name.

    `there` are the typed words that are there as themselves in any of the names.
    """
    joined: set[int] = set()
    alone = set(name)
    runs = [name[start:end] for start, end in _runs(len(name)) if end - start > 1]
    spelled = {"".join(words) for words in runs}
    # A word cut to its letter has lost what a slip is told by: "Newvancouver" is near "n vancouver".
    whole = {"".join(words) for words in runs if min(map(len, words)) > 1}
    known = spelled | alone
    for start, end in _runs(len(typed)):
        places = range(start, end)
        if found.issuperset(places) or joined.issuperset(places):
            continue
        words = typed[start:end]
        run = "".join(words)
        several = end - start > 1
        # A word that is there as itself was not torn: "Brusendorfer ata" is no slip of "Brusendorfer Str".
        if run in (known if several else spelled) or (
            there.isdisjoint(words) and _is_near(run, whole | alone if several else whole, words)
        ):
            joined.update(places)
    return joined


@lru_cache(maxsize=MAX_TEXT)
def _runs(size: int) -> tuple[tuple[int, int], ...]:
    """The first and the last place, excluded, of each run of up to `LONGEST_RUN` of so many words."""
    return tuple(
        (start, end) for start in range(size) for end in range(start + 1, min(start + LONGEST_RUN, size) + 1)
    )


def _is_near(run: str, others: Iterable[str], words: Sequence[str]) -> bool:
    """Whether a joined spelling is one of some others but for a slip; a short word is no slip."""
    if len(run) <= SHORT * 2 or not run.isalpha() or min(map(len, words)) < SHORT:
        return False
    for other in others:
        # As in single words, a slip in the first letter is rare: "Southvancouver" is not North Vancouver.
        most = SLIPS if len(run) >= LONG and run[0] == other[0] else 1
        may_be = len(other) > SHORT * 2 and abs(len(run) - len(other)) <= most
        if may_be and OSA.distance(run, other, score_cutoff=most) <= most:
            return True
    return False
