"""What somebody typed beside what was meant: which word stands for which, and what went wrong within it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import Editop, Levenshtein

from addrkit.locale.country import Country
from addrkit.locale.text import fold
from addrkit.train.noise.misspelling import SOUNDS, neighbours

_LIKE = 0.6
"""Two words are spellings of one if at most 40 % of their letters differ."""
_ALONE = 0.7
"""What a word without a partner costs: two of them cost more than any misspelling."""


class AlignedWord(NamedTuple):
    """A folded word that is meant, and the component it belongs to."""

    text: str
    component: str


class Step(NamedTuple):
    """Words that are meant and words that stand for them; one of the two may be empty."""

    meant: tuple[AlignedWord, ...]
    typed: tuple[str, ...]
    kind: str
    """equal, short, long, number word, misspelt, cut short, other type, wrong code, split, joined, missing, extra."""


def align(meant: Sequence[AlignedWord], typed: Sequence[str], where: Country) -> list[Step]:
    """The cheapest way to make what was typed out of what was meant.

    >>> from addrkit.locale.country import country
    >>> meant = [AlignedWord(each, "street") for each in ("avenue", "du", "general", "leclerc")]
    >>> [step.kind for step in align(meant, ["av", "general", "leclerk"], country("FR"))]
    ['short', 'missing', 'equal', 'misspelt']
    """
    best: dict[tuple[int, int], tuple[float, Step | None]] = {(0, 0): (0.0, None)}
    for i in range(len(meant) + 1):
        for j in range(len(typed) + 1):
            ways = [best[i, j]] if i == j == 0 else []
            for a, b in ((1, 1), (1, 0), (0, 1), (2, 1), (1, 2)):
                if i >= a and j >= b:
                    cost, kind = _priced(meant[i - a : i], typed[j - b : j], where)
                    step = Step(tuple(meant[i - a : i]), tuple(typed[j - b : j]), kind)
                    ways.append((best[i - a, j - b][0] + cost, step))
            best[i, j] = min(ways, key=lambda way: way[0])
    steps = []
    i, j = len(meant), len(typed)
    while (last := best[i, j][1]) is not None:
        steps.append(last)
        i, j = i - len(last.meant), j - len(last.typed)
    return steps[::-1]


_NEVER = 1e6


def _priced(meant: Sequence[AlignedWord], typed: Sequence[str], where: Country) -> tuple[float, str]:
    if not typed:
        return _ALONE, "missing"
    if not meant:
        return _ALONE, "extra"
    if len(meant) != len(typed):
        whole = "".join(word.text for word in meant) == "".join(typed)
        return (0.3 if whole else _NEVER), ("joined" if len(meant) > 1 else "split")
    return _priced_word(meant[0], typed[0], where)


def _priced_word(meant: AlignedWord, typed: str, where: Country) -> tuple[float, str]:
    if meant.text == typed:
        return 0.0, "equal"
    if meant.component in ("postcode", "house_number"):
        code = meant.component == "postcode" and typed.isdecimal() and len(typed) == len(meant.text)
        return (0.4, "wrong code") if code else (_NEVER, "")
    if where.contract(meant.text) == where.contract(typed):
        if meant.text.isdecimal() != typed.isdecimal():
            return 0.1, "number word"
        return 0.1, "short" if len(typed) < len(meant.text) else "long"
    if not typed.isalpha() or not meant.text.isalpha():
        return _NEVER, ""
    if {meant.text, typed} <= where.street_types and meant.component == "street":
        return 0.6, "other type"
    if len(typed) > 2 and meant.text.startswith(typed) and len(meant.text) > len(typed) + 1:
        return 0.5, "cut short"
    likeness = Levenshtein.normalized_similarity(meant.text, typed)
    if likeness >= _LIKE and len(meant.text) > 2:
        return 1.2 - likeness, "misspelt"
    return _NEVER, ""


def misspelling_kind(meant: str, typed: str) -> str:
    """What kind of error made one word of another.

    >>> misspelling_kind("haussmann", "hausmann"), misspelling_kind("maison", "miason")
    ('one letter for two', 'swapped')
    >>> misspelling_kind("quinet", "quimet"), misspelling_kind("henry", "henri"), misspelling_kind("monge", "monges")
    ('neighbouring key', 'by sound', 'mute letter')
    """
    operations = list(Levenshtein.editops(meant, typed))
    if len(operations) == 1:
        found = _single(meant, typed, operations[0])
        if found != "another letter":
            return found
    if any(
        typed == meant[:at] + written + meant[at + len(heard) :]
        for heard, written in SOUNDS
        for at in range(len(meant))
        if meant.startswith(heard, at)
    ):
        return "by sound"
    swapped = [meant[:at] + pair[1] + pair[0] + meant[at + 2 :] for at, pair in enumerate(pairwise(meant))]
    if typed in swapped:
        return "swapped"
    return "another letter" if len(operations) == 1 else "several letters"


def _single(meant: str, typed: str, operation: Editop) -> str:
    tag, at, to = operation.tag, operation.src_pos, operation.dest_pos
    if tag == "replace":
        if typed[to] in neighbours(meant[at]):
            return "neighbouring key"
        return "another letter"
    longer, place = (meant, at) if tag == "delete" else (typed, to)
    if longer[place] in longer[max(0, place - 1) : place] + longer[place + 1 : place + 2]:
        return "one letter for two" if tag == "delete" else "two letters for one"
    if place == len(longer) - 1 and longer[place] in "esthx":
        return "mute letter"
    if any(longer[place] == heard and not written for heard, written in SOUNDS):
        return "by sound"
    return "letter missing" if tag == "delete" else "letter added"


def meant_words(parts: Sequence[tuple[str, str]]) -> list[AlignedWord]:
    """The folded words of components, in the order given.

    >>> meant_words([("street", "Rue de l'Église")])[-1]
    AlignedWord(text='eglise', component='street')
    """
    return [AlignedWord(word, name) for name, value in parts for word in fold(value).split()]
