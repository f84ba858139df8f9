"""What stands beside a house or is a part of it: "Barn, 40 Station Road" is another door than no. 40."""

from __future__ import annotations

from collections.abc import Sequence

from addrkit.judge.account.telling import telling_of
from addrkit.judge.account.typed_words import Typed
from addrkit.locale.country import Country
from addrkit.locale.outbuildings import names_outbuilding
from addrkit.locale.telling_words import relative_words
from addrkit.locale.text import folded_words
from addrkit.locale.unit_words import small_unit_words
from addrkit.parsing.query import Query
from addrkit.types import Record

_HELD_FOR = ("building", "unit", "suburb")
"""What such a word may be held for."""
_BESIDE = (None, "city")
"""The same of single words."""


def is_an_outbuilding(
    query: Query, typed: Sequence[Typed], left: Sequence[Typed], record: Record, *, unit_is_there: bool
) -> bool:
    """Whether what the record has not is called by its kind alone: "The Coach House", "granny annexe".

    A word that is none makes a name of it: "Barn Owl Cottage", "Garage Müller". A unit that is there is none.
    """
    known = {word for value in record.components.values() for word in folded_words(value)}
    held = [
        folded_words(query.value(name) or "") for name in _HELD_FOR if not (name == "unit" and unit_is_there)
    ]
    unheld = [words for words in held if not known.issuperset(words)]
    small = _small(query.conventions)
    return any(names_outbuilding(words, small) for words in (*unheld, *_loose(query.text, typed, left)))


def _loose(text: str, typed: Sequence[Typed], left: Sequence[Typed]) -> list[list[str]]:
    """The words of no part of a line, those together that stand side by side, where nothing explains one of them."""
    unknown = {word.start for word in left}
    runs: list[list[Typed]] = []
    for word in typed:
        if word.label not in _BESIDE:
            continue
        if runs and runs[-1][-1].label == word.label and not text[runs[-1][-1].end : word.start].strip():
            runs[-1].append(word)
        else:
            runs.append([word])
    return [
        [part for word in run for part in word.folded.split()]
        for run in runs
        if any(word.start in unknown for word in run)
    ]


def _small(conventions: Country | None) -> frozenset[str]:
    """Words that make no name of it: small ones, and those of units and positions."""
    of_all = relative_words() | small_unit_words()
    return of_all | conventions.particles | telling_of(conventions) if conventions is not None else of_all
