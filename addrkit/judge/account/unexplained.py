"""The typed words that nothing of a record explains: not as themselves, shortened, in another spelling or form."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Final, NamedTuple

from addrkit.compare.names import full_types, known_directions, street_types
from addrkit.compare.stand_ins import explained
from addrkit.compare.words import SHORT
from addrkit.judge.account.additions import links_in_short, said_of_the_place
from addrkit.judge.account.beside_names import (
    areas_of_postcodes,
    borrowed,
    only_begun,
    patched,
    said_beside,
    spent,
)
from addrkit.judge.account.joined_as_written import joined_as_written
from addrkit.judge.account.typed_words import Typed
from addrkit.locale.country import Country
from addrkit.locale.numbers import roman
from addrkit.locale.telling_words import leading_words, relative_words

_INITIALS = 3
"""Words of a place's name from which its initials are said for it."""
_PARTICLE = 2
"""Letters of a particle that may be the letters of a number that it stands behind, at most."""
_OF_PLACES: Final = frozenset({"suburb", "city", "district", "region", "building", None})
"""Components of which a letter may be the beginning of a name's word."""
_NAMED_BY_WORDS: Final = frozenset({"street", "suburb", "city", "district"})
"""Components whose small words may be left out."""
_ELISIONS: Final = ("'", "’")
"""Signs that join a letter to the name behind it."""


class Codes(NamedTuple):
    """The words of a record that stand for nothing but themselves."""

    own: frozenset[str]
    """Those of its number, of its unit and of its region, and the type of a street whose name shows none."""
    postcodes: frozenset[str]
    """Its postcodes and those of what was decided for, whole and by their parts."""


def unexplained(
    text: str,
    typed: Sequence[Typed],
    names: Sequence[tuple[str, ...]],
    places: Sequence[tuple[str, ...]],
    alone: Codes,
    conventions: Country | None,
    whole: frozenset[str],
    short: dict[str, str],
) -> list[Typed]:
    """The typed words that nothing of the record explains, in their order; those of `whole` components all are."""
    codes = alone.own | alone.postcodes
    particles = conventions.particles if conventions else frozenset()
    behind_number = next(
        (at + 1 for at, word in enumerate(typed) if word.label == "house_number"), len(typed)
    )
    at_number = typed[behind_number : behind_number + 1]
    turns = known_directions(conventions) if conventions else frozenset()
    types = street_types(conventions) if conventions else frozenset()
    open_words = [word for word in typed if word.label not in whole]
    forms = [word.form for word in open_words]
    # "Foest" is a slip of the forest in "Forest Grove Dr", which is a type elsewhere.
    said = {word: word for name in (*names, *places) for word in name} | short
    within = {word: form for word, form in said.items() if len(word) > SHORT and form in types}
    slips = full_types(names[0], conventions) | within
    # "Face" is no slip of "France", nor a beginning of anything.
    strict = turns | relative_words()
    # "Nord", which is compared as "n", is no initial of "Nationale".
    strict |= {word.form for word in open_words if len(word.form) == 1 < len(word.folded)}
    found = explained(forms, names, codes, strict, types, short, slips)
    if len(found) < len(forms):
        own = found
        found = explained(forms, (*names, *places), codes, strict, types, short, slips)
        has_town = any(word.label == "city" for word in typed)
        found -= borrowed(open_words, found, own, places, turns, has_town=has_town)
        found -= patched(open_words, found, (*names, *places), codes, conventions)
        # "Palling Rd, Paling": the street has the town's name, and the town is misspelt.
        town = [at for at, word in enumerate(open_words) if word.label == "city"]
        by_itself = explained([forms[at] for at in town], places, codes, strict, types, short, slips)
        found |= set(town) if len(by_itself) == len(town) else set()
    if len(found) < len(forms):
        found |= joined_as_written(open_words, names)
    found -= spent(open_words, typed, names, codes, turns)
    found -= only_begun(text, open_words, found, (*names, *places), codes, conventions)
    found -= _letters_alone(text, open_words, codes)
    found |= said_beside(open_words, conventions) | links_in_short(open_words, places)
    if any(word.folded in alone.postcodes for word in typed):
        found |= _initials(text, open_words, places)
    areas = areas_of_postcodes(open_words, alone.postcodes, conventions)
    of_places = said_of_the_place(text, typed, alone.postcodes, conventions)
    # A small word by itself links nothing: "Kolonnenstr. 48 AM".
    linking = {word.label for word in typed if word.folded not in particles}
    other_lead = _leads_otherwise(typed, names)
    rulers = _number_of_a_ruler(typed)
    capitals = _capitals_alone(text, typed, particles)
    return [
        word
        for at, word in enumerate(open_words)
        if (at not in found or word is other_lead or _is_letter_of_its_own(word, open_words))
        and at not in areas
        and word not in of_places
        and not (
            word.label is not None
            and word.label in linking
            and word.folded in particles
            and word not in (other_lead, rulers)
            and word not in capitals
            # "155 La Rue Pelleport" is no. 155 La, where there is such; "12 l'Orée" is none.
            and not (
                word in at_number
                and len(word.folded) <= _PARTICLE
                and word.label == "street"
                and text[word.end : word.end + 1] not in _ELISIONS
            )
        )
        and (word.folded not in codes or word.label == "street")
    ]


def _initials(text: str, typed: Sequence[Typed], places: Iterable[tuple[str, ...]]) -> set[int]:
    """The places of the initials of a quarter: "SDA" is Safdarjung Development Area."""
    short = {"".join(word[0] for word in name) for name in places if len(name) >= _INITIALS}
    return {
        at
        for at, word in enumerate(typed)
        if word.label == "suburb" and word.folded in short and text[word.start : word.end].isupper()
    }


def _letters_alone(text: str, typed: Sequence[Typed], codes: Collection[str]) -> set[int]:
    """The places of letters that begin no name of a place: of "Burgos, B" the last may be a flat's."""
    return {
        at
        for at, word in enumerate(typed)
        if len(word.folded) == 1
        and word.folded.isalpha()
        and word.label in _OF_PLACES
        and word.form not in codes
        # "Frankfurt/M.", "Ivry s/ Seine", "S:t Eriksgatan"
        and not {text[word.start - 1 : word.start], text[word.end : word.end + 1]} & {".", "/", ":"}
        and not (
            at + 1 < len(typed)
            and typed[at + 1].label == word.label
            and not text[word.end : typed[at + 1].start].strip(" .'’-")
        )
    }


def _leads_otherwise(typed: Sequence[Typed], names: Iterable[tuple[str, ...]]) -> Typed | None:
    """The word that the street begins with where none of the record's names do: "Zum" for "Am", or for no such word."""
    first = next((word for word in typed if word.label == "street"), None)
    said = leading_words().get(first.folded) if first is not None else None
    if first is None or said is None:
        return None
    leads = leading_words()
    begins = [name[0] for name in names if name]
    own = {leads[word] for word in begins if word in leads}
    # "A. Markt", "u.d. Linden" in a register are in short.
    short = not own and any(word[:1] == said[:1] and len(word) <= _PARTICLE for word in begins)
    return None if short or said in own else first


def _number_of_a_ruler(typed: Sequence[Typed]) -> Typed | None:
    """The letter that ends a street's name and is a Roman number: the "I" of "Jana Pawła I" is no word for "and"."""
    street = [word for word in typed if word.label == "street"]
    last = street[-1] if len(street) > 1 else None
    return last if last is not None and len(last.folded) == 1 and roman(last.folded) else None


def _capitals_alone(text: str, typed: Sequence[Typed], particles: Collection[str]) -> list[Typed]:
    """The capital letters that look like a small word, in a text whose other small words have none: "Objat A"."""
    small = [word for word in typed if word.folded in particles]
    alone = [
        word
        for word in small
        if len(word.folded) == 1 and text[word.start].isupper() and word.label in _NAMED_BY_WORDS
    ]
    if not alone or text.isupper() or any(text[word.start].isupper() for word in small if word not in alone):
        return []
    return [word for word in alone if text[word.end : word.end + 1] not in _ELISIONS]


def _is_letter_of_its_own(word: Typed, typed: Sequence[Typed]) -> bool:
    """Whether a letter only looks like a street's type, which is there in full: "33 R Rue Dolto" is door 33 R."""
    return (
        len(word.folded) == 1
        and word.label == "street"
        and any(each.form == word.form and each.label == "street" and len(each.folded) > 1 for each in typed)
    )
