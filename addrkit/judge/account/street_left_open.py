"""A street's name of which what tells it from others was not typed: "Rue Marcellin" for Rue Marcellin Caze."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz

from addrkit.compare.compare import Compared
from addrkit.compare.names import known_directions, street_type, street_types
from addrkit.compare.words import ALIKE, SHORT
from addrkit.gazetteer.entries import Entry
from addrkit.judge.account.typed_words import Typed
from addrkit.judge.score.features import SAME
from addrkit.locale.country import Country
from addrkit.locale.telling_words import leading_words, no_first_names
from addrkit.locale.text import folded_words

_OF_STREETS: Final = frozenset({"street", None})
_APOSTROPHES: Final = ("'", "’")
_SHORT_LEAD: Final = 2
"""Letters of such a word in short, at most."""
_NO_NAMES: Final = frozenset({"house_number", "unit", "postcode", "po_box", "region", "country"})


def is_left_open(
    text: str,
    typed: Sequence[Typed],
    names: Sequence[tuple[str, ...]],
    chosen: Compared,
    conventions: Country | None,
) -> bool:
    """Whether a telling word of a street's name was not typed, under none of its names.

    First names may be left out where the country does so; a last name, and the number of a road, may not.
    """
    seen = chosen.evidence
    if conventions is None or seen.postcode.implied != "nothing":
        return False
    if not any(word.label == "street" for word in typed):
        return False
    if _lacks_its_lead(typed, chosen.ready.entry):
        return True
    if seen.street.text >= SAME:
        return False
    own = {word for place in (*chosen.ready.places, chosen.ready.region_words) for word in place}
    said = [word for word in typed if word.label in _OF_STREETS or word.form not in own]
    # The one letter of "Mary's" is itself, and no saint's.
    letters = frozenset(
        word.start
        for word in said
        if len(word.folded) == 1 and text[word.start - 1 : word.start] in _APOSTROPHES
    )
    return all(_lacks(said, name, conventions, letters) for name in names)


def _lacks_its_lead(typed: Sequence[Typed], entry: Entry) -> bool:
    """Whether all of a street's names begin with a word such as "Am", and none was typed: "Kirchplatz" is another."""
    leads = leading_words()
    own = [folded_words(name)[:1] for name in (entry.name, *entry.other_names) if name]
    if not own or not all(first and first[0] in leads for first in own):
        return False
    said = [word.folded for word in typed if word.label in _OF_STREETS]
    # "A. Markt", "u.d. Linden"
    letters = {first[0][:1] for first in own}
    return not any(word in leads or (word[:1] in letters and len(word) <= _SHORT_LEAD) for word in said)


def _lacks(
    typed: Sequence[Typed], name: tuple[str, ...], conventions: Country, letters: frozenset[int]
) -> bool:
    telling = _telling(name, conventions)
    types = street_types(conventions)
    missing = [
        word
        for word in telling
        if not any(
            each.form == word if each.form in types or each.start in letters else _stands_for(each, word)
            for each in typed
        )
    ]
    if not missing:
        return False
    if len(missing) == len(telling):
        # Cut in other places, the words may be there all the same: "Kerk straat".
        said = "".join(word.form for word in typed if word.label in _OF_STREETS)
        own = "".join(telling)
        alike = fuzz.partial_ratio if len(said) > len(own) else fuzz.ratio
        return alike(own, said) < ALIKE * 100
    if not conventions.first_names_left_out:
        return True
    named = _no_names_of_persons(conventions)
    return missing[-1] == telling[-1] or any(word.isdigit() or word in named for word in missing)


@lru_cache(maxsize=300)
def _no_names_of_persons(conventions: Country) -> frozenset[str]:
    """Words of streets' names that are no first names, in full and as they are compared."""
    words = no_first_names()
    short = (conventions.contract(word) for word in words)
    return words.union(short, street_types(conventions), conventions.street_types)


def _telling(name: tuple[str, ...], conventions: Country) -> list[str]:
    """The words of a name but its particles, its type, which is there once, and the directions around it."""
    forms = [conventions.contract(word) for word in name]
    kind = street_type(forms, conventions)
    of_type = [at for at, form in enumerate(forms) if form == kind]
    small = set(of_type[-1:] if conventions.type_position == "last" else of_type[:1])
    turns, edges = known_directions(conventions), (0, len(forms) - 1)
    small.update(at for at, form in enumerate(forms) if at in edges and form in turns)
    return [word for at, word in enumerate(name) if at not in small and word not in conventions.particles]


def _stands_for(typed: Typed, word: str) -> bool:
    """Whether a word was typed: within another, by its beginning ("Av. J. Rousseau"), or with a slip."""
    if typed.label in _NO_NAMES:
        return typed.folded == word
    if len(word) == 1:
        # "West" is compared as "w", which most words have.
        return any(said.startswith(word) for said in (typed.form, typed.folded))
    return any(
        word in said or word.startswith(said) or (len(word) > SHORT and fuzz.ratio(said, word) >= ALIKE * 100)
        for said in (typed.form, typed.folded)
    )
