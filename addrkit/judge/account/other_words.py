"""Words of a street that are no slips of the record's, for the gazetteer has them: "Victor Road" for Victoria Road."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import Final

from rapidfuzz.distance import OSA

from addrkit.compare.compare import Compared
from addrkit.compare.names import street_types
from addrkit.compare.sounds import sound
from addrkit.compare.stand_ins import SLIPS, abbreviates, stands_for
from addrkit.compare.words import SHORT
from addrkit.index.words import WordIndex
from addrkit.judge.account.typed_words import Typed
from addrkit.locale.country import Country
from addrkit.locale.telling_words import first_names
from addrkit.parsing.pasted.phrases import given_names

_ELSEWHERE: Final = 2
"""Entries of a gazetteer from which a word is one of its words, and not a slip in it."""
_TELLING: Final = 5
"""Letters from which another word of the name tells that it is that name."""
_RARER: Final = 20
"""How much rarer than the record's word it is where it is a slip of that one in the gazetteer too."""


def words_of_others(
    text: str,
    typed: Sequence[Typed],
    left: Sequence[Typed],
    names: Sequence[Sequence[str]],
    short: Collection[str],
    chosen: Compared,
    conventions: Country | None,
) -> list[Typed]:
    """The words of the typed street that pass for misspelt words of the record's names and are words of their own.

    One that sounds as the record's, is one slip away from it or begins it is a spelling of it where a telling word of
    the name stands beside it: "Henri Monnier" is Henry Monnier, "Edgard Faure" Edgar Faure.
    """
    own = {word for name in names for word in name}
    apart = street_types(conventions) | conventions.particles if conventions is not None else frozenset[str]()
    apart |= {word for place in chosen.ready.places for word in place}
    street = [word for word in typed if word.label == "street" and word.form not in apart]
    joined = [whole for whole in map("".join, pairwise(word.form for word in typed)) if whole in own]
    parted = {"".join(pair) for name in names for pair in pairwise(name)}
    strange = [
        word
        for word in street
        if word not in left
        and word.form not in own
        and word.form not in short
        and word.form not in parted
        and word.folded.isalpha()
        and not any(word.form in whole for whole in joined)
    ]
    if not strange:
        return []
    known = [word for word in own if len(word) > SHORT]
    there = [word.form for word in street if word.form in own]
    told = any(len(word) >= _TELLING for word in there)
    index = chosen.candidate.gazetteer.words
    names_of_persons = given_names() | first_names()
    return [
        word
        for word in strange
        if (not told and _only_begins(word, text, known))
        # "Victor" is a name of its own, whether or not the gazetteer has it.
        or (
            not there
            and word.folded in names_of_persons
            and not any(sound(each) == sound(word.form) for each in known)
        )
        or (
            len(word.form) > SHORT
            and _is_its_own(word.form, known, index)
            and not any(abbreviates(word.form, each) for each in own)
            and not (there and any(sound(each) == sound(word.form) for each in known))
            and not (told and any(OSA.distance(word.form, each, score_cutoff=1) <= 1 for each in known))
        )
    ]


def _only_begins(word: Typed, text: str, known: Sequence[str]) -> bool:
    """Whether a word is nothing but the beginning of a much longer one, with no point behind it: "oak", "church".

    It is taken as it was typed: "church" is compared in a short form, which would be one of "churchill".
    """
    form = word.folded
    if len(form) < SHORT or text[word.end : word.end + 1] == ".":
        return False
    meant = [each for each in known if each.startswith(form) or stands_for(form, each)]
    return bool(meant) and all(
        each.startswith(form) and len(each) - len(form) > SLIPS and not abbreviates(form, each)
        for each in meant
    )


def _is_its_own(form: str, known: Sequence[str], index: WordIndex) -> bool:
    """Whether a gazetteer has a word too often for a slip of the word that it may stand for."""
    found = index.frequency(form)
    meant = max((index.frequency(each) for each in known if stands_for(form, each)), default=0)
    return found >= _ELSEWHERE and found * _RARER >= meant
